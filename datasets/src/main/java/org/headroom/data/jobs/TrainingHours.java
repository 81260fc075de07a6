package org.headroom.data.jobs;

import org.jspecify.annotations.Nullable;

/** Turns a model into run time; readers of job lists know no GPUs, so whoever opens a list hands them this. */
@FunctionalInterface
public interface TrainingHours {
    /**
     * Hours to train the model on so many GPUs at full clocks.
     *
     * @throws org.headroom.physics.basis.OutOfRange naming the key of {@code model} that cannot be
     */
    double hours(JobModel model, int gpus);

    /** How many of them its layout uses; the others find no work. */
    default int gpusUsed(JobModel model, int gpus) {
        return gpus;
    }

    /** The phases of its iteration; null where they are not known. */
    default @Nullable Iteration iteration(JobModel model, int gpus) {
        return null;
    }
}
