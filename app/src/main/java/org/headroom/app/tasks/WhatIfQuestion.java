package org.headroom.app.tasks;

import java.util.Map;

/**
 * One "what if" about a window that is already open.
 *
 * @param changes inputs by path, as {@code --set} takes them
 * @param rule which schedule the jobs follow
 * @param gpuCapW the most that any GPU may draw, W; infinite for no cap beyond the schedule's own
 * @param stepS length of a step, s: an hour for a quick answer, a quarter of one for a full answer
 */
public record WhatIfQuestion(Rule rule, Map<String, String> changes, double gpuCapW, long stepS) {
    /** When jobs start; both rules need no search and look at the site as it is. */
    public enum Rule {
        /** First come first served with backfill: as soon as GPUs are free. */
        AS_SOON_AS_FREE,
        /** The same, held back until every limit holds. */
        WITHIN_LIMITS
    }

    /** Step of an answer that must come while a slider moves, s. */
    public static final long QUICK_STEP_S = 3600;

    /** Step of the answer that stands, s. */
    public static final long FULL_STEP_S = 900;

    public WhatIfQuestion {
        changes = Map.copyOf(changes);
    }

    public boolean quick() {
        return stepS > FULL_STEP_S;
    }
}
