package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;

/**
 * A battery at its AC terminals.
 *
 * @param powerW largest charge and largest discharge at the AC terminals, W
 * @param energyJ what the cells hold when full, J
 * @param chargeEfficiency stored per watt taken from AC, 1
 * @param dischargeEfficiency AC watt per watt taken from the cells, 1
 * @param reserveShare part of {@code energyJ} kept for emergencies, 1
 * @param standbyW controls and thermal management, drawn from AC at all times, W
 */
public record BatteryDesign(
        double powerW,
        double energyJ,
        double chargeEfficiency,
        double dischargeEfficiency,
        double reserveShare,
        double standbyW) {
    public BatteryDesign {
        Checks.notNegative("power_w", powerW);
        Checks.notNegative("energy_j", energyJ);
        Checks.within("charge_efficiency", chargeEfficiency, 0.01, 1);
        Checks.within("discharge_efficiency", dischargeEfficiency, 0.01, 1);
        Checks.share("reserve_share", reserveShare);
        Checks.notNegative("standby_w", standbyW);
    }

    public double reserveJ() {
        return reserveShare * energyJ;
    }
}
