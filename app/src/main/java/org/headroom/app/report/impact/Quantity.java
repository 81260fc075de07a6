package org.headroom.app.report.impact;

import java.util.List;
import java.util.Locale;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;

/**
 * A number of a report with its passport: what a reader sees when the number is opened.
 *
 * @param id unique in a report, words joined by underscores and dots, as in {@code year.makeup_gal}; ends in the unit's suffix
 *     where it has one
 * @param name what it is, as a heading would say it
 * @param value in {@code unit}; not a number if unknown
 * @param low lower end of its range, in {@code unit}; not a number if no range is known
 * @param high upper end
 * @param range what the range means
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
        Range range,
        Unit unit,
        String formula,
        List<String> inputs,
        String source,
        Confidence confidence) {
    public Quantity {
        inputs = List.copyOf(inputs);
    }

    /** With a range from what 10 % of the possible outcomes stay below to what 90 % do. */
    public Quantity(
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
        this(id, name, value, low, high, Range.LIKELY_10_90, unit, formula, inputs, source, confidence);
    }

    public boolean known() {
        return Double.isFinite(value);
    }

    public boolean ranged() {
        return Double.isFinite(low) && Double.isFinite(high);
    }

    /** The same with another meaning of its range. */
    public Quantity meaning(Range other) {
        return new Quantity(id, name, value, low, high, other, unit, formula, inputs, source, confidence);
    }

    /** What both ends of a range mean, with the words before it in a line and in a passport. */
    public enum Range {
        /** 10 % of the possible outcomes stay below the lower end, 90 % below the upper one. */
        LIKELY_10_90("10–90 %:", "10 to 90 % of outcomes"),
        /** As the source or the site's file states it: no share of outcomes. */
        STATED("stated range:", "Range as its source states it"),
        /** Half and twice the value, the accuracy that a screening model is held to. */
        FACTOR_TWO("factor of two:", "A factor of two to both sides"),
        /** Of parts that have ranges of more than one kind, as formula and source say. */
        JOINED("joined range:", "Range joined from its parts' ranges");

        private final String sign;
        private final String words;

        Range(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        /** As report.json writes it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Before the ends in a line. */
        public String sign() {
            return sign;
        }

        /** In a passport. */
        public String words() {
            return words;
        }
    }
}
