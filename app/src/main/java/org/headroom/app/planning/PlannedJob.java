package org.headroom.app.planning;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** OptaPlanner's view of one job: start, size and cap in one number, null when it has no place. */
@PlanningEntity
public class PlannedJob {
    @PlanningId
    private int index;

    @PlanningVariable(valueRangeProviderRefs = "codes", nullable = true)
    private @Nullable Integer code;

    /** For OptaPlanner. */
    public PlannedJob() {}

    PlannedJob(int index, @Nullable Integer code) {
        this.index = index;
        this.code = code;
    }

    public int getIndex() {
        return index;
    }

    public @Nullable Integer getCode() {
        return code;
    }

    public void setCode(@Nullable Integer code) {
        this.code = code;
    }

    @Override
    public String toString() {
        return "job " + index;
    }
}
