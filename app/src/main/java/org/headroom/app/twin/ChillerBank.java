package org.headroom.app.twin;

import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.cooling.Chiller;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ChillerPoint;

/**
 * Equal chillers that share a load; as few as can carry it run. Chilled water warmer than the curves were fitted for
 * is taken at the fitted edge, so a warm loop earns no credit beyond the fit; a condenser colder than fitted likewise.
 *
 * <p>Over {@link #cutoutC(double)} the condenser is too warm to run: there the curves leave less than a twentieth of the capacity
 * (37.5 C for the York YK 5170 kW), which stands for the high-pressure cut-out that a real machine has.
 */
final class ChillerBank {
    private final Chiller chiller;
    private final ChillerDesign design;
    private final int units;
    private final double auxiliaryShare;
    private double powerFactor = 1;
    private double cutoutChilledC = Double.NaN;
    private double cutoutC;
    private final ChillerPoint point = new ChillerPoint();

    private static final double LEAST_CAPACITY_SHARE = 0.05;
    private static final double WARMEST_CONDENSER_C = 70;
    private static final double CUTOUT_STEP_K = 0.25;

    /** @param auxiliaryShare controls and heaters over compressor power */
    ChillerBank(ChillerDesign design, int units, double auxiliaryShare) {
        this.chiller = new Chiller(design);
        this.design = design;
        this.units = units;
        this.auxiliaryShare = auxiliaryShare;
    }

    /** @param factor power over that of the curves */
    void calibrate(double factor) {
        powerFactor = factor;
    }

    /** Condenser temperature over which no unit runs, C. */
    double cutoutC(double chilledOutC) {
        double chilled = Math.min(chilledOutC, design.chilledOutHighC());
        if (chilled != cutoutChilledC) {
            cutoutChilledC = chilled;
            cutoutC = findCutoutC(chilled);
        }
        return cutoutC;
    }

    private double findCutoutC(double chilledC) {
        double c = Math.min(design.condenserInHighC(), WARMEST_CONDENSER_C);
        while (c < WARMEST_CONDENSER_C && capacityShare(chilledC, c + CUTOUT_STEP_K) >= LEAST_CAPACITY_SHARE) {
            c += CUTOUT_STEP_K;
        }
        return c;
    }

    private double capacityShare(double chilledOutC, double condenserInC) {
        try {
            chiller.at(0, chilledOutC, condenserInC, point);
            return point.capacityW / design.capacityW();
        } catch (OutOfRange e) {
            return 0;
        }
    }

    int units() {
        return units;
    }

    /** The most heat that all units can take, W; 0 over the cut-out. */
    double capacityW(double chilledOutC, double condenserInC) {
        if (condenserInC > cutoutC(chilledOutC)) {
            return 0;
        }
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
        return running * point.powerW * (1 + auxiliaryShare) * powerFactor;
    }

    private void at(double loadW, double chilledOutC, double condenserInC) {
        double chilled = Math.min(chilledOutC, design.chilledOutHighC());
        double condenser = Math.clamp(condenserInC, design.condenserInLowC(), cutoutC(chilled));
        chiller.at(loadW, chilled, condenser, point);
    }
}
