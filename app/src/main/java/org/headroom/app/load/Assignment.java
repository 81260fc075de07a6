package org.headroom.app.load;

import org.headroom.data.jobs.Job;

/**
 * When and how one job runs: {@code gpus} GPUs from {@code startS} to {@code endS}, each capped to {@code powerCapW}
 * (and to the schedule's site-wide cap while one holds; {@code endS} counts the slowing of both).
 *
 * @param startS epoch seconds
 * @param endS epoch seconds, after the window's end if the job is still running then
 * @param powerCapW W per GPU; the GPU's own limit when the job is not capped
 * @param reason why it is when it is, in a few words
 */
public record Assignment(Job job, long startS, long endS, int gpus, double powerCapW, String reason) {}
