package org.headroom.data.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UnitTest {
    @ParameterizedTest
    @EnumSource(Unit.class)
    void a_value_comes_back_from_the_base_unit(Unit unit) {
        assertThat(unit.fromBase(unit.toBase(12.5))).isCloseTo(12.5, within(1e-12 * 12.5 + 1e-12));
    }

    @Test
    void the_longest_suffix_names_the_unit_of_a_key() {
        assertThat(Unit.ofKey("makeup_gal_per_day")).isEqualTo(Unit.GAL_PER_DAY);
        assertThat(Unit.ofKey("fan_w")).isEqualTo(Unit.W);
        assertThat(Unit.ofKey("energy_mwh")).isEqualTo(Unit.MWH);
        assertThat(Unit.ofKey("leakage_w_per_k")).isEqualTo(Unit.W_PER_K);
        assertThat(Unit.ofKey("cycles")).isEqualTo(Unit.ONE);
    }

    @Test
    void fahrenheit_and_gallons_follow_their_definitions() {
        assertThat(Unit.F.toBase(212)).isCloseTo(100, within(1e-12));
        assertThat(Unit.GAL_PER_DAY.toBase(1.3e6) * 1000).isCloseTo(56.96, within(0.01)); // facts W2: 57 L/s
    }
}
