package org.headroom.app.planning;

import java.util.List;
import org.headroom.data.jobs.Job;
import org.headroom.data.series.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * All that the planner knows; pure of files. The grid runs past the window (about twice as long) so that jobs may start
 * or end after it; limits there are the base ones, since the real ones are not known yet.
 *
 * @param grid slots, the window first
 * @param windowSlots how many of them are the window
 * @param cloud GPUs to rent elsewhere; null for none
 * @param rules what the site asks beyond the limits
 * @param capOptionsW power caps to choose from, W per GPU, highest first; the first is the GPU's limit and means none
 */
public record PlanningProblem(
        TimeGrid grid,
        int windowSlots,
        SlotCalendar calendar,
        List<Job> jobs,
        JobPower power,
        List<Double> capOptionsW,
        SiteResponse response,
        Limits limits,
        Prices prices,
        Objective objective,
        @Nullable RentedSite cloud,
        SiteRules rules) {
    /** Without a second site. */
    public PlanningProblem(
            TimeGrid grid,
            int windowSlots,
            SlotCalendar calendar,
            List<Job> jobs,
            JobPower power,
            List<Double> capOptionsW,
            SiteResponse response,
            Limits limits,
            Prices prices,
            Objective objective) {
        this(
                grid,
                windowSlots,
                calendar,
                jobs,
                power,
                capOptionsW,
                response,
                limits,
                prices,
                objective,
                null,
                SiteRules.NONE);
    }

    public PlanningProblem {
        jobs = List.copyOf(jobs);
        capOptionsW = List.copyOf(capOptionsW);
    }

    public PlanningProblem withLimits(Limits other) {
        return new PlanningProblem(
                grid,
                windowSlots,
                calendar,
                jobs,
                power,
                capOptionsW,
                response,
                other,
                prices,
                objective,
                cloud,
                rules);
    }

    public PlanningProblem withObjective(Objective other) {
        return new PlanningProblem(
                grid, windowSlots, calendar, jobs, power, capOptionsW, response, limits, prices, other, cloud, rules);
    }

    public PlanningProblem tightened(List<Tightening> cuts) {
        return withLimits(limits.tightened(cuts, grid, calendar));
    }

    public long windowEndS() {
        return grid.fromS(windowSlots);
    }
}
