package org.headroom.app.report.impact;

import java.math.BigDecimal;
import java.util.List;

/**
 * Sentences as markup. A number is {@code <a class="q" href="#q-ID"><data value=".." data-q="ID" ..>1,093,000</data>
 * US gal/day</a>}: the link leads to the number's passport in the appendix, and a script opens it in place. Attributes of
 * {@code data}: {@code value} unrounded, {@code data-q} or, in the other system of units, {@code data-of} the number's id,
 * {@code data-part} ({@code low}, {@code high}; else the value), {@code data-unit}, {@code data-scale}, {@code
 * data-decimals} as in {@link Printed.Num}.
 */
final class Inline {
    private static final int LONGEST_WORDS = 4000;
    private static final int LONGEST_WORD = 160;

    private Inline() {}

    static String html(List<Span> spans) {
        StringBuilder s = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Span.Words words -> s.append(words(words.text()));
                case Span.Value v -> s.append(number(v.quantity(), v.form()));
            }
        }
        return s.toString();
    }

    /**
     * The same for paper. Each run of text is an element of its own and none lies in another with text beside it: the library paints
     * a line's own text before that of its elements, and who copies from a PDF gets it as it was painted.
     */
    static String paper(List<Span> spans) {
        StringBuilder s = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Span.Words words ->
                    s.append("<span>").append(words(words.text())).append("</span>");
                case Span.Value v -> s.append(paper(v.quantity(), v.form()));
            }
        }
        return s.toString();
    }

    static String paper(Quantity q, Span.Form form) {
        return "<a class=\"q\" href=\"#q-" + Clean.anchor(q.id()) + "\">" + flat(Printed.of(q, form)) + "</a>";
    }

    /** A number with its unit in one piece that does not break, and the signs between in others. */
    static String flat(List<Printed.Piece> pieces) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            boolean whole = pieces.get(i) instanceof Printed.Num
                    && i + 1 < pieces.size()
                    && pieces.get(i + 1) instanceof Printed.Sign sign
                    && unit(sign.text());
            s.append(whole ? "<span class=\"nw\">" : "<span>").append(Clean.html(text(pieces.get(i)), 80));
            if (whole) {
                s.append(Clean.html(text(pieces.get(++i)), 80));
            }
            s.append("</span>");
        }
        return s.toString();
    }

    private static String text(Printed.Piece piece) {
        return switch (piece) {
            case Printed.Sign sign -> sign.text();
            case Printed.Num num -> num.text();
        };
    }

    /** As characters, for a reader that counts words or a CSV. */
    static String text(List<Span> spans) {
        StringBuilder s = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Span.Words words -> s.append(words.text());
                case Span.Value v -> s.append(Printed.text(Printed.of(v.quantity(), v.form())));
            }
        }
        return s.toString();
    }

    static String words(String text) {
        String plain = Clean.plain(text);
        StringBuilder kept = new StringBuilder();
        for (String word : plain.split("(?<= )")) {
            kept.append(Clean.shorten(word, LONGEST_WORD));
        }
        String escaped = Clean.html(kept.toString(), LONGEST_WORDS);
        return Clean.rightToLeft(plain) ? "<bdi>" + escaped + "</bdi>" : escaped;
    }

    static String number(Quantity q, Span.Form form) {
        return "<a class=\"q\" href=\"#q-" + Clean.anchor(q.id()) + "\">" + pieces(q, Printed.of(q, form)) + "</a>";
    }

    /** The range alone, not a link. */
    static String range(Quantity q) {
        return pieces(q, Printed.range(q));
    }

    /** The value in full, not a link: for the passport itself. */
    static String value(Quantity q) {
        return pieces(q, Printed.of(q, Span.Form.FULL));
    }

    private static String pieces(Quantity q, List<Printed.Piece> pieces) {
        StringBuilder s = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < pieces.size(); i++) {
            boolean unitNext =
                    i + 1 < pieces.size() && pieces.get(i + 1) instanceof Printed.Sign sign && unit(sign.text());
            switch (pieces.get(i)) {
                case Printed.Sign sign -> s.append(sign(sign.text()));
                case Printed.Num num -> {
                    s.append(unitNext ? "<span class=\"nw\">" : "");
                    data(s, q, num);
                    open = unitNext;
                }
            }
            if (open && !unitNext) {
                s.append("</span>");
                open = false;
            }
        }
        return s.toString();
    }

    /** Whether it names the unit of the number before it. */
    private static boolean unit(String text) {
        return text.startsWith(" ") && !text.startsWith(" (") && !text.startsWith(" to ") || text.equals("°");
    }

    private static String sign(String text) {
        if (text.equals(Printed.UNKNOWN)) {
            return "<span aria-hidden=\"true\">–</span><span class=\"sr\">not known</span>";
        }
        return Clean.html(unit(text) && text.startsWith(" ") ? '\u00a0' + text.substring(1) : text, 80);
    }

    private static void data(StringBuilder s, Quantity q, Printed.Num num) {
        s.append("<data value=\"").append(full(num.value())).append('"');
        s.append(num.other() ? " data-of=\"" : " data-q=\"")
                .append(Clean.html(q.id(), 200))
                .append('"');
        if (!num.part().equals("value")) {
            s.append(" data-part=\"").append(num.part()).append('"');
        }
        s.append(" data-unit=\"").append(num.unit()).append('"');
        if (num.scale() != 1) {
            s.append(" data-scale=\"").append(full(num.scale())).append('"');
        }
        s.append(" data-decimals=\"").append(num.decimals()).append("\">");
        s.append(num.text()).append("</data>");
    }

    /** All digits of a double, without an exponent. */
    static String full(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
