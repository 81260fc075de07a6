package org.headroom.app.report.impact;

import java.util.ArrayList;
import java.util.List;

/** The numbers that blocks show, in their order. */
final class UsedNumbers {
    private UsedNumbers() {}

    static List<Quantity> of(List<Block> blocks) {
        List<Quantity> out = new ArrayList<>();
        blocks.forEach(b -> add(out, b));
        return out;
    }

    private static void add(List<Quantity> out, Block block) {
        switch (block) {
            case Block.Text t -> spans(out, t.spans());
            case Block.Note n -> spans(out, n.spans());
            case Block.Callout c -> c.paragraphs().forEach(p -> spans(out, p));
            case Block.Bullets b -> b.items().forEach(i -> spans(out, i));
            case Block.Rows r -> r.rows().forEach(row -> row.forEach(cell -> spans(out, cell)));
            case Block.Tiles t ->
                t.tiles().forEach(tile -> {
                    out.add(tile.figure());
                    spans(out, tile.words());
                });
            case Block.Indicators i ->
                i.indicators().forEach(one -> {
                    out.addAll(one.figures());
                    spans(out, one.limit());
                });
            case Block.Switches s -> s.outcomes().forEach(out::addAll);
            case Block.MapView v ->
                v.map().features().forEach(f -> {
                    if (f.value() != null) {
                        out.add(f.value());
                    }
                });
            case Block.Heading h -> {}
            case Block.Chart c -> {}
        }
    }

    private static void spans(List<Quantity> out, List<Span> spans) {
        for (Span span : spans) {
            if (span instanceof Span.Value v) {
                out.add(v.quantity());
            }
        }
    }
}
