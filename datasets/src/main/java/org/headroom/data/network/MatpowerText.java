package org.headroom.data.network;

import org.headroom.data.quantity.InputError;

/**
 * The words of a MATPOWER file: where the next one starts, with its line. Knows comments ({@code %}, {@code #}, blocks
 * between lines of {@code %{} and {@code %}}), continuation by {@code ...}, and both kinds of quotes.
 */
final class MatpowerText {
    /** What {@link #peek} answers behind the last character. */
    static final char END = '\0';

    private static final int LONGEST_QUOTE = 48;

    private final String file;
    private final String text;
    private final DecimalText decimal;
    private int at;
    private int line = 1;

    MatpowerText(String file, String text) {
        this.file = file;
        this.text = text;
        this.decimal = new DecimalText(text);
    }

    int line() {
        return line;
    }

    /** The next character that means something; a line's end is {@code '\n'}. Blanks, comments, continuations are passed. */
    char peek() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\f') {
                at++;
            } else if (c == '%' || c == '#') {
                comment();
            } else if (c == '.' && text.startsWith("...", at)) {
                toLineEnd();
                step();
            } else {
                return c == '\r' ? '\n' : c;
            }
        }
        return END;
    }

    /** Passes one character or line end. */
    void step() {
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at++);
        if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        if (c == '\r' || c == '\n') {
            line++;
        }
    }

    /** Passes the character if it is the next one. */
    boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        step();
        return true;
    }

    /** An identifier at this place; empty if there is none. */
    String name() {
        int from = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    /** Whether this very character follows, with no blank between. */
    boolean follows(char expected) {
        return at < text.length() && text.charAt(at) == expected;
    }

    /** A number at this place up to a separator. */
    double number(String what) {
        int from = at;
        while (at < text.length() && !endsCell(at)) {
            at++;
        }
        double value = decimal.value(from, at);
        if (!decimal.isNumber()) {
            throw error(
                    "'" + shortened(text.substring(from, Math.max(at, Math.min(from + 1, text.length())))) + "' in "
                            + what,
                    "a number, Inf, -Inf or NaN");
        }
        return value;
    }

    /** A quoted text at this place; null if there is none. */
    @org.jspecify.annotations.Nullable
    String quoted() {
        char quote = at < text.length() ? text.charAt(at) : END;
        if (quote != '\'' && quote != '"') {
            return null;
        }
        int from = ++at;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            char c = text.charAt(at);
            if (c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                at += 2;
            } else if (c == quote) {
                return text.substring(from, at++);
            } else {
                at++;
            }
        }
        throw error("a text that is not closed: " + shortened(text.substring(from - 1, at)), "a closing " + quote);
    }

    /** Whether a quote at this place begins a text; behind a name, a number or a bracket it transposes. */
    boolean quoteBegins() {
        return follows('"')
                || follows('\'')
                        && (at == 0 || !isNamePart(text.charAt(at - 1)) && ")]}'.".indexOf(text.charAt(at - 1)) < 0);
    }

    /** A place to come back to in a message. */
    int mark() {
        return at;
    }

    /** What is written from a mark to the end of its line, for a message. */
    String from(int mark) {
        int end = mark;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return shortened(text.substring(mark, end));
    }

    InputError error(String found, String allowed) {
        return new InputError(file, line, found, allowed);
    }

    InputError error(int atLine, String found, String allowed) {
        return new InputError(file, atLine, found, allowed);
    }

    private boolean endsCell(int i) {
        char c = text.charAt(i);
        return c <= ' '
                || c == ','
                || c == ';'
                || c == ']'
                || c == '%'
                || c == '#'
                || c == '.' && text.startsWith("...", i);
    }

    private void comment() {
        if (!isBlockLine('{')) {
            toLineEnd();
            return;
        }
        int begun = line;
        int depth = 0;
        do {
            if (at >= text.length()) {
                throw error(begun, "a block of comments that is not closed", "a line '%}'");
            }
            char c = text.charAt(at);
            if (c == '%' || c == '#') {
                depth += isBlockLine('{') ? 1 : isBlockLine('}') ? -1 : 0;
                toLineEnd();
            } else if (c == ' ' || c == '\t') {
                at++;
            } else {
                toLineEnd();
                step();
            }
        } while (depth > 0);
    }

    /** Whether this line holds nothing but the two characters that open or close a block of comments. */
    private boolean isBlockLine(char brace) {
        if (at + 1 >= text.length() || text.charAt(at + 1) != brace) {
            return false;
        }
        for (int i = at - 1; i >= 0 && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i--) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        for (int i = at + 2; i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r'; i++) {
            if (text.charAt(i) != ' ' && text.charAt(i) != '\t') {
                return false;
            }
        }
        return true;
    }

    private void toLineEnd() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static String shortened(String quote) {
        String one = quote.strip().replaceAll("\\s+", " ");
        return one.length() <= LONGEST_QUOTE
                ? one
                : one.substring(0, LONGEST_QUOTE).strip() + "...";
    }
}
