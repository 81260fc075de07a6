package org.headroom.app.load;

import java.util.Arrays;

/**
 * What every server does at an instant, one entry a server (server {@code i} stands in rack {@code i / slots}, slot {@code
 * i % slots}). Allocate once; {@link JobsInTime#activity} fills it with the state at the end of the last interval that was
 * asked for.
 *
 * <p>{@link #utilization} is what the power law of the GPU takes; {@link #tensor}, {@link #sm} and {@link #dram} are what
 * {@code DCGM_FI_PROF_PIPE_TENSOR_ACTIVE}, {@code _SM_ACTIVE} and {@code _DRAM_ACTIVE} would read with it, means over an
 * iteration. {@code GPU_UTIL} would read 100 % wherever {@link #job} is not negative, waiting or not.
 */
public final class ServerActivity {
    /** Index of the job as {@link JobsInTime#jobId} takes it; -1 without one. */
    public final int[] job;

    public final JobPhase[] phase;

    /** Activity as the GPU's power law takes it, 0 to 1. */
    public final double[] utilization;

    /** Mean activity of the SMs, 0 to 1. */
    public final double[] sm;

    /** Mean activity of the tensor cores, 0 to 1. */
    public final double[] tensor;

    /** Mean activity of the memory interface, 0 to 1. */
    public final double[] dram;

    public ServerActivity(int servers) {
        job = new int[servers];
        phase = new JobPhase[servers];
        utilization = new double[servers];
        sm = new double[servers];
        tensor = new double[servers];
        dram = new double[servers];
        Arrays.fill(job, -1);
        Arrays.fill(phase, JobPhase.IDLE);
    }
}
