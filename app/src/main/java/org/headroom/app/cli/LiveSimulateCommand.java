package org.headroom.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.headroom.app.tasks.SimulateRequest;
import org.headroom.app.tasks.SimulateTelemetry;
import org.headroom.app.tasks.SimulatedSite;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.TelemetryRequest;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom live simulate-telemetry}. */
@Command(
        name = "simulate-telemetry",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a believable machine's telemetry: a site with its jobs, weather and hidden truth (--set), seen through"
                    + " instruments that err and fail. Serves targets for Prometheus, or writes a stretch to a file.",
            "One hour of all 12,500 hosts at 15 s is 3 million samples and 210 MB of OpenMetrics, at --racks-step 1min"
                    + " a quarter of that, with --meters-only 3.5 MB; as .csv 3.5 MB.",
        },
        footer = {
            "",
            "Example: ./headroom live simulate-telemetry --speed 60 --faults 24 --log my.csv",
            "         ./headroom live simulate-telemetry --inject plant:chillers@1h..2h=0.5",
            "         ./headroom live simulate-telemetry --write hour.om --for 1h --noise 2%%"
        })
final class LiveSimulateCommand implements Callable<Integer> {
    private static final double FASTEST = 100_000;

    /** At the recommended scrape interval of 250 ms, the shortest, a step is a scrape. */
    private static final double STEPS_PER_S = 4;

    private static final long LONGEST_STEP_S = 15;
    private static final long SHUTDOWN_MS = 3000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(
            names = "--site",
            paramLabel = "NAME|FILE",
            defaultValue = SiteInput.DEFAULT,
            description = "An embedded site or a site file (default: ${DEFAULT-VALUE}).")
    private String site = SiteInput.DEFAULT;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description =
                    "The truth, where it differs from the site's file, as in calibration.tower_ua=0.95; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "An EPW file or our own CSV (default: the embedded Memphis year).")
    private @Nullable Path weather;

    @Option(
            names = "--load",
            paramLabel = "steady|in-time",
            converter = SimulateCommand.LoadText.class,
            defaultValue = "in-time",
            description = "Jobs through phases, failures and delays, or at their steady means (default: in-time).")
    private SimulateCommand.LoadKind load = SimulateCommand.LoadKind.IN_TIME;

    @Option(names = "--full-load", paramLabel = "rated|max|training", description = "Every server at this AC power.")
    private SimulateRequest.@Nullable FullLoadKind fullLoad;

    @Option(
            names = "--from",
            paramLabel = "DATE|TIME|now",
            description =
                    "Start of the site's clock (default: now; with --write the first day of the site's default plan).")
    private @Nullable String from;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "How long, of the site's clock (default: until stopped; jobs are laid out for 14 days).")
    private @Nullable Long forS;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Seconds of the site's clock in one of the wall's: 60 is a day in 24 minutes (default: 1).")
    private double speed = 1;

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description =
                    "Length of a step of the site, 1s to 5min (default: a quarter of --speed, 1s to 15s; with --write 15s).")
    private @Nullable Long stepS;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:9400",
            description = "Where to serve; port 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private String listen = "127.0.0.1:9400";

    @Option(
            names = "--single",
            paramLabel = "N",
            description =
                    "Hosts shown GPU by GPU, from the first; all are in the racks' sums (default: 100; with --write 0).")
    private @Nullable Integer single;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "0", description = "Of all that is random (default: 0).")
    private long seed;

    @Option(
            names = "--noise",
            paramLabel = "[METER=]X",
            description =
                    "Standard deviation of readings: 2%% for power, flow and GPU power, revenue=0.5%%, 0 for none; may be"
                            + " repeated. Groups: power, flow, temperature, status, feeder, array, all (default: each meter's"
                            + " class: revenue 0.2%%, feeders 0.5%%, flow 1%%, temperatures 0.1 K, GPUs 1%%).")
    private List<String> noise = new ArrayList<>();

    @Option(
            names = "--bias",
            paramLabel = "METER=X",
            description =
                    "What a meter is off by: revenue=3%% or, in kelvin, cold_water=0.5; class draws one for each by its class;"
                            + " may be repeated (default: none).")
    private List<String> bias = new ArrayList<>();

    @Option(
            names = "--drift",
            paramLabel = "METER=X",
            description = "The same, growing by this in a day; may be repeated.")
    private List<String> drift = new ArrayList<>();

    @Option(
            names = "--quantum",
            paramLabel = "METER=X",
            description = "Resolution in the meter's unit (W, kg/s, C, %%): revenue=10000; may be repeated.")
    private List<String> quantum = new ArrayList<>();

    @Option(names = "--lost", paramLabel = "SHARE", description = "Share of samples that never come, 0 to 1.")
    private double lost;

    @Option(
            names = "--sentinels",
            paramLabel = "SHARE",
            description = "Share of samples of meters and hosts that are 9223372036854775794.")
    private double sentinels;

    @Option(names = "--nans", paramLabel = "SHARE", description = "Share of samples of meters that are not a number.")
    private double nans;

    @Option(
            names = "--gap",
            paramLabel = "FROM..TO",
            description = "Nothing answers: durations since the start, or times, as in 30min..45min; may be repeated.")
    private List<String> gaps = new ArrayList<>();

    @Option(names = "--silent", paramLabel = "SHARE", description = "Share of the racks that never say anything.")
    private double silent;

    @Option(
            names = "--inject",
            paramLabel = "KIND[:WHAT]@FROM..TO[=VALUE]",
            description =
                    "Something that goes wrong; may be repeated. meter_silent, meter_stuck, meter_nan: METER; meter_drift:"
                            + " METER (=3%% or kelvin an hour); meter_bias: METER; site_silent; host_silent, host_restart,"
                            + " host_sentinel: HOST; racks_silent (=share); all_silent; clock_skew or late: site|racks|HOST"
                            + " (=seconds); plant: COMPONENT (=share lost).")
    private List<String> injections = new ArrayList<>();

    @Option(
            names = "--faults",
            paramLabel = "N|random",
            description = "So many of those a day of the site's clock, by chance; random is 24.")
    private @Nullable String faults;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "What goes wrong, as CSV: time, kind, what, until, value.")
    private @Nullable Path log;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description =
                    "Write instead of serving: OpenMetrics with times for promtool tsdb create-blocks-from openmetrics, or,"
                            + " where the name ends in .csv, a table that live --replay reads.")
    private @Nullable Path write;

    @Option(
            names = "--racks-step",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "With --write: how often racks and GPUs are written (default: every step).")
    private @Nullable Long racksStepS;

    @Option(names = "--meters-only", description = "With --write: the site's meters alone.")
    private boolean metersOnly;

    @Option(names = "--print-config", description = "Print a configuration of Prometheus for --listen and end.")
    private boolean printConfig;

    @Option(names = "--quiet", description = "No messages on stderr.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    @Override
    public Integer call() throws IOException {
        check();
        InetSocketAddress address = address();
        SimulatedSite opened = SimulatedSite.open(request());
        if (printConfig) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(SimulateTelemetry.config(opened, listen, speed));
            out.flush();
            return ExitCode.OK;
        }
        SimulateTelemetry simulation = new SimulateTelemetry(opened, this::say);
        return write == null ? serve(simulation, address) : write(simulation, write);
    }

    private void check() {
        if (!(speed > 0 && speed <= FASTEST)) {
            throw new InputError("--speed", "", String.valueOf(speed), "more than 0, at most 100000");
        }
        if (write == null && (metersOnly || racksStepS != null)) {
            throw new InputError(metersOnly ? "--meters-only" : "--racks-step", "", "no --write", "together with it");
        }
        if (fullLoad != null && (jobs.file != null || jobs.scale != null)) {
            throw new InputError("--full-load", "", "--jobs or --jobs-scale beside it", "one of the two");
        }
        if (single != null && (single < 0 || single > 100_000)) {
            throw new InputError("--single", "", single.toString(), "0 to 100000");
        }
        if (forS != null && forS < 1) {
            throw new InputError("--for", "", forS + " s", "1s or more");
        }
    }

    private TelemetryRequest request() {
        boolean file = write != null;
        long usual = file ? LONGEST_STEP_S : Math.clamp(Math.round(speed / STEPS_PER_S), 1, LONGEST_STEP_S);
        return new TelemetryRequest(
                SiteInput.open(site, set),
                weather,
                jobs.file,
                jobs.scale,
                load == SimulateCommand.LoadKind.IN_TIME,
                fullLoad,
                from == null && !file ? "now" : from,
                stepS == null ? usual : stepS,
                forS,
                single == null ? (file ? 0 : 100) : single,
                seed,
                new TelemetryRequest.Readings(noise, bias, drift, quantum, lost, sentinels, nans),
                new TelemetryRequest.Wrong(gaps, silent, injections, faultsPerDay()));
    }

    private double faultsPerDay() {
        if (faults == null) {
            return 0;
        }
        if ("random".equals(faults)) {
            return 24;
        }
        if (!faults.matches("[0-9]{1,5}(\\.[0-9]+)?")) {
            throw new InputError("--faults", "", "'" + faults + "'", "a number a day, or random");
        }
        return Double.parseDouble(faults);
    }

    private InetSocketAddress address() {
        int colon = listen.lastIndexOf(':');
        String port = listen.substring(colon + 1);
        String allowed = "HOST:PORT as in 127.0.0.1:9400";
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new InputError("--listen", "", "'" + listen + "'", allowed);
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(listen.substring(0, colon)), Integer.parseInt(port));
        } catch (UnknownHostException e) {
            throw new InputError("--listen", "", "'" + listen + "'", allowed);
        }
    }

    private int serve(SimulateTelemetry simulation, InetSocketAddress address) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    simulation.stop();
                    try {
                        ended.await(SHUTDOWN_MS, TimeUnit.MILLISECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            simulation.serve(address, speed, log, at -> {
                out.println("http://" + at + "/");
                out.flush();
            });
        } finally {
            ended.countDown();
        }
        return ExitCode.OK;
    }

    private int write(SimulateTelemetry simulation, Path file) throws IOException {
        long samples;
        try (TerminalProgress progress = new TerminalProgress("simulating", !quiet)) {
            samples = simulation.write(file, racksStepS, metersOnly, log, progress);
        }
        say(String.format(Locale.ROOT, "%,d samples in %s", samples, file));
        return ExitCode.OK;
    }

    private void say(String line) {
        if (!quiet) {
            spec.commandLine().getErr().println(line);
            spec.commandLine().getErr().flush();
        }
    }
}
