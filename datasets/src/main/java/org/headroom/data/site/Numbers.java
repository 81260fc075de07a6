package org.headroom.data.site;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How numbers are written in site files: plain decimals, with an exponent if wanted, never quoted, never NaN. */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private Numbers() {}

    static OptionalDouble parse(String text) {
        if (text.length() > 40 || !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** The shortest text that {@link #parse} reads back as the same number. */
    static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
