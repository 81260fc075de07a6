package org.headroom.grid.powerflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReactiveLimitsTest {

    /** Loss from an independent dense solution in Python by MATPOWER's rule; the reference itself gives less than its lower limit. */
    @Test
    void the_14_bus_case_loses_13_25026_mw_when_limits_are_enforced() {
        PowerFlow flow = new PowerFlow(Case14.network());
        FlowState state = flow.newState();
        assertThat(flow.solve(state, ReactiveLimits.ENFORCE)).isTrue();
        assertThat(state.lossW() / 1e6).isCloseTo(13.25026011, within(1e-7));
        assertThat(state.angleDeg(0)).as("the first reference keeps its angle").isCloseTo(0.0, within(1e-12));
        assertThat(state.generatorVar(0)).isZero();
        assertThat(state.holdsVoltage(0)).isFalse();
        assertThat(state.generatorW(0) / 1e6).as("its last power").isCloseTo(232.393272358, within(1e-8));
        assertThat(state.generatorW(1) / 1e6).as("the new reference").isLessThan(40);
        assertThat(flow.balance(state).missingVar()).isCloseTo(0.0, within(0.1));
    }

    @Test
    void a_second_reference_keeps_its_angle_when_the_first_reaches_its_limit() {
        Network case14 = Case14.network();
        List<Bus> buses = new ArrayList<>(case14.buses());
        Bus third = buses.get(2);
        buses.set(
                2,
                new Bus(
                        third.id(),
                        Bus.Kind.REFERENCE,
                        third.baseV(),
                        third.loadW(),
                        third.loadVar(),
                        third.shuntW(),
                        third.shuntVar(),
                        third.voltagePu(),
                        -12.72,
                        third.minPu(),
                        third.maxPu()));
        PowerFlow flow = new PowerFlow(
                new Network(case14.name(), case14.baseVa(), buses, case14.branches(), case14.generators()));
        FlowState state = flow.newState();
        assertThat(flow.solve(state, ReactiveLimits.ENFORCE)).isTrue();
        assertThat(state.holdsVoltage(0)).isFalse();
        assertThat(state.angleDeg(2)).isCloseTo(-12.72, within(1e-12));
        // an independent solution in Python by MATPOWER's rule; bus 1 keeps the power of the first solution
        assertThat(state.generatorW(0) / 1e6).isCloseTo(232.331222887, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44})
    void enforced_limits_hold_at_every_generator_but_the_reference(long seed) {
        Network network = Networks.seeded(seed);
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        assertThat(flow.solve(state, ReactiveLimits.ENFORCE)).isTrue();
        for (int g = 1; g < network.generators().size(); g++) {
            Generator generator = network.generators().get(g);
            assertThat(state.generatorVar(g)).isBetween(generator.minVar() - 6, generator.maxVar() + 6);
        }
        assertThat(flow.balance(state).missingVar()).isCloseTo(0.0, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64})
    void the_release_form_leaves_each_bus_at_its_voltage_or_at_the_limit_that_keeps_it_from_there(long seed) {
        Network network = Networks.seeded(seed);
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        assertThat(flow.solve(state, ReactiveLimits.RELEASE)).isTrue();
        for (int g = 1; g < network.generators().size(); g++) {
            Generator generator = network.generators().get(g);
            int bus = flow.bus(generator.bus());
            assertThat(state.generatorVar(g)).isBetween(generator.minVar() - 6, generator.maxVar() + 6);
            double above = state.voltagePu(bus) - generator.voltagePu();
            if (state.holdsVoltage(bus)) {
                assertThat(above).isCloseTo(0.0, within(1e-12));
            } else if (state.generatorVar(g) == generator.maxVar()) {
                assertThat(above).isLessThan(1e-8);
            } else {
                assertThat(state.generatorVar(g)).isEqualTo(generator.minVar());
                assertThat(above).isGreaterThan(-1e-8);
            }
        }
    }

    @Test
    void a_limit_that_no_longer_binds_is_released_only_by_the_release_form() {
        // b's limit of 1 Mvar binds in the first solution only because c still holds its voltage low
        Network network = Networks.of(
                List.of(
                        Networks.bus("a", Bus.Kind.REFERENCE, 0, 0),
                        Networks.bus("b", Bus.Kind.PV, 0, 0),
                        Networks.bus("c", Bus.Kind.PV, 0, 0)),
                List.of(Networks.line("ab", "a", "b", 0, 0.1), Networks.line("bc", "b", "c", 0, 0.1)),
                List.of(
                        Networks.source("ga", "a", 1),
                        Networks.generator("gb", "b", 0, 1, -50e6, 1e6),
                        Networks.generator("gc", "c", 0, 0.9, -0.2e6, 50e6)));
        PowerFlow flow = new PowerFlow(network);
        FlowState enforced = flow.newState();
        assertThat(flow.solve(enforced, ReactiveLimits.ENFORCE)).isTrue();
        assertThat(enforced.generatorVar(1)).isEqualTo(1e6);
        FlowState released = flow.newState();
        assertThat(flow.solve(released, ReactiveLimits.RELEASE)).isTrue();
        assertThat(released.holdsVoltage(1)).isTrue();
        assertThat(released.voltagePu(1)).isCloseTo(1.0, within(1e-12));
        assertThat(released.generatorVar(1)).isCloseTo(0.2e6, within(1e3));
    }

    @Test
    void when_all_are_beyond_the_same_limit_there_is_no_solution_within_limits() {
        Network two = Networks.twoBuses(0, 0.1, 50e6, 50e6);
        PowerFlow flow = new PowerFlow(
                Networks.of(two.buses(), two.branches(), List.of(Networks.generator("g", "source", 0, 1, -1e6, 1e6))));
        FlowState state = flow.newState();
        assertThat(flow.solve(state, ReactiveLimits.ENFORCE)).isFalse();
        assertThat(state.outcome()).isInstanceOf(Outcome.LimitsExhausted.class);
        assertThat(state.outcome().text()).contains("source");
        assertThat(flow.solve(state, ReactiveLimits.RELEASE))
                .as("the reference always holds")
                .isTrue();
    }
}
