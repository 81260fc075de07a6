package org.headroom.app.impact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.data.series.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * A year of the site, hour by hour, as the twin answers it.
 *
 * @param grid hours, true instants, from local midnight of the first day to that after the last
 * @param hourly means of each hour by measure, element i over {@code grid.fromS(i)}
 * @param figures sums and extremes by key, as in {@code energy_mwh}, taken from the ledger's doubles and not from the hours
 */
public record Year(
        LocalDate from, LocalDate to, TimeGrid grid, Map<Measures, double[]> hourly, Map<String, Double> figures) {
    /** A figure by its key; not a number if there is none. */
    public double figure(String key) {
        return figures.getOrDefault(key, Double.NaN);
    }

    /** Hourly means of a measure; empty if it was not kept. */
    public double[] hours(Measures measure) {
        double[] kept = hourly.get(measure);
        return kept == null ? new double[0] : kept;
    }

    public double mean(Measures measure) {
        return Arrays.stream(hours(measure)).average().orElse(Double.NaN);
    }

    public double most(Measures measure) {
        return Arrays.stream(hours(measure)).max().orElse(Double.NaN);
    }

    /** Whether nothing was kept of a measure. */
    public boolean lacks(@Nullable Measures measure) {
        return measure == null || !hourly.containsKey(measure);
    }
}
