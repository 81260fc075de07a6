package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class PumpAndFanTest {

    @Test
    void without_static_head_power_goes_with_the_cube_of_flow() {
        // affinity laws, ASHRAE Handbook - HVAC Systems and Equipment (2020), chapter 44: 0.8 of flow is 0.512 of power
        Pump pump = new Pump(new PumpDesign(1000, 300_000, 0.75, 0));
        assertThat(pump.powerW(1000)).isCloseTo(401_203, within(1.0)); // 1.003009 m3/s x 300 kPa / 0.75
        assertThat(pump.powerW(800) / pump.powerW(1000)).isCloseTo(0.512, within(1e-12));
        assertThat(pump.powerW(0)).isEqualTo(0);
    }

    @Test
    void static_head_keeps_power_from_falling_with_the_cube() {
        // at half flow: 0.5 (0.3 + 0.7 / 4) = 0.2375 of power, system curve of the ASHRAE chapter
        Pump pump = new Pump(new PumpDesign(1000, 300_000, 0.75, 0.3));
        assertThat(pump.powerW(500) / pump.powerW(1000)).isCloseTo(0.2375, within(1e-12));
    }

    @Test
    void fan_laws_hold() {
        // ASHRAE Handbook - HVAC Systems and Equipment (2020), chapter 21: power with the cube of speed
        Fan fan = new Fan(new FanDesign(2, 100, 0.5, 0));
        assertThat(fan.powerW(2)).isEqualTo(400);
        assertThat(fan.powerW(1)).isEqualTo(50);
    }

    @Test
    void an_efficiency_above_one_is_refused() {
        assertThatThrownBy(() -> new PumpDesign(1000, 300_000, 1.1, 0)).isInstanceOf(OutOfRange.class);
    }
}
