package org.headroom.app.report.impact;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

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

    /** What a column of a table may break anywhere. */
    private static final Pattern LONG = Pattern.compile("\\S{24}");

    private static final Printed.Sign BRACKET = new Printed.Sign(" (");

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
        return paper(spans, true);
    }

    /** @param whole whether a number's unit stays on its line, which a narrow column has no room for */
    static String paper(List<Span> spans, boolean whole) {
        StringBuilder s = new StringBuilder();
        for (Span span : spans) {
            switch (span) {
                case Span.Words words ->
                    s.append(LONG.matcher(words.text()).find() ? "<span class=\"long\">" : "<span>")
                            .append(words(words.text()))
                            .append("</span>");
                case Span.Value v -> s.append(paper(v.quantity(), v.form(), whole));
            }
        }
        return s.toString();
    }

    static String paper(Quantity q, Span.Form form, boolean whole) {
        String text = flat(Printed.of(q, form));
        int other = text.indexOf(" (");
        String kept = !whole || !text.contains(" ") || text.length() > 60
                ? text
                : other < 0
                        ? "<span class=\"nw\">" + text + "</span>"
                        : "<span class=\"nw\">" + text.substring(0, other) + "</span><span> </span><span class=\"nw\">"
                                + text.substring(other + 1) + "</span>";
        return "<a class=\"q\" href=\"#q-" + Clean.anchor(q.id()) + "\">" + kept + "</a>";
    }

    /** Plain characters: who searches or copies finds them as they are read. */
    static String flat(List<Printed.Piece> pieces) {
        return Clean.html(Printed.text(pieces), 300);
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
        int i = 0;
        while (i < pieces.size()) {
            boolean bracket =
                    i + 1 < pieces.size() && pieces.get(i).equals(BRACKET) && pieces.get(i + 1) instanceof Printed.Num;
            int number = bracket ? i + 1 : i;
            if (!(pieces.get(number) instanceof Printed.Num num)) {
                s.append(sign(((Printed.Sign) pieces.get(i++)).text()));
                continue;
            }
            s.append(bracket ? " <span class=\"nw\">(" : "<span class=\"nw\">");
            data(s, q, num);
            i = number + 1;
            // The unit, the power of ten and a closing bracket stay with the number.
            while (i < pieces.size() && pieces.get(i) instanceof Printed.Sign sign && stays(sign.text())) {
                s.append(sign(sign.text()));
                i++;
            }
            s.append("</span>");
        }
        return s.toString();
    }

    private static boolean stays(String text) {
        return unit(text) || text.equals(")");
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
