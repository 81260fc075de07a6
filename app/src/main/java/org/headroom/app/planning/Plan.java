package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.cloner.SolutionCloner;
import org.optaplanner.core.api.domain.valuerange.CountableValueRange;
import org.optaplanner.core.api.domain.valuerange.ValueRangeFactory;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** OptaPlanner's view of a whole plan. */
@PlanningSolution(solutionCloner = Plan.Copy.class)
public class Plan {
    private final @Nullable Instance instance;

    @PlanningEntityCollectionProperty
    private final List<PlannedJob> jobs;

    @PlanningEntityCollectionProperty
    private final List<PlannedSpan> spans;

    @PlanningScore
    private @Nullable HardSoftLongScore score;

    /** For OptaPlanner. */
    public Plan() {
        this(null, new ArrayList<>(), new ArrayList<>());
    }

    private Plan(@Nullable Instance instance, List<PlannedJob> jobs, List<PlannedSpan> spans) {
        this.instance = instance;
        this.jobs = jobs;
        this.spans = spans;
    }

    static Plan of(Instance in, Placement placement) {
        List<PlannedJob> jobs = new ArrayList<>();
        for (int j = 0; j < in.jobs; j++) {
            jobs.add(new PlannedJob(j, placement.courses()[j]));
        }
        List<PlannedSpan> spans = new ArrayList<>();
        for (int i = 0; i < in.spans.size(); i++) {
            spans.add(new PlannedSpan(i, placement.spanCap()[i]));
        }
        return new Plan(in, jobs, spans);
    }

    Instance instance() {
        if (instance == null) {
            throw new IllegalStateException("a plan without its instance");
        }
        return instance;
    }

    Placement placement() {
        Instance in = instance();
        Placement placement = new Placement(new @Nullable Course[in.jobs], new int[in.spans.size()]);
        for (PlannedJob job : jobs) {
            placement.courses()[job.getIndex()] = job.getCourse();
        }
        for (PlannedSpan span : spans) {
            Integer cap = span.getCap();
            placement.spanCap()[span.getIndex()] = cap == null ? 0 : cap;
        }
        return placement;
    }

    /** None by themselves: moves make the courses that they try. */
    @ValueRangeProvider(id = "courses")
    public List<Course> courses() {
        return List.of();
    }

    @ValueRangeProvider(id = "caps")
    public CountableValueRange<Integer> caps() {
        return ValueRangeFactory.createIntValueRange(0, instance().capW.length);
    }

    public List<PlannedJob> getJobs() {
        return jobs;
    }

    public List<PlannedSpan> getSpans() {
        return spans;
    }

    public @Nullable HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(@Nullable HardSoftLongScore score) {
        this.score = score;
    }

    /** Copies entities and shares the instance. */
    public static final class Copy implements SolutionCloner<Plan> {
        @Override
        public Plan cloneSolution(Plan plan) {
            List<PlannedJob> jobs = new ArrayList<>(plan.jobs.size());
            for (PlannedJob job : plan.jobs) {
                jobs.add(new PlannedJob(job.getIndex(), job.getCourse()));
            }
            List<PlannedSpan> spans = new ArrayList<>(plan.spans.size());
            for (PlannedSpan span : plan.spans) {
                spans.add(new PlannedSpan(span.getIndex(), span.getCap()));
            }
            Plan copy = new Plan(plan.instance, jobs, spans);
            copy.setScore(plan.score);
            return copy;
        }
    }
}
