package org.headroom.physics.wastewater.biology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;
import org.junit.jupiter.api.Test;

class FlowBalanceTest {
    @Test
    void flows_of_the_benchmark_follow_from_its_influent() {
        FlowBalance flows = new FlowBalance(Bsm1.design());
        assertThat(flows.flow(stream("1-2"), 18446)).isCloseTo(92230, within(1e-6));
        assertThat(flows.flow(stream("to settler"), 18446)).isCloseTo(36892, within(1e-6));
        assertThat(flows.flow(stream("effluent"), 18446)).isCloseTo(18061, within(1e-6));
        assertThat(flows.flow(stream("effluent"), 30000)).isCloseTo(29615, within(1e-6));
    }

    @Test
    void a_share_is_of_what_enters() {
        FlowBalance flows = new FlowBalance(tank(List.of(
                Bsm1.rest("feed", "influent", Outlet.MIXED, "tank"),
                new StreamDesign("back", "tank", Outlet.MIXED, "tank", new FlowRule.Share(0.75), 0),
                Bsm1.rest("out", "tank", Outlet.MIXED, "effluent"))));
        assertThat(flows.flow(1, 100)).isCloseTo(300, within(1e-9));
        assertThat(flows.flow(2, 100)).isCloseTo(100, within(1e-9));
    }

    @Test
    void what_is_wrong_is_said_in_one_line() {
        refused(
                List.of(Bsm1.rest("feed", "influent", Outlet.MIXED, "tank")),
                "tank: streams: found 0 with the rest of the flow, allowed exactly one, so that water balances");
        refused(
                List.of(
                        Bsm1.rest("feed", "influent", Outlet.MIXED, "tnak"),
                        Bsm1.rest("out", "tank", Outlet.MIXED, "effluent")),
                "feed: to: found tnak, allowed effluent, waste or one of [tank]");
        refused(
                List.of(
                        Bsm1.rest("feed", "influent", Outlet.MIXED, "tank"),
                        Bsm1.rest("out", "tank", Outlet.PERMEATE, "effluent")),
                "out: from: found tank.permeate, allowed an outlet that the unit has: [MIXED]");
        refused(
                List.of(
                        Bsm1.rest("feed", "influent", Outlet.MIXED, "effluent"),
                        Bsm1.rest("out", "tank", Outlet.MIXED, "tank")),
                "plant: streams: found a loop that nothing leaves, allowed streams whose flows follow from the influent");
    }

    @Test
    void a_stream_that_would_flow_backwards_is_refused_with_the_influent_that_does_it() {
        PlantRun run = new PlantRun(Bsm1.design());
        assertThatThrownBy(() -> run.steady(Influent.constant(Bsm1.INFLUENT, 300, 15)))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("effluent: flow_m3_per_day: found -85")
                .hasMessageContaining("at an influent of 300");
    }

    @Test
    void a_loop_of_junctions_is_refused() {
        List<StreamDesign> streams = new ArrayList<>(List.of(
                Bsm1.rest("feed", "influent", Outlet.MIXED, "a"),
                Bsm1.rest("on", "a", Outlet.MIXED, "b"),
                new StreamDesign("back", "b", Outlet.MIXED, "a", new FlowRule.Share(0.5), 0),
                Bsm1.rest("out", "b", Outlet.MIXED, "effluent")));
        FlowsheetDesign design = new FlowsheetDesign(
                "plant",
                List.of(new UnitDesign.Junction("a"), new UnitDesign.Junction("b")),
                streams,
                BiologyDesign.bsm1(),
                EnergyDesign.bsm1());
        assertThatThrownBy(() -> new Flowsheet(design))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("a loop in which no tank stands");
    }

    private static void refused(List<StreamDesign> streams, String message) {
        assertThatThrownBy(() -> new Flowsheet(tank(streams)))
                .isInstanceOf(OutOfRange.class)
                .hasMessage(message);
    }

    private static FlowsheetDesign tank(List<StreamDesign> streams) {
        return new FlowsheetDesign(
                "plant",
                List.of(new UnitDesign.Reactor("tank", 100, new Aeration.None(), true)),
                streams,
                BiologyDesign.bsm1(),
                EnergyDesign.bsm1());
    }

    private static int stream(String name) {
        List<StreamDesign> streams = Bsm1.design().streams();
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException(name);
    }
}
