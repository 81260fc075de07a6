package org.headroom.grid.storage;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * How the conversion loss of a battery goes with its power: a part without load (switching, iron), one per watt and one
 * with the square (copper, cells).
 *
 * <pre>
 *   lambda(x) = s0 min(1, x / m) + s1 x + s2 x^2       s0 + s1 + s2 = 1,  lambda(1) = 1
 *   loss(P)   = Lr lambda(P / Pr)                      Lr: loss at rated power Pr, from the one-way efficiency there
 * </pre>
 *
 * x is power over rated power. A battery is many units side by side, and below the share m as many stand as are not
 * needed: there the loss is in proportion and the efficiency constant. The default {@link #CONSTANT} is one efficiency at
 * any power. Form: Rampinelli, Krenzinger and Chenlo Romero, Renew. Sust. Energy Rev. 34 (2014) 133, eq. 3, for
 * inverters; transformers IEC 60076-1. Worked number: s = 0.1, 0.5, 0.4 and 4.1 % at rating lose 3.69 % at half power.
 *
 * @param noLoadShare s0, of the loss at rated power, 1
 * @param squareShare s2, 1; what is left is s1
 * @param leastShare m, of rated power, 1
 */
public record PartLoad(double noLoadShare, double squareShare, double leastShare) {
    /** One efficiency at any power. */
    public static final PartLoad CONSTANT = new PartLoad(0, 0, 0.1);

    public PartLoad {
        Checks.share("no_load_loss_share", noLoadShare);
        Checks.share("square_loss_share", squareShare);
        Checks.within("least_load_share", leastShare, 0.001, 1);
        if (noLoadShare + squareShare > 1) {
            throw new OutOfRange("square_loss_share", Double.toString(squareShare), "at most 1 - no_load_loss_share");
        }
    }

    public double linearShare() {
        return 1 - noLoadShare - squareShare;
    }

    /** Loss at a share of rated power over the loss at rated power, 1. */
    public double lossShare(double x) {
        return noLoadShare * Math.min(1, x / leastShare) + linearShare() * x + squareShare * x * x;
    }

    /** The same over the share of power: loss per watt over that at rated power, 1; finite at no power. */
    public double lossPerPower(double x) {
        return noLoadShare / Math.max(x, leastShare) + linearShare() + squareShare * x;
    }
}
