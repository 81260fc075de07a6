package org.headroom.app.load;

import java.util.SplittableRandom;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.JobBehaviour;
import org.headroom.physics.gpu.Checkpointing;

/**
 * One job in time: its phase, its work, what it waits for next. Between two of its changes everything is constant, so {@link
 * #settle} accounts for any stretch at once.
 *
 * <p>Work is counted in GPU-seconds at full clocks: n GPUs do n r p of it a second, with r what the power cap leaves of the
 * throughput and p the pace of the slowest server. A failure takes back what was done since the last checkpoint.
 */
final class JobRun {
    /** What comes next; of two at the same instant the one named first here. */
    enum Next {
        FINISH,
        PHASE_END,
        CHECKPOINT,
        EVALUATION,
        OUT_END,
        SLOW_END,
        HOUR,
        FAILURE,
        SLOW
    }

    /** What the job does after the checkpoint that it writes. */
    enum Purpose {
        GO_ON,
        /** Leaves closed servers or takes more, then loads again. */
        REGROUP,
        /** Makes room for a job of more weight. */
        LEAVE
    }

    static final int NONE = -1;
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** A start-up takes no more of a job than this. */
    private static final double MOST_START_UP = 0.1;

    /** Range in which an interval is worked out, s. */
    private static final double LEAST_PAUSE_S = 1e-3;

    private static final double MOST_PAUSE_S = 1e7;
    private static final double LONGEST_FAILURE_S = 1e12;

    /** Checkpoints are not closer than this, s. */
    private static final double LEAST_INTERVAL_S = 10;

    final int index;
    final Assignment assignment;
    final boolean gang;
    final boolean service;
    final int plannedServers;
    final int leastServers;

    /** What an elastic job can use, servers. */
    final int mostServers;

    final double startUpS;
    final double checkpointEveryS;
    final double checkpointS;
    final double evaluationEveryS;
    final double evaluationS;
    final double workGpuS;
    final int[] after;

    private final int gpusPerServer;
    private final int mostGpus;
    private final JobBehaviour behaviour;
    private final SplittableRandom random;

    /** Where it stands in the queue, epoch seconds; smaller goes first. */
    double queueS;

    /** When it was last pushed out, and how many of all jobs had been by then: of jobs queued at once the last goes last. */
    double evictedS = Double.NaN;

    int evictions;

    boolean waiting = true;
    boolean ended;
    JobPhase phase = JobPhase.IDLE;
    Purpose purpose = Purpose.GO_ON;
    int[] servers = {};

    /** Up to where {@link #time} counts, epoch seconds. */
    private double clockS;

    double phaseEndS = NEVER;
    double doneGpuS;
    double savedGpuS;
    double toCheckpointS;
    double toEvaluationS;

    /** What the power cap leaves of the throughput. */
    double capPace = 1;

    /** Pace of the slowest server; of jobs without a gang the mean. */
    double pace = 1;

    /** The same if heat held none back. */
    double coolPace = 1;

    /** Servers that it holds or wants to hold again. */
    int wantedServers;

    int slowServer = NONE;
    double slowUntilS = NEVER;
    final OutServers out = new OutServers();
    double hourS = NEVER;
    double serviceEndS = NEVER;
    private double failureGpuH;
    private double slowGpuH;

    double nextS = NEVER;
    Next next = Next.FINISH;

    final GpuTime time = new GpuTime();
    double startS = Double.NaN;
    double endS = Double.NaN;
    int checkpoints;
    int failures;
    int preemptions;
    int resizes;

    /** Marks it while a step's report is read. */
    boolean touched;

    JobRun(
            int index,
            Assignment assignment,
            JobBehaviour behaviour,
            boolean independent,
            int[] after,
            int gpusPerServer,
            long seed) {
        this.index = index;
        this.assignment = assignment;
        this.behaviour = behaviour;
        this.after = after;
        this.gpusPerServer = gpusPerServer;
        Job job = assignment.job();
        JobBehaviour.Phases phases = phases(behaviour, job);
        gang = phases.gang() && !independent;
        service = job.work() == Work.INFERENCE;
        plannedServers = Math.ceilDiv(assignment.gpus(), gpusPerServer);
        leastServers = Math.min(plannedServers, Math.ceilDiv(job.gpusMin(), gpusPerServer));
        mostGpus = Math.max(assignment.gpus(), job.gpusMax());
        mostServers = Math.ceilDiv(mostGpus, gpusPerServer);
        wantedServers = plannedServers;
        double lifeS = service ? assignment.endS() - assignment.startS() : job.runS(assignment.gpus());
        startUpS = Math.min(phases.startUpS(), MOST_START_UP * lifeS);
        checkpointS = gang ? behaviour.storage().pauseS(checkpointBytes(assignment, phases, behaviour)) : 0;
        checkpointEveryS = gang ? interval(phases.checkpointEveryS()) : NEVER;
        evaluationS = gang ? phases.evaluationS() : 0;
        evaluationEveryS = evaluationS > 0 && phases.evaluationEveryS() > 0 ? phases.evaluationEveryS() : NEVER;
        double iterationS =
                job.model() == null ? iterationS(lifeS - startUpS) : lifeS; // a model's hours are iterations alone
        workGpuS = service ? NEVER : iterationS * assignment.gpus();
        queueS = assignment.startS();
        random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + job.id().hashCode());
        failureGpuH = exponential(behaviour.failures().gpuHoursPerFailure());
        slowGpuH = exponential(behaviour.stragglers().gpuHoursPerStraggler());
        toCheckpointS = checkpointEveryS;
        toEvaluationS = evaluationEveryS;
    }

    static JobBehaviour.Phases phases(JobBehaviour behaviour, Job job) {
        JobBehaviour.Phases phases = behaviour.phases().get(job.work().id());
        if (phases == null) {
            throw new IllegalArgumentException("no phases for " + job.work().id());
        }
        return phases;
    }

    private static double checkpointBytes(Assignment assignment, JobBehaviour.Phases phases, JobBehaviour behaviour) {
        var model = assignment.job().model();
        return model == null
                ? assignment.gpus() * phases.checkpointBytesPerGpu()
                : model.parameters() * behaviour.storage().bytesPerParameter();
    }

    private double interval(double statedS) {
        return Math.max(LEAST_INTERVAL_S, statedS > 0 ? statedS : bestIntervalS());
    }

    /** Daly's interval for this job's pause and its mean time between failures, s. */
    double bestIntervalS() {
        JobBehaviour.Failures failures = behaviour.failures();
        double failureS = Checkpointing.failureS(failures.gpuHoursPerFailure(), assignment.gpus());
        return new Checkpointing(
                        Math.clamp(checkpointS, LEAST_PAUSE_S, MOST_PAUSE_S),
                        Math.clamp(failureS, 1, LONGEST_FAILURE_S),
                        failures.detectionS() + failures.restartS())
                .dalyS();
    }

    /** How long it runs if it meets no trouble, s: start-up, iterations and the planned pauses between them. */
    double lastsS() {
        if (service) {
            return assignment.endS() - assignment.startS();
        }
        double iterationS = workGpuS / assignment.gpus();
        double saves = pausesIn(iterationS, checkpointEveryS);
        double evaluations = pausesIn(iterationS, evaluationEveryS);
        return startUpS + iterationS + saves * checkpointS + evaluations * evaluationS;
    }

    private static double pausesIn(double iterationS, double everyS) {
        return Math.max(0, Math.ceil(iterationS / everyS) - 1);
    }

    /** Iterations in a stretch that also holds the planned pauses; a pause that would outlast the stretch is left out. */
    private double iterationS(double stretchS) {
        double left = stretchS;
        double sum = 0;
        double toSave = checkpointEveryS;
        double toEvaluate = evaluationEveryS;
        while (left > 0) {
            double run = Math.min(left, Math.min(toSave, toEvaluate));
            sum += run;
            left -= run;
            toSave -= run;
            toEvaluate -= run;
            if (toSave <= 0) {
                left -= checkpointS;
                toSave = checkpointEveryS;
            }
            if (toEvaluate <= 0) {
                left -= evaluationS;
                toEvaluate = evaluationEveryS;
            }
        }
        return sum;
    }

    double exponential(double mean) {
        return -Math.log(1 - random.nextDouble()) * mean;
    }

    int anyServer() {
        return servers[random.nextInt(servers.length)];
    }

    double uniform() {
        return random.nextDouble();
    }

    void drawFailure() {
        failureGpuH = exponential(behaviour.failures().gpuHoursPerFailure());
    }

    void drawSlow() {
        slowGpuH = exponential(behaviour.stragglers().gpuHoursPerStraggler());
    }

    boolean running() {
        return !waiting && !ended;
    }

    /** GPUs that it holds. */
    int gpus() {
        return gpusOn(servers.length);
    }

    /** GPUs that it uses of so many servers: as planned, or all of them up to its most where it has grown beyond that. */
    private int gpusOn(int count) {
        return Math.min(count > plannedServers ? mostGpus : assignment.gpus(), count * gpusPerServer);
    }

    /** Share of its servers that work; less than 1 while some of a job without a gang start again. */
    double inService() {
        return 1 - (double) out.count() / servers.length;
    }

    /** One of its servers by chance, for a failure: one that has not failed already if there is such a one. */
    int anyServerInService() {
        int at = random.nextInt(servers.length);
        for (int i = 0; i < servers.length && out.has(servers[at]); i++) {
            at = (at + 1) % servers.length;
        }
        return servers[at];
    }

    void startAt(double atS) {
        clockS = atS;
        if (Double.isNaN(startS)) {
            startS = atS;
            serviceEndS = service ? atS + (assignment.endS() - assignment.startS()) : NEVER;
        }
    }

    /** Accounts for the time since the last call. */
    void settle(double atS) {
        double dtS = atS - clockS;
        if (!running() || dtS <= 0) {
            return;
        }
        double gpuS = gpus() * dtS;
        switch (phase) {
            case START_UP -> time.add(GpuTime.Kind.START_UP, gpuS);
            case CHECKPOINT -> time.add(GpuTime.Kind.CHECKPOINTS, gpuS);
            case EVALUATION -> time.add(GpuTime.Kind.EVALUATIONS, gpuS);
            case HUNG, RESTART -> time.add(GpuTime.Kind.RESTARTS, gpuS);
            default -> iterate(gpuS, dtS);
        }
        failureGpuH -= gpuS / 3600;
        if (slowServer == NONE) {
            slowGpuH -= gpuS / 3600;
        }
        clockS = atS;
    }

    private void iterate(double gpuS, double dtS) {
        double inCap = capPace * gpuS;
        double working = inService() * inCap;
        double useful = pace * working;
        time.add(GpuTime.Kind.CAPPED, gpuS - inCap);
        time.add(GpuTime.Kind.RESTARTS, inCap - working);
        time.add(GpuTime.Kind.WAITING, (1 - coolPace) * working);
        time.add(GpuTime.Kind.THROTTLED, (coolPace - pace) * working);
        time.add(GpuTime.Kind.USEFUL, useful);
        doneGpuS += useful;
        toCheckpointS -= dtS;
        toEvaluationS -= dtS;
    }

    /** Takes back what was done since the last checkpoint. */
    void loseUnsaved() {
        time.lose(doneGpuS - savedGpuS);
        doneGpuS = savedGpuS;
    }

    void enter(JobPhase to, double untilS) {
        phase = to;
        phaseEndS = untilS;
    }

    private double rate() {
        return gpus() * capPace * inService() * pace;
    }

    /** Finds what comes next; to be called after every change, settled. */
    void plan() {
        nextS = NEVER;
        if (!running()) {
            return;
        }
        if (service) {
            offer(Math.max(clockS, serviceEndS), Next.FINISH);
        }
        if (phase == JobPhase.ITERATING) {
            if (!service) {
                offer(clockS + Math.max(0, workGpuS - doneGpuS) / rate(), Next.FINISH);
            }
            offer(clockS + Math.max(0, toCheckpointS), Next.CHECKPOINT);
            offer(clockS + Math.max(0, toEvaluationS), Next.EVALUATION);
        } else {
            offer(phaseEndS, Next.PHASE_END);
        }
        offer(out.nextS(), Next.OUT_END);
        offer(slowUntilS, Next.SLOW_END);
        offer(hourS, Next.HOUR);
        offer(clockS + Math.max(0, failureGpuH) * 3600 / gpus(), Next.FAILURE);
        if (gang && slowServer == NONE) {
            offer(clockS + Math.max(0, slowGpuH) * 3600 / gpus(), Next.SLOW);
        }
    }

    private void offer(double atS, Next what) {
        if (atS < nextS) {
            nextS = atS;
            next = what;
        }
    }

    /** When it would end from here without failures, settled, at the present pace; for a job that waits, if it began now. */
    double expectedEndS(double nowS, int onServers) {
        if (service) {
            double lifeS = assignment.endS() - assignment.startS();
            return Double.isNaN(startS) ? nowS + lifeS : serviceEndS;
        }
        double gpus = gpusOn(onServers);
        double rate = gpus * (running() ? capPace * pace : 1);
        double pauses = (gang ? checkpointS / checkpointEveryS : 0) + evaluationS / evaluationEveryS;
        double ahead = phase == JobPhase.ITERATING || !running() ? 0 : Math.max(0, phaseEndS - nowS);
        double begin = running() ? ahead : startUpS;
        return nowS + begin + (workGpuS - doneGpuS) / Math.max(rate, 1e-9) * (1 + pauses);
    }
}
