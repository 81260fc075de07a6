package org.headroom.data.site;

import org.headroom.physics.wastewater.RecycledPlantDesign;

/**
 * Where water comes from and goes to.
 *
 * @param cycles of concentration in the towers
 * @param domesticM3PerS for people; all of it goes to the sewer
 * @param potableC temperature of mains water
 * @param recycled the recycling plant once it runs
 * @param recycledFromS epoch seconds of its first day; {@link Site#OPEN_TO_S} if never
 * @param recycledUsdPerM3 price apart from its electricity
 */
public record WaterPlant(
        double cycles,
        double domesticM3PerS,
        double potableC,
        double potableUsdPerM3,
        RecycledPlantDesign recycled,
        double recycledUsdPerM3,
        long recycledFromS,
        double sewerUsdPerM3) {

    public boolean recycledAt(long epochS) {
        return epochS >= recycledFromS;
    }
}
