package org.headroom.data.store;

import java.util.Map;
import java.util.TreeMap;
import org.headroom.data.quantity.Measure;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.SeriesBuffer;
import org.headroom.data.series.TimeGrid;

/** A small run for the tests of the store. */
final class Samples {
    static final Measure POWER = new Measure("site_power_mw", Unit.MW, "Site power", Measure.Aggregation.MEAN, "twin");
    static final long START_S = 1_720_000_000L;

    private Samples() {}

    static RunSpec spec(int seed) {
        return new RunSpec(
                "plan",
                "memphis-announced",
                "embedded",
                "embedded",
                START_S,
                START_S + 14 * 86_400,
                900,
                "{\"seed\": " + seed + "}",
                new TreeMap<>(Map.of("site", "ab".repeat(32), "weather", "cd".repeat(32))),
                "0.1.0");
    }

    /** Commits a run with two variants of {@code count} samples each: sample i is seed + i / 1000. */
    static RunRecord commit(RunStore store, int seed, int count) {
        RunSpec spec = spec(seed);
        try (RunWriter writer = store.begin(spec)) {
            TimeGrid grid = new TimeGrid(START_S, 900, count);
            for (String variant : new String[] {"optimized", "baseline"}) {
                SeriesBuffer power = writer.series(variant, POWER, grid);
                for (int i = 0; i < count; i++) {
                    power.append(value(seed, i));
                }
                writer.summary(variant, "{\"peak_site_mw\": " + (150 + seed) + "}");
                writer.schedule(variant, "[]");
            }
            return writer.commit(RunId.of(spec, java.util.List.of("[]", "[]")));
        }
    }

    static double value(int seed, int i) {
        return seed + i / 1000.0;
    }
}
