package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;

/**
 * How rates follow the temperature: rate(T) = rate(reference) theta^(T - reference).
 *
 * <p>The defaults join the values at 15 and 10 C of the long-term benchmark (Gernaey et al., Benchmarking of Control
 * Strategies, IWA Scientific and Technical Report 23, 2014): 4 and 3 for the growth of heterotrophs, so theta = (4/3)^(1/5) = 1.0592.
 *
 * @param referenceC where the kinetics hold
 * @param thetaMuH growth of heterotrophs
 * @param thetaBH decay of heterotrophs
 * @param thetaMuA growth of autotrophs
 * @param thetaBA decay of autotrophs
 * @param thetaKA ammonification
 * @param thetaKH hydrolysis
 * @param thetaKla oxygen transfer
 */
public record Asm1Temperature(
        double referenceC,
        double thetaMuH,
        double thetaBH,
        double thetaMuA,
        double thetaBA,
        double thetaKA,
        double thetaKH,
        double thetaKla) {
    /** Kinetics are known from here, C. */
    public static final double VALID_FROM_C = 8;

    /** To here. */
    public static final double VALID_TO_C = 30;

    public Asm1Temperature {
        Checks.within("reference_c", referenceC, 0, 40);
        Checks.within("theta_mu_h", thetaMuH, 0.8, 1.5);
        Checks.within("theta_b_h", thetaBH, 0.8, 1.5);
        Checks.within("theta_mu_a", thetaMuA, 0.8, 1.5);
        Checks.within("theta_b_a", thetaBA, 0.8, 1.5);
        Checks.within("theta_k_a", thetaKA, 0.8, 1.5);
        Checks.within("theta_k_h", thetaKH, 0.8, 1.5);
        Checks.within("theta_kla", thetaKla, 0.8, 1.5);
    }

    /** From the values at 15 and 10 C of the long-term benchmark. */
    public static Asm1Temperature bsm() {
        return new Asm1Temperature(
                15,
                theta(4, 3),
                theta(0.3, 0.2),
                theta(0.5, 0.3),
                theta(0.05, 0.03),
                theta(0.05, 0.04),
                theta(3, 2.5),
                1.024);
    }

    private static double theta(double at15C, double at10C) {
        return Math.pow(at15C / at10C, 1 / 5.0);
    }
}
