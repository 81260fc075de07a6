package org.headroom.app.live.loop;

import java.util.Arrays;

/** Durations of the last thousand steps, in a ring. */
final class StepTimes {
    private static final int KEPT = 1000;

    private final double[] ms = new double[KEPT];
    private long count;

    void add(long ns) {
        ms[(int) (count++ % KEPT)] = ns / 1e6;
    }

    long count() {
        return count;
    }

    double medianMs() {
        double[] sorted = sorted();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    double worstMs() {
        double[] sorted = sorted();
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    private double[] sorted() {
        double[] sorted = Arrays.copyOf(ms, (int) Math.min(count, KEPT));
        Arrays.sort(sorted);
        return sorted;
    }
}
