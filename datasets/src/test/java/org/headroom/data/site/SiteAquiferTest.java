package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.aquifer.Boundary;
import org.junit.jupiter.api.Test;

class SiteAquiferTest {
    private static final Instant JULY = Instant.parse("2025-07-17T05:00:00Z");
    private static final SiteTree MEMPHIS = SiteTree.embedded("memphis-announced");

    private static SiteAquifer field(Map<String, String> changes) {
        return Objects.requireNonNull(MEMPHIS.withText(changes).aquifer(JULY));
    }

    private static List<String> findings(Map<String, String> changes) {
        return MEMPHIS.withText(changes).check(JULY).stream()
                .filter(f -> f.path().contains("aquifer") || f.path().contains("drawdown"))
                .map(f -> f.severity() + " " + f.path())
                .toList();
    }

    @Test
    void the_sites_mains_water_is_spread_evenly_over_the_fourteen_wells_of_the_field() {
        SiteAquifer field = field(Map.of());
        assertThat(field.wells()).hasSize(14);
        assertThat(field.wells()).allSatisfy(w -> assertThat(w.share()).isCloseTo(1 / 14.0, within(1e-12)));
        assertThat(field.aquifer().leaky()).isTrue();
        assertThat(findings(Map.of())).isEmpty();
    }

    @Test
    void transmissivity_spans_the_memphis_area_and_storativity_that_of_western_tennessee() {
        SiteAquifer field = field(Map.of());
        assertThat(field.transmissivityM2PerS().low() * 86400).isCloseTo(1900, within(1e-6));
        assertThat(field.transmissivityM2PerS().high() * 86400).isCloseTo(3100, within(1e-6));
        assertThat(field.storativity().low()).isEqualTo(1e-4);
        assertThat(field.storativity().high()).isEqualTo(3e-3);
    }

    /** USGS WRIR 88-4182: 2,700 to 53,500 ft2/d. */
    @Test
    void the_regional_extremes_are_bounds_without_leakage_and_of_one_well() {
        List<SiteAquifer.Bound> bounds = field(Map.of()).bounds();
        assertThat(bounds).extracting(SiteAquifer.Bound::name).contains("regional_low", "regional_high", "single_well");
        SiteAquifer.Bound low = bounds.getFirst();
        double ft2PerDay = Objects.requireNonNull(low.transmissivityM2PerS()) * 86400 / 0.09290304;
        assertThat(ft2PerDay).isCloseTo(2700, within(5.0));
        assertThat(field(Map.of()).aquifer(low).leaky()).isFalse();
        assertThat(low.singleWell()).isTrue();
        assertThat(bounds).allSatisfy(b -> assertThat(b.label()).startsWith("bound"));
    }

    @Test
    void one_kilometre_is_one_kilometre_from_the_middle_of_the_field() {
        SiteAquifer field = field(Map.of());
        SiteAquifer.Place place = field.places().getFirst();
        assertThat(place.name()).isEqualTo("one_km");
        assertThat(field.fromCentreM(place.eastM(), place.northM())).isCloseTo(1000, within(1.0));
    }

    @Test
    void a_site_without_a_transmissivity_has_no_aquifer() {
        SiteTree none = MEMPHIS.withText(Map.of("water.aquifer.transmissivity_m2_per_day", "null"));
        assertThat(none.aquifer(JULY)).isNull();
        assertThat(none.with(Map.of()).check(JULY)).noneMatch(f -> f.path().contains("aquifer"));
    }

    @Test
    void wells_with_a_share_keep_it_and_the_others_part_the_rest() {
        SiteAquifer field = field(Map.of("water.aquifer.wells.w01.share", "0.35"));
        assertThat(field.wells().get(0).share()).isCloseTo(0.35, within(1e-12));
        assertThat(field.wells().get(1).share()).isCloseTo(0.05, within(1e-12));
        assertThat(field.statedShares()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shares_beyond_one_are_found_and_scaled() {
        Map<String, String> changes =
                Map.of("water.aquifer.wells.w01.share", "0.9", "water.aquifer.wells.w02.share", "0.6");
        assertThat(findings(changes)).containsExactly("ERROR water.aquifer.wells");
        SiteAquifer field = field(changes);
        assertThat(field.wells().stream()
                        .mapToDouble(SiteAquifer.FieldWell::share)
                        .sum())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void wells_at_one_place_are_found() {
        assertThat(findings(
                        Map.of("water.aquifer.wells.w02.east_m", "2220", "water.aquifer.wells.w02.north_m", "-4770")))
                .containsExactly("ERROR water.aquifer.wells.w02");
    }

    @Test
    void a_storativity_that_is_a_water_tables_is_found() {
        assertThat(findings(Map.of("water.aquifer.storativity", "0.1"))).contains("WARNING water.aquifer.storativity");
    }

    @Test
    void places_beyond_five_leakage_factors_are_found() {
        assertThat(findings(Map.of("water.aquifer.leakage_factor_m", "300")))
                .contains("WARNING water.aquifer.points.site");
    }

    @Test
    void an_edge_keeps_the_wells_on_its_inner_side() {
        Map<String, String> river = Map.of(
                "water.aquifer.boundaries.river.kind", "recharge",
                "water.aquifer.boundaries.river.east_m", "-4000",
                "water.aquifer.boundaries.river.north_m", "0",
                "water.aquifer.boundaries.river.bearing_deg", "0");
        SiteAquifer field = field(river);
        Boundary edge = field.boundaries().getFirst();
        assertThat(edge.kind()).isEqualTo(Boundary.Kind.CONSTANT_HEAD);
        assertThat(edge.distanceM(0, 0)).isCloseTo(4000, within(1e-9));
        assertThat(findings(river)).isEmpty();
    }

    @Test
    void a_well_beyond_an_edge_is_found() {
        Map<String, String> wall = Map.of(
                "water.aquifer.boundaries.fault.kind", "no_flow",
                "water.aquifer.boundaries.fault.east_m", "3000",
                "water.aquifer.boundaries.fault.north_m", "0",
                "water.aquifer.boundaries.fault.bearing_deg", "0");
        assertThat(findings(wall)).contains("ERROR water.aquifer.wells.w14");
    }

    @Test
    void a_limit_without_an_aquifer_is_found() {
        assertThat(findings(Map.of("limits.drawdown_m", "1", "water.aquifer.transmissivity_m2_per_day", "null")))
                .containsExactly("WARNING limits.drawdown_m");
    }

    @Test
    void an_aquifer_without_storativity_is_refused() {
        assertThatThrownBy(() -> field(Map.of("water.aquifer.storativity", "null")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("water.aquifer.storativity");
    }

    @Test
    void transmissivity_may_be_given_in_square_feet_a_day() {
        SiteAquifer field = field(Map.of("water.aquifer.transmissivity_m2_per_day", "26000 ft2_per_day"));
        assertThat(field.transmissivityM2PerS().value() * 86400).isCloseTo(2415.48, within(0.01));
        assertThat(field.transmissivityM2PerS().known()).isFalse();
    }

    /** Fact W7: more than 25 Mgal in March 2026. */
    @Test
    void the_site_as_built_draws_what_was_reported() {
        SiteAquifer field =
                Objects.requireNonNull(SiteTree.embedded("memphis-as-built").aquifer(JULY));
        assertThat(field.drawM3PerS().value() * 86400 / 3.785411784e-3).isCloseTo(25e6 / 31, within(1.0));
        assertThat(field.wells()).hasSize(14);
    }
}
