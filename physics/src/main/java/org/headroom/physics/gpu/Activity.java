package org.headroom.physics.gpu;

import org.headroom.physics.basis.Checks;

/**
 * What DCGM's profiling counters say of a GPU, each a mean over time, 0 to 1.
 *
 * @param tensor cycles in which the tensor pipes were busy ({@code DCGM_FI_PROF_PIPE_TENSOR_ACTIVE})
 * @param sm cycles in which an SM had at least one warp ({@code DCGM_FI_PROF_SM_ACTIVE})
 * @param dram cycles in which memory moved data ({@code DCGM_FI_PROF_DRAM_ACTIVE})
 */
public record Activity(double tensor, double sm, double dram) {
    /** A large matrix product. */
    public static final Activity MATMUL = new Activity(0.8, 1, 0.3);

    /** A training step's kernels, matrix products and what stands between them, communication left out. */
    public static final Activity TRAINING = new Activity(0.55, 0.9, 0.4);

    /** Kernels that wait for memory: token generation, normalisation, optimizer. */
    public static final Activity MEMORY = new Activity(0.1, 0.9, 0.85);

    /** A collective that waits for others: a few SMs poll. DCGM_FI_DEV_GPU_UTIL reads 100 % here. */
    public static final Activity COMMUNICATION = new Activity(0, 0.2, 0.1);

    /** Nothing launched, a process alive. */
    public static final Activity NONE = new Activity(0, 0, 0);

    public Activity {
        Checks.share("tensor_active", tensor);
        Checks.share("sm_active", sm);
        Checks.share("dram_active", dram);
    }
}
