package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;

class HeadroomBandTest {
    private static HeadroomBand band(double drawn, double allowed) {
        return new HeadroomBand(
                "site_power_mw",
                Unit.MW,
                new double[] {10, drawn},
                new double[] {20, allowed},
                false,
                Math.min(10, allowed - drawn),
                0);
    }

    @Test
    void what_holds_a_limit_exactly_does_not_break_it_by_rounding() {
        HeadroomBand held = band(90.00000000001, 90);
        assertThat(held.broken()).isFalse();
        assertThat(held.share(1)).isZero();
    }

    @Test
    void what_is_beyond_a_limit_breaks_it() {
        HeadroomBand over = band(90.9, 90);
        assertThat(over.broken()).isTrue();
        assertThat(over.share(1)).isCloseTo(-0.01, within(1e-12));
    }

    @Test
    void without_a_limit_everything_is_left() {
        HeadroomBand free = band(90, Double.POSITIVE_INFINITY);
        assertThat(free.broken()).isFalse();
        assertThat(free.share(1)).isEqualTo(1);
    }
}
