package org.headroom.app.planning;

import java.util.List;
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

/** OptaPlanner's late acceptance from a first solution; no XML, one thread, the same moves for the same seed. */
final class LocalSearch {
    private static final int LATE_ACCEPTANCE = 1000;
    private static final double EXPLORING = 0.4;

    private final EnvironmentMode mode;
    private long calculations;
    private double seconds;

    LocalSearch(EnvironmentMode mode) {
        this.mode = mode;
    }

    /** A short search from each of several plans, then a long one from the best. */
    Placement improve(Instance in, List<Placement> firsts, SolveBudget budget) {
        Board board = new Board(in);
        Placement best = firsts.getFirst();
        long bestHard = Long.MAX_VALUE;
        long bestSoft = Long.MAX_VALUE;
        double share = firsts.size() == 1 ? 0 : EXPLORING / firsts.size();
        for (Placement first : firsts) {
            if (share > 0) {
                Placement found = improve(in, first, budget.share(share));
                found.onto(board);
                if (board.hard() < bestHard || (board.hard() == bestHard && board.soft() < bestSoft)) {
                    best = found;
                    bestHard = board.hard();
                    bestSoft = board.soft();
                }
            }
        }
        return improve(in, best, budget.share(1 - share * firsts.size()));
    }

    Placement improve(Instance in, Placement first, SolveBudget budget) {
        if (in.jobs == 0) {
            return first;
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
                .withRandomSeed(budget.seed())
                .withTerminationConfig(termination)
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(PlanMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
        Solver<Plan> solver = SolverFactory.<Plan>create(config).buildSolver();
        long begin = System.nanoTime();
        Plan best = solver.solve(Plan.of(in, first));
        seconds += (System.nanoTime() - begin) * 1e-9;
        if (solver instanceof DefaultSolver<Plan> counted) {
            calculations += counted.getSolverScope().getScoreCalculationCount();
        }
        HardSoftLongScore score = best.getScore();
        if (score == null) {
            throw new IllegalStateException("the solver gave no score");
        }
        return best.placement();
    }

    /** Scores counted so far. */
    long calculations() {
        return calculations;
    }

    /** Time spent solving so far, s. */
    double seconds() {
        return seconds;
    }
}
