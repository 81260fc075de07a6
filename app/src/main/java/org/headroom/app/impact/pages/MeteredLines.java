package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.report.impact.Span;

/** Published figures beside modelled ones as sentences. */
final class MeteredLines {
    private MeteredLines() {}

    static List<List<Span>> of(List<MeteredBeside.Pair> pairs) {
        List<List<Span>> lines = new ArrayList<>();
        for (MeteredBeside.Pair p : pairs) {
            Prose line = new Prose()
                    .quote(Shown.cut(p.metered().what()))
                    .then(": {-}, against {} modelled", p.figure(), p.modelled())
                    .then(
                            p.samePeriod()
                                    ? " for the same days."
                                    : " for the computed year, which are not the same days.");
            if (!p.metered().words().isEmpty()) {
                line.then(" ").quote(p.metered().words());
            }
            lines.add(line.spans());
        }
        return lines;
    }
}
