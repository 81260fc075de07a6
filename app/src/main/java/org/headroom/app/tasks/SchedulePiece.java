package org.headroom.app.tasks;

/**
 * A stretch of time in which a job runs on so many GPUs.
 *
 * @param startS epoch seconds
 * @param endS epoch seconds
 * @param capW its cap, W a GPU
 * @param cloud whether it runs at the rented site
 * @param share of the job's work, above 0 to 1
 */
public record SchedulePiece(long startS, long endS, int gpus, double capW, boolean cloud, double share) {}
