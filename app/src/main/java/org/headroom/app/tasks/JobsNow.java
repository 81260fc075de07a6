package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.JobPower;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.SlurmJob;
import org.headroom.data.jobs.SlurmQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where the jobs of a plan stand at an instant: ended, running with so much work left, or still to come. By the schedule's
 * progress, work done is the sum over pieces of GPUs x hours x what the caps leave of the pace; or by Slurm's queue, which
 * says since when a job really runs and on how many GPUs.
 */
final class JobsNow {
    /** Less work than this is rounding, GPU-seconds per GPU. */
    private static final double ROUNDING_S = 1;

    /**
     * A job that holds GPUs.
     *
     * @param job as the list has it, all its work
     * @param gpus what it holds
     * @param sinceS start of its present piece
     * @param leftHours run time left on {@code gpusMax} GPUs without a cap
     */
    record Running(Job job, int gpus, double capW, long sinceS, double leftHours) {}

    private final long atS;
    private final Schedule schedule;
    private final JobPower power;
    private final List<Job> ended = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final Map<String, Double> leftHours = new LinkedHashMap<>();
    private final List<Job> waiting = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** @param queue what really runs, or null to go by the schedule */
    JobsNow(List<Job> jobs, Schedule schedule, JobPower power, long atS, @Nullable SlurmQueue queue) {
        this.atS = atS;
        this.schedule = schedule;
        this.power = power;
        Map<String, SlurmJob> runs = new HashMap<>();
        Set<String> waits = new HashSet<>();
        if (queue != null) {
            queue.running().forEach(job -> {
                runs.put(job.name(), job);
                runs.putIfAbsent(job.id(), job);
            });
            queue.pending().forEach(job -> {
                waits.add(job.name());
                waits.add(job.id());
            });
        }
        for (Job job : jobs) {
            List<Assignment> pieces = schedule.assignments().stream()
                    .filter(a -> a.job().id().equals(job.id()))
                    .toList();
            SlurmJob really = runs.get(job.id());
            if (really != null) {
                take(job, pieces, really);
            } else if (queue != null && waits.contains(job.id())) {
                waiting.add(job);
            } else {
                byPlan(job, pieces, queue != null);
            }
        }
        if (queue != null) {
            Set<String> known = new HashSet<>();
            jobs.forEach(job -> known.add(job.id()));
            queue.running().stream()
                    .filter(job -> !known.contains(job.name()) && !known.contains(job.id()))
                    .forEach(this::stranger);
        }
    }

    List<Job> ended() {
        return ended;
    }

    List<Running> running() {
        return running;
    }

    /** Not begun, or paused. */
    List<Job> waiting() {
        return waiting;
    }

    /** Run time left of a paused job on all its GPUs; all of it for one that has not begun. */
    double leftHours(Job job) {
        return leftHours.getOrDefault(job.id(), job.hours());
    }

    /** What did not fit together, a line each. */
    List<String> remarks() {
        return remarks;
    }

    private void byPlan(Job job, List<Assignment> pieces, boolean asked) {
        double done = 0;
        Assignment holds = null;
        boolean later = pieces.isEmpty();
        for (Assignment piece : pieces) {
            done += doneGpuHours(piece);
            holds = piece.startS() < atS && atS < piece.endS() ? piece : holds;
            later |= piece.endS() > atS;
        }
        double left = job.hours() - done / job.gpusMax();
        if (!later || left * 3600 < ROUNDING_S) {
            ended.add(job);
        } else if (holds != null && !asked && holds.here()) {
            running.add(new Running(job, holds.gpus(), holds.powerCapW(), holds.startS(), left));
        } else {
            if (asked && holds != null) {
                remarks.add(
                        "job " + job.id() + " should run by the plan, and Slurm does not list it: taken as waiting");
                left = job.hours();
            }
            leftHours.put(job.id(), left);
            waiting.add(job);
        }
    }

    private void take(Job job, List<Assignment> pieces, SlurmJob really) {
        int gpus = Math.clamp(really.gpus(), 1, job.gpusMax());
        if (gpus != really.gpus() || gpus < job.gpusMin()) {
            remarks.add("job " + job.id() + " runs on " + really.gpus() + " GPUs, its list says " + job.gpusMin()
                    + " to " + job.gpusMax());
            gpus = Math.max(gpus, job.gpusMin());
        }
        long sinceS = (long) Math.min(atS, Double.isFinite(really.startS()) ? really.startS() : atS);
        double capW = Double.POSITIVE_INFINITY;
        double earlier = 0;
        for (Assignment piece : pieces) {
            capW = piece.startS() < atS && atS < piece.endS() ? piece.powerCapW() : capW;
            earlier += piece.endS() <= sinceS ? doneGpuHours(piece) : 0;
        }
        double done = earlier + doneGpuHours(new Assignment(job, sinceS, atS, gpus, capW, ""));
        double left = Math.max(ROUNDING_S / 3600, job.hours() - done / job.gpusMax());
        running.add(new Running(job, gpus, capW, sinceS, left));
    }

    /** Something runs that no plan knows: it keeps its GPUs as long as its limit lets it. */
    private void stranger(SlurmJob job) {
        long sinceS = (long) Math.min(atS, Double.isFinite(job.startS()) ? job.startS() : atS);
        double limitS = Double.isFinite(job.limitS()) ? job.limitS() : 86_400;
        double left = Math.max(1800, sinceS + limitS - atS) / 3600;
        remarks.add("job " + job.id() + " (" + job.name() + ") runs and is in no list: it keeps " + job.gpus()
                + " GPUs until its limit");
        long dueS = atS + Math.round(left * 3600);
        Job made = new Job(
                job.id(),
                sinceS,
                job.gpus(),
                job.gpus(),
                (dueS - sinceS) / 3600.0,
                job.work(),
                1,
                dueS,
                List.of(),
                null,
                "");
        running.add(new Running(made, job.gpus(), Double.POSITIVE_INFINITY, sinceS, left));
    }

    private double doneGpuHours(Assignment piece) {
        long toS = Math.min(piece.endS(), atS);
        if (toS <= piece.startS()) {
            return 0;
        }
        TreeSet<Long> edges = new TreeSet<>(List.of(piece.startS(), toS));
        for (CapWindow window : schedule.siteCaps()) {
            edges.add(Math.clamp(window.fromS(), piece.startS(), toS));
            edges.add(Math.clamp(window.toS(), piece.startS(), toS));
        }
        double done = 0;
        long fromS = edges.first();
        for (long edgeS : edges) {
            double capW = schedule.capW(piece, fromS);
            done += piece.gpus()
                    * (edgeS - fromS)
                    / 3600.0
                    * (piece.here() ? power.relativeThroughput(piece.job(), capW) : 1);
            fromS = edgeS;
        }
        return done;
    }
}
