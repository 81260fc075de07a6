package org.headroom.data.site;

import java.util.List;
import org.headroom.data.quantity.Unit;

/**
 * What may stand at a path of the site tree.
 *
 * @param pattern the path, with {@code *} for a name that the file chooses
 * @param low lowest allowed number in the unit of the key's suffix; for NUMBERS the fewest elements
 * @param high highest allowed number in the unit of the key's suffix; for NUMBERS the most elements
 * @param choices allowed texts of a CHOICE
 * @param optional whether a file may leave it out (or leave it null)
 * @param meaning a few words for people
 */
public record Rule(
        String pattern, Kind kind, double low, double high, List<String> choices, boolean optional, String meaning) {

    /** What kind of value; all but the three number kinds are text to the tree. */
    public enum Kind {
        NUMBER,
        /** A whole number. */
        WHOLE,
        /** A list of numbers, each addressed by its index. */
        NUMBERS,
        TEXT,
        CHOICE,
        /** A local date such as 2025-07-17. */
        DATE,
        /** A local time, or a time with offset. */
        TIME,
        /** A time of day such as 13:00. */
        CLOCK,
        /** true or false. */
        FLAG
    }

    boolean isNumber() {
        return kind == Kind.NUMBER || kind == Kind.WHOLE || kind == Kind.NUMBERS;
    }

    String key() {
        return pattern.substring(pattern.lastIndexOf('.') + 1);
    }

    Unit unit() {
        return Unit.ofKey(key());
    }

    /** The allowed values in words, as in {@code 100 to 1000000 W}. */
    String allowed() {
        return switch (kind) {
            case NUMBER, WHOLE ->
                (kind == Kind.WHOLE ? "a whole number, " : "")
                        + Numbers.text(low)
                        + " to "
                        + Numbers.text(high)
                        + (unit().label().equals("1") ? "" : " " + unit().label());
            case NUMBERS ->
                low == high
                        ? "a list of " + Numbers.text(low) + " numbers"
                        : "a list of " + Numbers.text(low) + " to " + Numbers.text(high) + " numbers";
            case TEXT -> "text";
            case CHOICE -> String.join(" | ", choices);
            case DATE -> "a date such as 2025-07-17";
            case TIME -> "a time such as 2025-07-17T14:00 (site zone) or 2025-07-17T19:00Z";
            case CLOCK -> "a time of day such as 13:00";
            case FLAG -> "true | false";
        };
    }
}
