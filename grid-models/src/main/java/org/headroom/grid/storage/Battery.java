package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A battery's energy and what it can give or take. At the start of a step it <i>offers</i>, the site <i>draws</i>, and
 * it <i>advances</i> by what was drawn.
 *
 * <pre>
 *   discharging at P (AC):  dE/dt = - P (1 + (1/etaD - 1) l(x))     loss = Pr (1/etaD - 1) lambda(x)
 *   charging at P (AC):     dE/dt = + P (1 - (1 - etaC) l(x))       loss = Pr (1 - etaC) lambda(x)
 *   always from AC:         standby, cooling and heating, all of it loss
 *   capacity:               energy (1 - Q), Q lost by time and cycles since the start
 * </pre>
 *
 * E is the stored energy, J; x = P over rated power Pr; lambda and l = lambda/x of {@link PartLoad} (1 for one efficiency
 * at any power). The offer over a step is bounded by the power rating, by cell temperature at its start, by the tapers near
 * empty and full at its <i>end</i> ({@link PowerWindow}), and by the energy above the reserve (discharge) or below the
 * capacity (charge), so E never leaves 0 to capacity. Over an infinite step (equilibrium) the offer is 0 both ways, cells
 * come to their equilibrium temperature and do not age. Energy that no longer fits a faded capacity is loss.
 *
 * <p>Worked number: 150 MW, 655 MWh, 20 % reserve, full, 96 % each way: 524 MWh above the reserve give 503.0 MWh, that
 * is 150 MW for 3.35 h.
 */
public final class Battery {
    /** Movements of the state of charge below this are no half cycles. */
    private static final double DEAD_BAND = 0.005;

    /** Depth and rate of the cycles that a used battery is taken to have done. */
    private static final double PAST_DEPTH = 0.8;

    private static final double PAST_PER_HOUR = 0.25;

    private final BatteryDesign design;
    private final Rainflow rainflow = new Rainflow(DEAD_BAND);
    private final Rainflow.Counted cycles = this::cycle;

    private double storedJ;
    private double capacityJ;
    private double cellC;
    private double ambientC = 25;

    /** Squares of the shares lost by time and by cycles, since the cells were new. */
    private double timeLossSquared;

    private double cycleLossSquared;
    private double lossAtStart;

    /** Mean rate of late, weighted with throughput over one equivalent full cycle, 1/h. */
    private double perHour = PAST_PER_HOUR;

    private double throughputJ;
    private double storingW;
    private double conversionLossW;
    private double auxiliaryW;
    private double fadeLossW;
    private double warmingW;
    private double leakW;
    private double coolingHeatW;

    /** Puts the energy to what a meter says, within what the battery holds. */
    public void setStoredJ(double storedJ) {
        this.storedJ = Math.clamp(storedJ, 0, capacityJ);
    }

    /** @throws OutOfRange unless 0 &lt;= storedJ &lt;= energyJ */
    public Battery(BatteryDesign design, double storedJ) {
        this.design = design;
        this.storedJ = Checks.within("stored_j", storedJ, 0, design.energyJ());
        capacityJ = design.energyJ();
        cellC = Math.min(design.thermal().upperC(), Math.max(design.thermal().lowerC(), 25));
        auxiliaryW = design.standbyW();
        CellAgeing ageing = design.ageing();
        double k = ageing.timeRate(0.5, 25);
        double z = ageing.cycleRate(PAST_DEPTH, PAST_PER_HOUR);
        timeLossSquared = k * k * ageing.ageS();
        cycleLossSquared = z * z * ageing.cycles();
        lossAtStart = lostShare();
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

    /** What it holds when full, with what has faded, J. */
    public double capacityJ() {
        return capacityJ;
    }

    /** Capacity over that at the start, 1; 0 for a battery without energy. */
    public double health() {
        return design.energyJ() == 0 ? 0 : capacityJ / design.energyJ();
    }

    /** Stored energy in relation to full, 1; 0 for a battery without energy. */
    public double stateOfCharge() {
        return capacityJ == 0 ? 0 : storedJ / capacityJ;
    }

    public double cellC() {
        return cellC;
    }

    /** Energy that went into and out of the cells since the start over twice the first capacity: equivalent full cycles. */
    public double equivalentCycles() {
        return design.energyJ() == 0 ? 0 : throughputJ / (2 * design.energyJ());
    }

    /** Air outside for the steps to come, C; 25 until told. */
    public void setAmbientC(double ambientC) {
        this.ambientC = Checks.within("ambient_c", ambientC, -90, 100);
    }

    /** Sets the cells to the temperature at which they stay without load. */
    public void settle() {
        cellC = nextCellC(0, Double.POSITIVE_INFINITY);
    }

    /** What controls, cooling and heating draw from AC over the next {@code dtS} seconds, whatever is drawn or given, W. */
    public double auxiliaryW(double dtS) {
        CellThermal thermal = design.thermal();
        return design.standbyW()
                + (thermal.modelled()
                        ? thermal.coolingHeatW(cellC, ambientC, dtS) / thermal.cop()
                                + thermal.heatingHeatW(cellC, ambientC, dtS)
                        : 0);
    }

    /** The most that can be given at AC over all of the next {@code dtS} seconds, keeping the reserve, W. */
    public double dischargeOfferW(double dtS) {
        return dischargeOfferW(storedJ - design.reserveShare() * capacityJ, dtS);
    }

    /** The same without keeping the reserve: for emergencies, W. */
    public double emergencyOfferW(double dtS) {
        return dischargeOfferW(storedJ, dtS);
    }

    private double dischargeOfferW(double availableJ, double dtS) {
        double share = design.window().dischargeShareAt(cellC);
        double ratedW = design.powerW();
        if (!(availableJ > 0) || ratedW * share == 0) {
            return 0;
        }
        double lossW = dischargeLossAtRatedW();
        double offerW = most(ratedW, lossW, availableJ / dtS);
        double taperJ = design.window().emptyTaper() * capacityJ;
        if (taperJ > 0) {
            offerW = Math.min(offerW, most(ratedW + taperJ / (share * dtS), lossW, storedJ / dtS));
        }
        return Math.min(offerW, share * ratedW);
    }

    /** The most that can be taken at AC over all of the next {@code dtS} seconds, standby apart, W. */
    public double chargeOfferW(double dtS) {
        double share = design.window().chargeShareAt(cellC);
        double ratedW = design.powerW();
        double roomJ = capacityJ - storedJ;
        if (!(roomJ > 0) || ratedW * share == 0) {
            return 0;
        }
        double lossW = -chargeLossAtRatedW();
        double offerW = most(ratedW, lossW, roomJ / dtS);
        double taperJ = design.window().fullTaper() * capacityJ;
        if (taperJ > 0) {
            offerW = Math.min(offerW, most(ratedW + taperJ / (share * dtS), lossW, roomJ / dtS));
        }
        return Math.min(offerW, share * ratedW);
    }

    /** The largest power P = Pr x, x up to 1, for which {@code perX x + lossW lambda(x) <= boundW}, W. */
    private double most(double perX, double lossW, double boundW) {
        PartLoad part = design.partLoad();
        double square = lossW * part.squareShare();
        double linear = perX + lossW * part.linearShare();
        double fixed = lossW * part.noLoadShare();
        if (fixed + linear + square <= boundW) {
            return design.powerW();
        }
        double m = part.leastShare();
        boolean few = fixed + (linear + square * m) * m >= boundW;
        double slope = few ? linear + fixed / m : linear;
        double right = few ? boundW : boundW - fixed;
        double root = Math.sqrt(Math.max(0, slope * slope + 4 * square * right));
        return design.powerW() * Math.min(1, 2 * right / (slope + root));
    }

    private double chargeLossAtRatedW() {
        return design.powerW() * (1 - design.chargeEfficiency());
    }

    private double dischargeLossAtRatedW() {
        return design.powerW() * (1 / design.dischargeEfficiency() - 1);
    }

    /**
     * Moves on by a step.
     *
     * @param drawW at AC over the step: positive is discharge, negative is charge, W; standby apart
     * @throws OutOfRange if more is drawn than the battery can give, or more put in than it can take
     */
    public void advance(double drawW, double dtS) {
        double giveW = Math.max(0, drawW);
        double takeW = Math.max(0, -drawW);
        double x = design.powerW() > 0 ? Math.abs(drawW) / design.powerW() : 0;
        double perWatt = design.partLoad().lossPerPower(x);
        double rateW = takeW * (1 - (1 - design.chargeEfficiency()) * perWatt)
                - giveW * (1 + (1 / design.dischargeEfficiency() - 1) * perWatt);
        double nextJ = rateW == 0 ? storedJ : storedJ + rateW * dtS;
        double slackJ = 1e-12 * design.energyJ();
        boolean allowed = drawW == 0
                || Math.abs(drawW)
                        <= (drawW > 0 ? emergencyOfferW(dtS) : chargeOfferW(dtS)) * (1 + 1e-12)
                                + 1e-12 * design.powerW();
        if (!(allowed && nextJ >= -slackJ && nextJ <= capacityJ + slackJ)) {
            throw refusal(drawW, dtS);
        }
        auxiliaryW = auxiliaryW(dtS);
        storedJ = Math.min(capacityJ, Math.max(0, nextJ));
        storingW = rateW;
        double lossShare = design.partLoad().lossShare(x);
        conversionLossW =
                giveW > 0 ? dischargeLossAtRatedW() * lossShare : takeW > 0 ? chargeLossAtRatedW() * lossShare : 0;
        cellC = nextCellC(conversionLossW, dtS);
        age(Math.abs(rateW), dtS);
    }

    private OutOfRange refusal(double drawW, double dtS) {
        return new OutOfRange(
                "battery draw_w",
                drawW + " over " + dtS + " s",
                -chargeOfferW(dtS) + " (charge) to " + emergencyOfferW(dtS) + " (discharge)");
    }

    private double nextCellC(double lossW, double dtS) {
        CellThermal thermal = design.thermal();
        if (!thermal.modelled()) {
            return cellC;
        }
        coolingHeatW = thermal.coolingHeatW(cellC, ambientC, dtS);
        double inW = thermal.cellLossShare() * lossW + thermal.heatingHeatW(cellC, ambientC, dtS) - coolingHeatW;
        double riseK = thermal.rise(cellC, ambientC, inW, dtS);
        leakW = thermal.leakWPerK() * (cellC - ambientC + riseK);
        warmingW = thermal.heatCapacityJPerK() / dtS * riseK;
        return cellC + riseK;
    }

    private void age(double throughW, double dtS) {
        fadeLossW = 0;
        if (dtS == Double.POSITIVE_INFINITY || capacityJ == 0) {
            return;
        }
        throughputJ += throughW * dtS;
        CellAgeing ageing = design.ageing();
        if (!ageing.modelled()) {
            return;
        }
        double soc = stateOfCharge();
        double k = ageing.timeRate(soc, cellC);
        timeLossSquared += k * k * dtS;
        double cyclesDone = throughW * dtS / (2 * design.energyJ());
        perHour += (throughW * 3600 / design.energyJ() - perHour) * Math.min(1, cyclesDone);
        rainflow.add(soc, cycles);
        double nextJ = design.energyJ() * Math.max(0, 1 - (lostShare() - lossAtStart));
        capacityJ = Math.min(capacityJ, nextJ);
        if (storedJ > capacityJ) {
            fadeLossW = (storedJ - capacityJ) / dtS;
            storingW -= fadeLossW;
            storedJ = capacityJ;
        }
    }

    /** A cycle of depth D is D of an equivalent full one. */
    private void cycle(double depth, double count) {
        double z = design.ageing().cycleRate(depth, perHour);
        cycleLossSquared += z * z * depth * count;
    }

    private double lostShare() {
        return Math.sqrt(timeLossSquared) + Math.sqrt(cycleLossSquared);
    }

    /** Share of the first capacity that time has taken since the cells were new, 1. */
    public double lostByTime() {
        return Math.sqrt(timeLossSquared);
    }

    /** Share of the first capacity that closed cycles have taken since the cells were new, 1. */
    public double lostByCycles() {
        return Math.sqrt(cycleLossSquared);
    }

    /** Rate at which the last step filled (positive) or emptied the cells, W. */
    public double storingW() {
        return storingW;
    }

    /** What controls, cooling and heating drew in the last step, W; part of {@link #lossW}. */
    public double auxiliaryW() {
        return auxiliaryW;
    }

    /** Loss of the last step, auxiliaries included, W: AC in - AC out - {@link #storingW} = this. */
    public double lossW() {
        return conversionLossW + auxiliaryW + fadeLossW;
    }

    /** Heat that the last step left in the cells, W. */
    public double warmingW() {
        return warmingW;
    }

    /** Heat that the last step gave to the air, W: {@link #lossW} - {@link #warmingW}, from the flows themselves. */
    public double heatToAirW() {
        CellThermal thermal = design.thermal();
        double fromCellsW = thermal.modelled() ? leakW + coolingHeatW : 0;
        double inverterW = conversionLossW * (thermal.modelled() ? 1 - thermal.cellLossShare() : 1);
        return inverterW + design.standbyW() + coolingHeatW / thermal.cop() + fromCellsW + fadeLossW;
    }

    /**
     * How long it carries a load by itself, with all that is stored, at the cells' present temperature, s.
     *
     * @param loadW at its AC terminals, W
     * @return infinity without load; 0 if it cannot carry the load at all
     */
    public double rideThroughS(double loadW) {
        return carriesS(loadW, storedJ);
    }

    /** The same if only the reserve is left, s. */
    public double reserveRideThroughS(double loadW) {
        return carriesS(loadW, Math.min(storedJ, design.reserveShare() * capacityJ));
    }

    private double carriesS(double loadW, double fromJ) {
        if (!(loadW > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        double mostW = design.powerW() * design.window().dischargeShareAt(cellC);
        if (loadW > mostW) {
            return 0;
        }
        double perWatt = design.partLoad().lossPerPower(loadW / design.powerW());
        double cellW = loadW * (1 + (1 / design.dischargeEfficiency() - 1) * perWatt);
        double downToJ = design.window().emptyTaper() * capacityJ * loadW / mostW;
        return Math.max(0, fromJ - downToJ) / cellW;
    }

    /** An independent battery in the same state. */
    public Battery snapshot() {
        Battery copy = new Battery(design, design.energyJ());
        copy.restore(this);
        return copy;
    }

    /** Takes over the state of another battery of the same design, without allocating. */
    public void restore(Battery from) {
        if (!design.equals(from.design)) {
            throw new IllegalArgumentException("a battery can take over the state of its own design only");
        }
        storedJ = from.storedJ;
        capacityJ = from.capacityJ;
        cellC = from.cellC;
        ambientC = from.ambientC;
        timeLossSquared = from.timeLossSquared;
        cycleLossSquared = from.cycleLossSquared;
        lossAtStart = from.lossAtStart;
        perHour = from.perHour;
        throughputJ = from.throughputJ;
        storingW = from.storingW;
        conversionLossW = from.conversionLossW;
        auxiliaryW = from.auxiliaryW;
        fadeLossW = from.fadeLossW;
        warmingW = from.warmingW;
        leakW = from.leakW;
        coolingHeatW = from.coolingHeatW;
        rainflow.restore(from.rainflow);
    }
}
