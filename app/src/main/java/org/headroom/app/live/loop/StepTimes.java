package org.headroom.app.live.loop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Durations of the last thousand steps, in a ring: by the wall clock and by the clock of their thread. */
final class StepTimes {
    private static final int KEPT = 1000;

    private final double[] ms = new double[KEPT];
    private final double[] cpuMs = new double[KEPT];
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long startNs;
    private long startCpuNs;
    private long count;

    /** A step begins. */
    void begin() {
        startNs = System.nanoTime();
        startCpuNs = threads.getCurrentThreadCpuTime();
    }

    /** The step that began has ended. */
    void end() {
        int i = (int) (count++ % KEPT);
        ms[i] = (System.nanoTime() - startNs) / 1e6;
        cpuMs[i] = (threads.getCurrentThreadCpuTime() - startCpuNs) / 1e6;
    }

    long count() {
        return count;
    }

    double medianMs() {
        double[] sorted = sorted(ms);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    double worstMs() {
        return worst(sorted(ms));
    }

    double worstCpuMs() {
        return worst(sorted(cpuMs));
    }

    private static double worst(double[] sorted) {
        return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    private double[] sorted(double[] of) {
        double[] sorted = Arrays.copyOf(of, (int) Math.min(count, KEPT));
        Arrays.sort(sorted);
        return sorted;
    }
}
