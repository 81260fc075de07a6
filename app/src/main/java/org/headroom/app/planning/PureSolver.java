package org.headroom.app.planning;

import java.util.List;
import org.optaplanner.core.config.solver.EnvironmentMode;

/** Solves a {@link PureProblem} by itself, as it came from a file or from a site. */
public final class PureSolver {
    private PureSolver() {}

    /**
     * What was found.
     *
     * @param feasible whether the solution keeps every limit
     * @param lowerBoundMicroUsd no solution has a lower objective
     * @param calculations candidates scored
     * @param seconds time spent, s
     */
    public record Result(
            PureProblem.Solution solution,
            boolean feasible,
            long lowerBoundMicroUsd,
            long calculations,
            double seconds) {}

    /** Searches on two threads. */
    public static Result solve(PureProblem problem, SolveBudget budget) {
        return solve(problem, budget, 2);
    }

    /** @param threads searches that run beside each other, each with its own seed */
    public static Result solve(PureProblem problem, SolveBudget budget, int threads) {
        long begin = System.nanoTime();
        Instance in = new Instance(problem);
        LocalSearch search = new LocalSearch(EnvironmentMode.REPRODUCIBLE, threads);
        List<Placement> firsts = new FirstPlans(in).best(null, budget.seed());
        double spentS = (System.nanoTime() - begin) * 1e-9;
        SolveBudget left = budget.inSteps()
                ? budget
                : SolveBudget.ofSeconds(Math.max(0.05, budget.seconds() - spentS), budget.seed());
        Board board = new Board(in);
        search.improve(in, firsts, left).onto(board);
        return new Result(
                solution(board),
                board.hard() == 0,
                bound(problem, board),
                search.calculations(),
                (System.nanoTime() - begin) * 1e-9);
    }

    private static long bound(PureProblem problem, Board board) {
        return PureBound.of(problem, board.hard() == 0 ? (Long) board.soft() : null)
                .microUsd();
    }

    /** A greedy solution alone, in the time that it takes. */
    public static Result first(PureProblem problem, long seed) {
        long begin = System.nanoTime();
        Instance in = new Instance(problem);
        Board board = new Board(in);
        new FirstPlans(in).best(null, seed).getFirst().onto(board);
        return new Result(
                solution(board),
                board.hard() == 0,
                new LowerBound(in).microUsd(),
                0,
                (System.nanoTime() - begin) * 1e-9);
    }

    /** The whole runs on a board. */
    static PureProblem.Solution solution(Board board) {
        int jobs = board.in.jobs;
        int[] mode = new int[jobs];
        int[] start = new int[jobs];
        for (int j = 0; j < jobs; j++) {
            mode[j] = board.placed(j) ? board.mode[j] : -1;
            start[j] = board.start[j];
        }
        return new PureProblem.Solution(mode, start, board.soft());
    }
}
