package org.headroom.app.twin;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.WaterRecyclingPoint;
import org.headroom.physics.water.SewerConstituent;

/** Writes the water side into a row: flows in US gallons a day, qualities in mg/L. */
final class Gallons {
    private static final double PER_DAY_PER_KG_PER_S =
            Constants.SECONDS_PER_DAY / Constants.WATER_DENSITY_KG_PER_M3 * 1000 / Constants.LITRES_PER_US_GALLON;

    private Gallons() {}

    static double perDay(double kgPerS) {
        return kgPerS * PER_DAY_PER_KG_PER_S;
    }

    static void write(LedgerRow out, WaterUse use, WaterSide water, WaterState state) {
        out.set(Measures.EVAPORATION_GAL_PER_DAY, perDay(use.evaporationKgPerS));
        out.set(Measures.DRIFT_GAL_PER_DAY, perDay(use.driftKgPerS));
        out.set(Measures.BLOWDOWN_GAL_PER_DAY, perDay(use.blowdownKgPerS));
        out.set(Measures.MAKEUP_GAL_PER_DAY, perDay(use.makeupKgPerS));
        out.set(Measures.POTABLE_GAL_PER_DAY, perDay(water.potableKgPerS));
        out.set(Measures.RECYCLED_GAL_PER_DAY, perDay(water.recycledKgPerS));
        write(out, water.recycling());
        out.set(Measures.SEWER_GAL_PER_DAY, perDay(water.sewerKgPerS));
        out.set(Measures.TANK_GAL_PER_DAY, perDay(water.tankKgPerS - water.refillKgPerS));
        out.set(Measures.TANK_PERCENT, state.tank.level() * 100);
        out.set(Measures.MAINS_KPA, water.mainsPa * 1e-3);
        out.set(Measures.CYCLES, water.cycles);
        out.set(Measures.CYCLE_LIMIT, water.binding.code());
        out.set(Measures.BASIN_TDS_MG_PER_L, water.basinTdsMgPerL);
        out.set(Measures.BASIN_PH, water.basinPh);
        out.set(Measures.BASIN_CALCITE_INDEX, water.basinCalcite);
        write(out, water.sewer());
        out.set(Measures.SPECIES_RESIDUAL, water.speciesResidual);
    }

    private static void write(LedgerRow out, RecyclingSide recycling) {
        WaterRecyclingPoint p = recycling.point;
        out.set(Measures.RECYCLED_OFFER_GAL_PER_DAY, Unit.GAL_PER_DAY.fromBase(p.siteMostM3PerS));
        out.set(Measures.RECYCLING_PRODUCT_GAL_PER_DAY, Unit.GAL_PER_DAY.fromBase(p.productM3PerS));
        out.set(Measures.RECYCLING_INTAKE_GAL_PER_DAY, Unit.GAL_PER_DAY.fromBase(p.intakeM3PerS));
        out.set(Measures.RECYCLING_REJECT_GAL_PER_DAY, Unit.GAL_PER_DAY.fromBase(p.rejectM3PerS));
        out.set(Measures.RECYCLING_OTHERS_GAL_PER_DAY, Unit.GAL_PER_DAY.fromBase(p.othersM3PerS));
        out.set(Measures.RECYCLING_OTHERS_SHORT_GAL_PER_DAY, Unit.GAL_PER_DAY.fromBase(p.othersShortM3PerS));
        out.set(Measures.RECYCLING_MW, p.powerW * 1e-6);
        out.set(Measures.RECYCLING_STORAGE_PERCENT, p.storageShare * 100);
        out.set(Measures.RECYCLING_TMP_KPA, p.tmpPa * 1e-3);
        out.set(Measures.RECYCLING_TRAINS_COUNT, p.trains);
        out.set(Measures.RECYCLING_LIMIT, p.limit.code());
    }

    private static void write(LedgerRow out, SewerSide sewer) {
        out.set(Measures.SEWER_REJECT_GAL_PER_DAY, perDay(sewer.rejectKgPerS));
        out.set(Measures.SEWER_TEMPERATURE_C, sewer.waterC());
        out.set(Measures.SEWER_PH, sewer.ph());
        out.set(Measures.SEWER_TDS_MG_PER_L, sewer.tdsMgPerL());
        out.set(Measures.SEWER_AMMONIA_N_MG_PER_L, sewer.ammoniaNMgPerL());
        out.set(Measures.SEWER_NITROGEN_MG_PER_L, sewer.nitrogenMgPerL());
        out.set(Measures.SEWER_PHOSPHORUS_MG_PER_L, sewer.phosphorusMgPerL());
        out.set(Measures.SEWER_BOD_MG_PER_L, sewer.mgPerL(SewerConstituent.BOD));
        out.set(Measures.SEWER_COD_MG_PER_L, sewer.mgPerL(SewerConstituent.COD));
        out.set(Measures.SEWER_TSS_MG_PER_L, sewer.mgPerL(SewerConstituent.TSS));
    }
}
