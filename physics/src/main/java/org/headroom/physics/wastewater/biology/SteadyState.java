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
    public static final double CHANGE_PER_DAY = 1e-8;

    private static final double LONGEST_DAYS = 4000;
    private static final double SPAN_DAYS = 50;
    private static final double NEARLY_PER_DAY = 0.02;
    private static final double SEED_G_PER_M3 = 1;
    private static final double RELATIVE = 1e-4;
    private static final double ABSOLUTE = 1e-4;

    /** A start with living sludge: what a plant is seeded with. */
    public static PlantState seeded(Flowsheet plant) {
        return PlantState.uniform(
                plant, List.of(30.0, 5.0, 1000.0, 100.0, 2000.0, 150.0, 500.0, 1.0, 5.0, 5.0, 1.0, 5.0, 5.0));
    }

    /** @param row components, flow, temperature */
    static SteadyState reach(Flowsheet plant, double[] row, PlantState start) {
        plant.check(row[Influent.FLOW]);
        plant.segment(0, row, 1, row);
        double[] y = plant.begin(start);
        seed(plant, y);
        Rkc rkc = new Rkc(plant::derivatives, plant.length(), plant.states(), RELATIVE, ABSOLUTE);
        PseudoTransient finish = new PseudoTransient(plant);
        double[] loads = new double[plant.length()];
        double residual = Double.POSITIVE_INFINITY;
        double days = 0;
        while (residual > CHANGE_PER_DAY && days < LONGEST_DAYS) {
            rkc.integrate(days, days + SPAN_DAYS, y);
            days += SPAN_DAYS;
            double[] close = y.clone();
            plant.derivatives(days, close, loads);
            if (finish.residual(close, loads) > NEARLY_PER_DAY) {
                continue;
            }
            residual = finish.improve(close, CHANGE_PER_DAY);
            if (residual <= CHANGE_PER_DAY && sameState(y, close, plant.states())) {
                y = close;
            } else {
                residual = Double.POSITIVE_INFINITY;
            }
        }
        plant.derivatives(days, y, loads);
        residual = finish.residual(y, loads);
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

    /** Whether the last way was short: a root far off, as the washed-out one, is not where the plant goes. */
    private static boolean sameState(double[] a, double[] b, int states) {
        double apart = 0;
        double size = 0;
        for (int i = 0; i < states; i++) {
            apart += Math.abs(a[i] - b[i]);
            size += Math.abs(a[i]);
        }
        return apart < 0.05 * size;
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
