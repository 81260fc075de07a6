package org.headroom.app.live;

import java.util.Arrays;

/**
 * What telemetry said over one step; not a number where it said nothing. Reused from step to step.
 *
 * <p>Racks are those of the twin, in its order. GPU power is the sum over the rack's GPUs that report, as telemetry gives
 * it (before {@code calibration.gpu_power}); how many report is in {@link #rackGpus}.
 */
public final class Frame {
    /** Epoch seconds of the site's clock: of the simulated one where a simulator is behind it. */
    public double fromS;

    public double toS;

    /** One a meter of {@code SiteMeters}, in its unit: mean over the step, NaN if it is silent. */
    public final double[] meters;

    /** Power of the GPUs that report, W a rack; NaN if none does. */
    public final double[] rackGpuW;

    /** GPUs that report power. */
    public final double[] rackGpus;

    /** Mean GPU temperature, C. */
    public final double[] rackGpuC;

    /** Mean activity of the tensor pipes, 0 to 1. */
    public final double[] rackTensor;

    /** Mean activity of the SMs, 0 to 1. */
    public final double[] rackSm;

    public Frame(int meters, int racks) {
        this.meters = new double[meters];
        rackGpuW = new double[racks];
        rackGpus = new double[racks];
        rackGpuC = new double[racks];
        rackTensor = new double[racks];
        rackSm = new double[racks];
    }

    /** Nothing is known of a step. */
    public void clear(double fromS, double toS) {
        this.fromS = fromS;
        this.toS = toS;
        Arrays.fill(meters, Double.NaN);
        Arrays.fill(rackGpuW, Double.NaN);
        Arrays.fill(rackGpus, 0);
        Arrays.fill(rackGpuC, Double.NaN);
        Arrays.fill(rackTensor, Double.NaN);
        Arrays.fill(rackSm, Double.NaN);
    }

    /** Whether anything at all was heard. */
    public boolean silent() {
        return Arrays.stream(meters).allMatch(Double::isNaN)
                && Arrays.stream(rackGpuW).allMatch(Double::isNaN);
    }
}
