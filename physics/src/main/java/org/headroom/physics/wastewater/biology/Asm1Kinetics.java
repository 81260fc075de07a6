package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;

/**
 * Rate constants of Activated Sludge Model No. 1 at the reference temperature.
 *
 * @param muHPerDay growth of heterotrophs, at most
 * @param kSGPerM3 half-saturation of substrate, g COD/m3
 * @param kOhGPerM3 half-saturation of oxygen, heterotrophs
 * @param kNoGPerM3 half-saturation of nitrate, g N/m3
 * @param bHPerDay decay of heterotrophs
 * @param muAPerDay growth of autotrophs, at most
 * @param kNhGPerM3 half-saturation of ammonium, g N/m3
 * @param kOaGPerM3 half-saturation of oxygen, autotrophs
 * @param bAPerDay decay of autotrophs
 * @param etaG anoxic growth as a share of aerobic growth
 * @param kAM3PerGDay ammonification, m3 per g COD and day
 * @param kHPerDay hydrolysis, at most
 * @param kX half-saturation of hydrolysis, g slowly biodegradable COD per g biomass COD
 * @param etaH anoxic hydrolysis as a share of aerobic hydrolysis
 */
public record Asm1Kinetics(
        double muHPerDay,
        double kSGPerM3,
        double kOhGPerM3,
        double kNoGPerM3,
        double bHPerDay,
        double muAPerDay,
        double kNhGPerM3,
        double kOaGPerM3,
        double bAPerDay,
        double etaG,
        double kAM3PerGDay,
        double kHPerDay,
        double kX,
        double etaH) {
    public Asm1Kinetics {
        Checks.notNegative("mu_h_per_day", muHPerDay);
        Checks.positive("k_s_g_per_m3", kSGPerM3);
        Checks.positive("k_oh_g_per_m3", kOhGPerM3);
        Checks.positive("k_no_g_per_m3", kNoGPerM3);
        Checks.notNegative("b_h_per_day", bHPerDay);
        Checks.notNegative("mu_a_per_day", muAPerDay);
        Checks.positive("k_nh_g_per_m3", kNhGPerM3);
        Checks.positive("k_oa_g_per_m3", kOaGPerM3);
        Checks.notNegative("b_a_per_day", bAPerDay);
        Checks.share("eta_g", etaG);
        Checks.notNegative("k_a_m3_per_g_day", kAM3PerGDay);
        Checks.notNegative("k_h_per_day", kHPerDay);
        Checks.positive("k_x", kX);
        Checks.share("eta_h", etaH);
    }

    /** The benchmark's values at 15 C (Alex et al. 2008, table 3). */
    public static Asm1Kinetics bsm1() {
        return new Asm1Kinetics(4, 10, 0.2, 0.5, 0.3, 0.5, 1, 0.4, 0.05, 0.8, 0.05, 3, 0.1, 0.8);
    }
}
