package org.headroom.physics.cooling;

import java.util.function.DoubleUnaryOperator;

/**
 * The fill test of Kloppers (2003), appendix on fill performance, worked as there: Poppe's equations over the water
 * temperature with the property correlations of Kroeger (Air-Cooled Heat Exchangers and Cooling Towers, 1998, appendix A),
 * Runge-Kutta steps of fourth order, and the branch (unsaturated or supersaturated air) looked up once a step. A second
 * hand for {@link Poppe}, which differs in properties, variable, steps and branch.
 */
final class KroegerFill {
    static final double PRESSURE_PA = 101_712.27;
    static final double WATER_KG_PER_S = 3.999;
    static final double AIR_KG_PER_S = 4.134;
    static final double WATER_IN_C = 39.67;
    static final double WATER_OUT_C = 27.77;
    static final double DRYBULB_C = 9.7;
    static final double WETBULB_C = 8.23;
    static final double IN_RATIO = 0.00616336;
    static final double IN_ENTHALPY = 25_291.87496;

    private static final double ZERO = 273.15;
    private static final double LATENT_0 =
            3.4831814e6 - 5.8627703e3 * ZERO + 12.139568 * ZERO * ZERO - 1.40290431e-2 * ZERO * ZERO * ZERO;

    /** Humidity ratio, enthalpy and air temperature after the first step with the first guess of the outlet. */
    double firstRatio;

    double firstEnthalpy;
    double firstAirK;

    /** The result: humidity ratio and temperature of the air that leaves, Merkel number. */
    double outRatio;

    double outAirC;
    double merkelNumber;

    KroegerFill(int steps) {
        outRatio = 0.02226; // the source's first guess: saturated at the mean water temperature
        for (int i = 0; i < 50; i++) {
            up(steps, i == 0);
        }
    }

    private void up(int steps, boolean first) {
        double guess = outRatio;
        double h = (WATER_IN_C - WATER_OUT_C) / steps;
        double t = WATER_OUT_C + ZERO;
        double[] y = {IN_RATIO, IN_ENTHALPY, 0};
        boolean fog = false;
        for (int j = 0; j < steps; j++) {
            double[] k1 = slopes(t, y, guess, fog);
            double[] k2 = slopes(t + h / 2, plus(y, k1, h / 2), guess, fog);
            double[] k3 = slopes(t + h / 2, plus(y, k2, h / 2), guess, fog);
            double[] k4 = slopes(t + h, plus(y, k3, h), guess, fog);
            for (int i = 0; i < 3; i++) {
                y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            }
            t += h;
            double ratio = y[0];
            double enthalpy = y[1];
            fog = saturated(root(x -> enthalpy(x, ratio) - enthalpy)) < ratio;
            if (first && j == 0) {
                firstRatio = ratio;
                firstEnthalpy = enthalpy;
                firstAirK = foggyC(enthalpy, ratio);
            }
        }
        outRatio = y[0];
        outAirC = foggyC(y[1], y[0]) - ZERO;
        merkelNumber = y[2];
    }

    private static double[] slopes(double t, double[] y, double outRatio, boolean fog) {
        double w = y[0];
        double c = waterHeat(mean(t));
        double flow = WATER_KG_PER_S / AIR_KG_PER_S * (1 - AIR_KG_PER_S / WATER_KG_PER_S * (outRatio - w));
        double liquid = c * (t - ZERO);
        double ws = saturated(t);
        double drive = enthalpy(t, ws) - y[1];
        double vapour = fog ? saturated(foggyC(y[1], w)) : w;
        double q = (ws + 0.622) / (vapour + 0.622);
        double lewis = Math.pow(0.865, 0.667) * (q - 1) / Math.log(q);
        double d = drive
                + (lewis - 1) * (drive - (ws - vapour) * vapourEnthalpy(t) + (w - vapour) * liquid)
                - (ws - w) * liquid;
        return new double[] {c * flow * (ws - vapour) / d, c * flow * (1 + (ws - vapour) * liquid / d), c / d};
    }

    private static double[] plus(double[] y, double[] slope, double h) {
        return new double[] {y[0] + h * slope[0], y[1] + h * slope[1], y[2] + h * slope[2]};
    }

    private static double foggyC(double enthalpy, double w) {
        return root(t -> enthalpy(t, saturated(t)) + (w - saturated(t)) * waterHeat(mean(t)) * (t - ZERO) - enthalpy);
    }

    private static double enthalpy(double t, double w) {
        double m = mean(t);
        double dry = 1.045356e3 - 3.161783e-1 * m + 7.083814e-4 * m * m - 2.705209e-7 * m * m * m;
        return dry * (t - ZERO) + w * vapourEnthalpy(t);
    }

    private static double vapourEnthalpy(double t) {
        double m = mean(t);
        return LATENT_0
                + (1.3605e3 + 2.31334 * m - 2.46784e-10 * Math.pow(m, 5) + 5.91332e-13 * Math.pow(m, 6)) * (t - ZERO);
    }

    private static double waterHeat(double t) {
        return 8.15599e3 - 2.80627e1 * t + 5.11283e-2 * t * t - 2.17582e-13 * Math.pow(t, 6);
    }

    private static double saturated(double t) {
        double z = 10.79586 * (1 - 273.16 / t)
                + 5.02808 * Math.log10(273.16 / t)
                + 1.50474e-4 * (1 - Math.pow(10, -8.29692 * (t / 273.16 - 1)))
                + 4.2873e-4 * (Math.pow(10, 4.76955 * (1 - 273.16 / t)) - 1)
                + 2.786118312;
        double p = Math.pow(10, z);
        return 0.62509 * p / (PRESSURE_PA - 1.005 * p);
    }

    private static double mean(double t) {
        return (t + ZERO) / 2;
    }

    private static double root(DoubleUnaryOperator rising) {
        double low = 250;
        double high = 340;
        for (int i = 0; i < 70; i++) {
            double mid = 0.5 * (low + high);
            boolean above = rising.applyAsDouble(mid) > 0;
            high = above ? mid : high;
            low = above ? low : mid;
        }
        return 0.5 * (low + high);
    }
}
