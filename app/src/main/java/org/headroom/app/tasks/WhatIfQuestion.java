package org.headroom.app.tasks;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One "what if" about a window that is already open.
 *
 * @param changes by path: inputs as {@code --set} takes them, and {@code whatif.NAME} for what is no input of the site
 * @param stepS length of a step, s: an hour or a quarter of one for a quick answer, five minutes for the full one
 */
public record WhatIfQuestion(SortedMap<String, String> changes, long stepS) {
    /** What all changes that are no input of the site begin with. */
    public static final String OWN = "whatif.";

    /** Which schedule the jobs follow: {@link #AS_SOON_AS_FREE} or {@link #WITHIN_LIMITS}. */
    public static final String JOBS = "whatif.jobs";

    /** The most that any GPU may draw, W. */
    public static final String GPU_CAP_W = "whatif.gpu_cap_w";

    /** First come first served with backfill: as soon as GPUs are free. */
    public static final String AS_SOON_AS_FREE = "as_soon_as_free";

    /** The same, held back until every limit of the site as it is holds. */
    public static final String WITHIN_LIMITS = "within_limits";

    /** Step of an answer that must come while a slider moves, s. */
    public static final long QUICK_STEP_S = 3600;

    /** Step of the answer that comes at once when nothing moves any more, s. */
    public static final long USUAL_STEP_S = 900;

    /** Step of the full answer, s: that of {@code simulate}. */
    public static final long FULL_STEP_S = 300;

    public WhatIfQuestion {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    public WhatIfQuestion(Map<String, String> changes, long stepS) {
        this(new TreeMap<>(changes), stepS);
    }

    public boolean quick() {
        return stepS > FULL_STEP_S;
    }
}
