package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

class WaterChecksTest {
    private static List<Finding> findings(Map<String, String> changes) {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(changes);
        return WaterChecks.of(tree.bind(tree.planningFrom()).water(), 0.06);
    }

    private static void refuses(Map<String, String> changes, String path, String... words) {
        assertThat(findings(changes)).anySatisfy(f -> {
            assertThat(f.severity()).isEqualTo(Finding.Severity.ERROR);
            assertThat(f.path()).isEqualTo(path);
            assertThat(f.text()).contains(words);
        });
    }

    @Test
    void the_waters_of_the_announced_site_fit_together() {
        assertThat(findings(Map.of())).isEmpty();
    }

    @Test
    void charges_that_cannot_balance_are_refused_with_both_sums() {
        refuses(
                Map.of("water.potable.sodium_mg_per_l", "50"),
                "water.potable",
                "3.07 meq/L",
                "1.34 meq/L",
                "at most 10 %");
    }

    @Test
    void a_make_up_beyond_a_limit_is_refused_with_its_cycles() {
        refuses(
                Map.of("water.cycle_limits.silica_mg_per_l", "10"),
                "water.cycle_limits.silica_mg_per_l",
                "water.potable",
                "0.71 cycles");
    }

    @Test
    void a_tank_that_cannot_give_is_refused() {
        refuses(Map.of("water.storage.most_gpm", "0"), "water.storage.most_gpm", "never give");
    }

    @Test
    void fixed_cycles_beyond_what_chemistry_allows_are_a_warning() {
        assertThat(findings(Map.of("water.cycles", "9.5")))
                .allSatisfy(f -> assertThat(f.severity()).isEqualTo(Finding.Severity.WARNING))
                .anySatisfy(f -> assertThat(f.text()).contains("9.50 are fixed").contains("allows 4.7"));
    }

    @Test
    void without_ions_and_without_cycles_a_site_is_refused_in_one_line() {
        SiteTree plain = SiteTree.parse(
                "plain.yaml",
                "extends: memphis-announced\nwater: {cycles: null, potable: {calcium_mg_per_l: null, magnesium_mg_per_l: null, sodium_mg_per_l: null, ammonium_mg_per_l: null, alkalinity_mg_per_l: null, chloride_mg_per_l: null, sulphate_mg_per_l: null, nitrate_mg_per_l: null, phosphate_mg_per_l: null, silica_mg_per_l: null}}\n");
        assertThatThrownBy(() -> plain.bind(plain.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("water.cycles")
                .hasMessageContaining("ions of water.potable");
    }

    @Test
    void fixed_cycles_are_what_the_file_says() {
        SiteTree tree = SiteTree.embedded("memphis-announced").withText(Map.of("water.cycles", "5"));
        assertThat(tree.bind(tree.planningFrom()).water().cycles()).isCloseTo(5, within(1e-12));
    }

    @Test
    void the_sewer_has_its_terms_and_unknown_ones_are_refused() {
        SiteTree tree = SiteTree.embedded("memphis-announced");
        SewerService sewer = tree.bind(tree.planningFrom()).water().sewer();
        assertThat(sewer.billedOn()).isEqualTo(SewerService.BilledOn.METERED_WATER);
        assertThat(sewer.surcharges()).extracting(s -> s.quality().id()).containsExactly("bod", "tss");
        assertThat(sewer.surcharges().getFirst().usdPerKg())
                .as("$0.0428 a pound (fact K8)")
                .isCloseTo(0.0428 / 0.45359237, within(1e-12));
        assertThatThrownBy(
                        () -> findings(Map.of("water.sewer.limits.ph_least", "9", "water.sewer.limits.ph_most", "8")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("less than ph_most, 8");
    }

    @Test
    void limits_of_the_sewer_come_into_force_with_its_name_and_only_where_they_are_given() {
        SiteTree tree =
                SiteTree.embedded("memphis-announced").withText(Map.of("water.sewer.limits.tss_mg_per_l", "300"));
        assertThat(tree.bind(tree.planningFrom()).limits())
                .filteredOn(w -> w.limit().startsWith("sewer_") && !w.limit().equals("sewer_gal_per_day"))
                .extracting(w -> w.limit() + " " + w.value())
                .containsExactlyInAnyOrder(
                        "sewer_temperature_c 40.0", "sewer_ph_least 5.0", "sewer_tss_mg_per_l 300.0");
    }

    @Test
    void people_need_water_to_send_their_waste() {
        refuses(Map.of("water.domestic_gal_per_day", "0"), "water.sewer.domestic.people_count", "their water");
    }
}
