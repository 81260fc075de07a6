package org.headroom.app.report.impact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a section is made of. Text of others (names of sites, jobs, places) is kept as it is and escaped when written. */
public sealed interface Block {
    /** A paragraph. */
    record Text(List<Span> spans) implements Block {
        public static Text of(String template, Quantity... numbers) {
            return new Text(Span.of(template, numbers));
        }
    }

    /** A heading below the section's. */
    record Heading(String words) implements Block {}

    /** Small print below something. */
    record Note(List<Span> spans) implements Block {
        public static Note of(String template, Quantity... numbers) {
            return new Note(Span.of(template, numbers));
        }
    }

    /** What a callout is about. */
    enum Kind {
        /** What the model cannot say, or where its validity ends. */
        LIMIT,
        /** Two sources that differ, both named. */
        DISPUTED,
        /** What the owner has never published, or what would be needed. */
        UNKNOWN,
        /** Metered beside modelled. */
        METERED
    }

    /** A box that stands out. */
    record Callout(Kind kind, String title, List<List<Span>> paragraphs) implements Block {}

    record Bullets(List<List<Span>> items) implements Block {}

    /**
     * A table; the first cell heads its row.
     *
     * @param id tells it apart in a report; names its CSV
     */
    record Rows(String id, String caption, List<String> head, List<List<List<Span>>> rows) implements Block {}

    /** Large figures in a row: one thought each. */
    record Tiles(List<Tile> tiles) implements Block {}

    /**
     * @param icon of {@code power water air noise heat money plan people}
     * @param words one short sentence
     */
    record Tile(String icon, String title, Quantity figure, List<Span> words) {}

    /** A chart. */
    record Chart(Plot plot) implements Block {}

    /** A map. */
    record MapView(GeoMap map) implements Block {}

    /**
     * One of the indicators.
     *
     * @param id as in {@code W1}
     * @param figures the values; the first is the one that is compared; empty: not given
     * @param limit what it is held against, in words with its own numbers; empty if nothing
     * @param limitSource where that comes from
     * @param status {@code within}, {@code beyond}, {@code no_limit} or {@code not_given}
     * @param trend a value a month, in the first figure's unit; empty: none
     * @param reading how to read it
     * @param needed what would be needed, if it is not given; else empty
     */
    record Indicator(
            String id,
            String name,
            List<Quantity> figures,
            List<Span> limit,
            String limitSource,
            String status,
            List<Double> trend,
            String reading,
            String needed) {}

    record Indicators(List<Indicator> indicators) implements Block {}

    /**
     * Choices that a reader can switch, with what each combination gives; all are computed beforehand.
     *
     * @param outcomes by combination: bit i of the index is choice i
     */
    record Switches(String id, List<Choice> choices, List<List<Quantity>> outcomes) implements Block {}

    /** @param words what it would mean; {@code promised} who promised it and when, or null */
    record Choice(
            String id, String title, String words, @Nullable String promised) {}
}
