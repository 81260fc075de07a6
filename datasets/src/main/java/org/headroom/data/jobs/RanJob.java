package org.headroom.data.jobs;

import org.jspecify.annotations.Nullable;

/**
 * One row of an accounting log: what a scheduler really did.
 *
 * @param startS epoch seconds; null if it never started
 * @param endS epoch seconds; null while it runs
 * @param elapsedS seconds that it ran
 */
public record RanJob(
        String id,
        String name,
        String state,
        @Nullable Long startS,
        @Nullable Long endS,
        int gpus,
        double elapsedS) {}
