package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.PermitDesign;
import org.headroom.grid.generation.Pollutant;
import org.headroom.grid.generation.UnitDesign;
import org.headroom.grid.storage.DispatchStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageBindingTest {
    private static final double SHORT_TON = 907.18474;

    private static Instant at(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneId.of("America/Chicago")).toInstant();
    }

    private static GridConnection asBuilt(String date) {
        return SiteTree.embedded("memphis-as-built").bind(at(date)).grid();
    }

    private static GridConnection announced(Map<String, String> changes) {
        return SiteTree.embedded("memphis-announced")
                .withText(changes)
                .bind(at("2025-08-01"))
                .grid();
    }

    @Test
    void the_turbines_of_the_permit_are_fifteen_of_16_5_mw_and_get_their_catalysts_in_september() {
        OnSiteGeneration.Source turbines = asBuilt("2025-08-01").generation().get(1);
        assertThat(turbines.name()).isEqualTo("turbines");
        assertThat(turbines.units()).isEqualTo(15);
        UnitDesign unit = Objects.requireNonNull(turbines.unit());
        assertThat(unit.ratedW()).isCloseTo(247e6 / 15, within(1e-3));
        assertThat(unit.startS()).isEqualTo(600);
        assertThat(unit.rampWPerS()).isCloseTo(5e6 / 60, within(1e-6));
        assertThat(unit.capacityW(35) / unit.ratedW()).isCloseTo(0.86, within(1e-12));
        assertThat(unit.emissions().kgPerJ(Pollutant.NOX, true))
                .isEqualTo(unit.emissions().kgPerJ(Pollutant.NOX, false));
        UnitDesign later =
                Objects.requireNonNull(asBuilt("2025-10-01").generation().get(1).unit());
        assertThat(later.emissions().kgPerJ(Pollutant.NOX, true)
                        / later.emissions().kgPerJ(Pollutant.NOX, false))
                .isCloseTo(0.075, within(1e-12));
    }

    /** Facts E57 and E61: at 2 ppm and full output all year the NOx cap of 87 short tons is just met. */
    @Test
    void at_2_ppm_and_full_output_the_year_emits_what_the_permit_allows() {
        OnSiteGeneration generation = new OnSiteGeneration(asBuilt("2025-10-01").generation());
        double yearKg = generation.steadyKgPerS(Pollutant.NOX, 247e6, 15, true) * 8760 * 3600;
        assertThat(yearKg / SHORT_TON).isBetween(80.0, 92.0);
        PermitDesign permit = Objects.requireNonNull(asBuilt("2025-10-01").permit());
        assertThat(permit.capKg(Pollutant.NOX) / SHORT_TON).isCloseTo(87, within(1e-9));
        assertThat(permit.capKg(Pollutant.FORMALDEHYDE) / SHORT_TON).isCloseTo(9.8, within(1e-9));
        assertThat(permit.capKg(Pollutant.CO2)).isInfinite();
        assertThat(permit.eventS()).isEqualTo(3600);
        assertThat(permit.eventsS()).isEqualTo(110 * 3600);
        assertThat(permit.scope()).isEqualTo(PermitDesign.Scope.UNIT);
        assertThat(permit.holds(LocalDate.parse("2025-07-02").toEpochDay() * 86_400.0))
                .isTrue();
        assertThat(permit.holds(LocalDate.parse("2027-01-02").toEpochDay() * 86_400.0))
                .isFalse();
    }

    @Test
    void without_units_a_source_follows_at_once_and_without_keys_the_battery_is_plain() {
        OnSiteGeneration.Source source = announced(Map.of(
                        "grid.generation.gas.capacity_mw", "35", "grid.generation.gas.emission_kg_per_mwh", "600"))
                .generation()
                .getFirst();
        assertThat(source.unit()).isNull();
        GridConnection none = announced(Map.of("grid.battery.power_mw", "0", "grid.battery.energy_mwh", "0"));
        assertThat(none.battery().thermal().modelled()).isFalse();
        assertThat(none.battery().ageing().modelled()).isFalse();
    }

    @Test
    void every_dispatch_binds_with_its_numbers() {
        for (String word :
                List.of("ride_through", "shave", "time_of_use", "ramp_limit", "demand_response", "planned")) {
            assertThat(announced(Map.of("grid.battery.dispatch", word))
                            .dispatch()
                            .strategy())
                    .isEqualTo(DispatchStrategy.valueOf(word.toUpperCase(java.util.Locale.ROOT)));
        }
        GridConnection grid = announced(Map.of("grid.battery.ramp_mw_per_min", "6", "grid.battery.hold_mw", "120"));
        assertThat(grid.dispatch().rampWPerS()).isCloseTo(1e5, within(1e-6));
        assertThat(grid.dispatch().holdW()).isEqualTo(120e6);
        assertThat(announced(Map.of()).dispatch().holdW()).isInfinite();
        assertThat(announced(Map.of()).battery().ageing().ageS()).isEqualTo(180 * 86_400.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grid.battery.dispatch           | shaving | ride_through
            grid.battery.square_loss_share  | 0.95    | square_loss_share
            grid.battery.hot_none_c         | 40      | hot_none_c
            grid.battery.upper_c            | 5       | lower_c
            grid.battery.ramp_mw_per_min    | -1      | 0 to 100000
            """)
    void what_cannot_be_is_refused_with_its_path(String path, String value, String message) {
        assertThatThrownBy(() -> announced(Map.of(path, value)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("grid.battery")
                .hasMessageContaining(message);
    }

    @Test
    void units_need_a_kind() {
        assertThatThrownBy(() -> announced(Map.of(
                        "grid.generation.gas.capacity_mw",
                        "35",
                        "grid.generation.gas.emission_kg_per_mwh",
                        "600",
                        "grid.generation.gas.units_count",
                        "14")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("grid.generation.gas.kind");
    }

    @Test
    void what_a_number_alone_cannot_show_is_found() {
        List<Finding> findings = SiteTree.embedded("memphis-announced")
                .withText(Map.of(
                        "grid.battery.dispatch", "ramp_limit",
                        "grid.battery.recharge_share", "0",
                        "grid.battery.middle_share", "0.1",
                        "grid.battery.hold_mw", "500",
                        "grid.permit.nox_short_ton", "87",
                        "grid.generation.gas.capacity_mw", "35",
                        "grid.generation.gas.emission_kg_per_mwh", "600"))
                .check(at("2025-08-01"));
        assertThat(findings)
                .extracting(Finding::path)
                .contains(
                        "grid.battery.recharge_share",
                        "grid.battery.middle_share",
                        "grid.battery.hold_mw",
                        "grid.permit");
    }
}
