package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * A chiller by its published electric EIR curves.
 *
 * @param capacityW cooling at the rating point
 * @param cop cooling over electric power at the rating point
 * @param capFt capacity over rated capacity: biquadratic in chilled water out and condenser in, C
 * @param eirFt electric input ratio over rated: biquadratic in the same two
 * @param eirPlr electric input over full load: quadratic in the part-load ratio
 * @param minPartLoad below this the chiller cycles on and off; 0 if not stated
 * @param chilledOutLowC lowest chilled water of the fit
 * @param chilledOutHighC highest chilled water of the fit
 * @param condenserInLowC lowest condenser water (or outdoor air) of the fit
 * @param condenserInHighC highest condenser water (or outdoor air) of the fit
 */
public record ChillerDesign(
        double capacityW,
        double cop,
        double[] capFt,
        double[] eirFt,
        double[] eirPlr,
        double minPartLoad,
        double chilledOutLowC,
        double chilledOutHighC,
        double condenserInLowC,
        double condenserInHighC) {

    public ChillerDesign {
        Checks.positive("capacity_w", capacityW);
        Checks.positive("cop", cop);
        capFt = numbers("cap_ft", capFt, 6);
        eirFt = numbers("eir_ft", eirFt, 6);
        eirPlr = numbers("eir_plr", eirPlr, 3);
        Checks.share("min_part_load", minPartLoad);
        if (!(chilledOutLowC < chilledOutHighC)) {
            throw new OutOfRange("chilled_out_high_c", chilledOutHighC + "", "above " + chilledOutLowC);
        }
        if (!(condenserInLowC < condenserInHighC)) {
            throw new OutOfRange("condenser_in_high_c", condenserInHighC + "", "above " + condenserInLowC);
        }
        double full = eirPlr[0] + eirPlr[1] + eirPlr[2];
        if (!(full > 0)) {
            throw new OutOfRange("eir_plr", full + " of rated power at full load", "more than 0");
        }
        boolean fitted = Double.isFinite(chilledOutLowC + chilledOutHighC + condenserInLowC + condenserInHighC);
        if (fitted) {
            positiveInFit("cap_ft", capFt, chilledOutLowC, chilledOutHighC, condenserInLowC, condenserInHighC);
            positiveInFit("eir_ft", eirFt, chilledOutLowC, chilledOutHighC, condenserInLowC, condenserInHighC);
        }
    }

    private static void positiveInFit(String name, double[] c, double x0, double x1, double y0, double y1) {
        for (double x : new double[] {x0, x1}) {
            for (double y : new double[] {y0, y1}) {
                double value = c[0] + c[1] * x + c[2] * x * x + c[3] * y + c[4] * y * y + c[5] * x * y;
                if (!(value > 0)) {
                    throw new OutOfRange(
                            name,
                            value + " of the rated figure at " + x + " C chilled water and " + y + " C condenser",
                            "more than 0 in the whole fitted range");
                }
            }
        }
    }

    /** Curves whose fitted range is not stated. */
    public ChillerDesign(double capacityW, double cop, double[] capFt, double[] eirFt, double[] eirPlr) {
        this(
                capacityW,
                cop,
                capFt,
                eirFt,
                eirPlr,
                0,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    /** The same chiller built larger (or several of them run alike). */
    public ChillerDesign withCapacityW(double newCapacityW) {
        return new ChillerDesign(
                newCapacityW,
                cop,
                capFt,
                eirFt,
                eirPlr,
                minPartLoad,
                chilledOutLowC,
                chilledOutHighC,
                condenserInLowC,
                condenserInHighC);
    }

    /** The nearest chilled-water temperature inside the fit. */
    public double fittedChilledOutC(double chilledOutC) {
        return Math.max(chilledOutLowC, Math.min(chilledOutHighC, chilledOutC));
    }

    /** The nearest condenser temperature inside the fit. */
    public double fittedCondenserInC(double condenserInC) {
        return Math.max(condenserInLowC, Math.min(condenserInHighC, condenserInC));
    }

    private static double[] numbers(String name, double[] given, int count) {
        if (given.length != count) {
            throw new OutOfRange(name, given.length + " numbers", count + " numbers");
        }
        for (double c : given) {
            Checks.finite(name, c);
        }
        return given.clone();
    }
}
