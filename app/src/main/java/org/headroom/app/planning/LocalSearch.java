package org.headroom.app.planning;

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
    private static final int LATE_ACCEPTANCE = 400;

    private final EnvironmentMode mode;
    private long calculations;
    private double seconds;

    LocalSearch(EnvironmentMode mode) {
        this.mode = mode;
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
