package org.headroom.physics.aquifer;

import org.headroom.physics.basis.Checks;

/**
 * A fully penetrating well.
 *
 * @param xM east of the map's zero, m
 * @param yM north of it, m
 * @param radiusM of the screen with its gravel pack, m; nothing is computed nearer than this
 * @param linearLossSPerM2 skin of the well: m of additional drawdown in the well itself over m3/s
 * @param quadraticLossS2PerM5 C of Jacob (1947): C Q2 is the additional drawdown, m
 */
public record Well(double xM, double yM, double radiusM, double linearLossSPerM2, double quadraticLossS2PerM5) {
    public Well {
        Checks.finite("x_m", xM);
        Checks.finite("y_m", yM);
        Checks.positive("radius_m", radiusM);
        Checks.finite("linear_loss_s_per_m2", linearLossSPerM2);
        Checks.notNegative("quadratic_loss_s2_per_m5", quadraticLossS2PerM5);
    }

    /** A well without losses of its own. */
    public static Well at(double xM, double yM, double radiusM) {
        return new Well(xM, yM, radiusM, 0, 0);
    }

    /** What the well itself adds to its drawdown, m, with the sign of the rate. */
    public double lossM(double rateM3PerS) {
        return rateM3PerS * (linearLossSPerM2 + quadraticLossS2PerM5 * Math.abs(rateM3PerS));
    }
}
