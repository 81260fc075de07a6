package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.Series;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the store as what a report can be about. */
public final class StoredReport {
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /**
     * A run that is in the store.
     *
     * @param variant of a plan the optimized one
     * @param schedule whether it holds a schedule that can be exported
     */
    public record Stored(String runId, String variant, String name, boolean schedule) {}

    private StoredReport() {}

    /** All runs of plans and simulations, newest first. A store that is not there yet holds none. */
    public static List<Stored> list(@Nullable Path database, ZoneId zone) {
        Path file = database == null ? RunStore.defaultFile() : database;
        List<Stored> all = new ArrayList<>();
        if (Files.exists(file)) {
            try (RunStore store = RunStore.open(file)) {
                for (RunRecord run : store.list()) {
                    SequencedMap<String, String> summaries = store.summaries(run.id());
                    if (!summaries.isEmpty()) {
                        String variant = summaries.containsKey("optimized")
                                ? "optimized"
                                : summaries.lastEntry().getKey();
                        String name = run.spec().kind() + " of " + run.spec().site() + ", "
                                + MADE.format(
                                        Instant.ofEpochSecond(run.createdS()).atZone(zone))
                                + " ("
                                + run.id()
                                        .text()
                                        .substring(
                                                0, Math.min(8, run.id().text().length())) + ")";
                        all.addFirst(new Stored(
                                run.id().text(),
                                variant,
                                name,
                                store.schedule(run.id(), variant).isPresent()));
                    }
                }
            }
        }
        return all;
    }

    /** @throws InputError if there is no such run, or it kept no summary */
    public static ReportSource open(String runId, String variant, @Nullable Path database, ZoneId zone) {
        Path file = database == null ? RunStore.defaultFile() : database;
        if (!Files.exists(file)) {
            throw new InputError(file, "", "run " + runId, "there are no runs yet: make one first");
        }
        try (RunStore store = RunStore.open(file)) {
            RunRecord run = store.find(runId);
            String text = store.summaries(run.id()).get(variant);
            if (text == null) {
                throw new InputError(
                        "run " + runId,
                        "",
                        "variant " + variant,
                        String.join(", ", store.summaries(run.id()).keySet()));
            }
            JsonNode summary = JsonMapper.builder().build().readTree(text);
            Map<Measures, double[]> series = new EnumMap<>(Measures.class);
            TimeGrid grid = new TimeGrid(
                    run.spec().fromS(),
                    Math.max(1, run.spec().toS() - run.spec().fromS()),
                    1);
            List<String> kept =
                    store.measures(run.id(), variant).stream().map(m -> m.id()).toList();
            for (Measures measure : Measures.values()) {
                if (kept.contains(measure.measure().id()) && ReportSections.charted(measure)) {
                    Series read = store.read(
                            run.id(),
                            variant,
                            measure.measure().id(),
                            run.spec().fromS(),
                            run.spec().toS());
                    boolean first = series.isEmpty();
                    if (first) {
                        grid = read.grid();
                    }
                    if (read.grid().equals(grid)) {
                        series.put(measure, read.values());
                    }
                }
            }
            return new ReportSource(
                    "Stored " + run.spec().kind(),
                    run.id().text() + ", " + variant.replace('_', ' '),
                    run.spec().site(),
                    List.of(
                            List.of("Weather", run.spec().weather()),
                            List.of(
                                    "Jobs",
                                    run.spec().jobs().isEmpty()
                                            ? "none"
                                            : run.spec().jobs()),
                            List.of("Models", run.spec().modelVersion())),
                    List.of(),
                    grid,
                    zone,
                    Map.of(),
                    Map.of(),
                    figures(summary),
                    headroom(summary),
                    violations(summary),
                    series,
                    List.of(),
                    List.of());
        }
    }

    /** The numbers that a report knows by name; the summary's others are in {@code runs show}. */
    private static List<KeyFigure> figures(JsonNode summary) {
        List<KeyFigure> figures = new ArrayList<>();
        SummaryFigures.of(summary).forEach((key, value) -> {
            Unit unit = unit(key);
            if (unit != null && !key.startsWith("headroom.")) {
                String id = key.equals("cost_usd.total") ? "cost_usd" : key;
                figures.add(new KeyFigure(id, value, unit, KeyFigure.Better.NEITHER));
            }
        });
        return figures;
    }

    private static @Nullable Unit unit(String key) {
        return switch (key) {
            case "pue", "gpu_utilization" -> Unit.ONE;
            case "violations" -> Unit.COUNT;
            case "wue_l_per_kwh" -> Unit.L_PER_KWH;
            case "water_gal_total", "water_gal_worst_day", "potable_gal", "recycled_gal", "discharge_gal" -> Unit.GAL;
            default ->
                key.startsWith("cost_usd")
                        ? Unit.USD
                        : key.endsWith("_mw")
                                ? Unit.MW
                                : key.endsWith("_mwh")
                                        ? Unit.MWH
                                        : key.endsWith("_h") ? Unit.H : key.endsWith("co2_t") ? Unit.T : null;
        };
    }

    private static List<Headroom> headroom(JsonNode summary) {
        List<Headroom> list = new ArrayList<>();
        for (JsonNode h : summary.path("headroom")) {
            if (h.path("smallest").isNumber()) {
                list.add(new Headroom(
                        h.path("limit").asString(),
                        h.path("smallest").asDouble(),
                        Unit.parse(h.path("unit").asString("")).orElse(Unit.ONE),
                        epochS(h.path("at"))));
            }
        }
        return list;
    }

    private static List<Violation> violations(JsonNode summary) {
        List<Violation> list = new ArrayList<>();
        for (JsonNode v : summary.path("violations")) {
            list.add(new Violation(
                    v.path("limit").asString(),
                    epochS(v.path("from")),
                    epochS(v.path("to")),
                    v.path("worst").asDouble(Double.NaN),
                    v.path("allowed").asDouble(Double.NaN),
                    Unit.parse(v.path("unit").asString("")).orElse(Unit.ONE)));
        }
        return list;
    }

    private static long epochS(JsonNode time) {
        return OffsetDateTime.parse(time.asString()).toEpochSecond();
    }
}
