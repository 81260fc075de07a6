package org.headroom.physics.cooling;

/**
 * Effectiveness of a heat exchanger from its number of transfer units, {@code eps = Q / (C_min (T_hot,in - T_cold,in))}.
 *
 * <p>NTU = UA / C_min, c = C_min / C_max, both dimensionless. Source: Incropera, DeWitt, Bergman, Lavine, Fundamentals
 * of Heat and Mass Transfer, 6th ed. (2007), table 11.3 (counterflow 11.29a, parallel 11.28a, crossflow with both
 * fluids unmixed 11.32, an approximation that is exact for c = 0). Worked number: NTU 2, c 0.5 counterflow 0.7746.
 */
public final class Effectiveness {
    private Effectiveness() {}

    public static double of(Arrangement arrangement, double ntu, double capacityRatio) {
        return switch (arrangement) {
            case COUNTERFLOW -> counterflow(ntu, capacityRatio);
            case PARALLEL -> parallel(ntu, capacityRatio);
            case CROSSFLOW -> crossflow(ntu, capacityRatio);
        };
    }

    public static double counterflow(double ntu, double c) {
        double x = ntu * (1 - c);
        if (x < 1e-9) {
            return ntu / (1 + c * ntu);
        }
        double a = oneLessExp(x);
        return a / (1 - c + c * a);
    }

    public static double parallel(double ntu, double c) {
        return -Math.expm1(-ntu * (1 + c)) / (1 + c);
    }

    public static double crossflow(double ntu, double c) {
        if (c < 1e-9 || ntu <= 0) {
            return -Math.expm1(-ntu);
        }
        return -Math.expm1(Math.pow(ntu, 0.22) / c * Math.expm1(-c * Math.pow(ntu, 0.78)));
    }

    /**
     * 1 - exp(-x) for x above 0, to three units in the last place, several times as fast as {@link Math#expm1}: 2 t / (1 + t) with t =
     * tanh(x / 2), for small x by its continued fraction to the sixth term (Abramowitz and Stegun 4.5.70).
     */
    static double oneLessExp(double x) {
        if (x > 0.5) {
            return 1 - Math.exp(-x);
        }
        double z = 0.5 * x;
        double s = z * z;
        double over = z * (10_395 + s * (1_260 + s * 21));
        double under = 10_395 + s * (4_725 + s * (210 + s));
        return 2 * over / (under + over);
    }
}
