package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;

/** A paragraph put together from own sentences with numbers and from text of others, which is never read as a template. */
final class Prose {
    private final List<Span> spans = new ArrayList<>();

    static Prose of(String template, Quantity... numbers) {
        return new Prose().then(template, numbers);
    }

    Prose then(String template, Quantity... numbers) {
        spans.addAll(Span.of(template, numbers));
        return this;
    }

    /** Text of others, such as a name from a site's file. */
    Prose quote(String text) {
        spans.add(new Span.Words(text));
        return this;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    Block block() {
        return new Block.Text(spans());
    }

    /** A cell with one number in full. */
    static List<Span> cell(Quantity number) {
        return Span.of("{}", number);
    }

    /** A cell with one number and its range. */
    static List<Span> range(Quantity number) {
        return Span.of("{-}", number);
    }
}
