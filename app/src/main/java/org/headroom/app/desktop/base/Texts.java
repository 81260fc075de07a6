package org.headroom.app.desktop.base;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every text of the window, from one bundle, and how numbers and times read. */
public final class Texts {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.headroom.app.desktop.texts", Locale.ROOT, Texts.class.getClassLoader());
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_WEEK = DateTimeFormatter.ofPattern("EEE d", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_OF_MONTH = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private Texts() {}

    /** The text of a key with its numbered gaps filled. */
    public static String text(String key, Object... with) {
        String pattern = BUNDLE.getString(key);
        return with.length == 0 ? pattern : new MessageFormat(pattern, Locale.ENGLISH).format(with);
    }

    /** The text of a key, or another where the bundle has none. */
    public static String textOr(String key, String other) {
        return BUNDLE.containsKey(key) ? BUNDLE.getString(key) : other;
    }

    public static String number(double value, int decimals) {
        return String.format(Locale.ENGLISH, "%,." + decimals + "f", value).replace('-', '\u2212');
    }

    public static String signed(double value, int decimals) {
        return (value > 0 ? "+" : "") + number(value, decimals);
    }

    /** A number that fills a unit's column: gallons in whole ones, the rest to a tenth. */
    public static String amount(double value, String unit) {
        return number(value, Math.abs(value) >= 1000 ? 0 : 1) + " " + unit;
    }

    public static String moment(double epochS, ZoneId zone) {
        return MOMENT.format(Instant.ofEpochSecond((long) epochS).atZone(zone));
    }

    public static String day(double epochS, ZoneId zone) {
        return DAY.format(Instant.ofEpochSecond((long) epochS).atZone(zone));
    }

    /** As in {@code Fri 18}. */
    public static String dayOfWeek(double epochS, ZoneId zone) {
        return DAY_OF_WEEK.format(Instant.ofEpochSecond((long) epochS).atZone(zone));
    }

    /** As in {@code 17 Jul}. */
    public static String dayOfMonth(double epochS, ZoneId zone) {
        return DAY_OF_MONTH.format(Instant.ofEpochSecond((long) epochS).atZone(zone));
    }
}
