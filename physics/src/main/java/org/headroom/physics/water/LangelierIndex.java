package org.headroom.physics.water;

import org.headroom.physics.basis.Checks;

/**
 * The plain Langelier index, for comparison with {@link CarbonateSystem}: no activities beyond a term in TDS, no pairs.
 *
 * <pre>
 * LSI = pH - pHs,   pHs = (9.3 + A + B) - (C + D)
 * A = (log10 TDS - 1) / 10          B = -13.12 log10(t + 273) + 34.55
 * C = log10(calcium as CaCO3) - 0.4   D = log10(alkalinity as CaCO3)
 * </pre>
 *
 * <p>mg/L and C; usual range 0 to 90 C, TDS to 10,000. Source: Langelier (1936), J. AWWA 28, 1500, in the usual
 * algebraic form (Carrier Handbook; Gebbie 2000). Worked number: TDS 320, calcium 150, alkalinity 34, pH 7.5 at 25 C give
 * pHs 8.2 and an index of -0.7.
 */
public final class LangelierIndex {
    private LangelierIndex() {}

    /** pH at which the water would be at equilibrium with calcite. */
    public static double saturationPh(
            double tdsMgPerL, double waterC, double calciumHardnessMgPerL, double alkalinityMgPerL) {
        double a = (Math.log10(Checks.positive("tds_mg_per_l", tdsMgPerL)) - 1) / 10;
        double b = -13.12 * Math.log10(waterC + 273) + 34.55;
        double c = Math.log10(Checks.positive("calcium_hardness_mg_per_l", calciumHardnessMgPerL)) - 0.4;
        double d = Math.log10(Checks.positive("alkalinity_mg_per_l", alkalinityMgPerL));
        return 9.3 + a + b - c - d;
    }
}
