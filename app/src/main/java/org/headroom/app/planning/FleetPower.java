package org.headroom.app.planning;

import java.util.function.ToDoubleFunction;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.WorkProfile;
import org.headroom.data.jobs.Work;
import org.headroom.physics.gpu.GpuPower;

/**
 * What a GPU in work draws with its share of the server, by the same laws as the twin. The GPU's temperature is not known
 * while planning: it is taken a little above the reference, where leakage is higher, so that a plan errs on the safe side.
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
        double gpuW = gpu().gpuW(profile.utilizationOf(work), capW, workingC());
        return mean(maker -> maker.server().acW(gpuW)) / fleet.gpusPerServer();
    }

    @Override
    public double relativeThroughput(Work work, double capW) {
        return gpu().relativeThroughput(profile.utilizationOf(work), capW, workingC());
    }

    @Override
    public double idleAcWPerGpu() {
        return mean(maker -> maker.server().acW(gpu().design().idleW())) / fleet.gpusPerServer();
    }

    private GpuPower gpu() {
        return fleet.gpu();
    }

    private double workingC() {
        return gpu().design().referenceC() + ABOVE_REFERENCE_K;
    }

    private double mean(ToDoubleFunction<Fleet.Maker> figure) {
        return fleet.makers().stream()
                .mapToDouble(maker -> maker.share() * figure.applyAsDouble(maker))
                .sum();
    }
}
