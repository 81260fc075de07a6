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

    @ParameterizedTest
    @CsvSource({"27, 27.0000000000004, 1", "115.2, 115.2, 1", "0, 0, 2", "-3.5, -3.5, 1", "1e-9, 1e-9, 0"})
    void an_axis_around_one_value_has_numbers_that_can_be_read(double low, double high, int decimals) {
        double[] range = NiceTicks.range(low, high, decimals);
        assertThat(range[0]).isLessThan(low);
        assertThat(range[1]).isGreaterThan(high);
        double step = NiceTicks.step(range[1] - range[0], 4);
        assertThat(NiceTicks.decimals(step)).isLessThanOrEqualTo(decimals + 1);
    }

    @ParameterizedTest
    @CsvSource({"59.99, 60.01", "0, 1", "0.001, 0.0011", "-40, -39.9"})
    void an_axis_of_values_that_differ_is_theirs(double low, double high) {
        assertThat(NiceTicks.range(low, high, 1)).containsExactly(low, high);
    }
}
