package org.headroom.grid.powerflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PowerFlowTest {

    @Test
    void a_load_of_1_pu_behind_0_1_pu_stands_at_0_994936_pu() {
        PowerFlow flow = new PowerFlow(Networks.twoBuses(0, 0.1, 100e6, 0));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.voltagePu(1)).isCloseTo(0.994936, within(1e-6));
        assertThat(state.voltagePu(1)).isCloseTo(Math.sqrt((1 + Math.sqrt(1 - 4 * 0.01)) / 2), within(1e-12));
    }

    /** The voltage of a load behind an impedance solves V^4 + (2 (PR + QX) - 1) V^2 + (P^2 + Q^2) (R^2 + X^2) = 0. */
    @ParameterizedTest
    @CsvSource({"0.01, 0.1, 1, 0.3", "0.05, 0.05, 2, 1", "0.02, 0.2, -1.5, 0.2", "0, 0.1, 0, -1"})
    void two_buses_have_their_closed_form(double r, double x, double p, double q) {
        PowerFlow flow = new PowerFlow(Networks.twoBuses(r, x, p * 100e6, q * 100e6));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        double b = 2 * (p * r + q * x) - 1;
        double square = (-b + Math.sqrt(b * b - 4 * (p * p + q * q) * (r * r + x * x))) / 2;
        assertThat(state.voltagePu(1)).isCloseTo(Math.sqrt(square), within(1e-11));
        assertThat(state.lossW()).isCloseTo(100e6 * r * (p * p + q * q) / square, within(0.1));
        assertThat(state.generatorW(0)).isCloseTo(100e6 * p + state.lossW(), within(0.1));
    }

    @Test
    void the_14_bus_case_agrees_with_matpower_to_the_digits_it_prints() {
        PowerFlow flow = new PowerFlow(Case14.network());
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.iterations()).isEqualTo(3);
        assertThat(state.lossW() / 1e6).isCloseTo(Case14.LOSS_MW, within(1e-8));
        for (int i = 0; i < 14; i++) {
            assertThat(state.voltagePu(i)).isCloseTo(Case14.VM_PU[i], within(1e-11));
            assertThat(state.angleDeg(i)).isCloseTo(Case14.VA_DEG[i], within(1e-9));
        }
        for (int g = 0; g < 5; g++) {
            assertThat(state.generatorW(g) / 1e6).isCloseTo(Case14.PG_MW[g], within(1e-8));
            assertThat(state.generatorVar(g) / 1e6).isCloseTo(Case14.QG_MVAR[g], within(1e-8));
        }
        for (int k = 0; k < 20; k++) {
            assertThat(state.fromW(k) / 1e6).isCloseTo(Case14.PF_MW[k], within(1e-8));
            assertThat(state.fromVar(k) / 1e6).isCloseTo(Case14.QF_MVAR[k], within(1e-8));
            assertThat(state.toW(k) / 1e6).isCloseTo(Case14.PT_MW[k], within(1e-8));
            assertThat(state.toVar(k) / 1e6).isCloseTo(Case14.QT_MVAR[k], within(1e-8));
        }
    }

    @Test
    void an_unloaded_transformer_divides_by_its_ratio_and_turns_by_its_shift() {
        Branch transformer = new Branch("t", "source", "load", 0.01, 0.1, 0, 0, 0.95, 30, true, true);
        Network two = Networks.twoBuses(0, 0.1, 0, 0);
        PowerFlow flow = new PowerFlow(Networks.of(two.buses(), List.of(transformer), two.generators()));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.voltagePu(1)).isCloseTo(1 / 0.95, within(1e-11));
        assertThat(state.angleDeg(1)).isCloseTo(-30.0, within(1e-9));
        assertThat(state.lossW()).isCloseTo(0.0, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_bus_balances_by_a_sum_of_its_own(long seed) {
        PowerFlow flow = new PowerFlow(Networks.seeded(seed));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        Balance worst = flow.balance(state);
        double throughputW = state.generatorW(0) + 1e6;
        assertThat(worst.missingW()).isCloseTo(0.0, within(1e-9 * throughputW));
        assertThat(worst.missingVar()).isCloseTo(0.0, within(1e-9 * throughputW));
        double inW = 0;
        for (int g = 0; g < flow.network().generators().size(); g++) {
            inW += state.generatorW(g);
        }
        for (Bus bus : flow.network().buses()) {
            inW -= bus.loadW();
        }
        assertThat(inW).isCloseTo(state.lossW(), within(1e-9 * throughputW));
        assertThat(state.angleDeg(0)).isCloseTo(10.0, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void a_warm_start_a_flat_start_and_a_new_start_find_the_same_voltages(long seed) {
        Network network = Networks.seeded(seed);
        PowerFlow flow = new PowerFlow(network);
        FlowState warm = flow.newState();
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            for (int i = 1; i < network.buses().size(); i++) {
                flow.setLoad(i, 12e6 * random.nextDouble(), 5e6 * random.nextDouble());
            }
            assertThat(flow.solve(warm)).isTrue();
            FlowState cold = flow.newState();
            assertThat(flow.solve(cold)).isTrue();
            FlowState flat = flow.newState();
            flow.flatStart(flat);
            assertThat(flow.solve(flat)).isTrue();
            for (int i = 0; i < network.buses().size(); i++) {
                assertThat(warm.voltagePu(i)).isCloseTo(cold.voltagePu(i), within(1e-9));
                assertThat(warm.angleDeg(i)).isCloseTo(cold.angleDeg(i), within(1e-7));
                assertThat(flat.voltagePu(i)).isCloseTo(cold.voltagePu(i), within(1e-9));
            }
        }
    }

    @Test
    void a_solution_depends_on_the_state_and_the_inputs_alone() {
        PowerFlow flow = new PowerFlow(Case14.network());
        FlowState state = flow.newState();
        flow.solve(state);
        FlowState copy = state.copy();
        flow.setLoad(5, 60e6, 10e6);
        flow.solve(state);
        double first = state.lossW();
        flow.setLoad(5, 90e6, 30e6);
        flow.solve(state);
        flow.setBranch(3, false);
        flow.solve(state);
        flow.setBranch(3, true);
        flow.setLoad(5, 60e6, 10e6);
        flow.solve(copy);
        assertThat(copy.lossW()).isEqualTo(first);
    }

    @Test
    void four_transformers_of_30_degrees_each_are_no_obstacle_from_a_flat_start() {
        List<Bus> buses = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            buses.add(Networks.bus("b" + i, i == 0 ? Bus.Kind.REFERENCE : Bus.Kind.PQ, i == 0 ? 0 : 10e6, 2e6));
            if (i > 0) {
                branches.add(new Branch("t" + i, "b" + (i - 1), "b" + i, 0.001, 0.02, 0, 0, 1, 30, true, true));
            }
        }
        PowerFlow flow = new PowerFlow(Networks.of(buses, branches, List.of(Networks.source("g", "b0", 1))));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.voltagePu(4)).isBetween(0.95, 1.0);
        assertThat(state.angleDeg(4)).isBetween(-123.0, -120.0);
    }

    @Test
    void beyond_the_nose_there_is_no_solution_and_the_bus_is_named() {
        // 1 / (2 x) = 5 pu at unity power factor
        PowerFlow below = new PowerFlow(Networks.twoBuses(0, 0.1, 499.99e6, 0));
        assertThat(below.solve(below.newState())).isTrue();
        PowerFlow beyond = new PowerFlow(Networks.twoBuses(0, 0.1, 600e6, 0));
        FlowState state = beyond.newState();
        assertThat(beyond.solve(state)).isFalse();
        assertThat(state.outcome()).isInstanceOfSatisfying(Outcome.Diverged.class, diverged -> {
            assertThat(diverged.bus()).isEqualTo("load");
            assertThat(Math.abs(diverged.mismatchW())).isBetween(10e6, 600e6);
        });
        assertThat(state.outcome().text()).startsWith("no solution: bus load is left with a mismatch of ");
        beyond.setLoad(1, 100e6, 0);
        assertThat(beyond.solve(state)).as("a failed state starts anew").isTrue();
        assertThat(state.voltagePu(1)).isCloseTo(0.994936, within(1e-6));
    }

    /** Continuation power flow of the 14-bus case at constant power factor ends at 4.06 times its load (PSAT, MATPOWER examples). */
    @Test
    void the_14_bus_case_carries_4_06_times_its_load() {
        Network network = Case14.network();
        PowerFlow flow = new PowerFlow(network);
        assertThat(scaled(flow, network, 4.06)).isTrue();
        assertThat(scaled(flow, network, 4.07)).isFalse();
    }

    private static boolean scaled(PowerFlow flow, Network network, double factor) {
        for (int i = 0; i < network.buses().size(); i++) {
            Bus bus = network.buses().get(i);
            flow.setLoad(i, factor * bus.loadW(), factor * bus.loadVar());
        }
        for (int g = 0; g < network.generators().size(); g++) {
            flow.setGeneration(g, factor * network.generators().get(g).powerW(), 0);
        }
        return flow.solve(flow.newState());
    }

    @Test
    void an_island_without_a_reference_is_dead_and_its_load_lost() {
        Network network = Networks.of(
                List.of(
                        Networks.bus("a", Bus.Kind.REFERENCE, 0, 0),
                        Networks.bus("b", Bus.Kind.PQ, 10e6, 0),
                        Networks.bus("c", Bus.Kind.PV, 7e6, 0),
                        Networks.bus("d", Bus.Kind.PQ, 3e6, 0),
                        Networks.bus("e", Bus.Kind.REFERENCE, 2e6, 0),
                        Networks.bus("f", Bus.Kind.ISOLATED, 100e6, 0)),
                List.of(
                        Networks.line("ab", "a", "b", 0.01, 0.1),
                        Networks.line("cd", "c", "d", 0.01, 0.1),
                        Networks.line("af", "a", "f", 0.01, 0.1)),
                List.of(
                        Networks.source("ga", "a", 1),
                        Networks.generator("gc", "c", 5e6, 1, -1e9, 1e9),
                        Networks.source("ge", "e", 1.03)));
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.lostLoadW()).isEqualTo(10e6);
        assertThat(state.voltagePu(2)).isZero();
        assertThat(state.energized(3)).isFalse();
        assertThat(state.generatorW(1)).isZero();
        assertThat(state.generatorW(2)).isCloseTo(2e6, within(1e-3));
        assertThat(state.voltagePu(4)).isCloseTo(1.03, within(1e-12));
        assertThat(state.energized(5)).isFalse();
        flow.setGenerator(flow.generator("ge"), false);
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.lostLoadW()).isEqualTo(12e6);
    }

    @Test
    void a_pv_bus_without_a_generator_in_service_is_pq_and_the_first_pv_bus_stands_in_for_a_reference() {
        Network network = Case14.network();
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        flow.setGenerator(flow.generator("g8"), false);
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.holdsVoltage(flow.bus("8"))).isFalse();
        assertThat(state.voltagePu(flow.bus("8"))).isLessThan(1.06);
        assertThat(state.generatorVar(flow.generator("g8"))).isZero();
        flow.setGenerator(flow.generator("g1"), false);
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.angleDeg(flow.bus("2"))).isCloseTo(-4.98, within(1e-12));
        assertThat(state.generatorW(flow.generator("g2"))).isGreaterThan(250e6);
    }

    @Test
    void generators_at_one_bus_share_by_their_ranges() {
        // 30 Mvar from ranges 0 to 10 and 0 to 50
        double[] var = shared(
                Networks.generator("g1", "source", 0, 1, 0, 10e6), Networks.generator("g2", "source", 0, 1, 0, 50e6));
        assertThat(var[0] / var[1]).isCloseTo(0.2, within(1e-9));
        // no range: both off their limit by the same
        var = shared(
                Networks.generator("g1", "source", 0, 1, 4e6, 4e6), Networks.generator("g2", "source", 0, 1, 9e6, 9e6));
        assertThat(var[1] - var[0]).isCloseTo(5e6, within(1e-3));
        // without limits: half each
        var = shared(Networks.source("g1", "source", 1), Networks.source("g2", "source", 1));
        assertThat(var[0]).isCloseTo(var[1], within(1e-3));
    }

    private static double[] shared(Generator one, Generator two) {
        Network network = Networks.twoBuses(0, 0.1, 20e6, 30e6);
        PowerFlow flow = new PowerFlow(Networks.of(network.buses(), network.branches(), List.of(one, two)));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.generatorW(1)).isZero();
        assertThat(state.generatorW(0)).isCloseTo(20e6, within(0.1));
        assertThat(state.generatorVar(0) + state.generatorVar(1)).isCloseTo(state.fromVar(0), within(0.1));
        return new double[] {state.generatorVar(0), state.generatorVar(1)};
    }

    @Test
    void a_bus_between_a_reactance_and_its_equal_capacitor_is_no_obstacle() {
        Network network = Networks.of(
                List.of(
                        Networks.bus("a", Bus.Kind.REFERENCE, 0, 0),
                        Networks.bus("middle", Bus.Kind.PQ, 0, 0),
                        Networks.bus("z", Bus.Kind.PQ, 10e6, 2e6)),
                List.of(Networks.line("l", "a", "middle", 0, 0.1), Networks.line("c", "middle", "z", 0, -0.1)),
                List.of(Networks.source("g", "a", 1)));
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        assertThat(state.voltagePu(2)).as("nothing is dropped in all").isCloseTo(1.0, within(1e-9));
        assertThat(flow.balance(state).missingW()).isCloseTo(0.0, within(0.1));
    }

    @Test
    void a_load_behind_branches_that_cancel_makes_the_equations_singular_and_the_bus_is_named() {
        Network network = Networks.of(
                List.of(
                        Networks.bus("a", Bus.Kind.REFERENCE, 0, 0),
                        Networks.bus("lost", Bus.Kind.PQ, 10e6, 2e6),
                        Networks.bus("z", Bus.Kind.PQ, 10e6, 2e6)),
                List.of(
                        Networks.line("l", "a", "lost", 0, 0.1),
                        Networks.line("c", "a", "lost", 0, -0.1),
                        Networks.line("az", "a", "z", 0.01, 0.1)),
                List.of(Networks.source("g", "a", 1)));
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isFalse();
        assertThat(state.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Singular.class,
                        singular -> assertThat(singular.bus()).isEqualTo("lost"));
        assertThat(state.outcome().text()).isEqualTo("no solution: the equations are singular at bus lost");
    }

    @Test
    void a_warm_solution_allocates_nothing() {
        Network network = Networks.seeded(5);
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        FlowState copy = flow.newState();
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 1000; i++) {
                flow.setLoad(3, 5e6 + 1e3 * i, 1e6);
                flow.setBranch(2, i % 7 != 0);
                flow.solve(state);
                copy.copyFrom(state);
            }
            bytes = Math.min(bytes, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(state.converged()).isTrue();
        assertThat(bytes).isZero();
    }

    @Test
    void what_cannot_be_solved_is_refused_with_its_name() {
        Network good = Networks.twoBuses(0.01, 0.1, 0, 0);
        assertThatThrownBy(() -> new PowerFlow(Networks.twoBuses(0, 0, 1, 1)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("branch line")
                .hasMessageContaining("r and x both 0");
        assertThatThrownBy(() -> new PowerFlow(Networks.of(
                        good.buses(), List.of(Networks.line("x", "source", "moon", 0, 1)), good.generators())))
                .hasMessage("to of branch x: found 'moon', allowed the id of a bus");
        List<Bus> twice = new ArrayList<>(good.buses());
        twice.add(good.buses().get(1));
        assertThatThrownBy(() -> new PowerFlow(Networks.of(twice, good.branches(), good.generators())))
                .hasMessage("bus: found load twice, allowed each id once");
        assertThatThrownBy(() -> new PowerFlow(good).bus("moon")).isInstanceOf(OutOfRange.class);
    }
}
