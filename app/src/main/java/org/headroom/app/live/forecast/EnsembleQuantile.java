package org.headroom.app.live.forecast;

/**
 * Quantile of a sorted sample, linear between the plotting positions (i - 1/3) / (n + 1/3) of Hyndman and Fan (1996), type 8,
 * which is about median-unbiased whatever the distribution. Worked number: of 1, 2, 3 the 10 % quantile is 1 and the median
 * 2.
 */
final class EnsembleQuantile {
    private EnsembleQuantile() {}

    static double of(double[] sorted, double probability) {
        int n = sorted.length;
        double h = (n + 1.0 / 3) * probability + 1.0 / 3;
        int below = (int) Math.floor(h);
        if (below < 1) {
            return sorted[0];
        }
        if (below >= n) {
            return sorted[n - 1];
        }
        return sorted[below - 1] + (h - below) * (sorted[below] - sorted[below - 1]);
    }
}
