package org.headroom.app.aquifer;

import java.util.Arrays;

/**
 * A result with its uncertainty.
 *
 * @param low 5th percentile of the draws, or as asked
 * @param central with every input at its value
 * @param high 95th percentile of the draws, or as asked
 */
public record Interval(double low, double central, double high) {
    static final double LOW_SHARE = 0.05;

    /** Percentiles by linear interpolation between the ordered draws; a result stays within its own interval. */
    static Interval of(double central, double[] draws) {
        return of(central, draws, LOW_SHARE);
    }

    /** The same with another share of the draws below the lower end and above the upper one. */
    static Interval of(double central, double[] draws, double lowShare) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Interval(
                Math.min(central, quantile(sorted, lowShare)),
                central,
                Math.max(central, quantile(sorted, 1 - lowShare)));
    }

    private static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** Every figure times a factor. */
    public Interval times(double factor) {
        return new Interval(low * factor, central * factor, high * factor);
    }
}
