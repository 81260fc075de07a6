package org.headroom.physics.aquifer;

import org.headroom.physics.basis.Checks;

/**
 * The straight line of Cooper and Jacob (1946, Trans. Am. Geophys. Union 27): W(u) = -0.5772 - ln u for small u. It lies below W(u) by about u:
 * by 0.25 % at u = 0.01, by 2.0 % at 0.05, by 5.3 % at 0.1; beyond u = 0.5615 it is negative. Worked: u = 0.01 gives 4.02795 where W is 4.03793.
 */
public final class CooperJacob {
    private CooperJacob() {}

    /** The usual limit of the approximation. */
    public static final double LARGEST_U = 0.01;

    /** -0.5772 - ln u. */
    public static double wellFunction(double u) {
        return -WellFunctions.EULER - Math.log(Checks.positive("u", u));
    }

    /** The approximation less W(u), over W(u): never above 0. */
    public static double relativeError(double u) {
        double w = WellFunctions.theis(u);
        return (wellFunction(u) - w) / w;
    }

    /** Drawdown gained in a factor of ten of time, m: 2.303 Q/(4 pi T). */
    public static double perDecadeM(Aquifer aquifer, double rateM3PerS) {
        return Math.log(10) * aquifer.perRate() * rateM3PerS;
    }
}
