package org.headroom.grid.network;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.junit.jupiter.api.Test;

class NetworkChecksTest {
    private final List<Bus> buses = new ArrayList<>(List.of(
            bus("utility", Bus.Kind.REFERENCE, 0), bus("site", Bus.Kind.PV, 10e6), bus("hall", Bus.Kind.PQ, 5e6)));
    private final List<Branch> branches =
            new ArrayList<>(List.of(line("line", "utility", "site"), line("feeder", "site", "hall")));
    private final List<Generator> generators =
            new ArrayList<>(List.of(generator("grid", "utility"), generator("turbine", "site")));

    private static Bus bus(String id, Bus.Kind kind, double loadW) {
        return new Bus(id, kind, 13800, loadW, 0, 0, 0, 1, 0, 0.95, 1.05);
    }

    private static Branch line(String id, String from, String to) {
        return new Branch(id, from, to, 0.01, 0.1, 0, 0, 1, 0, false, true);
    }

    private static Branch off(Branch b) {
        return new Branch(b.id(), b.from(), b.to(), 0, 0, Double.NaN, -1, 0, 0, false, false);
    }

    private static Generator generator(String id, String bus) {
        return new Generator(id, bus, 5e6, 0, -5e6, 5e6, 0, 10e6, 1, 10e6, Double.NaN, true);
    }

    private static Generator off(Generator g) {
        return new Generator(g.id(), g.bus(), 0, 0, 1, -1, 1, -1, 0, 0, Double.NaN, false);
    }

    private Network network() {
        return new Network("test", 100e6, buses, branches, generators);
    }

    private void refused(String name, String found) {
        OutOfRange e = assertThrows(OutOfRange.class, () -> NetworkChecks.check(network()));
        assertEquals(name + ": " + found, e.name() + ": " + e.found());
    }

    @Test
    void a_sound_network_passes() {
        assertDoesNotThrow(() -> NetworkChecks.check(network()));
        assertDoesNotThrow(() -> NetworkChecks.checkLimits(network()));
    }

    @Test
    void names_are_unique_and_known() {
        buses.add(bus("hall", Bus.Kind.PQ, 0));
        refused("bus hall", "a second bus of that name");
        buses.removeLast();
        branches.add(line("line", "site", "hall"));
        refused("branch line", "a second branch of that name");
        branches.set(2, off(line("spare", "site", "nowhere")));
        refused("branch spare", "bus nowhere");
        branches.removeLast();
        generators.add(generator("turbine", "site"));
        refused("generator turbine", "a second generator of that name");
        generators.set(2, generator("diesel", "nowhere"));
        refused("generator diesel", "bus nowhere");
    }

    @Test
    void a_branch_in_service_has_an_impedance_and_two_ends() {
        branches.set(1, new Branch("feeder", "site", "hall", 0, 0, 0, 0, 1, 0, false, true));
        refused("branch feeder", "zero impedance (r = x = 0)");
        branches.set(1, line("feeder", "hall", "hall"));
        refused("branch feeder", "both ends at bus hall");
        branches.set(1, new Branch("feeder", "site", "hall", 0, Double.NaN, 0, 0, 1, 0, false, true));
        refused("branch feeder", "reactance of NaN pu");
        branches.set(1, new Branch("feeder", "site", "hall", 0, 0.1, 0, 0, 0, 0, true, true));
        refused("branch feeder", "a turns ratio of 0.0");
    }

    @Test
    void what_is_out_of_service_need_only_stand_at_known_buses() {
        branches.add(off(line("spare", "site", "hall")));
        generators.add(off(generator("diesel", "hall")));
        buses.add(new Bus("old", Bus.Kind.ISOLATED, -1, Double.NaN, 0, 0, 0, 0, 0, 0, 0));
        branches.add(new Branch("stub", "old", "hall", 0, 0, 0, 0, 0, 0, false, true));
        generators.add(new Generator("scrapped", "old", Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0, true));
        assertDoesNotThrow(() -> NetworkChecks.check(network()));
    }

    @Test
    void an_island_with_a_load_or_a_generator_needs_a_reference() {
        branches.set(1, off(branches.get(1)));
        refused("bus hall", "a load in an island without a reference bus");
        buses.set(2, bus("hall", Bus.Kind.PQ, 0));
        assertDoesNotThrow(() -> NetworkChecks.check(network()), "a bus that is cut off and empty harms nobody");
        generators.add(generator("diesel", "hall"));
        refused("bus hall", "a generator in an island without a reference bus");
        buses.set(2, bus("hall", Bus.Kind.REFERENCE, 5e6));
        assertDoesNotThrow(() -> NetworkChecks.check(network()), "an island may have its own reference");
    }

    @Test
    void a_reference_bus_is_named_and_somebody_must_feed_it() {
        buses.set(0, bus("utility", Bus.Kind.PV, 0));
        refused("network test", "no reference bus");
        buses.set(0, bus("utility", Bus.Kind.REFERENCE, 0));
        generators.set(0, off(generators.get(0)));
        assertDoesNotThrow(() -> NetworkChecks.check(network()), "the first PV bus takes over, as in MATPOWER");
        generators.set(1, off(generators.get(1)));
        refused("bus utility", "a reference bus without a generator in service");
    }

    @Test
    void voltages_and_powers_are_numbers() {
        buses.set(2, new Bus("hall", Bus.Kind.PQ, 13800, 5e6, 0, 0, 0, -1, 0, 0.9, 1.1));
        refused("bus hall", "voltage of -1.0 pu");
        buses.set(2, new Bus("hall", Bus.Kind.PQ, 13800, Double.POSITIVE_INFINITY, 0, 0, 0, 1, 0, 0.9, 1.1));
        refused("bus hall", "load of Infinity W");
        buses.set(2, bus("hall", Bus.Kind.PQ, 5e6));
        generators.set(0, new Generator("grid", "utility", 0, 0, -1, 1, 0, 1, 0, 1, Double.NaN, true));
        refused("generator grid", "voltage to hold of 0.0 pu");
        generators.set(0, new Generator("grid", "utility", 0, 0, Double.NaN, 1, 0, 1, 1, 1, Double.NaN, true));
        refused("generator grid", "a reactive limit that is no number");
    }

    @Test
    void limits_are_not_inverted() {
        generators.set(1, new Generator("turbine", "site", 5e6, 0, 5e6, -5e6, 0, 10e6, 1, 10e6, Double.NaN, true));
        assertDoesNotThrow(() -> NetworkChecks.check(network()), "a plain power flow never looks at them");
        OutOfRange e = assertThrows(OutOfRange.class, () -> NetworkChecks.checkReactiveLimits(network()));
        assertEquals("generator turbine", e.name());
        generators.set(1, generator("turbine", "site"));
        buses.set(2, new Bus("hall", Bus.Kind.PQ, 13800, 5e6, 0, 0, 0, 1, 0, 1.1, 0.9));
        e = assertThrows(OutOfRange.class, () -> NetworkChecks.checkLimits(network()));
        assertEquals("bus hall", e.name());
    }
}
