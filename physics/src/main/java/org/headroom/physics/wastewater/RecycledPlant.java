package org.headroom.physics.wastewater;

import static org.headroom.physics.basis.Constants.JOULES_PER_KWH;
import static org.headroom.physics.basis.Constants.SECONDS_PER_DAY;

/**
 * Recycled-water plant as capacity, recovery and energy per cubic metre.
 *
 * <pre>
 * intake = product / recovery,   recovery = product0 / intake0
 * reject = intake - product      goes back to the sewer
 * P      = product energy
 * </pre>
 *
 * <p>Flows in m3/s. Recovery and energy are constant; quality, fouling and the biology upstream come later. Worked
 * number: the Memphis plant, 13.5 Mgal/d in and 13 out (Memphis Flyer 2025), recovers 96.3 %.
 */
public final class RecycledPlant {
    private final RecycledPlantDesign design;

    public RecycledPlant(RecycledPlantDesign design) {
        this.design = design;
    }

    public RecycledPlantDesign design() {
        return design;
    }

    public double recovery() {
        return design.productM3PerDay() / design.intakeM3PerDay();
    }

    /** Cooling water it can give, m3/s. */
    public double offerM3PerS() {
        return design.productM3PerDay() / SECONDS_PER_DAY;
    }

    public double intakeM3PerS(double productM3PerS) {
        return productM3PerS / recovery();
    }

    /** What goes back to the sewer, m3/s. */
    public double rejectM3PerS(double productM3PerS) {
        return productM3PerS * (1 / recovery() - 1);
    }

    public double powerW(double productM3PerS) {
        return productM3PerS * design.energyKwhPerM3() * JOULES_PER_KWH;
    }
}
