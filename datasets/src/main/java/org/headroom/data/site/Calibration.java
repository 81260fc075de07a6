package org.headroom.data.site;

import org.headroom.physics.basis.Checks;

/**
 * How the plant differs from its design sheets, as factors on them; 1 is as designed. Live estimation finds them, a site
 * file may state them ({@code calibration.*}).
 *
 * @param towerUa UA of the towers: fill and spray nozzles
 * @param exchangerUa UA of the plate exchangers between warm loop and tower water: fouling
 * @param pumpEfficiency efficiency of all water pumps; power goes with its inverse
 * @param chillerPower power of the chillers at the same load
 * @param gpuPower what the GPUs draw over what their telemetry says
 */
public record Calibration(
        double towerUa, double exchangerUa, double pumpEfficiency, double chillerPower, double gpuPower) {

    /** Everything as designed. */
    public static final Calibration NONE = new Calibration(1, 1, 1, 1, 1);

    public Calibration {
        Checks.within("tower_ua", towerUa, 0.3, 2);
        Checks.within("exchanger_ua", exchangerUa, 0.1, 2);
        Checks.within("pump_efficiency", pumpEfficiency, 0.3, 2);
        Checks.within("chiller_power", chillerPower, 0.3, 3);
        Checks.within("gpu_power", gpuPower, 0.5, 2);
    }
}
