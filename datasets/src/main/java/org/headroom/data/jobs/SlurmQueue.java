package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.List;

/**
 * What Slurm runs and what waits.
 *
 * @param from what it was read from, for people
 * @param running jobs with nodes, by id as Slurm lists them
 * @param pending jobs without, in that order
 * @param skipped entries without a GPU, finished, or unreadable
 */
public record SlurmQueue(String from, List<SlurmJob> running, List<SlurmJob> pending, int skipped) {
    public SlurmQueue {
        running = List.copyOf(running);
        pending = List.copyOf(pending);
    }

    /** GPUs that running jobs hold. */
    public long gpusRunning() {
        return running.stream().mapToLong(SlurmJob::gpus).sum();
    }

    /** GPUs that waiting jobs ask for, all tasks of arrays together. */
    public long gpusPending() {
        return pending.stream().mapToLong(j -> (long) j.gpus() * j.tasks()).sum();
    }

    /**
     * Reads {@code squeue --json}, slurmrestd's {@code /slurm/.../jobs} (the same document), or {@code sacct --parsable2}.
     *
     * @param zone of times without one, as sacct prints them
     * @throws org.headroom.data.quantity.InputError where it is none of these
     */
    public static SlurmQueue parse(String from, String text, ZoneId zone) {
        return text.stripLeading().startsWith("{") ? SqueueJson.parse(from, text) : SacctQueue.parse(from, text, zone);
    }
}
