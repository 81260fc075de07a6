package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a counterflow tower must offer for a duty, as Merkel's integral.
 *
 * <pre>
 * Me = K a V / L = integral from t_cold to t_hot of c_w dt / (h_s(t) - h_a(t))
 * h_a(t) = h_s(t_wb) + (L/G) c_w (t - t_cold)
 * </pre>
 *
 * <p>t water temperature, h_s enthalpy of saturated air at it, h_a of the air that meets it, L/G water over dry air by
 * mass. The integral is taken in full (Simpson, halved until it stands still to 1e-9), not by the four points of the
 * Chebyshev rule. Source: Merkel (1925); Baker and Shryock, J. Heat Transfer 83(3), 339 (1961). Worked number (their table
 * 1b): 80 to 90 F, wet bulb 70 F, L/G 1.2: 1.0533;
 * this class gives 1.0588.
 */
public final class MerkelNumber {
    private MerkelNumber() {}

    /** @throws OutOfRange when the air would be saturated before the duty is done, so that no tower can do it */
    public static double of(
            double waterInC, double waterOutC, double wetbulbC, double pressurePa, double liquidGasRatio) {
        if (!(waterOutC > wetbulbC)) {
            throw new OutOfRange("water_out_c", Double.toString(waterOutC), "above the wet bulb " + wetbulbC);
        }
        if (!(waterInC >= waterOutC)) {
            throw new OutOfRange("water_in_c", Double.toString(waterInC), "at least water_out_c " + waterOutC);
        }
        double inEnthalpy = MoistAir.saturationEnthalpyJPerKg(wetbulbC, pressurePa);
        double slope = liquidGasRatio * WATER_CP_J_PER_KG_K;
        double last = Double.NaN;
        for (int panels = 16; panels <= 1 << 16; panels *= 2) {
            double width = (waterInC - waterOutC) / panels;
            double sum = 0;
            for (int i = 0; i <= panels; i++) {
                double t = waterOutC + i * width;
                double drive = MoistAir.saturationEnthalpyJPerKg(t, pressurePa) - inEnthalpy - slope * (t - waterOutC);
                if (!(drive > 0)) {
                    throw new OutOfRange(
                            "liquid_gas_ratio",
                            Double.toString(liquidGasRatio),
                            "less water per air: the air would be saturated at " + Math.round(t * 100) / 100.0 + " C");
                }
                double weight = i == 0 || i == panels ? 1 : i % 2 == 1 ? 4 : 2;
                sum += weight / drive;
            }
            double value = WATER_CP_J_PER_KG_K * sum * width / 3;
            if (Math.abs(value - last) <= 1e-9 * value) {
                return value;
            }
            last = value;
        }
        return last;
    }
}
