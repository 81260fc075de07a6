package org.headroom.app.report.impact;

import java.util.ArrayList;
import java.util.List;

/** A piece of a sentence: words, or a number that can be opened. */
public sealed interface Span {
    record Words(String text) implements Span {}

    /** @param form how it is printed */
    record Value(Quantity quantity, Form form) implements Span {}

    /** How a number is printed. */
    enum Form {
        /** With its unit and, where that differs, in the other system. */
        FULL,
        /** Two significant figures and a word for millions, in US units with the metric one in brackets, for plain text. */
        PLAIN,
        /** Value with unit and its range. */
        RANGE
    }

    /**
     * A sentence with numbers in it.
     *
     * @param template words; <code>{}</code> stands for the next number in full, <code>{~}</code> for a plain one, <code>
     *     {-}</code> for one with its range
     * @throws IllegalArgumentException if places and numbers differ in count
     */
    static List<Span> of(String template, Quantity... numbers) {
        List<Span> spans = new ArrayList<>();
        int used = 0;
        int from = 0;
        while (true) {
            int open = template.indexOf('{', from);
            if (open < 0) {
                break;
            }
            int close = template.indexOf('}', open);
            Form form = switch (template.substring(open + 1, close)) {
                case "" -> Form.FULL;
                case "~" -> Form.PLAIN;
                case "-" -> Form.RANGE;
                default -> throw new IllegalArgumentException(template);
            };
            if (open > from) {
                spans.add(new Words(template.substring(from, open)));
            }
            if (used == numbers.length) {
                throw new IllegalArgumentException("too few numbers: " + template);
            }
            spans.add(new Value(numbers[used++], form));
            from = close + 1;
        }
        if (from < template.length()) {
            spans.add(new Words(template.substring(from)));
        }
        if (used != numbers.length) {
            throw new IllegalArgumentException("too many numbers: " + template);
        }
        return List.copyOf(spans);
    }

    /** Words alone, whatever they hold: for text of others, as names. */
    static List<Span> words(String text) {
        return List.of(new Words(text));
    }
}
