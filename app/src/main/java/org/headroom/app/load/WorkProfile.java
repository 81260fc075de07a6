package org.headroom.app.load;

import java.util.Map;
import org.headroom.data.jobs.Iteration;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.physics.gpu.CapCurve;
import org.headroom.physics.gpu.GpuPower;

/**
 * How hard each kind of work drives a GPU, averaged over its iterations, and what a power cap leaves of its throughput.
 *
 * @param utilization mean tensor / SM activity, 0 to 1, one a kind
 * @param capCurves for the kinds that have one of their own; for others the GPU's exponent holds
 */
public record WorkProfile(Map<Work, Double> utilization, Map<Work, CapCurve> capCurves) {
    public WorkProfile {
        utilization = Map.copyOf(utilization);
        capCurves = Map.copyOf(capCurves);
    }

    public WorkProfile(Map<Work, Double> utilization) {
        this(utilization, Map.of());
    }

    public double utilizationOf(Work work) {
        Double u = utilization.get(work);
        if (u == null) {
            throw new IllegalArgumentException("no utilization for " + work.id());
        }
        return u;
    }

    /** The mean activity of a job's iterations: of its own layout, where it states its model. */
    public double utilizationOf(Job job) {
        Iteration own = job.iteration();
        return own == null ? utilizationOf(job.work()) : own.utilization();
    }

    /** Throughput of this work under a cap and at a GPU temperature, over that without; 0 to 1. */
    public double relativeThroughput(Work work, GpuPower gpu, double capW, double gpuC) {
        return relativeThroughput(work, utilizationOf(work), gpu, capW, gpuC);
    }

    /** The same at an activity of its own. */
    public double relativeThroughput(Work work, double utilization, GpuPower gpu, double capW, double gpuC) {
        CapCurve curve = capCurves.get(work);
        return curve == null
                ? gpu.relativeThroughput(utilization, capW, gpuC)
                : gpu.relativeThroughput(utilization, capW, gpuC, curve);
    }
}
