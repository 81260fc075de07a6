package org.headroom.app.curtail;

import org.headroom.app.load.Fleet;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.data.site.Curtailment;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.grid.supply.Limits;

/**
 * A plan that a call comes to.
 *
 * @param idle the site with a battery that neither gives nor takes
 * @param holds the same with one that holds a level
 * @param recharges the same with one that is charged below the level too
 * @param planStartS start of the plan's window, epoch s; {@code planEndS} its end
 * @param highestBeforeMw the highest half-hour demand of the plan up to the call
 * @param chargeShare state of charge at the call, 1
 * @param usdPerGpuH what an hour of a GPU costs
 * @param latenessUsdPerH what a weighted hour late costs
 * @param limits of the site, foreseen calls of the utility among them
 */
public record CallCase(
        Site idle,
        Site holds,
        Site recharges,
        Weather weather,
        Fleet fleet,
        WorkProfile profile,
        JobBehaviour behaviour,
        Curtailment rules,
        Schedule schedule,
        long planStartS,
        long planEndS,
        double highestBeforeMw,
        double chargeShare,
        double usdPerGpuH,
        double latenessUsdPerH,
        Limits limits) {

    /** What a half hour after the call may show: no more than the highest before it, and no more than the utility allows then, MW. */
    public double allowedMw(double fromS, double toS) {
        return Math.min(highestBeforeMw, limits.smallest("site_power_mw", (long) fromS, (long) toS));
    }
}
