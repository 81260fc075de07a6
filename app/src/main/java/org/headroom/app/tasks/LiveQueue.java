package org.headroom.app.tasks;

import java.util.List;
import org.headroom.app.live.forecast.ExpectedJob;

/** Running and waiting jobs as the scheduler tells them. */
@FunctionalInterface
interface LiveQueue {
    /** Nobody tells. */
    LiveQueue NONE = _ -> List.of();

    List<ExpectedJob> jobs(double nowS);
}
