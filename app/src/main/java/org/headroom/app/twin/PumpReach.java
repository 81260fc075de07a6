package org.headroom.app.twin;

import org.headroom.physics.cooling.PumpGroup;

/**
 * What a pump group still moves when a share of its units is lost. A share between two counts of units is a step in which
 * a pump ran for a part of the time; flow and power lie between the two.
 */
final class PumpReach {
    private final PumpGroup pumps;
    private final double[] flowShare;

    PumpReach(PumpGroup pumps) {
        this.pumps = pumps;
        flowShare = new double[pumps.design().units() + 1];
        for (int k = 0; k < flowShare.length; k++) {
            flowShare[k] = pumps.flowShareAt(k);
        }
    }

    /** The most flow over design flow. */
    double share(double available) {
        double units = available * (flowShare.length - 1);
        int whole = (int) Math.floor(units + 1e-9);
        if (whole >= flowShare.length - 1) {
            return flowShare[flowShare.length - 1];
        }
        return flowShare[whole] + (units - whole) * (flowShare[whole + 1] - flowShare[whole]);
    }

    /** Electric power for a flow, W. */
    double powerW(double flowKgPerS, double available) {
        if (available >= 1) {
            return pumps.powerW(flowKgPerS);
        }
        double units = available * (flowShare.length - 1);
        int whole = (int) Math.floor(units + 1e-9);
        double part = Math.max(0, units - whole);
        double less = pumps.powerW(flowKgPerS, whole);
        return part == 0 ? less : less + part * (pumps.powerW(flowKgPerS, whole + 1) - less);
    }
}
