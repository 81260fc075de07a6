package org.headroom.app.tasks;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;

/**
 * The answer to a what-if: series of equal steps from {@code startS}, and what they add up to.
 *
 * @param startS epoch seconds
 * @param stepS length of a step, s
 * @param count number of steps
 * @param jobs in the order of the list; a batch of small ones is one
 * @param series means over the steps, one array for every measure
 * @param days water of each local day
 * @param events of the site and of the question, in the order of the file
 */
public record WhatIfOutcome(
        WhatIfQuestion question,
        long startS,
        long stepS,
        int count,
        ZoneId zone,
        Map<Measures, double[]> series,
        List<HeadroomBand> bands,
        List<Violation> violations,
        Figures figures,
        List<WhatIfJob> jobs,
        List<Ledger.WaterDay> days,
        List<Event> events) {

    /**
     * Something that the site's file or the question lets happen: a call, an outage, a fault.
     *
     * @param kind as in {@code utility_call}
     * @param label for a chart
     * @param fromS epoch seconds
     * @param toS epoch seconds
     */
    public record Event(String id, String kind, String label, long fromS, long toS, boolean hypothetical) {}

    /**
     * Key figures of the window.
     *
     * @param worstDayGal make-up water of the day with the most, US gallons
     * @param waterGal make-up water in all, US gallons
     * @param hottestGpuC the hottest GPU of any step
     * @param key everything that is one number, these included, for a comparison
     */
    public record Figures(
            double peakMw,
            long peakAtS,
            double meanMw,
            double energyMwh,
            double pue,
            double waterGal,
            double worstDayGal,
            LocalDate worstDay,
            double hottestGpuC,
            List<KeyFigure> key) {}

    public double[] series(Measures measure) {
        double[] values = series.get(measure);
        if (values == null) {
            throw new IllegalArgumentException(
                    "no series of " + measure.measure().id());
        }
        return values;
    }

    public long endS() {
        return startS + stepS * count;
    }

    /** The step that holds an instant, or the nearest one. */
    public int stepAt(double epochS) {
        return Math.clamp((long) Math.floor((epochS - startS) / stepS), 0, count - 1);
    }

    /** The band of a limit. */
    public HeadroomBand band(String limit) {
        return bands.stream().filter(b -> b.limit().equals(limit)).findFirst().orElseThrow();
    }
}
