package org.headroom.app.planning;

import org.headroom.app.load.Fleet;
import org.headroom.app.load.WorkProfile;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.physics.gpu.GpuPower;

/**
 * What a GPU in work draws with its share of the server, by the same laws as the twin. The GPU's temperature is not known
 * while planning: it is taken a little above the reference, where leakage is higher, so that a plan errs on the safe side, but
 * never so high that heat holds it back: a plan is at full clocks.
 * Nor is the hall known where a job will run: with GPUs of several kinds every figure is the mean over the fleet.
 */
public final class FleetPower implements JobPower {
    private static final double ABOVE_REFERENCE_K = 5;

    private final Fleet fleet;
    private final WorkProfile profile;

    public FleetPower(Fleet fleet, WorkProfile profile) {
        this.fleet = fleet;
        this.profile = profile;
    }

    @Override
    public double serverAcWPerGpu(Work work, double capW) {
        return serverAcWPerGpu(profile.utilizationOf(work), capW);
    }

    @Override
    public double serverAcWPerGpu(Job job, double capW) {
        return serverAcWPerGpu(profile.utilizationOf(job), capW);
    }

    private double serverAcWPerGpu(double u, double capW) {
        return fleet.serverMean((kind, maker) -> maker.server().acW(kind.gpu().gpuW(u, capW, workingC(kind.gpu()))))
                / fleet.gpusPerServer();
    }

    @Override
    public double relativeThroughput(Work work, double capW) {
        return relativeThroughput(work, profile.utilizationOf(work), capW);
    }

    @Override
    public double relativeThroughput(Job job, double capW) {
        return relativeThroughput(job.work(), profile.utilizationOf(job), capW);
    }

    private double relativeThroughput(Work work, double u, double capW) {
        return fleet.serverMean(
                (kind, _) -> profile.relativeThroughput(work, u, kind.gpu(), capW, workingC(kind.gpu())));
    }

    @Override
    public double idleAcWPerGpu() {
        return fleet.serverMean(
                        (kind, maker) -> maker.server().acW(kind.gpu().design().idleW()))
                / fleet.gpusPerServer();
    }

    private static double workingC(GpuPower gpu) {
        return Math.min(
                gpu.design().referenceC() + ABOVE_REFERENCE_K, gpu.design().throttleC());
    }
}
