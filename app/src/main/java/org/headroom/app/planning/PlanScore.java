package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/** Scores a {@link Plan} on a {@link Board}; changed entities are put onto it only when a score is asked for. */
public final class PlanScore implements IncrementalScoreCalculator<Plan, HardSoftLongScore> {
    private @Nullable Board board;
    private final List<PlannedJob> changedJobs = new ArrayList<>();
    private final List<PlannedSpan> changedSpans = new ArrayList<>();

    @Override
    public void resetWorkingSolution(Plan plan) {
        changedJobs.clear();
        changedSpans.clear();
        if (board == null || board.in != plan.instance()) {
            board = new Board(plan.instance());
        }
        changedSpans.addAll(plan.getSpans());
        changedJobs.addAll(plan.getJobs());
    }

    /** The board with all changes on it. */
    Board board() {
        Board now = board;
        if (now == null) {
            throw new IllegalStateException("no plan to score yet");
        }
        for (PlannedSpan span : changedSpans) {
            Integer cap = span.getCap();
            now.setSpanCap(span.getIndex(), cap == null ? 0 : cap);
        }
        changedSpans.clear();
        for (PlannedJob job : changedJobs) {
            now.set(job.getIndex(), job.getCourse());
        }
        changedJobs.clear();
        return now;
    }

    @Override
    public HardSoftLongScore calculateScore() {
        Board now = board();
        long hard = now.hard();
        // A plan that breaks a limit is turned down whatever it costs: its money is not worth counting.
        return HardSoftLongScore.of(-hard, hard > 0 ? 0 : -now.soft());
    }

    @Override
    public void afterVariableChanged(Object entity, String variableName) {
        if (entity instanceof PlannedJob job) {
            changedJobs.add(job);
        } else if (entity instanceof PlannedSpan span) {
            changedSpans.add(span);
        }
    }

    @Override
    public void beforeVariableChanged(Object entity, String variableName) {}

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {}

    @Override
    public void beforeEntityRemoved(Object entity) {}

    @Override
    public void afterEntityRemoved(Object entity) {}
}
