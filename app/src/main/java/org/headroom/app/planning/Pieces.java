package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;

/**
 * Cuts long jobs that write checkpoints into parts for the planner to place one after the other, each with GPUs and a cap of its
 * own, and joins their places again: a gap between parts is a pause, other GPUs or another cap are a change at a
 * checkpoint.
 *
 * <p>A job of h hours becomes n parts of h/n hours; each part but the first also takes the time of a restart, which is the
 * price of a pause and keeps plans from pausing for nothing. A part waits for the one before it; what waits for the job
 * waits for its last part, which alone carries the job's weight and deadline. Parts that follow within a slot on the same
 * GPUs and cap are told as one run; they keep the time of the restart, so that what is told is no shorter than it will be.
 *
 * <p>Worked number: 30 h in 3 parts with a restart of 600 s are planned as 10 h, 10.167 h and 10.167 h.
 */
public final class Pieces {
    /** No part is shorter than this many restarts, or than three slots; what writes no checkpoints is left whole. */
    private static final double LEAST_RESTARTS = 36;

    /** Earlier parts weigh almost nothing: they keep the order of greedy plans, not the objective. */
    private static final double EARLIER_WEIGHT = 1e-3;

    private final List<Job> whole;
    private final List<Job> parts = new ArrayList<>();
    private final Map<String, Job> ofPart = new LinkedHashMap<>();
    private final Map<String, Integer> partsOf = new HashMap<>();
    private final long slotS;

    private Pieces(List<Job> whole, long slotS) {
        this.whole = List.copyOf(whole);
        this.slotS = slotS;
    }

    /**
     * Cuts.
     *
     * @param most parts of a job
     * @param restartS work lost with each restart, s
     * @param slotS length of the planner's slots, s
     */
    public static Pieces of(List<Job> jobs, int most, double restartS, long slotS) {
        Pieces pieces = new Pieces(jobs, slotS);
        Set<String> taken = new HashSet<>();
        jobs.forEach(job -> taken.add(job.id()));
        Map<String, String> last = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Job job : jobs) {
            double pieceS = Math.max(LEAST_RESTARTS * restartS, 3.0 * slotS);
            int n = job.work().resumable() ? (int) Math.clamp((long) (job.hours() * 3600 / pieceS), 1L, most) : 1;
            counts.put(job.id(), n);
            last.put(job.id(), n == 1 ? job.id() : name(job.id(), n, taken));
        }
        for (Job job : jobs) {
            int n = Objects.requireNonNull(counts.get(job.id()));
            List<String> after =
                    job.after().stream().map(id -> last.getOrDefault(id, id)).toList();
            pieces.partsOf.put(job.id(), n);
            for (int k = 1; k <= n; k++) {
                boolean end = k == n;
                double hours = job.hours() / n + (k > 1 ? restartS / 3600 : 0);
                long restS = Math.round((n - k) * (job.hours() * 3600 / n + restartS));
                String id = end ? Objects.requireNonNull(last.get(job.id())) : name(job.id(), k, taken);
                Job part = new Job(
                        id,
                        job.submitS(),
                        job.gpusMin(),
                        job.gpusMax(),
                        hours,
                        job.work(),
                        end ? job.weight() : EARLIER_WEIGHT * job.weight(),
                        Math.max(job.submitS(), job.dueS() - restS),
                        after,
                        job.powerCapW(),
                        job.site(),
                        job.preemptible(),
                        job.model(),
                        job.iteration(),
                        end ? job.deadlineS() : null);
                pieces.parts.add(part);
                pieces.ofPart.put(id, job);
                after = List.of(id);
            }
        }
        return pieces;
    }

    private static String name(String id, int k, Set<String> taken) {
        String name = id + "~" + k;
        while (taken.contains(name)) {
            name += "~";
        }
        return name;
    }

    /** What the planner places. */
    public List<Job> parts() {
        return List.copyOf(parts);
    }

    /** Whether any job was cut. */
    public boolean cut() {
        return parts.size() > whole.size();
    }

    /** The places of parts as pieces of their jobs, in the order of the job list; a job of which a part found no place has none. */
    public Schedule joined(Schedule ofParts) {
        Map<String, List<Assignment>> byJob = new LinkedHashMap<>();
        for (Assignment a : ofParts.assignments()) {
            Job job = jobOf(a.job());
            byJob.computeIfAbsent(job.id(), _ -> new ArrayList<>())
                    .add(new Assignment(
                            a.job(), a.startS(), a.endS(), a.gpus(), a.powerCapW(), ofJobs(a.reason()), a.site()));
        }
        List<Assignment> joined = new ArrayList<>();
        for (Job job : whole) {
            List<Assignment> places = byJob.getOrDefault(job.id(), List.of());
            if (places.size() == partsOf.getOrDefault(job.id(), 1)) {
                join(job, places, joined);
            }
        }
        return new Schedule(joined, ofParts.siteCaps());
    }

    private void join(Job job, List<Assignment> places, List<Assignment> out) {
        List<Assignment> inTime = new ArrayList<>(places);
        inTime.sort(java.util.Comparator.comparingLong(Assignment::startS));
        Assignment open = null;
        for (Assignment a : inTime) {
            if (open != null
                    && a.startS() - open.endS() < slotS
                    && a.gpus() == open.gpus()
                    && a.powerCapW() == open.powerCapW()
                    && a.site().equals(open.site())) {
                open = new Assignment(
                        job, open.startS(), a.endS(), open.gpus(), open.powerCapW(), open.reason(), open.site());
                continue;
            }
            if (open != null) {
                out.add(open);
            }
            String reason = open == null
                    ? a.reason()
                    : a.startS() - open.endS() < slotS
                            ? "goes on from a checkpoint with other GPUs or another cap"
                            : "resumed from a checkpoint; " + a.reason();
            open = new Assignment(job, a.startS(), a.endS(), a.gpus(), a.powerCapW(), reason, a.site());
        }
        if (open != null) {
            out.add(open);
        }
    }

    /** An outcome of parts as one of their jobs. */
    public PlanOutcome joined(PlanOutcome ofParts) {
        Schedule schedule = joined(ofParts.schedule());
        Set<String> placed = new HashSet<>();
        schedule.assignments().forEach(a -> placed.add(a.job().id()));
        Map<String, String> reasons = new HashMap<>();
        ofParts.declined().forEach(d -> reasons.putIfAbsent(jobOf(d.job()).id(), ofJobs(d.reason())));
        List<PlanOutcome.Declined> declined = new ArrayList<>();
        for (Job job : whole) {
            if (!placed.contains(job.id())) {
                declined.add(new PlanOutcome.Declined(job, reasons.getOrDefault(job.id(), "a part found no place")));
            }
        }
        return ofParts.told(schedule, declined, ofParts.remaining());
    }

    /** A reason that names jobs where it named parts. */
    private String ofJobs(String reason) {
        String told = reason;
        for (Map.Entry<String, Job> part : ofPart.entrySet()) {
            if (!part.getKey().equals(part.getValue().id()) && told.contains(part.getKey())) {
                told = told.replace(part.getKey(), part.getValue().id());
            }
        }
        return told;
    }

    private Job jobOf(Job part) {
        return Objects.requireNonNull(ofPart.get(part.id()));
    }
}
