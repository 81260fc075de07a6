package org.headroom.app.tasks;

import org.headroom.data.quantity.Unit;

/**
 * One limit over time. A limit on a day holds that day's total at each of its steps.
 *
 * @param limit id, as in {@code site_power_mw}
 * @param drawn what the site takes in each step, in {@code unit}
 * @param allowed what it may take; infinite where nothing is said
 * @param daily whether the limit is on the total of a local calendar day
 * @param smallest the least of allowed less drawn; infinite if the limit is never in force
 * @param smallestAtS when that is, epoch seconds
 */
public record HeadroomBand(
        String limit, Unit unit, double[] drawn, double[] allowed, boolean daily, double smallest, long smallestAtS) {

    /** A value this little above its limit (relative) is rounding and breaks nothing, as in the list of what breaks. */
    private static final double ROUNDING = 1e-9;

    /** What is left in a step, as a share of what is allowed; negative beyond the limit, 1 without one. */
    public double share(int step) {
        double most = allowed[step];
        if (most == Double.POSITIVE_INFINITY) {
            return 1;
        }
        double left = most - drawn[step];
        return most > 0 ? Math.abs(left) <= ROUNDING * most ? 0 : left / most : drawn[step] > 0 ? -1 : 1;
    }

    /** Whether any step is beyond the limit. */
    public boolean broken() {
        boolean any = false;
        for (int i = 0; i < drawn.length; i++) {
            any |= share(i) < 0;
        }
        return any;
    }
}
