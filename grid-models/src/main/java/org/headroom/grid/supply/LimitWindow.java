package org.headroom.grid.supply;

import org.headroom.physics.basis.OutOfRange;

/**
 * A limit that holds for a while.
 *
 * @param limit its id, with the unit last, as in {@code site_power_mw}
 * @param fromS first second in force, epoch s
 * @param toS first second no longer in force, epoch s
 * @param value the most that is allowed, in the unit that {@code limit} ends in
 * @param foreseen whether a plan made before it begins knows of it
 * @param label what a person reads, as in {@code TVA call}
 */
public record LimitWindow(String limit, long fromS, long toS, double value, boolean foreseen, String label) {
    public LimitWindow {
        if (toS <= fromS) {
            throw new OutOfRange(limit + " window", fromS + " to " + toS, "an end after its start");
        }
        if (Double.isNaN(value)) {
            throw new OutOfRange(limit, "NaN", "a number");
        }
    }
}
