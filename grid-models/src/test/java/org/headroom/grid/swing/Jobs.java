package org.headroom.grid.swing;

import java.util.ArrayList;
import java.util.List;

/** Jobs and waves that the tests share. */
final class Jobs {
    private Jobs() {}

    static final double STEP_S = 0.01;

    /** 12,500 servers between 8.4 and 2.5 kW, 4 s of which four fifths compute, no edges, nothing else. */
    static TrainingJob plain() {
        return job(100_000, new Iteration(4, 0.8, 0, 0, 0, 0), 0);
    }

    /** The same with spreads, lag and variation. */
    static TrainingJob real() {
        return job(100_000, new Iteration(4, 0.8, 0.1, 0.01, 0.02, 0.1), 0.02);
    }

    static TrainingJob job(double gpus, Iteration iteration, double lagS) {
        return new TrainingJob(
                "job",
                gpus / 8,
                gpus,
                iteration,
                new TrainingJob.Power(8400, 2500, 2500),
                new TrainingJob.Checkpoint(Double.POSITIVE_INFINITY, 0),
                new TrainingJob.Failures(50_700, 180, 0),
                lagS);
    }

    static SwingCase of(TrainingJob job, FailureTimes failures) {
        return of(List.of(job), failures, 1);
    }

    static SwingCase of(List<TrainingJob> jobs, FailureTimes failures, long seed) {
        return new SwingCase(jobs, 0, 1, 0, STEP_S, 60_000, failures, seed);
    }

    /** So many jobs that share 100,000 GPUs. */
    static List<TrainingJob> shared(int count) {
        List<TrainingJob> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // lengths a little apart, so that phases do not stay as drawn
            jobs.add(job(100_000.0 / count, new Iteration(4 * (1 + 0.0037 * i), 0.8, 0, 0.01, 0.02, 0.1), 0.02));
        }
        return jobs;
    }

    /** Means over each step of A/2 sin(2 pi f t), exact. */
    static PowerSeries sine(double peakToPeakW, double hz, int n) {
        double[] p = new double[n];
        double w = 2 * Math.PI * hz;
        for (int i = 0; i < n; i++) {
            double a = w * i * STEP_S;
            double b = w * (i + 1) * STEP_S;
            p[i] = 100e6 + peakToPeakW / 2 * (Math.cos(a) - Math.cos(b)) / (b - a);
        }
        return new PowerSeries(STEP_S, p);
    }
}
