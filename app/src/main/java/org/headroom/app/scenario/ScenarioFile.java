package org.headroom.app.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.headroom.data.quantity.InputError;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scenarios as a file, {@code headroom.scenarios/1}: one JSON document that holds the whole tree and names the inputs
 * that it was made for. Read strictly: what is not understood is an error and never dropped.
 *
 * @param inputs what the scenarios were made for, by name ({@code site}, {@code weather}, {@code jobs}, {@code from},
 *     {@code days}); for people to read and for a window to compare
 */
public record ScenarioFile(Scenarios scenarios, SortedMap<String, String> inputs) {
    public static final String SCHEMA = "headroom.scenarios/1";

    /** How such a file's name ends. */
    public static final String ENDING = ".scenarios.json";

    public ScenarioFile {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** @throws InputError for anything but such a file */
    public static ScenarioFile read(Path file) {
        return ScenarioReader.read(file);
    }

    /** The whole document. */
    public String text(String version) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", SCHEMA);
        document.put("headroom_version", version);
        document.put("inputs", inputs);
        document.put("made", scenarios.made());
        document.put("current", scenarios.currentId());
        document.put(
                "scenarios", scenarios.all().stream().map(ScenarioFile::one).toList());
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(document)
                + "\n";
    }

    /** Writes to a temporary name beside it and moves it into place: there is the old file or the new one, never a part. */
    public void write(Path file, String version) throws IOException {
        WholeFile.write(file, text(version).getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> one(Scenario scenario) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", scenario.id());
        d.put("name", scenario.name());
        if (!scenario.isRoot()) {
            d.put("parent", scenario.parentId());
            d.put("changes", scenario.changes());
            d.put("parent_then", scenario.parentThen());
        }
        return d;
    }

    /** The keys of a document, in order. */
    static List<String> keys() {
        return List.of("schema", "headroom_version", "inputs", "made", "current", "scenarios");
    }
}
