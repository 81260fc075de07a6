package org.headroom.app.impact.people;

/** Text of others as it is shown: whole up to 80 characters. */
final class Shortened {
    private static final int MOST = 80;

    private Shortened() {}

    static String of(String text) {
        return text.codePointCount(0, text.length()) <= MOST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST - 1)) + "…";
    }
}
