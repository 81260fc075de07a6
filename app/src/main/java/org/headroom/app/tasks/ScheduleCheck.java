package org.headroom.app.tasks;

import java.util.List;

/**
 * A schedule in the planner's own sums, quick enough to follow a bar that is dragged. Series have one value a slot of the
 * window.
 *
 * @param siteMw mean site power
 * @param mostMw highest site power in the slot: what is held against the limit
 * @param limitMw of site power and transformers, whichever is lower; infinite where there is none
 * @param gpus most GPUs held at once
 * @param potableGalPerDay mains water of the whole local day
 * @param figures what it all comes to
 */
public record ScheduleCheck(
        double[] siteMw,
        double[] mostMw,
        double[] limitMw,
        double[] gpus,
        double[] gpusLimit,
        double[] potableGalPerDay,
        double[] potableLimit,
        List<ScheduleBreach> breaches,
        Figures figures) {

    /**
     * Key figures of the window, by the planner's sums.
     *
     * @param latenessH weighted hours late; a job without a place counts until the grid's end
     * @param late jobs that end after they are due
     * @param unplaced jobs without a place
     * @param waterGal mains and recycled water
     * @param costUsd energy, demand, water, sewer and rented GPUs
     */
    public record Figures(
            double latenessH, int late, int unplaced, double peakMw, double waterGal, double worstDayGal, double costUsd) {}

    public long siteBreaches() {
        return breaches.stream().filter(ScheduleBreach::ofSite).count();
    }
}
