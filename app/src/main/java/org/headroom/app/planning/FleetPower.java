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
        return fleet.serverMean((kind, maker) ->
                        maker.server().acW(kind.gpu().gpuW(profile.utilizationOf(work), capW, workingC(kind.gpu()))))
                / fleet.gpusPerServer();
    }

    @Override
    public double serverAcWPerGpu(Job job, double capW) {
        return fleet.serverMean(
                        (kind, maker) -> maker.server().acW(profile.gpuW(job, kind.gpu(), capW, workingC(kind.gpu()))))
                / fleet.gpusPerServer();
    }

    @Override
    public double relativeThroughput(Work work, double capW) {
        return fleet.serverMean((kind, _) -> profile.relativeThroughput(work, kind.gpu(), capW, workingC(kind.gpu())));
    }

    @Override
    public double relativeThroughput(Job job, double capW) {
        if (job.iteration() == null) {
            return relativeThroughput(job.work(), capW);
        }
        // computing may want the GPU's limit, where leakage above the reference would slow it without a cap
        return fleet.serverMean((kind, _) -> profile.relativeThroughput(
                job, kind.gpu(), capW, kind.gpu().design().referenceC()));
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
