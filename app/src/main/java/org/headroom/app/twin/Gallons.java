package org.headroom.app.twin;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.physics.basis.Constants;

/** Writes water flows into a row, in US gallons a day. */
final class Gallons {
    private static final double PER_DAY_PER_KG_PER_S =
            Constants.SECONDS_PER_DAY / Constants.WATER_DENSITY_KG_PER_M3 * 1000 / Constants.LITRES_PER_US_GALLON;

    private Gallons() {}

    static double perDay(double kgPerS) {
        return kgPerS * PER_DAY_PER_KG_PER_S;
    }

    /**
     * @param use of the towers or pads
     * @param recycledKgPerS make-up from the recycled-water plant
     * @param domesticKgPerS mains water for people, all of it to the sewer
     * @param rejectKgPerS reject of the recycled-water plant, to the sewer
     */
    static void write(LedgerRow out, WaterUse use, double recycledKgPerS, double domesticKgPerS, double rejectKgPerS) {
        out.set(Measures.EVAPORATION_GAL_PER_DAY, perDay(use.evaporationKgPerS));
        out.set(Measures.DRIFT_GAL_PER_DAY, perDay(use.driftKgPerS));
        out.set(Measures.BLOWDOWN_GAL_PER_DAY, perDay(use.blowdownKgPerS));
        out.set(Measures.MAKEUP_GAL_PER_DAY, perDay(use.makeupKgPerS));
        out.set(Measures.POTABLE_GAL_PER_DAY, perDay(use.makeupKgPerS - recycledKgPerS + domesticKgPerS));
        out.set(Measures.RECYCLED_GAL_PER_DAY, perDay(recycledKgPerS));
        out.set(Measures.SEWER_GAL_PER_DAY, perDay(use.blowdownKgPerS + domesticKgPerS + rejectKgPerS));
    }
}
