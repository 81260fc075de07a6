package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Slurm runs and what waits.
 *
 * @param from what it was read from, for people
 * @param running jobs with nodes, by id as Slurm lists them
 * @param pending jobs without, in that order
 * @param left rows that are no such job: without a GPU, finished, or unreadable
 */
public record SlurmQueue(String from, List<SlurmJob> running, List<SlurmJob> pending, List<Rejected> left) {
    private static final long MOST_GPUS = 10_000_000;

    private static final Set<String> FINISHED_STATES = Set.of(
            "BOOT_FAIL",
            "CANCELLED",
            "COMPLETED",
            "DEADLINE",
            "FAILED",
            "NODE_FAIL",
            "OUT_OF_MEMORY",
            "PREEMPTED",
            "TIMEOUT");

    /** Why a row is left out that is as it should be. */
    static final String FINISHED = "finished";

    /** Another: a queue of such jobs alone is an idle machine, not a broken file. */
    static final String NO_GPU = "no GPU";

    public SlurmQueue {
        running = List.copyOf(running);
        pending = List.copyOf(pending);
        left = List.copyOf(left);
    }

    /** Rows left out. */
    public int skipped() {
        return left.size();
    }

    /** How many rows were left out, by why. */
    public SortedMap<String, Integer> reasons() {
        SortedMap<String, Integer> count = new TreeMap<>();
        left.forEach(row -> count.merge(row.reason(), 1, Integer::sum));
        return count;
    }

    /** Whether it has rows that should be jobs on GPUs, and none that can be used. */
    public boolean unusable() {
        return running.isEmpty()
                && pending.isEmpty()
                && left.stream()
                        .anyMatch(row ->
                                !row.reason().equals(FINISHED) && !row.reason().equals(NO_GPU));
    }

    /** Why a row cannot be used; empty if it can. */
    static String refusal(boolean identified, String state, boolean holdsOrWaits, long gpus) {
        if (!identified) {
            return "no number of a job";
        }
        if (!holdsOrWaits) {
            return FINISHED_STATES.contains(state) ? FINISHED : state.isEmpty() ? "no state" : "unknown state " + state;
        }
        if (gpus < 0) {
            return "fewer than no GPUs";
        }
        return gpus == 0 ? NO_GPU : gpus > MOST_GPUS ? "more than 10,000,000 GPUs" : "";
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
