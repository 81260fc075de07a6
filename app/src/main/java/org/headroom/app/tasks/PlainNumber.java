package org.headroom.app.tasks;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people write them in tables: digits, a point, an exponent. Not "NaN", "1d", "0x10" or "Infinity". */
final class PlainNumber {
    private PlainNumber() {}

    /** As a change spells it: no exponent, no zeros at the end. */
    static String of(double value) {
        String text = new BigDecimal(String.format(Locale.ROOT, "%.6f", value))
                .stripTrailingZeros()
                .toPlainString();
        return text.equals("-0") ? "0" : text;
    }

    /** All its digits, without an exponent. */
    static String all(double value) {
        String text = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        return text.equals("-0") ? "0" : text;
    }

    /** NaN when the text is not such a number, or too large for a double. */
    static double parse(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
