package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.solver.Solver;
import org.optaplanner.core.api.solver.SolverFactory;
import org.optaplanner.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import org.optaplanner.core.config.localsearch.LocalSearchPhaseConfig;
import org.optaplanner.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import org.optaplanner.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import org.optaplanner.core.config.score.director.ScoreDirectorFactoryConfig;
import org.optaplanner.core.config.solver.EnvironmentMode;
import org.optaplanner.core.config.solver.SolverConfig;
import org.optaplanner.core.config.solver.termination.TerminationConfig;
import org.optaplanner.core.impl.solver.DefaultSolver;

/**
 * OptaPlanner's late acceptance from several first solutions; no XML, the same moves for the same seed. Searches that do
 * not know of each other run on their own threads, each with its own seed; the best is taken, so the plan is the same for
 * the same seed, steps and number of threads.
 */
final class LocalSearch {
    private static final int LATE_ACCEPTANCE = 1000;
    private static final double EXPLORING = 0.25;
    /** Share of the budget for plans made under a lower limit of power, and for plans made anew where that no longer helps. */
    private static final double BELOW = 0.5;

    private static final int ROUNDS = 5;
    /** So few jobs are soon as good as they get from one plan: more plans are tried. */
    private static final int FEW_JOBS = 20;

    private static final double STEP_DOWN = 0.08;
    private static final int STARTS_BELOW = 3;

    private final EnvironmentMode mode;
    private final int threads;
    private final SearchWatch watch;
    private final AtomicInteger searches = new AtomicInteger();
    private long calculations;
    private double seconds;

    LocalSearch(EnvironmentMode mode, int threads) {
        this(mode, threads, SearchWatch.NONE);
    }

    LocalSearch(EnvironmentMode mode, int threads, SearchWatch watch) {
        this.mode = mode;
        this.threads = threads;
        this.watch = watch;
    }

    /** What one search found. */
    private record Found(Placement placement, long hard, long soft, long calculations) {
        boolean betterThan(Found other) {
            return hard < other.hard || (hard == other.hard && soft < other.soft);
        }

        /** The same with what another search has counted added. */
        Found after(Found other) {
            return new Found(placement, hard, soft, calculations + other.calculations);
        }
    }

    /** A short search from each of several plans, then a long one from the best; on every thread. */
    Placement improve(Instance in, List<Placement> firsts, SolveBudget budget) {
        if (in.jobs == 0) {
            return firsts.getFirst();
        }
        long begin = System.nanoTime();
        SolveBudget each =
                budget.inSteps() ? new SolveBudget(0, Math.max(1, budget.steps() / threads), budget.seed()) : budget;
        List<Found> all = new ArrayList<>();
        if (threads == 1) {
            all.add(search(in, firsts, each, budget.seed()));
        } else {
            try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                List<Future<Found>> running = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    long seed = budget.seed() + 7_919L * i;
                    running.add(pool.submit(() -> search(in, firsts, each, seed)));
                }
                for (Future<Found> future : running) {
                    all.add(future.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while planning", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("the search failed", e);
            }
        }
        Found best = all.getFirst();
        for (Found found : all) {
            calculations += found.calculations;
            best = found.betterThan(best) ? found : best;
        }
        seconds += (System.nanoTime() - begin) * 1e-9;
        return best.placement;
    }

    private Found search(Instance in, List<Placement> firsts, SolveBudget budget, long seed) {
        Board board = new Board(in);
        if (firsts.size() == 1) {
            return solve(in, board, firsts.getFirst(), budget, seed + 1);
        }
        Found best = explored(in, board, firsts, budget.share(EXPLORING), seed);
        int rounds = in.jobs <= FEW_JOBS ? 2 * ROUNDS : ROUNDS;
        double share = BELOW / rounds;
        double down = STEP_DOWN;
        for (int round = 1; round <= rounds; round++) {
            boolean anew = best.hard > 0 || (down < STEP_DOWN && round % 2 == 0);
            best.placement.onto(board);
            Instance low = anew ? in : in.below(Math.round(highestItW(board) * (1 - down)));
            FirstPlans plans = new FirstPlans(low);
            long other = seed + 31L * round;
            List<Placement> starts = anew ? plans.shaken(other) : plans.best(best.placement, other);
            starts = starts.subList(0, Math.min(STARTS_BELOW, starts.size()));
            Found found = explored(low, board, starts, budget.share(share), other);
            boolean better = found.betterThan(best);
            if (!anew) {
                down = better ? STEP_DOWN : down / 2;
            }
            best = better ? found.after(best) : best.after(found);
        }
        return solve(in, board, best.placement, budget.share(1 - EXPLORING - BELOW), seed + 1)
                .after(best);
    }

    /** A short search from each of several plans of a problem that may be tighter than the board's; the best on the board. */
    private Found explored(Instance in, Board board, List<Placement> firsts, SolveBudget budget, long seed) {
        Found best = scored(board, firsts.getFirst(), 0);
        for (Placement first : firsts) {
            Found found = solve(in, board, first, budget.share(1.0 / firsts.size()), seed);
            best = found.betterThan(best) ? found.after(best) : best.after(found);
        }
        return best;
    }

    private static long highestItW(Board board) {
        long highest = 0;
        for (int t = 0; t < board.in.windowSlots; t++) {
            highest = Math.max(highest, board.sums.itW[t]);
        }
        return highest;
    }

    private static Found scored(Board board, Placement placement, long calculations) {
        placement.onto(board);
        return new Found(placement, board.hard(), board.soft(), calculations);
    }

    private Found solve(Instance in, Board board, Placement first, SolveBudget budget, long seed) {
        if (watch.stopped()) {
            return scored(board, first, 0);
        }
        TerminationConfig termination = new TerminationConfig();
        if (budget.inSteps()) {
            termination.withScoreCalculationCountLimit(budget.steps());
        } else {
            termination.withMillisecondsSpentLimit(Math.max(1, Math.round(budget.seconds() * 1000)));
        }
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Plan.class)
                .withEntityClasses(PlannedJob.class, PlannedSpan.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(PlanScore.class))
                .withEnvironmentMode(mode)
                .withRandomSeed(seed)
                .withTerminationConfig(termination)
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlanMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        if (solver instanceof DefaultSolver<Plan> tagged) {
            // or searches beside each other ask for the same gauge
            tagged.setMonitorTagMap(
                    Map.of("seed", Long.toString(seed), "search", Integer.toString(searches.incrementAndGet())));
        }
        boolean watched = watch != SearchWatch.NONE;
        if (watched) {
            @SuppressWarnings("ReferenceEquality") // the very instance, not its like
            boolean whole = in.pure == board.in.pure; // a search under lower limits counts only where it breaks none
            solver.addEventListener(event -> {
                if (event.getNewBestScore() instanceof HardSoftLongScore score && (whole || score.hardScore() == 0)) {
                    watch.found(-score.hardScore(), -score.softScore());
                }
                if (watch.stopped()) {
                    solver.terminateEarly();
                }
            });
            watch.started(solver);
        }
        Plan best = solver.solve(Plan.of(in, first));
        if (watched) {
            watch.ended(solver);
        }
        long count = solver instanceof DefaultSolver<Plan> counted
                ? counted.getSolverScope().getScoreCalculationCount()
                : 0;
        return scored(board, best.placement(), count);
    }

    /** Scores counted so far, on all threads. */
    long calculations() {
        return calculations;
    }

    /** Time spent searching so far, s. */
    double seconds() {
        return seconds;
    }
}
