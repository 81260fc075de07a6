package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.Before;
import org.headroom.app.planning.FleetPower;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.planning.PureBound;
import org.headroom.app.planning.SearchWatch;
import org.headroom.app.planning.SolveBudget;
import org.headroom.app.planning.Verifier;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Job;
import org.jspecify.annotations.Nullable;

/**
 * Lets the planner place the jobs of a desk, from where they stand or anew, and leaves locked ones where they are. Jobs run
 * from start to end in one mode, without site-wide caps; one that is cut already stays cut, its pieces placed one after the
 * other. To the planner a locked job is one that can be nowhere else; it keeps its place whatever comes of the search.
 */
public final class ScheduleSolve {
    /**
     * What to solve.
     *
     * @param improve from where the jobs stand; otherwise anew
     * @param seconds to search by the clock; not used when {@code steps} is above 0
     * @param steps candidate plans to score; 0 to go by the clock
     */
    public record Request(boolean improve, double seconds, long steps, long seed) {}

    /**
     * A point of the curves.
     *
     * @param atS seconds since the solve began
     * @param scoreUsd the best score of the round so far; NaN before the first
     * @param boundUsd no plan can have a lower score; NaN until it is known
     * @param feasible whether the planner's own sums see no limit broken
     * @param round of tightening, from 1
     */
    public record Point(double atS, double scoreUsd, double boundUsd, boolean feasible, int round) {}

    /**
     * What came of it.
     *
     * @param entries every job, in the order of the list
     * @param remaining what the twin still sees broken
     * @param declined jobs that found no place
     * @param stopped whether it was ended early
     */
    public record Solved(
            List<ScheduleEntry> entries,
            double scoreUsd,
            double boundUsd,
            double gapPercent,
            List<Violation> remaining,
            List<String> declined,
            int rounds,
            double seconds,
            boolean stopped) {}

    /** So that it goes first wherever jobs are placed one after the other; it is due when it ends, so this costs nothing. */
    private static final double LOCKED_WEIGHT = 1000;

    private final ScheduleDesk desk;
    private final List<ScheduleEntry> from;
    private final Request request;
    private final Consumer<Point> curve;
    private final SearchWatch watch;
    private final Map<String, String> partOf = new HashMap<>();
    private final long beganNs = System.nanoTime();
    private volatile double boundUsd = Double.NaN;
    private volatile boolean asked;
    /** What the locked jobs break by themselves. */
    private List<Violation> anyway = List.of();

    /** @param curve takes points as they come, on the searches' threads */
    public ScheduleSolve(ScheduleDesk desk, List<ScheduleEntry> from, Request request, Consumer<Point> curve) {
        this.desk = desk;
        this.from = List.copyOf(from);
        this.request = request;
        this.curve = curve;
        this.watch = new SearchWatch(
                (scoreUsd, feasible, round) -> curve.accept(new Point(atS(), scoreUsd, boundUsd, feasible, round)));
    }

    private double atS() {
        return (System.nanoTime() - beganNs) * 1e-9;
    }

    /** Ends the search; what it has found by then is the result. */
    public void stop() {
        asked = true;
        watch.stop();
    }

    /**
     * Searches, confirms by the twin, tightens and searches again.
     *
     * @throws Operation.InterruptedRun if the progress says that nobody wants the result any more
     */
    public Solved run(Progress progress) {
        WorkProfile profile = Inputs.workProfile(desk.prepared().site());
        FleetPower power = new FleetPower(Sites.fleet(desk.prepared().site()), profile);
        List<Job> parts = parts();
        List<ScheduleEntry> locked =
                from.stream().filter(e -> e.locked() && e.placed()).toList();
        if (!locked.isEmpty()) {
            anyway = desk.operate(locked).violations();
        }
        PlanningProblem problem = desk.withRoomFor(locked).withJobs(parts, power);
        Planner planner = new Planner(problem, true);
        PlanOutcome outcome;
        try (Following _ = new Following(progress)) {
            boundUsd = PureBound.of(planner.pure(), null).microUsd() * 1e-6;
            curve.accept(new Point(atS(), Double.NaN, boundUsd, false, 1));
            SolveBudget budget = request.steps() > 0
                    ? SolveBudget.ofSteps(request.steps(), request.seed())
                    : SolveBudget.ofSeconds(request.seconds(), request.seed());
            Before before = request.improve() ? new Before(placesOf(parts), 0) : null;
            outcome = planner.watched(budget, this::verdict, before, watch);
        }
        if (!progress.goOn(1)) {
            throw new Operation.InterruptedRun();
        }
        List<ScheduleEntry> entries = entries(outcome.schedule());
        List<Violation> remaining = violations(entries);
        double bound = Math.max(boundUsd, outcome.lowerBound());
        curve.accept(new Point(atS(), outcome.score(), bound, remaining.isEmpty(), outcome.rounds()));
        return new Solved(
                entries,
                outcome.score(),
                bound,
                outcome.score() <= 0 ? 0 : Math.max(0, 100 * (outcome.score() - bound) / outcome.score()),
                remaining,
                entries.stream()
                        .filter(e -> !e.placed())
                        .map(ScheduleEntry::id)
                        .toList(),
                outcome.rounds(),
                atS(),
                asked);
    }

    /** Asks the face now and then whether to go on, and tells it how far the time is. */
    private final class Following implements AutoCloseable {
        private final Thread thread;

        Following(Progress progress) {
            thread = new Thread(
                    () -> {
                        try {
                            while (true) {
                                Thread.sleep(50);
                                double share = request.steps() > 0 ? -1 : Math.min(0.99, atS() / request.seconds());
                                if (!progress.goOn(share) || asked) {
                                    watch.stop();
                                }
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    "solve-watch");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    /** What the planner places: each job, or each of its pieces; a locked one with its place alone to choose. */
    private List<Job> parts() {
        Map<String, Job> jobs = new LinkedHashMap<>();
        desk.items().forEach(job -> jobs.put(job.id(), job));
        Map<String, String> last = new HashMap<>();
        for (ScheduleEntry e : from) {
            last.put(e.id(), e.pieces().size() < 2 ? e.id() : part(e, e.pieces().size() - 1, jobs));
        }
        List<Job> parts = new ArrayList<>();
        for (ScheduleEntry e : from) {
            Job job = Objects.requireNonNull(jobs.get(e.id()));
            List<String> after =
                    job.after().stream().map(id -> last.getOrDefault(id, id)).toList();
            int count = Math.max(1, e.pieces().size());
            for (int k = 0; k < count; k++) {
                SchedulePiece piece = e.placed() ? e.pieces().get(k) : null;
                String id = count == 1 ? e.id() : part(e, k, jobs);
                partOf.put(id, e.id());
                parts.add(part(job, id, piece, k, k == count - 1, e.locked(), after));
                after = List.of(id);
            }
        }
        return parts;
    }

    private static String part(ScheduleEntry e, int k, Map<String, Job> jobs) {
        String id = e.id() + "~" + (k + 1);
        while (jobs.containsKey(id)) {
            id += "~";
        }
        return id;
    }

    private Job part(
            Job job, String id, @Nullable SchedulePiece piece, int k, boolean end, boolean locked, List<String> after) {
        double share = piece == null ? 1 : piece.share();
        double hours = share * job.hours() + (k > 0 ? desk.prepared().site().planning().restartS() / 3600 : 0);
        boolean fixed = locked && piece != null;
        long slotS = desk.slotS();
        long startS = piece == null ? 0 : desk.startS() + Math.floorDiv(piece.startS() - desk.startS(), slotS) * slotS;
        long submitS = fixed ? Math.max(startS, desk.startS()) : job.submitS();
        int gpusMin = fixed && piece != null ? piece.gpus() : job.gpusMin();
        int gpusMax = fixed && piece != null ? piece.gpus() : job.gpusMax();
        double atGpus = hours * job.gpusMax() / gpusMax;
        Long deadlineS = fixed && piece != null
                ? Long.valueOf(submitS + piece.endS() - piece.startS() + 1)
                : end ? job.deadlineS() : null;
        return new Job(
                id,
                submitS,
                gpusMin,
                gpusMax,
                atGpus,
                job.work(),
                fixed ? LOCKED_WEIGHT : end ? job.weight() : 1e-3 * job.weight(),
                fixed && deadlineS != null ? deadlineS : Math.max(submitS, job.dueS()),
                fixed ? List.of() : after,
                fixed && piece != null ? Double.valueOf(piece.capW()) : job.powerCapW(),
                fixed && piece != null ? (piece.cloud() ? Assignment.CLOUD : "here") : job.site(),
                job.preemptible(),
                job.model(),
                job.iteration(),
                deadlineS);
    }

    /** Where the parts stand now. */
    private Schedule placesOf(List<Job> parts) {
        Map<String, ScheduleEntry> byId = new HashMap<>();
        from.forEach(e -> byId.put(e.id(), e));
        Map<String, Integer> next = new HashMap<>();
        List<Assignment> places = new ArrayList<>();
        for (Job part : parts) {
            ScheduleEntry e = Objects.requireNonNull(byId.get(partOf.get(part.id())));
            int k = next.merge(e.id(), 1, Integer::sum) - 1;
            if (e.placed()) {
                SchedulePiece p = e.pieces().get(k);
                places.add(new Assignment(
                        part, p.startS(), p.endS(), p.gpus(), p.capW(), "", p.cloud() ? Assignment.CLOUD : ""));
            }
        }
        return new Schedule(places, List.of());
    }

    /** The planner's places as jobs, locked ones as they were, in the order of the list. */
    private List<ScheduleEntry> entries(Schedule placed) {
        Map<String, List<Assignment>> byJob = new HashMap<>();
        for (Assignment a : placed.assignments()) {
            byJob.computeIfAbsent(
                            Objects.requireNonNull(partOf.get(a.job().id())), _ -> new ArrayList<>())
                    .add(a);
        }
        List<ScheduleEntry> entries = new ArrayList<>();
        for (ScheduleEntry e : from) {
            List<Assignment> places = byJob.getOrDefault(e.id(), List.of());
            boolean all = places.size() == Math.max(1, e.pieces().size());
            if (e.locked()) {
                entries.add(e);
            } else {
                entries.add(all ? placed(e, places) : e.at(List.of()));
            }
        }
        return entries;
    }

    private static ScheduleEntry placed(ScheduleEntry e, List<Assignment> places) {
        List<Assignment> inTime = new ArrayList<>(places);
        inTime.sort(Comparator.comparingLong(Assignment::startS));
        List<SchedulePiece> pieces = new ArrayList<>();
        for (int k = 0; k < inTime.size(); k++) {
            Assignment a = inTime.get(k);
            double share = e.pieces().size() < 2 ? 1 : e.pieces().get(k).share();
            pieces.add(new SchedulePiece(a.startS(), a.endS(), a.gpus(), a.powerCapW(), !a.here(), share));
        }
        return new ScheduleEntry(e.job(), pieces, false, true, inTime.getFirst().reason());
    }

    private Verifier.Verdict verdict(Schedule placed) {
        List<Violation> more = violations(entries(placed)).stream()
                .filter(v -> anyway.stream()
                        .noneMatch(a -> a.limit().equals(v.limit()) && a.fromS() < v.toS() && v.fromS() < a.toS()))
                .toList();
        return new Verifier.Verdict(more, 0);
    }

    private List<Violation> violations(List<ScheduleEntry> entries) {
        return desk.operate(entries).violations();
    }
}
