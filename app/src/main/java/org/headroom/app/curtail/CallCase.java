package org.headroom.app.curtail;

import org.headroom.app.load.Fleet;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.data.site.Curtailment;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;

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
        double latenessUsdPerH) {}
