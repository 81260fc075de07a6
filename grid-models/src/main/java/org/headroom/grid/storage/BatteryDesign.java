package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A battery at its AC terminals.
 *
 * @param powerW largest charge and largest discharge at the AC terminals, W
 * @param energyJ what the cells hold when full, J
 * @param chargeEfficiency stored per watt taken from AC, at rated power, 1
 * @param dischargeEfficiency AC watt per watt taken from the cells, at rated power, 1
 * @param reserveShare part of the capacity kept for emergencies, 1
 * @param standbyW controls and what else is drawn from AC at all times, W
 * @param partLoad how the loss goes with power
 * @param window where full power is to be had
 * @param thermal the cells' temperature
 * @param ageing how capacity fades
 */
public record BatteryDesign(
        double powerW,
        double energyJ,
        double chargeEfficiency,
        double dischargeEfficiency,
        double reserveShare,
        double standbyW,
        PartLoad partLoad,
        PowerWindow window,
        CellThermal thermal,
        CellAgeing ageing) {
    public BatteryDesign {
        Checks.notNegative("power_w", powerW);
        Checks.notNegative("energy_j", energyJ);
        Checks.within("charge_efficiency", chargeEfficiency, 0.01, 1);
        Checks.within("discharge_efficiency", dischargeEfficiency, 0.01, 1);
        Checks.share("reserve_share", reserveShare);
        Checks.notNegative("standby_w", standbyW);
        double steepest = partLoad.linearShare()
                + Math.max(partLoad.noLoadShare() / partLoad.leastShare(), 2 * partLoad.squareShare());
        if ((1 - chargeEfficiency) * steepest >= 1) {
            throw new OutOfRange(
                    "charge_efficiency",
                    Double.toString(chargeEfficiency),
                    "more than " + (1 - 1 / steepest) + " with these loss shares: more power must charge faster");
        }
    }

    /** One efficiency at any power, full power at any state, no ageing. */
    public BatteryDesign(
            double powerW,
            double energyJ,
            double chargeEfficiency,
            double dischargeEfficiency,
            double reserveShare,
            double standbyW) {
        this(
                powerW,
                energyJ,
                chargeEfficiency,
                dischargeEfficiency,
                reserveShare,
                standbyW,
                PartLoad.CONSTANT,
                PowerWindow.OPEN,
                CellThermal.NONE,
                CellAgeing.NONE);
    }

    /** Reserve of a battery that has not aged, J. */
    public double reserveJ() {
        return reserveShare * energyJ;
    }
}
