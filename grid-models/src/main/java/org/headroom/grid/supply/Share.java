package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;

/**
 * A share that never goes without its denominator: {@code value = part / whole}.
 *
 * <p>Worked number: 150 MW of the city's summer peak of 3,000 MW is 5.0 %.
 *
 * @param of what the whole is, in words
 * @param part in the unit
 * @param whole in the unit
 * @param unit as in {@code MW}
 */
public record Share(String of, double part, double whole, String unit) {
    public Share {
        Checks.notNegative("part of " + of, part);
        Checks.positive(of, whole);
    }

    public double value() {
        return part / whole;
    }
}
