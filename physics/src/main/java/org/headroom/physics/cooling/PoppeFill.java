package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.OutOfRange;

/**
 * One fill with its water and air, for {@link Poppe}: the equations, a shot from the cold end upwards, and the search for
 * the cold end. Cooling and warming of the water (sign +1 and -1) are the same problem mirrored.
 */
final class PoppeFill {
    private static final double CW = WATER_CP_J_PER_KG_K;

    /** Ratio of heat and mass diffusion in Bosnjakovic's Lewis factor, as the source writes it. */
    private static final double LEWIS = Math.pow(0.865, 0.667);

    /** Longest Runge-Kutta step, in Merkel number and in water temperature, K. */
    private static final double LONGEST_STEP = 1.0 / 48;

    private static final double LARGEST_RISE_K = 0.4;

    private final double pPa;
    private final double airKgPerS;
    private final double inRatio;
    private final double inEnthalpy;
    private final double waterInC;
    private final double waterInKgPerS;
    private final int sign;

    // the cold end of the shot under way
    private double coldC;
    private double coldKgPerS;

    // the state on its way up: water temperature, water in the air, Merkel number used up
    private double tw;
    private double w;
    private double used;

    // what derivatives() finds: air temperature and fog, and the slopes over the Merkel number
    private double airC;
    private double fog;
    private double slopeTw;
    private double slopeW;

    PoppeFill(PoppeAir air, double waterInC, double waterInKgPerS) {
        this.pPa = air.pressurePa();
        this.airKgPerS = air.dryKgPerS();
        this.inRatio = air.humidityRatio();
        this.inEnthalpy = MoistAir.enthalpyJPerKg(air.drybulbC(), inRatio);
        this.waterInC = waterInC;
        this.waterInKgPerS = waterInKgPerS;
        this.coldKgPerS = waterInKgPerS;
        if (!(MoistAir.saturationPressurePa(waterInC) < 0.9 * pPa)) {
            throw new OutOfRange("water_in_c", Double.toString(waterInC), "well below boiling at " + pPa + " Pa");
        }
        this.sign = slopeAtColdEnd(waterInC) >= 0 ? 1 : -1;
    }

    PoppePoint solve(double merkelNumber) {
        if (merkelNumber == 0) {
            restart(waterInC);
            derivatives(tw, w);
            return point();
        }
        double limitC = limitC();
        double cold = Double.NaN;
        for (int i = 0; i < 100; i++) {
            cold = coldEnd(merkelNumber, limitC, cold);
            if (settled()) {
                break;
            }
        }
        return point();
    }

    double merkelNumber(double waterOutC) {
        double limitC = limitC();
        for (int i = 0; i < 100; i++) {
            if (!(sign * (waterInC - waterOutC) >= 0) || !(sign * slopeAtColdEnd(waterOutC) > 0)) {
                throw new OutOfRange(
                        "water_out_c", Double.toString(waterOutC), "between " + rounded(limitC) + " and " + waterInC);
            }
            if (shoot(waterOutC, Poppe.MOST_MERKEL_NUMBER) < 0) {
                throw new OutOfRange(
                        "water_out_c",
                        Double.toString(waterOutC),
                        "what a fill of Merkel number " + Poppe.MOST_MERKEL_NUMBER + " can do with this air");
            }
            if (settled()) {
                break;
            }
        }
        return used;
    }

    /** Takes over the flow at the cold end that the last shot asks for; true when it has stopped to move. */
    private boolean settled() {
        double before = coldKgPerS;
        coldKgPerS = waterInKgPerS - airKgPerS * (w - inRatio);
        if (!(coldKgPerS > 0.05 * waterInKgPerS)) {
            throw new OutOfRange(
                    "water_kg_per_s",
                    Double.toString(waterInKgPerS),
                    "more water: nearly all of it would evaporate into " + airKgPerS + " kg/s of air");
        }
        return Math.abs(coldKgPerS - before) < 1e-12 * waterInKgPerS;
    }

    /** The cold end from which a shot of this length ends at the hot water; leaves the state of that shot. */
    private double coldEnd(double merkelNumber, double limitC, double guessC) {
        double reached = waterInC;
        double reachedBy = shoot(reached, merkelNumber);
        double missed = limitC;
        double missedBy = shoot(missed, merkelNumber);
        for (double margin = 0.25; missedBy >= 0 && margin < 40; margin *= 2) {
            reached = missed;
            reachedBy = missedBy;
            missed = limitC - sign * margin;
            missedBy = shoot(missed, merkelNumber);
        }
        double width = 1e-3;
        for (int i = 0; i < 4 && Double.isFinite(guessC); i++, width *= 20) {
            double near = guessC + sign * width;
            double far = guessC - sign * width;
            double nearBy = sign * (waterInC - near) > 0 ? shoot(near, merkelNumber) : -1;
            double farBy = shoot(far, merkelNumber);
            if (nearBy >= 0 && farBy < 0) {
                reached = near;
                reachedBy = nearBy;
                missed = far;
                missedBy = farBy;
                break;
            }
        }
        int side = 0;
        for (int i = 0; i < 200 && Math.abs(reached - missed) > 1e-11; i++) {
            boolean halve = i % 4 == 3;
            double t = halve
                    ? 0.5 * (reached + missed)
                    : (missed * reachedBy - reached * missedBy) / (reachedBy - missedBy);
            double by = shoot(t, merkelNumber);
            if (by >= 0) {
                reached = t;
                reachedBy = by;
                missedBy = side > 0 && !halve ? 0.5 * missedBy : missedBy;
                side = 1;
            } else {
                missed = t;
                missedBy = by;
                reachedBy = side < 0 && !halve ? 0.5 * reachedBy : reachedBy;
                side = -1;
            }
            if (by >= 0 && by < 1e-11) {
                break;
            }
        }
        shoot(reached, merkelNumber);
        return reached;
    }

    /** The water temperature at which water and incoming air have no heat to exchange. */
    private double limitC() {
        double low = -80;
        double high = 95;
        while (high - low > 1e-10) {
            double mid = 0.5 * (low + high);
            boolean above = MoistAir.saturationPressurePa(mid) > 0.95 * pPa || slopeAtColdEnd(mid) > 0;
            high = above ? mid : high;
            low = above ? low : mid;
        }
        return 0.5 * (low + high);
    }

    private double slopeAtColdEnd(double waterC) {
        restart(waterC);
        derivatives(tw, w);
        return slopeTw;
    }

    private void restart(double waterC) {
        coldC = waterC;
        tw = waterC;
        w = inRatio;
        used = 0;
    }

    /**
     * Goes up from a cold end until the water is as hot as that which enters, or until the fill ends.
     *
     * @return below 0: by how many kelvin the hot end is missed; otherwise the Merkel number left over, in kelvin at the
     *     slope of the hot end
     */
    private double shoot(double waterC, double merkelNumber) {
        restart(waterC);
        while (true) {
            derivatives(tw, w);
            double toGo = waterInC - tw;
            double left = merkelNumber - used;
            if (sign * toGo <= 0) {
                return left * Math.abs(slopeTw);
            }
            if (left <= 1e-14 || sign * toGo > 120) {
                return -sign * toGo;
            }
            double step = Math.min(left, Math.min(LONGEST_STEP, LARGEST_RISE_K / Math.max(1e-9, Math.abs(slopeTw))));
            double beforeTw = tw;
            double beforeW = w;
            step(step);
            if (sign * (waterInC - tw) < 0) {
                tw = beforeTw;
                w = beforeW;
                land();
            } else {
                used += step;
            }
        }
    }

    /** One Runge-Kutta step of fourth order over the Merkel number; expects the slopes at its start. */
    private void step(double h) {
        double t0 = tw;
        double w0 = w;
        double t1 = slopeTw;
        double w1 = slopeW;
        derivatives(t0 + 0.5 * h * t1, w0 + 0.5 * h * w1);
        double t2 = slopeTw;
        double w2 = slopeW;
        derivatives(t0 + 0.5 * h * t2, w0 + 0.5 * h * w2);
        double t3 = slopeTw;
        double w3 = slopeW;
        derivatives(t0 + h * t3, w0 + h * w3);
        tw = t0 + h / 6 * (t1 + 2 * (t2 + t3) + slopeTw);
        w = w0 + h / 6 * (w1 + 2 * (w2 + w3) + slopeW);
    }

    /** The last step, over the water temperature instead (Henon 1982), so that it ends at the hot water exactly. */
    private void land() {
        double t0 = tw;
        double w0 = w;
        double h = waterInC - t0;
        derivatives(t0, w0);
        double m1 = 1 / slopeTw;
        double w1 = slopeW * m1;
        derivatives(t0 + 0.5 * h, w0 + 0.5 * h * w1);
        double m2 = 1 / slopeTw;
        double w2 = slopeW * m2;
        derivatives(t0 + 0.5 * h, w0 + 0.5 * h * w2);
        double m3 = 1 / slopeTw;
        double w3 = slopeW * m3;
        derivatives(t0 + h, w0 + h * w3);
        double m4 = 1 / slopeTw;
        tw = waterInC;
        w = w0 + h / 6 * (w1 + 2 * (w2 + w3) + slopeW * m4);
        used += h / 6 * (m1 + 2 * (m2 + m3) + m4);
    }

    /** The right-hand sides at a water temperature and a humidity ratio; air enthalpy by the balance below this height. */
    private void derivatives(double waterC, double ratio) {
        double waterKgPerS = coldKgPerS + airKgPerS * (ratio - inRatio);
        double h = inEnthalpy + CW * (waterKgPerS * waterC - coldKgPerS * coldC) / airKgPerS;
        findAir(h, ratio);
        double saturated = MoistAir.saturationHumidityRatio(waterC, pPa);
        double vapour = ratio - fog;
        double drive = saturated - vapour;
        double vapourEnthalpy = MoistAir.vapourEnthalpyJPerKg(waterC);
        double enthalpyDrive = MoistAir.enthalpyJPerKg(waterC, saturated) - h;
        double d = enthalpyDrive
                + (lewis(saturated, vapour) - 1) * (enthalpyDrive - drive * vapourEnthalpy + fog * CW * waterC)
                - (saturated - ratio) * CW * waterC;
        slopeTw = d / CW;
        slopeW = waterKgPerS / airKgPerS * drive;
    }

    /** Air temperature and fog from enthalpy and all the water in the air. */
    private void findAir(double h, double ratio) {
        double t = (h - ratio * MoistAir.vapourEnthalpyJPerKg(0)) / MoistAir.specificHeatJPerKgK(ratio);
        double vapour = MoistAir.saturationHumidityRatio(t, pPa);
        fog = 0;
        if (vapour >= 0 && vapour < ratio) {
            for (int i = 0; i < 60; i++) {
                double latent = MoistAir.vapourEnthalpyJPerKg(t) - CW * t;
                double residual = 1006 * t + vapour * latent + ratio * CW * t - h;
                double slope = 1006
                        + ratio * CW
                        + vapour * (1860 - CW)
                        + latent * MoistAir.saturationHumidityRatioSlope(t, pPa);
                double step = residual / slope;
                t -= step;
                vapour = MoistAir.saturationHumidityRatio(t, pPa);
                if (Math.abs(step) < 1e-10) {
                    break;
                }
            }
            fog = Math.max(0, ratio - vapour);
        }
        airC = t;
    }

    /** Lewis factor of Bosnjakovic (1965). */
    private static double lewis(double saturated, double vapour) {
        double x = (saturated - vapour) / (vapour + 0.622);
        return LEWIS * (Math.abs(x) < 1e-6 ? 1 + 0.5 * x : x / Math.log1p(x));
    }

    private PoppePoint point() {
        derivatives(tw, w);
        double heat = waterInKgPerS * CW * (waterInC - coldC);
        double evaporation = airKgPerS * (w - inRatio);
        double airHeat = airKgPerS * (MoistAir.enthalpyJPerKg(airC, w - fog) + fog * CW * airC - inEnthalpy);
        return new PoppePoint(coldC, waterInKgPerS - evaporation, heat, airHeat, evaporation, airC, w, fog);
    }

    private static double rounded(double t) {
        return Math.round(t * 100) / 100.0;
    }
}
