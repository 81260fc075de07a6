package org.headroom.app.load;

import java.util.EnumMap;
import java.util.Map;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.JobBehaviour;
import org.headroom.physics.gpu.Activity;
import org.headroom.physics.gpu.ActivityLaw;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;

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
 * never asks for more than its highest measured power. Worked number: u 0.898, a 5 s pause each 900 s at 0.1, no
 * evaluations: u_i = 0.9024, 7,781 W a server in iterations and 7,750 W over all.
 */
final class DemandLaw {
    private static final ActivityLaw COUNTERS = ActivityLaw.h100Sxm();

    private final Fleet fleet;
    private final Map<Work, Double> mean = new EnumMap<>(Work.class);
    private final JobBehaviour behaviour;
    private final WeekShape week;
    private final WorkProfile profile;

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

    /** Activity of a server that works at its own pace. */
    double activity(JobRun run, double nowS) {
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

    /** Activity while it waits for a slower server of its job. */
    double waiting(JobRun run) {
        return JobRun.phases(behaviour, run.assignment.job()).waitingActivity();
    }

    /** What the cap leaves of a job's throughput while it iterates: that of its slowest kind of GPU. */
    double capPace(JobRun run, double capW) {
        Work work = run.assignment.job().work();
        double least = 1;
        int known = -1;
        for (int server : run.servers) {
            int kind = fleet.kindOfRack()[server / fleet.slots()];
            if (kind != known) {
                GpuPower gpu = fleet.kinds().get(kind).gpu();
                least = Math.min(
                        least,
                        profile.relativeThroughput(work, gpu, capW, gpu.design().referenceC()));
                known = kind;
            }
        }
        return least;
    }

    void idle(int server, Out out) {
        int rack = server / fleet.slots();
        double idleW = fleet.gpuOf(rack).design().idleW();
        double gpusW = fleet.gpusPerServer() * idleW;
        out.set(gpusW, 0, gpusW, gpusW, fleet.serverOf(rack).restW(idleW));
    }

    /**
     * A server that works for a share of the time and waits for the rest.
     *
     * @param active activity while it works
     * @param share of the time in which it works
     * @param waiting activity while it waits
     */
    void busy(int server, double active, double share, double waiting, double capW, Out out) {
        int rack = server / fleet.slots();
        GpuPower gpu = fleet.gpuOf(rack);
        ServerPower law = fleet.serverOf(rack);
        int n = fleet.gpusPerServer();
        double gpuW = share * atReference(gpu, active, capW);
        double perKelvin = share * perKelvin(gpu, active, capW);
        if (share < 1) {
            gpuW += (1 - share) * atReference(gpu, waiting, capW);
            perKelvin += (1 - share) * perKelvin(gpu, waiting, capW);
        }
        double mostW = Math.clamp(capW, gpu.design().minCapW(), gpu.design().limitW());
        out.set(n * gpuW, n * perKelvin, n * gpu.design().idleW(), n * mostW, law.restW(gpuW));
    }

    /**
     * What the profiling counters of a server's GPUs would read: its kind of work thinned in time to the activity that the power
     * law takes, and a collective's polling while it waits.
     */
    static void counters(Work work, double active, double share, double waiting, ServerActivity out, int server) {
        boolean tokens = work == Work.INFERENCE || work == Work.EVALUATION;
        Activity mix = tokens ? Activity.MEMORY : Activity.TRAINING;
        double busy = share * COUNTERS.scale(active, mix);
        double idle = (1 - share) * COUNTERS.scale(waiting, Activity.COMMUNICATION);
        out.utilization[server] = share * active + (1 - share) * waiting;
        out.tensor[server] = Math.min(1, busy * mix.tensor());
        out.sm[server] = Math.min(1, busy * mix.sm() + idle * Activity.COMMUNICATION.sm());
        out.dram[server] = Math.min(1, busy * mix.dram() + idle * Activity.COMMUNICATION.dram());
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
