package org.headroom.physics.wastewater.biology;

import java.util.List;

/**
 * Runs a plant: to its steady state, or through an influent that changes.
 *
 * <p>Influent is linear between rows, and no step goes past a row, since rates have a kink there. Averages are integrals along
 * the steps, not of samples. Memory does not grow with the length of a run.
 */
public final class PlantRun {
    private static final double ABSOLUTE_TOLERANCE = 1e-5;
    private static final double G_PER_KG = 1000;
    private static final long MOST_WORK = 1_000_000; // evaluations, and beyond them
    private static final long MOST_PER_DAY = 20_000;
    private static final long MOST_PER_STOP = 500;

    private final Flowsheet plant;

    /** @throws org.headroom.physics.basis.OutOfRange in one line when the flowsheet is not closed */
    public PlantRun(FlowsheetDesign design) {
        plant = new Flowsheet(design);
    }

    public Flowsheet plant() {
        return plant;
    }

    /** Where the plant settles on an influent's first row, from living sludge. */
    public SteadyState steady(Influent influent) {
        return steady(influent, SteadyState.seeded(plant));
    }

    /** Where the plant settles on an influent's first row, from a start of one's own. */
    public SteadyState steady(Influent influent, PlantState start) {
        return steady(influent, start, RunWatcher.NONE);
    }

    /**
     * The same, watched: its progress is the share of the work that it may do at most.
     *
     * @throws org.headroom.physics.basis.NoConvergence when that work is done without a result
     */
    public SteadyState steady(Influent influent, PlantState start, RunWatcher watcher) {
        double[] row = new double[Influent.STRIDE];
        influent.copyRow(0, row);
        return SteadyState.reach(plant, row, start, watcher);
    }

    /** The same from a start that is not far off, as a neighbouring steady state: fast, and as {@link #steady} where it fails. */
    public SteadyState steadyNear(Influent influent, PlantState start) {
        double[] row = new double[Influent.STRIDE];
        influent.copyRow(0, row);
        return SteadyState.near(plant, row, start);
    }

    /**
     * Goes through an influent.
     *
     * @throws IllegalStateException naming what does not balance to 1e-8
     * @throws org.headroom.physics.basis.NoConvergence when steps vanish, or work that would do for ten such runs is done without
     *     reaching the end
     */
    public DynamicRun dynamic(RunPlan plan, PlantState start, RunWatcher watcher) {
        Influent influent = plan.influent();
        for (int i = 0; i < influent.rows(); i++) {
            plant.check(influent.flowM3PerDay(i));
        }
        double[] y = plant.begin(start);
        double[] atWindow = y.clone();
        double[] perDay = new double[plant.length()];
        Rkc rkc = new Rkc(
                plant::derivatives,
                plant.length(),
                plant.states(),
                plan.relativeTolerance(),
                ABSOLUTE_TOLERANCE * plan.relativeTolerance() / RunPlan.TOLERANCE,
                new WorkLimit("end of the run", most(plan), plant::stateName, RunWatcher.NONE));
        double end = plan.totalDays();
        double window = end - plan.averagedDays();
        InfluentWalk walk = new InfluentWalk(plan);
        double t = 0;
        walk.to(t, plant);
        plant.derivatives(t, y, perDay);
        Balances balances = new Balances(plant);
        Balances.Standing before = balances.standing(y);
        long samples = 0;
        while (t < end) {
            walk.to(t, plant);
            rkc.restart();
            if (plan.sampleDays() > 0 && t >= samples * plan.sampleDays() - 1e-9) {
                plant.derivatives(t, y, perDay);
                watcher.sample(RunSample.of(plant, t, y, perDay));
                samples++;
            }
            double stop = Math.min(walk.endD(), end);
            if (plan.sampleDays() > 0) {
                stop = Math.min(stop, Math.max(samples * plan.sampleDays(), t + 1e-9));
            }
            if (t < window && stop >= window) {
                stop = window;
            }
            rkc.integrate(t, stop, y);
            t = stop;
            if (t == window) {
                System.arraycopy(y, 0, atWindow, 0, y.length);
            }
            watcher.progress(t / end);
        }
        plant.derivatives(t, y, perDay);
        if (plan.sampleDays() > 0) {
            watcher.sample(RunSample.of(plant, t, y, perDay));
        }
        return result(plan, balances.close(before, balances.standing(y)), atWindow, y, rkc);
    }

    /** Evaluations for a run, many times what one takes. */
    private static long most(RunPlan plan) {
        double days = plan.totalDays();
        double rows =
                plan.influent().rows() * Math.max(1, days / plan.influent().spanD());
        double samples = plan.sampleDays() > 0 ? days / plan.sampleDays() : 0;
        double all = MOST_WORK + MOST_PER_DAY * days + MOST_PER_STOP * (rows + samples);
        return (long) (all * Math.sqrt(RunPlan.TOLERANCE / Math.min(RunPlan.TOLERANCE, plan.relativeTolerance())));
    }

    private DynamicRun result(RunPlan plan, List<Balance> balances, double[] atWindow, double[] y, Rkc rkc) {
        double[] mean = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            mean[i] = (y[i] - atWindow[i]) / plan.averagedDays();
        }
        Totals t = plant.totals();
        StreamQuality in = SteadyState.stream(plant, mean, t.influent());
        StreamQuality out = SteadyState.stream(plant, mean, t.effluent());
        return new DynamicRun(
                plan.averagedDays(),
                in,
                out,
                SteadyState.stream(plant, mean, t.waste()),
                out.qualityIndexKgPerDay(StreamQuality.BOD_TREATED),
                in.qualityIndexKgPerDay(StreamQuality.BOD_RAW),
                mean[t.aerationKwh()],
                mean[t.pumpingKwh()],
                mean[t.mixingKwh()],
                mean[t.oxygen()] / G_PER_KG,
                mean[t.nitrogenGas()] / G_PER_KG,
                balances,
                new PlantState(plant, y),
                rkc.steps(),
                rkc.rejected(),
                rkc.evaluations());
    }
}
