package org.headroom.app.twin;

import org.headroom.physics.cooling.Chiller;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ChillerPoint;

/**
 * Equal chillers that share a load; as few as can carry it run. Chilled water warmer than the curves were fitted for
 * is taken at the fitted edge, so a warm loop earns no credit beyond the fit; a condenser colder than fitted likewise.
 */
final class ChillerBank {
    private final Chiller chiller;
    private final ChillerDesign design;
    private final int units;
    private final double auxiliaryShare;
    private final ChillerPoint point = new ChillerPoint();

    /** @param auxiliaryShare controls and heaters over compressor power */
    ChillerBank(ChillerDesign design, int units, double auxiliaryShare) {
        this.chiller = new Chiller(design);
        this.design = design;
        this.units = units;
        this.auxiliaryShare = auxiliaryShare;
    }

    /** The most heat that all units can take, W. */
    double capacityW(double chilledOutC, double condenserInC) {
        at(0, chilledOutC, condenserInC);
        return units * point.capacityW;
    }

    /** Electric power at a load, W; all of it becomes condenser heat except the auxiliaries'. */
    double powerW(double loadW, double chilledOutC, double condenserInC) {
        if (loadW <= 0) {
            return 0;
        }
        at(0, chilledOutC, condenserInC);
        double running = Math.min(units, Math.max(1, Math.ceil(loadW / point.capacityW)));
        at(loadW / running, chilledOutC, condenserInC);
        return running * point.powerW * (1 + auxiliaryShare);
    }

    private void at(double loadW, double chilledOutC, double condenserInC) {
        double chilled = Math.min(chilledOutC, design.chilledOutHighC());
        double condenser = Math.max(condenserInC, design.condenserInLowC());
        chiller.at(loadW, chilled, condenser, point);
    }
}
