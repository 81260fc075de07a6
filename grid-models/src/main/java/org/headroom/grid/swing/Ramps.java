package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * How far power moves within a window: the largest rise and fall between any two samples no further apart. Divided by the
 * window this is a ramp rate; unlike the difference of two instants a fixed time apart it does not miss a swing whose
 * period fits into the window.
 *
 * @param windowS s
 * @param riseW largest rise, W, 0 or more
 * @param fallW largest fall, W, 0 or more
 */
public record Ramps(double windowS, double riseW, double fallW) {

    /** One pass with two queues of candidates. */
    public static Ramps of(PowerSeries series, double windowS) {
        Checks.positive("window_s", windowS);
        double[] p = series.powerW();
        int w = (int) Math.min(p.length, Math.max(1, Math.round(windowS / series.stepS())));
        return new Ramps(windowS, largest(p, w, 1), largest(p, w, -1));
    }

    /** max over i and j of sign (p[i] - p[j]) with i - w &lt;= j &lt;= i. */
    private static double largest(double[] p, int w, int sign) {
        int[] queue = new int[p.length];
        int head = 0;
        int tail = 0;
        double most = 0;
        for (int i = 0; i < p.length; i++) {
            while (tail > head && sign * p[queue[tail - 1]] >= sign * p[i]) {
                tail--;
            }
            queue[tail++] = i;
            if (queue[head] < i - w) {
                head++;
            }
            most = Math.max(most, sign * (p[i] - p[queue[head]]));
        }
        return most;
    }

    public double largestW() {
        return Math.max(riseW, fallW);
    }

    /** Largest rate, W/s. */
    public double rateWPerS() {
        return largestW() / windowS;
    }

    /**
     * Largest difference of the means of two windows next to each other, over a window: what a slow controller sees, W/s;
     * NaN for less than two windows.
     */
    public static double meanRateWPerS(PowerSeries series, double windowS) {
        double[] p = series.powerW();
        int w = (int) Math.max(1, Math.round(windowS / series.stepS()));
        if (p.length < 2 * w) {
            return Double.NaN;
        }
        double before = 0;
        double after = 0;
        for (int i = 0; i < w; i++) {
            before += p[i];
            after += p[w + i];
        }
        double most = Math.abs(after - before);
        for (int i = 2 * w; i < p.length; i++) {
            before += p[i - w] - p[i - 2 * w];
            after += p[i] - p[i - w];
            most = Math.max(most, Math.abs(after - before));
        }
        return most / w / windowS;
    }
}
