package org.headroom.app.desktop.base;

import org.headroom.app.tasks.WhatIfOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What a scenario comes to, as far as it is known: computed in the background at quarter-hour steps.
 *
 * @param outcome the last answer; null before the first
 * @param stale whether the answer is to the scenario as it was, or none has come yet
 * @param problem why the scenario as it is has no answer, in one line; empty if it has one or will have
 */
public record ScenarioOutcome(@Nullable WhatIfOutcome outcome, boolean stale, String problem) {
    /** Nothing known yet. */
    public static final ScenarioOutcome NONE = new ScenarioOutcome(null, true, "");
}
