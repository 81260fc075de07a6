package org.headroom.grid.network;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.physics.basis.OutOfRange;

/**
 * What a network must be before a power flow can be asked of it. Whoever makes a network calls this; the first fault found
 * is thrown as {@link OutOfRange} whose name is the element, as in {@code bus 7} or {@code branch 4-9}.
 *
 * <p>Elements out of service, and all that stands at an isolated bus, need only name buses that exist. An island is refused
 * where it has a load or a generator that gives power and no reference bus; a bus that is just cut off is not.
 */
public final class NetworkChecks {
    private final Network network;
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final boolean[] live;

    private NetworkChecks(Network network) {
        this.network = network;
        this.live = new boolean[network.buses().size()];
    }

    /** How messages call a bus. */
    public static String name(Bus bus) {
        return "bus " + bus.id();
    }

    /** How messages call a branch. */
    public static String name(Branch branch) {
        return "branch " + branch.id();
    }

    /** How messages call a generator. */
    public static String name(Generator generator) {
        return "generator " + generator.id();
    }

    /** @throws OutOfRange for the first element that no power flow can be run with */
    public static void check(Network network) {
        NetworkChecks checks = new NetworkChecks(network);
        checks.buses();
        checks.branches();
        checks.generators();
        checks.reference();
        checks.islands();
    }

    /**
     * Limits that a plain power flow never looks at, and MATPOWER never checks: they must not be inverted.
     *
     * @throws OutOfRange for the first element in service with a lower limit above its upper one
     */
    public static void checkLimits(Network network) {
        for (Bus bus : network.buses()) {
            if (bus.kind() != Bus.Kind.ISOLATED) {
                ordered(name(bus), bus.minPu(), bus.maxPu(), "pu of voltage");
            }
        }
        checkReactiveLimits(network);
        for (Generator generator : network.generators()) {
            if (generator.inService()) {
                ordered(name(generator), generator.minW(), generator.maxW(), "W");
            }
        }
    }

    /** The same for the reactive limits alone, which a power flow that enforces them needs. */
    public static void checkReactiveLimits(Network network) {
        for (Generator generator : network.generators()) {
            if (generator.inService()) {
                ordered(name(generator), generator.minVar(), generator.maxVar(), "var");
            }
        }
    }

    private static void ordered(String name, double low, double high, String unit) {
        if (!(low <= high)) {
            throw new OutOfRange(
                    name, "a range from " + low + " to " + high + " " + unit, "a lower limit below the upper one");
        }
    }

    private void buses() {
        if (network.buses().isEmpty()) {
            throw new OutOfRange("network", "no bus", "at least one");
        }
        if (!(network.baseVa() > 0 && network.baseVa() < Double.POSITIVE_INFINITY)) {
            throw new OutOfRange("network", "a base of " + network.baseVa() + " VA", "greater than 0");
        }
        List<Bus> buses = network.buses();
        for (int i = 0; i < buses.size(); i++) {
            Bus bus = buses.get(i);
            String name = name(bus);
            if (indexOf.put(bus.id(), i) != null) {
                throw new OutOfRange(name, "a second bus of that name", "one");
            }
            live[i] = bus.kind() != Bus.Kind.ISOLATED;
            if (!live[i]) {
                continue;
            }
            finite(name, "load", bus.loadW(), "W");
            finite(name, "reactive load", bus.loadVar(), "var");
            finite(name, "shunt conductance", bus.shuntW(), "W");
            finite(name, "shunt susceptance", bus.shuntVar(), "var");
            finite(name, "angle", bus.angleDeg(), "degrees");
            positive(name, "voltage", bus.voltagePu(), "pu");
            if (!(bus.baseV() >= 0 && bus.baseV() < Double.POSITIVE_INFINITY)) {
                throw new OutOfRange(name, "a base voltage of " + bus.baseV() + " V", "0 (unknown) or greater");
            }
        }
    }

    private void branches() {
        Set<String> ids = new HashSet<>();
        for (Branch branch : network.branches()) {
            String name = name(branch);
            if (!ids.add(branch.id())) {
                throw new OutOfRange(name, "a second branch of that name", "one");
            }
            int from = index(name, branch.from());
            int to = index(name, branch.to());
            if (!branch.inService() || !live[from] || !live[to]) {
                continue;
            }
            if (from == to) {
                throw new OutOfRange(name, "both ends at bus " + branch.from(), "two buses");
            }
            finite(name, "resistance", branch.resistancePu(), "pu");
            finite(name, "reactance", branch.reactancePu(), "pu");
            finite(name, "charging", branch.chargingPu(), "pu");
            finite(name, "phase shift", branch.shiftDeg(), "degrees");
            if (branch.resistancePu() == 0 && branch.reactancePu() == 0) {
                throw new OutOfRange(
                        name, "zero impedance (r = x = 0)", "r or x other than 0; a bus coupler may have x = 1e-6 pu");
            }
            if (!Double.isFinite(branch.ratio()) || branch.ratio() == 0) {
                throw new OutOfRange(name, "a turns ratio of " + branch.ratio(), "a number other than 0");
            }
            if (!(branch.ratingVa() >= 0 && branch.ratingVa() < Double.POSITIVE_INFINITY)) {
                throw new OutOfRange(name, "a rating of " + branch.ratingVa() + " VA", "0 (none) or greater");
            }
        }
    }

    private void generators() {
        Set<String> ids = new HashSet<>();
        for (Generator generator : network.generators()) {
            String name = name(generator);
            if (!ids.add(generator.id())) {
                throw new OutOfRange(name, "a second generator of that name", "one");
            }
            int at = index(name, generator.bus());
            if (!generator.inService() || !live[at]) {
                continue;
            }
            finite(name, "power", generator.powerW(), "W");
            finite(name, "reactive power", generator.reactiveVar(), "var");
            limit(name, generator.minVar());
            limit(name, generator.maxVar());
            if (network.buses().get(at).kind() != Bus.Kind.PQ) {
                positive(name, "voltage to hold", generator.voltagePu(), "pu");
            }
        }
    }

    private void reference() {
        for (Bus bus : network.buses()) {
            if (bus.kind() == Bus.Kind.REFERENCE) {
                return;
            }
        }
        throw new OutOfRange(
                "network " + network.name(), "no reference bus", "a reference (slack) bus with a generator");
    }

    /** Each island that takes or gives power needs a bus that holds its voltage and takes up the balance. */
    private void islands() {
        int[] root = new int[live.length];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (Branch branch : network.branches()) {
            int from = index("", branch.from());
            int to = index("", branch.to());
            if (branch.inService() && live[from] && live[to]) {
                root[find(root, from)] = find(root, to);
            }
        }
        boolean[] held = new boolean[root.length];
        boolean[] powered = new boolean[root.length];
        boolean[] fed = new boolean[root.length];
        for (Generator generator : network.generators()) {
            int at = index("", generator.bus());
            if (generator.inService() && live[at]) {
                fed[at] = true;
                powered[at] |= generator.powerW() != 0;
            }
        }
        holders(root, held, fed);
        for (int i = 0; i < root.length; i++) {
            Bus bus = network.buses().get(i);
            boolean loaded = bus.loadW() != 0 || bus.loadVar() != 0;
            if (live[i] && !held[find(root, i)] && (loaded || powered[i])) {
                throw new OutOfRange(
                        name(bus),
                        (loaded ? "a load" : "a generator") + " in an island without a reference bus",
                        "a branch in service to a bus with a reference, a reference in the island, or an isolated bus");
            }
        }
    }

    /** Marks the islands with a reference bus that has a generator; if no island has one, that of the first PV bus. */
    private void holders(int[] root, boolean[] held, boolean[] fed) {
        int firstPv = -1;
        boolean any = false;
        for (int i = 0; i < root.length; i++) {
            Bus.Kind kind = network.buses().get(i).kind();
            if (kind == Bus.Kind.REFERENCE && fed[i]) {
                held[find(root, i)] = true;
                any = true;
            } else if (kind == Bus.Kind.PV && fed[i] && firstPv < 0) {
                firstPv = i;
            }
        }
        if (!any && firstPv >= 0) {
            held[find(root, firstPv)] = true;
        } else if (!any) {
            throw new OutOfRange(
                    name(network.buses().stream()
                            .filter(b -> b.kind() == Bus.Kind.REFERENCE)
                            .findFirst()
                            .orElseThrow()),
                    "a reference bus without a generator in service",
                    "a generator in service there or at a PV bus");
        }
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private int index(String name, String bus) {
        Integer index = indexOf.get(bus);
        if (index == null) {
            throw new OutOfRange(name, "bus " + bus, "a bus of the network");
        }
        return index;
    }

    private static void finite(String name, String what, double value, String unit) {
        if (!Double.isFinite(value)) {
            throw new OutOfRange(name, what + " of " + value + " " + unit, "a finite number");
        }
    }

    private static void positive(String name, String what, double value, String unit) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new OutOfRange(name, what + " of " + value + " " + unit, "greater than 0");
        }
    }

    private static void limit(String name, double value) {
        if (Double.isNaN(value)) {
            throw new OutOfRange(name, "a reactive limit that is no number", "a number, Inf or -Inf");
        }
    }
}
