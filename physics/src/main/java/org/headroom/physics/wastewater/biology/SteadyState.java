package org.headroom.physics.wastewater.biology;

import java.util.List;

/**
 * The state that a plant settles to on a constant influent.
 *
 * <p>The plant is run in time until nothing changes any more, so what is found is where it goes from its start: with biomass in
 * it, not the washed-out state unless the plant washes out.
 *
 * @param state of tanks and layers
 * @param effluent leaving it
 * @param waste leaving it
 * @param days simulated to reach it
 * @param residualPerDay largest relative rate of change that is left, 1/d
 * @param converged whether that is below {@link #CHANGE_PER_DAY}
 */
public record SteadyState(
        PlantState state,
        StreamQuality effluent,
        StreamQuality waste,
        double days,
        double residualPerDay,
        boolean converged) {
    /** Relative rate of change that counts as standing still, 1/d. */
    public static final double CHANGE_PER_DAY = 1e-7;

    private static final long MOST_WORK = 300_000_000; // evaluations x states
    private static final double LONGEST_DAYS = 4000;
    private static final double SPAN_DAYS = 50;
    private static final double SEED_G_PER_M3 = 1;
    private static final double TOLERANCE = 1e-4;
    private static final double FINEST_TOLERANCE = 1e-6;
    private static final double NEAR = 0.1;
    private static final double SURVIVES = 0.9;

    /** A start with living sludge: what a plant is seeded with. */
    public static PlantState seeded(Flowsheet plant) {
        return PlantState.uniform(
                plant, List.of(30.0, 5.0, 1000.0, 100.0, 2000.0, 150.0, 500.0, 1.0, 5.0, 5.0, 1.0, 5.0, 5.0));
    }

    /** @param row components, flow, temperature */
    static SteadyState reach(Flowsheet plant, double[] row, PlantState start, RunWatcher watcher) {
        return reach(plant, row, start, work(plant, watcher));
    }

    private static WorkLimit work(Flowsheet plant, RunWatcher watcher) {
        return new WorkLimit("steady state", MOST_WORK / plant.states(), plant::stateName, watcher);
    }

    private static SteadyState reach(Flowsheet plant, double[] row, PlantState start, WorkLimit work) {
        plant.check(row[Influent.FLOW]);
        plant.segment(0, row, 1, row);
        double[] y = plant.begin(start);
        seed(plant, y);
        PseudoTransient finish = new PseudoTransient(plant, work);
        double residual = Double.POSITIVE_INFINITY;
        double days = 0;
        double tolerance = TOLERANCE;
        while (residual > CHANGE_PER_DAY && days < LONGEST_DAYS) {
            Rkc rkc = new Rkc(plant::derivatives, plant.length(), plant.states(), tolerance, tolerance, work);
            rkc.integrate(days, days + SPAN_DAYS, y);
            days += SPAN_DAYS;
            tolerance = Math.max(FINEST_TOLERANCE, tolerance / 2);
            double[] close = y.clone();
            residual = finish.improve(close, CHANGE_PER_DAY);
            if (residual <= CHANGE_PER_DAY && onTheWay(plant, y, close)) {
                y = close;
            } else {
                residual = Double.POSITIVE_INFINITY;
            }
        }
        return at(plant, y, days, finish);
    }

    /** As {@link #reach}, but tries the start itself first; both organisms must live in what it finds. */
    static SteadyState near(Flowsheet plant, double[] row, PlantState start) {
        WorkLimit work = work(plant, RunWatcher.NONE);
        plant.check(row[Influent.FLOW]);
        plant.segment(0, row, 1, row);
        double[] y = plant.begin(start);
        seed(plant, y);
        PseudoTransient finish = new PseudoTransient(plant, work);
        if (finish.improve(y, CHANGE_PER_DAY) > CHANGE_PER_DAY || !lives(plant, y)) {
            return reach(plant, row, start, work);
        }
        return at(plant, y, 0, finish);
    }

    private static boolean lives(Flowsheet plant, double[] y) {
        for (int u = 0; u < plant.layout().units(); u++) {
            int at = plant.layout().at(u);
            if (plant.layout().cells(u) == 1
                    && (y[at + Asm1Component.XBH.index()] < SEED_G_PER_M3
                            || y[at + Asm1Component.XBA.index()] < SEED_G_PER_M3)) {
                return false;
            }
        }
        return true;
    }

    private static SteadyState at(Flowsheet plant, double[] y, double days, PseudoTransient finish) {
        double[] loads = new double[plant.length()];
        plant.derivatives(days, y, loads);
        double residual = finish.residual(y, loads);
        return new SteadyState(
                new PlantState(plant, y),
                stream(plant, loads, plant.totals().effluent()),
                stream(plant, loads, plant.totals().waste()),
                days,
                residual,
                residual <= CHANGE_PER_DAY);
    }

    /** A trace of both organisms, so that what can live there does. */
    private static void seed(Flowsheet plant, double[] y) {
        for (int u = 0; u < plant.layout().units(); u++) {
            if (plant.layout().cells(u) == 1) {
                for (Asm1Component c : List.of(Asm1Component.XBH, Asm1Component.XBA)) {
                    int at = plant.layout().at(u) + c.index();
                    y[at] = Math.max(y[at], SEED_G_PER_M3);
                }
            }
        }
    }

    /**
     * Whether a root is where the plant is going: near, and not one in which organisms that are growing have died. Those are
     * roots too, but a plant leaves them.
     */
    private static boolean onTheWay(Flowsheet plant, double[] y, double[] root) {
        double apart = 0;
        double size = 0;
        for (int i = 0; i < plant.states(); i++) {
            apart += Math.abs(y[i] - root[i]);
            size += Math.abs(y[i]);
        }
        double[] rates = new double[plant.length()];
        plant.derivatives(0, y, rates);
        double[] held = plant.content(y, false);
        double[] growth = plant.content(rates, false);
        plant.derivatives(0, root, rates);
        double[] rootHeld = plant.content(root, false);
        boolean dies = false;
        for (Asm1Component c : List.of(Asm1Component.XBH, Asm1Component.XBA)) {
            int i = c.index();
            dies |= growth[i] > 0 && rootHeld[i] < SURVIVES * held[i];
        }
        return apart < NEAR * size && !dies;
    }

    /** A stream's water from loads per day. */
    static StreamQuality stream(Flowsheet plant, double[] loads, int at) {
        double flow = loads[at + Asm1Component.COUNT];
        return StreamQuality.of(
                flow,
                loads,
                at,
                flow > 0 ? 1 / flow : 0,
                plant.design().biology().stoichiometry());
    }
}
