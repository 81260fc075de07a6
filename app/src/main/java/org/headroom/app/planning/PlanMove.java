package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** New places for some jobs and new caps for some spans, all at once. */
final class PlanMove extends AbstractMove<Plan> {
    private final PlannedJob[] jobs;
    private final @Nullable Integer[] codes;
    private final PlannedSpan[] spans;
    private final @Nullable Integer[] caps;

    PlanMove(PlannedJob[] jobs, @Nullable Integer[] codes, PlannedSpan[] spans, @Nullable Integer[] caps) {
        this.jobs = jobs;
        this.codes = codes;
        this.spans = spans;
        this.caps = caps;
    }

    static PlanMove of(PlannedJob job, @Nullable Integer code) {
        return new PlanMove(
                new PlannedJob[] {job}, new @Nullable Integer[] {code}, new PlannedSpan[0], new @Nullable Integer[0]);
    }

    /** Always: a move that changes nothing is scored and counted, so that a solve in steps ends. */
    @Override
    public boolean isMoveDoable(ScoreDirector<Plan> director) {
        return true;
    }

    @Override
    protected PlanMove createUndoMove(ScoreDirector<Plan> director) {
        @Nullable Integer[] oldCodes = new @Nullable Integer[jobs.length];
        for (int i = 0; i < jobs.length; i++) {
            oldCodes[i] = jobs[i].getCode();
        }
        @Nullable Integer[] oldCaps = new @Nullable Integer[spans.length];
        for (int i = 0; i < spans.length; i++) {
            oldCaps[i] = spans[i].getCap();
        }
        return new PlanMove(jobs, oldCodes, spans, oldCaps);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Plan> director) {
        for (int i = 0; i < spans.length; i++) {
            director.beforeVariableChanged(spans[i], "cap");
            spans[i].setCap(caps[i]);
            director.afterVariableChanged(spans[i], "cap");
        }
        for (int i = 0; i < jobs.length; i++) {
            director.beforeVariableChanged(jobs[i], "code");
            jobs[i].setCode(codes[i]);
            director.afterVariableChanged(jobs[i], "code");
        }
    }

    @Override
    public PlanMove rebase(ScoreDirector<Plan> director) {
        PlannedJob[] otherJobs = new PlannedJob[jobs.length];
        for (int i = 0; i < jobs.length; i++) {
            otherJobs[i] = Objects.requireNonNull(director.lookUpWorkingObject(jobs[i]));
        }
        PlannedSpan[] otherSpans = new PlannedSpan[spans.length];
        for (int i = 0; i < spans.length; i++) {
            otherSpans[i] = Objects.requireNonNull(director.lookUpWorkingObject(spans[i]));
        }
        return new PlanMove(otherJobs, codes, otherSpans, caps);
    }

    @Override
    public Collection<? extends Object> getPlanningEntities() {
        List<Object> entities = new ArrayList<>(List.of(jobs));
        entities.addAll(List.of(spans));
        return entities;
    }

    @Override
    public Collection<? extends Object> getPlanningValues() {
        List<Object> values = new ArrayList<>();
        for (Integer code : codes) {
            values.add(code == null ? "none" : code);
        }
        return values;
    }
}
