package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.headroom.app.ledger.Headroom;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.tasks.AquiferRun;
import org.headroom.app.tasks.Simulate;
import org.headroom.app.tasks.SimulateOutcome;
import org.headroom.app.tasks.SimulateRequest;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code headroom simulate}. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description =
                "Runs the site through time, every job as soon as its GPUs are free, or all servers at one power.",
        footer = {"", "Example: ./headroom simulate --full-load training --cooling dry --json"})
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin
    private JobOptions jobs = new JobOptions();

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            defaultValue = "15s",
            converter = DurationText.class,
            description = "Length of an output step, 1s to 1h (default: ${DEFAULT-VALUE}).")
    private long stepS;

    enum LoadKind {
        STEADY,
        IN_TIME
    }

    @Option(
            names = "--load",
            paramLabel = "steady|in-time",
            converter = LoadText.class,
            defaultValue = "steady",
            description = "Jobs at their steady means, or through phases, failures and delays (default: steady).")
    private LoadKind load = LoadKind.STEADY;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of failures and slow servers with --load in-time (default: 0).")
    private @Nullable Long seed;

    @Option(
            names = "--full-load",
            paramLabel = "rated|max|training",
            description = "Every server at this AC power, by default on an average July day.")
    private SimulateRequest.@Nullable FullLoadKind fullLoad;

    @Option(names = "--heat-mw", paramLabel = "X", description = "Constant heat at the towers alone.")
    private @Nullable Double heatMw;

    @Option(names = "--cold-water-c", paramLabel = "T", description = "Their cold-water setpoint.")
    private @Nullable Double coldWaterC;

    @Option(
            names = "--cooling",
            paramLabel = "wet|dry|hybrid",
            description = "Towers, air-cooled chillers, or adiabatic dry coolers.")
    private @Nullable String cooling;

    @Option(names = "--out", paramLabel = "DIR", description = "Write every step to DIR/timeseries.csv.")
    private @Nullable Path out;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "Keep the run in this database (default: the user's, for runs of more than a day).")
    private @Nullable Path db;

    @Option(names = "--keep", description = "Keep a run of a day or less too, for runs and report.")
    private boolean keep;

    @Option(
            names = "--cycles",
            paramLabel = "N",
            description = "Cycles of concentration (default: what the make-up's chemistry allows).")
    private @Nullable String cycles;

    @Option(
            names = "--carbon",
            paramLabel = "FILE",
            description = "Hourly carbon of the grid in EIA-930 columns (default: the site's flat factor).")
    private @Nullable Path carbon;

    @Override
    public Integer call() {
        if (stepS < 1 || stepS > 3600) {
            throw new InputError("--step", "", stepS + " s", "1s to 1h");
        }
        if (common.days != null && (common.days < 1 || common.days > 3660)) {
            throw new InputError("--days", "", common.days.toString(), "1 to 3660");
        }
        if (heatMw != null && !(heatMw > 0 && heatMw <= 10_000)) {
            throw new InputError("--heat-mw", "", heatMw.toString(), "more than 0, at most 10000 MW");
        }
        if (heatMw != null && fullLoad != null) {
            throw new InputError("--heat-mw", "", "--full-load beside it", "one of the two");
        }
        if ((heatMw != null || fullLoad != null) && (jobs.file != null || jobs.scale != null)) {
            String whatIf = heatMw != null ? "--heat-mw" : "--full-load";
            throw new InputError(
                    whatIf, "", (jobs.file != null ? "--jobs" : "--jobs-scale") + " beside it", "one of the two");
        }
        boolean inTime = load == LoadKind.IN_TIME;
        if (inTime && (heatMw != null || fullLoad != null)) {
            throw new InputError(
                    "--load", "", (heatMw != null ? "--heat-mw" : "--full-load") + " beside it", "one of the two");
        }
        if (seed != null && !inTime) {
            throw new InputError("--seed", "", seed.toString(), "together with --load in-time: nothing else is random");
        }
        if (coldWaterC != null && (heatMw == null || !(coldWaterC >= 5 && coldWaterC <= 45))) {
            throw new InputError("--cold-water-c", "", coldWaterC.toString(), "5 to 45 C, together with --heat-mw");
        }
        Map<String, String> more = new LinkedHashMap<>();
        if (cooling != null) {
            if (!Set.of("wet", "dry", "hybrid").contains(cooling)) {
                throw new InputError("--cooling", "", cooling, "wet, dry or hybrid");
            }
            more.put("cooling.mode", cooling);
        }
        if (carbon != null) {
            more.put("emissions.hourly_file", carbon.toString());
        }
        if (cycles != null) {
            more.put("water.cycles", cycles);
        }
        SimulateRequest request = new SimulateRequest(
                common.site(more),
                common.weather,
                jobs.file,
                jobs.scale,
                common.from,
                common.days,
                stepS,
                fullLoad,
                heatMw,
                coldWaterC,
                inTime,
                seed == null ? 0 : seed);
        SimulateOutcome outcome;
        try (TerminalProgress progress = new TerminalProgress("simulating", common)) {
            outcome = new Simulate().run(request, out, keeping(), progress);
        }
        if (!common.quiet) {
            outcome.notes().forEach(spec.commandLine().getErr()::println);
        }
        if (common.json) {
            JsonOut.print(outcome.json(), System.out);
        } else {
            print(outcome, spec.commandLine().getOut());
        }
        return outcome.breaksLimits() ? ExitCode.LIMIT : ExitCode.OK;
    }

    /** Opening the store takes a third of what a day does: so a day is kept on request alone. */
    private Simulate.Keep keeping() {
        boolean asked = keep || db != null;
        if (asked && heatMw != null) {
            throw new InputError("--heat-mw", "", (keep ? "--keep" : "--db") + " beside it", "one of the two");
        }
        boolean longer = heatMw == null && common.days != null && common.days > 1;
        return new Simulate.Keep(asked || longer, db);
    }

    private static void print(SimulateOutcome o, PrintWriter out) {
        Ledger l = o.ledger();
        out.printf(Locale.ROOT, "%s, %s, weather %s%n%n", o.siteName(), o.load(), o.weather());
        out.printf(
                Locale.ROOT,
                "  site power      mean %7.1f MW   peak %7.1f MW%n",
                l.mean(Measures.SITE_POWER_MW),
                l.highest(Measures.SITE_POWER_MW));
        for (Measures m : new Measures[] {
            Measures.GPU_MW,
            Measures.SERVERS_REST_MW,
            Measures.NETWORK_STORAGE_MW,
            Measures.LOSSES_MW,
            Measures.PUMPS_MW,
            Measures.TOWERS_MW,
            Measures.CHILLERS_MW,
            Measures.OTHER_MW
        }) {
            out.printf(Locale.ROOT, "    %-52s %7.2f MW%n", m.measure().label(), l.mean(m));
        }
        out.printf(Locale.ROOT, "  grid carbon     %,.1f t CO2 (%s)%n", o.gridCo2T(), o.carbonSource());
        out.printf(Locale.ROOT, "  PUE %.3f, WUE %.2f L/kWh%n", o.pue(), o.wueLPerKwh());
        out.printf(
                Locale.ROOT,
                "  make-up         mean %,9.0f US gal/d   worst day %,9.0f US gal (%s)%n",
                l.mean(Measures.MAKEUP_GAL_PER_DAY),
                o.worstDay().makeupGal(),
                o.worstDay().date());
        if (l.mean(Measures.MAKEUP_GAL_PER_DAY) > 0) {
            out.printf(
                    Locale.ROOT,
                    "  water           mean %,9.0f US gal/d from the mains, %,.0f recycled; %.2f cycles%n",
                    l.mean(Measures.POTABLE_GAL_PER_DAY),
                    l.mean(Measures.RECYCLED_GAL_PER_DAY),
                    l.mean(Measures.CYCLES));
        }
        if (l.mean(Measures.SEWER_GAL_PER_DAY) > 0) {
            out.printf(
                    Locale.ROOT,
                    "  sewer           mean %,9.0f US gal/d at most %.1f °C, %,.0f $/d%n",
                    l.mean(Measures.SEWER_GAL_PER_DAY),
                    l.highest(Measures.SEWER_TEMPERATURE_C),
                    o.sewerUsdPerDay());
        }
        if (Double.isFinite(o.evaporationLPerKwh())) {
            out.printf(Locale.ROOT, "  evaporation     %.3f L per kWh of heat at the towers%n", o.evaporationLPerKwh());
        }
        out.printf(
                Locale.ROOT,
                "  GPU             mean %.1f °C, hottest %.1f °C; cold water at most %.1f °C%n",
                l.mean(Measures.GPU_MEAN_C),
                l.highest(Measures.GPU_MAX_C),
                l.highest(Measures.COLD_WATER_C));
        if (l.highest(Measures.TRANSFORMER_HOT_SPOT_C) > 0) { // not when the towers run alone
            out.printf(
                    Locale.ROOT,
                    "  transformers    hot spot at most %.1f °C, %.2f h of life used in %.0f h%n",
                    l.highest(Measures.TRANSFORMER_HOT_SPOT_C),
                    o.transformerLossOfLifeH(),
                    o.hours());
            out.printf(
                    Locale.ROOT,
                    "  network         voltages within %.1f %%, busiest branch %.0f %%, power factor %.3f at the meter%n",
                    l.highest(Measures.VOLTAGE_DEVIATION_PERCENT),
                    l.highest(Measures.BRANCH_LOADING_PERCENT),
                    l.mean(Measures.SITE_POWER_FACTOR));
        }
        o.jobLines().forEach(out::println);
        if (l.highest(Measures.GENERATION_MW) > 0) {
            out.printf(
                    Locale.ROOT,
                    "  generation      mean %.1f MW, fuel %.1f MW, NOx %.1f kg/h, CO2 %,.0f kg/h%n",
                    l.mean(Measures.GENERATION_MW),
                    l.mean(Measures.GENERATION_FUEL_MW),
                    l.mean(Measures.GENERATION_NOX_KG_PER_H),
                    l.mean(Measures.GENERATION_CO2_KG_PER_H));
        }
        AquiferRun aquifer = o.aquifer();
        if (aquifer != null) {
            aquifer.lines().forEach(out::println);
        }
        for (Headroom h : o.headroom()) {
            out.printf(
                    Locale.ROOT,
                    "  headroom        %-26s %,14.2f %s%n",
                    h.limit(),
                    h.smallest(),
                    h.unit() == Unit.ONE ? "" : h.unit().label());
        }
        for (Violation v : o.violations()) {
            out.printf(
                    Locale.ROOT,
                    "  over the limit  %-26s %,14.2f %s of %,.2f%n",
                    v.limit(),
                    v.worst(),
                    v.unit() == Unit.ONE ? "" : v.unit().label(),
                    v.allowed());
        }
        o.files().forEach(file -> out.printf("  %s%n", file));
        if (o.runId() != null) {
            out.printf("  run %s%n", o.runId());
        }
        out.flush();
    }

    /** steady or in-time. */
    static final class LoadText implements ITypeConverter<LoadKind> {
        @Override
        public LoadKind convert(String text) {
            return switch (text) {
                case "steady" -> LoadKind.STEADY;
                case "in-time" -> LoadKind.IN_TIME;
                default -> throw new TypeConversionException("'" + text + "' is not steady or in-time");
            };
        }
    }
}
