package org.headroom.app.impact.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.Figures;
import org.headroom.app.report.impact.Audience;
import org.headroom.app.report.impact.Block;
import org.headroom.app.report.impact.Quantity;
import org.headroom.app.report.impact.Section;
import org.headroom.app.report.impact.Span;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.IndicatorCatalogue;
import org.headroom.data.site.SiteTree;
import org.junit.jupiter.api.Test;

/** Each indicator against arithmetic by hand on a year of round figures. */
class IndicatorsTest {
    /** The 37 ids of the project's list. */
    private static final List<String> IDS = Stream.of(
                    numbered("W", 12),
                    numbered("E", 7),
                    numbered("A", 8),
                    List.of("N1", "N2", "J1", "J2"),
                    numbered("S", 4),
                    List.of("F1", "T1"))
            .flatMap(List::stream)
            .toList();

    private static List<String> numbered(String letter, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
    }

    private static Indicators of(MadeUpYear year) {
        return Indicators.of(year.impact(), new Figures(), Around.UNKNOWN);
    }

    private static double first(Indicators all, String id) {
        return all.get(id).figures().getFirst().value();
    }

    private static double figure(Indicators all, String id, String end) {
        return all.get(id).figures().stream()
                .filter(q -> q.id().endsWith(end))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void all_37_are_there_once_for_a_regulator_and_what_concerns_them_for_the_others() {
        List<Section> sections = of(MadeUpYear.round()).sections();

        assertThat(IDS).hasSize(37);
        assertThat(shown(sections, Audience.REGULATOR)).containsExactlyElementsOf(IDS);
        assertThat(shown(sections, Audience.RESIDENTS))
                .contains("E7", "N1", "W1")
                .doesNotContain("A5", "W5", "E1");
        assertThat(shown(sections, Audience.COUNCIL)).contains("E1", "W4", "F1").doesNotContain("A5", "E7", "N2");
    }

    private static List<String> shown(List<Section> sections, Audience reader) {
        return sections.stream()
                .filter(s -> s.audiences().contains(reader))
                .flatMap(s -> s.blocks().stream())
                .filter(Block.Indicators.class::isInstance)
                .flatMap(b -> ((Block.Indicators) b).indicators().stream())
                .map(Block.Indicator::id)
                .toList();
    }

    @Test
    void water_is_reckoned_by_hand() {
        Indicators all = of(MadeUpYear.round());

        assertThat(first(all, "W1")).isCloseTo(1e6, within(1e-6));
        assertThat(figure(all, "W1", "megalitre")).isCloseTo(365 * 3.785411784, within(1e-9));
        assertThat(first(all, "W2")).isCloseTo(100 / 150.0, within(1e-12));
        assertThat(first(all, "W3")).isZero();
        assertThat(first(all, "W4")).isCloseTo(300 * 3.785411784, within(1e-9));
        assertThat(first(all, "W11")).isCloseTo(4.0, within(1e-12));
        assertThat(first(all, "W12")).isCloseTo(1.9, within(1e-12));
        assertThat(all.get("W12").status()).isEqualTo("beyond"); // less than the 3.20 of others
        // 1.3 Mgal/d at 150 MW are 1.37 L/kWh (fact W2)
        assertThat(all.get("W6").limit().toString()).contains("w6.stated_l_per_kwh");
        // 65 Mgal of 900 mg/L over 365 days
        assertThat(first(all, "S4")).isCloseTo(65e6 * 3.785411784 * 900 / 1e6 / 365, within(1e-6));
        assertThat(figure(all, "S4", "nitrogen_kg_per_day")).isCloseTo(10, within(1e-9));
    }

    @Test
    void stated_water_at_the_contract_is_1_37_litres_a_kilowatt_hour() {
        Figures f = new Figures();
        Indicators.of(MadeUpYear.round().impact(), f, Around.UNKNOWN);
        assertThat(f.get("indicator.w6.stated_l_per_kwh").value()).isCloseTo(1.367, within(0.0005));
    }

    @Test
    void water_of_the_power_stations_is_the_mix_times_its_factors() {
        Indicators all = of(MadeUpYear.round());
        // 12 % x 2.54 + 29.5 % x 1.02 + 32 % x 0.78 + 14 % x 0.95 + 4 % x 0.10 over 100.5 %; with 9 % x 17.0 of
        // reservoirs
        double grid = (12 * 2.54 + 29.5 * 1.02 + 32 * 0.78 + 14 * 0.95 + 4 * 0.10) / 100.5;
        double site = 365e6 * 3.785411784 / (100 * 8760e3);
        assertThat(first(all, "W7")).isCloseTo(site + 1.2 * grid, within(1e-9));
        assertThat(figure(all, "W7", "with_reservoirs_l_per_kwh"))
                .isCloseTo(site + 1.2 * (grid + 9 * 17.0 / 100.5), within(1e-9));
    }

    @Test
    void the_wells_answer_the_mean_draw_of_the_year() {
        Indicators one = of(MadeUpYear.round());
        Indicators two = of(MadeUpYear.round().with("potable_gal", 730e6));

        Quantity drawdown = one.get("W8").figures().getFirst();
        assertThat(drawdown.unit()).isEqualTo(Unit.M);
        assertThat(drawdown.value()).isPositive().isBetween(drawdown.low(), drawdown.high());
        assertThat(first(two, "W8")).isCloseTo(2 * drawdown.value(), within(1e-9));
        assertThat(first(one, "W9")).isBetween(0.0, 100.0 + 1e-9);
        assertThat(one.get("W9").status()).isEqualTo("no_limit");
    }

    @Test
    void without_mains_water_there_is_no_price_and_no_drawdown() {
        Indicators all = of(MadeUpYear.round().with("potable_gal", 0).with("recycled_gal", 365e6));

        assertThat(all.get("W12").status()).isEqualTo("not_given");
        assertThat(first(all, "W3")).isEqualTo(100);
        assertThat(first(all, "W8")).isZero();
        noNotANumber(all);
    }

    @Test
    void three_shares_of_the_citys_load_each_with_its_denominator() {
        Indicators all = of(MadeUpYear.round());
        List<Quantity> shares = all.get("E6").figures();

        // 1,314 GWh of 13 to 14 TWh; 150 of 3,000 and of 2,000 MW (facts E20, E21, E24)
        assertThat(shares.get(0).value()).isCloseTo(9.73, within(0.005));
        assertThat(shares.get(0).low()).isCloseTo(9.4, within(0.05));
        assertThat(shares.get(0).high()).isCloseTo(10.1, within(0.05));
        assertThat(shares.get(1).value()).isCloseTo(5.0, within(1e-9));
        assertThat(shares.get(2).value()).isCloseTo(7.5, within(1e-9));
        assertThat(all.get("E6").limit().toString())
                .contains("region.energy_mwh", "region.summer_peak_mw", "region.winter_peak_mw");
    }

    @Test
    void homes_by_electricity_and_by_water_are_told_apart() {
        Indicators all = of(MadeUpYear.round());

        // 150 MW all year (fact C6 and its arithmetic): 91,000 to 125,000 homes; 1.3 Mgal/d: about 4,000
        assertThat(figure(all, "E7", "electricity.tennessee_homes_count")).isCloseTo(91_250, within(1.0));
        assertThat(figure(all, "E7", "electricity.united_states_homes_count")).isCloseTo(125_143, within(1.0));
        assertThat(figure(all, "E7", "stated_water.report_2026_homes_count")).isCloseTo(4_000, within(1e-6));
        assertThat(figure(all, "E7", "stated_water.united_states_homes_count")).isCloseTo(4_333, within(1.0));
        assertThat(figure(all, "E7", "modelled_water.united_states_homes_count"))
                .isCloseTo(1e6 / 300, within(1e-6));
    }

    @Test
    void electricity_is_reckoned_by_hand() {
        Indicators all = of(MadeUpYear.round());

        assertThat(first(all, "E1")).isEqualTo(1.2);
        assertThat(all.get("E1").status()).isEqualTo("within");
        assertThat(first(all, "E2")).isCloseTo(1.2 * 0.42, within(1e-12));
        assertThat(all.get("E3").figures().getFirst().id()).isEqualTo("indicator.e3.erf");
        assertThat(first(all, "E3")).isZero();
        assertThat(first(all, "E4")).isCloseTo(120 * 8760 * 0.42, within(1e-6));
        // 150 MW at 0.4257: 559,000 t a year
        assertThat(all.get("E4").limit().toString()).contains("e4.contract_t");
        assertThat(all.get("E5").status()).isEqualTo("not_given");
    }

    @Test
    void the_contracts_carbon_is_559_000_tonnes() {
        Figures f = new Figures();
        Indicators.of(MadeUpYear.round().impact(), f, Around.UNKNOWN);
        assertThat(f.get("indicator.e4.contract_t").value()).isCloseTo(559_370, within(1.0));
        assertThat(f.get("indicator.e2.regional_kg_per_kwh").value()).isCloseTo(1.2 * 0.4257, within(1e-12));
    }

    @Test
    void a_demand_call_is_held_against_what_was_asked() {
        MadeUpYear year = MadeUpYear.round();
        year.events = List.of(call(60, 60));
        assertThat(of(year).get("E5").status()).isEqualTo("within");
        assertThat(first(of(year), "E5")).isEqualTo(60);
        year.events = List.of(call(60, 59));
        assertThat(of(year).get("E5").status()).isEqualTo("beyond");
    }

    /** 0.1 MW of 100.4 is what transformers take without load. */
    @Test
    void a_call_is_followed_when_only_a_hundredth_is_left() {
        MadeUpYear year = MadeUpYear.round();
        year.events = List.of(call(100.4, 100.3));
        assertThat(of(year).get("E5").status()).isEqualTo("within");
        year.events = List.of(call(100.4, 99.39));
        assertThat(of(year).get("E5").status()).isEqualTo("beyond");
    }

    /** 120 MW in a winter month of a year whose highest, 140 MW, falls into summer. */
    @Test
    void a_seasons_peak_is_held_against_power_of_that_season() {
        MadeUpYear year = MadeUpYear.round();
        for (int month = 1; month <= 12; month++) {
            year.with("month.peak_site_mw." + month, month == 8 ? 140 : month == 1 ? 120 : month == 11 ? 130 : 110);
        }
        Indicators all = of(year);

        assertThat(figure(all, "E6", "modelled_summer_percent")).isCloseTo(100 * 140.0 / 3000, within(1e-9));
        assertThat(figure(all, "E6", "modelled_winter_percent")).isCloseTo(100 * 120.0 / 2000, within(1e-9));
    }

    @Test
    void legionella_and_jobs_are_named_as_not_given() {
        assertThat(of(MadeUpYear.round()).sections())
                .allSatisfy(section -> assertThat(section.blocks())
                        .filteredOn(Block.Callout.class::isInstance)
                        .asString()
                        .contains("Legionella", "Jobs"));
    }

    private static Alternative call(double asked, double delivered) {
        return new Alternative(
                "winter_call",
                "A call",
                "made up",
                "this test",
                "2025-01-22",
                2,
                Map.of("call_asked_mw", asked, "call_delivered_mw", delivered),
                Map.of(),
                List.of(),
                List.of(),
                Map.of("events.winter_call.kind", "utility_call"));
    }

    @Test
    void what_is_not_burnt_gives_off_nothing() {
        Indicators all = of(MadeUpYear.round());

        assertThat(first(all, "A1")).isZero();
        assertThat(all.get("A1").status()).isEqualTo("within");
        assertThat(first(all, "A2")).isZero();
    }

    @Test
    void short_tons_are_held_against_the_permit_of_the_site_that_has_one() {
        double ton = 907.18474;
        MadeUpYear built = new MadeUpYear("memphis-as-built");
        built.figures.putAll(MadeUpYear.round().figures);
        // the site's cap is 87 short tons (fact E59)
        Indicators at =
                of(built.with("nox_kg", 87 * ton).with("generation_mwh", 1).with("formaldehyde_kg", 9.9 * ton));

        assertThat(first(at, "A1")).isCloseTo(87, within(1e-9));
        assertThat(at.get("A1").status()).isEqualTo("within");
        assertThat(at.get("A2").status()).isEqualTo("beyond"); // 9.8 allowed
        assertThat(of(built.with("nox_kg", 87.001 * ton)).get("A1").status()).isEqualTo("beyond");
    }

    @Test
    void drift_is_water_times_solids() {
        Indicators all = of(MadeUpYear.round());
        // 10 Mgal a year of 500 mg/L: 18,927 kg, over 8,760 h: 4.763 lb/h; the site's drift is twice the usual 0.0005 %
        assertThat(first(all, "A5")).isCloseTo(4.763, within(0.001));
        assertThat(all.get("A5").status()).isEqualTo("beyond");
        assertThat(of(MadeUpYear.round().set(Map.of("cooling.towers.drift_fraction", "0.000005")))
                        .get("A5")
                        .status())
                .isEqualTo("within");
    }

    @Test
    void what_needs_factors_of_the_user_is_given_once_they_are_there() {
        for (String id : List.of("A6", "A7", "A8", "N2", "J1", "J2", "S3", "A3", "A4", "N1")) {
            Block.Indicator missing = of(MadeUpYear.round()).get(id);
            assertThat(missing.status()).as(id).isEqualTo("not_given");
            assertThat(missing.figures()).as(id).isEmpty();
            assertThat(missing.needed()).as(id).isNotBlank();
        }
        Map<String, String> factors = new LinkedHashMap<>();
        factors.put("community.factors.damage.nox_usd_per_short_ton", "6000");
        factors.put("community.factors.damage.pm_usd_per_short_ton", "140000");
        factors.put("community.factors.county_nox_short_ton", "10000");
        factors.put("community.factors.formaldehyde_risk_m3_per_ug", "0.000013");
        factors.put("community.factors.low_frequency_db", "15");
        factors.put("community.factors.samples_percent", "98.9");
        factors.put("community.factors.percentiles.ozone.percent", "79");
        factors.put("community.factors.percentiles.low_income.percent", "92");
        MadeUpYear year = MadeUpYear.round()
                .set(factors)
                .with("generation_mwh", 1)
                .with("nox_kg", 907.18474 * 100)
                .with("pm_kg", 907.18474 * 10);
        Quantity air = around("air", Unit.UG_PER_M3, 0.1);
        Indicators all = Indicators.of(
                year.impact(),
                new Figures(),
                new Around(
                        around("no2", Unit.UG_PER_M3, 188),
                        around("no2_added", Unit.UG_PER_M3, 20),
                        around("pm", Unit.UG_PER_M3, 9.01),
                        null,
                        air,
                        around("ldn", Unit.DBA, 55.1),
                        around("people", Unit.COUNT, 12)));

        assertThat(first(all, "A6")).isCloseTo(100 * 6000 + 10 * 140_000, within(1e-6));
        assertThat(first(all, "A7")).isCloseTo(0.1 * 13, within(1e-9)); // 1.3e-5 a microgram
        assertThat(first(all, "A8")).isCloseTo(1.0, within(1e-9));
        assertThat(all.get("A8").status()).isEqualTo("within");
        assertThat(all.get("A3").status()).isEqualTo("within");
        assertThat(all.get("A4").status()).isEqualTo("beyond");
        assertThat(all.get("N1").status()).isEqualTo("beyond");
        assertThat(all.get("N2").status()).isEqualTo("within");
        assertThat(all.get("S3").status()).isEqualTo("beyond");
        assertThat(first(all, "J1")).isEqualTo(92);
        assertThat(all.get("J1").status()).isEqualTo("beyond");
        assertThat(all.get("J2").status()).isEqualTo("no_limit");
    }

    private static Quantity around(String id, Unit unit, double value) {
        return new Quantity(
                id, id, value, Double.NaN, Double.NaN, unit, "given", List.of(), "this test", Confidence.ASSUMPTION);
    }

    @Test
    void a_status_turns_just_beyond_its_threshold() {
        assertThat(of(MadeUpYear.round().with("pue", 1.3)).get("E1").status()).isEqualTo("within");
        assertThat(of(MadeUpYear.round().with("pue", 1.3001)).get("E1").status())
                .isEqualTo("beyond");
        assertThat(of(MadeUpYear.round().with("potable_gal", 1.5e6 * 365))
                        .get("W1")
                        .status())
                .isEqualTo("within");
        assertThat(of(MadeUpYear.round().with("potable_gal", 1.5001e6 * 365))
                        .get("W1")
                        .status())
                .isEqualTo("beyond");
        // W2 flags above 1 % of 150 Mgal/d
        assertThat(of(MadeUpYear.round().with("potable_gal", 1.5e6 * 365))
                        .get("W2")
                        .status())
                .isEqualTo("within");
        assertThat(of(MadeUpYear.round().with("potable_gal", 1.51e6 * 365))
                        .get("W2")
                        .status())
                .isEqualTo("beyond");
        // W3 wants at least 95 %
        assertThat(of(MadeUpYear.round().with("potable_gal", 5e6).with("recycled_gal", 95e6))
                        .get("W3")
                        .status())
                .isEqualTo("within");
        assertThat(of(MadeUpYear.round().with("potable_gal", 5.1e6).with("recycled_gal", 94.9e6))
                        .get("W3")
                        .status())
                .isEqualTo("beyond");
    }

    @Test
    void a_range_joins_the_ensemble_and_the_inputs_own() {
        Indicators all = of(MadeUpYear.round());
        // members 300 to 700 Mgal in steps of 40: 10 % at 340, 90 % at 660
        Quantity water = all.get("W1").figures().getFirst();
        assertThat(water.low()).isCloseTo(340e6 / 365, within(1e-3));
        assertThat(water.high()).isCloseTo(660e6 / 365, within(1e-3));
        // over 150 Mgal/d (145 to 150): upwards the two deviations in squares
        Quantity share = all.get("W2").figures().getFirst();
        double value = 100 / 150.0;
        double up = Math.hypot(100 * 660.0 / 365 / 150 - value, 100 / 145.0 - value);
        assertThat(share.high()).isCloseTo(value + up, within(1e-9));
        assertThat(share.low()).isCloseTo(100 * 340.0 / 365 / 150, within(1e-9));
    }

    @Test
    void the_recycling_plant_is_reckoned_by_hand() {
        // 13.5 and 13 Mgal/d at 0.6 kWh/m3: 29.5 MWh a day
        double m3 = 13e6 * 365 * 3.785411784e-3;
        Indicators all = of(MadeUpYear.round()
                .with("recycling_product_gal", 13e6 * 365)
                .with("recycling_intake_gal", 13.5e6 * 365)
                .with("recycling_mwh", m3 * 0.6 / 1000));

        assertThat(first(all, "W10")).isCloseTo(4.745e9, within(1.0));
        assertThat(first(all, "S1")).isCloseTo(100 * 13.5 / 70, within(1e-9));
        assertThat(first(all, "S2")).isCloseTo(29.53, within(0.01));
        assertThat(figure(all, "S2", "kwh_per_m3")).isCloseTo(0.6, within(1e-9));
    }

    @Test
    void money_is_the_bills_of_the_year() {
        Indicators all = of(MadeUpYear.round());

        assertThat(first(all, "F1")).isCloseTo(81e6 + 365e3 * 1.9, within(1e-3));
        assertThat(figure(all, "F1", "electricity_usd")).isCloseTo(80e6 / 12 * 365.25 / 365, within(1.0));
        assertThat(all.get("F1").limit().toString())
                .contains("community.money.expected_bill_usd", "community.money.first_year_tax_usd");
    }

    @Test
    void transparency_counts_readings_of_the_last_thirty_days() {
        assertThat(first(of(MadeUpYear.round()), "T1")).isZero(); // the latest is of 2025-08-01 before the year's end
        assertThat(of(MadeUpYear.round()).get("T1").status()).isEqualTo("beyond");
        Map<String, String> reading = Map.of("community.metered.water_2025.to", "2025-12-31");
        assertThat(first(of(MadeUpYear.round().set(reading)), "T1")).isCloseTo(200 / 37.0, within(1e-9));
    }

    @Test
    void a_year_that_lacks_everything_gives_no_number_that_is_none() {
        for (String site : SiteTree.embeddedNames()) {
            Indicators all = of(new MadeUpYear(site));
            noNotANumber(all);
            assertThat(all.all()).hasSize(37);
            for (String id : List.of("W1", "W4", "W6", "E1", "E4", "A5", "F1", "S4")) {
                assertThat(all.get(id).status()).as(site + " " + id).isEqualTo("not_given");
                assertThat(all.get(id).needed()).as(id).isNotBlank();
            }
        }
    }

    private static void noNotANumber(Indicators all) {
        for (Block.Indicator one : all.all()) {
            List<Quantity> printed = new ArrayList<>(one.figures());
            one.limit().forEach(span -> {
                if (span instanceof Span.Value value) {
                    printed.add(value.quantity());
                }
            });
            assertThat(printed).as(one.id()).allMatch(Quantity::known);
            assertThat(one.trend()).as(one.id()).allMatch(Double::isFinite);
            assertThat(one.status()).as(one.id()).isIn("within", "beyond", "no_limit", "not_given");
            assertThat(one.figures().isEmpty())
                    .as(one.id())
                    .isEqualTo(one.status().equals("not_given"));
        }
    }

    @Test
    void each_number_of_the_catalogue_names_its_source() {
        IndicatorCatalogue book = IndicatorCatalogue.embedded();
        assertThat(book.cards()).extracting(IndicatorCatalogue.Card::id).containsExactlyElementsOf(IDS);
        // 40 CFR 50.11, 40 CFR 50.20 (2024), EPA 2010 and 2024, 24 CFR 51, Clean Air Act 112
        assertThat(value(book, "no2_hour_ug_per_m3")).isEqualTo(188);
        assertThat(value(book, "no2_significant_ug_per_m3")).isEqualTo(7.5);
        assertThat(value(book, "pm25_annual_ug_per_m3")).isEqualTo(9);
        assertThat(value(book, "pm25_significant_ug_per_m3")).isEqualTo(0.13);
        assertThat(value(book, "ldn_hud_dba")).isEqualTo(65);
        assertThat(value(book, "single_hap_short_ton")).isEqualTo(10);
    }

    private static double value(IndicatorCatalogue book, String name) {
        return java.util.Objects.requireNonNull(book.number("numbers." + name)).value();
    }

    @Test
    void months_make_a_trend_only_if_all_are_there() {
        MadeUpYear year = MadeUpYear.round();
        for (int month = 1; month <= 11; month++) {
            year.with("month.potable_gal." + month, 31e6);
        }
        assertThat(of(year).get("W1").trend()).isEmpty();
        List<Double> trend =
                of(year.with("month.potable_gal.12", 31e6)).get("W1").trend();
        assertThat(trend).hasSize(12);
        assertThat(trend.getFirst()).isCloseTo(1e6, within(1e-6));
        assertThat(trend.get(1)).isCloseTo(31e6 / 28, within(1e-6));
    }
}
