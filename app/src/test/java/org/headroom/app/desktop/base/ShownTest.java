package org.headroom.app.desktop.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Published factors: NIST Special Publication 811 (Thompson and Taylor, 2008), appendix B.8. */
class ShownTest {
    @ParameterizedTest
    @CsvSource({
        "C, 100, 212, °F",
        "C, -40, -40, °F",
        "K, 10, 18, °F",
        "M3, 3.785411784, 1000, US gal",
        "M3_PER_DAY, 3.785411784, 1000, US gal/d",
        "KPA, 6.894757, 1, psi",
        "PA, 249.0889, 1, inH₂O",
        "KG, 0.45359237, 1, lb",
        "T, 0.90718474, 1, short tons",
        "M, 0.3048, 1, ft",
        "M2, 0.09290304, 1, ft²",
        "L_PER_KWH, 3.785411784, 1, US gal/kWh",
        "USD_PER_M3, 1, 3.785411784, $/1000 US gal",
        "L_PER_M2_H, 1.697743, 1, US gal/(ft²·d)"
    })
    void si_values_are_shown_in_us_units(Unit unit, double value, double shown, String label) {
        Shown us = Shown.of(Units.US, unit);
        assertThat(us.value(value)).isCloseTo(shown, within(Math.abs(shown) * 5e-6));
        assertThat(us.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({
        "F, 212, 100, °C",
        "GAL, 1000, 3.785411784, m³",
        "GAL_PER_DAY, 1e6, 3785.411784, m³/d",
        "GPM, 1, 3.785411784, L/min",
        "SHORT_TON, 1, 0.90718474, t",
        "FT2_PER_DAY, 1, 0.09290304, m²/d",
        "USD_PER_KGAL, 3.785411784, 1, $/m³"
    })
    void us_values_are_shown_in_si_units(Unit unit, double value, double shown, String label) {
        Shown si = Shown.of(Units.SI, unit);
        assertThat(si.value(value)).isCloseTo(shown, within(1e-9 * Math.abs(shown)));
        assertThat(si.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @EnumSource(
            value = Unit.class,
            names = {"MW", "KWH", "MWH", "MVA", "USD", "USD_PER_KWH", "PERCENT", "H", "KV"})
    void power_energy_and_money_are_the_same_in_both(Unit unit) {
        assertThat(Shown.of(Units.US, unit)).isEqualTo(Shown.of(Units.SI, unit));
        assertThat(Shown.of(Units.US, unit).value(12.5)).isEqualTo(12.5);
    }

    @ParameterizedTest
    @EnumSource(Unit.class)
    void a_value_comes_back_as_it_was(Unit unit) {
        Random random = new Random(8);
        for (Units units : Units.values()) {
            Shown shown = Shown.of(units, unit);
            for (int i = 0; i < 20; i++) {
                double value = random.nextGaussian() * 100;
                assertThat(shown.back(shown.value(value))).isCloseTo(value, within(1e-9));
                assertThat(shown.difference(value)).isCloseTo(shown.value(value) - shown.value(0), within(1e-6));
            }
        }
    }

    @Test
    void a_difference_of_temperatures_has_no_offset() {
        Shown us = Shown.of(Units.US, Unit.C);
        assertThat(us.formatDifference(5)).isEqualTo("+9.0 °F");
        assertThat(us.format(5)).isEqualTo("41.0 °F");
    }

    @Test
    void large_waters_are_shown_in_millions() {
        Display display = new Display();
        assertThat(Shown.fitting(display, Unit.GAL_PER_DAY, 1.2e6).format(1.2e6))
                .isEqualTo("1.20 Mgal/d");
        assertThat(Shown.fitting(display, Unit.GAL_PER_DAY, 600).format(600)).isEqualTo("600.0 US gal/d");
        display.units().set(Units.SI);
        assertThat(Shown.fitting(display, Unit.GAL_PER_DAY, 1.2e6).format(1.2e6))
                .isEqualTo("4.54 ML/d");
        assertThat(Shown.of(display, Unit.GAL).format(1000)).isEqualTo("3.8 m³");
        assertThat(Shown.of(display, Unit.GAL).format(Double.NaN)).startsWith("–");
    }
}
