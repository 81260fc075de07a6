package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.config.solver.EnvironmentMode;

/**
 * Plans the jobs of a {@link PlanningProblem}: three comparators that need no search, and the optimized plan, which the
 * verifier confirms or which says what is left broken.
 */
public final class Planner {
    private static final int ROUNDS = 8;
    /** Cuts that leave more than this share of the excess do not help: the limits cannot be met. */
    private static final double STUCK_SHARE = 0.98;
    /** From this round on a cut holds over the whole window, so that the loop ends. */
    private static final int WIDE_FROM = 4;

    /** Parts of the budget for the first plan, the first mending, and each after it. */
    private static final double[] SHARES = {0.75, 0.1, 0.15 / (ROUNDS - 2)};

    /** Kept below the comparator's cost, so that a plan at the ceiling by the table is below it by the twin's bill. */
    private static final double CEILING_MARGIN = 5e-4;

    /** Searches beside each other. */
    private static final int THREADS = 2;

    private final PlanningProblem problem;
    private final SiteForm form;
    private final Instance instance;
    private final boolean wholeRunsOnly;

    /** @throws IllegalArgumentException if the problem contradicts itself, as in a circle of dependencies */
    public Planner(PlanningProblem problem) {
        this(problem, false);
    }

    /** @param wholeRunsOnly keeps optimized plans to the pure problem: no site-wide caps, every job in one mode */
    public Planner(PlanningProblem problem, boolean wholeRunsOnly) {
        this.problem = problem;
        this.form = new SiteForm(problem);
        this.instance = new Instance(form, false);
        this.wholeRunsOnly = wholeRunsOnly;
    }

    /** The combinatorial problem that is searched, before any cut. */
    public PureProblem pure() {
        return instance.pure;
    }

    /** Every job as soon as GPUs are free, power and water not looked at. */
    public PlanOutcome baseline() {
        Board board = new Board(instance);
        new Dispatch(board).baseline();
        return comparator(board, false);
    }

    /** First come first served with backfill, each start held back until every limit holds over the run. */
    public PlanOutcome fcfsWithinLimits() {
        Board board = new Board(instance);
        new Dispatch(board).firstComeWithinLimits();
        return comparator(board, true);
    }

    /** The same with all GPUs capped in on-peak hours to the highest cap option not above {@code capW}. */
    public PlanOutcome handRule(double capW) {
        int cap = 0;
        while (cap < instance.capW.length - 1 && instance.capW[cap] > capW) {
            cap++;
        }
        Board board = new Board(instance);
        Dispatch dispatch = new Dispatch(board);
        dispatch.capOnPeak(cap);
        dispatch.firstComeWithinLimits();
        return comparator(board, true);
    }

    /** {@link #fcfsWithinLimits} with limits made tighter until the verifier sees none broken: a fair comparator. */
    public PlanOutcome fcfsWithinLimits(Verifier verifier) {
        return confirmed(Planner::fcfsWithinLimits, verifier);
    }

    /** {@link #handRule} confirmed likewise. */
    public PlanOutcome handRule(double capW, Verifier verifier) {
        return confirmed(planner -> planner.handRule(capW), verifier);
    }

    private PlanOutcome confirmed(Function<Planner, PlanOutcome> rule, Verifier verifier) {
        List<Tightening> cuts = new ArrayList<>();
        for (int round = 1; ; round++) {
            Planner planner = new Planner(problem.tightened(cuts));
            PlanOutcome outcome = rule.apply(planner);
            List<Violation> violations = verifier.verify(outcome.schedule()).violations();
            if (violations.isEmpty() || round == ROUNDS) {
                return withRemaining(outcome, violations);
            }
            cuts.addAll(Cuts.of(violations, new Board(planner.instance), round >= WIDE_FROM));
        }
    }

    private PlanOutcome comparator(Board board, boolean heed) {
        Reasons reasons = new Reasons(board);
        PlanFigures figures = PlanFigures.of(board);
        return new PlanOutcome(
                reasons.schedule(heed),
                reasons.declined(),
                figures,
                figures.objectiveUsd(),
                Double.NaN,
                Double.NaN,
                List.of(),
                1,
                List.of(),
                0,
                0,
                board.in.pure,
                PureSolver.solution(board));
    }

    /** Without a bill to stay below; see {@link #optimize(SolveBudget, Verifier, double, double)}. */
    public PlanOutcome optimize(SolveBudget budget, Verifier verifier) {
        return optimize(budget, verifier, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Searches, asks the verifier, tightens and searches again from the last plan until the verifier is content.
     *
     * @param tableCeilingUsd what the plan may cost by the planner's own figures, as in {@code
     *     min(fcfs.figures().costUsd(), hand.figures().costUsd())}
     * @param billCeilingUsd what it may cost by the verifier's bill; infinity when there is none
     */
    public PlanOutcome optimize(SolveBudget budget, Verifier verifier, double tableCeilingUsd, double billCeilingUsd) {
        return optimize(budget, verifier, tableCeilingUsd, billCeilingUsd, null, SearchWatch.NONE);
    }

    /** The same watched and perhaps ended early, from an earlier plan if there is one. */
    public PlanOutcome watched(SolveBudget budget, Verifier verifier, @Nullable Before before, SearchWatch watch) {
        return optimize(budget, verifier, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, before, watch);
    }

    /** The same from an earlier plan, whose jobs stay where they are unless moving them pays. */
    public PlanOutcome replan(SolveBudget budget, Verifier verifier, Before before) {
        return optimize(budget, verifier, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, before, SearchWatch.NONE);
    }

    /** A plan as it is, without search: where it starts off the grid's slots or sizes, the nearest. */
    public PlanOutcome asPlanned(Schedule schedule) {
        // The schedule may come from a tighter problem, whose site-wide caps begin and end elsewhere: its own stretches
        // count.
        Instance in = new Instance(new SiteForm(problem, WarmStart.spans(instance, schedule)), false);
        Board board = new Board(in);
        WarmStart.placement(in, schedule).onto(board);
        return comparator(board, true);
    }

    private PlanOutcome optimize(
            SolveBudget budget,
            Verifier verifier,
            double tableCeilingUsd,
            double billCeilingUsd,
            @Nullable Before before,
            SearchWatch watch) {
        LocalSearch search = new LocalSearch(EnvironmentMode.REPRODUCIBLE, THREADS, watch);
        List<Tightening> cuts = new ArrayList<>();
        double ceilingUsd = Math.min(problem.objective().costCeilingUsd(), tableCeilingUsd * (1 - CEILING_MARGIN));
        @Nullable Placement origin =
                before == null ? null : WarmStart.placement(new Instance(form, wholeRunsOnly), before.schedule());
        @Nullable Placement last = origin;
        double lastExcess = Double.POSITIVE_INFINITY;
        for (int round = 1; ; round++) {
            watch.round(round);
            PlanningProblem now =
                    problem.tightened(cuts).withObjective(problem.objective().withCostCeiling(ceilingUsd));
            // Spans stay those of the problem as given, so that the last plan means the same on tighter limits.
            Instance in = new Instance(new SiteForm(now, form.spans), wholeRunsOnly);
            SolveBudget part = budget.share(SHARES[Math.min(round, SHARES.length) - 1]);
            List<Placement> firsts = new FirstPlans(in).best(last, budget.seed());
            last = search.improve(in, last == null ? firsts : firsts.subList(0, 1), part);
            if (before != null && origin != null) {
                last = WarmStart.settled(in, origin, last, before.moveUsd());
            }
            Board board = new Board(in);
            last.onto(board);
            Reasons reasons = new Reasons(board);
            LowerBound bound = new LowerBound(in);
            PlanOutcome outcome = new PlanOutcome(
                    reasons.schedule(true),
                    reasons.declined(),
                    PlanFigures.of(board),
                    board.soft() / 1e6,
                    bound.microUsd() / 1e6,
                    bound.latenessUsd() / problem.objective().latenessUsdPerH(),
                    List.copyOf(cuts),
                    round,
                    List.of(),
                    search.calculations(),
                    search.seconds(),
                    in.pure,
                    PureSolver.solution(board));
            Verifier.Verdict verdict = verifier.verify(outcome.schedule());
            boolean dear = verdict.costUsd() > billCeilingUsd;
            double excess = excess(verdict.violations());
            boolean stuck = round > WIDE_FROM && excess > STUCK_SHARE * lastExcess;
            lastExcess = excess;
            if ((verdict.violations().isEmpty() && !dear) || stuck || round == ROUNDS || watch.stopped()) {
                return withRemaining(wholeRunsOnly ? bounded(outcome) : outcome, verdict.violations());
            }
            cuts.addAll(Cuts.of(verdict.violations(), board, round >= WIDE_FROM));
            if (dear) {
                double overUsd = verdict.costUsd() - billCeilingUsd;
                ceilingUsd = Math.min(ceilingUsd, outcome.figures().costUsd()) - 1.2 * overUsd;
            }
        }
    }

    /** How far limits are exceeded, all violations together, as shares of what is allowed. */
    private static double excess(List<Violation> violations) {
        double sum = 0;
        for (Violation v : violations) {
            sum += (v.worst() - v.allowed()) / Math.max(1e-9, Math.abs(v.allowed()));
        }
        return sum;
    }

    /** With whole runs alone the bound of the pure problem holds, and it is the better one. */
    private static PlanOutcome bounded(PlanOutcome o) {
        PureBound bound = PureBound.of(o.pure(), o.solution().objectiveMicroUsd());
        return new PlanOutcome(
                o.schedule(),
                o.declined(),
                o.figures(),
                o.score(),
                bound.microUsd() / 1e6,
                o.latenessLowerBoundH(),
                o.cuts(),
                o.rounds(),
                o.remaining(),
                o.calculations(),
                o.solveS(),
                o.pure(),
                o.solution());
    }

    private static PlanOutcome withRemaining(PlanOutcome o, List<Violation> remaining) {
        return new PlanOutcome(
                o.schedule(),
                o.declined(),
                o.figures(),
                o.score(),
                o.lowerBound(),
                o.latenessLowerBoundH(),
                o.cuts(),
                o.rounds(),
                List.copyOf(remaining),
                o.calculations(),
                o.solveS(),
                o.pure(),
                o.solution());
    }
}
