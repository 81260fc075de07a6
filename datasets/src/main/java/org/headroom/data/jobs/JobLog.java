package org.headroom.data.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headroom.data.quantity.InputError;

/**
 * A job list or scheduler log as it was read, at its own dates.
 *
 * @param name the file, for error lines
 * @param foreign true for a scheduler's log, false for Headroom's own lists
 * @param jobs in order of submit, then of their rows
 * @param notes where a job is not as it was asked for, a line each
 */
public record JobLog(String name, boolean foreign, List<Job> jobs, List<Rejected> rejected, List<String> notes) {
    private static final int GPUS_PER_SERVER = 8;

    public JobLog {
        jobs = jobs.stream().sorted(Comparator.comparingLong(Job::submitS)).toList();
        rejected = List.copyOf(rejected);
        notes = List.copyOf(notes);
        if (jobs.isEmpty()) {
            String reasons = rejected.isEmpty()
                    ? "no job"
                    : "no usable row (" + rejected.size() + " rejected; line "
                            + rejected.getFirst().line() + ": "
                            + rejected.getFirst().reason() + ")";
            throw new InputError(name, "", reasons, "at least one job with GPUs and a run time");
        }
    }

    public JobLog(String name, boolean foreign, List<Job> jobs, List<Rejected> rejected) {
        this(name, foreign, jobs, rejected, List.of());
    }

    public long firstSubmitS() {
        return jobs.getFirst().submitS();
    }

    /** What is used when a person gives no scale: own lists as written, foreign logs fitted to the site. */
    public JobScale defaultScale() {
        return foreign ? JobScale.AUTO : JobScale.ONE;
    }

    /** All dates moved by the same number of seconds, so that the first submit is at the given instant. */
    public JobLog startingAt(long startS) {
        long shiftS = startS - firstSubmitS();
        return new JobLog(
                name, foreign, jobs.stream().map(job -> job.movedBy(shiftS)).toList(), rejected, notes);
    }

    /**
     * The jobs submitted within [fromS, toS), their GPU counts scaled. A dependency on a job before the window counts as
     * done; on one after it, it is dropped with that job.
     *
     * @throws InputError if none is submitted within the window
     */
    public JobList window(long fromS, long toS, JobScale scale, int siteGpus) {
        List<Job> inside = jobs.stream()
                .filter(job -> job.submitS() >= fromS && job.submitS() < toS)
                .toList();
        if (inside.isEmpty()) {
            throw new InputError(
                    name,
                    "",
                    "no job submitted within the window (jobs from " + Instant.ofEpochSecond(firstSubmitS())
                            + " to "
                            + Instant.ofEpochSecond(jobs.getLast().submitS()) + ")",
                    "a window that holds at least one submit; leave out --from to move the list to the plan's start");
        }
        double siteGpuHours = siteGpus * (toS - fromS) / 3600.0;
        double factor = switch (scale) {
            case JobScale.Times times -> times.factor();
            case JobScale.Auto auto -> factorFor(inside, auto.share() * siteGpuHours, siteGpus);
        };
        boolean asWritten = !foreign && factor == 1;
        Set<String> ids = new HashSet<>();
        inside.forEach(job -> ids.add(job.id()));
        List<Job> scaled = new ArrayList<>();
        for (Job job : inside) {
            if (asWritten && job.gpusMin() > siteGpus) {
                throw new InputError(name, "job " + job.id(), job.gpusMin() + " GPUs at least", "1 to " + siteGpus);
            }
            Job sized = asWritten
                    ? job.cappedAt(siteGpus)
                    : job.withGpus(scaled(job.gpusMin(), factor, siteGpus), scaled(job.gpusMax(), factor, siteGpus));
            scaled.add(
                    sized.withAfter(job.after().stream().filter(ids::contains).toList()));
        }
        JobList list = new JobList(scaled, rejected, factor, 0, notes);
        return new JobList(scaled, rejected, factor, list.gpuHours() / siteGpuHours, notes);
    }

    /** GPUs times a factor, rounded to whole servers (at least one), capped at the site's GPUs. */
    static int scaled(int gpus, double factor, int siteGpus) {
        double servers = Math.max(1, Math.rint(gpus * factor / GPUS_PER_SERVER));
        int most = Math.max(1, siteGpus / GPUS_PER_SERVER) * GPUS_PER_SERVER;
        return (int) Math.min(servers * GPUS_PER_SERVER, most);
    }

    /**
     * The factor whose GPU-hours come closest to the wanted ones. They grow with the factor in small jumps (whole
     * servers) up to every job on all GPUs, so bisection finds the jump that crosses; of its two sides the nearer is
     * taken. If even the largest factor that matters is too small, that factor is the answer.
     */
    private static double factorFor(List<Job> jobs, double wantedGpuHours, int siteGpus) {
        double low = 1e-6;
        double high = 1e-6;
        for (Job job : jobs) {
            high = Math.max(high, (siteGpus + GPUS_PER_SERVER) / (double) job.gpusMax());
        }
        if (gpuHours(jobs, high, siteGpus) <= wantedGpuHours) {
            return high;
        }
        for (int i = 0; i < 60; i++) {
            double middle = Math.sqrt(low * high);
            if (gpuHours(jobs, middle, siteGpus) < wantedGpuHours) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double below = wantedGpuHours - gpuHours(jobs, low, siteGpus);
        double above = gpuHours(jobs, high, siteGpus) - wantedGpuHours;
        return below < above ? low : high;
    }

    private static double gpuHours(List<Job> jobs, double factor, int siteGpus) {
        double sum = 0;
        for (Job job : jobs) {
            sum += scaled(job.gpusMax(), factor, siteGpus) * job.hours();
        }
        return sum;
    }
}
