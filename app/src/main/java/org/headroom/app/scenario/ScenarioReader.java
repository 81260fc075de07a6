package org.headroom.app.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@link ScenarioFile}s, strictly: each error says the file, the place in it, what stands there and what may. */
final class ScenarioReader {
    private static final int MOST = 10_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern ID = Pattern.compile("s[1-9][0-9]{0,8}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_\\-:@/+]+(\\.[A-Za-z0-9_\\-:@/+]+)+");

    private final String file;

    private ScenarioReader(String file) {
        this.file = file;
    }

    static ScenarioFile read(Path path) {
        ScenarioReader reader = new ScenarioReader(path.toString());
        String text = TextFile.read(path);
        try {
            return reader.document(JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build()
                    .readTree(text));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            InputError error =
                    new InputError(reader.file, line, e.getOriginalMessage(), "JSON as the window saves scenarios");
            error.initCause(e);
            throw error;
        }
    }

    private ScenarioFile document(JsonNode d) {
        object("", d, Set.copyOf(ScenarioFile.keys()));
        String schema = text("schema", d.path("schema"));
        if (!schema.equals(ScenarioFile.SCHEMA)) {
            throw error("schema", schema, ScenarioFile.SCHEMA);
        }
        JsonNode list = d.path("scenarios");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw error("scenarios", found(list), "a list of 1 to " + MOST + " scenarios");
        }
        List<Scenario> all = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int highest = 0;
        for (int i = 0; i < list.size(); i++) {
            Scenario one = scenario("scenarios[" + i + "]", list.get(i), known);
            all.add(one);
            known.add(one.id());
            highest = one.isRoot()
                    ? highest
                    : Math.max(highest, Integer.parseInt(one.id().substring(1)));
        }
        JsonNode made = d.path("made");
        if (!made.isInt() || made.intValue() < highest || made.intValue() > 1_000_000_000) {
            throw error("made", found(made), "a whole number, at least " + highest + ", the highest id");
        }
        String current = text("current", d.path("current"));
        if (!known.contains(current)) {
            throw error("current", current, "the id of one of the scenarios");
        }
        SortedMap<String, String> inputs = d.has("inputs") ? texts("inputs", d.path("inputs"), false) : new TreeMap<>();
        return new ScenarioFile(new Scenarios(all, current, made.intValue()), inputs);
    }

    private Scenario scenario(String place, JsonNode d, Set<String> known) {
        boolean first = known.isEmpty();
        object(place, d, first ? Set.of("id", "name") : Set.of("id", "name", "parent", "changes", "parent_then"));
        String id = text(place + ".id", d.path("id"));
        if (first ? !id.equals(Scenarios.ROOT) : !ID.matcher(id).matches() || known.contains(id)) {
            throw error(
                    place + ".id",
                    id,
                    first ? Scenarios.ROOT + ", the site as it is, as the first" : "s1, s2 ..., each once");
        }
        String name = text(place + ".name", d.path("name"));
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw error(place + ".name", "\"" + name + "\"", "a name of 1 to " + LONGEST_NAME + " characters");
        }
        if (first) {
            return new Scenario(id, name, "", new TreeMap<>(), new TreeMap<>());
        }
        String parent = text(place + ".parent", d.path("parent"));
        if (!known.contains(parent)) {
            throw error(place + ".parent", parent, "the id of a scenario that stands before it");
        }
        return new Scenario(
                id,
                name,
                parent,
                texts(place + ".changes", d.path("changes"), true),
                texts(place + ".parent_then", d.path("parent_then"), true));
    }

    private SortedMap<String, String> texts(String place, JsonNode d, boolean paths) {
        if (!d.isObject()) {
            throw error(place, found(d), "an object of texts");
        }
        SortedMap<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : d.properties()) {
            if (paths && !PATH.matcher(entry.getKey()).matches()) {
                throw error(place, "\"" + entry.getKey() + "\"", "a path, as in water.cycles");
            }
            texts.put(entry.getKey(), text(place + "." + entry.getKey(), entry.getValue()));
        }
        return texts;
    }

    private String text(String place, JsonNode value) {
        if (!value.isString()) {
            throw error(place, found(value), "a text");
        }
        return value.stringValue();
    }

    private void object(String place, JsonNode d, Set<String> keys) {
        if (!d.isObject()) {
            throw error(place, found(d), "an object");
        }
        for (Map.Entry<String, JsonNode> entry : d.properties()) {
            if (!keys.contains(entry.getKey())) {
                throw error(
                        place.isEmpty() ? entry.getKey() : place + "." + entry.getKey(),
                        "an unknown key",
                        String.join(", ", keys.stream().sorted().toList()));
            }
        }
    }

    private static String found(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private InputError error(String place, String found, String allowed) {
        return new InputError(file, place, found, allowed);
    }
}
