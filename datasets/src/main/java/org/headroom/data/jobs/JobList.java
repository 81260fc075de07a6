package org.headroom.data.jobs;

import java.util.List;

/**
 * The jobs of one planning window.
 *
 * @param jobs those submitted within the window, in order of submit, then of their rows
 * @param rejected rows of the file that could not be used
 * @param scale the factor that GPU counts were multiplied by
 * @param gpuShare GPU-hours submitted in the window over the GPU-hours that the site has in it
 * @param notes where a job of the file is not as it was asked for, a line each
 */
public record JobList(List<Job> jobs, List<Rejected> rejected, double scale, double gpuShare, List<String> notes) {
    public JobList {
        jobs = List.copyOf(jobs);
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
    }

    public JobList(List<Job> jobs, List<Rejected> rejected, double scale, double gpuShare) {
        this(jobs, rejected, scale, gpuShare, List.of());
    }

    public double gpuHours() {
        double sum = 0;
        for (Job job : jobs) {
            sum += job.gpuHours();
        }
        return sum;
    }
}
