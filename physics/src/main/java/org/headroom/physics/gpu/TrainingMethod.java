package org.headroom.physics.gpu;

/**
 * What a training program does, beside its layout.
 *
 * @param precision of the matrix products
 * @param recompute what is computed again in the backward pass instead of being kept
 * @param fusedAttention attention that keeps its scores on the chip and skips what the mask hides (Dao et al. 2022)
 * @param sequenceParallel activations between the matrix products are dealt to the tensor-parallel GPUs too
 * @param shardedOptimizer the optimizer's state is dealt to the replicas (ZeRO stage 1; gradients are summed over micro-batches where they are)
 * @param overlapped the exchange of gradients hides behind the last micro-batch's backward pass
 */
public record TrainingMethod(
        GpuSheet.Precision precision,
        Recompute recompute,
        boolean fusedAttention,
        boolean sequenceParallel,
        boolean shardedOptimizer,
        boolean overlapped) {

    /** What the backward pass computes again. */
    public enum Recompute {
        NONE,
        /** The attention core alone (Korthikanti et al. 2022). */
        SELECTIVE,
        /** Every layer from its input. */
        FULL
    }

    /** As large models have been trained since 2023. */
    public static TrainingMethod today() {
        return new TrainingMethod(GpuSheet.Precision.BF16, Recompute.NONE, true, true, true, true);
    }

    /** Megatron-LM as in Narayanan et al. (SC21). */
    public static TrainingMethod megatron2021() {
        return new TrainingMethod(GpuSheet.Precision.BF16, Recompute.FULL, false, false, false, false);
    }

    /** Megatron-LM as in Korthikanti et al. (2022). */
    public static TrainingMethod megatron2022() {
        return new TrainingMethod(GpuSheet.Precision.BF16, Recompute.SELECTIVE, false, true, false, false);
    }

    public TrainingMethod with(GpuSheet.Precision other) {
        return new TrainingMethod(other, recompute, fusedAttention, sequenceParallel, shardedOptimizer, overlapped);
    }

    public TrainingMethod with(Recompute other) {
        return new TrainingMethod(precision, other, fusedAttention, sequenceParallel, shardedOptimizer, overlapped);
    }
}
