package org.headroom.app.live.estimate;

import java.util.Arrays;

/**
 * Standard deviation of a reading's noise, from one reading to the next, so that what drifts slowly does not count:
 *
 * <pre>
 * s^2 = mean of q / 0.92        q = min((d_i - d_{i-1})^2 / 2, 4 s^2)        d reading less prediction
 * </pre>
 *
 * (von Neumann, Annals of Mathematical Statistics 12:367, 1941: the mean square successive difference; its squares cut as in
 * Huber, Annals of Mathematical Statistics 35:73, 1964, proposal 2: of normal noise 0.92 is left by a cut at two deviations.) A
 * running mean over about 40 readings, never below the instrument's class; the first ten differences count by their median
 * over 0.455, that of a squared normal number. One spike in twenty readings makes it a third too large and not more; noise
 * that is ten times what it was is followed within 60 readings.
 */
final class NoiseTracker {
    private static final double SHARE = 1.0 / 40;
    private static final double MOST_SQUARES = 4;
    private static final double LEFT = 0.9205;
    private static final double MEDIAN = 0.4549;
    private static final int FIRST = 10;

    private final double[] variance;
    private final double[] last;
    private final int[] count;
    private final double[][] first;

    NoiseTracker(int series) {
        variance = new double[series];
        last = new double[series];
        count = new int[series];
        first = new double[series][FIRST];
        Arrays.fill(last, Double.NaN);
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
            double q = step * step / 2;
            if (count[i] < FIRST) {
                first[i][count[i]++] = q;
                double[] sorted = Arrays.copyOf(first[i], count[i]);
                Arrays.sort(sorted);
                variance[i] = Math.max(least, sorted[count[i] / 2] / MEDIAN);
            } else {
                double cut = Math.min(q, MOST_SQUARES * variance[i]) / LEFT;
                variance[i] = Math.max(least, variance[i] + SHARE * (cut - variance[i]));
            }
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
        Arrays.fill(count, FIRST);
        System.arraycopy(variances, 0, variance, 0, variance.length);
    }
}
