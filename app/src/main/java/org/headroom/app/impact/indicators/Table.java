package org.headroom.app.impact.indicators;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Span;
import org.jspecify.annotations.Nullable;

/** Rows of a table as they come. */
final class Table {
    private final String id;
    private final String caption;
    private final List<String> head;
    private final List<List<List<Span>>> rows = new ArrayList<>();

    Table(String id, String caption, String... head) {
        this.id = id;
        this.caption = caption;
        this.head = List.of(head);
    }

    /** A row of words. */
    Table words(String... cells) {
        List<List<Span>> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(Span.words(cell));
        }
        rows.add(row);
        return this;
    }

    /** A row whose second cell is a number with its range, or what is missing. */
    Table number(String name, @Nullable Quantity number, String missing, String last) {
        boolean given = number != null && number.known();
        rows.add(List.of(
                Span.words(name),
                given && number != null ? Span.of("{-}", number) : Span.words("not given: " + missing),
                Span.words(last)));
        return this;
    }

    /** A row of cells. */
    Table cells(List<List<Span>> cells) {
        rows.add(cells);
        return this;
    }

    Block.Rows block() {
        return new Block.Rows(id, caption, head, rows);
    }
}
