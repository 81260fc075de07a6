package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to plan anew.
 *
 * @param run the plan that holds, by id, the start of one, or {@code @last}
 * @param at a time such as 2025-07-20T14:00, or null for now
 * @param running Slurm's queue: a file of {@code squeue --json} or sacct; null to go by the plan
 * @param actualMw what the site's meter reads, MW; null to believe the model
 * @param added more jobs, or null
 * @param site another site file, or null for the run's own
 * @param changes paths of the site that are other now, as a new call
 * @param days length of what is planned; null to the end of the run
 * @param solveSteps candidates to score; 0 to go by the clock
 */
public record ReplanRequest(
        String run,
        @Nullable String at,
        @Nullable Path running,
        @Nullable Double actualMw,
        @Nullable Path added,
        @Nullable String site,
        Map<String, String> changes,
        @Nullable Path weather,
        @Nullable Integer days,
        double solveS,
        long solveSteps,
        long seed) {}
