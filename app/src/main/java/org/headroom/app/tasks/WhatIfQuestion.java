package org.headroom.app.tasks;

import java.util.Map;

/**
 * One "what if" about a window that is already open.
 *
 * @param changes inputs by path, as {@code --set} takes them
 * @param gpuCapW the most that any GPU may draw, W; infinite for no cap beyond the schedule's own
 * @param stepS length of a step, s: an hour for a quick answer, a quarter of one for a full answer
 */
public record WhatIfQuestion(Map<String, String> changes, double gpuCapW, long stepS) {
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
