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

    /**
     * What is left of a job's pace under a cap. A job that knows its iteration computes 1 / r as long, with r at its compute phase's
     * own power, and is exposed as long as ever: 1 / ((1 - e) / r + e), as {@link DemandLaw} has it in time. Worked number: e 0.36,
     * compute at 0.95, cap 500 W: r 0.876, pace 0.917.
     */
    public double relativeThroughput(Job job, GpuPower gpu, double capW, double gpuC) {
        Iteration own = job.iteration();
        if (own == null) {
            return relativeThroughput(job.work(), gpu, capW, gpuC);
        }
        return Math.min(1, 1 / (stretched(job.work(), own, gpu, capW, gpuC) + own.exposedShare()));
    }

    /** What a GPU of the job draws, W: with an iteration of its own, its phases weighted with the times that the cap makes of them. */
    public double gpuW(Job job, GpuPower gpu, double capW, double gpuC) {
        Iteration own = job.iteration();
        if (own == null) {
            return gpu.gpuW(utilizationOf(job.work()), capW, gpuC);
        }
        double longer = stretched(job.work(), own, gpu, capW, gpuC);
        double exposed = own.exposedShare();
        return (longer * gpu.gpuW(own.computeActivity(), capW, gpuC)
                        + exposed * gpu.gpuW(own.exposedActivity(), capW, gpuC))
                / (longer + exposed);
    }

    /** What its draw grows by with a kelvin of the GPU, W/K; a phase that a cap holds does not grow. */
    double leakageWPerK(Job job, GpuPower gpu, double capW) {
        double referenceC = gpu.design().referenceC();
        Iteration own = job.iteration();
        if (own == null) {
            return leakageWPerK(utilizationOf(job.work()), gpu, capW);
        }
        double longer = stretched(job.work(), own, gpu, capW, referenceC);
        double exposed = own.exposedShare();
        return (longer * leakageWPerK(own.computeActivity(), gpu, capW)
                        + exposed * leakageWPerK(own.exposedActivity(), gpu, capW))
                / (longer + exposed);
    }

    private static double leakageWPerK(double u, GpuPower gpu, double capW) {
        double referenceC = gpu.design().referenceC();
        double free = gpu.gpuW(u, Double.POSITIVE_INFINITY, referenceC);
        return gpu.gpuW(u, capW, referenceC) < free ? 0 : gpu.gpuW(u, Double.POSITIVE_INFINITY, referenceC + 1) - free;
    }

    /** Time that an iteration's computing takes under the cap over the whole iteration without. */
    private double stretched(Work work, Iteration own, GpuPower gpu, double capW, double gpuC) {
        double r = relativeThroughput(work, own.computeActivity(), gpu, capW, gpuC);
        return (1 - own.exposedShare()) / Math.max(DemandLaw.LEAST_THROUGHPUT, r);
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
