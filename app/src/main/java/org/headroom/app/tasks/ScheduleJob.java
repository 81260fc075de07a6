package org.headroom.app.tasks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a face knows of a job that can be placed.
 *
 * @param work kind of work, as in {@code pretrain}
 * @param submitS from when on it may run, epoch seconds
 * @param dueS when it should be done, epoch seconds
 * @param deadlineS when it must be done; null if it may be late
 * @param hours run time on {@code gpusMax} GPUs without a cap
 * @param weight what an hour of lateness counts, relative to other jobs
 * @param capW the highest cap it may be given, W a GPU
 * @param after ids of jobs that must end first
 * @param splits whether it writes checkpoints, so that it can be cut into pieces
 * @param members how many jobs it stands for: 1, or more for a batch of small ones
 */
public record ScheduleJob(
        String id,
        String work,
        long submitS,
        long dueS,
        @Nullable Long deadlineS,
        int gpusMin,
        int gpusMax,
        double hours,
        double weight,
        double capW,
        List<String> after,
        boolean splits,
        int members) {
    public ScheduleJob {
        after = List.copyOf(after);
    }

    public boolean elastic() {
        return gpusMin < gpusMax;
    }

    /** The nearest number of GPUs that it can run on: its fewest, its most, or whole servers of 8 between them. */
    public int gpusNear(double wanted) {
        if (wanted <= gpusMin || wanted >= gpusMax) {
            return wanted <= gpusMin ? gpusMin : gpusMax;
        }
        return Math.clamp(8 * Math.round(wanted / 8), gpusMin, gpusMax);
    }
}
