package org.headroom.app.impact;

/** Text of others as it is shown: whole up to 80 characters. */
public final class Shortened {
    private static final int MOST = 80;

    private Shortened() {}

    public static String of(String text) {
        return text.codePointCount(0, text.length()) <= MOST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST - 1)) + "…";
    }
}
