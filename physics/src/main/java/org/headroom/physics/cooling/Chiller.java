package org.headroom.physics.cooling;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.Curve;
import org.headroom.physics.basis.OutOfRange;

/**
 * Vapour-compression chiller, water- or air-cooled, by electric EIR curves.
 *
 * <pre>
 * Q_av = Q_ref capFT(x, y)
 * PLR  = Q / Q_av
 * P    = Q_av / COP_ref eirFT(x, y) eirPLR(PLR)
 * </pre>
 *
 * <p>x chilled water that leaves, y condenser water (or outdoor air) that enters, C; biquadratic c0 + c1 x + c2 x2 +
 * c3 y + c4 y2 + c5 xy; eirPLR a quadratic. Below the smallest part load the chiller cycles: P falls in proportion. At
 * no load it stands and draws nothing. Beyond the fitted temperatures the polynomials are extrapolated and {@code
 * outsideFit} is set; a caller that would rather stay inside asks the design for the nearest fitted temperature.
 *
 * <p>Source: EnergyPlus Engineering Reference 23.1, "Electric chiller model based on condenser entering temperature"
 * (Hydeman et al. 2002). Worked number: York YK 5170 kW, 6.67 C, 26.11 C, half load: 337.4 kW, COP 7.708.
 */
public final class Chiller {
    private final ChillerDesign design;
    private final Curve.Biquadratic capFt;
    private final Curve.Biquadratic eirFt;
    private final Curve.Polynomial eirPlr;

    public Chiller(ChillerDesign design) {
        this.design = design;
        this.capFt = new Curve.Biquadratic(design.capFt());
        this.eirFt = new Curve.Biquadratic(design.eirFt());
        this.eirPlr = new Curve.Polynomial(design.eirPlr());
    }

    public ChillerDesign design() {
        return design;
    }

    /** @throws OutOfRange for a negative load, or temperatures so far out that the fit gives no capacity */
    public void at(double loadW, double chilledOutC, double condenserInC, ChillerPoint out) {
        Checks.notNegative("load_w", loadW);
        double capacity = design.capacityW() * capFt.at(chilledOutC, condenserInC);
        double eir = eirFt.at(chilledOutC, condenserInC);
        if (!(capacity > 0 && eir > 0)) {
            throw new OutOfRange(
                    "condenser_in_c",
                    condenserInC + " with chilled water at " + chilledOutC,
                    "temperatures at which the chiller's curves give a capacity");
        }
        double partLoad = loadW / capacity;
        double curveLoad = Math.max(partLoad, design.minPartLoad());
        double cycling = design.minPartLoad() > 0 ? Math.min(1, partLoad / design.minPartLoad()) : 1;
        out.capacityW = capacity;
        out.partLoadRatio = partLoad;
        out.powerW = loadW == 0 ? 0 : capacity / design.cop() * eir * eirPlr.at(curveLoad) * cycling;
        out.cop = loadW == 0 ? Double.NaN : loadW / out.powerW;
        out.outsideFit = chilledOutC < design.chilledOutLowC()
                || chilledOutC > design.chilledOutHighC()
                || condenserInC < design.condenserInLowC()
                || condenserInC > design.condenserInHighC();
    }
}
