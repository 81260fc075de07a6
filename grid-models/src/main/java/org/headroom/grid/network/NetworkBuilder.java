package org.headroom.grid.network;

import static org.headroom.physics.basis.Checks.positive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * Puts a network together from physical values: volts, ohms, metres and test figures in, per unit out.
 *
 * <p>Elements refer to buses that were added before. A bus that nothing in service reaches is {@link Bus.Kind#ISOLATED}. Every refusal
 * is an {@link OutOfRange} that names the quantity; who reads a file knows the element.
 */
public final class NetworkBuilder {
    /** Reactance of a utility's voltage source itself: ideal, its impedance stands in the branch beside it. */
    private static final double STIFF_PU = 0;

    /** A utility's source may give this many times its short-circuit level: never a limit. */
    private static final double AMPLE = 10;

    private final String name;
    private final double baseVa;
    private final double frequencyHz;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<Branch> branches = new ArrayList<>();
    private final List<Generator> generators = new ArrayList<>();
    private final List<SiteNetwork.Core> cores = new ArrayList<>();

    /** How a source takes part in the power flow. */
    public enum Control {
        REFERENCE,
        VOLTAGE,
        POWER
    }

    /** A bus in the making. */
    private static final class Place {
        final double nominalV;
        final double lowPu;
        final double highPu;
        double loadW;
        double loadVar;
        double shuntW;
        double shuntVar;
        double voltagePu = 1;
        double angleDeg;
        boolean connected;

        @Nullable
        Control control;

        Place(double nominalV, double lowPu, double highPu) {
            this.nominalV = nominalV;
            this.lowPu = lowPu;
            this.highPu = highPu;
        }

        Bus bus(String id) {
            Bus.Kind kind = !connected
                    ? Bus.Kind.ISOLATED
                    : control == Control.REFERENCE
                            ? Bus.Kind.REFERENCE
                            : control == Control.VOLTAGE ? Bus.Kind.PV : Bus.Kind.PQ;
            return new Bus(id, kind, nominalV, loadW, loadVar, shuntW, shuntVar, voltagePu, angleDeg, lowPu, highPu);
        }
    }

    public NetworkBuilder(String name, double baseVa, double frequencyHz) {
        this.name = name;
        this.baseVa = positive("base_mva", baseVa);
        this.frequencyHz = positive("frequency_hz", frequencyHz);
    }

    /**
     * @param nominalV line to line, V
     * @param lowPu lowest voltage allowed, pu
     * @param highPu highest voltage allowed, pu
     */
    public void bus(String id, double nominalV, double lowPu, double highPu) {
        if (places.putIfAbsent(id, new Place(positive("kv", nominalV), lowPu, highPu)) != null) {
            throw new OutOfRange("bus", "'" + id + "' twice", "each bus once");
        }
        if (!(lowPu < highPu)) {
            throw new OutOfRange("low_pu", lowPu + " pu", "less than high_pu, " + highPu + " pu");
        }
    }

    /** A constant load; inductive var are positive. */
    public void load(String bus, double powerW, double reactiveVar) {
        Place place = place("bus", bus);
        place.loadW += powerW;
        place.loadVar += reactiveVar;
    }

    /** A shunt: what it takes at nominal voltage in W, what it injects in var. */
    public void shunt(String bus, double powerW, double injectedVar) {
        Place place = place("bus", bus);
        place.shuntW += powerW;
        place.shuntVar += injectedVar;
    }

    /** The grid behind a bus: adds a bus and a branch that are called as the source is. */
    public void utility(String id, String bus, UtilityDesign design, boolean inService) {
        Place at = place("bus", bus);
        bus(id, at.nominalV, Math.min(0.9, at.lowPu), Math.max(1.1, at.highPu));
        own(id);
        branches.add(design.branch(id, new Ends(id, bus), baseVa, inService));
        join(id, bus, inService);
        generators.add(new Generator(
                id,
                id,
                0,
                0,
                -AMPLE * design.shortCircuitVa(),
                AMPLE * design.shortCircuitVa(),
                -AMPLE * design.shortCircuitVa(),
                AMPLE * design.shortCircuitVa(),
                design.voltagePu(),
                design.shortCircuitVa(),
                STIFF_PU,
                inService));
        control(id, Control.REFERENCE, design.voltagePu(), 0, inService);
    }

    /** A machine or inverter at a bus, or a voltage that is held without an impedance behind it. */
    public void source(Generator generator, Control control, double angleDeg) {
        place("bus", generator.bus());
        own(generator.id());
        generators.add(generator);
        control(generator.bus(), control, generator.voltagePu(), angleDeg, generator.inService());
    }

    private void control(String bus, Control control, double voltagePu, double angleDeg, boolean inService) {
        Place place = place("bus", bus);
        if (!inService) {
            return;
        }
        place.connected = true;
        if (place.control == null || control.compareTo(place.control) < 0) {
            place.control = control;
            if (control != Control.POWER) {
                place.voltagePu = voltagePu;
                place.angleDeg = angleDeg;
            }
        }
    }

    /**
     * A line or cable.
     *
     * @param circuits in parallel
     */
    public void conductor(
            String id, Ends ends, ConductorDesign design, double lengthM, double circuits, boolean inService) {
        Place from = place("from", ends.from());
        Place to = place("to", ends.to());
        differ(ends);
        if (from.nominalV != to.nominalV) {
            throw new OutOfRange(
                    "to",
                    "'" + ends.to() + "' of " + to.nominalV / 1e3 + " kV",
                    "a bus of " + from.nominalV / 1e3 + " kV as '" + ends.from() + "'; a transformer joins voltages");
        }
        own(id);
        branches.add(design.branch(
                id, ends, lengthM, circuits, new ConductorDesign.Base(baseVa, from.nominalV, frequencyHz), inService));
        join(ends.from(), ends.to(), inService);
    }

    /**
     * Transformers.
     *
     * @param windings null if they are wound for the nominal voltages of their buses
     * @param units in parallel
     */
    public void transformer(
            String id,
            Ends ends,
            TwoWindingDesign design,
            TwoWindingDesign.@Nullable Windings windings,
            double units,
            boolean inService) {
        Place from = place("from", ends.from());
        Place to = place("to", ends.to());
        differ(ends);
        TwoWindingDesign.Windings wound =
                windings != null ? windings : new TwoWindingDesign.Windings(from.nominalV, to.nominalV, 0, 0);
        own(id);
        branches.add(design.branch(id, ends, wound, units, from.nominalV, to.nominalV, baseVa, inService));
        join(ends.from(), ends.to(), inService);
        if (inService) {
            double square = Math.pow(from.nominalV / wound.fromRatedV(), 2);
            double coreW = units * design.noLoadLossW() * square;
            double coreVar = units * design.magnetizingVar() * square;
            from.shuntW += coreW;
            from.shuntVar -= coreVar;
            cores.add(new SiteNetwork.Core(id, ends.from(), coreW, coreVar));
        }
    }

    private void differ(Ends ends) {
        if (ends.from().equals(ends.to())) {
            throw new OutOfRange("to", "'" + ends.to() + "', its other end", "another bus");
        }
    }

    private void own(String id) {
        if (!ids.add(id)) {
            throw new OutOfRange("id", "'" + id + "' twice", "another name: sources and branches share their names");
        }
    }

    private void join(String from, String to, boolean inService) {
        if (inService) {
            place("from", from).connected = true;
            place("to", to).connected = true;
        }
    }

    private Place place(String key, String bus) {
        Place place = places.get(bus);
        if (place == null) {
            throw new OutOfRange(key, "'" + bus + "'", "the name of a bus");
        }
        return place;
    }

    /** Cores of the transformers in service, with the bus whose shunt holds each. */
    public List<SiteNetwork.Core> cores() {
        return List.copyOf(cores);
    }

    /** @throws OutOfRange if no source in service holds a voltage and its angle */
    public Network build() {
        List<Bus> buses = new ArrayList<>();
        places.forEach((id, place) -> buses.add(place.bus(id)));
        if (buses.stream().noneMatch(bus -> bus.kind() == Bus.Kind.REFERENCE)) {
            throw new OutOfRange("sources", "no reference in service", "at least one utility or reference source");
        }
        return new Network(name, baseVa, buses, branches, generators);
    }
}
