package org.headroom.app.aquifer;

import java.util.Arrays;

/**
 * A result with its uncertainty.
 *
 * @param low 5th percentile of the draws
 * @param central with every input at its value
 * @param high 95th percentile of the draws
 */
public record Interval(double low, double central, double high) {
    static final double LOW_SHARE = 0.05;
    static final double HIGH_SHARE = 0.95;

    /** Percentiles by linear interpolation between the ordered draws; a result stays within its own interval. */
    static Interval of(double central, double[] draws) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return new Interval(
                Math.min(central, quantile(sorted, LOW_SHARE)),
                central,
                Math.max(central, quantile(sorted, HIGH_SHARE)));
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
