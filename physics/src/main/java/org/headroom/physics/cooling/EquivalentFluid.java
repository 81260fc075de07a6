package org.headroom.physics.cooling;

import org.headroom.physics.air.MoistAir;

/**
 * The air of a cooling tower as a fluid of the temperature of its wet bulb, for {@link Tower}: mean specific heat over the
 * air's own rise, and conductance eps C_min of the counterflow exchanger that it makes with the water.
 */
final class EquivalentFluid {
    private EquivalentFluid() {}

    /** Solves {@code m_a (h_s(t_out) - h_s(t_in)) = Q} for the mean specific heat, by regula falsi (Anderson and Bjorck 1973). */
    static double specificHeat(
            double wetbulbC,
            double pressurePa,
            double inEnthalpy,
            double drive,
            double waterC,
            double air,
            double transfer) {
        double lowValue = MoistAir.saturationEnthalpySlope(wetbulbC, pressurePa);
        if (Math.abs(drive) < 1e-9) {
            return lowValue;
        }
        // Unknown: rise as a share of the drive. residual(share) = share - Q / (C_a drive), negative at 0, positive at
        // 1.
        double low = 0;
        double residualLow = -conductance(lowValue, waterC, air, transfer) / (air * lowValue);
        double high = 1;
        double specificHeat = secant(wetbulbC + drive, wetbulbC, pressurePa, inEnthalpy);
        double residualHigh = 1 - conductance(specificHeat, waterC, air, transfer) / (air * specificHeat);
        int side = 0;
        for (int i = 0; i < 100 && high - low > 1e-13; i++) {
            double share = (low * residualHigh - high * residualLow) / (residualHigh - residualLow);
            specificHeat = secant(wetbulbC + share * drive, wetbulbC, pressurePa, inEnthalpy);
            double residual = share - conductance(specificHeat, waterC, air, transfer) / (air * specificHeat);
            if (Math.abs(residual) < 1e-13) {
                break;
            }
            if (residual < 0) {
                residualHigh = side < 0 ? weight(residual, residualLow) * residualHigh : residualHigh;
                low = share;
                residualLow = residual;
                side = -1;
            } else {
                residualLow = side > 0 ? weight(residual, residualHigh) * residualLow : residualLow;
                high = share;
                residualHigh = residual;
                side = 1;
            }
        }
        return specificHeat;
    }

    /** For the end that stayed twice, so that it moves. */
    private static double weight(double residual, double residualBefore) {
        double weight = 1 - residual / residualBefore;
        return weight > 0 ? weight : 0.5;
    }

    /** eps C_min, W/K. */
    static double conductance(double specificHeat, double waterC, double air, double transfer) {
        double airC = air * specificHeat;
        double least = Math.min(waterC, airC);
        double most = Math.max(waterC, airC);
        return least * Effectiveness.counterflow(transfer * specificHeat / least, least / most);
    }

    /** Mean specific heat between two wet bulbs, J/(kg K). */
    static double secant(double outC, double inC, double pressurePa, double inEnthalpy) {
        double rise = outC - inC;
        return Math.abs(rise) < 1e-6
                ? MoistAir.saturationEnthalpySlope(inC, pressurePa)
                : (MoistAir.saturationEnthalpyJPerKg(outC, pressurePa) - inEnthalpy) / rise;
    }

    /**
     * Whether warmer air would take more heat, which no real tower does: above 0 where it would. Its slope of heat in wet
     * bulb is, over the heat lost by the smaller drive and up to a positive factor,
     *
     * <pre>g (1 - h_s'(t_in) / h_s'(t_out)) drive / (t_out - t_in) + drive u d(ln UA)/dt_wb - 1</pre>
     *
     * <p>with g and u the logarithmic slopes of the conductance in specific heat and in UA.
     */
    static double excess(
            double specificHeat,
            double wetbulbC,
            double pressurePa,
            double drive,
            double waterC,
            double air,
            double transfer,
            double transferSlope) {
        double conductance = conductance(specificHeat, waterC, air, transfer);
        double rise = drive * conductance / (air * specificHeat);
        double curvature = 1
                - MoistAir.saturationEnthalpySlope(wetbulbC, pressurePa)
                        / MoistAir.saturationEnthalpySlope(wetbulbC + rise, pressurePa);
        if (curvature * drive < rise) {
            return -1;
        }
        double step = 1e-6;
        double g = (conductance(specificHeat * (1 + step), waterC, air, transfer) / conductance - 1) / step;
        double u = (conductance(specificHeat, waterC, air, transfer * (1 + step)) / conductance - 1) / step;
        return g * curvature * drive / rise + drive * u * transferSlope - 1;
    }
}
