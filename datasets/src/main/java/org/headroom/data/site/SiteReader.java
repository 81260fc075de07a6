package org.headroom.data.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Turns YAML into the leaves of a site tree, with every value held against the {@link SiteSchema}. */
final class SiteReader {
    private static final Set<String> PASSPORT =
            Set.of("value", "unit", "source", "confidence", "low", "high", "stages");
    private static final Pattern KEY = Pattern.compile("[a-z0-9_-]{1,60}");
    private static final Pattern NUMBER_WITH_UNIT =
            Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([A-Za-z%°µ].*)");

    private final SiteSchema schema;
    private final String file;
    private final Passport fallback;
    private final String group;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();

    /** The words of a passport; those of a stage replace those around it, those around it replace the file's. */
    private record Passport(@Nullable String unit, String source, Confidence confidence) {}

    private SiteReader(SiteSchema schema, String file, Passport fallback) {
        this(schema, file, fallback, "");
    }

    /** @param group what the file stands for; error lines leave it out */
    private SiteReader(SiteSchema schema, String file, Passport fallback, String group) {
        this.schema = schema;
        this.file = file;
        this.fallback = fallback;
        this.group = group;
    }

    /** The leaves that stand in a file; a group that is null is listed in {@code cleared} and removes its parent's. */
    static Map<String, Leaf> read(SiteSchema schema, String file, YamlNode.Group root, List<String> cleared) {
        SiteReader reader = new SiteReader(schema, file, fallback(schema, file, root));
        reader.group("", root, cleared);
        return reader.leaves;
    }

    /** The same of a file that holds one group of a site alone, as in {@code grid.network}. */
    static Map<String, Leaf> readGroup(String file, YamlNode.Group root, String group) {
        SiteSchema schema = SiteSchema.CURRENT;
        SiteReader reader = new SiteReader(schema, file, fallback(schema, file, root), group + ".");
        Map<String, YamlNode> keys = new LinkedHashMap<>(root.children());
        keys.remove("passport");
        reader.group(group, new YamlNode.Group(root.line(), keys), new ArrayList<>());
        return reader.leaves;
    }

    private static Passport fallback(SiteSchema schema, String file, YamlNode.Group root) {
        Passport unstated = new Passport(null, "not stated in the file", Confidence.ASSUMPTION);
        return root.children().get("passport") instanceof YamlNode.Group given
                ? new SiteReader(schema, file, unstated)
                        .passport("passport", given, unstated, Set.of("source", "confidence"))
                : unstated;
    }

    /** A value given as text on the command line; a number may have a unit behind it. */
    static Map<String, Leaf> readText(SiteSchema schema, String file, String path, String text, String source) {
        SiteReader reader = new SiteReader(schema, file, new Passport(null, source, Confidence.ASSUMPTION));
        Rule rule = reader.ruleOf(path, 0);
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new InputError(file, path, "nothing", rule.allowed() + (rule.optional() ? ", or null" : ""));
        }
        Matcher joined = NUMBER_WITH_UNIT.matcher(trimmed);
        boolean plain = Numbers.parse(trimmed).isPresent(); // 8e6 is a number, not 8 of a unit e6
        if (rule.isNumber() && !plain && joined.matches()) {
            trimmed = joined.group(1) + " " + joined.group(2);
        }
        int space = trimmed.indexOf(' ');
        YamlNode value = new YamlNode.Scalar(0, trimmed, false);
        if (rule.kind() == Rule.Kind.NUMBERS && trimmed.startsWith("[")) {
            value = YamlReader.parse(file, "value: " + trimmed).children().getOrDefault("value", value);
        } else if (rule.isNumber() && space > 0) {
            value = new YamlNode.Group(
                    0,
                    Map.of(
                            "value", new YamlNode.Scalar(0, trimmed.substring(0, space), false),
                            "unit",
                                    new YamlNode.Scalar(
                                            0, trimmed.substring(space).strip(), false)));
        }
        reader.leaf(path, value, rule);
        return reader.leaves;
    }

    /** A number given with its passport; its value is converted to the unit of the key. */
    static Leaf accept(String file, String path, Sourced given) {
        SiteReader reader =
                new SiteReader(SiteSchema.CURRENT, file, new Passport(null, given.source(), given.confidence()));
        Rule rule = reader.ruleOf(path, 0);
        if (!rule.isNumber()) {
            throw new InputError(file, path, "a number", rule.allowed());
        }
        Passport passport = new Passport(given.unit().suffix(), given.source(), given.confidence());
        if (given.unit().suffix().isEmpty()) {
            passport = reader.fallback;
        }
        return Leaf.constant(
                path,
                reader.scalar(
                        path,
                        new YamlNode.Scalar(0, Double.toString(given.value()), false),
                        rule,
                        passport,
                        plain(given.low()),
                        plain(given.high())),
                0);
    }

    private static YamlNode.@Nullable Scalar plain(@Nullable Double value) {
        return value == null ? null : new YamlNode.Scalar(0, Double.toString(value), false);
    }

    private void group(String path, YamlNode.Group group, List<String> cleared) {
        for (Map.Entry<String, YamlNode> entry : group.children().entrySet()) {
            String key = entry.getKey();
            YamlNode node = entry.getValue();
            String below = path.isEmpty() ? key : path + "." + key;
            if (path.isEmpty() && (key.equals("extends") || key.equals("passport"))) {
                continue;
            }
            if (!KEY.matcher(key).matches()) {
                throw error(node.line(), path, "the key '" + shorten(key) + "'", "lower case letters, digits, _ and -");
            }
            Rule rule = schema.ruleOf(below);
            if (rule != null) {
                leaf(below, node, rule);
            } else if (!schema.isGroup(below)) {
                throw unknown(below, node.line());
            } else if (node instanceof YamlNode.Group child) {
                group(below, child, cleared);
            } else if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
                cleared.add(below);
            } else {
                throw error(node.line(), below, describe(node), "the keys " + String.join(", ", schema.keysOf(below)));
            }
        }
    }

    private Rule ruleOf(String path, int line) {
        Rule rule = schema.ruleOf(path);
        if (rule == null) {
            throw unknown(path, line);
        }
        return rule;
    }

    private InputError unknown(String path, int line) {
        int dot = path.lastIndexOf('.');
        String parent = dot < 0 ? "" : path.substring(0, dot);
        List<String> keys = schema.keysOf(parent);
        List<String> close = Spelling.close(path.substring(dot + 1), keys);
        String allowed;
        if (!close.isEmpty()) {
            allowed = "did you mean " + String.join(" or ", close) + "?";
        } else if (!keys.isEmpty()) {
            allowed = "one of " + String.join(", ", keys);
        } else {
            List<String> paths = Spelling.close(
                    path, schema.rules().stream().map(Rule::pattern).toList());
            allowed = paths.isEmpty()
                    ? "a path that `site show` lists"
                    : "did you mean " + String.join(" or ", paths) + "?";
        }
        return error(line, path, "an unknown key", allowed);
    }

    private void leaf(String path, YamlNode node, Rule rule) {
        boolean element = rule.kind() == Rule.Kind.NUMBERS && !path.endsWith("." + rule.key());
        if (rule.kind() == Rule.Kind.NUMBERS && !element) {
            list(path, node, rule);
            return;
        }
        if (node instanceof YamlNode.Group group) {
            Passport around = passport(path, group, fallback, PASSPORT);
            YamlNode stages = group.children().get("stages");
            if (stages instanceof YamlNode.Items items && !group.children().containsKey("value")) {
                put(new Leaf(path, stages(path, items, rule, around), node.line()));
                return;
            }
            if (stages != null) {
                throw error(
                        stages.line(),
                        path,
                        "stages beside a value or not as a list",
                        "either value or a list of stages");
            }
            put(Leaf.constant(path, value(path, group, rule, around), node.line()));
        } else {
            put(Leaf.constant(path, scalar(path, node, rule, fallback, null, null), node.line()));
        }
    }

    private void put(Leaf leaf) {
        leaves.put(leaf.path(), leaf);
    }

    private List<Leaf.Stage> stages(String path, YamlNode.Items items, Rule rule, Passport around) {
        List<Leaf.Stage> stages = new ArrayList<>();
        for (YamlNode item : items.children()) {
            if (!(item instanceof YamlNode.Group group)) {
                throw error(item.line(), path, describe(item), "a stage such as {from: 2025-05-08, value: ...}");
            }
            Passport own = passport(
                    path, group, around, Set.of("from", "value", "unit", "source", "confidence", "low", "high"));
            String from = group.children().containsKey("from") ? text(path, group, "from") : null;
            if (from == null ? !stages.isEmpty() : !SiteTime.isTime(from)) {
                throw error(
                        item.line(),
                        path + ".stages",
                        from == null ? "no from" : from,
                        "from: a date such as 2025-05-08");
            }
            String before = stages.isEmpty() ? null : stages.getLast().from();
            if (before != null && from != null && from.compareTo(before) <= 0) {
                throw error(item.line(), path + ".stages", from + " after " + before, "stages in order of time");
            }
            stages.add(new Leaf.Stage(from, value(path, group, rule, own)));
        }
        if (stages.isEmpty()) {
            throw error(items.line(), path, "no stages", "at least one stage");
        }
        return stages;
    }

    private Leaf.Value value(String path, YamlNode.Group group, Rule rule, Passport passport) {
        YamlNode node = group.children().get("value");
        if (node == null) {
            throw error(group.line(), path, "no value", rule.allowed());
        }
        return scalar(
                path,
                node,
                rule,
                passport,
                group.children().get("low"),
                group.children().get("high"));
    }

    private void list(String path, YamlNode node, Rule rule) {
        Passport passport = fallback;
        YamlNode elements = node;
        if (node instanceof YamlNode.Group group) {
            passport = passport(path, group, fallback, Set.of("value", "source", "confidence"));
            elements = group.children().getOrDefault("value", node);
        }
        if (!(elements instanceof YamlNode.Items items)) {
            throw error(node.line(), path, describe(elements), rule.allowed());
        }
        int count = items.children().size();
        if (count < rule.low() || count > rule.high()) {
            throw error(node.line(), path, count + " numbers", rule.allowed());
        }
        for (int i = 0; i < count; i++) {
            String at = path + "." + i;
            YamlNode item = items.children().get(i);
            if (item instanceof YamlNode.Group group) {
                Passport own = passport(at, group, passport, Set.of("value", "source", "confidence", "low", "high"));
                put(Leaf.constant(at, value(at, group, rule, own), item.line()));
            } else {
                put(Leaf.constant(at, scalar(at, item, rule, passport, null, null), item.line()));
            }
        }
    }

    private Leaf.Value scalar(
            String path, YamlNode node, Rule rule, Passport passport, @Nullable YamlNode low, @Nullable YamlNode high) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            throw error(node.line(), path, describe(node), rule.allowed());
        }
        if (rule.isNumber() && !(scalar.isNull() && rule.optional())) {
            Unit unit = unit(path, rule, passport, node.line());
            double value = number(path, scalar, rule, unit, true);
            Double lowValue = low == null ? null : number(path + ".low", low, rule, unit, false);
            Double highValue = high == null ? null : number(path + ".high", high, rule, unit, false);
            if ((lowValue != null && lowValue > value) || (highValue != null && highValue < value)) {
                throw error(node.line(), path, scalar.text(), "a value between its own low and high");
            }
            return new Leaf.Num(
                    new Sourced(value, rule.unit(), passport.source(), passport.confidence(), lowValue, highValue));
        }
        if (scalar.isNull()) {
            if (!rule.optional()) {
                throw error(node.line(), path, "nothing", rule.allowed());
            }
            return new Leaf.Text(null);
        }
        String text = scalar.text();
        boolean fits = switch (rule.kind()) {
            case CHOICE -> rule.choices().contains(text);
            case DATE -> SiteTime.isDate(text);
            case TIME -> SiteTime.isTime(text);
            case CLOCK -> SiteTime.isClock(text);
            case FLAG -> text.equals("true") || text.equals("false");
            default -> !text.isBlank();
        };
        if (!fits) {
            throw error(node.line(), path, text.isBlank() ? "nothing" : "'" + shorten(text) + "'", rule.allowed());
        }
        return new Leaf.Text(text);
    }

    private Unit unit(String path, Rule rule, Passport passport, int line) {
        Unit own = rule.kind() == Rule.Kind.NUMBERS ? Unit.ONE : rule.unit();
        if (passport.unit() == null) {
            return own;
        }
        Optional<Unit> given = Unit.parse(passport.unit());
        if (given.isEmpty() || !given.get().convertibleTo(own)) {
            throw error(
                    line,
                    path,
                    "the unit '" + shorten(passport.unit()) + "'",
                    "a unit of " + (own.dimension().isEmpty() ? "plain numbers" : own.dimension()) + " such as "
                            + own.label());
        }
        return given.get();
    }

    /** The number in the unit of its key. */
    private double number(String path, YamlNode node, Rule rule, Unit given, boolean ranged) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            throw error(node.line(), path, describe(node), rule.allowed());
        }
        var parsed = scalar.quoted() ? java.util.OptionalDouble.empty() : Numbers.parse(scalar.text());
        if (parsed.isEmpty()) {
            String found = scalar.quoted() ? "the quoted text '" + shorten(scalar.text()) + "'" : describe(scalar);
            throw error(node.line(), path, found, "a number, " + rule.allowed());
        }
        double value = parsed.getAsDouble();
        Unit own = rule.kind() == Rule.Kind.NUMBERS ? Unit.ONE : rule.unit();
        if (given != own) {
            value = own.fromBase(given.toBase(value));
        }
        boolean listed = rule.kind() == Rule.Kind.NUMBERS;
        boolean fits = listed || (value >= rule.low() && value <= rule.high());
        if (ranged && (!fits || (rule.kind() == Rule.Kind.WHOLE && value != Math.rint(value)))) {
            String converted = given == own ? "" : " " + given.label() + " = " + Numbers.text(value);
            throw error(node.line(), path, scalar.text() + converted, rule.allowed());
        }
        return value;
    }

    private Passport passport(String path, YamlNode.Group group, Passport around, Set<String> keys) {
        for (Map.Entry<String, YamlNode> entry : group.children().entrySet()) {
            if (!keys.contains(entry.getKey())) {
                List<String> sorted = keys.stream().sorted().toList();
                List<String> close = Spelling.close(entry.getKey(), sorted);
                throw error(
                        entry.getValue().line(),
                        path,
                        "the key '" + shorten(entry.getKey()) + "'",
                        close.isEmpty()
                                ? "a passport with " + String.join(", ", sorted)
                                : "did you mean " + String.join(" or ", close) + "?");
            }
        }
        Map<String, YamlNode> children = group.children();
        return new Passport(
                children.containsKey("unit") ? text(path, group, "unit") : around.unit(),
                children.containsKey("source") ? text(path, group, "source") : around.source(),
                children.containsKey("confidence") ? confidence(path, group) : around.confidence());
    }

    private Confidence confidence(String path, YamlNode.Group group) {
        String text = text(path, group, "confidence");
        List<String> known = new ArrayList<>();
        for (Confidence confidence : Confidence.values()) {
            if (confidence.id().equals(text.toLowerCase(Locale.ROOT))) {
                return confidence;
            }
            known.add(confidence.id());
        }
        throw error(group.line(), path + ".confidence", "'" + shorten(text) + "'", String.join(" | ", known));
    }

    private String text(String path, YamlNode.Group group, String key) {
        YamlNode node = group.children().get(key);
        if (node instanceof YamlNode.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        }
        throw error(group.line(), path + "." + key, node == null ? "nothing" : describe(node), "text");
    }

    private static String describe(YamlNode node) {
        return switch (node) {
            case YamlNode.Group g -> "a group of keys";
            case YamlNode.Items i -> "a list";
            case YamlNode.Scalar s -> s.isNull() ? "nothing" : "'" + shorten(s.text()) + "'";
        };
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private InputError error(int line, String full, String found, String allowed) {
        String path = full.startsWith(group) ? full.substring(group.length()) : full;
        String place = line == 0 ? path : path.isEmpty() ? "line " + line : "line " + line + ", " + path;
        return new InputError(file, place, found, allowed);
    }
}
