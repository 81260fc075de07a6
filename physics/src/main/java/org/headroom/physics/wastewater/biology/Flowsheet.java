package org.headroom.physics.wastewater.biology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.StreamDesign.Outlet;

/**
 * A plant's equations: rates of change of all its tanks and layers, and of the totals that its balances need.
 *
 * <p>Volumes are constant and flows are those of the instant. The whole plant has the influent's temperature, as in the
 * benchmark. Totals since the start (loads in, effluent, waste; oxygen, nitrogen gas, electricity) are states like the
 * others, so that the integrator's steps close the balances to rounding. See {@link AeratedTank}, {@link SettlerLayers},
 * {@link Streams}.
 *
 * <p>One instance works for one thread: it keeps working arrays, so that an evaluation allocates nothing.
 */
public final class Flowsheet {
    private static final int N = Asm1Component.COUNT;

    private final FlowsheetDesign design;
    private final Layout layout;
    private final Streams streams;
    private final Asm1 asm1;
    private final OxygenSaturation saturation;
    private final Totals totals;
    private final List<AeratedTank> tanks = new ArrayList<>();
    private final int[] settling; // units

    private double startD;
    private double lengthD = 1;
    private final double[] from = new double[Influent.STRIDE];
    private final double[] to = new double[Influent.STRIDE];

    /** @throws OutOfRange in one line when the flowsheet is not closed or names what is not there */
    public Flowsheet(FlowsheetDesign design) {
        this.design = design;
        layout = new Layout(design);
        streams = new Streams(design, layout);
        asm1 = new Asm1(design.biology());
        saturation = new OxygenSaturation(
                design.energy().saturationGPerM3(),
                design.biology().temperature().referenceC());
        totals = new Totals(layout.states());
        List<Integer> settlers = new ArrayList<>();
        for (int u = 0; u < layout.units(); u++) {
            switch (layout.unit(u)) {
                case UnitDesign.Reactor r -> tanks.add(AeratedTank.of(u, layout.at(u), r, design.energy()));
                case UnitDesign.Membrane m -> tanks.add(AeratedTank.of(u, layout.at(u), m, design.energy()));
                case UnitDesign.Settler _ -> settlers.add(u);
                case UnitDesign.Junction _ -> {}
            }
        }
        settling = settlers.stream().mapToInt(Integer::intValue).toArray();
    }

    public FlowsheetDesign design() {
        return design;
    }

    /** How many states, totals not counted. */
    public int states() {
        return layout.states();
    }

    /** A state in words, as in {@code XND of as3} or {@code XS of layer 2 of settler}. */
    String stateName(int state) {
        for (int u = layout.units() - 1; u >= 0; u--) {
            if (layout.cells(u) > 0 && state >= layout.at(u)) {
                int cell = (state - layout.at(u)) / N;
                int index = (state - layout.at(u)) % N;
                String component = Arrays.stream(Asm1Component.values())
                        .filter(c -> c.index() == index)
                        .map(Asm1Component::name)
                        .findFirst()
                        .orElse("a state");
                String unit = layout.unit(u).name();
                return component + " of " + (layout.cells(u) > 1 ? "layer " + (cell + 1) + " of " + unit : unit);
            }
        }
        return "state " + state;
    }

    Layout layout() {
        return layout;
    }

    Totals totals() {
        return totals;
    }

    /** Length of a state array, totals included. */
    int length() {
        return totals.end();
    }

    /** A state array of a start, with totals at 0. */
    double[] begin(PlantState start) {
        double[] y = Arrays.copyOf(start.copy(), length());
        for (int u : settling) {
            if (layout.ruled(u)) {
                layout.settler(u).merge(y, layout.at(u));
            }
        }
        return y;
    }

    /** Lets the influent go from one row at a time to another at a later one. */
    void segment(double startD, double[] fromRow, double endD, double[] toRow) {
        this.startD = startD;
        lengthD = endD > startD ? endD - startD : 1;
        System.arraycopy(fromRow, 0, from, 0, from.length);
        System.arraycopy(toRow, 0, to, 0, to.length);
    }

    /** @throws OutOfRange when an influent asks for a flow that the flowsheet cannot give */
    public void check(double influentM3PerDay) {
        streams.balance().check(Checks.positive("influent flow_m3_per_day", influentM3PerDay));
    }

    /** Writes the rates of change at a time within the segment, per day. */
    void derivatives(double timeD, double[] y, double[] dy) {
        double share = Math.clamp((timeD - startD) / lengthD, 0, 1);
        for (int c = 0; c < N; c++) {
            streams.work()[c] = from[c] + share * (to[c] - from[c]);
        }
        double flow = from[Influent.FLOW] + share * (to[Influent.FLOW] - from[Influent.FLOW]);
        double celsius = from[Influent.TEMPERATURE] + share * (to[Influent.TEMPERATURE] - from[Influent.TEMPERATURE]);
        Arrays.fill(dy, layout.states(), dy.length, 0);
        streams.flow(y, flow, totals, dy);
        asm1.setTemperature(celsius);
        Asm1Temperature t = design.biology().temperature();
        double klaFactor = celsius == t.referenceC() ? 1 : Math.pow(t.thetaKla(), celsius - t.referenceC());
        double saturated = saturation.gPerM3(celsius);
        for (AeratedTank tank : tanks) {
            tank.derivatives(y, streams, asm1, klaFactor, saturated, totals, dy);
        }
        for (int u : settling) {
            settle(u, y, dy);
        }
    }

    private void settle(int unit, double[] y, double[] dy) {
        double over = streams.outflowM3PerDay(unit, Outlet.OVERFLOW);
        double under = streams.outflowM3PerDay(unit, Outlet.UNDERFLOW);
        double in = streams.inflowM3PerDay(unit);
        layout.settler(unit).derivatives(y, layout.at(unit), streams.loads(), unit * N, in, over, under, dy);
        if (layout.ruled(unit)) {
            int passing = layout.passingAt(unit);
            totals.addRuled(dy, streams.loads(), unit * N, streams.work(), passing, over, passing + N, under);
        }
    }

    /**
     * What stands in the plant at the state of the last evaluation, g of each component.
     *
     * @param ruledOnly only in settlers whose solids have the composition of the feed
     */
    double[] content(double[] y, boolean ruledOnly) {
        double[] g = new double[N];
        double[] composed = new double[N];
        for (int u = 0; u < layout.units(); u++) {
            boolean ruled = layout.ruled(u);
            for (int cell = 0; cell < layout.cells(u) && (ruled || !ruledOnly); cell++) {
                int at = layout.at(u) + cell * N;
                if (ruled) {
                    layout.settler(u).outOfLayer(y, at, streams.loads(), u * N, composed, 0);
                } else {
                    System.arraycopy(y, at, composed, 0, N);
                }
                for (int c = 0; c < N; c++) {
                    g[c] += composed[c] * layout.cellM3(u);
                }
            }
        }
        return g;
    }
}
