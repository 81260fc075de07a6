package org.headroom.app.impact;

import java.util.Arrays;

/** Quantiles of an ensemble's outcomes. */
public record Spread(double low, double median, double high) {
    private static final double LEAST = 1e-9;

    public static final Spread UNKNOWN = new Spread(Double.NaN, Double.NaN, Double.NaN);

    /** The 10, 50 and 90 % quantiles, linear between order statistics (Hyndman and Fan 1996, type 7). */
    public static Spread of(double[] outcomes) {
        double[] sorted =
                Arrays.stream(outcomes).filter(Double::isFinite).sorted().toArray();
        return sorted.length == 0
                ? UNKNOWN
                : new Spread(quantile(sorted, 0.1), quantile(sorted, 0.5), quantile(sorted, 0.9));
    }

    /** The same, or no range where all outcomes agree but for rounding of a number of this size. */
    public Spread beyondRounding(double size) {
        return high - low > LEAST * Math.abs(size) ? this : UNKNOWN;
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
