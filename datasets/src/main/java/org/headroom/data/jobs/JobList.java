package org.headroom.data.jobs;

import java.util.List;

/**
 * The jobs of one planning window.
 *
 * @param jobs those submitted within the window, in order of submit, then of their rows
 * @param rejected rows of the file that could not be used
 * @param scale the factor that GPU counts were multiplied by
 * @param gpuShare GPU-hours submitted in the window over the GPU-hours that the site has in it
 */
public record JobList(List<Job> jobs, List<Rejected> rejected, double scale, double gpuShare) {
    public JobList {
        jobs = List.copyOf(jobs);
        rejected = List.copyOf(rejected);
    }

    public double gpuHours() {
        double sum = 0;
        for (Job job : jobs) {
            sum += job.gpuHours();
        }
        return sum;
    }
}
