package org.headroom.app.planning;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** OptaPlanner's view of one job: its course, null when it has no place. */
@PlanningEntity
public class PlannedJob {
    @PlanningId
    private int index;

    @PlanningVariable(valueRangeProviderRefs = "courses", nullable = true)
    private @Nullable Course course;

    /** For OptaPlanner. */
    public PlannedJob() {}

    PlannedJob(int index, @Nullable Course course) {
        this.index = index;
        this.course = course;
    }

    public int getIndex() {
        return index;
    }

    public @Nullable Course getCourse() {
        return course;
    }

    public void setCourse(@Nullable Course course) {
        this.course = course;
    }

    @Override
    public String toString() {
        return "job " + index;
    }
}
