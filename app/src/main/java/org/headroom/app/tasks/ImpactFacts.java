package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.ImpactPage;
import org.headroom.app.report.impact.Quantity;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.SiteTree;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a report was made from, so that it can be made again. Nothing of it says when it was written. */
final class ImpactFacts {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm xxx", Locale.ENGLISH);

    private static final JsonMapper JSON = new JsonMapper();

    private ImpactFacts() {}

    static List<List<String>> of(ImpactStored stored, ImpactCases.Answered answered, ImpactRequest request) {
        ImpactCase c = answered.impact();
        RunSpec spec = stored.run().spec();
        List<List<String>> facts = new ArrayList<>();
        facts.add(List.of("Run", stored.id().text()));
        facts.add(
                List.of("Kind", c.window().kind() + ", " + c.window().variant().replace('_', ' ')));
        facts.add(List.of("Window", moment(c, spec.fromS()) + " to " + moment(c, spec.toS())));
        facts.add(List.of("Year", c.year().from() + " to " + c.year().to()));
        facts.add(List.of("Site", spec.site()));
        facts.add(List.of("Weather", spec.weather()));
        facts.add(List.of("Jobs", spec.jobs().isEmpty() ? "none" : spec.jobs()));
        if (c.ensemble().members() > 0) {
            facts.add(List.of(
                    "Ensemble",
                    c.ensemble().members() + " members, seed " + c.ensemble().seed()));
        } else {
            facts.add(List.of("Ensemble", "none"));
        }
        ImpactCase compared = c.compared();
        if (compared != null) {
            facts.add(List.of("Compared with run", compared.runId()));
        }
        facts.add(List.of("Headroom", Version.CURRENT + ", models " + spec.modelVersion()));
        answered.notes().forEach(note -> facts.add(List.of("Note", note)));
        facts.add(List.of("Arguments", arguments(spec.argumentsJson())));
        spec.inputs().forEach((name, hash) -> facts.add(List.of("SHA-256 of " + name.replace('_', ' '), hash)));
        file(facts, "census file", request.census());
        file(facts, "places file", request.places());
        request.weather().forEach(path -> file(facts, "weather " + path.getFileName(), path));
        return facts;
    }

    /** Those that were given. */
    private static String arguments(String json) {
        if (!(JSON.readTree(json) instanceof ObjectNode all)) {
            return json;
        }
        ObjectNode given = JSON.createObjectNode();
        all.properties().stream()
                .filter(each -> !each.getValue().isNull())
                .forEach(each -> given.set(each.getKey(), each.getValue()));
        return given.toString();
    }

    private static void file(List<List<String>> facts, String name, @Nullable Path path) {
        if (path != null) {
            try {
                facts.add(List.of("SHA-256 of " + name, RunId.contentHash(Files.readAllBytes(path))));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
    }

    private static String moment(ImpactCase c, long epochS) {
        return MOMENT.format(Instant.ofEpochSecond(epochS).atZone(c.zone()));
    }

    /** The site's numbers with their passports, each stage of a path apart, as written in the file. */
    static List<ImpactPage.Input> inputs(SiteTree tree) {
        List<ImpactPage.Input> inputs = new ArrayList<>();
        for (Leaf leaf : tree.leaves()) {
            for (Leaf.Stage stage : leaf.stages()) {
                if (stage.value() instanceof Leaf.Num num
                        && Double.isFinite(num.sourced().value())) {
                    Sourced of = num.sourced();
                    inputs.add(new ImpactPage.Input(
                            leaf.path() + (stage.from() == null ? "" : " from " + stage.from()),
                            PlainNumber.all(of.value()),
                            of.unit() == Unit.ONE || of.unit() == Unit.COUNT
                                    ? ""
                                    : of.unit().label(),
                            of.low() == null ? "" : PlainNumber.all(Objects.requireNonNull(of.low())),
                            of.high() == null ? "" : PlainNumber.all(Objects.requireNonNull(of.high())),
                            of.confidence(),
                            of.source()));
                }
            }
        }
        return inputs;
    }

    /**
     * The page as it is printed: all inputs would fill fifty sheets, so that paper gets those that its numbers rest on, a
     * regulator's also every assumption, and the place where all of them are.
     */
    static ImpactPage onPaper(ImpactPage page) {
        boolean checked = page.audience() == Audience.REGULATOR;
        Map<String, Quantity> byId = new HashMap<>();
        page.quantities().forEach(q -> byId.put(q.id(), q));
        Set<String> named = new HashSet<>();
        page.quantities().forEach(q -> collect(q, byId, named));
        List<ImpactPage.Input> inputs = page.inputs().stream()
                .filter(input -> named.contains(path(input)) || checked && input.confidence() == Confidence.ASSUMPTION)
                .toList();
        List<List<String>> facts = new ArrayList<>(page.facts());
        facts.add(List.of(
                "Inputs",
                inputs.size() + " of " + page.inputs().size()
                        + " are printed: those that the numbers here name"
                        + (checked ? ", and every assumption" : "") + ". All are in the HTML and in report.json."));
        return new ImpactPage(
                page.runId(),
                page.site(),
                page.shown(),
                page.metered(),
                page.audience(),
                facts,
                page.sections(),
                page.quantities(),
                inputs);
    }

    private static void collect(Quantity q, Map<String, Quantity> byId, Set<String> named) {
        for (String input : q.inputs()) {
            Quantity other = byId.get(input);
            if (named.add(input) && other != null) {
                collect(other, byId, named);
            }
        }
    }

    private static String path(ImpactPage.Input input) {
        int stage = input.path().indexOf(' ');
        return stage < 0 ? input.path() : input.path().substring(0, stage);
    }
}
