package org.headroom.grid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ShortCircuit;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class NetworkBuilderTest {
    private static final double KM = 1e-3;

    private static NetworkBuilder builder() {
        NetworkBuilder builder = new NetworkBuilder("test", 100e6, 60);
        builder.bus("a", 345e3, 0.95, 1.05);
        builder.bus("b", 345e3, 0.95, 1.05);
        builder.bus("c", 13.8e3, 0.95, 1.05);
        builder.utility("grid", "a", new UtilityDesign(8e9, 10, 1), true);
        return builder;
    }

    private static Branch branch(Network network, String id) {
        return network.branches().stream()
                .filter(b -> b.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Glover, Overbye, Sarma, Power System Analysis and Design, example 5.2: Z = 6.4 + j70 ohm, Y = j 8.4e-4 S. */
    @Test
    void a_line_of_200_km_has_the_textbooks_ohms_and_siemens() {
        NetworkBuilder builder = builder();
        ConductorDesign line = new ConductorDesign(0.032 * KM, 0.35 * KM, 4.2e-6 * KM / (2 * Math.PI * 60), 1000);
        builder.conductor("line", new Ends("a", "b"), line, 200e3, 1, true);
        Branch branch = branch(builder.build(), "line");
        double baseOhm = 345e3 * 345e3 / 100e6;
        assertThat(branch.resistancePu() * baseOhm).isCloseTo(6.4, within(1e-9));
        assertThat(branch.reactancePu() * baseOhm).isCloseTo(70, within(1e-9));
        assertThat(branch.chargingPu() / baseOhm).isCloseTo(8.4e-4, within(1e-12));
        assertThat(branch.ratingVa()).isCloseTo(597.56e6, within(0.01e6)); // sqrt(3) x 345 kV x 1 kA
    }

    @Test
    void circuits_in_parallel_share_impedance_and_add_charging_and_rating() {
        NetworkBuilder builder = builder();
        ConductorDesign line = new ConductorDesign(0.032 * KM, 0.35 * KM, 11e-12, 1000);
        builder.conductor("one", new Ends("a", "b"), line, 10e3, 1, true);
        builder.conductor("three", new Ends("a", "b"), line, 10e3, 3, true);
        Network network = builder.build();
        Branch one = branch(network, "one");
        Branch three = branch(network, "three");
        assertThat(three.reactancePu()).isCloseTo(one.reactancePu() / 3, within(1e-15));
        assertThat(three.chargingPu()).isCloseTo(3 * one.chargingPu(), within(1e-12));
        assertThat(three.ratingVa()).isCloseTo(3 * one.ratingVa(), within(1e-3));
    }

    /** Glover, Overbye, Sarma, example 3.1: 20 kVA, 480/120 V; 35 V, 41.67 A, 300 W shorted; 120 V, 12 A, 200 W open. */
    @Test
    void a_transformer_of_20_kva_has_the_textbooks_series_and_shunt_values() {
        double baseOhm = 480.0 * 480 / 20e3;
        TwoWindingDesign design = new TwoWindingDesign(20e3, 35 / 41.6667 / baseOhm, 300, 200, 12 / (20e3 / 120));
        assertThat(design.resistance() * baseOhm).isCloseTo(0.1728, within(1e-4));
        assertThat(design.reactance() * baseOhm).isCloseTo(0.8220, within(1e-4));
        // the open side sees Y = 200/120^2 - j sqrt(0.1^2 - 0.01389^2) S = 0.01389 - j0.09903 S
        assertThat(design.magnetizingVar() / (120.0 * 120)).isCloseTo(0.09903, within(1e-5));
    }

    @Test
    void a_transformers_impedance_is_moved_to_the_networks_base_and_its_tap_to_the_ratio() {
        NetworkBuilder builder = builder();
        TwoWindingDesign design = TwoWindingDesign.ofRatio(60e6, 0.12, 40, 36e3, 0.002);
        builder.transformer(
                "t", new Ends("b", "c"), design, new TwoWindingDesign.Windings(345e3, 13.8e3, -0.025, 30), 2, true);
        Network network = builder.build();
        Branch t = branch(network, "t");
        assertThat(Math.hypot(t.resistancePu(), t.reactancePu())).isCloseTo(0.1, within(1e-12)); // 0.12 x 100 / 120
        assertThat(t.reactancePu() / t.resistancePu()).isCloseTo(40, within(1e-9));
        assertThat(t.ratio()).isCloseTo(0.975, within(1e-12));
        assertThat(t.shiftDeg()).isEqualTo(30);
        assertThat(t.ratingVa()).isEqualTo(120e6);
        Bus b = network.buses().get(1);
        assertThat(b.shuntW()).isCloseTo(72e3, within(1e-6));
        assertThat(b.shuntVar()).isCloseTo(-2 * 60e6 * Math.sqrt(0.002 * 0.002 - 0.0006 * 0.0006), within(1e-3));
        assertThat(builder.cores()).containsExactly(new SiteNetwork.Core("t", "b", b.shuntW(), -b.shuntVar()));
    }

    /** A winding for another voltage than its bus: 138/13.2 kV between buses of 138 and 13.8 kV. */
    @Test
    void rated_voltages_apart_from_the_buses_enter_ratio_and_impedance() {
        NetworkBuilder builder = builder();
        TwoWindingDesign design = TwoWindingDesign.ofRatio(100e6, 0.1, 20, 0, 0);
        builder.transformer(
                "t", new Ends("b", "c"), design, new TwoWindingDesign.Windings(345e3, 13.2e3, 0, 0), 1, true);
        Branch t = branch(builder.build(), "t");
        assertThat(t.ratio()).isCloseTo(13.8 / 13.2, within(1e-12));
        assertThat(Math.hypot(t.resistancePu(), t.reactancePu()))
                .isCloseTo(0.1 * Math.pow(13.2 / 13.8, 2), within(1e-12));
    }

    @Test
    void a_utility_gives_its_short_circuit_level_at_its_bus_and_sags_under_load() {
        NetworkBuilder builder = builder();
        builder.conductor("line", new Ends("a", "b"), new ConductorDesign(1e-5, 1e-4, 0, 0), 1e3, 1, true);
        builder.load("a", 150e6, 50e6);
        Network network = builder.build();
        Branch z = branch(network, "grid");
        assertThat(z.resistancePu()).isCloseTo(0.0012438, within(1e-6));
        assertThat(z.reactancePu()).isCloseTo(0.012438, within(1e-6));
        PowerFlow flow = new PowerFlow(network);
        assertThat(new ShortCircuit(flow).levels().get(flow.bus("a")).faultVa()).isCloseTo(8e9, within(1.0));
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        // by hand: V = 1 - (r P + x Q) / V - ..., 1 - 0.00187 - 0.00622 to first order
        assertThat(state.voltagePu(flow.bus("a"))).isCloseTo(0.9917, within(2e-4));
    }

    @Test
    void what_nothing_in_service_reaches_is_isolated_and_has_no_iron_loss() {
        NetworkBuilder builder = builder();
        builder.conductor("line", new Ends("a", "b"), new ConductorDesign(1e-5, 1e-4, 0, 0), 1e3, 1, true);
        builder.transformer("t", new Ends("b", "c"), TwoWindingDesign.ofRatio(1e6, 0.1, 10, 1e3, 0), null, 1, false);
        Network network = builder.build();
        assertThat(network.buses().get(2).kind()).isEqualTo(Bus.Kind.ISOLATED);
        assertThat(network.buses().get(1).shuntW()).isZero();
    }

    @Test
    void refusals_name_the_quantity() {
        NetworkBuilder builder = builder();
        assertThatThrownBy(() -> builder.bus("a", 1e3, 0.9, 1.1))
                .isInstanceOf(OutOfRange.class)
                .hasMessageContaining("'a' twice");
        assertThatThrownBy(
                        () -> builder.conductor("x", new Ends("a", "c"), new ConductorDesign(1, 1, 0, 0), 1, 1, true))
                .hasMessageContaining("a transformer joins voltages");
        assertThatThrownBy(() -> new ConductorDesign(0, 0, 0, 0)).hasMessageContaining("zero impedance");
        assertThatThrownBy(() -> new TwoWindingDesign(1e6, 0.05, 60e3, 0, 0)).hasMessageContaining("load_loss_w");
        assertThatThrownBy(() -> new NetworkBuilder("none", 1e8, 60).build()).hasMessageContaining("no reference");
    }
}
