package org.headroom.app.tasks;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.data.quantity.InputError;

/** Short times as people write them: {@code 10ms 0.5s 4s 15min 2h}. */
public final class Seconds {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|min|h)");

    private Seconds() {}

    /** @throws InputError unless it is a number with one of these units */
    public static double parse(String name, String text) {
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            throw new InputError(name, "", "'" + text + "'", "a time such as 10ms, 0.5s, 4s, 15min or 2h");
        }
        double n = Double.parseDouble(m.group(1));
        return n
                * switch (m.group(2)) {
                    case "ms" -> 1e-3;
                    case "s" -> 1;
                    case "min" -> 60;
                    default -> 3600;
                };
    }

    /** For people: 20 ms, 4 s, 15 min. */
    static String text(double s) {
        if (s < 1) {
            return plain(1000 * s) + " ms";
        }
        if (s < 60 || s < 120 && s % 60 != 0) {
            return plain(s) + " s";
        }
        return s < 7200 ? plain(s / 60) + " min" : plain(s / 3600) + " h";
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
    }
}
