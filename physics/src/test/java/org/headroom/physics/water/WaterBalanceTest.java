package org.headroom.physics.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaterBalanceTest {

    @ParameterizedTest
    // US DOE FEMP, Best Management Practice #10: make-up = evaporation x cycles / (cycles - 1)
    @CsvSource({"3, 1.5", "5, 1.25", "6, 1.2", "8, 1.142857"})
    void evaporation_and_blowdown_leave_in_the_ratio_of_cycles(double cycles, double makeupPerEvaporation) {
        double drift = WaterBalance.driftKgPerS(1000, 0.00005);
        double blowdown = WaterBalance.blowdownKgPerS(10, cycles, drift);
        double makeup = WaterBalance.makeupKgPerS(10, blowdown, drift);
        assertThat(makeup).isCloseTo(10 * makeupPerEvaporation, within(1e-5));
        assertThat(makeup / (blowdown + drift)).isCloseTo(cycles, within(1e-12));
    }

    @Test
    void drift_that_carries_enough_leaves_no_blowdown_and_fewer_cycles() {
        // mass balance of FEMP #10 with blowdown 0: (1 + 0.5) / 0.5 = 3 cycles
        assertThat(WaterBalance.blowdownKgPerS(1, 10, 0.5)).isEqualTo(0);
        assertThat(WaterBalance.cyclesReached(1, 0, 0.5)).isCloseTo(3, within(1e-12));
    }

    @Test
    void one_cycle_is_refused() {
        assertThatThrownBy(() -> WaterBalance.blowdownKgPerS(1, 1, 0)).isInstanceOf(OutOfRange.class);
    }
}
