package org.headroom.app.twin;

import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.PlateExchanger;

/**
 * Facility water between the racks' CDUs and the tower water, at the end of a backward-Euler step.
 *
 * <pre>
 * K (Tw - Tw0)/dt = Q - X          Q = u + v Tw + pump: what the racks bring, linear in the supply Tw
 * X = G (Tw + Q/W - Tb)            G effectiveness times smaller capacity flow of the plate exchangers
 * </pre>
 *
 * Linear in the tower's cold water Tb, which the towers then find. A three-way valve sends part of the return past the
 * exchangers when the supply would fall below its lowest temperature: then the supply stands and X is what it takes.
 */
final class WarmLoop {
    private static final int VALVE_BISECTIONS = 40;

    private final double jPerK;
    private PlateExchanger exchangers;
    private final double lowC;

    private double warm0C;
    private double inFixedW;
    private double inSlope;
    private double kept;
    private double fixedC;
    private double slope;
    private double exchangerWPerK;
    private double flowWPerK;
    private double towerWPerK;
    private double heldW;
    private double closedC;
    private boolean stuck;

    // results
    double supplyC;
    double heatW;
    double inW;
    double storedW;
    double residualW;

    /** Share of the return that goes through the exchangers, 0 to 1. */
    double valve;

    /** @param lowC coldest supply that the valve lets through, C */
    WarmLoop(double jPerK, PlateExchanger exchangers, double lowC) {
        this.jPerK = jPerK;
        this.exchangers = exchangers;
        this.lowC = lowC;
    }

    /** Takes other exchangers: fouled or cleaned. */
    void setExchangers(PlateExchanger exchangers) {
        this.exchangers = exchangers;
    }

    /** Conductance of the exchangers with a share of the return through them, W/K. */
    private double exchangersWPerK(double share) {
        return exchangers.heatPerK(share * flowWPerK, towerWPerK);
    }

    /**
     * Prepares a step.
     *
     * @param u heat of the racks and the loop's pumps at a supply of 0 C, W
     * @param v and its slope over the supply, W/K
     * @param flowWPerK capacity flow of the loop; not 0
     * @param towerWPerK capacity flow of tower water through the exchangers; 0 if none moves
     * @param stuckAt share through the exchangers at which the valve sticks; NaN if it is free
     */
    void start(double u, double v, double flowWPerK, double towerWPerK, double stuckAt, double warm0C, double perS) {
        this.warm0C = warm0C;
        this.flowWPerK = flowWPerK;
        this.towerWPerK = towerWPerK;
        inFixedW = u;
        inSlope = v;
        kept = jPerK * perS;
        stuck = !Double.isNaN(stuckAt);
        valve = stuck ? stuckAt : 1;
        exchangerWPerK = exchangersWPerK(valve);
        double pass = 1 - exchangerWPerK / flowWPerK;
        double inverse = 1 / (kept - v * pass + exchangerWPerK);
        fixedC = (kept * warm0C + u * pass) * inverse;
        slope = exchangerWPerK * inverse;
        closedC = (kept * warm0C + u) / (kept - v);
        heldW = u + v * lowC - kept * (lowC - warm0C);
    }

    private boolean below(double coldC) {
        return !stuck && fixedC + slope * coldC < lowC;
    }

    /** Heat into the tower water at cold-water temperature {@code coldC}, W. */
    double heatW(double coldC) {
        if (below(coldC)) {
            return Math.max(0, heldW);
        }
        double tw = fixedC + slope * coldC;
        return exchangerWPerK * (tw + (inFixedW + inSlope * tw) / flowWPerK - coldC);
    }

    /** The loop at the cold-water temperature that the towers found. */
    void finish(double coldC) {
        if (below(coldC)) {
            boolean held = heldW > 0;
            supplyC = held ? lowC : closedC;
            inW = inFixedW + inSlope * supplyC;
            heatW = held ? heldW : 0;
            valve = held ? shareFor(heatW / (supplyC + inW / flowWPerK - coldC)) : 0;
        } else {
            supplyC = fixedC + slope * coldC;
            inW = inFixedW + inSlope * supplyC;
            heatW = exchangerWPerK * (supplyC + inW / flowWPerK - coldC);
        }
        settle();
    }

    /** The loop with its heat taken by something else than towers. */
    void finish(double supplyC, double heatW) {
        this.supplyC = supplyC;
        this.heatW = heatW;
        inW = inFixedW + inSlope * supplyC;
        settle();
    }

    private void settle() {
        storedW = kept == 0 ? 0 : kept * (supplyC - warm0C);
        residualW = inW - heatW - storedW;
    }

    /** The share of the return that gives the exchangers a conductance. */
    private double shareFor(double wPerK) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < VALVE_BISECTIONS; i++) {
            double middle = 0.5 * (low + high);
            if (exchangersWPerK(middle) < wPerK) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    double returnC() {
        return supplyC + inW / flowWPerK;
    }

    /** Heat that must leave for the supply to be at {@code supplyC} at the end of the step, W. */
    double heatForW(double supplyC) {
        return inFixedW + inSlope * supplyC - kept * (supplyC - warm0C);
    }

    /** Supply if this heat leaves, C. */
    double supplyForC(double heatW) {
        return (kept * warm0C + inFixedW - heatW) / (kept - inSlope);
    }

    /** Supply if G (return - sinkC) leaves, C: a heat sink of a fixed conductance on the whole return. */
    double supplyForC(double sinkWPerK, double sinkC) {
        return supplyForC(sinkWPerK, sinkC, 0);
    }

    /** The same with some more heat that leaves, W. */
    double supplyForC(double sinkWPerK, double sinkC, double moreW) {
        double pass = 1 - sinkWPerK / flowWPerK;
        return (kept * warm0C + inFixedW * pass + sinkWPerK * sinkC - moreW) / (kept - inSlope * pass + sinkWPerK);
    }

    /** Return if the supply is at {@code supplyC}, C. */
    double returnForC(double supplyC) {
        return supplyC + (inFixedW + inSlope * supplyC) / flowWPerK;
    }

    double flowKgPerS() {
        return flowWPerK / Constants.WATER_CP_J_PER_KG_K;
    }

    /** Whether this step is the equilibrium. */
    boolean settles() {
        return kept == 0;
    }

    double lowC() {
        return lowC;
    }
}
