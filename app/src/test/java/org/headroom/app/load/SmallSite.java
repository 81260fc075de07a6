package org.headroom.app.load;

import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.site.JobBehaviour;
import org.headroom.physics.gpu.GpuDesign;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerDesign;
import org.headroom.physics.gpu.ServerPower;

/** 16 racks in two halls, 1,024 GPUs, and how its jobs behave; a copy with other numbers is one call away. */
record SmallSite(
        JobBehaviour.Phases phases,
        JobBehaviour.Storage storage,
        JobBehaviour.Failures failures,
        JobBehaviour.Stragglers stragglers,
        JobBehaviour.Week week,
        List<JobBehaviour.Maintenance> maintenance,
        Placement placement,
        long seed) {
    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;
    static final double NEVER = 1e15;
    static final double PRETRAIN = 0.898;
    static final int SERVERS = 128;
    static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    static final Fleet FLEET = fleet(1024, 8, 8);

    static Fleet fleet(int gpus, int... racksOfHalls) {
        Fleet.Maker maker = new Fleet.Maker("one", 1, new ServerPower(GpuDesign.h100Sxm(), ServerDesign.h100x8()), 0.8);
        Fleet.Kind kind = new Fleet.Kind("site", new GpuPower(GpuDesign.h100Sxm()), List.of(maker));
        List<Fleet.Hall> halls = java.util.Arrays.stream(racksOfHalls)
                .mapToObj(racks -> new Fleet.Hall(racks, 0))
                .toList();
        return Fleet.of(gpus, 8, 8, 2, halls, List.of(kind));
    }

    /** Nothing ever goes wrong; a checkpoint of 20 s each half hour, no start-up, no evaluation. */
    static SmallSite calm() {
        return new SmallSite(
                new JobBehaviour.Phases(0, 1800, 0, 0, 0, 0.1, 0, 0.05, 0.1, 0.2, true),
                new JobBehaviour.Storage(2e12, 20, 14),
                new JobBehaviour.Failures(NEVER, 60, 180, 0),
                new JobBehaviour.Stragglers(NEVER, 0.1, 1800),
                new JobBehaviour.Week(Collections.nCopies(24, 1.0), Collections.nCopies(7, 1.0)),
                List.of(),
                Placement.LOWEST,
                1);
    }

    SmallSite phases(double startUpS, double checkpointEveryS, double evaluationEveryS, double evaluationS) {
        JobBehaviour.Phases other = new JobBehaviour.Phases(
                startUpS,
                checkpointEveryS,
                0,
                evaluationEveryS,
                evaluationS,
                phases.communicationShare(),
                phases.bubbleShare(),
                0.05,
                0.1,
                0.2,
                true);
        return new SmallSite(other, storage, failures, stragglers, week, maintenance, placement, seed);
    }

    SmallSite exposed(double communicationShare, double bubbleShare) {
        JobBehaviour.Phases p = phases;
        JobBehaviour.Phases other = new JobBehaviour.Phases(
                p.startUpS(),
                p.checkpointEveryS(),
                0,
                p.evaluationEveryS(),
                p.evaluationS(),
                communicationShare,
                bubbleShare,
                0.05,
                0.1,
                0.2,
                true);
        return new SmallSite(other, storage, failures, stragglers, week, maintenance, placement, seed);
    }

    SmallSite pause(double seconds) {
        JobBehaviour.Storage other = new JobBehaviour.Storage(2e12, seconds, 14);
        return new SmallSite(phases, other, failures, stragglers, week, maintenance, placement, seed);
    }

    SmallSite failures(double gpuHours, double detectionS, double restartS, double repairS) {
        JobBehaviour.Failures other = new JobBehaviour.Failures(gpuHours, detectionS, restartS, repairS);
        return new SmallSite(phases, storage, other, stragglers, week, maintenance, placement, seed);
    }

    SmallSite stragglers(double gpuHours, double slowdownShare, double lastingS) {
        JobBehaviour.Stragglers other = new JobBehaviour.Stragglers(gpuHours, slowdownShare, lastingS);
        return new SmallSite(phases, storage, failures, other, week, maintenance, placement, seed);
    }

    SmallSite week(List<Double> hourly, List<Double> daily) {
        JobBehaviour.Week other = new JobBehaviour.Week(hourly, daily);
        return new SmallSite(phases, storage, failures, stragglers, other, maintenance, placement, seed);
    }

    SmallSite maintenance(JobBehaviour.Maintenance... other) {
        return new SmallSite(phases, storage, failures, stragglers, week, List.of(other), placement, seed);
    }

    SmallSite seed(long other) {
        return new SmallSite(phases, storage, failures, stragglers, week, maintenance, placement, other);
    }

    /** The jobs as these numbers have them; inference and evaluation are no gangs. */
    JobsInTime run(Fleet fleet, List<CapWindow> caps, Assignment... jobs) {
        Map<String, JobBehaviour.Phases> all = new HashMap<>();
        Map<Work, Double> utilization = new EnumMap<>(Work.class);
        for (Work work : Work.values()) {
            boolean gang = work != Work.INFERENCE && work != Work.EVALUATION;
            JobBehaviour.Phases p = phases;
            all.put(
                    work.id(),
                    new JobBehaviour.Phases(
                            p.startUpS(),
                            p.checkpointEveryS(),
                            p.checkpointBytesPerGpu(),
                            p.evaluationEveryS(),
                            p.evaluationS(),
                            p.communicationShare(),
                            p.bubbleShare(),
                            p.startUpActivity(),
                            p.checkpointActivity(),
                            p.waitingActivity(),
                            gang));
            utilization.put(work, gang ? PRETRAIN : 0.5);
        }
        JobBehaviour behaviour = new JobBehaviour(
                placement.name().toLowerCase(java.util.Locale.ROOT),
                all,
                storage,
                failures,
                stragglers,
                week,
                maintenance);
        return new JobsInTime(
                fleet,
                new WorkProfile(utilization),
                new Schedule(List.of(jobs), caps),
                new InTime(behaviour, MEMPHIS, seed, Set.of(), new double[] {1e9, 1e9}));
    }

    JobsInTime run(Assignment... jobs) {
        return run(FLEET, List.of(), jobs);
    }

    static Assignment job(String id, long startS, double hours, int gpus) {
        return job(id, startS, hours, gpus, gpus, Work.PRETRAIN, 1, false);
    }

    static Assignment job(
            String id, long startS, double hours, int least, int gpus, Work work, double weight, boolean preemptible) {
        return job(id, startS, hours, least, gpus, work, weight, preemptible, List.of());
    }

    static Assignment job(
            String id,
            long startS,
            double hours,
            int least,
            int gpus,
            Work work,
            double weight,
            boolean preemptible,
            List<String> after) {
        Job job = new Job(
                id,
                startS,
                least,
                gpus,
                hours,
                work,
                weight,
                startS + 10_000 * DAY,
                after,
                null,
                "",
                preemptible,
                null,
                null);
        return new Assignment(job, startS, startS + Math.round(hours * HOUR), gpus, 700, "");
    }

    /** Runs up to an instant and says how the jobs fared. */
    static InTimeReport report(JobsInTime load, long stepS, long endS) {
        RackBank bank = FLEET.newBank();
        for (long t = 0; t < endS; t += stepS) {
            load.mean(t, Math.min(endS, t + stepS), bank);
        }
        return load.report(endS);
    }

    static InTimeReport.JobResult result(InTimeReport report, String id) {
        return report.jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    static double hours(InTimeReport.JobResult job, String kind) {
        return job.gpuHours().getOrDefault(kind, Double.NaN);
    }
}
