package org.headroom.app.tasks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A call of the utility to play through.
 *
 * @param plan site, weather, jobs and window; the search is short whatever it says
 * @param run a stored plan by id, prefix or {@code @last}, or null for a quick one
 * @param database of the stored plan, or null for the user's
 * @param reduction {@code 40} MW, {@code 35%} of the baseline, {@code protected} or {@code most}
 * @param at when the reduction is due on the site's clock, or null for the plan's worst hour
 * @param lengthS how long the call lasts, s
 * @param batteryCharge its state of charge at the call, 1, or null for the site's
 */
public record CurtailRequest(
        PlanRequest plan,
        @Nullable String run,
        @Nullable Path database,
        String reduction,
        @Nullable String at,
        long noticeS,
        long lengthS,
        boolean battery,
        @Nullable Double batteryCharge) {}
