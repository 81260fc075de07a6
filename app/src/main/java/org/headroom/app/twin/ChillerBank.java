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

    /** How many units it takes; decided on the state at the start of a step, since staging acts on the next one. */
    int running(double loadW, double chilledOutC, double condenserInC) {
        at(0, chilledOutC, condenserInC);
        return loadW <= 0 ? 0 : (int) Math.min(units, Math.max(1, Math.ceil(loadW / point.capacityW)));
    }

    /** Electric power at a load shared by the running units, W; all of it becomes condenser heat. */
    double powerW(double loadW, int running, double chilledOutC, double condenserInC) {
        if (running == 0) {
            return 0;
        }
        at(loadW / running, chilledOutC, condenserInC);
        return running * point.powerW * (1 + auxiliaryShare);
    }

    private void at(double loadW, double chilledOutC, double condenserInC) {
        double chilled = Math.min(chilledOutC, design.chilledOutHighC());
        double condenser = Math.max(condenserInC, design.condenserInLowC());
        chiller.at(loadW, chilled, condenser, point);
    }
}
