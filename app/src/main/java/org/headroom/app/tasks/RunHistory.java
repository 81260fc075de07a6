package org.headroom.app.tasks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Operation;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Measure;
import org.headroom.data.series.Series;
import org.headroom.data.site.SiteTree;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;

/** Reads what the store kept of a run: every measure of a variant, and the plant that it was. Makes no store. */
public final class RunHistory {
    private RunHistory() {}

    /**
     * A variant of a run.
     *
     * @param runId as {@code runs list} prints it
     * @param createdS epoch seconds
     * @param variant as in {@code optimized}
     */
    public record Entry(
            String runId, String variant, String kind, String site, long createdS, long fromS, long toS, long stepS) {}

    /**
     * A run's history.
     *
     * @param plant the site that the run kept, or the one at hand if it kept none
     */
    public record History(Entry entry, PlantModel plant, PlantSeries series) {}

    /**
     * Every variant that has series, newest run first.
     *
     * @param database null for the user's own
     */
    public static List<Entry> list(@Nullable Path database) {
        Path file = database == null ? RunStore.defaultFile() : database;
        List<Entry> entries = new ArrayList<>();
        if (Files.exists(file)) {
            try (RunStore store = RunStore.open(file)) {
                for (RunRecord run : store.list().reversed()) {
                    for (String variant : store.summaries(run.id()).keySet()) {
                        if (!store.measures(run.id(), variant).isEmpty()) {
                            entries.add(entry(run, variant));
                        }
                    }
                }
            }
        }
        return entries;
    }

    /**
     * Reads all measures of a variant.
     *
     * @param fallback the site if the run kept none
     * @throws InputError if there is no such run
     */
    public static History read(@Nullable Path database, Entry entry, SiteInput fallback, Progress progress) {
        Path file = database == null ? RunStore.defaultFile() : database;
        try (RunStore store = RunStore.open(file)) {
            RunRecord run = store.find(entry.runId());
            SiteTree tree = tree(store, run, fallback);
            PlantModel plant = PlantModel.of(tree, run.spec().fromS());
            Map<String, Measures> known = new java.util.HashMap<>();
            for (Measures m : Measures.values()) {
                known.put(m.measure().id(), m);
            }
            List<Measure> kept = store.measures(run.id(), entry.variant());
            Map<Measures, double[]> values = new EnumMap<>(Measures.class);
            Series shape = null;
            for (int i = 0; i < kept.size(); i++) {
                Measures measure = known.get(kept.get(i).id());
                if (measure != null) {
                    shape = store.read(
                            run.id(),
                            entry.variant(),
                            kept.get(i).id(),
                            run.spec().fromS(),
                            run.spec().toS());
                    values.put(measure, shape.values());
                }
                if (!progress.goOn((i + 1.0) / kept.size())) {
                    throw new Operation.InterruptedRun();
                }
            }
            if (shape == null) {
                throw new InputError(file, entry.runId(), "no series", "a run that keeps some");
            }
            return new History(
                    entry,
                    plant,
                    new PlantSeries(
                            entry.runId() + " " + entry.variant(),
                            shape.grid().startS(),
                            shape.grid().stepS(),
                            shape.grid().count(),
                            tree.zone(),
                            values));
        }
    }

    private static SiteTree tree(RunStore store, RunRecord run, SiteInput fallback) {
        String sha = run.spec().inputs().get(StoredPlan.SITE_FILE);
        return sha == null
                ? fallback.tree()
                : store.content(sha)
                        .map(bytes -> SiteTree.parse("run " + run.id(), new String(bytes, StandardCharsets.UTF_8)))
                        .orElse(fallback.tree());
    }

    private static Entry entry(RunRecord run, String variant) {
        return new Entry(
                run.id().text(),
                variant,
                run.spec().kind(),
                run.spec().site(),
                run.createdS(),
                run.spec().fromS(),
                run.spec().toS(),
                run.spec().stepS());
    }
}
