package org.headroom.app.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Schedule;
import org.headroom.data.series.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * One way of running the same jobs, as the twin saw it.
 *
 * @param key {@code baseline}, {@code fcfs_within_limits}, {@code hand_rule} or {@code optimized}
 * @param title a few words, as in {@link VariantText#title}
 * @param description one sentence, as in {@link VariantText#description}
 * @param figures the keys of {@code plan --json}; parts of a nested object are joined by a dot, as in {@code
 *     cost_usd.energy}, and {@code cost_usd} itself is their sum; unknown figures are left out
 * @param days water of each local day
 * @param grid steps of the series, 15 or 30 min
 * @param series means over those steps, one value a step; the charts use site power, hottest GPU, cold water, wet and
 *     dry bulb, GPUs busy and transformer load
 * @param schedule null if this variant's jobs are not to be drawn
 * @param halls the hall of each assignment from 0, in the order of the schedule; empty if unknown
 * @param energyResidual the largest relative residual of the energy balance in any step
 * @param waterResidual the same of the water balance
 */
public record VariantReport(
        String key,
        String title,
        String description,
        Map<String, Double> figures,
        List<Violation> violations,
        List<Headroom> headroom,
        List<Ledger.WaterDay> days,
        TimeGrid grid,
        Map<Measures, double[]> series,
        @Nullable Schedule schedule,
        int[] halls,
        double energyResidual,
        double waterResidual) {
    public VariantReport {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        violations = List.copyOf(violations);
        headroom = List.copyOf(headroom);
        days = List.copyOf(days);
        series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
        halls = halls.clone();
        for (Map.Entry<Measures, double[]> entry : series.entrySet()) {
            if (entry.getValue().length != grid.count()) {
                throw new IllegalArgumentException(
                        key + ": " + entry.getKey().measure().id() + " has " + entry.getValue().length + " values for "
                                + grid.count() + " steps");
            }
        }
    }

    /** A figure of {@code plan --json}, or null if it was not computed. */
    public @Nullable Double figure(String figure) {
        return figures.get(figure);
    }
}
