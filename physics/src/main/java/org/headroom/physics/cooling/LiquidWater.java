package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.ZERO_C_K;

/**
 * Density and viscosity of liquid water at about one atmosphere.
 *
 * <pre>
 * density   = (999.83952 + 16.945176 t - 7.9870401e-3 t2 - 46.170461e-6 t3 + 105.56302e-9 t4 - 280.54253e-12 t5)
 *             / (1 + 16.879850e-3 t)                                    kg/m3, t in C
 * viscosity = 1e-6 (280.68 y^-1.9 + 511.45 y^-7.7 + 61.131 y^-19.6 + 0.45903 y^-40)   Pa s, y = T / 300 K
 * </pre>
 *
 * <p>Source: Kell, J. Chem. Eng. Data 20(1), 97 (1975), 0 to 150 C; IAPWS SR6-08 (2011), Liquid water at 0.1 MPa, eq. 7,
 * -20 to 110 C. Worked numbers at 25 C: 997.05 kg/m3, 8.9002e-4 Pa s. Temperatures beyond 0 to 110 C are taken at the edge.
 */
public final class LiquidWater {
    private LiquidWater() {}

    public static double densityKgPerM3(double waterC) {
        double t = Math.clamp(waterC, 0, 110);
        double top = 999.83952
                + t * (16.945176 + t * (-7.9870401e-3 + t * (-46.170461e-6 + t * (105.56302e-9 - t * 280.54253e-12))));
        return top / (1 + 16.879850e-3 * t);
    }

    public static double viscosityPaS(double waterC) {
        double y = (Math.clamp(waterC, 0, 110) + ZERO_C_K) / 300;
        return 1e-6
                * (280.68 * Math.pow(y, -1.9)
                        + 511.45 * Math.pow(y, -7.7)
                        + 61.131 * Math.pow(y, -19.6)
                        + 0.45903 * Math.pow(y, -40));
    }
}
