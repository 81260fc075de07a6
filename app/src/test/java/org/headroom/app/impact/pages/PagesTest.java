package org.headroom.app.impact.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.app.impact.Figures;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final Figures f = new Figures();

    private static Block.Rows rows(List<Section> sections, String id) {
        return sections.stream()
                .flatMap(s -> s.blocks().stream())
                .filter(b -> b instanceof Block.Rows r && r.id().equals(id))
                .map(b -> (Block.Rows) b)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + id));
    }

    private static double value(List<Span> cell) {
        return cell.stream()
                .filter(s -> s instanceof Span.Value)
                .mapToDouble(s -> ((Span.Value) s).quantity().value())
                .findFirst()
                .orElseThrow();
    }

    /** The project's brief: 9.4 to 10.1 % of the city's energy, 5.0 % of its summer peak, 7.5 % of its winter peak. */
    @Test
    void three_shares_of_150_mw_have_three_denominators() {
        ElectricityPage.of(PagesCase.announced(), f);
        ShortPage.of(PagesCase.announced(), f);
        assertThat(f.get("share.connected_of_energy_low_percent").value()).isCloseTo(9.4, within(0.05));
        assertThat(f.get("share.connected_of_energy_high_percent").value()).isCloseTo(10.1, within(0.05));
        assertThat(f.get("share.connected_of_summer_peak_percent").value()).isCloseTo(5.0, within(1e-9));
        assertThat(f.get("share.connected_of_winter_peak_percent").value()).isCloseTo(7.5, within(1e-9));
        // 120 MW x 8,760 h of 13.5 TWh; the summer's hour of 140 MW; a winter of 120 MW
        assertThat(f.get("share.year_of_energy_percent").value()).isCloseTo(7.787, within(0.001));
        assertThat(f.get("share.year_of_summer_peak_percent").value()).isCloseTo(100 * 140 / 3000.0, within(1e-9));
        assertThat(f.get("share.year_of_winter_peak_percent").value()).isCloseTo(6.0, within(1e-9));
    }

    /** The project's brief: 150 MW all year is 91,000 to 125,000 homes, the site's water about 4,000 of them. */
    @Test
    void homes_by_power_and_homes_by_water_are_apart() {
        ImpactCase c = PagesCase.of(
                SiteTree.embedded("memphis-announced"), replaced("potable_gal", 1.3e6 * 365), true, null);
        ShortPage.of(c, f);
        assertThat(f.get("homes.power_flat.tennessee_count").value()).isEqualTo(91_000);
        assertThat(f.get("homes.power_flat.united_states_count").value()).isEqualTo(125_000);
        assertThat(f.get("homes.water.report_2026_count").value()).isEqualTo(4000);
        assertThat(f.get("homes.water.united_states_count").value()).isEqualTo(4300);
    }

    private static Map<String, Double> replaced(String key, double value) {
        Map<String, Double> figures = new HashMap<>(PagesCase.figures(1));
        figures.put(key, value);
        return figures;
    }

    @Test
    void the_first_page_reads_at_or_below_grade_nine() {
        for (Section section : ShortPage.of(PagesCase.announced(), f)) {
            String text = PagesCase.text(section);
            assertThat(ReadingEase.of(text).grade()).as(text).isLessThanOrEqualTo(9);
        }
    }

    /** Worked by hand: two sentences, 8 words, 10 syllables: 1.56 + 14.75 - 15.59 = 0.72. */
    @Test
    void the_grade_is_that_of_kincaid() {
        ReadingEase cats = ReadingEase.of("The cat sat on the table. Water fell.");
        assertThat(cats).isEqualTo(new ReadingEase(2, 8, 10));
        assertThat(cats.grade()).isCloseTo(0.72, within(0.01));
    }

    @Test
    void the_lines_of_a_table_add_up_to_its_total() {
        List<Section> all = Pages.of(PagesCase.announced(), f);
        for (String id : List.of(
                "electricity_uses", "carbon", "water_sources", "balance_site", "balance_towers", "balance_return", "bills", "paid")) {
            List<List<List<Span>>> lines = rows(all, id).rows();
            double sum = 0;
            for (List<List<Span>> line : lines.subList(0, lines.size() - 1)) {
                sum += value(line.get(1));
            }
            double total = value(lines.getLast().get(1));
            assertThat(sum).as(id).isCloseTo(total, within(1e-12 * Math.abs(total)));
        }
    }

    @Test
    void the_bills_add_up_to_the_year_s_total() {
        MoneyPage.of(PagesCase.announced(), f);
        assertThat(f.get("money.bills_usd").value()).isCloseTo(81e6 + 365e3 * 1.9, within(1e-6));
        assertThat(f.get("money.water_usd_per_kgal").value()).isCloseTo(1.9, within(1e-12));
        assertThat(f.get("money.water_over_residents_percent").value()).isCloseTo(100 * 1.9 / 3.2, within(1e-9));
        assertThat(f.get("money.local_tax_usd").value()).isEqualTo(3e6);
    }

    @Test
    void metered_figures_stand_beside_those_of_the_same_days_where_the_year_has_them() {
        ImpactCase c = PagesCase.announced();
        List<MeteredBeside.Pair> pairs = MeteredBeside.of(c, f, Shown.record(c));
        assertThat(pairs).filteredOn(MeteredBeside.Pair::samePeriod).extracting(p -> p.metered().name())
                .containsExactly("water_2025", "power_2025");
        assertThat(f.get("beside.power_2025_mw").value()).isCloseTo(120, within(1e-9));
        // January to July of 2025 have 212 days, one of them at 1.4 Mgal
        assertThat(f.get("beside.water_2025_gal_per_day").value()).isCloseTo(1e6 + 4e5 / 212, within(1.0));
        assertThat(f.get("beside.water_day_2026_gal_per_day").value()).isEqualTo(1.4e6);
        assertThat(Shown.metered(c)).contains("30,000", "812,502");
    }

    @Test
    void what_is_disputed_shows_both_sources_and_what_is_used() {
        Section page = DisputedPage.of(PagesCase.announced(), f).getFirst();
        List<Block.Callout> disputes = page.blocks().stream()
                .filter(b -> b instanceof Block.Callout)
                .map(b -> (Block.Callout) b)
                .toList();
        assertThat(disputes).hasSizeGreaterThan(12).allSatisfy(d -> {
            assertThat(d.kind()).isEqualTo(Block.Kind.DISPUTED);
            assertThat(d.paragraphs()).hasSize(3);
        });
        assertThat(PagesCase.text(page)).contains("208 units", "168 units", "79 %", "Hourly or daily power of the site");
    }

    @Test
    void the_plan_and_what_it_changes_are_on_the_first_page() {
        List<Section> pages = ShortPage.of(PagesCase.announced(), f);
        assertThat(PagesCase.text(pages.getFirst())).contains("Most power: 130 megawatts with it, 140 megawatts without.");
        String text = PagesCase.text(pages.getLast());
        assertThat(text).contains("Most power: 130 megawatts with the plan, 140 megawatts without.");
        assertThat(f.get("plan_change.cost_usd.total_percent").value()).isCloseTo(-100 * 0.1 / 1.12, within(1e-9));
    }

    /** Theis (1935): deeper where more is pumped, and less far away; docs/models/aquifer.md has the cases of the model itself. */
    @Test
    void drawdown_grows_with_the_draw_and_falls_with_distance() {
        WaterPage.of(PagesCase.announced(), f);
        Quantity near = f.get("drawdown.deepest_well.ten_years_m");
        Quantity far = f.get("drawdown.site.ten_years_m");
        assertThat(near.value()).isGreaterThan(far.value());
        assertThat(near.low()).isLessThanOrEqualTo(near.value());
        assertThat(near.high()).isGreaterThanOrEqualTo(near.value());
        Figures twice = new Figures();
        WaterPage.of(PagesCase.of(SiteTree.embedded("memphis-announced"), PagesCase.figures(2), true, null), twice);
        assertThat(twice.get("drawdown.site.ten_years_m").value()).isCloseTo(2 * far.value(), within(1e-9));
        assertThat(f.get("leakage.share_percent").value()).isBetween(50.0, 100.0);
    }

    @Test
    void dry_cooling_says_its_megawatts() {
        WaterPage.of(PagesCase.announced(), f);
        assertThat(f.get("dry_more.mean_site_mw").value()).isCloseTo(11, within(1e-9));
        assertThat(f.get("dry_more.potable_gal").value()).isCloseTo(-360e6, within(1e-3));
    }

    @Test
    void two_runs_are_held_against_each_other_with_their_inputs() {
        ImpactCase other = PagesCase.of(
                SiteTree.embedded("memphis-announced").withText(Map.of("limits.site_power_mw", "140")),
                PagesCase.figures(0.5),
                true,
                null);
        ImpactCase c = PagesCase.of(SiteTree.embedded("memphis-announced"), PagesCase.figures(1), true, other);
        List<Section> compared = ComparedPage.of(c, f);
        assertThat(f.get("compared_change.energy_mwh_percent").value()).isCloseTo(100, within(1e-9));
        assertThat(rows(compared, "compared_inputs").rows()).hasSize(1);
        assertThat(PagesCase.text(compared.getFirst())).contains("limits.site_power_mw | 150 MW | 140 MW");
        assertThat(ComparedPage.of(PagesCase.announced(), f)).isEmpty();
    }

    @Test
    void a_site_without_city_record_aquifer_or_hours_says_what_is_missing() {
        SiteTree bare = SiteTree.parse("bare", "extends: memphis-announced\ncommunity: null\nregion: null\nwater:\n  aquifer: null\n");
        ImpactCase c = PagesCase.of(bare, new HashMap<>(), false, null);
        String text = String.join("\n", Pages.of(c, f).stream().map(PagesCase::text).toList());
        assertThat(text)
                .contains("has no figures of the city")
                .contains("names no aquifer behind the mains")
                .contains("No figure of taxes")
                .contains("No figure of a meter");
        assertThat(Shown.metered(c)).isEmpty();
    }

    @Test
    void names_of_others_are_kept_as_text_and_cut() {
        SiteTree hostile = SiteTree.embedded("memphis-announced")
                .withText(Map.of(
                        "name", "<script>alert({0})</script>{}",
                        "label", "x".repeat(10_000),
                        "community.disputed.taxes.about", "{~} \u202E <b>",
                        "community.metered.water_2024.what", "{".repeat(500)));
        ImpactCase c = PagesCase.of(hostile, PagesCase.figures(1), true, null);
        String text = String.join("\n", Pages.of(c, f).stream().map(PagesCase::text).toList());
        assertThat(text).contains("{~} \u202E <b>");
        assertThat(Shown.shown(c)).hasSizeLessThan(500).contains("<script>alert({0})</script>{}");
    }

    @Test
    void every_number_is_made_once_and_every_table_and_chart_has_a_name_of_its_own() {
        List<Section> all = Pages.of(PagesCase.announced(), f);
        List<String> ids = new ArrayList<>();
        for (Section section : all) {
            for (Block block : section.blocks()) {
                switch (block) {
                    case Block.Rows r -> ids.add(r.id());
                    case Block.MapView m -> ids.add(m.map().id());
                    default -> {}
                }
            }
        }
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        Set<String> plots = new HashSet<>();
        all.stream()
                .flatMap(s -> s.blocks().stream())
                .filter(b -> b instanceof Block.Chart)
                .map(b -> ((Block.Chart) b).plot().id())
                .forEach(plots::add);
        assertThat(plots).contains("short_water", "day_power", "electricity_months", "electricity_duration", "water_months", "day_water");
    }
}
