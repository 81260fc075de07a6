package org.headroom.grid.supply;

import java.time.LocalDate;
import java.util.List;

/**
 * A baseline over the half hours of a call.
 *
 * @param meanW of each half hour that the call touches, W
 * @param days whose load it is the mean of, in order of time; empty for a rule without days
 * @param unadjustedMeanW mean over the call before the same-day adjustment, W
 * @param adjustment added W ({@link SameDayAdjustment#ADDITIVE}) or factor; 0 or 1 if none
 * @param capped whether the adjustment met its cap
 */
public record Baseline(
        BaselineRule rule,
        SameDayAdjustment how,
        double[] meanW,
        List<LocalDate> days,
        double unadjustedMeanW,
        double adjustment,
        boolean capped) {
    public Baseline {
        days = List.copyOf(days);
    }
}
