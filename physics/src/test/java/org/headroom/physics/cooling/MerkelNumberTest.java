package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkelNumberTest {

    @ParameterizedTest(name = "range {0} F")
    // Baker and Shryock, J. Heat Transfer 83(3), 339 (1961), table 1(b): cold water 80 F, wet bulb 70 F, L/G 1.2
    @CsvSource({"1, 0.1049", "3, 0.3175", "10, 1.0533", "20, 1.9793"})
    // (measured: 0.0, 0.1, 0.5 and -1.6 %; the table of 1961 does not lie on one smooth curve)
    void agrees_with_baker_and_shryock(double rangeF, double published) {
        assertThat(of(rangeF) / published).isCloseTo(1, within(0.017));
    }

    /** The duty of table 1(b) with this range. */
    static double of(double rangeF) {
        double cold = (80 - 32) / 1.8;
        return MerkelNumber.of(cold + rangeF / 1.8, cold, (70 - 32) / 1.8, 101_321, 1.2);
    }

    @Test
    void a_duty_that_saturates_the_air_is_refused() {
        assertThatThrownBy(() -> MerkelNumber.of(45, 25, 24, 101_325, 3)).isInstanceOf(OutOfRange.class);
    }
}
