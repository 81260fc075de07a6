package org.headroom.app.load;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.headroom.data.jobs.Iteration;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.JobBehaviour;
import org.headroom.physics.gpu.Activity;
import org.headroom.physics.gpu.ActivityLaw;
import org.headroom.physics.gpu.CapCurve;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/**
 * What a server asks for in a phase of its job.
 *
 * <p>The site's measured mean of a kind of work, u, holds over a long stretch of iterations, checkpoints and evaluations. So
 * the activity in iterations is
 *
 * <pre>
 * u_i = u (1 + c + e) - c u_c - e u_e,   held within 0 and 1
 * </pre>
 *
 * <p>with c the length of a checkpoint and e that of an evaluation pause over the iterations between two of them, u_c and u_e the
 * activities in them. Start-up, failures and what follows them come on top. A GPU at u_i = 1 draws its limit: a server
 * never asks for more than its highest measured power. A job that states its model iterates in its layout's own phases
 * instead, and its pauses come on top too. Worked number: u 0.898, a 5 s pause each 900 s at 0.1, no
 * evaluations: u_i = 0.9024, 7,776 W a server in iterations and 7,747 W over all.
 */
final class DemandLaw {
    private static final ActivityLaw COUNTERS = ActivityLaw.h100Sxm();
    static final double LEAST_THROUGHPUT = 1e-6;

    private final Fleet fleet;
    private final Map<Work, Double> mean = new EnumMap<>(Work.class);
    private final JobBehaviour behaviour;
    private final WeekShape week;
    private final WorkProfile profile;

    // of the job read last
    private Work work = Work.OTHER;
    private double compute;
    private double rest;
    private double exposed;
    private double waiting;
    private @Nullable CapCurve curve;

    // of the last busy server, as its neighbours mostly ask for the same
    private @Nullable ServerPower known;
    private double knownCompute;
    private double knownRest;
    private double knownExposed;
    private double knownWaiting;
    private double knownShare;
    private double knownCapW;
    private @Nullable CapCurve knownCurve;
    private double gpuW;
    private double perKelvin;
    private double idleW;
    private double mostW;
    private double restW;

    /** Writes a server's demand at once, W and W/K. */
    interface Out {
        void set(double gpuW, double leakageWPerK, double gpuIdleW, double gpuMostW, double restW);
    }

    DemandLaw(Fleet fleet, WorkProfile profile, JobBehaviour behaviour, WeekShape week) {
        this.fleet = fleet;
        this.behaviour = behaviour;
        this.week = week;
        this.profile = profile;
        for (Work work : Work.values()) {
            mean.put(work, profile.utilizationOf(work));
        }
    }

    /** Mean activity of a server that works at its own pace. */
    private double activity(JobRun run, double nowS) {
        Job job = run.assignment.job();
        JobBehaviour.Phases phases = JobRun.phases(behaviour, job);
        return switch (run.phase) {
            case IDLE, OUT -> 0;
            case START_UP, RESTART -> phases.startUpActivity();
            case CHECKPOINT -> phases.checkpointActivity();
            case EVALUATION -> of(Work.EVALUATION);
            case HUNG -> phases.waitingActivity();
            case ITERATING ->
                run.service ? Math.min(1, of(job.work()) * week.at(nowS)) : iterating(run, phases, of(job.work()));
        };
    }

    private double of(Work work) {
        return mean.getOrDefault(work, 0.0);
    }

    private double iterating(JobRun run, JobBehaviour.Phases phases, double u) {
        double c = run.checkpointS / run.checkpointEveryS;
        double e = run.evaluationS / run.evaluationEveryS;
        double iterating = u * (1 + c + e) - c * phases.checkpointActivity() - e * of(Work.EVALUATION);
        return Math.clamp(iterating, 0, 1);
    }

    /**
     * What the cap leaves of a job's throughput while it iterates: that of its slowest kind of GPU. Compute takes 1 / r as long,
     * with r by the cap curve at the compute phase's own power; exposed communication and bubbles take as long as ever:
     *
     * <pre>
     * pace = 1 / ((1 - e) / r + e)
     * </pre>
     *
     * <p>Worked number: u 0.898, e 0.12, cap 650 W: compute wants 700 W, r 0.967, pace 0.971.
     */
    double capPace(JobRun run, double capW, double nowS) {
        read(run, nowS);
        double least = 1;
        int known = -1;
        for (int server : run.servers) {
            int kind = fleet.kindOfRack()[server / fleet.slots()];
            if (kind != known) {
                GpuPower gpu = fleet.kinds().get(kind).gpu();
                least = Math.min(least, 1 / ((1 - exposed) / ofCompute(gpu, capW) + exposed));
                known = kind;
            }
        }
        return least;
    }

    /** Throughput of the compute phase under the cap over that without, more than 0. */
    private double ofCompute(GpuPower gpu, double capW) {
        double referenceC = gpu.design().referenceC();
        double r = curve == null
                ? gpu.relativeThroughput(compute, capW, referenceC)
                : gpu.relativeThroughput(compute, capW, referenceC, curve);
        return Math.max(LEAST_THROUGHPUT, r);
    }

    void idle(int server, Out out) {
        int rack = server / fleet.slots();
        double oneW = fleet.gpuOf(rack).design().idleW();
        double gpusW = fleet.gpusPerServer() * oneW;
        out.set(gpusW, 0, gpusW, gpusW, fleet.serverOf(rack).restW(oneW));
    }

    /**
     * Takes what the servers of a job are doing; {@link #busy} and {@link #counters} then speak of it. An iteration is compute
     * at one activity and, for the shares of exposed communication and bubbles, what is left of its mean: so the mean is
     * kept, and a cap that only cuts the compute part cuts no more. A stated model has a layout that knows its phases.
     */
    void read(JobRun run, double nowS) {
        JobBehaviour.Phases phases = JobRun.phases(behaviour, run.assignment.job());
        double mean = activity(run, nowS);
        work = run.assignment.job().work();
        curve = profile.capCurves().get(work);
        waiting = phases.waitingActivity();
        boolean iterates = run.gang && run.phase == JobPhase.ITERATING;
        Iteration own = run.assignment.job().iteration();
        if (iterates && own != null) {
            exposed = own.exposedShare();
            compute = own.computeActivity();
            rest = own.exposedActivity();
            return;
        }
        exposed = iterates ? phases.communicationShare() + phases.bubbleShare() : 0;
        double inExposed = phases.communicationShare() * waiting;
        compute = exposed > 0 ? Math.clamp((mean - inExposed) / (1 - exposed), 0, 1) : mean;
        rest = exposed > 0 ? Math.clamp((mean - (1 - exposed) * compute) / exposed, 0, 1) : 0;
    }

    /**
     * A server that works for a share of the time and waits for the rest.
     *
     * @param share of the time in which it works
     */
    void busy(int server, double share, double capW, Out out) {
        ServerPower law = fleet.serverOf(server / fleet.slots());
        boolean same = law == known
                && compute == knownCompute
                && rest == knownRest
                && exposed == knownExposed
                && waiting == knownWaiting
                && share == knownShare
                && capW == knownCapW
                && Objects.equals(curve, knownCurve);
        if (!same) {
            known = law;
            knownCompute = compute;
            knownRest = rest;
            knownExposed = exposed;
            knownWaiting = waiting;
            knownShare = share;
            knownCapW = capW;
            knownCurve = curve;
            GpuPower gpu = fleet.gpuOf(server / fleet.slots());
            double longer = exposed > 0 ? (1 - exposed) / ofCompute(gpu, capW) : 1;
            double ofCompute = share * longer / (longer + exposed);
            double ofRest = share - ofCompute;
            double ofWaiting = 1 - share;
            gpuW = ofCompute * atReference(gpu, compute, capW)
                    + ofRest * atReference(gpu, rest, capW)
                    + ofWaiting * atReference(gpu, waiting, capW);
            perKelvin = ofCompute * perKelvin(gpu, compute, capW)
                    + ofRest * perKelvin(gpu, rest, capW)
                    + ofWaiting * perKelvin(gpu, waiting, capW);
            idleW = gpu.design().idleW();
            mostW = Math.clamp(capW, gpu.design().minCapW(), gpu.design().limitW());
            restW = law.restW(gpuW);
        }
        int n = fleet.gpusPerServer();
        out.set(n * gpuW, n * perKelvin, n * idleW, n * mostW, restW);
    }

    /**
     * What the profiling counters of a server's GPUs would read: its kind of work thinned in time to the activity that the power
     * law takes, and a collective's polling in exposed communication and while it waits.
     */
    void counters(double share, ServerActivity out, int server) {
        boolean tokens = work == Work.INFERENCE || work == Work.EVALUATION;
        Activity mix = tokens ? Activity.MEMORY : Activity.TRAINING;
        Activity wait = Activity.COMMUNICATION;
        double busy = share * (1 - exposed) * COUNTERS.scale(compute, mix);
        double idle = share * exposed * COUNTERS.scale(rest, wait) + (1 - share) * COUNTERS.scale(waiting, wait);
        out.utilization[server] = share * ((1 - exposed) * compute + exposed * rest) + (1 - share) * waiting;
        out.tensor[server] = Math.min(1, busy * mix.tensor());
        out.sm[server] = Math.min(1, busy * mix.sm() + idle * wait.sm());
        out.dram[server] = Math.min(1, busy * mix.dram() + idle * wait.dram());
    }

    static void noCounters(ServerActivity out, int server) {
        out.utilization[server] = 0;
        out.tensor[server] = 0;
        out.sm[server] = 0;
        out.dram[server] = 0;
    }

    private static double atReference(GpuPower gpu, double u, double capW) {
        return gpu.gpuW(u, capW, gpu.design().referenceC());
    }

    private static double perKelvin(GpuPower gpu, double u, double capW) {
        double referenceC = gpu.design().referenceC();
        double free = gpu.gpuW(u, Double.POSITIVE_INFINITY, referenceC);
        return gpu.gpuW(u, capW, referenceC) < free ? 0 : gpu.gpuW(u, Double.POSITIVE_INFINITY, referenceC + 1) - free;
    }
}
