package org.headroom.data.jobs;

import java.util.List;

/**
 * A job that Slurm runs or holds. Who it belongs to is not read.
 *
 * @param id as squeue prints it: 17, or 17_3 for a task of an array
 * @param running false while it waits
 * @param state Slurm's base state, as in {@code RUNNING} or {@code PENDING}
 * @param hosts the nodes it runs on; empty while it waits
 * @param nodes how many nodes it has or asks for
 * @param gpus GPUs it has or asks for, of one task of an array
 * @param tasks 1, or the tasks of a waiting array that are not yet jobs of their own
 * @param submitS epoch seconds
 * @param startS epoch seconds; of a waiting job when Slurm expects it to start or may not start it before, NaN if it does
 *     not say
 * @param limitS the longest it may run, s; infinite without a limit
 * @param priority larger first; NaN if it does not say
 * @param reason why it waits, as in {@code Resources}; empty if it does not say
 */
public record SlurmJob(
        String id,
        String name,
        Work work,
        boolean running,
        String state,
        List<String> hosts,
        int nodes,
        int gpus,
        int tasks,
        double submitS,
        double startS,
        double limitS,
        double priority,
        String reason) {
    public SlurmJob {
        hosts = List.copyOf(hosts);
    }
}
