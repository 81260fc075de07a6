package org.headroom.data.site;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** How numbers are written in site files: plain decimals, with an exponent if wanted, never quoted, never NaN. */
public final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?");

    private Numbers() {}

    static OptionalDouble parse(String text) {
        if (text.length() > 40 || !DECIMAL.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** The shortest text that a file may hold for this number. */
    public static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Math.abs(value) >= 1e-7 && Math.abs(value) < 1e15
                ? BigDecimal.valueOf(value).toPlainString()
                : Double.toString(value);
    }
}
