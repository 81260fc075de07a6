package org.headroom.app.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a schedule fared in time.
 *
 * @param fromS epoch seconds
 * @param gpuHours held by jobs, by what became of them: {@code useful, lost_to_failures, checkpoints, evaluations, start_up,
 *     restarts, waiting, capped, throttled}; they add up to GPUs held x time
 * @param idleGpuHours without a job, on servers that could take one
 * @param outGpuHours on servers closed and empty
 * @param notDone maintenance that could not be done, or not on all of its servers
 */
public record InTimeReport(
        double fromS,
        double toS,
        List<JobResult> jobs,
        Map<String, Double> gpuHours,
        double idleGpuHours,
        double outGpuHours,
        List<NotDone> notDone) {

    /**
     * Maintenance whose servers were not all free at some time while it lasted.
     *
     * @param servers that were never free
     * @param ofServers that it names
     */
    public record NotDone(String id, int servers, int ofServers) {}

    /**
     * One job.
     *
     * @param state {@code waiting}, {@code running} or {@code finished}
     * @param startS first start, epoch seconds; not a number before it
     * @param endS when it ended, or is expected to if it goes on as it is; not a number before its start
     * @param checkpointEveryS iterations between two; infinite for none
     * @param bestIntervalS the Young/Daly interval at its pause and its GPUs; not a number without checkpoints
     */
    public record JobResult(
            String id,
            String state,
            int gpus,
            long plannedStartS,
            long plannedEndS,
            double startS,
            double endS,
            int checkpoints,
            int failures,
            int preemptions,
            int resizes,
            double checkpointEveryS,
            double checkpointS,
            double bestIntervalS,
            Map<String, Double> gpuHours) {
        /** How much later than planned it ended or is expected to, h; not a number before its start. */
        public double delayH() {
            return (endS - plannedEndS) / 3600;
        }

        public boolean finished() {
            return state.equals("finished");
        }
    }

    static JobResult result(JobRun run, double atS) {
        Assignment a = run.assignment;
        String state = run.ended ? "finished" : run.running() ? "running" : "waiting";
        boolean started = !Double.isNaN(run.startS);
        double endS = run.ended
                ? run.endS
                : started ? run.expectedEndS(atS, Math.max(run.servers.length, run.leastServers)) : Double.NaN;
        return new JobResult(
                a.job().id(),
                state,
                a.gpus(),
                a.startS(),
                a.endS(),
                run.startS,
                endS,
                run.checkpoints,
                run.failures,
                run.preemptions,
                run.resizes,
                run.checkpointEveryS,
                run.checkpointS,
                run.gang ? run.bestIntervalS() : Double.NaN,
                hours(run.time));
    }

    static Map<String, Double> hours(GpuTime time) {
        Map<String, Double> hours = new LinkedHashMap<>();
        for (GpuTime.Kind kind : GpuTime.Kind.values()) {
            hours.put(kind.id(), time.of(kind) / 3600);
        }
        return hours;
    }

    /** GPU-hours that jobs held. */
    public double heldGpuHours() {
        return gpuHours.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Useful GPU-hours over those held; not a number if none were. */
    public double goodput() {
        return gpuHours.getOrDefault("useful", 0.0) / heldGpuHours();
    }

    /** Jobs in a state. */
    public long count(String state) {
        return jobs.stream().filter(job -> job.state().equals(state)).count();
    }

    /** Jobs that have begun at least once. */
    public long started() {
        return jobs.stream().filter(job -> !Double.isNaN(job.startS())).count();
    }

    public int preemptions() {
        return jobs.stream().mapToInt(JobResult::preemptions).sum();
    }

    public int resizes() {
        return jobs.stream().mapToInt(JobResult::resizes).sum();
    }

    public int checkpoints() {
        return jobs.stream().mapToInt(JobResult::checkpoints).sum();
    }

    public int failures() {
        return jobs.stream().mapToInt(JobResult::failures).sum();
    }

    /** Mean over the jobs that have ended, h; 0 if none has. */
    public double meanDelayH() {
        return jobs.stream()
                .filter(JobResult::finished)
                .mapToDouble(JobResult::delayH)
                .average()
                .orElse(0);
    }
}
