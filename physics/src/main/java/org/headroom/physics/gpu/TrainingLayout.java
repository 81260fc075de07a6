package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * How a training job is laid out on its GPUs.
 *
 * @param tensor GPUs that share each matrix (with sequence parallelism)
 * @param pipeline stages that the layers are dealt to
 * @param data replicas of the model
 * @param expert GPUs (of the replicas) that the experts are dealt to; 1 where each replica has all
 * @param virtualStages pieces of each stage in the interleaved schedule; 1 is plain one-forward-one-backward
 * @param microBatch sequences in a micro-batch
 * @param microBatches that each replica takes in an iteration
 */
public record TrainingLayout(
        int tensor, int pipeline, int data, int expert, int virtualStages, int microBatch, int microBatches) {

    public TrainingLayout {
        Checks.within("tensor_count", tensor, 1, 1024);
        Checks.within("pipeline_count", pipeline, 1, 10_000);
        Checks.within("data_count", data, 1, 10_000_000);
        Checks.within("expert_count", expert, 1, 10_000);
        Checks.within("virtual_stages_count", virtualStages, 1, 1000);
        Checks.within("micro_batch_count", microBatch, 1, 100_000);
        Checks.within("micro_batches_count", microBatches, 1, 10_000_000);
        Checks.within("tensor_count x pipeline_count x data_count", (double) tensor * pipeline * data, 1, 1e9);
    }

    public int gpus() {
        return tensor * pipeline * data;
    }

    /** Sequences of one iteration. */
    public long batch() {
        return (long) microBatch * microBatches * data;
    }
}
