package org.headroom.physics.air;

import static org.headroom.physics.basis.Constants.ZERO_C_K;

/**
 * Moist air as a mixture of two ideal gases, by the formulas of the ASHRAE Handbook - Fundamentals (2017), chapter 1.
 *
 * <pre>
 * ln p_ws = C1/T + C2 + C3 T + ... + C7 ln T       eq. 5 over ice (up to 0.01 C), eq. 6 over water (Hyland, Wexler 1983)
 * w   = 0.621945 p_w / (p - p_w)                   eq. 20
 * h   = 1006 t + w (2 501 000 + 1860 t)            eq. 30, J per kg of dry air, zero at 0 C
 * v   = 287.042 T (1 + 1.607858 w) / p             eq. 26, m3 per kg of dry air
 * w   = ((2501 - 2.326 t*) w_s* - 1.006 (t - t*)) / (2501 + 1.86 t - 4.186 t*)    eq. 33, t* at or above 0 C
 * w   = ((2830 - 0.24 t*) w_s* - 1.006 (t - t*)) / (2830 + 1.86 t - 2.1 t*)       eq. 35, t* below 0 C: ice on the wick
 * </pre>
 *
 * <p>t dry bulb, t* wet bulb, C; T kelvin; p total, p_w vapour, p_ws saturation pressure, Pa; w kg of water per kg of
 * dry air, w_s* at saturation at t*. Valid from -100 to 200 C; checked from -40 to 60 C, 85 to 105 kPa and 1 to 100 %. Just above
 * and below 0 C eq. 33 and 35 can both hold; then the one is taken that bisection between dew point and dry bulb
 * meets, as PsychroLib 2.5 does. Worked number: 25 C, 50 %, 101,325 Pa has a wet bulb of 17.889 C.
 *
 * <p>Static and free of allocation: it is called in every step of the twin.
 */
public final class MoistAir {
    private MoistAir() {}

    /** Mass of water vapour over mass of dry air per mole (18.015268 / 28.966), ASHRAE eq. 20. */
    private static final double MASS_RATIO = 0.621945;

    private static final double TRIPLE_POINT_C = 0.01;

    /** Drier than any weather; the wet bulb of drier air is that of this ratio (PsychroLib's bound). */
    private static final double LEAST_HUMIDITY_RATIO = 1e-7;

    /** Keeps the logarithm finite; the dew point of drier air is that of this ratio. */
    private static final double NO_HUMIDITY_RATIO = 1e-12;

    private static final double WATER_LATENT_KJ_PER_KG = 2501;
    private static final double ICE_LATENT_KJ_PER_KG = 2830;

    /** Pa; over ice up to the triple point, over water above. */
    public static double saturationPressurePa(double tC) {
        return Math.exp(lnSaturationPressure(tC));
    }

    /** @param rhFraction relative humidity, 0 to 1 */
    public static double humidityRatio(double drybulbC, double rhFraction, double pPa) {
        return ratioOfVapour(rhFraction * saturationPressurePa(drybulbC), pPa);
    }

    /** May be negative when the pair is impossible (wet bulb far below the driest air): the caller checks. */
    public static double humidityRatioFromWetbulb(double drybulbC, double wetbulbC, double pPa) {
        double ws = saturationHumidityRatio(wetbulbC, pPa);
        return wetbulbC >= 0
                ? ((WATER_LATENT_KJ_PER_KG - 2.326 * wetbulbC) * ws - 1.006 * (drybulbC - wetbulbC))
                        / (WATER_LATENT_KJ_PER_KG + 1.86 * drybulbC - 4.186 * wetbulbC)
                : ((ICE_LATENT_KJ_PER_KG - 0.24 * wetbulbC) * ws - 1.006 * (drybulbC - wetbulbC))
                        / (ICE_LATENT_KJ_PER_KG + 1.86 * drybulbC - 2.1 * wetbulbC);
    }

    /** Bisection between dew point and dry bulb, to 1e-7 K. */
    public static double wetbulbC(double drybulbC, double w, double pPa) {
        double bounded = Math.max(w, LEAST_HUMIDITY_RATIO);
        double high = drybulbC;
        double low = Math.min(dewpointC(bounded, pPa), drybulbC);
        while (high - low > 1e-7) {
            double mid = 0.5 * (low + high);
            if (humidityRatioFromWetbulb(drybulbC, mid, pPa) > bounded) {
                high = mid;
            } else {
                low = mid;
            }
        }
        return 0.5 * (low + high);
    }

    /** Frost point below 0.01 C. Newton's method on ln p_ws, which is smooth within each branch. */
    public static double dewpointC(double w, double pPa) {
        double bounded = Math.max(w, NO_HUMIDITY_RATIO);
        double lnPw = Math.log(pPa * bounded / (MASS_RATIO + bounded));
        boolean ice = lnPw <= lnIce(TRIPLE_POINT_C + ZERO_C_K);
        double t = ice ? 260 : 300;
        for (int i = 0; i < 50; i++) {
            double step = ice ? (lnIce(t) - lnPw) / lnIceSlope(t) : (lnWater(t) - lnPw) / lnWaterSlope(t);
            t = Math.max(t - step, 130);
            if (Math.abs(step) < 1e-10) {
                break;
            }
        }
        return t - ZERO_C_K;
    }

    /** Relative humidity, 0 to 1 (more in supersaturated air), over ice below the triple point. */
    public static double relativeHumidity(double drybulbC, double w, double pPa) {
        return pPa * w / ((MASS_RATIO + w) * saturationPressurePa(drybulbC));
    }

    /** Humidity ratio of air of this dew point (frost point below 0.01 C). */
    public static double humidityRatioFromDewpoint(double dewpointC, double pPa) {
        return saturationHumidityRatio(dewpointC, pPa);
    }

    /** Humidity ratio of air of this enthalpy, J per kg of dry air; negative when no air at that dry bulb has so little. */
    public static double humidityRatioFromEnthalpy(double drybulbC, double hJPerKg) {
        return (hJPerKg - 1006 * drybulbC) / vapourEnthalpyJPerKg(drybulbC);
    }

    /** Dry bulb of air of this enthalpy, J per kg of dry air, and humidity ratio. */
    public static double drybulbC(double hJPerKg, double w) {
        return (hJPerKg - 2_501_000 * w) / specificHeatJPerKgK(w);
    }

    /** J per kg of dry air. */
    public static double enthalpyJPerKg(double drybulbC, double w) {
        return 1006 * drybulbC + w * (2_501_000 + 1860 * drybulbC);
    }

    /** Enthalpy of water vapour, J/kg, zero for liquid water at 0 C. */
    public static double vapourEnthalpyJPerKg(double tC) {
        return 2_501_000 + 1860 * tC;
    }

    /** Specific heat of moist air, J/K per kg of dry air; no water changes phase. */
    public static double specificHeatJPerKgK(double w) {
        return 1006 + 1860 * w;
    }

    /** m3 per kg of dry air. */
    public static double volumeM3PerKg(double drybulbC, double w, double pPa) {
        return 287.042 * (drybulbC + ZERO_C_K) * (1 + 1.607858 * w) / pPa;
    }

    public static double saturationHumidityRatio(double tC, double pPa) {
        return ratioOfVapour(saturationPressurePa(tC), pPa);
    }

    public static double saturationEnthalpyJPerKg(double tC, double pPa) {
        return enthalpyJPerKg(tC, saturationHumidityRatio(tC, pPa));
    }

    /** dw_s/dT at constant pressure, 1/K. */
    public static double saturationHumidityRatioSlope(double tC, double pPa) {
        return ratioSlope(saturationPressurePa(tC), tC, pPa);
    }

    /** dh_s/dT at constant pressure, J/(kg K). */
    public static double saturationEnthalpySlope(double tC, double pPa) {
        double pws = saturationPressurePa(tC);
        return enthalpySlope(ratioOfVapour(pws, pPa), ratioSlope(pws, tC, pPa), tC);
    }

    /** The temperature at which saturated air has this enthalpy. */
    public static double temperatureOfSaturatedEnthalpyC(double hJPerKg, double pPa) {
        return saturatedTemperatureC(hJPerKg, 0, pPa, 20);
    }

    /**
     * Solves {@code h_s(T) - latentOffset w_s(T) = rhs} for T by Newton's method. With the offset 0 it inverts the
     * saturation enthalpy; with the enthalpy of liquid water it finds the saturated outlet of a tower that gives water
     * of that enthalpy away.
     *
     * @param latentOffsetJPerKg enthalpy of the water that evaporates, J/kg (far less than 2.5 MJ/kg)
     * @param guessC where to start
     */
    public static double saturatedTemperatureC(double rhsJPerKg, double latentOffsetJPerKg, double pPa, double guessC) {
        double t = guessC;
        for (int i = 0; i < 60; i++) {
            double pws = saturationPressurePa(t);
            double w = ratioOfVapour(pws, pPa);
            double slope = ratioSlope(pws, t, pPa);
            double residual = enthalpyJPerKg(t, w) - latentOffsetJPerKg * w - rhsJPerKg;
            double step = residual / (enthalpySlope(w, slope, t) - latentOffsetJPerKg * slope);
            t -= Math.max(-15, Math.min(15, step));
            if (Math.abs(step) < 1e-9) {
                break;
            }
        }
        return t;
    }

    private static double ratioOfVapour(double vapourPa, double pPa) {
        return MASS_RATIO * vapourPa / (pPa - vapourPa);
    }

    private static double ratioSlope(double pws, double tC, double pPa) {
        double t = tC + ZERO_C_K;
        double lnSlope = tC <= TRIPLE_POINT_C ? lnIceSlope(t) : lnWaterSlope(t);
        double dry = pPa - pws;
        return MASS_RATIO * pPa * pws * lnSlope / (dry * dry);
    }

    private static double enthalpySlope(double w, double ratioSlope, double tC) {
        return 1006 + 1860 * w + ratioSlope * (2_501_000 + 1860 * tC);
    }

    private static double lnSaturationPressure(double tC) {
        double t = tC + ZERO_C_K;
        return tC <= TRIPLE_POINT_C ? lnIce(t) : lnWater(t);
    }

    private static double lnIce(double t) {
        return -5.6745359e3 / t
                + 6.3925247
                + t * (-9.677843e-3 + t * (6.2215701e-7 + t * (2.0747825e-9 - t * 9.484024e-13)))
                + 4.1635019 * Math.log(t);
    }

    private static double lnIceSlope(double t) {
        return 5.6745359e3 / (t * t)
                - 9.677843e-3
                + t * (2 * 6.2215701e-7 + t * (3 * 2.0747825e-9 - t * 4 * 9.484024e-13))
                + 4.1635019 / t;
    }

    private static double lnWater(double t) {
        return -5.8002206e3 / t
                + 1.3914993
                + t * (-4.8640239e-2 + t * (4.1764768e-5 - t * 1.4452093e-8))
                + 6.5459673 * Math.log(t);
    }

    private static double lnWaterSlope(double t) {
        return 5.8002206e3 / (t * t) - 4.8640239e-2 + t * (2 * 4.1764768e-5 - t * 3 * 1.4452093e-8) + 6.5459673 / t;
    }
}
