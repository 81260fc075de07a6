package org.headroom.grid.powerflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.junit.jupiter.api.Test;

class HostingHeadroomTest {

    private static Network radial(double minPu, List<Branch> branches) {
        return Networks.of(
                List.of(
                        Networks.bus("source", Bus.Kind.REFERENCE, 0, 0),
                        new Bus("load", Bus.Kind.PQ, 13.8e3, 0, 0, 0, 0, 1, 0, minPu, 1.1)),
                branches,
                List.of(Networks.source("grid", "source", 1)));
    }

    @Test
    void without_other_limits_the_nose_binds_at_half_the_short_circuit_power() {
        PowerFlow flow = new PowerFlow(radial(0, List.of(Networks.line("l", "source", "load", 0, 0.1))));
        HostingAnswer answer = new HostingHeadroom(flow).answer(HostingQuestion.at("load", 1));
        assertThat(answer.baseW()).isCloseTo(500e6, within(0.02e6));
        assertThat(answer.baseLimit()).isEqualTo(new NetworkLimit.NoSolution("load"));
        assertThat(answer.unsupplied()).containsExactly("l");
        assertThat(answer.outageW()).isEqualTo(answer.baseW());
    }

    @Test
    void a_voltage_band_binds_where_the_closed_form_says() {
        PowerFlow flow = new PowerFlow(radial(0.95, List.of(Networks.line("l", "source", "load", 0, 0.1))));
        HostingAnswer answer = new HostingHeadroom(flow).answer(HostingQuestion.at("load", 1));
        // V^4 - V^2 + P^2 x^2 = 0
        double square = 0.95 * 0.95;
        assertThat(answer.baseW()).isCloseTo(100e6 * Math.sqrt(square - square * square) / 0.1, within(2e3));
        assertThat(answer.baseLimit()).isEqualTo(new NetworkLimit.LowVoltage("load", 0.95));
    }

    @Test
    void two_transformers_carry_what_one_of_them_carries_alone_when_one_may_be_lost() {
        List<Branch> two = List.of(
                Networks.rated("t1", "source", "load", 0, 0.1, 60e6),
                Networks.rated("t2", "source", "load", 0, 0.1, 60e6));
        PowerFlow flow = new PowerFlow(radial(0.5, two));
        flow.setLoad(1, 10e6, 0);
        HostingAnswer answer = new HostingHeadroom(flow).answer(HostingQuestion.at("load", 1));
        // at the source, S^2 = P^2 + (x I^2)^2 with I = S
        double q = 0.1 * 0.36;
        assertThat(answer.outageW()).isCloseTo(100e6 * Math.sqrt(0.36 - q * q) - 10e6, within(2e3));
        assertThat(answer.outageLimit()).isEqualTo(new NetworkLimit.Rating("t2", 60e6));
        assertThat(answer.outage()).isEqualTo("t1");
        assertThat(answer.baseW()).isBetween(107e6, 110e6);
        assertThat(flow.loadW(1)).as("the load is as it was").isEqualTo(10e6);
        assertThat(flow.branchInService(0)).isTrue();
    }

    @Test
    void the_source_binds_first_when_it_may_give_less() {
        PowerFlow flow = new PowerFlow(radial(0.5, List.of(Networks.line("l", "source", "load", 0, 0.01))));
        flow.setLoad(1, 40e6, 0);
        HostingQuestion question = new HostingQuestion(
                List.of(new HostingQuestion.Place("load", 1)), 0.95, 150e6, 1e9, 100, ReactiveLimits.IGNORE);
        HostingAnswer answer = new HostingHeadroom(flow).answer(question);
        assertThat(answer.baseW()).isCloseTo(110e6, within(200.0));
        assertThat(answer.baseLimit()).isEqualTo(new NetworkLimit.Source(150e6));
    }

    @Test
    void what_is_past_a_limit_already_hosts_nothing_and_what_has_none_all() {
        PowerFlow flow = new PowerFlow(radial(0.5, List.of(Networks.rated("l", "source", "load", 0, 0.01, 30e6))));
        flow.setLoad(1, 40e6, 0);
        assertThat(new HostingHeadroom(flow)
                        .answer(HostingQuestion.at("load", 1))
                        .baseW())
                .isZero();
        PowerFlow free = new PowerFlow(radial(0.5, List.of(Networks.line("l", "source", "load", 0, 1e-4))));
        HostingAnswer answer = new HostingHeadroom(free)
                .answer(new HostingQuestion(
                        List.of(new HostingQuestion.Place("load", 1)), 1, 1e12, 200e6, 1e3, ReactiveLimits.IGNORE));
        assertThat(answer.baseW()).isEqualTo(200e6);
        assertThat(answer.baseLimit()).isEqualTo(new NetworkLimit.None(200e6));
    }

    @Test
    void shares_must_add_up() {
        assertThatThrownBy(() -> new HostingQuestion(
                        List.of(new HostingQuestion.Place("a", 0.5)), 1, 1, 1, 1, ReactiveLimits.IGNORE))
                .hasMessageContaining("a sum of 1");
    }
}
