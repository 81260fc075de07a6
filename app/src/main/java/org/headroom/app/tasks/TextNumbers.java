package org.headroom.app.tasks;

import java.util.Locale;

/** Numbers for people, about four digits. */
final class TextNumbers {
    private TextNumbers() {}

    /** A dash for what is unknown. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "-";
        }
        double size = Math.abs(value);
        if (size < 1e-4) {
            return "0";
        }
        String format = size >= 1000 || value == Math.rint(value)
                ? "%,.0f"
                : size >= 100 ? "%.1f" : size >= 0.01 ? "%.2f" : "%.2g";
        return String.format(Locale.ROOT, format, value);
    }
}
