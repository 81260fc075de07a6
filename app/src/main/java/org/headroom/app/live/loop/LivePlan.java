package org.headroom.app.live.loop;

/**
 * From when to when a machine is followed. Epoch seconds of the site's clock.
 *
 * @param fromS first instant; not a number to resume, else to begin with the present
 * @param toS last instant of a past stretch; infinite to follow on
 * @param forS how long, s of the site's clock; infinite for ever
 * @param once stop as soon as the present is reached
 * @param forecastEveryS how often a forecast is made at most, s of the site's clock
 */
public record LivePlan(double fromS, double toS, double forS, boolean once, double forecastEveryS) {
    /** How often a forecast is made unless somebody says otherwise, s. */
    public static final double FORECAST_S = 300;

    /** Whether it ends by itself, so that a source that cannot be reached ends it too. */
    public boolean bounded() {
        return once || Double.isFinite(toS);
    }
}
