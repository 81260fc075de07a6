package org.headroom.app.proof;

import org.headroom.app.planning.PureProblem.Solution;
import org.jspecify.annotations.Nullable;

/**
 * What exact search found out about a problem.
 *
 * @param solution the best known; null if none was found
 * @param lowerBoundMicroUsd what no solution can be below
 * @param placements ways to place a job that were left in the model
 * @param seconds spent in the model and its search
 */
public record Proof(
        Status status, @Nullable Solution solution, long lowerBoundMicroUsd, int placements, double seconds) {
    /** How far the search came. */
    public enum Status {
        /** No solution is better. */
        OPTIMAL,
        /** A solution and a bound with a gap between them. */
        FEASIBLE,
        /** No solution of its own, only a bound. */
        BOUND,
        /** More placements than the model takes: the bound is the relaxation's. */
        TOO_LARGE
    }
}
