package org.headroom.app.report.impact;

import java.util.List;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;

/**
 * A number of a report with its passport: what a reader sees when the number is opened.
 *
 * @param id unique in a report, words joined by underscores and dots, as in {@code year.makeup_gal}; ends in the unit's suffix
 *     where it has one
 * @param name what it is, as a heading would say it
 * @param value in {@code unit}; not a number if unknown
 * @param low the value that 10 % of the possible outcomes stay below, in {@code unit}; not a number if no range is known
 * @param high the value that 90 % stay below
 * @param formula how it comes about, in symbols or words
 * @param inputs paths of the site's file, or ids of other quantities, that it rests on
 * @param source where formula and data come from
 * @param confidence how far it may be trusted
 */
public record Quantity(
        String id,
        String name,
        double value,
        double low,
        double high,
        Unit unit,
        String formula,
        List<String> inputs,
        String source,
        Confidence confidence) {
    public Quantity {
        inputs = List.copyOf(inputs);
    }

    public boolean known() {
        return Double.isFinite(value);
    }

    public boolean ranged() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** The same with a range. */
    public Quantity within(double newLow, double newHigh) {
        return new Quantity(id, name, value, newLow, newHigh, unit, formula, inputs, source, confidence);
    }
}
