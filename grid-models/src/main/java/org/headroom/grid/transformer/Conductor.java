package org.headroom.grid.transformer;

/** The metal of a winding. Source: IEEE C57.91-2011, Annex G. */
public enum Conductor {
    /** Resistance goes with 234.5 + t; 2.91 W min/(lb K). */
    COPPER(234.5, 2.91),
    /** Resistance goes with 225 + t; 6.798 W min/(lb K). */
    ALUMINUM(225, 6.798);

    /** Temperature at which the resistance would vanish, taken positive, C. */
    final double resistanceZeroC;
    /** Specific heat, J/(kg K). */
    final double specificHeat;

    Conductor(double resistanceZeroC, double wattMinutesPerPoundK) {
        this.resistanceZeroC = resistanceZeroC;
        this.specificHeat = wattMinutesPerPoundK * AnnexGDesign.J_PER_KG_K;
    }
}
