package org.headroom.app.planning;

import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** OptaPlanner's view of a stretch of time in which all GPUs may be capped together. */
@PlanningEntity
public class PlannedSpan {
    @PlanningId
    private int index;

    @PlanningVariable(valueRangeProviderRefs = "caps")
    private @Nullable Integer cap;

    /** For OptaPlanner. */
    public PlannedSpan() {}

    PlannedSpan(int index, @Nullable Integer cap) {
        this.index = index;
        this.cap = cap;
    }

    public int getIndex() {
        return index;
    }

    public @Nullable Integer getCap() {
        return cap;
    }

    public void setCap(@Nullable Integer cap) {
        this.cap = cap;
    }

    @Override
    public String toString() {
        return "span " + index;
    }
}
