package org.headroom.physics.wastewater.biology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;

/** The streams of a flowsheet at an instant: their flows, their water, and what they bring into each unit. */
final class Streams {
    private static final int N = Asm1Component.COUNT;
    private static final int NOWHERE = -1;
    private static final int EFFLUENT = -2;
    private static final int WASTE = -3;

    private final FlowsheetDesign design;
    private final Layout layout;
    private final FlowBalance balance;
    private final int[] instant; // units that answer at once, in the order in which water passes them

    private final double[] flow;
    private final int[] source; // unit
    private final boolean[] passing; // whether the water stands in the working array, not in the state
    private final int[] sourceAt;
    private final int[] target; // unit, EFFLUENT or WASTE
    private final double[] work; // the influent, then what passes units at once
    private final double[] loads; // into each unit, g/d
    private final double[] inflow; // m3/d

    Streams(FlowsheetDesign design, Layout layout) {
        this.design = design;
        this.layout = layout;
        balance = new FlowBalance(design);
        int n = design.streams().size();
        flow = new double[n];
        source = new int[n];
        passing = new boolean[n];
        sourceAt = new int[n];
        target = new int[n];
        work = new double[layout.passing()];
        loads = new double[layout.units() * N];
        inflow = new double[layout.units()];
        for (int i = 0; i < n; i++) {
            connect(i, design.streams().get(i));
        }
        instant = order();
    }

    private void connect(int i, StreamDesign stream) {
        target[i] = switch (stream.to()) {
            case StreamDesign.EFFLUENT -> EFFLUENT;
            case StreamDesign.WASTE -> WASTE;
            default -> layout.find(stream.to());
        };
        if (stream.from().equals(StreamDesign.INFLUENT)) {
            source[i] = NOWHERE;
            passing[i] = true;
            return;
        }
        int u = layout.find(stream.from());
        boolean low = stream.outlet() == Outlet.UNDERFLOW;
        source[i] = u;
        passing[i] = layout.instant(u) || stream.outlet() == Outlet.PERMEATE;
        if (passing[i]) {
            sourceAt[i] = layout.passingAt(u) + (low ? N : 0);
        } else {
            sourceAt[i] = low ? layout.bottomAt(u) : layout.at(u);
        }
    }

    FlowBalance balance() {
        return balance;
    }

    /** Where the influent's concentrations of the instant are put. */
    double[] work() {
        return work;
    }

    /** What flows into units, g/d; a unit's 13 components from 13 x unit. */
    double[] loads() {
        return loads;
    }

    double inflowM3PerDay(int unit) {
        return inflow[unit];
    }

    /** What flows out of a unit by one of its outlets, m3/d. */
    double outflowM3PerDay(int unit, Outlet outlet) {
        double q = 0;
        for (int i = 0; i < flow.length; i++) {
            if (source[i] == unit && design.streams().get(i).outlet() == outlet) {
                q += flow[i];
            }
        }
        return q;
    }

    /** Finds all of it for a state and an influent flow, and adds what leaves the plant to its totals. */
    void flow(double[] y, double influentM3PerDay, Totals totals, double[] dy) {
        for (int i = 0; i < flow.length; i++) {
            flow[i] = Math.max(0, balance.flow(i, influentM3PerDay));
        }
        for (int u = 0; u < layout.units(); u++) {
            if (layout.unit(u) instanceof UnitDesign.Membrane m) {
                for (int c = 0; c < N; c++) {
                    double passes = SettlerLayers.particulate(c) ? 1 - m.retention() : 1;
                    work[layout.passingAt(u) + c] = passes * y[layout.at(u) + c];
                }
            }
        }
        for (int u : instant) {
            collect(u, y);
            pass(u, y);
        }
        Arrays.fill(loads, 0);
        Arrays.fill(inflow, 0);
        double pumping = 0;
        for (int i = 0; i < flow.length; i++) {
            pumping += flow[i] * design.streams().get(i).pumpKwhPerM3();
            double[] water = passing[i] ? work : y;
            switch (target[i]) {
                case EFFLUENT -> totals.addEffluent(dy, flow[i], water, sourceAt[i]);
                case WASTE -> totals.addWaste(dy, flow[i], water, sourceAt[i]);
                default -> bring(i, y);
            }
        }
        dy[totals.pumpingKwh()] = pumping;
        totals.addInfluent(dy, influentM3PerDay, work);
    }

    private void bring(int i, double[] y) {
        double[] water = passing[i] ? work : y;
        int into = target[i] * N;
        inflow[target[i]] += flow[i];
        for (int c = 0; c < N; c++) {
            loads[into + c] += flow[i] * water[sourceAt[i] + c];
        }
    }

    private void collect(int unit, double[] y) {
        inflow[unit] = 0;
        Arrays.fill(loads, unit * N, unit * N + N, 0);
        for (int i = 0; i < flow.length; i++) {
            if (target[i] == unit) {
                bring(i, y);
            }
        }
    }

    private void pass(int unit, double[] y) {
        int to = layout.passingAt(unit);
        if (layout.ruled(unit)) {
            SettlerLayers settler = layout.settler(unit);
            settler.outOfLayer(y, layout.at(unit), loads, unit * N, work, to);
            settler.outOfLayer(y, layout.bottomAt(unit), loads, unit * N, work, to + N);
            return;
        }
        for (int c = 0; c < N; c++) {
            work[to + c] = inflow[unit] > 0 ? loads[unit * N + c] / inflow[unit] : 0;
        }
    }

    private int[] order() {
        List<Integer> order = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        for (int u = 0; u < layout.units(); u++) {
            if (layout.instant(u)) {
                open.add(u);
            }
        }
        while (!open.isEmpty()) {
            List<Integer> ready = open.stream().filter(u -> noneInto(u, open)).toList();
            if (ready.isEmpty()) {
                throw new OutOfRange(
                        layout.unit(open.getFirst()).name(),
                        "a loop in which no tank stands",
                        "a loop with at least one tank in it");
            }
            order.addAll(ready);
            open.removeAll(ready);
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private boolean noneInto(int unit, List<Integer> open) {
        for (int i = 0; i < flow.length; i++) {
            if (target[i] == unit && open.contains(source[i])) {
                return false;
            }
        }
        return true;
    }
}
