package org.headroom.app.planning;

import java.util.List;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;

/**
 * A schedule and how it came about.
 *
 * @param declined jobs that fit nowhere before the end of the grid, each with its reason
 * @param score the objective of {@link PureProblem} in USD: above the idle site
 * @param lowerBound no plan can have a lower score; NaN for a comparator
 * @param latenessLowerBoundH no plan can be less late, weighted hours; NaN for a comparator
 * @param cuts what the twin's violations made tighter, in order
 * @param rounds solves it took; 1 when the first plan was confirmed
 * @param remaining violations the verifier still saw in the last round; empty when the plan is confirmed
 * @param calculations plans scored
 * @param solveS time spent solving, s
 * @param pure the combinatorial problem that was solved last, with all cuts
 * @param solution the plan in its terms: exact for whole runs without site-wide caps
 */
public record PlanOutcome(
        Schedule schedule,
        List<Declined> declined,
        PlanFigures figures,
        double score,
        double lowerBound,
        double latenessLowerBoundH,
        List<Tightening> cuts,
        int rounds,
        List<Violation> remaining,
        long calculations,
        double solveS,
        PureProblem pure,
        PureProblem.Solution solution) {
    /** A job that could not be planned. */
    public record Declined(Job job, String reason) {}

    /** Another outcome's schedule with this search's record. */
    public PlanOutcome withScheduleOf(PlanOutcome other) {
        return new PlanOutcome(
                other.schedule,
                other.declined,
                other.figures,
                other.score,
                lowerBound,
                latenessLowerBoundH,
                cuts,
                rounds,
                other.remaining,
                calculations,
                solveS,
                pure,
                other.solution);
    }

    /** The same search's record with a schedule told otherwise, and what the twin saw of it. */
    public PlanOutcome told(Schedule other, List<Declined> others, List<Violation> seen) {
        return new PlanOutcome(
                other,
                List.copyOf(others),
                figures,
                score,
                lowerBound,
                latenessLowerBoundH,
                cuts,
                rounds,
                List.copyOf(seen),
                calculations,
                solveS,
                pure,
                solution);
    }

    /** How far the score may be above the best possible, in percent of the score. */
    public double gapPercent() {
        return score <= 0 ? 0 : Math.max(0, 100 * (score - lowerBound) / score);
    }
}
