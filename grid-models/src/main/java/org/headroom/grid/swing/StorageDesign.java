package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * Storage that smooths: a battery at the medium-voltage bus, or capacitors in racks and power supplies.
 *
 * @param powerW largest charge and discharge at its terminals, W
 * @param energyJ what of its content it may use, J; it rests half full
 * @param chargeEfficiency stored per watt taken, 1
 * @param dischargeEfficiency watt given per watt taken out of store, 1
 * @param responseS first-order lag of its converter behind the command, s
 * @param smoothS time constant of the power that it lets the grid see, s
 */
public record StorageDesign(
        double powerW,
        double energyJ,
        double chargeEfficiency,
        double dischargeEfficiency,
        double responseS,
        double smoothS) {
    public StorageDesign {
        Checks.notNegative("power_w", powerW);
        Checks.notNegative("energy_j", energyJ);
        Checks.within("charge_efficiency", chargeEfficiency, 0.01, 1);
        Checks.within("discharge_efficiency", dischargeEfficiency, 0.01, 1);
        Checks.notNegative("response_s", responseS);
        Checks.positive("smooth_s", smoothS);
    }

    /**
     * The same with a time constant that its energy can carry: a step D held back over tau takes D tau, and half of the
     * energy is there each way. 65 J a GPU carries a step of 590 W a GPU with 55 ms.
     */
    public StorageDesign fitted(double largestStepW) {
        double carriedS = largestStepW > 0 ? energyJ / (2 * largestStepW) : smoothS;
        return new StorageDesign(
                powerW,
                energyJ,
                chargeEfficiency,
                dischargeEfficiency,
                responseS,
                Math.max(1e-6, Math.min(smoothS, carriedS)));
    }
}
