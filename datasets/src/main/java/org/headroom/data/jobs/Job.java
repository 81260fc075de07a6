package org.headroom.data.jobs;

import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * One job that asks for GPUs.
 *
 * <p>Run time with n GPUs = {@code hours * gpusMax / n} (perfect scaling between the two counts, uncapped clocks): 10 h
 * at 32 GPUs take 20 h at 16.
 *
 * @param submitS when it is handed in, epoch seconds
 * @param gpusMin the fewest GPUs it can run on; equal to {@code gpusMax} unless the job is elastic
 * @param gpusMax the most GPUs it can use
 * @param hours run time on {@code gpusMax} GPUs without a power cap
 * @param weight cost of an hour of lateness, relative to other jobs
 * @param dueS when it should be done, epoch seconds
 * @param after ids of jobs that must end before this one starts
 * @param powerCapW the highest GPU power it may be given, W; null if it is free
 * @param site the site it must run at; empty for the site that is planned
 * @param preemptible whether a job of more weight may push it out while it runs
 * @param model what it trains, if its run time was stated so
 * @param iteration the phases of that, if they are known
 * @param deadlineS when it must be done, epoch seconds; null if it may be late
 */
public record Job(
        String id,
        long submitS,
        int gpusMin,
        int gpusMax,
        double hours,
        Work work,
        double weight,
        long dueS,
        List<String> after,
        @Nullable Double powerCapW,
        String site,
        boolean preemptible,
        @Nullable JobModel model,
        @Nullable Iteration iteration,
        @Nullable Long deadlineS) {

    /** A job without a due date is due at its submit plus this many run times. */
    public static final double DEFAULT_DUE_RUN_TIMES = 1.5;

    public Job {
        if (id.isBlank()) {
            throw new OutOfRange("id", "an empty id", "a name");
        }
        Checks.within("gpus_min", gpusMin, 1, gpusMax);
        Checks.positive("hours", hours);
        Checks.notNegative("weight", weight);
        if (dueS < submitS) {
            throw new OutOfRange("due", "due before submit", "due at or after submit");
        }
        if (powerCapW != null) {
            Checks.positive("power_cap_w", powerCapW);
        }
        after = List.copyOf(after);
    }

    /** A job that none may push out, its run time given in hours. */
    public Job(
            String id,
            long submitS,
            int gpusMin,
            int gpusMax,
            double hours,
            Work work,
            double weight,
            long dueS,
            List<String> after,
            @Nullable Double powerCapW,
            String site) {
        this(id, submitS, gpusMin, gpusMax, hours, work, weight, dueS, after, powerCapW, site, false, null, null, null);
    }

    /** A job that may be late. */
    public Job(
            String id,
            long submitS,
            int gpusMin,
            int gpusMax,
            double hours,
            Work work,
            double weight,
            long dueS,
            List<String> after,
            @Nullable Double powerCapW,
            String site,
            boolean preemptible,
            @Nullable JobModel model,
            @Nullable Iteration iteration) {
        this(
                id,
                submitS,
                gpusMin,
                gpusMax,
                hours,
                work,
                weight,
                dueS,
                after,
                powerCapW,
                site,
                preemptible,
                model,
                iteration,
                null);
    }

    /** The same, to be done by an instant. */
    public Job withDeadline(@Nullable Long atS) {
        return new Job(
                id,
                submitS,
                gpusMin,
                gpusMax,
                hours,
                work,
                weight,
                dueS,
                after,
                powerCapW,
                site,
                preemptible,
                model,
                iteration,
                atS);
    }

    /** @see #DEFAULT_DUE_RUN_TIMES */
    public static long defaultDueS(long submitS, double hours) {
        return submitS + Math.round(DEFAULT_DUE_RUN_TIMES * hours * 3600);
    }

    public double gpuHours() {
        return gpusMax * hours;
    }

    /** Run time on a number of GPUs at full clocks, s. */
    public double runS(int gpus) {
        return hours * 3600 * gpusMax / gpus;
    }

    public boolean elastic() {
        return gpusMin < gpusMax;
    }

    Job movedBy(long shiftS) {
        return new Job(
                id,
                submitS + shiftS,
                gpusMin,
                gpusMax,
                hours,
                work,
                weight,
                dueS + shiftS,
                after,
                powerCapW,
                site,
                preemptible,
                model,
                iteration,
                deadlineS == null ? null : Long.valueOf(deadlineS + shiftS));
    }

    Job withGpus(int min, int max) {
        return new Job(
                id,
                submitS,
                min,
                max,
                hours,
                work,
                weight,
                dueS,
                after,
                powerCapW,
                site,
                preemptible,
                model,
                iteration,
                deadlineS);
    }

    /** The same work on fewer GPUs at most; it takes longer. */
    Job cappedAt(int gpus) {
        double longer = hours * gpusMax / gpus;
        return gpus >= gpusMax
                ? this
                : new Job(
                        id,
                        submitS,
                        gpusMin,
                        gpus,
                        longer,
                        work,
                        weight,
                        dueS,
                        after,
                        powerCapW,
                        site,
                        preemptible,
                        model,
                        iteration,
                        deadlineS);
    }

    /** The same with run time stated in hours in place of a model. */
    public Job ofHours(double other) {
        return new Job(
                id,
                submitS,
                gpusMin,
                gpusMax,
                other,
                work,
                weight,
                dueS,
                after,
                powerCapW,
                site,
                preemptible,
                null,
                null,
                deadlineS);
    }

    Job withAfter(List<String> ids) {
        return new Job(
                id,
                submitS,
                gpusMin,
                gpusMax,
                hours,
                work,
                weight,
                dueS,
                ids,
                powerCapW,
                site,
                preemptible,
                model,
                iteration,
                deadlineS);
    }
}
