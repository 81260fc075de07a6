package org.headroom.app.tasks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobFiles;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Measure;
import org.headroom.data.series.Series;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.WeatherOverlay;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.WeatherFiles;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run as the store kept it, with the inputs that it was made from.
 *
 * @param site bound at the start of the run's window
 * @param overlays of the weather, as the run had them
 * @param jobs as the run was given them; empty if it had none
 */
record ImpactStored(
        RunRecord run,
        SiteTree tree,
        Site site,
        WeatherSource weather,
        Overlays overlays,
        List<Job> jobs,
        ImpactCase.Window window) {
    private static final Set<String> KINDS = Set.of("plan", "simulate");
    private static final String BASELINE = "baseline";

    /**
     * Opens a run.
     *
     * @param variant null for the optimized one of a plan, and the only one of a simulation
     * @throws InputError if there is no such run or variant, or the store lacks what it was made from
     */
    static ImpactStored open(@Nullable Path database, String name, @Nullable String variant) {
        Path file = database == null ? RunStore.defaultFile() : database;
        if (!Files.exists(file)) {
            throw new InputError(file, "", "run " + name, "there are no runs yet: make one first");
        }
        try (RunStore store = RunStore.open(file)) {
            RunRecord run = store.find(name);
            if (!KINDS.contains(run.spec().kind())) {
                throw new InputError(
                        "run " + run.id(), "", "a run of kind " + run.spec().kind(), "a plan or a simulation");
            }
            String from = "run " + run.id();
            SiteTree tree = SiteTree.parse(
                    from,
                    text(store, run, StoredPlan.SITE_FILE)
                            .orElseThrow(() -> new InputError(
                                    store.file(),
                                    "",
                                    from + " without its site file",
                                    "a run made by this version or later")));
            Site site = tree.bind(Instant.ofEpochSecond(run.spec().fromS()));
            WeatherSource weather = weather(store, run, site);
            List<Job> jobs = text(store, run, "jobs")
                    .map(csv -> JobFiles.parse(from, csv, site.zone()).jobs())
                    .orElse(List.of());
            return new ImpactStored(
                    run, tree, site, weather, overlays(run, weather, site), jobs, window(store, run, variant));
        }
    }

    private static Optional<String> text(RunStore store, RunRecord run, String input) {
        String sha = run.spec().inputs().get(input);
        return sha == null
                ? Optional.empty()
                : store.content(sha).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static WeatherSource weather(RunStore store, RunRecord run, Site site) {
        Optional<String> kept = text(store, run, "weather");
        if (kept.isPresent()) {
            return WeatherFiles.parse("weather of run " + run.id(), kept.get(), site.zone());
        }
        WeatherSource own = MemphisYear.source();
        if (!run.spec().weather().startsWith(own.name())) {
            throw new InputError(
                    store.file(),
                    "",
                    "run " + run.id() + " without its weather, " + run.spec().weather(),
                    "a run that kept its weather");
        }
        return own;
    }

    /** A file has the site's overlays only where the user asked for them; the name of the weather tells. */
    private static Overlays overlays(RunRecord run, WeatherSource weather, Site site) {
        WeatherOverlay o = site.weather();
        Overlays own = new Overlays(
                o.heatWaveStart(), o.heatWaveStart() == null ? 0 : o.heatWaveDays(), o.extremeDay(), o.offsetK());
        boolean named = run.spec().weather().length() > weather.name().length();
        boolean embedded = weather.name().equals(MemphisYear.source().name());
        return embedded || named ? own : Overlays.NONE;
    }

    private static ImpactCase.Window window(RunStore store, RunRecord run, @Nullable String asked) {
        SequencedMap<String, String> summaries = store.summaries(run.id());
        String variant = asked;
        if (variant == null && !summaries.isEmpty()) {
            variant = summaries.containsKey(StoredPlan.OPTIMIZED)
                    ? StoredPlan.OPTIMIZED
                    : summaries.lastEntry().getKey();
        }
        if (variant == null || !summaries.containsKey(variant)) {
            throw new InputError(
                    "--variant",
                    "",
                    variant == null ? "none kept by run " + run.id() : variant,
                    summaries.isEmpty() ? "a run with results" : String.join(", ", summaries.keySet()));
        }
        Map<Measures, double[]> series = new EnumMap<>(Measures.class);
        TimeGrid grid = series(store, run, variant, series);
        return new ImpactCase.Window(
                run.spec().kind(),
                variant,
                run.spec().fromS(),
                run.spec().toS(),
                grid,
                figures(summaries.get(variant)),
                variant.equals(BASELINE) ? Map.of() : figures(summaries.get(BASELINE)),
                series);
    }

    private static Map<String, Double> figures(@Nullable String summary) {
        return summary == null
                ? Map.of()
                : new LinkedHashMap<>(
                        SummaryFigures.of(JsonMapper.builder().build().readTree(summary)));
    }

    /** Reads what the store has of a variant; answers the grid that all of it is on. */
    private static TimeGrid series(RunStore store, RunRecord run, String variant, Map<Measures, double[]> into) {
        TimeGrid grid = new TimeGrid(
                run.spec().fromS(), Math.max(1, run.spec().toS() - run.spec().fromS()), 1);
        List<String> kept =
                store.measures(run.id(), variant).stream().map(Measure::id).toList();
        for (Measures measure : Measures.values()) {
            if (kept.contains(measure.measure().id())) {
                Series read = store.read(
                        run.id(),
                        variant,
                        measure.measure().id(),
                        run.spec().fromS(),
                        run.spec().toS());
                if (into.isEmpty()) {
                    grid = read.grid();
                }
                if (read.grid().equals(grid)) {
                    into.put(measure, read.values());
                }
            }
        }
        return grid;
    }

    /** Id and kind for a message or a fact. */
    RunId id() {
        return run.id();
    }
}
