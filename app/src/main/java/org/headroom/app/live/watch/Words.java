package org.headroom.app.live.watch;

import java.util.Locale;
import org.headroom.data.quantity.Unit;

/** Numbers in the sentences of alarms. */
final class Words {
    private Words() {}

    /** Four digits and the unit. */
    static String number(double value, Unit unit) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        if (Math.abs(value) >= 1e6 && unit == Unit.W) {
            return number(value * 1e-6, Unit.MW);
        }
        String digits = Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.2f", value);
        return unit == Unit.ONE || unit == Unit.COUNT ? digits : digits + " " + unit.label();
    }

    /** Rounded to what matters: 40 s, 12 min, 5 h, 3 days. */
    static String time(double s) {
        if (s < 90) {
            return Math.round(s) + " s";
        }
        if (s < 5400) {
            return Math.round(s / 60) + " min";
        }
        return s < 172_800 ? Math.round(s / 3600) + " h" : Math.round(s / 86_400) + " days";
    }
}
