package org.headroom.physics.basis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void not_a_number_passes_no_check() {
        assertThatThrownBy(() -> Checks.within("x", Double.NaN, 0, 1)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Checks.positive("x", Double.NaN)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Checks.notNegative("x", Double.NaN)).isInstanceOf(OutOfRange.class);
        assertThatThrownBy(() -> Checks.finite("x", Double.NaN)).isInstanceOf(OutOfRange.class);
    }

    @Test
    void the_message_says_what_was_found_and_what_is_allowed() {
        assertThatThrownBy(() -> Checks.within("rh_percent", 120, 0, 100))
                .hasMessage("rh_percent: found 120, allowed 0 to 100");
    }

    @Test
    void a_biquadratic_is_evaluated_as_energyplus_writes_it() {
        Curve.Biquadratic c = new Curve.Biquadratic(new double[] {1, 2, 3, 4, 5, 6});
        assertThat(c.at(2, 3)).isEqualTo(1 + 2 * 2 + 3 * 4 + 4 * 3 + 5 * 9 + 6 * 6);
    }
}
