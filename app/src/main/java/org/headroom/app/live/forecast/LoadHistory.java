package org.headroom.app.live.forecast;

/**
 * Mean and spread of the load over about the last day, for a site that nobody tells the jobs of: what runs goes on at first
 * and comes back to what is usual. How much that counts grows with what was seen, h / (h + 6) of h hours.
 */
final class LoadHistory {
    private static final double DAY_S = 86_400;
    private static final double HALF_S = 6 * 3600;
    private static final double LONGEST_S = 3600;
    private static final double BACK_S = 4 * 3600;

    private double lastS = Double.NaN;
    private double seconds;
    private double mean;
    private double variance;

    /** The load at an instant; instants go forward. */
    void add(double nowS, double w) {
        if (Double.isNaN(lastS)) {
            mean = w;
        } else if (nowS > lastS) {
            double dtS = Math.min(nowS - lastS, LONGEST_S);
            seconds = Math.min(seconds + dtS, DAY_S);
            double a = dtS / seconds;
            double off = w - mean;
            mean += a * off;
            variance = (1 - a) * (variance + a * off * off);
        }
        lastS = Double.isNaN(lastS) ? nowS : Math.max(lastS, nowS);
    }

    private double weight() {
        return seconds / (seconds + HALF_S);
    }

    /** What is to be expected of a load that is {@code w} now. */
    double expected(double w, double leadS) {
        return w + weight() * (mean - w) * -Math.expm1(-leadS / BACK_S);
    }

    /** Spread over the mean: what was seen, and the prior as far as little was seen. */
    double spread(double prior) {
        double seen = mean > 0 ? Math.clamp(Math.sqrt(variance) / mean, 0.01, 0.6) : prior;
        return weight() * seen + (1 - weight()) * prior;
    }
}
