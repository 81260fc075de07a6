package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Constants;

/**
 * Air for the biology and for the scour of membranes, and what their blowers take.
 *
 * <pre>
 * transferred = SOTE depth alpha F air rho_O2,   alpha = exp(-slope MLSS)
 * F = (beta C_s(t) (1 + 0.4 rho g depth / p) - C) / (C_s(20) (1 + 0.4 rho g depth / p)) 1.024^(t - 20)
 * P = m cp T_1 ((p_2 / p_1)^0.2857 - 1) / e,     p_2 = p_1 + rho g depth + losses
 * </pre>
 *
 * <p>Oxygen in kg/s, air in m3/s at 20 C and 1 atm (1.204 kg/m3, 0.2788 kg of oxygen), C in g/m3. C_s: Benson and Krause
 * (1984) as in Standard Methods 4500-O. The field correction is that of ASCE/EWRI 2-06 with an effective depth of 0.4 of
 * the diffusers' depth; blowers compress adiabatically (Metcalf and Eddy, Wastewater Engineering, 5th ed., eq. 5-77);
 * alpha falls exponentially with solids (Krampe and Krauth 2003, Germain et al. 2007). Worked number: water
 * saturated at 20 C and 1 atm holds 9.09 g/m3.
 */
public final class Aeration {
    static final double AIR_KG_PER_M3 = 1.204;
    static final double OXYGEN_KG_PER_M3 = 0.2315 * AIR_KG_PER_M3;
    private static final double AIR_CP = 1005;
    private static final double GAMMA_SHARE = 0.2857;
    private static final double EFFECTIVE_DEPTH = 0.4;
    private static final double WATER_PA_PER_M = 998 * Constants.GRAVITY_M_PER_S2;

    private final AerationDesign design;
    private final double saturationAt20;
    private final double fineDepthFactor;
    private final double scourDepthFactor;
    private final double fineWPerM3PerS;
    private final double scourWPerM3PerS;

    public Aeration(AerationDesign design) {
        this.design = design;
        saturationAt20 = saturationGPerM3(20);
        fineDepthFactor = depthFactor(design.depthM());
        scourDepthFactor = depthFactor(design.scourDepthM());
        fineWPerM3PerS = compressionW(design.depthM());
        scourWPerM3PerS = compressionW(design.scourDepthM());
    }

    /** Dissolved oxygen of clean water in equilibrium with air at 1 atm, g/m3. */
    public static double saturationGPerM3(double waterC) {
        double perK = 1 / (Math.clamp(waterC, 0, 50) + Constants.ZERO_C_K);
        return Math.exp(-139.34411
                + perK * (1.575701e5 + perK * (-6.642308e7 + perK * (1.243800e10 - perK * 8.621949e11))));
    }

    /** Alpha: transfer into the liquor over that into clean water. */
    public double alpha(double mlssGPerM3) {
        return Math.exp(-design.alphaPerGPerM3() * mlssGPerM3);
    }

    /** Fine-bubble air for an oxygen demand, m3/s. */
    public double airM3PerS(double oxygenKgPerS, double waterC, double mlssGPerM3) {
        double share = design.transferSharePerM()
                * design.depthM()
                * alpha(mlssGPerM3)
                * field(waterC, design.oxygenGPerM3(), fineDepthFactor);
        return oxygenKgPerS / (share * OXYGEN_KG_PER_M3);
    }

    /** Oxygen that scouring air leaves in the liquor, kg/s. */
    public double scourOxygenKgPerS(double airM3PerS, double waterC, double mlssGPerM3) {
        double share = design.scourTransferSharePerM()
                * design.scourDepthM()
                * alpha(mlssGPerM3)
                * field(waterC, design.membraneOxygenGPerM3(), scourDepthFactor);
        return airM3PerS * share * OXYGEN_KG_PER_M3;
    }

    public double finePowerW(double airM3PerS) {
        return fineWPerM3PerS * airM3PerS;
    }

    public double scourPowerW(double airM3PerS) {
        return scourWPerM3PerS * airM3PerS;
    }

    /** Never below a hundredth: the driving force of warm water that is kept rich in oxygen. */
    private double field(double waterC, double oxygenGPerM3, double depthFactor) {
        double driving = design.beta() * saturationGPerM3(waterC) * depthFactor - oxygenGPerM3;
        return Math.max(0.01, driving / (saturationAt20 * depthFactor))
                * Math.pow(1.024, Math.clamp(waterC, 0, 50) - 20);
    }

    private double depthFactor(double depthM) {
        return (design.inletPa() + EFFECTIVE_DEPTH * WATER_PA_PER_M * depthM) / 101_325;
    }

    private double compressionW(double depthM) {
        double ratio = 1 + (WATER_PA_PER_M * depthM + design.blowerLossPa()) / design.inletPa();
        double inletK = design.inletC() + Constants.ZERO_C_K;
        return AIR_KG_PER_M3 * AIR_CP * inletK * (Math.pow(ratio, GAMMA_SHARE) - 1) / design.blowerEfficiency();
    }
}
