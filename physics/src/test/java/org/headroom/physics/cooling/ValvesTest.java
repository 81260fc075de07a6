package org.headroom.physics.cooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValvesTest {

    @Test
    void equal_steps_of_opening_change_the_coefficient_by_equal_percentages() {
        ControlValve valve = new ControlValve(50, 1); // definition, IEC 60534-2-4: R^(x - 1)
        assertThat(valve.coefficientShare(0.5)).isCloseTo(0.1414, within(1e-4));
        assertThat(valve.coefficientShare(0.6) / valve.coefficientShare(0.5))
                .isCloseTo(valve.coefficientShare(0.9) / valve.coefficientShare(0.8), within(1e-12));
        assertThat(valve.flowShare(0.7)).isCloseTo(valve.coefficientShare(0.7), within(1e-12)); // authority 1: inherent
    }

    @Test
    void little_authority_makes_an_equal_percentage_valve_open_early() {
        // pressure divider, ASHRAE HVAC Systems and Equipment (2020), ch. 46: 1 / sqrt(1 + 0.5 (1 / 0.1414^2 - 1))
        assertThat(new ControlValve(50, 0.5).flowShare(0.5)).isCloseTo(0.1980, within(1e-4));
        assertThat(new ControlValve(50, 0.1).flowShare(0.5)).isGreaterThan(0.4);
    }

    @Test
    void opening_and_flow_are_each_others_inverse_from_shut_to_open() {
        for (double authority : new double[] {0.05, 0.3, 1}) { // definition
            ControlValve valve = new ControlValve(30, authority);
            for (double x = 0; x <= 1; x += 1.0 / 64) {
                assertThat(valve.openingFor(valve.flowShare(x))).isCloseTo(x, within(1e-9));
            }
            assertThat(valve.flowShare(0)).isZero();
            assertThat(valve.flowShare(1)).isEqualTo(1);
        }
    }

    @Test
    void a_mixing_valve_gives_the_wanted_supply_as_far_as_its_streams_allow() {
        double share = ThreeWayValve.bypassShare(27, 20, 34); // energy balance: half of each
        assertThat(share).isCloseTo(0.5, within(1e-12));
        assertThat(ThreeWayValve.mixedC(share, 20, 34)).isCloseTo(27, within(1e-12));
        assertThat(ThreeWayValve.bypassShare(18, 20, 34)).isZero();
        assertThat(ThreeWayValve.bypassShare(40, 20, 34)).isEqualTo(1);
        assertThat(ThreeWayValve.bypassShare(25, 20, 20)).isZero();
        assertThat(ThreeWayValve.bypassShare(27, 20, 34, 0.8)).isEqualTo(0.8);
        assertThat(ThreeWayValve.bypassShare(27, 20, 34, Double.NaN)).isCloseTo(0.5, within(1e-12));
    }
}
