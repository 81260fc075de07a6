package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.LocalDate;
import org.headroom.app.planning.SiteProblem;
import org.jspecify.annotations.Nullable;

/**
 * What to plan.
 *
 * @param weather a weather file, or null for the embedded Memphis year
 * @param jobs a job file, or null for the embedded list
 * @param jobsScale {@code auto}, a factor, or null for the list's own default
 * @param from first local day, or null for the site's
 * @param days number of days, or null for the site's
 * @param slotS length of the planner's slots, s: 900, 1800 or 3600
 * @param solveS seconds to search, by the clock; not used when {@code solveSteps} is above 0
 * @param solveSteps candidate plans to score: the same inputs and seed then give the same plan byte for byte; 0 for none
 * @param wholeRuns keeps the plan to the pure problem: every job from start to end in one mode, no site-wide caps
 * @param pieces parts into which a long job that writes checkpoints may be cut; 1 keeps all jobs whole
 */
public record PlanRequest(
        SiteInput site,
        @Nullable Path weather,
        @Nullable Path jobs,
        @Nullable String jobsScale,
        @Nullable LocalDate from,
        @Nullable Integer days,
        double solveS,
        long solveSteps,
        long seed,
        long slotS,
        boolean wholeRuns,
        int pieces) {
    /** With the usual half-hour slots, and without the restriction to whole runs. */
    public PlanRequest(
            SiteInput site,
            @Nullable Path weather,
            @Nullable Path jobs,
            @Nullable String jobsScale,
            @Nullable LocalDate from,
            @Nullable Integer days,
            double solveS,
            long solveSteps,
            long seed) {
        this(site, weather, jobs, jobsScale, from, days, solveS, solveSteps, seed, SiteProblem.SLOT_S, false, 1);
    }
}
