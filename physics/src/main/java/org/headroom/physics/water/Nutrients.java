package org.headroom.physics.water;

/**
 * Nitrogen and phosphorus of a water, as limits and permits count them: as N and as P.
 *
 * <p>Worked numbers: 18.039 mg/L of ammonium are 14.007 mg/L as N; 62.004 of nitrate 14.007; 94.971 of phosphate 30.974.
 */
final class Nutrients {
    static final double NITROGEN_G_PER_MOL = 14.007;

    static final double NITROGEN_OF_AMMONIUM = NITROGEN_G_PER_MOL / Species.AMMONIUM.gPerMol();
    static final double NITROGEN_OF_NITRATE = NITROGEN_G_PER_MOL / Species.NITRATE.gPerMol();
    static final double PHOSPHORUS_OF_PHOSPHATE = 30.974 / Species.PHOSPHATE.gPerMol();

    private Nutrients() {}
}
