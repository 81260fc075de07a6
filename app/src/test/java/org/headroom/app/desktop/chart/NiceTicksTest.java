package org.headroom.app.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NiceTicksTest {
    @ParameterizedTest
    @CsvSource({"150, 3, 50, 0", "1.5, 3, 0.5, 1", "0.9, 4, 0.5, 1", "7, 7, 1, 0", "0.06, 3, 0.02, 2", "0, 3, 1, 0"})
    void steps_are_one_two_or_five_times_a_power_of_ten(double span, int most, double step, int decimals) {
        assertThat(NiceTicks.step(span, most)).isCloseTo(step, within(1e-12));
        assertThat(NiceTicks.decimals(step)).isEqualTo(decimals);
    }
}
