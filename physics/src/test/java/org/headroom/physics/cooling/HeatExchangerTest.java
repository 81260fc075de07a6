package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatExchangerTest {

    @Test
    void the_oil_cooler_of_incropera_comes_out() {
        // Incropera et al., Fundamentals of Heat and Mass Transfer, 6th ed. (2007), example 11.1: oil 0.1 kg/s of 2131
        // J/(kg K) from 100 to 60 C, water 0.2 kg/s of 4178 J/(kg K) from 30 C: 8524 W, 40.2 C out, mean difference
        // 43.2 K
        double ua = 8524 / 43.2;
        double heat = HeatExchanger.heatW(Arrangement.COUNTERFLOW, 100, 30, 213.1, 835.6, ua);
        assertThat(heat).isCloseTo(8524, within(8.0));
        assertThat(HeatExchanger.hotOutC(100, heat, 213.1)).isCloseTo(60, within(0.05));
        assertThat(HeatExchanger.coldOutC(30, heat, 835.6)).isCloseTo(40.2, within(0.05));
        assertThat(HeatExchanger.counterflowUaWPerK(100, 60, 30, 213.1, 835.6)).isCloseTo(ua, within(0.3));
    }

    @Test
    void the_finned_crossflow_exchanger_of_incropera_comes_out() {
        // Incropera et al. (2007), example 11.3: exhaust gas 300 C, water 35 to 125 C, C 1889 and 4197 W/K,
        // effectiveness
        // 0.75 at NTU 2.1 read from figure 11.14
        assertThat(Effectiveness.crossflow(2.1, 1889.0 / 4197)).isCloseTo(0.75, within(0.02));
    }

    @ParameterizedTest
    // Kays and London, Compact Heat Exchangers, 3rd ed. (1984), tables 2.2 and 2.3
    @CsvSource({
        "COUNTERFLOW, 1, 1, 0.500",
        "COUNTERFLOW, 2, 0.5, 0.775",
        "COUNTERFLOW, 3, 0, 0.950",
        "PARALLEL, 1, 1, 0.432",
        "PARALLEL, 2, 0.5, 0.633",
        "CROSSFLOW, 3, 0, 0.950"
    })
    void effectiveness_is_that_of_the_tables(Arrangement arrangement, double ntu, double c, double expected) {
        assertThat(Effectiveness.of(arrangement, ntu, c)).isCloseTo(expected, within(6e-4));
    }

    @Test
    void counterflow_is_smooth_through_equal_streams() {
        // limit NTU / (1 + NTU), Incropera et al. (2007) eq. 11.29a
        for (double c = 0.999999; c <= 1; c += 1e-8) {
            assertThat(Effectiveness.counterflow(4, c)).isCloseTo(0.8, within(1e-6));
        }
    }

    @Test
    void an_unknown_arrangement_is_refused() {
        assertThat(Arrangement.of("Counter-flow")).isEqualTo(Arrangement.COUNTERFLOW);
        assertThatThrownBy(() -> Arrangement.of("spiral")).isInstanceOf(OutOfRange.class);
    }

    @Test
    void the_fast_exponential_is_as_good_as_the_exact_one() {
        for (double x = 1e-9; x < 50; x *= 1.003) {
            assertThat(Effectiveness.oneLessExp(x)).isCloseTo(-Math.expm1(-x), within(4e-15 * Math.min(x, 1)));
        }
    }
}
