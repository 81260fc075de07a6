package org.headroom.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures the figures that the project promises, on the machine as it is. */
public final class Bench {
    private static final String ONE_CORE = "one core, its cache: 1,563 racks x 8 slots are about 1 MB";
    private static final String STARTUP = "class loading and compilation, two cores";
    private static final String HEAP = "heap limit of the launcher";
    private static final String FLOW = "one core: multiplications of the factorization, indirect reads";
    private static final String EXPONENTIALS = "one core: exponentials and logarithms";
    private static final int STARTS = 5;
    private static final int WARM_STEPS = 5_000;
    private static final int WINDOWS = 10;
    private static final int WINDOW_STEPS = 200;

    private final boolean quick;
    private final Consumer<String> say;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param quick one short measurement of each, no year and no plan
     * @param say takes a line before each measurement
     */
    public Bench(boolean quick, Consumer<String> say) {
        this.quick = quick;
        this.say = say;
    }

    /** Measures all; takes about five minutes, or three quarters of a minute if quick. */
    public List<Figure> run() {
        Path folder;
        try {
            folder = Files.createTempDirectory("headroom-bench");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder for the bench", e);
        }
        try {
            steps(folder);
            powerFlows(folder);
            wells(folder);
            ingest(folder);
            live(folder);
            say.accept("the planner's search, on made-up problems");
            figures.addAll(PlannerFigures.measure(quick));
            say.accept("what-if questions of the desktop");
            figures.addAll(WhatIfFigures.measure(quick));
            processes(folder);
        } finally {
            delete(folder);
        }
        return List.copyOf(figures);
    }

    private void steps(Path folder) {
        say.accept("a step of the twin (JMH, a JVM of its own)");
        for (RunResult result : measured(StepBenchmark.class, folder)) {
            String benchmark = result.getPrimaryResult().getLabel();
            double microseconds = result.getPrimaryResult().getScore();
            switch (benchmark) {
                case "step" -> add("step_us", "coupled step, load as before", microseconds, "us", 50.0, ONE_CORE);
                case "stepNewLoad" ->
                    add("step_new_load_us", "coupled step, all demand new", microseconds, "us", 50.0, ONE_CORE);
                case "plantEquilibrium" ->
                    add("plant_us", "equilibrium of the plant, one rack", microseconds, "us", 20.0, ONE_CORE);
                default -> add("equilibrium_us", "equilibrium of the whole site", microseconds, "us", null, ONE_CORE);
            }
        }
        figures.sort(Comparator.comparing(Figure::name).reversed());
        say.accept("what a step allocates");
        add(
                "step_bytes",
                "coupled step, allocated, the least of some windows",
                allocatedBytes(),
                "B",
                0.0,
                "compilers that lag allocate now and then");
    }

    /** Of one step; see {@link StepBenchmark}. */
    private static double allocatedBytes() {
        StepBenchmark benchmark = new StepBenchmark();
        benchmark.settle();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < WARM_STEPS; i++) {
            benchmark.step();
        }
        long least = Long.MAX_VALUE;
        for (int w = 0; w < WINDOWS; w++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < WINDOW_STEPS; i++) {
                benchmark.step();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least / (double) WINDOW_STEPS;
    }

    private void powerFlows(Path folder) {
        say.accept("power flows (JMH, a JVM of its own)");
        for (RunResult result : measured(PowerFlowBenchmark.class, folder)) {
            String benchmark = result.getPrimaryResult().getLabel();
            double microseconds = result.getPrimaryResult().getScore();
            switch (benchmark) {
                case "flat118" -> add("flow_118_us", "118 buses, flat start", microseconds, "us", 100.0, FLOW);
                case "flat2000" -> add("flow_2000_us", "2,000 buses, flat start", microseconds, "us", 10_000.0, FLOW);
                case "siteWarm" ->
                    add("site_flow_us", "the site's network, loads moved a little", microseconds, "us", 12.0, FLOW);
                default -> add("site_outages_us", "the site's network, N-1", microseconds, "us", 1_000.0, FLOW);
            }
        }
    }

    private void wells(Path folder) {
        say.accept("wells (JMH, a JVM of its own)");
        for (RunResult result : measured(AquiferBenchmark.class, folder)) {
            String benchmark = result.getPrimaryResult().getLabel();
            double microseconds = result.getPrimaryResult().getScore();
            switch (benchmark) {
                case "wellFunction" ->
                    add("well_function_us", "leaky well function", microseconds, "us", 2.0, EXPONENTIALS);
                case "confinedMap" ->
                    add(
                            "map_s",
                            "map, 100 x 100 points, 14 wells, 240 months",
                            microseconds / 1e6,
                            "s",
                            1.0,
                            EXPONENTIALS);
                default -> add("leaky_map_s", "the same, leaky", microseconds / 1e6, "s", 1.0, EXPONENTIALS);
            }
        }
    }

    private void ingest(Path folder) {
        say.accept("telemetry (JMH, a JVM of its own)");
        for (RunResult result : measured(IngestBenchmark.class, folder)) {
            double perSampleUs = result.getPrimaryResult().getScore() / IngestBenchmark.SAMPLES;
            add(
                    "ingest_ms",
                    "40,000 samples of telemetry: parsed, cleaned, mapped to racks",
                    40_000 * perSampleUs / 1e3,
                    "ms",
                    1_000.0,
                    "one core: text to numbers");
        }
    }

    private void live(Path folder) {
        say.accept("a live step (JMH, a JVM of its own)");
        for (RunResult result : measured(LiveBenchmark.class, folder)) {
            double microseconds = result.getPrimaryResult().getScore();
            add(
                    "live_step_ms",
                    "a live step of the whole site: filtered, learnt, scored",
                    microseconds / 1e3,
                    "ms",
                    50.0,
                    ONE_CORE);
        }
    }

    private Collection<RunResult> measured(Class<?> benchmarks, Path folder) {
        var options = new OptionsBuilder()
                .include(benchmarks.getSimpleName())
                .forks(1)
                .threads(1)
                .warmupIterations(quick ? 2 : 5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-XX:+UseSerialGC", "-Xmx256m")
                .output(folder.resolve("jmh.txt").toString())
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH did not run", e);
        }
    }

    private void processes(Path folder) {
        say.accept("start-up of a model");
        Path table = folder.resolve("air.csv");
        write(table, "drybulb_c,rh_percent,pressure_pa\n35,50,101325\n");
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < (quick ? 2 : STARTS); i++) {
            best = Math.min(
                    best,
                    ChildRun.of(folder, table, "256m", "model", "moist-air").wallS());
        }
        add("model_s", "model moist-air, one row, best of a few, launcher's own 0.03 s apart", best, "s", 0.5, STARTUP);

        say.accept("24 h at 15 s");
        ChildRun day = ChildRun.of(
                folder,
                table,
                "256m",
                "simulate",
                "--full-load",
                "training",
                "--days",
                "1",
                "--from",
                "2025-07-17",
                "--json");
        add("day_cpu_s", "24 h at 15 s, all racks, whole process, CPU", day.cpuS(), "s", 1.5, STARTUP);
        add("day_wall_s", "24 h at 15 s, wall clock", day.wallS(), "s", null, STARTUP);
        add("day_rss_mb", "24 h at 15 s, largest resident set", day.rssMb(), "MB", 400.0, HEAP);
        say.accept("a fortnight of the benchmark's wastewater plant");
        ChildRun sludge = ChildRun.of(
                folder,
                table,
                "256m",
                "model",
                "wastewater",
                "--influent",
                "bsm1-dry",
                "--days",
                "14",
                "--repeat",
                "1",
                "--json");
        add(
                "sludge_cpu_s",
                "BSM1, steady state and 14 dry days, whole process, CPU",
                sludge.cpuS(),
                "s",
                5.0,
                ONE_CORE);
        if (quick) {
            return;
        }
        say.accept("24 h at 1 s");
        ChildRun seconds = ChildRun.of(
                folder,
                table,
                "256m",
                "simulate",
                "--full-load",
                "training",
                "--days",
                "1",
                "--from",
                "2025-07-17",
                "--step",
                "1s",
                "--json");
        add("seconds_cpu_s", "24 h at 1 s, all servers, whole process, CPU", seconds.cpuS(), "s", 8.0, ONE_CORE);
        add("seconds_rss_mb", "the same, largest resident set", seconds.rssMb(), "MB", 300.0, HEAP);
        say.accept("24 h of jobs at 1 s");
        ChildRun jobSeconds =
                ChildRun.of(folder, table, "256m", "simulate", "--from", "2025-07-17", "--step", "1s", "--json");
        add("jobs_seconds_cpu_s", "24 h of the job list at 1 s, CPU", jobSeconds.cpuS(), "s", 8.0, ONE_CORE);
        say.accept("24 h of jobs in time at 1 s");
        ChildRun inTime = ChildRun.of(
                folder,
                table,
                "256m",
                "simulate",
                "--load",
                "in-time",
                "--from",
                "2025-07-17",
                "--step",
                "1s",
                "--json");
        add("in_time_cpu_s", "24 h of jobs in time at 1 s, CPU", inTime.cpuS(), "s", 8.0, ONE_CORE);
        add("in_time_rss_mb", "the same, largest resident set", inTime.rssMb(), "MB", 300.0, HEAP);
        say.accept("24 h of jobs at 15 s");
        ChildRun jobs = ChildRun.of(folder, table, "256m", "simulate", "--days", "1", "--from", "2025-07-17", "--json");
        add("jobs_day_cpu_s", "24 h of the job list at 15 s, CPU", jobs.cpuS(), "s", 1.5, STARTUP);
        add("jobs_day_rss_mb", "the same, largest resident set", jobs.rssMb(), "MB", 400.0, HEAP);
        say.accept("a year at 5 min");
        ChildRun year = ChildRun.of(
                folder,
                table,
                "256m",
                "simulate",
                "--full-load",
                "training",
                "--from",
                "2025-01-01",
                "--days",
                "365",
                "--step",
                "5min",
                "--json");
        add("year_cpu_s", "a year at 5 min, whole process, CPU", year.cpuS(), "s", 20.0, ONE_CORE);
        add("year_rss_mb", "a year at 5 min, largest resident set", year.rssMb(), "MB", 400.0, HEAP);
        say.accept("plan with a 20 s solve");
        ChildRun plan = ChildRun.of(
                folder,
                table,
                "2g",
                "plan",
                "--solve",
                "20",
                "--json",
                "--db",
                folder.resolve("bench.db").toString(),
                "--out",
                folder.resolve("plan").toString());
        add("plan_wall_s", "plan, 20 s solve, wall clock", plan.wallS(), "s", 60.0, "the solve's 20 s, then one core");
    }

    private void add(
            String name,
            String what,
            double value,
            String unit,
            @org.jspecify.annotations.Nullable Double allowed,
            String limitedBy) {
        figures.add(new Figure(name, what, value, unit, allowed, limitedBy));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder, e);
        }
    }
}
