package org.headroom.physics.cooling;

/**
 * Darcy friction factor of a round pipe.
 *
 * <pre>
 * laminar, Re &lt; 2300      f = 64 / Re
 * turbulent, Re &gt; 4000    1/sqrt(f) = -2 log10(e / 3.7 + 2.51 / (Re sqrt(f)))       (Colebrook)
 * between                    linear in Re, so that the pressure drop never jumps
 * </pre>
 *
 * <p>e roughness over diameter, 0 to 0.05. Colebrook is solved by Newton's method from Swamee and Jain's explicit form.
 * Source: Colebrook, J. Inst. Civ. Eng. 11, 133 (1939); Swamee and Jain, J. Hydraul. Div. ASCE 102, 657 (1976). Worked
 * number: Re 128 000, e 0.0013: 0.0225 (White, Fluid Mechanics, example 6.7).
 */
public final class FrictionFactor {
    private static final double LAMINAR = 2300;
    private static final double TURBULENT = 4000;
    private static final double LN10 = Math.log(10);

    private FrictionFactor() {}

    public static double of(double reynolds, double relativeRoughness) {
        if (reynolds <= LAMINAR) {
            return 64 / Math.max(reynolds, 1e-9);
        }
        if (reynolds < TURBULENT) {
            double low = 64 / LAMINAR;
            double share = (reynolds - LAMINAR) / (TURBULENT - LAMINAR);
            return low + share * (colebrook(TURBULENT, relativeRoughness) - low);
        }
        return colebrook(reynolds, relativeRoughness);
    }

    /** The explicit approximation, within 3 % of Colebrook for Re 5e3 to 1e8 and e 1e-6 to 0.05. */
    public static double swameeJain(double reynolds, double relativeRoughness) {
        double log = Math.log10(relativeRoughness / 3.7 + 5.74 / Math.pow(reynolds, 0.9));
        return 0.25 / (log * log);
    }

    private static double colebrook(double reynolds, double relativeRoughness) {
        double x = 1 / Math.sqrt(swameeJain(reynolds, relativeRoughness)); // x = 1 / sqrt(f)
        double rough = relativeRoughness / 3.7;
        double viscous = 2.51 / reynolds;
        for (int i = 0; i < 4; i++) {
            double inner = rough + viscous * x;
            double gap = x + 2 * Math.log(inner) / LN10;
            x -= gap / (1 + 2 * viscous / (LN10 * inner));
        }
        return 1 / (x * x);
    }
}
