package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks into the store of runs: which there are, what one found, how two differ. Each answer is one JSON document
 * ({@code headroom.runs/1}); a face prints it as it is or as a table. A store that does not exist yet is not made.
 */
public final class Runs {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String[] KEY_FIGURES = {
        "peak_site_mw", "energy_mwh", "water_gal_worst_day", "weighted_lateness_h", "violations"
    };

    private final Path database;
    private final ZoneId zone;

    /**
     * @param database the store's file, or null for the user's own
     * @param zone in which times are written
     */
    public Runs(@Nullable Path database, ZoneId zone) {
        this.database = database == null ? RunStore.defaultFile() : database;
        this.zone = zone;
    }

    /** All runs, oldest first, each with the key figures of its last variant (of a plan: the optimized one). */
    public ObjectNode list() {
        ObjectNode document = envelope(null);
        ArrayNode runs = document.putArray("runs");
        if (Files.exists(database)) {
            try (RunStore store = RunStore.open(database)) {
                for (RunRecord run : store.list()) {
                    ObjectNode entry = describe(runs.addObject(), run);
                    ObjectNode figures = entry.putObject("figures");
                    SequencedMap<String, String> summaries = store.summaries(run.id());
                    if (!summaries.isEmpty()) {
                        String variant = summaries.containsKey("optimized")
                                ? "optimized"
                                : summaries.lastEntry().getKey();
                        Map<String, Double> all = SummaryFigures.of(JSON.readTree(summaries.get(variant)));
                        for (String key : KEY_FIGURES) {
                            if (all.containsKey(key)) {
                                figures.put(key, all.get(key));
                            }
                        }
                    }
                }
            }
        }
        return document;
    }

    /**
     * One run: what was asked and the summary of each variant.
     *
     * @param name an id, the start of one, or {@code @last}
     * @throws InputError if there is no such run
     */
    public ObjectNode show(String name) {
        try (RunStore store = existing(name)) {
            RunRecord run = store.find(name);
            ObjectNode document = describe(envelope(run), run);
            document.set("arguments", JSON.readTree(run.spec().argumentsJson()));
            ObjectNode inputs = document.putObject("inputs");
            run.spec().inputs().forEach(inputs::put);
            ObjectNode variants = document.putObject("variants");
            store.summaries(run.id()).forEach((variant, json) -> variants.set(variant, JSON.readTree(json)));
            return document;
        }
    }

    /**
     * Two runs side by side: for each variant that both have, each figure that either has, and the difference.
     *
     * @throws InputError if there is no such run
     */
    public ObjectNode compare(String first, String second) {
        try (RunStore store = existing(first)) {
            RunRecord a = store.find(first);
            RunRecord b = store.find(second);
            ObjectNode document = envelope(a);
            document.put("other_run_id", b.id().text());
            describe(document.putObject("first"), a);
            describe(document.putObject("second"), b);
            ArrayNode changed = document.putArray("changed_inputs");
            TreeSet<String> names = new TreeSet<>(a.spec().inputs().keySet());
            names.addAll(b.spec().inputs().keySet());
            names.stream()
                    .filter(name -> !Objects.equals(
                            a.spec().inputs().get(name), b.spec().inputs().get(name)))
                    .forEach(changed::add);
            ObjectNode variants = document.putObject("variants");
            SequencedMap<String, String> ofA = store.summaries(a.id());
            SequencedMap<String, String> ofB = store.summaries(b.id());
            ofA.forEach((variant, json) -> {
                String other = ofB.get(variant);
                if (other != null) {
                    ObjectNode figures = variants.putObject(variant);
                    SummaryFigures.sideBySide(JSON.readTree(json), JSON.readTree(other), figures);
                }
            });
            return document;
        }
    }

    private RunStore existing(String name) {
        if (!Files.exists(database)) {
            throw new InputError(database, "", "run " + name, "there are no runs yet: make one first");
        }
        return RunStore.open(database);
    }

    private ObjectNode envelope(@Nullable RunRecord run) {
        ObjectNode document = JSON.createObjectNode();
        document.put("schema", "headroom.runs/1");
        document.put("headroom_version", Version.CURRENT);
        document.put("run_id", run == null ? null : run.id().text());
        return document;
    }

    private ObjectNode describe(ObjectNode into, RunRecord run) {
        into.put("run_id", run.id().text());
        into.put("created", time(run.createdS()));
        into.put("kind", run.spec().kind());
        into.put("site", run.spec().site());
        into.put("weather", run.spec().weather());
        into.put("jobs", run.spec().jobs());
        into.put("from", time(run.spec().fromS()));
        into.put("to", time(run.spec().toS()));
        into.put("days", (run.spec().toS() - run.spec().fromS()) / 86_400.0);
        into.put("step_s", run.spec().stepS());
        into.put("model_version", run.spec().modelVersion());
        return into;
    }

    private String time(long epochS) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                Instant.ofEpochSecond(epochS).atZone(zone));
    }

    /** The numbers of a summary by dotted key, in the summary's order. */
    public static Map<String, Double> figures(JsonNode summary) {
        return SummaryFigures.of(summary);
    }
}
