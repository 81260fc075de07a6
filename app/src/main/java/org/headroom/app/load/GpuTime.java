package org.headroom.app.load;

import java.util.Arrays;
import java.util.Locale;

/** GPU-seconds by what became of them. Per job the kinds add up to GPUs held x time. */
final class GpuTime {
    /** Where time goes. */
    enum Kind {
        /** Iterations that counted, at full clocks. */
        USEFUL(0),
        /** Iterations after the last checkpoint before a failure: done again. */
        LOST_TO_FAILURES(1),
        CHECKPOINTS(2),
        EVALUATIONS(3),
        START_UP(4),
        /** Hung, stopped, loading the last checkpoint. */
        RESTARTS(5),
        /** For a slower server of the same job. */
        WAITING(6),
        /** What a power cap took from the pace. */
        CAPPED(7),
        /** What heat took from the pace. */
        THROTTLED(8);

        private final int index;

        Kind(int index) {
            this.index = index;
        }

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final double[] gpuS = new double[Kind.values().length];

    void add(Kind kind, double seconds) {
        gpuS[kind.index] += seconds;
    }

    /** Takes useful work back. */
    void lose(double seconds) {
        gpuS[Kind.USEFUL.index] -= seconds;
        gpuS[Kind.LOST_TO_FAILURES.index] += seconds;
    }

    void add(GpuTime other) {
        Arrays.setAll(gpuS, k -> gpuS[k] + other.gpuS[k]);
    }

    double of(Kind kind) {
        return gpuS[kind.index];
    }

    double sum() {
        return Arrays.stream(gpuS).sum();
    }
}
