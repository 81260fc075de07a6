package org.headroom.data.quantity;

import org.jspecify.annotations.Nullable;

/**
 * A number with its passport.
 *
 * @param value in {@code unit}
 * @param source where it comes from, in words that a reader can follow
 * @param low the lower end of its known range in {@code unit}, or null
 * @param high the upper end of its known range in {@code unit}, or null
 */
public record Sourced(
        double value,
        Unit unit,
        String source,
        Confidence confidence,
        @Nullable Double low,
        @Nullable Double high) {

    /** The value in the base unit of its dimension. */
    public double base() {
        return unit.toBase(value);
    }
}
