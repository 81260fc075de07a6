package org.headroom.data.site;

import java.util.Arrays;
import org.headroom.physics.wastewater.RecycledPlantDesign;
import org.headroom.physics.water.CycleLimits;
import org.headroom.physics.water.Cycles;
import org.headroom.physics.water.MainsDesign;
import org.headroom.physics.water.TankDesign;
import org.headroom.physics.water.WaterQuality;
import org.jspecify.annotations.Nullable;

/**
 * Where water comes from and goes to, and what is dissolved in it.
 *
 * @param domesticM3PerS for people; all of it goes to the sewer
 * @param potable mains water
 * @param recycled the recycling plant once it runs
 * @param recycledWater what it gives
 * @param sewer what it takes, and on what terms
 * @param cycling how far tower water is concentrated
 * @param mains the public main at the meter, or null where it is not followed
 * @param storage make-up kept on site
 * @param recycling what the recycling plant meets: build stages, feed, neighbours, events
 * @param recyclingPlant its trains, membranes, tank and machines; null where {@code recycled} says all that is known
 */
public record WaterPlant(
        double domesticM3PerS,
        Source potable,
        RecycledPlantDesign recycled,
        Source recycledWater,
        SewerService sewer,
        Cycling cycling,
        @Nullable Mains mains,
        TankDesign storage,
        RecyclingTimeline recycling,
        @Nullable RecyclingPlant recyclingPlant) {

    /**
     * A water on offer.
     *
     * @param usdPerM3 price, apart from any electricity
     * @param quality its analysis, or null where the file has none
     */
    public record Source(
            double supplyC, double usdPerM3, @Nullable WaterQuality quality) {}

    /**
     * How far tower water is concentrated.
     *
     * @param fixed cycles that the file or the user sets; not a number where chemistry decides
     * @param limits of tower water
     * @param hotWaterC hottest tower water, where calcite is judged
     */
    public record Cycling(double fixed, CycleLimits limits, double hotWaterC) {
        public boolean byChemistry() {
            return Double.isNaN(fixed);
        }
    }

    /** The public main, and how the city's demand moves over a day: 24 factors of its mean, or none. */
    public static final class Mains {
        private final MainsDesign design;
        private final double[] cityFactors;

        Mains(MainsDesign design, double[] cityFactors) {
            this.design = design;
            this.cityFactors = cityFactors.clone();
        }

        public MainsDesign design() {
            return design;
        }

        /** Demand of the city over its mean in an hour of the local clock, 0 to 23. */
        public double cityFactor(int hour) {
            return cityFactors.length == 0 ? 1 : cityFactors[hour];
        }

        public boolean cityMoves() {
            return cityFactors.length > 0;
        }

        public double highestCityFactor() {
            return Arrays.stream(cityFactors).max().orElse(1);
        }
    }

    public double potableC() {
        return potable.supplyC();
    }

    public double potableUsdPerM3() {
        return potable.usdPerM3();
    }

    public double recycledUsdPerM3() {
        return recycledWater.usdPerM3();
    }

    /** What one more cubic metre of mains water costs, with the sewer's price where that is asked on it. */
    public double usdPerM3OfMains() {
        return potable.usdPerM3() + (sewer.billedOn() == SewerService.BilledOn.METERED_WATER ? sewer.usdPerM3() : 0);
    }

    /** What one more cubic metre of discharge costs, surcharges apart. */
    public double usdPerM3OfDischarge() {
        return sewer.billedOn() == SewerService.BilledOn.DISCHARGE ? sewer.usdPerM3() : 0;
    }

    /** Epoch seconds from which the recycling plant first gives water; {@link Site#OPEN_TO_S} if never. */
    public long recycledFromS() {
        return recycling.stages().firstProductS();
    }

    /** Whether its stage has the recycling plant give water. */
    public boolean recycledAt(long epochS) {
        return recycling.stages().capacityShareAt(epochS) > 0;
    }

    /** Cycles of concentration with mains water alone: as fixed, or as its chemistry allows. */
    public double cycles() {
        WaterQuality quality = potable.quality();
        return cycling.byChemistry() && quality != null
                ? Cycles.of(quality, cycling.limits(), cycling.hotWaterC()).value()
                : cycling.fixed();
    }
}
