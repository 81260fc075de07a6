package org.headroom.app.impact.pages;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.site.PublicRecord;

/** The section on what sources disagree on, with both of them, and on what was never published. */
public final class DisputedPage {
    private DisputedPage() {}

    public static List<Section> of(ImpactCase c, Figures f) {
        PublicRecord record = Shown.record(c);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Prose.of(
                        "Where public sources differ, both stand here, and what this report uses. It does not decide who is right.")
                .block());
        List<MeteredBeside.Pair> pairs = MeteredBeside.of(c, f, record);
        if (!pairs.isEmpty()) {
            blocks.add(MeteredBeside.table(pairs));
        }
        blocks.add(new Block.Heading("Disputed"));
        if (record.disputed().isEmpty()) {
            blocks.add(Prose.of("The site's file names no disputed facts.").block());
        }
        for (PublicRecord.Dispute d : record.disputed()) {
            blocks.add(new Block.Callout(
                    Block.Kind.DISPUTED,
                    Shown.cut(d.about()),
                    List.of(
                            said("One source: ", d.first(), d.firstSource()),
                            said("Another: ", d.second(), d.secondSource()),
                            Prose.of("Used here: ").quote(d.used()).spans())));
        }
        blocks.add(new Block.Heading("Never published, as far as was found"));
        if (record.unpublished().isEmpty()) {
            blocks.add(Prose.of("The site's file names nothing.").block());
        } else {
            List<List<List<Span>>> rows = new ArrayList<>();
            for (PublicRecord.Unpublished u : record.unpublished()) {
                rows.add(List.of(
                        Span.words(u.what()), Span.words(u.holder()), Span.words(u.words()), Span.words(u.source())));
            }
            blocks.add(new Block.Rows(
                    "unpublished",
                    "What would be needed to replace assumptions",
                    List.of("What", "Who could publish it", "What it would change", "Where was looked"),
                    rows));
        }
        return List.of(new Section("disputed", "Disputed and unknown", EnumSet.allOf(Audience.class), blocks));
    }

    private static List<Span> said(String who, String words, String source) {
        return Prose.of(who).quote(words).then(" (").quote(source).then(")").spans();
    }
}
