package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A battery's energy and what it can give or take. At the start of a step it <i>offers</i>, the site <i>draws</i>, and
 * it <i>advances</i> by what was drawn.
 *
 * <pre>
 *   discharging at P (AC):  dE/dt = - P / etaD      loss = P (1 / etaD - 1)
 *   charging at P (AC):     dE/dt = + P etaC        loss = P (1 - etaC)
 *   always from AC:         standby, all of it loss
 * </pre>
 *
 * E is the stored energy, J. The offer over a step is bounded by the power rating and by the energy above the reserve
 * (discharge) or below full (charge), so E never leaves 0 to full and a round trip returns etaC etaD of what went in.
 * Over an infinite step (equilibrium) the offer is 0 both ways. No ageing, no power limit by state of charge or temperature.
 *
 * <p>Worked number: 150 MW, 655 MWh, 20 % reserve, full, 96 % each way: 524 MWh above the reserve give 503.0 MWh, that
 * is 150 MW for 3.35 h.
 */
public final class Battery {
    private final BatteryDesign design;
    private double storedJ;
    private double storingW;
    private double conversionLossW;

    /** @throws OutOfRange unless 0 &lt;= storedJ &lt;= energyJ */
    public Battery(BatteryDesign design, double storedJ) {
        this.design = design;
        this.storedJ = Checks.within("stored_j", storedJ, 0, design.energyJ());
    }

    public static Battery full(BatteryDesign design) {
        return new Battery(design, design.energyJ());
    }

    public BatteryDesign design() {
        return design;
    }

    public double storedJ() {
        return storedJ;
    }

    /** Stored energy in relation to full, 1; 0 for a battery without energy. */
    public double stateOfCharge() {
        return design.energyJ() == 0 ? 0 : storedJ / design.energyJ();
    }

    /** The most that can be given at AC over all of the next {@code dtS} seconds, keeping the reserve, W. */
    public double dischargeOfferW(double dtS) {
        return dischargeOfferW(storedJ - design.reserveJ(), dtS);
    }

    /** The same without keeping the reserve: for emergencies, W. */
    public double emergencyOfferW(double dtS) {
        return dischargeOfferW(storedJ, dtS);
    }

    private double dischargeOfferW(double availableJ, double dtS) {
        return Math.min(design.powerW(), Math.max(0, availableJ) * design.dischargeEfficiency() / dtS);
    }

    /** The most that can be taken at AC over all of the next {@code dtS} seconds, standby apart, W. */
    public double chargeOfferW(double dtS) {
        return Math.min(design.powerW(), (design.energyJ() - storedJ) / (design.chargeEfficiency() * dtS));
    }

    /**
     * Moves on by a step.
     *
     * @param drawW at AC over the step: positive is discharge, negative is charge, W; standby apart
     * @throws OutOfRange if more is drawn than the battery holds, or more put in than it has room for
     */
    public void advance(double drawW, double dtS) {
        double giveW = Math.max(0, drawW);
        double takeW = Math.max(0, -drawW);
        double rateW = takeW * design.chargeEfficiency() - giveW / design.dischargeEfficiency();
        double nextJ = rateW == 0 ? storedJ : storedJ + rateW * dtS;
        double slackJ = 1e-12 * design.energyJ();
        boolean withinPower = Math.abs(drawW) <= design.powerW() * (1 + 1e-12);
        if (!(withinPower && nextJ >= -slackJ && nextJ <= design.energyJ() + slackJ)) {
            throw refusal(drawW, dtS);
        }
        storedJ = Math.min(design.energyJ(), Math.max(0, nextJ));
        storingW = rateW;
        conversionLossW = takeW * (1 - design.chargeEfficiency()) + giveW * (1 / design.dischargeEfficiency() - 1);
    }

    private OutOfRange refusal(double drawW, double dtS) {
        return new OutOfRange(
                "battery draw_w",
                drawW + " over " + dtS + " s",
                -chargeOfferW(dtS) + " (charge) to " + emergencyOfferW(dtS) + " (discharge)");
    }

    /** Rate at which the last step filled (positive) or emptied the cells, W. */
    public double storingW() {
        return storingW;
    }

    /** Loss of the last step, standby included, W: AC in - AC out - {@link #storingW} = this. */
    public double lossW() {
        return conversionLossW + design.standbyW();
    }

    /** An independent battery in the same state. */
    public Battery snapshot() {
        Battery copy = new Battery(design, storedJ);
        copy.storingW = storingW;
        copy.conversionLossW = conversionLossW;
        return copy;
    }

    /** Takes over the state of another battery of the same design, without allocating. */
    public void restore(Battery from) {
        if (!design.equals(from.design)) {
            throw new IllegalArgumentException("a battery can take over the state of its own design only");
        }
        storedJ = from.storedJ;
        storingW = from.storingW;
        conversionLossW = from.conversionLossW;
    }
}
