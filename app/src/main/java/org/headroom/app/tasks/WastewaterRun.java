package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.headroom.data.quantity.InputError;
import org.headroom.data.wastewater.InfluentFile;
import org.headroom.data.wastewater.InfluentSeries;
import org.headroom.data.wastewater.PlantFile;
import org.headroom.data.wastewater.WastewaterPlant;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.wastewater.biology.Asm1Temperature;
import org.headroom.physics.wastewater.biology.DynamicRun;
import org.headroom.physics.wastewater.biology.Flowsheet;
import org.headroom.physics.wastewater.biology.Influent;
import org.headroom.physics.wastewater.biology.PlantRun;
import org.headroom.physics.wastewater.biology.PlantState;
import org.headroom.physics.wastewater.biology.RunPlan;
import org.headroom.physics.wastewater.biology.RunSample;
import org.headroom.physics.wastewater.biology.RunWatcher;
import org.headroom.physics.wastewater.biology.SteadyState;
import org.jspecify.annotations.Nullable;

/**
 * Runs an activated sludge plant: to the steady state of its file's constant influent, and from there through an influent that
 * changes. Averages of a steady plant are those of a day on its constant influent.
 */
public final class WastewaterRun {
    private static final double STEADY_DAYS = 1;
    private static final double STEADY_SHARE = 0.3; // of the progress bar
    private static final double DIFFERENT_WATER = 4;
    private static final double TSS_TOLERANCE = 1;
    private static final double S_PER_DAY = 86_400;

    private final WastewaterRequest request;
    private final WastewaterPlant plant;
    private final @Nullable InfluentSeries series;
    private final RunPlan plan;
    private final SteadyState steady;
    private final DynamicRun run;
    private final List<String> files;

    /**
     * Reads and runs.
     *
     * @throws InputError if the plant, its influent or a change is not right
     */
    public WastewaterRun(WastewaterRequest request, Progress progress) {
        this.request = request;
        PlantFile file = PlantFile.open(request.plant()).with(request.changes());
        WastewaterPlant asWritten = file.plant();
        Double otherC = request.temperatureC();
        this.plant = otherC == null ? asWritten : asWritten.atTemperature(otherC);
        this.series = request.influent() == null ? null : InfluentFile.open(request.influent());
        if (request.out() != null) {
            OutFolder.requireFolder(request.out());
        }
        try {
            PlantRun runner = new PlantRun(plant.design());
            if (series != null) {
                requireFlows(runner.plant(), series);
            }
            Influent constant = plant.constantInfluent();
            this.plan = series == null ? still(constant) : plan(series);
            this.steady = runner.steady(
                    constant, SteadyState.seeded(runner.plant()), new Watch(progress, 0, STEADY_SHARE, null));
            this.files = new ArrayList<>();
            this.run = series == null
                    ? runner.dynamic(plan, steady.state(), RunWatcher.NONE)
                    : watched(runner, steady.state(), progress);
        } catch (OutOfRange e) {
            throw InputError.of(plant.file(), e.name(), e);
        }
    }

    /** The plant file that a request means, with its changes, as text that reads back. */
    public static String yaml(WastewaterRequest request) {
        PlantFile file = PlantFile.open(request.plant()).with(request.changes());
        file.plant();
        return file.yaml();
    }

    /** Every row must bring what the plant's streams take. */
    private void requireFlows(Flowsheet sheet, InfluentSeries of) {
        for (int i = 0; i < of.rows(); i++) {
            try {
                sheet.check(of.flowM3PerDay()[i]);
            } catch (OutOfRange e) {
                throw new InputError(
                        of.name(),
                        of.line()[i],
                        String.format(Locale.ROOT, "flow_m3_per_day %.6g", of.flowM3PerDay()[i]),
                        "enough for the streams of " + plant.name() + "; there " + e.name() + " would be " + e.found());
            }
        }
    }

    private static RunPlan still(Influent constant) {
        return new RunPlan(constant, STEADY_DAYS, 1, STEADY_DAYS, 0, RunPlan.TOLERANCE);
    }

    private RunPlan plan(InfluentSeries of) {
        double days = request.days() == null ? of.periodD() : request.days();
        double total = days * request.repeat();
        return new RunPlan(
                of.influent(plant.temperatureC(), request.temperatureC() != null),
                days,
                request.repeat(),
                Math.min(request.averagedDays(), total),
                request.out() == null ? 0 : request.sampleS() / S_PER_DAY,
                RunPlan.TOLERANCE);
    }

    private DynamicRun watched(PlantRun runner, PlantState start, Progress progress) {
        if (request.out() == null) {
            return runner.dynamic(plan, start, new Watch(progress, STEADY_SHARE, 1, null));
        }
        try (OutFolder folder = OutFolder.beside(request.out())) {
            DynamicRun done;
            try (WastewaterSeries rows = new WastewaterSeries(folder, plant.design())) {
                done = runner.dynamic(plan, start, new Watch(progress, STEADY_SHARE, 1, rows));
            }
            files.addAll(folder.publish(request.out()));
            return done;
        }
    }

    /** Tells of one part of the work, from a share of the whole to another. */
    private record Watch(
            Progress progress,
            double from,
            double to,
            @Nullable WastewaterSeries rows) implements RunWatcher {
        @Override
        public void progress(double share) {
            progress.goOn(from + share * (to - from));
        }

        @Override
        public void sample(RunSample sample) {
            if (rows != null) {
                rows.add(sample);
            }
        }
    }

    public WastewaterRequest request() {
        return request;
    }

    /** Whether the steady state was found that the results are of, or that a dynamic run starts from. */
    public boolean converged() {
        return steady.converged();
    }

    /** What a person should know before trusting the results. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!converged()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "no steady state after %.0f days: %.2g a day is left; the results go on from there",
                    steady.days(),
                    steady.residualPerDay()));
        }
        warmth(warnings);
        if (series != null) {
            if (series.tssMismatch() > TSS_TOLERANCE) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%s: its suspended solids differ from 0.75 of particulate COD by up to %.4g g/m3; they are not used",
                        series.name(),
                        series.tssMismatch()));
            }
            double cod = run.influent().codGPerM3();
            double own = plant.influentCodGPerM3();
            if (cod > DIFFERENT_WATER * own) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%s carries %.0f g/m3 of COD, the influent of %s %.0f: is it water for this plant?",
                        series.name(),
                        cod,
                        plant.name(),
                        own));
            }
        }
        return warnings;
    }

    /** Water outside the range in which the kinetics are known, by the input that says so. */
    private void warmth(List<String> warnings) {
        boolean other = request.temperatureC() != null;
        outside(
                warnings,
                other ? "--temperature" : plant.file() + ": temperature_c",
                plant.temperatureC(),
                plant.temperatureC());
        if (series != null && series.hasTemperature() && !other) {
            double coldest = Arrays.stream(series.temperatureC()).min().orElse(plant.temperatureC());
            double warmest = Arrays.stream(series.temperatureC()).max().orElse(plant.temperatureC());
            outside(warnings, series.name() + ": temperature_c", coldest, warmest);
        }
    }

    private static void outside(List<String> warnings, String input, double coldestC, double warmestC) {
        if (coldestC < Asm1Temperature.VALID_FROM_C || warmestC > Asm1Temperature.VALID_TO_C) {
            String found = coldestC == warmestC
                    ? String.format(Locale.ROOT, "%.4g C is", coldestC)
                    : String.format(Locale.ROOT, "%.4g to %.4g C are", coldestC, warmestC);
            warnings.add(String.format(
                    Locale.ROOT,
                    "%s: %s outside %.0f to %.0f C, where the kinetics are known; rates are extrapolated",
                    input,
                    found,
                    Asm1Temperature.VALID_FROM_C,
                    Asm1Temperature.VALID_TO_C));
        }
    }

    WastewaterPlant plant() {
        return plant;
    }

    @Nullable
    InfluentSeries series() {
        return series;
    }

    RunPlan plan() {
        return plan;
    }

    SteadyState steady() {
        return steady;
    }

    DynamicRun run() {
        return run;
    }

    /** Tanks and layers at the end: of a steady plant the steady state itself. */
    PlantState end() {
        return series == null ? steady.state() : run.end();
    }

    List<String> files() {
        return files;
    }
}
