package org.headroom.app.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Finding;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Numbers;
import org.headroom.data.site.Rule;
import org.headroom.data.site.SiteTree;
import org.jspecify.annotations.Nullable;

/** Looks at a site file: its inputs with their passports, and what does not fit together. */
public final class SiteView {
    private final SiteTree tree;

    public SiteView(SiteInput input) {
        this.tree = input.tree();
    }

    /**
     * One input, or one stage of it.
     *
     * @param from when this stage begins, or empty
     * @param value as a file would write it
     * @param unit what people read, or empty
     * @param low lower end of the known range, or null; so too {@code high}
     * @param meaning a few words
     */
    public record Row(
            String path,
            String from,
            String value,
            @Nullable Double number,
            String unit,
            String source,
            String confidence,
            @Nullable Double low,
            @Nullable Double high,
            String meaning) {

        /** The known range in words, or empty. */
        public String range() {
            return low == null && high == null ? "" : "[" + end(low) + " to " + end(high) + "]";
        }

        private static String end(@Nullable Double value) {
            return value == null ? "?" : Numbers.text(value);
        }
    }

    /** An embedded site. */
    public record Shipped(String name, String label, String summary) {}

    public static List<Shipped> shipped() {
        List<Shipped> sites = new ArrayList<>();
        for (String name : SiteTree.embeddedNames()) {
            SiteTree tree = SiteTree.embedded(name);
            sites.add(new Shipped(name, text(tree, "label"), text(tree, "summary")));
        }
        return sites;
    }

    public String id() {
        return tree.id();
    }

    /** A file that {@code --site} accepts. */
    public String yaml() {
        return tree.toYaml();
    }

    /** All inputs, or those at and below a path. */
    public List<Row> rows(@Nullable String path) {
        List<Row> rows = new ArrayList<>();
        for (Leaf leaf : tree.leaves()) {
            if (path == null || leaf.path().equals(path) || leaf.path().startsWith(path + ".")) {
                leaf.stages().forEach(stage -> rows.add(row(leaf.path(), stage)));
            }
        }
        if (rows.isEmpty() && path != null) {
            Leaf leaf = tree.leaf(path); // names close paths if there is none
            String from = path.substring(path.indexOf('@') + 1);
            leaf.stages().stream()
                    .filter(stage -> from.equals(stage.from()))
                    .forEach(stage -> rows.add(row(leaf.path(), stage)));
        }
        return rows;
    }

    private static Row row(String path, Leaf.Stage stage) {
        Rule rule = SiteTree.rule(path);
        String from = stage.from() == null ? "" : stage.from();
        String meaning = rule == null ? "" : rule.meaning();
        return switch (stage.value()) {
            case Leaf.Text text ->
                new Row(path, from, text.text() == null ? "null" : text.text(), null, "", "", "", null, null, meaning);
            case Leaf.Num num -> {
                Sourced s = num.sourced();
                yield new Row(
                        path,
                        from,
                        Numbers.text(s.value()),
                        s.value(),
                        s.unit().dimension().isEmpty() && s.unit() != Unit.PERCENT
                                ? ""
                                : s.unit().label(),
                        s.source(),
                        s.confidence().id(),
                        s.low(),
                        s.high(),
                        meaning);
            }
        };
    }

    /**
     * What does not fit together.
     *
     * @param lines one a finding, errors first
     * @param document for {@code --json}
     */
    public record Checked(int errors, int warnings, List<String> lines, Map<String, Object> document) {}

    /**
     * Holds the site's parts against each other.
     *
     * @param from at the start of which local day; null for the start of the default plan
     */
    public Checked check(@Nullable LocalDate from) {
        List<Finding> findings = from == null
                ? tree.check()
                : tree.check(from.atStartOfDay(tree.zone()).toInstant());
        List<String> lines = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .map(f -> f.severity().id() + ": " + f.path() + ": " + f.text())
                .toList();
        int errors = (int) findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .count();
        return new Checked(errors, findings.size() - errors, lines, checked(findings));
    }

    /** The document of {@code site show --json}. */
    public Map<String, Object> show(@Nullable String path) {
        Map<String, Object> document = head("headroom.site_show/1");
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (Row row : rows(path)) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", row.path());
            Envelope.put(one, "from", row.from().isEmpty() ? null : row.from());
            Envelope.put(
                    one,
                    "value",
                    row.number() != null ? row.number() : row.value().equals("null") ? null : row.value());
            Envelope.put(one, "unit", row.unit().isEmpty() ? null : row.unit());
            Envelope.put(one, "source", row.source().isEmpty() ? null : row.source());
            Envelope.put(one, "confidence", row.confidence().isEmpty() ? null : row.confidence());
            Envelope.put(one, "low", row.low());
            Envelope.put(one, "high", row.high());
            one.put("meaning", row.meaning());
            inputs.add(one);
        }
        document.put("inputs", inputs);
        return document;
    }

    private Map<String, Object> checked(List<Finding> findings) {
        Map<String, Object> document = head("headroom.site_check/1");
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("severity", finding.severity().id());
            one.put("path", finding.path());
            one.put("text", finding.text());
            list.add(one);
        }
        document.put("findings", list);
        return document;
    }

    /** The document of {@code site list --json}. */
    public static Map<String, Object> listed() {
        Map<String, Object> document = Envelope.begin("headroom.site_list/1", null);
        List<Map<String, Object>> sites = new ArrayList<>();
        for (Shipped site : shipped()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", site.name());
            one.put("label", site.label());
            one.put("summary", site.summary());
            sites.add(one);
        }
        document.put("sites", sites);
        return document;
    }

    private Map<String, Object> head(String schema) {
        Map<String, Object> document = Envelope.begin(schema, null);
        document.put("site", tree.id());
        document.put("label", text(tree, "label"));
        document.put("sha256", tree.hash());
        return document;
    }

    private static String text(SiteTree tree, String path) {
        if (tree.leaf(path).stages().getFirst().value() instanceof Leaf.Text text && text.text() != null) {
            return text.text();
        }
        throw new InputError(tree.file(), path, "nothing", "text");
    }
}
