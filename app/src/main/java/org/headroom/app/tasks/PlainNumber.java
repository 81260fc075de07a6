package org.headroom.app.tasks;

/** Numbers as people write them in tables: digits, a point, an exponent. Not "NaN", "1d", "0x10" or "Infinity". */
final class PlainNumber {
    private PlainNumber() {}

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
