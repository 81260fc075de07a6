package org.headroom.app.tasks;

/**
 * A job of the schedule, as a face draws it.
 *
 * @param work kind of work, as in {@code pretrain}
 * @param startS epoch seconds
 * @param endS epoch seconds, perhaps after the window's end
 * @param gpus GPUs that it holds
 * @param powerCapW its own cap, W a GPU
 * @param lateS seconds that it ends after its due date; 0 if it is in time
 * @param reason why it runs when it does, or why it does not
 * @param site where it runs: empty for the site, {@code cloud} for the rented one
 * @param placed false if it found no free GPUs at its start and does not run
 */
public record WhatIfJob(
        String id,
        String work,
        long startS,
        long endS,
        int gpus,
        double powerCapW,
        long lateS,
        String reason,
        String site,
        boolean placed) {}
