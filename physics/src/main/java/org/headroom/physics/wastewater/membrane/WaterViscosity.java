package org.headroom.physics.wastewater.membrane;

/**
 * Dynamic viscosity of water, which sets what passes a membrane.
 *
 * <pre>
 * log10(mu / mu_20) = (20 - t) / (t + 96) (1.2364 - 1.37e-3 (20 - t) + 5.7e-6 (20 - t)2),   mu_20 = 1.002e-3 Pa s
 * </pre>
 *
 * <p>t in C. Source: Kestin, Sokolov and Wakeham, J. Phys. Chem. Ref. Data 7 (1978) 941, eq. 15, -8 to 150 C; within 0.1 % of
 * IAPWS up to 50 C. Worked
 * number: 0.890e-3 Pa s at 25 C. Temperatures beyond 0 to 100 C are taken at the edge.
 */
public final class WaterViscosity {
    private static final double AT_20_PA_S = 1.002e-3;

    private WaterViscosity() {}

    public static double paS(double waterC) {
        double t = Math.clamp(waterC, 0, 100);
        double below = 20 - t;
        double log10 = below / (t + 96) * (1.2364 + below * (-1.37e-3 + below * 5.7e-6));
        return AT_20_PA_S * Math.exp(Math.log(10) * log10);
    }
}
