package org.headroom.app.live.forecast;

import java.util.List;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the load to come. Where neither jobs nor a plan are known, what runs now goes on.
 *
 * @param now what servers ask for now, as estimated; where the load was heard before, its mean of a quarter of an hour
 * @param jobs that run and wait; empty if nobody says
 * @param plan the schedule that is followed, if there is one; then {@code jobs} is not used
 * @param heard the load of the minutes before; none where it was not heard
 */
public record LoadOutlook(
        RackBank now, List<ExpectedJob> jobs, @Nullable Schedule plan, LoadHistory heard) {
    public LoadOutlook {
        jobs = List.copyOf(jobs);
    }

    /** Of a load that was not heard before. */
    public LoadOutlook(RackBank now, List<ExpectedJob> jobs, @Nullable Schedule plan) {
        this(now, jobs, plan, new LoadHistory());
    }

    /** What runs now goes on. */
    public static LoadOutlook steady(RackBank now) {
        return new LoadOutlook(now, List.of(), null);
    }
}
