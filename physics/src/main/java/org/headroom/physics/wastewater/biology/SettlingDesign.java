package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;

/**
 * The double-exponential settling velocity of Takács, Patry and Nolasco, Water Research 25 (1991) 1263.
 *
 * @param v0MaxMPerDay largest settling velocity in practice
 * @param v0MPerDay largest settling velocity by the formula
 * @param rHM3PerG hindered settling
 * @param rPM3PerG settling at low concentrations
 * @param nonSettleableShare share of the feed's solids that never settles
 * @param thresholdGPerM3 above the feed, a layer below this concentration does not hold back what settles into it
 */
public record SettlingDesign(
        double v0MaxMPerDay,
        double v0MPerDay,
        double rHM3PerG,
        double rPM3PerG,
        double nonSettleableShare,
        double thresholdGPerM3) {
    public SettlingDesign {
        Checks.within("v0_max_m_per_day", v0MaxMPerDay, 0, 5000);
        Checks.within("v0_m_per_day", v0MPerDay, 0, 5000);
        Checks.within("r_h_m3_per_g", rHM3PerG, 1e-6, 0.1);
        Checks.within("r_p_m3_per_g", rPM3PerG, rHM3PerG, 1);
        Checks.share("non_settleable_share", nonSettleableShare);
        Checks.notNegative("threshold_g_per_m3", thresholdGPerM3);
    }

    /** The benchmark's values (Alex et al. 2008, table 4). */
    public static SettlingDesign bsm1() {
        return new SettlingDesign(250, 474, 0.000576, 0.00286, 0.00228, 3000);
    }
}
