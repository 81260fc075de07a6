package org.headroom.app.live.forecast;

import java.util.List;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the load to come. Where neither jobs nor a plan are known, what runs now goes on.
 *
 * @param now what servers ask for now, as estimated
 * @param jobs that run and wait; empty if nobody says
 * @param plan the schedule that is followed, if there is one; then {@code jobs} is not used
 */
public record LoadOutlook(
        RackBank now, List<ExpectedJob> jobs, @Nullable Schedule plan) {
    public LoadOutlook {
        jobs = List.copyOf(jobs);
    }

    /** What runs now goes on. */
    public static LoadOutlook steady(RackBank now) {
        return new LoadOutlook(now, List.of(), null);
    }
}
