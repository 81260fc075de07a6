package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.headroom.data.network.NetworkYaml;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.network.SiteNetwork.Role;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ShortCircuit;
import org.headroom.grid.powerflow.ShortCircuitLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteNetworkTest {
    private static final SiteTree ANNOUNCED = SiteTree.embedded("memphis-announced");

    private static NetworkTree tree(SiteTree site, Instant at) {
        NetworkTree tree = NetworkTree.of(site, at);
        assertThat(tree).isNotNull();
        return java.util.Objects.requireNonNull(tree);
    }

    private static NetworkTree announced() {
        return tree(ANNOUNCED, ANNOUNCED.planningFrom());
    }

    private static Instant day(SiteTree site, String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(site.zone()).toInstant();
    }

    private static SiteNetwork with(Map<String, String> changes) {
        SiteTree site = ANNOUNCED.withText(changes);
        return tree(site, site.planningFrom()).siteNetwork();
    }

    /** Halls of 32 MW (12,500 servers at nameplate), what stands behind the UPS, cooling and the rest. */
    private static NetworkDemand rated() {
        return new NetworkDemand(Collections.nCopies(4, 32e6), 10.45e6, 3.7e6, 5.8e6, 0.8e6, 0.3e6, 0);
    }

    private static NetworkDemand idle() {
        return new NetworkDemand(Collections.nCopies(4, 8e6), 10.45e6, 2.5e6, 1.5e6, 0.8e6, 0.3e6, 0);
    }

    private static FlowState solved(PowerFlow flow) {
        FlowState state = flow.newState();
        assertThat(flow.solve(state)).isTrue();
        return state;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void voltages_are_within_five_percent_and_no_rating_is_passed_from_idle_to_nameplate(boolean full) {
        NetworkTree loaded = announced().withDemand(full ? rated() : idle(), "test");
        assertThat(loaded.checkFlow()).isEmpty();
        PowerFlow flow = new PowerFlow(loaded.network());
        FlowState state = solved(flow);
        int meter = flow.branch("meter_63");
        double powerFactor = state.fromW(meter) / Math.hypot(state.fromW(meter), state.fromVar(meter));
        assertThat(powerFactor).isGreaterThan(0.95); // grid.substation.power_factor
    }

    @Test
    void what_sources_give_is_taken_by_loads_windings_and_iron() {
        Network network = announced().withDemand(rated(), "test").network();
        PowerFlow flow = new PowerFlow(network);
        FlowState state = solved(flow);
        double given = 0;
        for (int g = 0; g < network.generators().size(); g++) {
            given += state.generatorW(g);
        }
        double taken = state.lossW();
        for (Bus bus : network.buses()) {
            double pu = state.voltagePu(flow.bus(bus.id()));
            taken += bus.kind() == Bus.Kind.ISOLATED ? 0 : bus.loadW() + bus.shuntW() * pu * pu;
        }
        assertThat(given).isCloseTo(taken, within(1e-8 * taken));
        assertThat(given).isGreaterThan(150e6);
    }

    @Test
    void any_two_of_three_main_transformers_carry_what_their_ratings_allow_and_no_more() {
        SiteNetwork site = announced().siteNetwork();
        assertThat(site.mainTransformers()).containsExactly("t1", "t2", "t3");
        NetworkTree loaded = announced().withDemand(rated().times(114.0 / 153.0), "about 114 MW");
        PowerFlow flow = new PowerFlow(loaded.network());
        for (String out : site.mainTransformers()) {
            flow.setBranch(flow.branch(out), false);
            FlowState state = solved(flow);
            double va = 0;
            for (String main : site.mainTransformers()) {
                va += state.apparentVa(flow.branch(main));
                assertThat(state.loadingPercent(flow.branch(main))).isLessThan(101);
            }
            assertThat(va).isBetween(110e6, 121e6); // N-1 of three 60 MVA is 120 MVA
            flow.setBranch(flow.branch(out), true);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"site_line_1", "site_line_2", "delivery_1", "delivery_2", "delivery_3", "delivery_4"})
    void the_site_bears_the_loss_of_any_line_of_the_utility_at_nameplate(String line) {
        PowerFlow flow = new PowerFlow(announced().withDemand(rated(), "test").network());
        flow.setBranch(flow.branch(line), false);
        FlowState state = solved(flow);
        assertThat(state.lostLoadW()).isZero();
        assertThat(state.voltagePu(flow.bus("mv_a"))).isGreaterThan(0.95);
    }

    @Test
    void the_short_circuit_level_at_161_kv_is_between_5_and_8_gva() {
        PowerFlow flow = new PowerFlow(announced().siteNetwork().network());
        List<ShortCircuitLevel> levels = new ShortCircuit(flow).levels();
        assertThat(levels.get(flow.bus("site_161")).faultVa()).isBetween(5e9, 8e9);
        assertThat(levels.get(flow.bus("mv_a")).currentA()).isLessThan(40e3); // a common rating of 15 kV switchgear
    }

    @ParameterizedTest
    @CsvSource({"2024-07-25, 1, 1", "2024-09-10, 1, 1", "2025-06-01, 3, 1", "2025-12-20, 3, 1", "2026-03-01, 6, 2"})
    void stages_agree_with_the_main_transformers_of_the_site(String day, int units, int meters) {
        SiteTree site = SiteTree.embedded("memphis-as-built");
        NetworkTree tree = tree(site, day(site, day));
        assertThat(tree.check()).isEmpty(); // no warning: counts agree
        SiteNetwork network = tree.siteNetwork();
        assertThat(network.mainTransformers()).hasSize(units);
        List<String> live = network.network().branches().stream()
                .filter(Branch::inService)
                .map(Branch::id)
                .toList();
        assertThat(network.meters().stream().filter(live::contains)).hasSize(meters);
        assertThat(network.batteryBus()).isEqualTo(day.compareTo("2025-05-08") < 0 ? "" : "battery_lv");
        assertThat(network.generationBus()).isEqualTo(day.compareTo("2025-12-15") < 0 ? "generators" : "");
    }

    @Test
    void a_site_with_other_counts_than_its_network_is_followed() {
        assertThat(with(Map.of("grid.substation.units_count", "5")).mainTransformers())
                .containsExactly("t1", "t1_2", "t2", "t2_2", "t3");
        assertThat(with(Map.of("grid.substation.units_count", "2")).mainTransformers())
                .containsExactly("t1", "t2");
        SiteNetwork more = with(Map.of("grid.unit_substations.units_count", "90"));
        Branch hall = more.network().branches().stream()
                .filter(b -> b.id().equals("unit_hall_1a"))
                .findFirst()
                .orElseThrow();
        assertThat(hall.ratingVa()).isCloseTo(9 * 3e6, within(1.0)); // 6 of 60 become 9 of 90
    }

    @Test
    void a_site_with_other_halls_than_its_network_spreads_them() {
        SiteNetwork six = with(Map.of("it.halls_count", "6"));
        for (int h = 0; h < 6; h++) {
            int hall = h;
            assertThat(six.loads().stream()
                            .filter(l -> l.role() == Role.HALL && l.hall() == hall)
                            .mapToDouble(SiteNetwork.Load::share)
                            .sum())
                    .isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void the_network_may_be_left_out() {
        SiteTree site = SiteTree.parse("bare.yaml", "extends: memphis-announced\ngrid:\n  network: null\n");
        assertThat(site.bind(site.planningFrom()).grid().network()).isNull();
        assertThat(NetworkTree.of(site, site.planningFrom())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-09-10", "2025-06-01", "2026-03-01"})
    void a_file_of_its_own_reads_back_as_the_same_network(String day) {
        SiteTree site = SiteTree.embedded("memphis-as-built");
        NetworkTree loaded = tree(site, day(site, day)).withDemand(rated().withGeneration(70e6), "test");
        Network read = NetworkYaml.parse("again.yaml", loaded.toYaml());
        assertThat(read).isEqualTo(loaded.network());
        assertThat(NetworkTree.parse("again.yaml", loaded.toYaml()).toYaml()).isEqualTo(loaded.toYaml());
    }

    @Test
    void a_file_of_its_own_holds_changed_counts_too() {
        SiteTree site = ANNOUNCED.withText(
                Map.of("grid.substation.units_count", "5", "grid.unit_substations.units_count", "70"));
        NetworkTree tree = tree(site, site.planningFrom());
        Network read =
                NetworkYaml.parse("five.yaml", tree.withDemand(rated(), "test").toYaml());
        Map<String, Double> ratings = read.branches().stream()
                .filter(Branch::inService)
                .collect(java.util.stream.Collectors.toMap(Branch::id, Branch::ratingVa));
        for (Branch branch : tree.siteNetwork().network().branches()) {
            if (branch.inService()) {
                assertThat(ratings.get(branch.id())).isCloseTo(branch.ratingVa(), within(1e-6 * branch.ratingVa()));
            }
        }
        assertThat(ratings).containsKeys("t1_2", "t2_2");
    }

    @Test
    void rating_and_losses_of_built_in_kinds_have_one_address() {
        SiteTree twice = ANNOUNCED.withText(Map.of("grid.network.kinds.transformers.substation.rated_mva", "50"));
        assertThatThrownBy(() -> twice.bind(twice.planningFrom()))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("rated_mva: found a second value, allowed: the one of grid.substation alone");
    }

    private static final String SMALL = """
            schema: headroom.network/1
            name: small
            buses:
              hv: {kv: 110}
              mv: {kv: 20}
              far: {kv: 20}
            sources:
              grid: {bus: hv, short_circuit_mva: 2000, x_over_r: 10}
            kinds:
              transformers:
                main: {rated_mva: 25, impedance_percent: 12, x_over_r: 25, no_load_loss_w: 20000}
              cables:
                al: {r_ohm_per_km: 0.125, x_ohm_per_km: 0.12, c_nf_per_km: 270, rated_a: 400}
            transformers:
              t1: {kind: main, from: hv, to: mv, tap_percent: -2.5}
            cables:
              c1: {kind: al, from: mv, to: far, length_m: 2000}
            loads:
              town: {bus: far, load_mw: 8, power_factor: 0.95}
            """;

    @Test
    void plain_numbers_make_a_network_too() {
        Network network = NetworkYaml.parse("small.yaml", SMALL);
        PowerFlow flow = new PowerFlow(network);
        FlowState state = solved(flow);
        assertThat(state.voltagePu(flow.bus("far"))).isBetween(0.97, 1.03);
        assertThat(NetworkTree.parse("small.yaml", SMALL).checkFlow()).isEmpty();
    }

    @Test
    void an_overloaded_cable_and_a_low_voltage_are_warnings_that_name_the_element() {
        String heavy = SMALL.replace("load_mw: 8", "load_mw: 20").replace("length_m: 2000", "length_m: 9000");
        assertThat(NetworkTree.parse("heavy.yaml", heavy).checkFlow())
                .extracting(Finding::path)
                .contains("buses.far", "cables.c1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "to: far, length | to: nowhere, length | cables.c1.to: found 'nowhere', allowed: the name of a bus",
                "kind: al | kind: cu | cables.c1.kind: found 'cu', allowed: one of kinds.cables: al",
                "sources: | nodes: {}\\nsources: | nodes: found an unknown key",
                "bus: hv, short | bus: hv, in_service: false, short | sources: found no reference in service",
                "c1: {kind | c1: {in_service: false, kind | loads.town.bus: found 'far', an island without a reference",
                "r_ohm_per_km: 0.125, x_ohm_per_km: 0.12 | r_ohm_per_km: 0, x_ohm_per_km: 0 | cables.c1.x_ohm_per_km: found zero impedance",
                "length_m: 2000 | length_m: 0 | cables.c1.length_m: found 0",
                "c1: {kind | t1: {kind | transformers.t1.id: found 't1' twice",
                "from: mv, to: far | from: hv, to: far | cables.c1.to: found 'far' of 20.0 kV",
                "x_over_r: 25 | x_over_r: 25, load_loss_w: 5 | transformers.t1.x_over_r: found both x_over_r and load_loss_w",
                "x_over_r: 25, | '' | transformers.t1.load_loss_w: found no value",
                "kv: 20} | kv: 20, kv: 20} | found key 'kv' twice",
                "impedance_percent: 12 | impedance_procent: 12 | did you mean impedance_percent?",
                "bus: far, load_mw: 8 | bus: gone, load_mw: 8 | loads.town.bus: found 'gone', allowed: the name of a bus",
                "load_mw: 8, | '' | loads.town.load_mw: found no value, allowed: a power or a role",
                "headroom.network/1 | headroom.network/9 | schema: found 'headroom.network/9', allowed: headroom.network/1",
            })
    void a_bad_file_gets_one_line_that_names_the_element(String old, String put, String line) {
        String text =
                SMALL.replaceFirst(java.util.regex.Pattern.quote(old), java.util.regex.Matcher.quoteReplacement(put));
        assertThat(text).isNotEqualTo(SMALL);
        assertThatThrownBy(() -> NetworkYaml.parse("bad.yaml", text.replace("\\n", "\n")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(line)
                .hasMessageStartingWith("bad.yaml")
                .hasMessageNotContaining("grid.network")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_check_tells_all_faults_at_once() {
        String bad = SMALL.replace("kind: al", "kind: cu")
                .replace("bus: far", "bus: gone")
                .replace("kind: main, from: hv", "kind: main, from: hx");
        assertThat(NetworkTree.parse("bad.yaml", bad).check())
                .extracting(Finding::path)
                .contains("cables.c1.kind", "transformers.t1.from");
    }

    @Test
    void loads_of_a_role_must_be_whole() {
        SiteTree half = ANNOUNCED.withText(Map.of("grid.network.loads.hall_1a.share", "0.4"));
        assertThatThrownBy(() -> half.bind(half.planningFrom()))
                .hasMessageContaining("grid.network.loads.hall_1a.share: found shares of hall hall_1 that sum to 0.9");
    }
}
