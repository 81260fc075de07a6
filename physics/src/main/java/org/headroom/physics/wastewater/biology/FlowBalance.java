package org.headroom.physics.wastewater.biology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;

/**
 * The flows of a flowsheet's streams. Every rule is linear, so each flow is fixed + ratio x influent; both are solved
 * once, water in = water out at every unit.
 *
 * <p>Worked number: in the benchmark 18,446 m3/d of influent, with 18,446 returned and 55,338 circulated, make 92,230
 * through the reactors and leave 18,061 of effluent beside 385 of sludge.
 */
final class FlowBalance {
    private final FlowsheetDesign design;
    private final double[] fixed;
    private final double[] ratio;

    FlowBalance(FlowsheetDesign design) {
        this.design = design;
        checkNames();
        int n = design.streams().size();
        Array2DRowRealMatrix a = new Array2DRowRealMatrix(n, n);
        ArrayRealVector constant = new ArrayRealVector(n);
        ArrayRealVector perInfluent = new ArrayRealVector(n);
        for (int i = 0; i < n; i++) {
            StreamDesign stream = design.streams().get(i);
            switch (stream.flow()) {
                case FlowRule.Fixed rule -> {
                    a.setEntry(i, i, 1);
                    constant.setEntry(i, rule.m3PerDay());
                }
                case FlowRule.PerInfluent rule -> {
                    a.setEntry(i, i, 1);
                    perInfluent.setEntry(i, rule.ratio());
                }
                case FlowRule.Share rule -> {
                    a.setEntry(i, i, 1);
                    addInflow(a, perInfluent, i, stream.from(), rule.share());
                }
                case FlowRule.Rest _ -> {
                    for (int j = 0; j < n; j++) {
                        if (design.streams().get(j).from().equals(stream.from())) {
                            a.addToEntry(i, j, 1);
                        }
                    }
                    addInflow(a, perInfluent, i, stream.from(), 1);
                }
            }
        }
        try {
            DecompositionSolver solver = new LUDecomposition(a).getSolver();
            fixed = solver.solve(constant).toArray();
            ratio = solver.solve(perInfluent).toArray();
        } catch (SingularMatrixException e) {
            throw new OutOfRange(
                    design.name() + ": streams",
                    "a loop that nothing leaves",
                    "streams whose flows follow from the influent");
        }
    }

    /** Flow of a stream, m3/d. */
    double flow(int stream, double influentM3PerDay) {
        return fixed[stream] + ratio[stream] * influentM3PerDay;
    }

    /** @throws OutOfRange when a stream would flow backwards or a unit stand still at this influent */
    void check(double influentM3PerDay) {
        for (int i = 0; i < fixed.length; i++) {
            double q = flow(i, influentM3PerDay);
            if (q < -1e-9 * influentM3PerDay) {
                throw new OutOfRange(
                        design.streams().get(i).name() + ": flow_m3_per_day",
                        String.format("%.6g at an influent of %.6g", q, influentM3PerDay),
                        "0 or greater; its unit's other streams take more than it gets");
            }
        }
        for (UnitDesign unit : design.units()) {
            double in = 0;
            for (int i = 0; i < fixed.length; i++) {
                if (design.streams().get(i).to().equals(unit.name())) {
                    in += flow(i, influentM3PerDay);
                }
            }
            if (!(in > 0)) {
                throw new OutOfRange(unit.name() + ": inflow_m3_per_day", Double.toString(in), "greater than 0");
            }
        }
    }

    private void addInflow(Array2DRowRealMatrix a, ArrayRealVector perInfluent, int row, String unit, double share) {
        if (unit.equals(StreamDesign.INFLUENT)) {
            perInfluent.addToEntry(row, share);
            return;
        }
        for (int j = 0; j < design.streams().size(); j++) {
            if (design.streams().get(j).to().equals(unit)) {
                a.addToEntry(row, j, -share);
            }
        }
    }

    private void checkNames() {
        Set<String> units = new HashSet<>();
        for (UnitDesign unit : design.units()) {
            if (List.of(StreamDesign.INFLUENT, StreamDesign.EFFLUENT, StreamDesign.WASTE)
                            .contains(unit.name())
                    || !units.add(unit.name())) {
                throw new OutOfRange(
                        design.name() + ": units", unit.name(), "each name once; influent, effluent, waste are taken");
            }
        }
        Set<String> names = new HashSet<>();
        for (StreamDesign stream : design.streams()) {
            if (!names.add(stream.name())) {
                throw new OutOfRange(design.name() + ": streams", stream.name(), "each name once");
            }
            if (!stream.from().equals(StreamDesign.INFLUENT) && !units.contains(stream.from())) {
                throw new OutOfRange(stream.name() + ": from", stream.from(), "influent or one of " + sorted(units));
            }
            if (!stream.to().equals(StreamDesign.EFFLUENT)
                    && !stream.to().equals(StreamDesign.WASTE)
                    && !units.contains(stream.to())) {
                throw new OutOfRange(stream.name() + ": to", stream.to(), "effluent, waste or one of " + sorted(units));
            }
        }
        checkRests(StreamDesign.INFLUENT);
        for (UnitDesign unit : design.units()) {
            checkRests(unit.name());
            checkOutlets(unit);
        }
    }

    private void checkRests(String source) {
        long rests = design.streams().stream()
                .filter(s -> s.from().equals(source) && s.flow() instanceof FlowRule.Rest)
                .count();
        if (rests != 1) {
            throw new OutOfRange(
                    source + ": streams", rests + " with the rest of the flow", "exactly one, so that water balances");
        }
    }

    private void checkOutlets(UnitDesign unit) {
        List<Outlet> allowed = switch (unit) {
            case UnitDesign.Settler _ -> List.of(Outlet.OVERFLOW, Outlet.UNDERFLOW);
            case UnitDesign.Membrane _ -> List.of(Outlet.MIXED, Outlet.PERMEATE);
            case UnitDesign.Reactor _, UnitDesign.Junction _ -> List.of(Outlet.MIXED);
        };
        for (StreamDesign stream : design.streams()) {
            if (stream.from().equals(unit.name()) && !allowed.contains(stream.outlet())) {
                throw new OutOfRange(
                        stream.name() + ": from",
                        unit.name() + "." + stream.outlet().name().toLowerCase(java.util.Locale.ROOT),
                        "an outlet that the unit has: " + allowed);
            }
        }
    }

    private static List<String> sorted(Set<String> names) {
        List<String> list = new ArrayList<>(names);
        list.sort(null);
        return list;
    }
}
