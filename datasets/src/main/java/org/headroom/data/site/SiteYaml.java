package org.headroom.data.site;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.headroom.data.quantity.Sourced;

/** Writes a tree as YAML that reads back as the same tree: nested keys, a passport in braces behind each number. */
final class SiteYaml {
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*( [A-Za-z0-9_/-]+)*|\\d{4}-\\d\\d-\\d\\d(T[0-9:]+)?");

    private final StringBuilder out = new StringBuilder();
    private String[] open = {};

    private SiteYaml() {}

    static String text(Collection<Leaf> leaves) {
        return text(SiteSchema.CURRENT, leaves);
    }

    static String text(SiteSchema schema, Collection<Leaf> leaves) {
        SiteYaml yaml = new SiteYaml();
        Map<String, List<Leaf>> lists = new TreeMap<>();
        for (Leaf leaf : leaves) {
            Rule rule = schema.ruleOf(leaf.path());
            if (rule != null && rule.kind() == Rule.Kind.NUMBERS) {
                String list = leaf.path().substring(0, leaf.path().lastIndexOf('.'));
                if (!lists.containsKey(list)) {
                    List<Leaf> elements = leaves.stream()
                            .filter(l -> l.path().startsWith(list + "."))
                            .toList();
                    lists.put(list, elements);
                    yaml.key(list);
                    yaml.list(elements);
                }
            } else {
                yaml.key(leaf.path());
                yaml.value(leaf);
            }
        }
        return yaml.out.toString();
    }

    /** Leaves in the order of the first appearance of each of their groups, so that no key is opened twice. */
    static Map<String, Leaf> grouped(Map<String, Leaf> leaves) {
        Map<String, Integer> first = new HashMap<>();
        for (String path : leaves.keySet()) {
            for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
                first.putIfAbsent(path.substring(0, dot), first.size());
            }
            first.putIfAbsent(path, first.size());
        }
        Map<String, Leaf> sorted = new LinkedHashMap<>();
        leaves.keySet().stream()
                .sorted((a, b) -> order(a, b, first))
                .forEach(path -> sorted.put(path, Objects.requireNonNull(leaves.get(path))));
        return sorted;
    }

    private static int order(String a, String b, Map<String, Integer> first) {
        int dot = 0;
        while (true) {
            int nextA = a.indexOf('.', dot);
            int nextB = b.indexOf('.', dot);
            String headA = nextA < 0 ? a : a.substring(0, nextA);
            String headB = nextB < 0 ? b : b.substring(0, nextB);
            if (!headA.equals(headB)) {
                return Integer.compare(first.getOrDefault(headA, 0), first.getOrDefault(headB, 0));
            }
            if (nextA < 0 || nextB < 0) {
                return 0;
            }
            dot = nextA + 1;
        }
    }

    private void key(String path) {
        String[] names = path.split("\\.", -1);
        int same = 0;
        while (same < open.length && same < names.length - 1 && open[same].equals(names[same])) {
            same++;
        }
        for (int i = same; i < names.length; i++) {
            out.append("  ".repeat(i)).append(names[i]).append(":");
            if (i < names.length - 1) {
                out.append('\n');
            }
        }
        open = java.util.Arrays.copyOf(names, names.length - 1);
    }

    private void value(Leaf leaf) {
        if (!leaf.isStaged()) {
            out.append(' ').append(written(leaf.stages().getFirst().value())).append('\n');
            return;
        }
        out.append("\n").append("  ".repeat(open.length + 1)).append("stages:\n");
        for (Leaf.Stage stage : leaf.stages()) {
            out.append("  ".repeat(open.length + 2)).append("- {");
            if (stage.from() != null) {
                out.append("from: ").append(stage.from()).append(", ");
            }
            String value = written(stage.value());
            out.append(value.startsWith("{") ? value.substring(1) : "value: " + value + "}")
                    .append('\n');
        }
    }

    private void list(List<Leaf> elements) {
        List<Sourced> numbers = elements.stream()
                .map(leaf -> ((Leaf.Num) leaf.stages().getFirst().value()).sourced())
                .toList();
        Sourced one = numbers.getFirst();
        boolean alike = numbers.stream()
                .allMatch(n -> n.source().equals(one.source())
                        && n.confidence() == one.confidence()
                        && n.low() == null
                        && n.high() == null);
        if (alike) {
            List<String> values =
                    numbers.stream().map(n -> Numbers.text(n.value())).toList();
            out.append(" {value: [").append(String.join(", ", values)).append("], ");
            out.append(passport(one)).append("}\n");
        } else {
            List<String> values =
                    numbers.stream().map(n -> written(new Leaf.Num(n))).toList();
            out.append(" [").append(String.join(", ", values)).append("]\n");
        }
    }

    private static String written(Leaf.Value value) {
        return switch (value) {
            case Leaf.Text text -> text.text() == null ? "null" : quoted(text.text());
            case Leaf.Num num ->
                "{value: " + Numbers.text(num.sourced().value()) + ", " + passport(num.sourced()) + "}";
        };
    }

    private static String passport(Sourced sourced) {
        return "source: " + quoted(sourced.source()) + ", confidence: "
                + sourced.confidence().id()
                + (sourced.low() == null ? "" : ", low: " + Numbers.text(sourced.low()))
                + (sourced.high() == null ? "" : ", high: " + Numbers.text(sourced.high()));
    }

    /** Plain where it cannot be read as anything else. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !text.equals("null")) {
            return text;
        }
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> escaped.append(c);
            }
        }
        return escaped.append('"').toString();
    }
}
