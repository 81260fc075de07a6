package org.headroom.grid.powerflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.headroom.grid.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContingenciesTest {

    @ParameterizedTest
    @ValueSource(longs = {71, 72, 73, 74, 75, 76})
    void an_outage_is_the_network_built_without_the_branch(long seed) {
        compare(Networks.seeded(seed), ReactiveLimits.IGNORE);
    }

    @ParameterizedTest
    @EnumSource
    void so_it_is_in_the_14_bus_case_with_any_rule_for_reactive_limits(ReactiveLimits limits) {
        compare(Case14.network(), limits);
    }

    private static void compare(Network network, ReactiveLimits limits) {
        PowerFlow flow = new PowerFlow(network);
        FlowState base = flow.newState();
        assertThat(flow.solve(base, limits)).isTrue();
        Contingencies contingencies = new Contingencies(flow);
        for (int k = 0; k < network.branches().size(); k++) {
            Contingency found = contingencies.without(k, base, limits);
            PowerFlow rebuilt = new PowerFlow(Networks.without(network, k));
            FlowState state = rebuilt.newState();
            assertThat(rebuilt.solve(state, limits)).isEqualTo(found.outcome().converged());
            assertThat(found.lostLoadW()).isEqualTo(state.lostLoadW());
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = 0; i < network.buses().size() && state.converged(); i++) {
                assertThat(contingencies.last().voltagePu(i)).isCloseTo(state.voltagePu(i), within(1e-8));
                lowest = state.energized(i) ? Math.min(lowest, state.voltagePu(i)) : lowest;
            }
            if (state.converged()) {
                assertThat(found.lowestVoltagePu()).isCloseTo(lowest, within(1e-8));
            }
        }
    }

    @Test
    void the_branch_to_bus_8_takes_its_generator_with_it_and_nothing_else() {
        PowerFlow flow = new PowerFlow(Case14.network());
        FlowState base = flow.newState();
        flow.solve(base);
        Contingencies contingencies = new Contingencies(flow);
        List<Contingency> all = contingencies.all(base, ReactiveLimits.IGNORE);
        assertThat(all).hasSize(20);
        Contingency lost =
                all.stream().filter(c -> c.branch().equals("7-8")).findFirst().orElseThrow();
        assertThat(lost.outcome().converged()).isTrue();
        assertThat(lost.lostBuses()).isEqualTo(1);
        assertThat(lost.lostLoadW()).isZero();
        assertThat(lost.lowestVoltagePu()).isGreaterThan(0.9);
        assertThat(lost.worstBranch()).as("no branch has a rating").isEmpty();
        assertThat(lost.worstLoadingPercent()).isNaN();
        double before = base.lossW();
        flow.solve(base);
        assertThat(base.lossW()).as("all is as it was").isCloseTo(before, within(0.1));
    }

    @Test
    void a_line_is_all_that_two_buses_have() {
        PowerFlow flow = new PowerFlow(Networks.twoBuses(0.01, 0.1, 30e6, 0));
        FlowState base = flow.newState();
        flow.solve(base);
        Contingency only =
                new Contingencies(flow).all(base, ReactiveLimits.IGNORE).getFirst();
        assertThat(only.outcome().converged()).isTrue();
        assertThat(only.lostLoadW()).isEqualTo(30e6);
        assertThat(only.lostBuses()).isEqualTo(1);
        assertThat(only.lowestBus()).isEqualTo("source");
    }
}
