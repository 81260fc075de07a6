package org.headroom.app.ledger;

import org.headroom.data.quantity.Unit;

/**
 * One service of a place: what it can carry, what it carries, what one more server needs of it.
 *
 * <pre>
 * free = capacity - used          servers = free / need
 * </pre>
 *
 * <p>Worked number: a rack feed of 90 kW under 62 kW has 28 kW free; a server of 7.75 kW fits 28 / 7.75 = 3.61 times.
 *
 * @param id as in {@code rack_feed}
 * @param need of one more server, in {@code unit}; 0 if it needs nothing
 */
public record Resource(String id, Unit unit, double capacity, double used, double need) {
    /** Negative where more is used than the service is rated for. */
    public double free() {
        return capacity - used;
    }

    /** How many more servers it carries, with fractions; negative where it carries too much; infinite without need. */
    public double servers() {
        return need > 0 ? free() / need : free() < 0 ? -1 : Double.POSITIVE_INFINITY;
    }
}
