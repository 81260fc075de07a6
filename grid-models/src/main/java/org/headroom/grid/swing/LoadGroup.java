package org.headroom.grid.swing;

import org.headroom.physics.basis.Checks;

/**
 * Load that answers a dip in one way.
 *
 * @param units of which it consists; a share of less than half a unit trips none
 * @param powerW before the dip, at the meter, W
 * @param rideThrough what it endures
 * @param waitsW for load whose work stops when any of it trips: what is left of {@code powerW} then, W; else {@code powerW}
 * @param returnAfterS from the end of the dip until what tripped begins to return, s
 */
public record LoadGroup(
        String name, double units, double powerW, RideThrough rideThrough, double waitsW, double returnAfterS) {
    public LoadGroup {
        Checks.notNegative("units_count", units);
        Checks.notNegative("power_w", powerW);
        Checks.within("waits_w", waitsW, 0, powerW);
        Checks.notNegative("return_after_s", returnAfterS);
    }

    /** The share that a dip trips, 0 to 1. */
    public double trippedShare(Dip dip) {
        double share = rideThrough.trippedShare(dip);
        return share * units < 0.5 ? 0 : share;
    }
}
