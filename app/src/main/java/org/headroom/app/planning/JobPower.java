package org.headroom.app.planning;

import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;

/** The seam to the power law of servers: what a GPU in work draws and delivers under a cap. */
public interface JobPower {
    /** Server AC power per GPU at work under a cap of {@code capW} per GPU, W. */
    double serverAcWPerGpu(Work work, double capW);

    /** Throughput relative to no cap, above 0 and at most 1. */
    double relativeThroughput(Work work, double capW);

    /** The same for a job, which may have an activity of its own. */
    default double serverAcWPerGpu(Job job, double capW) {
        return serverAcWPerGpu(job.work(), capW);
    }

    /** The same for a job. */
    default double relativeThroughput(Job job, double capW) {
        return relativeThroughput(job.work(), capW);
    }

    /** Server AC power per idle GPU, W. */
    double idleAcWPerGpu();
}
