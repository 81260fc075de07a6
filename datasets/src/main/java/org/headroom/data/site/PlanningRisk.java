package org.headroom.data.site;

import org.headroom.physics.basis.Checks;

/**
 * How sure a plan is to be, and what it costs to change one.
 *
 * @param confidence share of scenarios in which every limit must hold, 0 to 1
 * @param keepUsd what a job that already runs must save before it is moved, stopped or resized, by slot of half an hour that it ends later
 * @param moveUsd what moving a planned start must save
 * @param overrunSigma standard deviation of the logarithm of a job's run time over the planned one
 * @param wetbulbErrorK standard deviation of forecast wet bulb at once, K
 * @param wetbulbErrorDayK what it grows by with the square root of days ahead, K
 * @param wetbulbErrorMostK the most that it grows to, K
 * @param weatherCorrelationS time in which a weather error forgets itself, s
 */
public record PlanningRisk(
        double confidence,
        double keepUsd,
        double moveUsd,
        double overrunSigma,
        double wetbulbErrorK,
        double wetbulbErrorDayK,
        double wetbulbErrorMostK,
        double weatherCorrelationS) {
    public PlanningRisk {
        Checks.within("confidence", confidence, 0.5, 1);
        Checks.notNegative("keep_usd", keepUsd);
        Checks.notNegative("move_usd", moveUsd);
        Checks.notNegative("overrun_sigma", overrunSigma);
        Checks.positive("weather_correlation", weatherCorrelationS);
    }

    /** Standard deviation of the wet bulb so far ahead, K: 1.5 K after a day, 2.5 K after four. */
    public double wetbulbErrorK(double leadS) {
        return Math.min(wetbulbErrorMostK, wetbulbErrorK + wetbulbErrorDayK * Math.sqrt(Math.max(0, leadS) / 86_400));
    }
}
