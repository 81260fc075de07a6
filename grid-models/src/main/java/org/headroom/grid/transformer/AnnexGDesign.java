package org.headroom.grid.transformer;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * What {@link AnnexG} needs to know of a transformer: a test report.
 *
 * @param ratedVa rating to which loads relate and at which the rises hold, VA
 * @param lossBaseVa rating at which the losses were measured, VA
 * @param lossReferenceC to which they were corrected, C
 * @param windingLossW I2R loss at {@code lossBaseVa}, W
 * @param eddyLossW eddy loss in the windings there, W
 * @param strayLossW stray loss outside the windings there, W
 * @param coreLossW W
 * @param averageWindingRiseK average winding over ambient at {@code ratedVa} as tested, K
 * @param hotSpotRiseK hottest spot over ambient there, K
 * @param topOilRiseK top oil over ambient there, K
 * @param bottomOilRiseK bottom oil over ambient there, K
 * @param ratedAverageWindingRiseK the guaranteed average winding rise (65 or 55), to which losses are corrected, K
 * @param ratedAmbientC ambient at the rating, C
 * @param windingTimeConstantS s
 * @param coreCoilMassKg core and coils, kg
 * @param tankMassKg tank and fittings, kg
 * @param oilM3 m3
 * @param hotSpotEddyPu eddy loss over I2R loss at the hot spot; at least that of the whole winding is taken
 * @param hotSpotHeightPu height of the hot spot over that of the winding
 */
public record AnnexGDesign(
        double ratedVa,
        double lossBaseVa,
        double lossReferenceC,
        double windingLossW,
        double eddyLossW,
        double strayLossW,
        double coreLossW,
        double averageWindingRiseK,
        double hotSpotRiseK,
        double topOilRiseK,
        double bottomOilRiseK,
        double ratedAverageWindingRiseK,
        double ratedAmbientC,
        double windingTimeConstantS,
        Conductor conductor,
        double coreCoilMassKg,
        double tankMassKg,
        double oilM3,
        OilCooling cooling,
        CoolingLiquid liquid,
        double hotSpotEddyPu,
        double hotSpotHeightPu,
        Insulation insulation) {
    /** The standard's unit of specific heat, W min/(lb K), in J/(kg K). */
    static final double J_PER_KG_K = 60 / 0.45359237;

    /** The example of the standard: 28000/37333/46667/52267 kVA, 138/34.5 kV, ONAF, 52,267 kVA = 1 (IEEE C57.91-2011, G.5). */
    public static final AnnexGDesign EXAMPLE = new AnnexGDesign(
            52_267e3,
            28_000e3,
            75,
            51_690,
            0,
            21_078,
            36_986,
            63,
            80,
            55,
            25,
            65,
            30,
            300,
            Conductor.COPPER,
            75_600 * 0.45359237,
            31_400 * 0.45359237,
            4_910 * 3.785411784e-3,
            OilCooling.ONAF,
            CoolingLiquid.MINERAL_OIL,
            0,
            1,
            Insulation.UPGRADED);

    public AnnexGDesign {
        Checks.positive("rated_kva", ratedVa);
        Checks.positive("loss_base_kva", lossBaseVa);
        Checks.within("loss_reference_c", lossReferenceC, -50, 200);
        Checks.positive("winding_loss_w", windingLossW);
        Checks.notNegative("eddy_loss_w", eddyLossW);
        Checks.notNegative("stray_loss_w", strayLossW);
        Checks.notNegative("core_loss_w", coreLossW);
        Checks.within("average_winding_rise_k", averageWindingRiseK, 1, 250);
        Checks.within("hot_spot_rise_k", hotSpotRiseK, 1, 300);
        Checks.within("top_oil_rise_k", topOilRiseK, 1, 200);
        Checks.within("bottom_oil_rise_k", bottomOilRiseK, 0, 200);
        Checks.within("rated_average_winding_rise_k", ratedAverageWindingRiseK, 1, 250);
        Checks.within("rated_ambient_c", ratedAmbientC, -50, 60);
        Checks.within("winding_time_constant_min", windingTimeConstantS / 60, 0.05, 1000);
        Checks.positive("core_coil_mass_lb", coreCoilMassKg);
        Checks.notNegative("tank_mass_lb", tankMassKg);
        Checks.positive("oil_gal", oilM3);
        Checks.within("hot_spot_eddy_pu", hotSpotEddyPu, 0, 5);
        Checks.within("hot_spot_height_pu", hotSpotHeightPu, 0.1, 1.5);
        if (topOilRiseK <= bottomOilRiseK) {
            throw new OutOfRange(
                    "top_oil_rise_k", String.valueOf(topOilRiseK), "more than bottom_oil_rise_k " + bottomOilRiseK);
        }
        double ductTopRiseK = ductTopRiseK(cooling, topOilRiseK, averageWindingRiseK);
        double ductRiseK = (ductTopRiseK + bottomOilRiseK) / 2;
        if (averageWindingRiseK <= ductRiseK) {
            throw new OutOfRange(
                    "average_winding_rise_k",
                    String.valueOf(averageWindingRiseK),
                    "more than the average oil in its ducts, " + ductRiseK);
        }
        double besideHotSpotK = bottomOilRiseK + hotSpotHeightPu * (ductTopRiseK - bottomOilRiseK);
        if (hotSpotRiseK <= besideHotSpotK) {
            throw new OutOfRange(
                    "hot_spot_rise_k", String.valueOf(hotSpotRiseK), "more than the oil beside it, " + besideHotSpotK);
        }
    }

    /** Oil at the top of the ducts over ambient at the rating, K: the top oil's, or with undirected pumps the winding's. */
    double ductTopRiseK() {
        return ductTopRiseK(cooling, topOilRiseK, averageWindingRiseK);
    }

    private static double ductTopRiseK(OilCooling cooling, double topOilRiseK, double averageWindingRiseK) {
        return cooling == OilCooling.OFAF ? averageWindingRiseK : topOilRiseK;
    }
}
