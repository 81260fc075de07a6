package org.headroom.app.live.forecast;

import org.headroom.data.jobs.Work;

/**
 * A job that runs or waits.
 *
 * @param startedS epoch seconds; not a number while it waits
 * @param limitS the longest it may run, s
 * @param expectedS how long it is expected to run if somebody said so, s; not a number: a part of its limit, as users do
 * @param notBeforeS it does not start before, epoch seconds; negative infinity if it may start at once
 */
public record ExpectedJob(
        String id, int gpus, Work work, double startedS, double limitS, double expectedS, double notBeforeS) {

    public boolean running() {
        return !Double.isNaN(startedS);
    }
}
