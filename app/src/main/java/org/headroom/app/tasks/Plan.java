package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.FleetPower;
import org.headroom.app.planning.JobPower;
import org.headroom.app.planning.Pieces;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.planning.SiteDispatch;
import org.headroom.app.planning.SiteProblem;
import org.headroom.app.planning.SolveBudget;
import org.headroom.app.planning.Verifier;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.SiteOrders;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/**
 * The main job: what happens if every job starts as soon as it can, what an operator's rules make of it, and what a plan
 * makes of it, each run through the operational twin.
 */
public final class Plan {
    /** Step of the twin that confirms a plan, s. */
    static final long STEP_S = 300;

    static final int MOST_ITEMS = 400;
    /** A batch of small jobs may take at most one part in so many of the site. */
    static final int WIDEST_SHARE = 4;

    private static final double HAND_RULE_CAP_W = 500;

    /** What charts show. */
    static final List<Measures> CHARTED = List.of(
            Measures.SITE_POWER_MW,
            Measures.TRANSFORMER_MVA,
            Measures.POTABLE_GAL_PER_DAY,
            Measures.SEWER_GAL_PER_DAY,
            Measures.GPU_MAX_C,
            Measures.COLD_WATER_C,
            Measures.WETBULB_C,
            Measures.DRYBULB_C,
            Measures.GPUS_BUSY_COUNT);

    /** Takes each row of each variant on its last pass, as for a store; a sink a variant. */
    public interface Recorder {
        /** Keeps nothing. */
        Recorder NONE = _ -> (_, _) -> {};

        Operation.RowSink of(PlanVariant.Kind kind);
    }

    /**
     * A request with its inputs opened and found right.
     *
     * @param carbon of grid energy: flat, or hour by hour from the site's file
     * @param batches what is planned; a job of its own, or many small ones together
     * @param operation the twin's steps
     * @param slots the planner's slots in the window
     */
    public record Prepared(
            PlanRequest request,
            Site site,
            Carbon carbon,
            WeatherSource source,
            Weather weather,
            JobLists.Selection jobs,
            List<Batches.Batch> batches,
            TimeGrid operation,
            TimeGrid slots) {}

    private final @Nullable RobustRequest robust;

    private final @Nullable String explain;

    /** A plan for what is expected. */
    public Plan() {
        this(null, null);
    }

    /**
     * @param robust how sure it is to be; null to plan for what is expected
     * @param explain the job to be explained, empty for all, null for none
     */
    public Plan(@Nullable RobustRequest robust, @Nullable String explain) {
        this.robust = robust;
        this.explain = explain;
    }

    /** Opens and checks all inputs; nothing is written and nothing computed before this has passed. */
    public Prepared prepare(PlanRequest request) {
        SiteTree tree = request.site().tree();
        Site first = tree.bind(tree.planningFrom());
        int days = request.days() == null ? first.planningDays() : request.days();
        if (days < 1 || days > 366) {
            throw new InputError("--days", "", Integer.toString(days), "1 to 366");
        }
        LocalDate from = request.from() == null ? first.planningFrom() : request.from();
        long startS = from.atStartOfDay(first.zone()).toEpochSecond();
        long endS = from.plusDays(days).atStartOfDay(first.zone()).toEpochSecond();
        Site site = tree.bind(Instant.ofEpochSecond(startS));
        JobLists.Selection jobs = JobLists.open(request.jobs(), request.jobsScale(), site, request.from(), days);
        WeatherSource source = Inputs.weather(request.weather(), site);
        Weather weather = source.on(startS, endS, Inputs.overlays(request.weather(), request.site(), site));
        List<Batches.Batch> batches = batches(jobs, site);
        return new Prepared(
                request,
                site,
                Carbon.of(tree, site, startS, endS),
                source,
                weather,
                jobs,
                batches,
                grid(startS, endS, STEP_S),
                grid(startS, endS, request.slotS()));
    }

    /** What is planned: the jobs, or with many small ones their batches. */
    static List<Batches.Batch> batches(JobLists.Selection jobs, Site site) {
        return itemsOf(jobs.list().jobs(), site);
    }

    static List<Batches.Batch> itemsOf(List<Job> jobs, Site site) {
        return Batches.of(jobs, MOST_ITEMS, site.it().gpus() / WIDEST_SHARE);
    }

    private static TimeGrid grid(long startS, long endS, long stepS) {
        return new TimeGrid(startS, stepS, Math.toIntExact((endS - startS) / stepS));
    }

    /** What is put together for the planner: window, weather, maintenance, slots long enough for the jobs, carbon by hour. */
    static SiteProblem problem(Prepared in, Fleet fleet, List<Job> items) {
        PlanRequest request = in.request();
        return new SiteProblem(
                        in.site(),
                        in.weather(),
                        fleet,
                        in.slots().startS(),
                        in.slots().endS(),
                        request.site()
                                .tree()
                                .jobBehaviour(Instant.ofEpochSecond(in.slots().startS()))
                                .maintenance(),
                        request.slotS(),
                        items)
                .withCarbon(in.carbon()::kgPerJ);
    }

    /** Plans; stops early with {@link Operation.InterruptedRun} if the progress says so. */
    public PlanResult run(Prepared in, Recorder recorder, Progress progress) {
        return run(in, null, recorder, progress);
    }

    /** The same without a search: {@code given} is the optimized plan, whoever made it. */
    PlanResult of(Prepared in, Schedule given, Recorder recorder, Progress progress) {
        return run(in, given, recorder, progress);
    }

    private PlanResult run(Prepared in, @Nullable Schedule given, Recorder recorder, Progress progress) {
        PlanRequest request = in.request();
        Site site = in.site();
        Fleet fleet = Sites.fleet(site);
        WorkProfile profile = Inputs.workProfile(site);
        List<Job> items = in.batches().stream().map(Batches.Batch::job).toList();
        progress.goOn(0.02);
        SiteProblem problem = problem(in, fleet, items);
        PlanningProblem expected = problem.of(items, profile);
        Planner planner = new Planner(expected, request.wholeRuns());
        progress.goOn(0.1);
        Run run = new Run(site, in.carbon(), in.weather(), fleet, profile, in.operation(), in.slots(), progress);
        run.dispatch = problem.dispatch();

        Map<PlanVariant.Kind, PlanVariant> variants = new EnumMap<>(PlanVariant.Kind.class);
        put(variants, run.of(PlanVariant.Kind.BASELINE, planner.baseline(), recorder));
        PlanVariant fcfs =
                run.of(PlanVariant.Kind.FCFS_WITHIN_LIMITS, planner.fcfsWithinLimits(run::verdict), recorder);
        put(variants, fcfs);
        PlanVariant hand =
                run.of(PlanVariant.Kind.HAND_RULE, planner.handRule(HAND_RULE_CAP_W, run::verdict), recorder);
        put(variants, hand);
        progress.goOn(0.2);

        double verifiedBeforeS = run.verifyS;
        if (given != null) {
            PlanOutcome told = planner.asPlanned(given).told(given, without(items, given), List.of());
            PlanVariant optimized = run.of(PlanVariant.Kind.OPTIMIZED, told, recorder);
            put(variants, optimized);
            SiteOrders asRun = run.lastOrders;
            int[] inHalls = JobLoad.halls(fleet, profile, given);
            progress.goOn(1);
            return new PlanResult(in, variants, inHalls, 0, 0, expected, asRun, null, null);
        }
        SolveBudget budget = request.solveSteps() > 0
                ? SolveBudget.ofSteps(request.solveSteps(), request.seed())
                : SolveBudget.ofSeconds(request.solveS(), request.seed());
        PlanOutcome found = planner.optimize(
                budget,
                run::verdict,
                Math.min(
                        fcfs.outcome().figures().costUsd(),
                        hand.outcome().figures().costUsd()),
                Math.min(fcfs.costUsd(), hand.costUsd()));
        if (request.pieces() > 1) {
            found = better(found, inPieces(request, expected, new FleetPower(fleet, profile), budget, run, fcfs, hand));
        }
        double verifyS = run.verifyS - verifiedBeforeS;
        RobustTask sure = robust == null ? null : new RobustTask(in, robust, expected, fleet, profile);
        PlanOutcome plain = found;
        if (sure != null) {
            found = sure.solve(plain, budget, run::verdict);
        }
        PlanVariant confirmed = run.of(PlanVariant.Kind.OPTIMIZED, found, Recorder.NONE);
        // Rules take no margins; and a plan that goes out with its problem stays its own.
        boolean own = sure != null || request.wholeRuns();
        PlanOutcome outcome = own ? found : bestOf(confirmed, fcfs, hand);
        PlanVariant optimized = run.of(PlanVariant.Kind.OPTIMIZED, outcome, recorder);
        put(variants, optimized);
        SiteOrders orders = run.lastOrders;
        int[] halls = JobLoad.halls(fleet, profile, outcome.schedule());
        progress.goOn(1);
        Explanation explanation =
                explain == null ? null : Explanation.of(expected, optimized.outcome(), explain, request.seed());
        Robustness robustness = sure == null
                ? null
                : sure.told(run.of(PlanVariant.Kind.OPTIMIZED, sure.without(), Recorder.NONE), optimized);
        return new PlanResult(in, variants, halls, found.solveS(), verifyS, expected, orders, robustness, explanation);
    }

    /** Jobs that a schedule does not place. */
    private static List<PlanOutcome.Declined> without(List<Job> items, Schedule given) {
        Set<String> placed = new HashSet<>();
        given.assignments().forEach(a -> placed.add(a.job().id()));
        return items.stream()
                .filter(job -> !placed.contains(job.id()))
                .map(job -> new PlanOutcome.Declined(job, "given no place"))
                .toList();
    }

    /** The same with long jobs cut at checkpoints, joined again; the plan of whole runs has been searched for as long. */
    private static PlanOutcome inPieces(
            PlanRequest request,
            PlanningProblem whole,
            JobPower power,
            SolveBudget budget,
            Run run,
            PlanVariant fcfs,
            PlanVariant hand) {
        Pieces pieces = Pieces.of(whole.jobs(), request.pieces(), whole.rules().restartS(), request.slotS());
        PlanOutcome ofParts = new Planner(whole.withJobs(pieces.parts(), power), false)
                .optimize(
                        budget,
                        schedule -> run.verdict(pieces.joined(schedule)),
                        Math.min(
                                fcfs.outcome().figures().costUsd(),
                                hand.outcome().figures().costUsd()),
                        Math.min(fcfs.costUsd(), hand.costUsd()));
        return pieces.joined(ofParts);
    }

    /** The one that breaks less; of equals the one with the lower score. */
    private static PlanOutcome better(PlanOutcome whole, PlanOutcome pieces) {
        int less = Integer.compare(
                pieces.remaining().size() + pieces.declined().size(),
                whole.remaining().size() + whole.declined().size());
        return less < 0 || (less == 0 && pieces.score() < whole.score()) ? pieces : whole;
    }

    /** The plan, unless a rule without search broke fewer limits or was less late at no higher cost: then that rule's. */
    private static PlanOutcome bestOf(PlanVariant plan, PlanVariant... rules) {
        PlanVariant best = plan;
        for (PlanVariant rule : rules) {
            int limits =
                    Integer.compare(rule.violations().size(), best.violations().size());
            boolean later = rule.weightedLatenessH() >= best.weightedLatenessH();
            if (limits < 0 || (limits == 0 && !later && rule.costUsd() <= best.costUsd())) {
                best = rule;
            }
        }
        return best.kind() == plan.kind() ? plan.outcome() : plan.outcome().withScheduleOf(best.outcome());
    }

    private static void put(Map<PlanVariant.Kind, PlanVariant> variants, PlanVariant variant) {
        variants.put(variant.kind(), variant);
    }

    /** The same site and weather for every variant. */
    private static final class Run {
        private final Site site;
        private final Carbon carbon;
        private final Weather weather;
        private final Fleet fleet;
        private final WorkProfile profile;
        private final TimeGrid grid;
        private final TimeGrid slots;
        private final Progress progress;
        private @Nullable SiteDispatch dispatch;
        private @Nullable SiteOrders lastOrders;
        private double verifyS;

        Run(
                Site site,
                Carbon carbon,
                Weather weather,
                Fleet fleet,
                WorkProfile profile,
                TimeGrid grid,
                TimeGrid slots,
                Progress progress) {
            this.site = site;
            this.carbon = carbon;
            this.weather = weather;
            this.fleet = fleet;
            this.profile = profile;
            this.grid = grid;
            this.slots = slots;
            this.progress = progress;
        }

        PlanVariant of(PlanVariant.Kind kind, PlanOutcome outcome, Recorder recorder) {
            SlotMeans means = new SlotMeans(slots, CHARTED);
            Operation.RowSink sink = recorder.of(kind);
            Ledger ledger = operate(outcome.schedule(), kind != PlanVariant.Kind.BASELINE, (row, dtS) -> {
                means.row(row, dtS);
                sink.row(row, dtS);
            });
            Rented rented = Rented.of(site.cloud(), outcome.schedule());
            return new PlanVariant(
                    kind,
                    outcome,
                    ledger,
                    Bills.of(site, carbon, ledger).withCloud(rented.costUsd()),
                    rented,
                    fleet.gpus(),
                    SiteProblem.horizonS(slots.startS(), slots.endS()),
                    means.series());
        }

        Verifier.Verdict verdict(Schedule schedule) {
            long started = System.nanoTime();
            Ledger ledger = operate(schedule, true, (_, _) -> {});
            verifyS += (System.nanoTime() - started) * 1e-9;
            return new Verifier.Verdict(
                    ledger.violations(),
                    Bills.of(site, carbon, ledger)
                            .withCloud(Rented.of(site.cloud(), schedule).costUsd())
                            .totalUsd());
        }

        private Ledger operate(Schedule schedule, boolean planned, Operation.RowSink sink) {
            SiteDispatch plant = dispatch;
            SiteOrders orders = null;
            if (planned && plant != null && plant.orders()) {
                orders = plant.withoutBattery();
                if (plant.plansBattery()) {
                    SlotMeans means = new SlotMeans(plant.grid(), List.of(Measures.SITE_POWER_MW));
                    operate(schedule, orders, means);
                    orders = plant.on(means.of(0));
                }
            }
            lastOrders = orders;
            return operate(schedule, orders, sink);
        }

        private Ledger operate(Schedule schedule, @Nullable SiteOrders orders, Operation.RowSink sink) {
            Operation operation = new Operation(site, weather, new JobLoad(fleet, profile, schedule));
            if (orders != null) {
                operation.following(orders);
            }
            return operation.run(grid, sink, _ -> progress.goOn(0.5));
        }
    }

    /** Late and scheduled counts of members, so that a batch counts as the jobs in it. */
    static Map<String, Integer> membersOf(List<Batches.Batch> batches) {
        Map<String, Integer> members = new TreeMap<>();
        for (Batches.Batch batch : new ArrayList<>(batches)) {
            members.put(batch.job().id(), batch.members().size());
        }
        return members;
    }
}
