package org.headroom.app.report.impact;

import java.util.Locale;

/** Text of others made fit for a page: no characters that XML forbids or that turn the direction of text, no endless words, escaped. */
final class Clean {
    private Clean() {}

    /** Escaped for element text and quoted attributes, at most {@code most} characters. */
    static String html(String text, int most) {
        String kept = shorten(plain(text), most);
        StringBuilder out = new StringBuilder(kept.length() + 16);
        kept.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** Without what XML forbids and without marks of direction. */
    static String plain(String text) {
        if (text.codePoints().allMatch(Clean::allowed)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(allowed(c) ? c : 0xFFFD));
        return out.toString();
    }

    /** At most {@code most} characters, with an ellipsis where more were. */
    static String shorten(String text, int most) {
        int count = text.codePointCount(0, text.length());
        return count <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** The Char production of XML 1.0 less controls, non-characters and the marks that reverse the direction of text. */
    private static boolean allowed(int c) {
        boolean xml = c == 0x9
                || c == 0xA
                || c == 0xD
                || c >= 0x20 && c <= 0x7E
                || c >= 0xA0 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && (c & 0xFFFE) != 0xFFFE;
        boolean turns =
                c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069 || c == 0x200E || c == 0x200F || c == 0x61C;
        return xml && !turns && !(c >= 0xFDD0 && c <= 0xFDEF);
    }

    /** Whether some of it is written from right to left. */
    static boolean rightToLeft(String text) {
        return text.codePoints().anyMatch(c -> {
            byte d = Character.getDirectionality(c);
            return d == Character.DIRECTIONALITY_RIGHT_TO_LEFT || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
        });
    }

    /** A name for an element: letters, digits, dots and dashes; what had others is told apart by a number. */
    static String anchor(String id) {
        String kept = shorten(id, 80).replaceAll("[^A-Za-z0-9_.-]", "_");
        return kept.equals(id) ? id : kept.replace("…", "_") + "-" + Integer.toHexString(id.hashCode());
    }

    /** A string of JSON that may stand inside a script element. */
    static String json(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append('"');
        plain(text).chars().forEach(c -> {
            if (c == '"' || c == '\\' || c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
