package org.headroom.app.load;

import org.headroom.data.jobs.Job;

/**
 * When and how one job, or one piece of it, runs. A job that is paused, or whose GPUs or cap change, has several pieces
 * in time order, none overlapping; its end is that of the last. Here: {@code gpus} GPUs from {@code startS} to {@code endS}, each capped to {@code powerCapW}
 * (and to the schedule's site-wide cap while one holds; {@code endS} counts the slowing of both).
 *
 * @param startS epoch seconds
 * @param endS epoch seconds, after the window's end if the job is still running then
 * @param powerCapW W per GPU; the GPU's own limit when the job is not capped
 * @param reason why it is when it is, in a few words
 * @param site where it runs: empty for the site that is planned, {@link #CLOUD} for the rented one
 */
public record Assignment(Job job, long startS, long endS, int gpus, double powerCapW, String reason, String site) {
    /** The second site, whose power and water are not this site's. */
    public static final String CLOUD = "cloud";

    /** A run at the site that is planned. */
    public Assignment(Job job, long startS, long endS, int gpus, double powerCapW, String reason) {
        this(job, startS, endS, gpus, powerCapW, reason, "");
    }

    public boolean here() {
        return site.isEmpty();
    }
}
