package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** New courses for some jobs and new caps for some spans, all at once. */
final class PlanMove extends AbstractMove<Plan> {
    private static final PlannedSpan[] NO_SPANS = {};
    private static final @Nullable Integer[] NO_CAPS = {};

    private final PlannedJob[] jobs;
    private final @Nullable Course[] courses;
    private final PlannedSpan[] spans;
    private final @Nullable Integer[] caps;

    PlanMove(PlannedJob[] jobs, @Nullable Course[] courses, PlannedSpan[] spans, @Nullable Integer[] caps) {
        this.jobs = jobs;
        this.courses = courses;
        this.spans = spans;
        this.caps = caps;
    }

    static PlanMove of(PlannedJob job, @Nullable Course course) {
        return of(new PlannedJob[] {job}, new @Nullable Course[] {course});
    }

    static PlanMove of(PlannedJob[] jobs, @Nullable Course[] courses) {
        return new PlanMove(jobs, courses, NO_SPANS, NO_CAPS);
    }

    /** Always: a move that changes nothing is scored and counted, so that a solve in steps ends. */
    @Override
    public boolean isMoveDoable(ScoreDirector<Plan> director) {
        return true;
    }

    @Override
    protected PlanMove createUndoMove(ScoreDirector<Plan> director) {
        @Nullable Course[] oldCourses = new @Nullable Course[jobs.length];
        for (int i = 0; i < jobs.length; i++) {
            oldCourses[i] = jobs[i].getCourse();
        }
        if (spans.length == 0) {
            return of(jobs, oldCourses);
        }
        @Nullable Integer[] oldCaps = new @Nullable Integer[spans.length];
        for (int i = 0; i < spans.length; i++) {
            oldCaps[i] = spans[i].getCap();
        }
        return new PlanMove(jobs, oldCourses, spans, oldCaps);
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Plan> director) {
        for (int i = 0; i < spans.length; i++) {
            director.beforeVariableChanged(spans[i], "cap");
            spans[i].setCap(caps[i]);
            director.afterVariableChanged(spans[i], "cap");
        }
        for (int i = 0; i < jobs.length; i++) {
            director.beforeVariableChanged(jobs[i], "course");
            jobs[i].setCourse(courses[i]);
            director.afterVariableChanged(jobs[i], "course");
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
        return new PlanMove(otherJobs, courses, otherSpans, caps);
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
        for (Course course : courses) {
            values.add(course == null ? "none" : course);
        }
        return values;
    }
}
