package org.headroom.app.live.estimate;

/**
 * Standard deviation of a reading's noise, from one reading to the next, so that what drifts slowly does not count:
 *
 * <pre>
 * s^2 = mean of (d_i - d_{i-1})^2 / 2        d reading less prediction
 * </pre>
 *
 * (von Neumann, Annals of Mathematical Statistics 12:367, 1941: the mean square successive difference). A running mean over
 * about 40 readings, never below the instrument's class; a single jump counts as six standard deviations at most once ten
 * readings are in.
 */
final class NoiseTracker {
    private static final double SHARE = 1.0 / 40;
    private static final double MOST_SQUARES = 36;
    private static final int FIRST = 10;

    private final double[] variance;
    private final double[] last;
    private final int[] count;

    NoiseTracker(int series) {
        variance = new double[series];
        last = new double[series];
        count = new int[series];
        java.util.Arrays.fill(last, Double.NaN);
    }

    /**
     * Takes a reading in; not a number breaks the chain.
     *
     * @param classSd standard deviation of the instrument's class
     * @return standard deviation to use
     */
    double sd(int i, double deviation, double classSd) {
        double least = classSd * classSd;
        variance[i] = Math.max(variance[i], least);
        if (!Double.isNaN(deviation) && !Double.isNaN(last[i])) {
            double step = deviation - last[i];
            double most = count[i] < FIRST ? Double.POSITIVE_INFINITY : MOST_SQUARES * variance[i];
            double share = Math.max(SHARE, 1.0 / ++count[i]);
            variance[i] = Math.max(least, variance[i] + share * (Math.min(step * step / 2, most) - variance[i]));
        }
        last[i] = deviation;
        return Math.sqrt(variance[i]);
    }

    /** What it stands at, without a new reading. */
    double sd(int i) {
        return Math.sqrt(variance[i]);
    }

    double[] variances() {
        return variance.clone();
    }

    /** Whether enough was heard for a figure of its own. */
    boolean known(int i) {
        return count[i] >= FIRST;
    }

    void restore(double[] variances) {
        java.util.Arrays.fill(count, 4 * FIRST);
        System.arraycopy(variances, 0, variance, 0, variance.length);
    }
}
