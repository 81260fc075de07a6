package org.headroom.physics.wastewater.biology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;

/**
 * A plant's equations: rates of change of all its tanks and layers, and of the totals that its balances need.
 *
 * <pre>
 * tank:     V dC/dt = sum(Q C, in) - sum(Q C, out) + V r(C) + V KLa (SOsat - SO)      the last for oxygen only
 * setpoint: KLa such that dSO/dt = 1000 (setpoint - SO), within 0 and the blowers' most
 * settler:  see {@link SettlerLayers};  membrane: particulates of the permeate times (1 - retention)
 * </pre>
 *
 * <p>Volumes are constant and flows are those of the instant. The whole plant has the influent's temperature, as in the
 * benchmark. Totals since the start (loads in, effluent, waste; oxygen, nitrogen gas, electricity) are states like the others, so
 * that the integrator's steps close the balances to rounding.
 *
 * <p>One instance works for one thread: it keeps working arrays, so that an evaluation allocates nothing.
 */
public final class Flowsheet {
    static final int N = Asm1Component.COUNT;
    private static final int SO = Asm1Component.SO.index();
    private static final double SETPOINT_GAIN_PER_DAY = 1000;
    private static final double G_PER_KG = 1000;
    private static final double HOURS_PER_DAY = 24;

    private final FlowsheetDesign design;
    private final FlowBalance flows;
    private final Asm1 asm1;
    private final OxygenSaturation saturation;
    private final Totals totals;

    private final Map<String, Integer> unitIndex = new HashMap<>();
    private final int[] unitAt; // where a unit's states begin
    private final SettlerLayers[] settlers; // of units that settle
    private final int[] instant; // units that answer at once, in the order in which water passes them
    private final int states;

    private final double[] flow; // of each stream
    private final boolean[] fromWork;
    private final int[] sourceAt;
    private final int[] source; // unit, or -1 for the influent
    private final boolean[] overflow;
    private final int[] target; // unit, or one of the two below
    private final double[] loads; // into each unit, g/d
    private final double[] inflow; // of each unit, m3/d
    private final double[] work; // influent, then what passes membranes and junctions
    private final int[] workAt; // of a membrane's permeate or a junction
    private final double[] klaPerDay; // of each unit, at the reference temperature

    private static final int TO_EFFLUENT = -1;
    private static final int TO_WASTE = -2;

    private double startD;
    private double lengthD = 1;
    private final double[] from = new double[Influent.STRIDE];
    private final double[] to = new double[Influent.STRIDE];

    /** @throws OutOfRange in one line when the flowsheet is not closed or names what is not there */
    public Flowsheet(FlowsheetDesign design) {
        this.design = design;
        flows = new FlowBalance(design);
        asm1 = new Asm1(design.biology());
        saturation = new OxygenSaturation(
                design.energy().saturationGPerM3(),
                design.biology().temperature().referenceC());
        int units = design.units().size();
        unitAt = new int[units];
        workAt = new int[units];
        settlers = new SettlerLayers[units];
        klaPerDay = new double[units];
        int at = 0;
        int w = N;
        for (int u = 0; u < units; u++) {
            UnitDesign unit = design.units().get(u);
            unitIndex.put(unit.name(), u);
            unitAt[u] = at;
            workAt[u] = w;
            switch (unit) {
                case UnitDesign.Settler s -> {
                    settlers[u] = new SettlerLayers(
                            s, design.biology().stoichiometry().tssPerCod());
                    at += settlers[u].states();
                    w += settlers[u].tracked() ? 0 : 2 * N;
                }
                case UnitDesign.Junction _ -> w += N;
                case UnitDesign.Membrane _ -> {
                    w += N;
                    at += N;
                }
                case UnitDesign.Reactor _ -> at += N;
            }
        }
        states = at;
        totals = new Totals(states);
        work = new double[w];
        loads = new double[units * N];
        inflow = new double[units];
        int streams = design.streams().size();
        flow = new double[streams];
        fromWork = new boolean[streams];
        sourceAt = new int[streams];
        source = new int[streams];
        overflow = new boolean[streams];
        target = new int[streams];
        for (int i = 0; i < streams; i++) {
            compile(i, design.streams().get(i));
        }
        instant = instantOrder();
    }

    private void compile(int i, StreamDesign stream) {
        target[i] = switch (stream.to()) {
            case StreamDesign.EFFLUENT -> TO_EFFLUENT;
            case StreamDesign.WASTE -> TO_WASTE;
            default -> unit(stream.to());
        };
        overflow[i] = stream.outlet() == Outlet.OVERFLOW;
        if (stream.from().equals(StreamDesign.INFLUENT)) {
            source[i] = -1;
            fromWork[i] = true;
            return;
        }
        int u = unit(stream.from());
        source[i] = u;
        if (settlers[u] != null && !settlers[u].tracked()) {
            fromWork[i] = true;
            sourceAt[i] = workAt[u] + (stream.outlet() == Outlet.UNDERFLOW ? N : 0);
            return;
        }
        fromWork[i] = design.units().get(u) instanceof UnitDesign.Junction || stream.outlet() == Outlet.PERMEATE;
        if (fromWork[i]) {
            sourceAt[i] = workAt[u];
        } else if (stream.outlet() == Outlet.UNDERFLOW) {
            sourceAt[i] = unitAt[u] + settler(u).states() - N;
        } else {
            sourceAt[i] = unitAt[u];
        }
    }

    public FlowsheetDesign design() {
        return design;
    }

    /** How many states, totals not counted. */
    public int states() {
        return states;
    }

    /** Length of a state array, totals included. */
    public int length() {
        return totals.end();
    }

    Totals totals() {
        return totals;
    }

    /** @throws OutOfRange when there is no such unit */
    int unit(String name) {
        Integer u = unitIndex.get(name);
        if (u == null) {
            throw new OutOfRange(
                    "unit",
                    name,
                    "one of " + design.units().stream().map(UnitDesign::name).toList());
        }
        return u;
    }

    int unitAt(int unit) {
        return unitAt[unit];
    }

    /** A state array of a start, with totals at 0. */
    double[] begin(PlantState start) {
        double[] y = java.util.Arrays.copyOf(start.copy(), length());
        for (int u = 0; u < unitAt.length; u++) {
            if (settlers[u] != null && !settlers[u].tracked()) {
                settlers[u].merge(y, unitAt[u]);
            }
        }
        return y;
    }

    /**
     * What stands in the plant at the state of the last evaluation, g of each component.
     *
     * @param ruledOnly only in settlers whose solids have the composition of the feed
     */
    double[] content(double[] y, boolean ruledOnly) {
        double[] g = new double[N];
        double[] composed = new double[N];
        for (int u = 0; u < unitAt.length; u++) {
            int cells = cells(u);
            for (int cell = 0; cell < cells; cell++) {
                double[] water = y;
                int at = unitAt[u] + cell * N;
                boolean ruled = settlers[u] != null && !settlers[u].tracked();
                if (ruledOnly && !ruled) {
                    continue;
                }
                if (ruled) {
                    settlers[u].outOfLayer(y, at, loads, u * N, composed, 0);
                    water = composed;
                    at = 0;
                }
                for (int c = 0; c < N; c++) {
                    g[c] += water[at + c] * volumeM3(u) / cells;
                }
            }
        }
        return g;
    }

    /** Volume of a unit, m3; 0 of a junction. */
    double volumeM3(int unit) {
        return switch (design.units().get(unit)) {
            case UnitDesign.Reactor r -> r.volumeM3();
            case UnitDesign.Membrane m -> m.volumeM3();
            case UnitDesign.Settler _ -> settler(unit).volumeM3();
            case UnitDesign.Junction _ -> 0;
        };
    }

    /** How many stirred volumes a unit is. */
    int cells(int unit) {
        return switch (design.units().get(unit)) {
            case UnitDesign.Settler s -> s.layers();
            case UnitDesign.Junction _ -> 0;
            default -> 1;
        };
    }

    private SettlerLayers settler(int unit) {
        SettlerLayers s = settlers[unit];
        if (s == null) {
            throw new OutOfRange("unit", design.units().get(unit).name(), "a settler");
        }
        return s;
    }

    /** Lets the influent go from one row at a time to another at a later one. */
    void segment(double startD, double[] fromRow, double endD, double[] toRow) {
        this.startD = startD;
        lengthD = endD > startD ? endD - startD : 1;
        System.arraycopy(fromRow, 0, from, 0, from.length);
        System.arraycopy(toRow, 0, to, 0, to.length);
    }

    /** @throws OutOfRange when an influent asks for a flow that the flowsheet cannot give */
    void check(double influentM3PerDay) {
        flows.check(Checks.positive("influent flow_m3_per_day", influentM3PerDay));
    }

    /** Writes the rates of change at a time within the segment, per day. */
    void derivatives(double timeD, double[] y, double[] dy) {
        double share = Math.max(0, Math.min(1, (timeD - startD) / lengthD));
        for (int c = 0; c < N; c++) {
            work[c] = from[c] + share * (to[c] - from[c]);
        }
        double q = from[Influent.FLOW] + share * (to[Influent.FLOW] - from[Influent.FLOW]);
        double celsius = from[Influent.TEMPERATURE] + share * (to[Influent.TEMPERATURE] - from[Influent.TEMPERATURE]);
        asm1.setTemperature(celsius);
        java.util.Arrays.fill(dy, states, dy.length, 0);
        gather(y, q, dy);
        double klaFactor = klaFactor(celsius);
        double saturated = saturation.gPerM3(celsius);
        for (int u = 0; u < unitAt.length; u++) {
            switch (design.units().get(u)) {
                case UnitDesign.Reactor r ->
                    tank(u, r.volumeM3(), r.metabolic(), r.aeration(), 0, klaFactor, saturated, y, dy);
                case UnitDesign.Membrane m ->
                    tank(u, m.volumeM3(), m.metabolic(), m.aeration(), permeating(u, m), klaFactor, saturated, y, dy);
                case UnitDesign.Settler _ -> settle(u, y, dy);
                case UnitDesign.Junction _ -> {}
            }
        }
        totals.addInfluent(dy, q, work);
    }

    private double klaFactor(double celsius) {
        Asm1Temperature t = design.biology().temperature();
        return celsius == t.referenceC() ? 1 : Math.pow(t.thetaKla(), celsius - t.referenceC());
    }

    /** Flows of the instant, what passes membranes and junctions, and the load into each unit. */
    private void gather(double[] y, double q, double[] dy) {
        for (int i = 0; i < flow.length; i++) {
            flow[i] = Math.max(0, flows.flow(i, q));
        }
        for (int u = 0; u < unitAt.length; u++) {
            if (design.units().get(u) instanceof UnitDesign.Membrane m) {
                for (int c = 0; c < N; c++) {
                    work[workAt[u] + c] = y[unitAt[u] + c] * (SettlerLayers.particulate(c) ? 1 - m.retention() : 1);
                }
            }
        }
        for (int j : instant) {
            loadInto(j, y);
            SettlerLayers settler = settlers[j];
            if (settler != null) {
                settler.outOfLayer(y, unitAt[j], loads, j * N, work, workAt[j]);
                settler.outOfLayer(y, unitAt[j] + settler.states() - N, loads, j * N, work, workAt[j] + N);
                continue;
            }
            for (int c = 0; c < N; c++) {
                work[workAt[j] + c] = inflow[j] > 0 ? loads[j * N + c] / inflow[j] : 0;
            }
        }
        java.util.Arrays.fill(loads, 0);
        java.util.Arrays.fill(inflow, 0);
        double pumping = 0;
        for (int i = 0; i < flow.length; i++) {
            double[] water = fromWork[i] ? work : y;
            pumping += flow[i] * design.streams().get(i).pumpKwhPerM3();
            if (target[i] >= 0) {
                inflow[target[i]] += flow[i];
                for (int c = 0; c < N; c++) {
                    loads[target[i] * N + c] += flow[i] * water[sourceAt[i] + c];
                }
            } else if (target[i] == TO_EFFLUENT) {
                totals.addEffluent(dy, flow[i], water, sourceAt[i]);
            } else {
                totals.addWaste(dy, flow[i], water, sourceAt[i]);
            }
        }
        dy[totals.pumpingKwh()] = pumping;
    }

    private void loadInto(int unit, double[] y) {
        inflow[unit] = 0;
        java.util.Arrays.fill(loads, unit * N, unit * N + N, 0);
        for (int i = 0; i < flow.length; i++) {
            if (target[i] == unit) {
                double[] water = fromWork[i] ? work : y;
                inflow[unit] += flow[i];
                for (int c = 0; c < N; c++) {
                    loads[unit * N + c] += flow[i] * water[sourceAt[i] + c];
                }
            }
        }
    }

    /** Flow through a membrane times what it holds back: particulates leave with that much less water. */
    private double permeating(int unit, UnitDesign.Membrane m) {
        double q = 0;
        for (int i = 0; i < flow.length; i++) {
            if (source[i] == unit && fromWork[i]) {
                q += flow[i];
            }
        }
        return q * m.retention();
    }

    private void tank(
            int unit,
            double volume,
            boolean metabolic,
            Aeration aeration,
            double heldBack,
            double klaFactor,
            double saturated,
            double[] y,
            double[] dy) {
        int at = unitAt[unit];
        for (int c = 0; c < N; c++) {
            double out = inflow[unit] - (SettlerLayers.particulate(c) ? heldBack : 0);
            dy[at + c] = (loads[unit * N + c] - out * y[at + c]) / volume;
        }
        if (metabolic) {
            dy[totals.nitrogenGas()] += volume * asm1.addRates(y, at, dy, at);
        }
        double deficit = saturated - y[at + SO];
        double supply = switch (aeration) {
            case Aeration.None _ -> 0;
            case Aeration.Kla a -> a.klaPerDay() * klaFactor * deficit;
            case Aeration.Setpoint a ->
                Math.max(
                        0,
                        Math.min(
                                a.maxKlaPerDay() * klaFactor * Math.max(0, deficit),
                                SETPOINT_GAIN_PER_DAY * (a.oxygenGPerM3() - y[at + SO]) - dy[at + SO]));
        };
        double kla = switch (aeration) {
            case Aeration.None _ -> 0;
            case Aeration.Kla a -> a.klaPerDay();
            case Aeration.Setpoint _ -> supply > 0 ? supply / deficit / klaFactor : 0;
        };
        klaPerDay[unit] = kla;
        dy[at + SO] += supply;
        EnergyDesign e = design.energy();
        dy[totals.oxygen()] += volume * supply;
        dy[totals.aerationKwh()] += volume * kla * e.saturationGPerM3() / (G_PER_KG * e.oxygenKgPerKwh());
        dy[totals.mixingKwh()] += kla < e.mixedBelowKlaPerDay() ? HOURS_PER_DAY * e.mixingKwPerM3() * volume : 0;
    }

    private void settle(int unit, double[] y, double[] dy) {
        double over = 0;
        double under = 0;
        for (int i = 0; i < flow.length; i++) {
            if (source[i] == unit) {
                over += overflow[i] ? flow[i] : 0;
                under += overflow[i] ? 0 : flow[i];
            }
        }
        settler(unit).derivatives(y, unitAt[unit], loads, unit * N, inflow[unit], over, under, dy);
        if (!settler(unit).tracked()) {
            totals.addRuled(dy, loads, unit * N, work, workAt[unit], over, workAt[unit] + N, under);
        }
    }

    /** Oxygen transfer coefficient of a tank at the last evaluation, at the reference temperature, 1/d. */
    double klaPerDay(int unit) {
        return klaPerDay[unit];
    }

    private int[] instantOrder() {
        List<Integer> order = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int u = 0; u < design.units().size(); u++) {
            if (design.units().get(u) instanceof UnitDesign.Junction || settlers[u] != null && !settlers[u].tracked()) {
                open.add(u);
            }
        }
        while (!open.isEmpty()) {
            int before = open.size();
            for (int u : List.copyOf(open)) {
                boolean ready = design.streams().stream()
                        .filter(s -> s.to().equals(design.units().get(u).name()))
                        .noneMatch(s -> unitIndex.containsKey(s.from()) && open.contains(unit(s.from())));
                if (ready) {
                    order.add(u);
                    open.removeIf(x -> x == u);
                }
            }
            if (open.size() == before) {
                throw new OutOfRange(
                        design.units().get(open.getFirst()).name(),
                        "a loop of junctions without a tank",
                        "a loop with at least one volume in it");
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }
}
