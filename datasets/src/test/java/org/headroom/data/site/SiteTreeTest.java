package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTreeTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");
    private static final SiteTree AS_BUILT = SiteTree.embedded("memphis-as-built");

    private static Site asBuilt(String localDate) {
        return AS_BUILT.bind(
                LocalDate.parse(localDate).atStartOfDay(AS_BUILT.zone()).toInstant());
    }

    @Test
    void the_announced_site_is_labelled_a_counterfactual() {
        assertThat(ANNOUNCED.bind(ANNOUNCED.planningFrom()).label()).contains("counterfactual");
        assertThat(SiteTree.embeddedNames().getFirst()).isEqualTo("memphis-announced");
    }

    @Test
    void a_hundred_thousand_gpus_fill_1563_racks_with_heat_split_inside_70_to_85_percent() {
        ItPlant it = ANNOUNCED.bind(ANNOUNCED.planningFrom()).it();
        assertThat(it.servers()).isEqualTo(12_500);
        assertThat(it.racks()).isEqualTo(1_563);
        assertThat(it.liquidShare()).isBetween(0.70, 0.85);
        assertThat(it.network().switches()).isEqualTo(4_395);
        assertThat(it.network().powerW()).isBetween(8e6, 14e6);
    }

    @Test
    void designs_are_bound_in_si() {
        Site site = ANNOUNCED.bind(ANNOUNCED.planningFrom());
        assertThat(site.grid().battery().energyJ()).isCloseTo(655e6 * 3600, within(1.0));
        assertThat(site.grid().substation().ratingVa()).isEqualTo(60e6);
        assertThat(site.gridEmission().kgPerJ()).isCloseTo(420 / 3.6e9, within(1e-20));
        assertThat(site.water().recycled().productM3PerDay()).isCloseTo(13e6 * 3.785411784e-3, within(1e-6));
        assertThat(site.capital().usdPerGpuHour(site.it().gpus())).isCloseTo(0.913, within(0.0005));
        assertThat(site.otherW()).isLessThanOrEqualTo(2e6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memphis-announced", "memphis-as-built"})
    void every_number_that_ships_has_its_own_source_and_confidence(String name) {
        int numbers = 0;
        for (Leaf leaf : SiteTree.embedded(name).leaves()) {
            for (Leaf.Stage stage : leaf.stages()) {
                if (stage.value() instanceof Leaf.Num num) {
                    numbers++;
                    assertThat(num.sourced().source())
                            .as(leaf.path())
                            .hasSizeGreaterThan(12)
                            .doesNotContain("not stated");
                    if (num.sourced().confidence() == Confidence.ASSUMPTION) {
                        assertThat(num.sourced().source())
                                .as(leaf.path())
                                .containsAnyOf("assumption", "unsourced", " ");
                    }
                }
            }
        }
        assertThat(numbers).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memphis-announced", "memphis-as-built"})
    void the_sites_that_ship_have_no_errors_and_say_that_n_minus_1_is_114_megawatts(String name) {
        var findings = SiteTree.embedded(name).check();
        assertThat(findings).noneMatch(f -> f.severity() == Finding.Severity.ERROR);
        assertThat(findings).anyMatch(f -> f.text().contains("N-1 leaves 114.0 MW of 150.0 MW"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"memphis-announced", "memphis-as-built"})
    void what_show_prints_reads_back_as_the_same_tree(String name) {
        SiteTree tree = SiteTree.embedded(name);
        SiteTree again = SiteTree.parse(name, tree.toYaml());
        assertThat(again.toYaml()).isEqualTo(tree.toYaml());
        assertThat(again.hash()).isEqualTo(tree.hash());
        Instant at = tree.planningFrom();
        assertThat(again.bind(at).limits()).isEqualTo(tree.bind(at).limits());
        assertThat(again.bind(at).grid()).isEqualTo(tree.bind(at).grid());
    }

    @ParameterizedTest
    @CsvSource({
        "2024-07-25,   8,  35,   0, DRY,  32000",
        "2024-10-01,  50, 101,   0, DRY, 100000",
        "2025-05-10, 150, 421, 150, DRY, 100000",
        "2025-07-17, 150, 247, 150, DRY, 100000",
        "2026-01-15, 150,   0, 150, WET, 100000",
        "2026-03-01, 300,   0, 150, WET, 100000",
    })
    void the_built_site_changes_at_its_dates(
            String date, double utilityMw, double turbinesMw, double batteryMw, CoolingPlant.Mode mode, int gpus) {
        Site site = asBuilt(date);
        assertThat(site.grid().utilityW()).isEqualTo(utilityMw * 1e6);
        assertThat(site.grid().generationW()).isEqualTo(turbinesMw * 1e6);
        assertThat(site.grid().battery().powerW()).isEqualTo(batteryMw * 1e6);
        assertThat(site.cooling().mode()).isEqualTo(mode);
        assertThat(site.it().gpus()).isEqualTo(gpus);
        long atS = LocalDate.parse(date).atStartOfDay(site.zone()).toEpochSecond();
        assertThat(new Limits(site.limits()).at("site_power_mw", atS)).isEqualTo(utilityMw);
    }

    @Test
    void before_its_first_stage_the_built_site_does_not_exist() {
        assertThatThrownBy(() -> asBuilt("2024-07-01"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no stage before 2024-07-22");
    }

    @Test
    void recycled_water_comes_last() {
        assertThat(asBuilt("2027-12-31").water().recycledAt(epoch("2027-12-31")))
                .isFalse();
        assertThat(asBuilt("2028-01-01").water().recycledAt(epoch("2028-01-01")))
                .isTrue();
    }

    private static long epoch(String date) {
        return LocalDate.parse(date).atStartOfDay(AS_BUILT.zone()).toEpochSecond();
    }

    @Test
    void the_default_fortnight_has_calls_a_water_request_and_a_transformer_outage() {
        Site site = ANNOUNCED.bind(ANNOUNCED.planningFrom());
        Limits limits = new Limits(site.limits());
        long noon17 = Instant.parse("2025-07-17T17:00:00Z").getEpochSecond();
        assertThat(limits.at("site_power_mw", noon17)).isEqualTo(150);
        assertThat(limits.at("site_power_mw", noon17 + 2 * 3600)).isEqualTo(90);
        assertThat(limits.at("site_power_mw", noon17 + 6 * 3600)).isEqualTo(150);
        assertThat(limits.at("potable_gal_per_day", epoch("2025-07-23"))).isEqualTo(1.5e6);
        assertThat(limits.at("potable_gal_per_day", epoch("2025-07-24"))).isEqualTo(1.0e6);
        assertThat(limits.at("transformer_mva", epoch("2025-07-21"))).isEqualTo(120);
        assertThat(limits.at("transformer_mva", epoch("2025-07-23"))).isEqualTo(180);
        assertThat(limits.at("recycled_gal_per_day", noon17)).isZero();
        assertThat(site.events()).allMatch(e -> e.hypothetical() && e.foreseen());
        assertThat(site.events())
                .filteredOn(e -> e.kind() == SiteEvent.Kind.UTILITY_CALL)
                .hasSize(3)
                .allMatch(e -> e.noticeS() == 1800 && e.toS() - e.fromS() == 4 * 3600);
    }

    @Test
    void a_changed_path_changes_its_design_and_the_hash_and_nothing_else() {
        SiteTree changed = ANNOUNCED.withText(Map.of("cooling.towers.fan_w", "50000"));
        Site before = ANNOUNCED.bind(ANNOUNCED.planningFrom());
        Site after = changed.bind(changed.planningFrom());
        assertThat(after.cooling().towers().cell().fanW()).isEqualTo(50_000);
        assertThat(after.it()).isEqualTo(before.it());
        assertThat(after.grid()).isEqualTo(before.grid());
        assertThat(changed.hash()).isNotEqualTo(ANNOUNCED.hash());
        assertThat(changed.at("cooling.towers.fan_w").confidence()).isEqualTo(Confidence.ASSUMPTION);
    }

    @Test
    void a_number_set_with_another_unit_is_converted_to_the_unit_of_its_key() {
        SiteTree changed = ANNOUNCED.with(Map.of(
                "grid.battery.power_mw", new Sourced(90_000, Unit.KW, "a test", Confidence.OFFICIAL, null, null)));
        assertThat(changed.at("grid.battery.power_mw").value()).isCloseTo(90, within(1e-9));
        assertThat(changed.at("grid.battery.power_mw").unit()).isEqualTo(Unit.MW);
        assertThat(ANNOUNCED
                        .withText(Map.of("grid.battery.power_mw", "90000 kw"))
                        .at("grid.battery.power_mw")
                        .value())
                .isCloseTo(90, within(1e-9));
        assertThat(ANNOUNCED
                        .withText(Map.of("grid.battery.power_mw", "9e4kW"))
                        .at("grid.battery.power_mw")
                        .value())
                .isCloseTo(90, within(1e-9));
    }

    @Test
    void one_stage_can_be_set_alone() {
        SiteTree changed = AS_BUILT.withText(Map.of("grid.utility_mw@2025-05-08", "120"));
        assertThat(changed.at("grid.utility_mw@2025-05-08").value()).isEqualTo(120);
        assertThat(changed.at("grid.utility_mw@2024-08-01").value()).isEqualTo(50);
    }

    @Test
    void dates_and_optional_values_can_be_set_and_cleared() {
        SiteTree hot = ANNOUNCED.withText(Map.of("weather.heat_wave.start", "2025-07-20"));
        assertThat(hot.bind(hot.planningFrom()).weather().heatWaveStart()).isEqualTo("2025-07-20");
        SiteTree never = ANNOUNCED.withText(Map.of("water.recycled.available_from", "null"));
        assertThat(never.bind(never.planningFrom()).water().recycledFromS()).isEqualTo(Site.OPEN_TO_S);
    }

    @Test
    void a_file_may_hold_only_what_differs_and_drop_a_group() {
        SiteTree tree = SiteTree.parse("mine.yaml", """
                extends: memphis-announced
                passport: {source: our own survey, confidence: official}
                name: Mine
                cooling: {towers: {fan_w: {value: 60, unit: kw}, cells_count: 48}}
                events: null
                """);
        assertThat(tree.at("cooling.towers.fan_w").value()).isEqualTo(60_000);
        assertThat(tree.at("cooling.towers.fan_w").source()).isEqualTo("our own survey");
        assertThat(tree.bind(tree.planningFrom()).events()).isEmpty();
        assertThat(tree.id()).isEqualTo("mine");
        assertThat(SiteTree.parse("mine.yaml", tree.toYaml()).hash()).isEqualTo(tree.hash());
    }
}
