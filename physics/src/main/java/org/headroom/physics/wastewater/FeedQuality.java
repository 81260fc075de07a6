package org.headroom.physics.wastewater;

import org.headroom.physics.basis.Checks;

/**
 * What the plant's feed usually carries in dry weather: the point about which its biology was worked out.
 *
 * @param codGPerM3 chemical oxygen demand
 * @param tssGPerM3 suspended solids
 * @param ammoniumNGPerM3 ammonium as N (with what organic nitrogen becomes of it)
 * @param nitrateNGPerM3 nitrate as N
 * @param phosphatePGPerM3 phosphate as P
 * @param alkalinityMolPerM3 50 g/m3 as CaCO3 is 1
 */
public record FeedQuality(
        double codGPerM3,
        double tssGPerM3,
        double ammoniumNGPerM3,
        double nitrateNGPerM3,
        double phosphatePGPerM3,
        double alkalinityMolPerM3) {
    public FeedQuality {
        Checks.positive("cod_g_per_m3", codGPerM3);
        Checks.notNegative("tss_g_per_m3", tssGPerM3);
        Checks.positive("ammonium_n_g_per_m3", ammoniumNGPerM3);
        Checks.notNegative("nitrate_n_g_per_m3", nitrateNGPerM3);
        Checks.notNegative("phosphate_p_g_per_m3", phosphatePGPerM3);
        Checks.notNegative("alkalinity_mol_per_m3", alkalinityMolPerM3);
    }
}
