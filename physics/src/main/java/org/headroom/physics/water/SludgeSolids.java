package org.headroom.physics.water;

import java.util.Arrays;

/**
 * How strong sludge makes the water that carries it.
 *
 * <pre>
 * COD = TSS / 0.75,   BOD5 = 0.25 x 0.92 COD,   organic N = 0.08 COD,   P = 0.02 TSS
 * </pre>
 *
 * <p>mg/L. The first three as in the benchmark plant BSM1, all solids taken as living: 0.75 g of solids a gram of COD, the
 * share of it that five days take, nitrogen of biomass (Alex et al., Benchmark Simulation Model no. 1, IWA 2008); older
 * sludge has less BOD. Phosphorus: 2 % of the dry mass of ordinary bacteria (Metcalf and Eddy, Wastewater Engineering, 4th
 * ed., ch. 7: 1.5 to 2.5 %). Worked number: 750 mg/L of sludge are 1000 mg/L of COD, 230 of BOD, 80 of nitrogen, 15 of
 * phosphorus.
 */
public final class SludgeSolids {
    /** Phosphorus over dry mass. */
    public static final double PHOSPHORUS_OF_SOLIDS = 0.02;

    private static final double COD_OF_SOLIDS = 1 / 0.75;
    private static final double BOD_OF_COD = 0.25 * 0.92;
    private static final double NITROGEN_OF_COD = 0.08;

    private SludgeSolids() {}

    /**
     * Writes the strength of a water with sludge in it.
     *
     * @param mgPerL in the order of {@link SewerConstituent}
     */
    public static void strength(double tssMgPerL, double[] mgPerL) {
        Arrays.fill(mgPerL, 0);
        double cod = tssMgPerL * COD_OF_SOLIDS;
        mgPerL[SewerConstituent.TSS.index()] = tssMgPerL;
        mgPerL[SewerConstituent.COD.index()] = cod;
        mgPerL[SewerConstituent.BOD.index()] = cod * BOD_OF_COD;
        mgPerL[SewerConstituent.ORGANIC_NITROGEN.index()] = cod * NITROGEN_OF_COD;
        mgPerL[SewerConstituent.ORGANIC_PHOSPHORUS.index()] = tssMgPerL * PHOSPHORUS_OF_SOLIDS;
    }
}
