package org.headroom.grid.transformer;

import java.util.List;
import org.headroom.physics.basis.OutOfRange;

/**
 * A load series that repeats without end: runs it until its first and last state agree. The slowest state forgets its
 * start as exp(-t/tau), so a day needs a few cycles and a series far shorter than the oil's time constant hundreds.
 */
public final class LoadCycle {
    /** States agree when no temperature differs by more, K. */
    public static final double AGREES_K = 1e-6;

    private static final int MOST_CYCLES = 100_000;
    private static final double MOST_STEPS = 5e7;

    private LoadCycle() {}

    /**
     * Leaves the model at the start of a settled cycle, its ageing 0.
     *
     * @return how many cycles that took
     * @throws OutOfRange if the states do not come to agree
     */
    public static int settle(ThermalSeries model, List<LoadPoint> points) {
        model.settle(points.getFirst());
        int cycles = 0;
        double difference = Double.POSITIVE_INFINITY;
        while (difference > AGREES_K && points.size() > 1) {
            if (++cycles > MOST_CYCLES || (double) cycles * points.size() > MOST_STEPS) {
                throw new OutOfRange(
                        "time_h", "a cycle that has not settled after " + cycles + " rounds", "a longer series");
            }
            double[] before = model.state();
            for (int i = 1; i < points.size(); i++) {
                model.advance(points.get(i - 1), points.get(i));
            }
            double[] after = model.state();
            difference = 0;
            for (int i = 0; i < before.length; i++) {
                difference = Math.max(difference, Math.abs(after[i] - before[i]));
            }
            if (Double.isNaN(difference)) {
                throw new OutOfRange("load_pu", "a cycle without a finite answer", "loads nearer the rating");
            }
        }
        model.forgetAgeing();
        return cycles;
    }
}
