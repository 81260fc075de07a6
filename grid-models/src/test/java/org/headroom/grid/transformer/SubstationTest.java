package org.headroom.grid.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class SubstationTest {
    /** Three 161/13.8 kV units of 60 MVA top rating; losses are an assumption of the test. */
    private static final Substation SUBSTATION = new Substation(new SubstationDesign(3, 60e6, 30e3, 200e3, 0.95));

    @Test
    void with_one_of_three_lost_120_mva_or_114_mw_are_left() {
        // issue 2: three 36/48/60 MVA, N-1 120 MVA, 114 MW at 0.95
        assertThat(SUBSTATION.firmVa(3)).isEqualTo(120e6);
        assertThat(SUBSTATION.firmW(3)).isCloseTo(114e6, within(1e-6));
        assertThat(SUBSTATION.capacityW(2)).isCloseTo(114e6, within(1e-6));
        assertThat(SUBSTATION.capacityW(3)).isCloseTo(171e6, within(1e-6));
        assertThat(SUBSTATION.firmW(1)).isZero();
        assertThat(SUBSTATION.firmW(0)).isZero();
    }

    @Test
    void at_nameplate_each_unit_has_its_rated_losses() {
        assertThat(SUBSTATION.lossW(171e6, 3)).isCloseTo(3 * 230e3, within(1e-3));
        assertThat(SUBSTATION.lossW(114e6, 2)).isCloseTo(2 * 230e3, within(1e-3));
        assertThat(SUBSTATION.lossW(0, 3)).isEqualTo(90e3);
        assertThat(SUBSTATION.loading(171e6, 3)).isCloseTo(1, within(1e-12));
    }

    @Test
    void fewer_units_lose_less_iron_and_more_copper() {
        assertThat(SUBSTATION.lossW(10e6, 2)).isLessThan(SUBSTATION.lossW(10e6, 3));
        assertThat(SUBSTATION.lossW(110e6, 2)).isGreaterThan(SUBSTATION.lossW(110e6, 3));
    }

    @Test
    void the_balance_closes() {
        double inputW = SUBSTATION.inputW(143e6, 3);
        assertThat(inputW - 143e6 - SUBSTATION.lossW(143e6, 3)).isCloseTo(0, within(1e-9 * inputW));
    }

    @Test
    void what_the_bus_may_take_for_a_limit_at_the_meter_meets_that_limit() {
        for (int units = 1; units <= 3; units++) {
            double busW = SUBSTATION.outputW(150e6, units);
            assertThat(SUBSTATION.inputW(busW, units)).isCloseTo(150e6, within(1e-3));
        }
        assertThat(SUBSTATION.outputW(50e3, 2)).isZero();
        assertThat(SUBSTATION.outputW(150e6, 0)).isZero();
    }

    @Test
    void with_no_unit_in_service_any_load_is_too_much() {
        assertThat(SUBSTATION.loading(1, 0)).isInfinite();
        assertThat(SUBSTATION.loading(0, 0)).isZero();
        assertThat(SUBSTATION.lossW(0, 0)).isZero();
    }

    @Test
    void an_unreal_design_is_refused_by_name() {
        assertThatThrownBy(() -> new SubstationDesign(0, 60e6, 0, 0, 0.95))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("units");
        assertThatThrownBy(() -> new SubstationDesign(3, 60e6, 0, 0, 95)).hasMessageContaining("power_factor");
    }
}
