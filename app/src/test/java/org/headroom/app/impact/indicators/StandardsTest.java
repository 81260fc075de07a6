package org.headroom.app.impact.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.headroom.app.impact.Figures;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

/** A year of round figures in the words of standards. */
class StandardsTest {
    private static List<Block.Rows> tables(Section section) {
        return section.blocks().stream()
                .filter(Block.Rows.class::isInstance)
                .map(Block.Rows.class::cast)
                .toList();
    }

    private static String words(List<Span> cell) {
        StringBuilder text = new StringBuilder();
        for (Span span : cell) {
            if (span instanceof Span.Words some) {
                text.append(some.text());
            }
        }
        return text.toString();
    }

    private static String second(Section section, String table, String row) {
        return tables(section).stream()
                .filter(t -> t.id().equals(table))
                .flatMap(t -> t.rows().stream())
                .filter(r -> words(r.getFirst()).startsWith(row))
                .map(r -> words(r.get(1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void water_in_megalitres_adds_up() {
        Figures f = new Figures();
        Standards.of(MadeUpYear.round().with("recycled_gal", 100e6).impact(), f);

        double withdrawal = f.get("standard.withdrawal_megalitre").value();
        assertThat(withdrawal)
                .isCloseTo(
                        f.get("standard.potable_megalitre").value()
                                + f.get("standard.recycled_megalitre").value(),
                        within(1e-9));
        assertThat(f.get("standard.consumption_megalitre").value())
                .isCloseTo(withdrawal - f.get("standard.discharge_megalitre").value(), within(1e-9));
        assertThat(f.get("standard.potable_megalitre").value()).isCloseTo(365 * 3.785411784, within(1e-9));
        assertThat(f.get("standard.potable_input_m3").value()).isCloseTo(365e3 * 3.785411784, within(1e-6));
    }

    @Test
    void what_a_model_cannot_know_is_named() {
        Section section =
                Standards.of(MadeUpYear.round().impact(), new Figures()).getFirst();

        assertThat(section.id()).isEqualTo("standards");
        assertThat(second(section, "ghg_protocol", "Scope 2: market-based")).startsWith("not given");
        assertThat(second(section, "ghg_protocol", "Scope 3")).startsWith("not given");
        assertThat(second(section, "iso_30134", "REF")).startsWith("not given");
        assertThat(second(section, "eu_2024_1364", "Refrigerants")).startsWith("not given");
        assertThat(second(section, "iso_30134", "PUE, category 3")).isEmpty(); // a number
    }

    @Test
    void cooling_degree_days_are_eurostats() {
        MadeUpYear year = MadeUpYear.round();
        double[] air = new double[8760];
        Arrays.fill(air, 0, 24 * 10, 26); // ten days of 26 C: 5 K each
        Arrays.fill(air, 24 * 10, 24 * 20, 23.9); // below 24 C: none
        year.hourly.put(Measures.DRYBULB_C, air);
        Figures f = new Figures();
        Standards.of(year.impact(), f);
        assertThat(f.get("standard.cooling_degree_days").value()).isCloseTo(50, within(1e-9));
    }

    @Test
    void a_year_that_lacks_everything_prints_no_number_that_is_none() {
        for (String site : SiteTree.embeddedNames()) {
            for (Section section : Standards.of(new MadeUpYear(site).impact(), new Figures())) {
                for (Block.Rows table : tables(section)) {
                    assertThat(table.rows())
                            .allMatch(row -> row.size() == table.head().size());
                    table.rows().stream()
                            .flatMap(List::stream)
                            .flatMap(List::stream)
                            .forEach(span -> {
                                if (span instanceof Span.Value value) {
                                    assertThat(value.quantity()).matches(Quantity::known);
                                }
                            });
                }
            }
        }
    }

    @Test
    void sections_agree_on_numbers_of_one_name() {
        Figures f = new Figures();
        MadeUpYear year = MadeUpYear.round();
        Indicators.of(year.impact(), f, Around.UNKNOWN).sections();
        Standards.of(year.impact(), f);
        Models.of(year.impact(), f, List.of());
        Indicators.of(year.impact(), f, Around.UNKNOWN);
        assertThat(f.all()).extracting(Quantity::id).doesNotHaveDuplicates();
    }
}
