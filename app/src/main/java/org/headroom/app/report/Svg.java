package org.headroom.app.report;

import java.util.Locale;

/** Writes one SVG element tree as well-formed text; foreign text is escaped here and nowhere else. */
final class Svg {
    private final StringBuilder s = new StringBuilder(16_384);

    /** An image of {@code width} by {@code height} user units that scales with the page. */
    Svg(String cssClass, double width, double height, String id, String title, String description) {
        s.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"").append(cssClass);
        s.append("\" viewBox=\"0 0 ").append(n(width)).append(' ').append(n(height));
        s.append("\" role=\"img\" aria-labelledby=\"")
                .append(id)
                .append("-t ")
                .append(id)
                .append("-d\">");
        s.append("<title id=\"")
                .append(id)
                .append("-t\">")
                .append(escape(title))
                .append("</title>");
        s.append("<desc id=\"")
                .append(id)
                .append("-d\">")
                .append(escape(description))
                .append("</desc>");
    }

    String close() {
        return s.append("</svg>").toString();
    }

    /** Begins a group whose attributes its members inherit. */
    void group(String attributes) {
        s.append("<g ").append(attributes).append('>');
    }

    void endGroup() {
        s.append("</g>");
    }

    void rect(double x, double y, double width, double height, String attributes, String tip) {
        s.append("<rect x=\"").append(n(x)).append("\" y=\"").append(n(y)).append("\" width=\"");
        s.append(n(Math.max(0, width)))
                .append("\" height=\"")
                .append(n(Math.max(0, height)))
                .append("\" ");
        s.append(attributes);
        if (tip.isEmpty()) {
            s.append("/>");
        } else {
            s.append("><title>").append(escape(tip)).append("</title></rect>");
        }
    }

    void line(double x1, double y1, double x2, double y2, String attributes) {
        s.append("<line x1=\"")
                .append(n(x1))
                .append("\" y1=\"")
                .append(n(y1))
                .append("\" x2=\"")
                .append(n(x2));
        s.append("\" y2=\"").append(n(y2)).append("\" ").append(attributes).append("/>");
    }

    void path(CharSequence d, String attributes) {
        s.append("<path d=\"").append(d).append("\" ").append(attributes).append("/>");
    }

    void text(double x, double y, String attributes, String text) {
        s.append("<text x=\"")
                .append(n(x))
                .append("\" y=\"")
                .append(n(y))
                .append("\" ")
                .append(attributes);
        s.append('>').append(escape(text)).append("</text>");
    }

    /** Diagonal lines, to be used as {@code fill="url(#id)"}. */
    void hatch(String id, String color) {
        s.append("<defs><pattern id=\"").append(id).append("\" width=\"6\" height=\"6\" ");
        s.append(
                "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"");
        s.append(color).append("\" stroke-width=\"2.4\"/></pattern></defs>");
    }

    /** A coordinate with one decimal, without a needless zero. */
    static String n(double v) {
        long tenths = Math.round(v * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(Locale.ROOT, "%.1f", tenths / 10.0);
    }

    /** For element text and quoted attributes; characters that XML forbids become a replacement character. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    /** The Char production of XML 1.0, without the marks that reverse the direction of text. */
    static boolean allowed(int c) {
        boolean xml = c == 0x9
                || c == 0xA
                || c == 0xD
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
        boolean turnsText = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return xml && !turnsText;
    }

    /** At most {@code length} characters. */
    static String shorten(String text, int length) {
        int count = text.codePointCount(0, text.length());
        return count <= length ? text : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
    }
}
