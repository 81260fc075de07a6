package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.SiteSwing;
import org.headroom.app.tasks.SwingOptions;
import org.headroom.app.tasks.SwingOutcome;
import org.headroom.app.tasks.SwingRequest;
import org.headroom.app.tasks.TraceSwing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom site swing}. */
@Command(
        name = "swing",
        mixinStandardHelpOptions = true,
        description =
                "The fast swings of training at the utility's meter: ramps, steps, and megawatts in the bands in which"
                        + " the grid swings along; what batteries, GPU power smoothing, dummy load, rack storage and staggered restarts"
                        + " leave of them and cost; what a voltage dip trips and how it returns. Without options the design case: the"
                        + " whole site one job.",
        footer = {
            "",
            "Example: ./headroom site swing --job gpus=65536,iteration=6s --job gpus=16384,iteration=2s,compute=0.7 --battery-mw 80"
        })
final class SiteSwingCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SITE",
            description = "An embedded site or a site file (default: " + SiteInput.DEFAULT + ").")
    private @Nullable String site;

    @Option(names = "--site", paramLabel = "NAME|FILE", description = "The same as SITE.")
    private @Nullable String siteOption;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Change an input of the site; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--weather", paramLabel = "FILE", description = "An EPW file or our own CSV, for the cooling load.")
    private @Nullable Path weather;

    @Option(
            names = "--job",
            paramLabel = "KEY=VALUE,...",
            description =
                    "A job, may be repeated: gpus, iteration (6s), compute (share), bubble, variation, communication_w,"
                            + " idle_w, checkpoint_every (15min), checkpoint (10s), restart (3min), name. Other servers are idle.")
    private List<String> jobs = new ArrayList<>();

    @Option(names = "--gpus", paramLabel = "N", description = "GPUs of the one job (default: all).")
    private @Nullable Integer gpus;

    @Option(names = "--iteration", paramLabel = "TIME", description = "Its iteration, as in 4s or 500ms.")
    private @Nullable String iteration;

    @Option(names = "--compute-share", paramLabel = "SHARE", description = "Of an iteration at compute power, 0 to 1.")
    private @Nullable Double computeShare;

    @Option(
            names = "--swing-mw",
            paramLabel = "MW",
            description = "Its swing at the utility's meter: sets its power in communication and while it stands.")
    private @Nullable Double swingMw;

    @Option(names = "--battery-mw", paramLabel = "MW", description = "Smooth with a battery of this power.")
    private @Nullable Double batteryMw;

    @Option(
            names = "--smoothing-floor",
            paramLabel = "SHARE",
            description = "Smooth with a GPU power floor at this share of compute power.")
    private @Nullable Double smoothingFloor;

    @Option(names = "--stagger", paramLabel = "TIME", description = "Let servers back over this time after a restart.")
    private @Nullable String stagger;

    @Option(names = "--dummy-level", paramLabel = "SHARE", description = "Fill gaps in software up to this share.")
    private @Nullable Double dummyLevel;

    @Option(names = "--rack-j", paramLabel = "J", description = "Smooth with this storage for each GPU in racks.")
    private @Nullable Double rackJ;

    @Option(
            names = "--dip",
            paramLabel = "DEPTH,TIME",
            defaultValue = "0.5,100ms",
            description = "A voltage dip: voltage lost in per unit, and for how long (default: ${DEFAULT-VALUE}).")
    private String dip = "0.5,100ms";

    @Option(
            names = "--failures",
            paramLabel = "none|one|random",
            defaultValue = "one",
            description =
                    "None, the first job once in the middle, or by the rate of its GPUs (default: ${DEFAULT-VALUE}).")
    private String failures = "one";

    @Option(
            names = "--for",
            paramLabel = "TIME",
            defaultValue = "10min",
            description = "Length of the window (default: ${DEFAULT-VALUE}).")
    private String length = "10min";

    @Option(
            names = "--step",
            paramLabel = "TIME",
            defaultValue = "10ms",
            description = "Length of a sample, 1ms to 60s; 20 Hz need 20ms or less (default: ${DEFAULT-VALUE}).")
    private String step = "10ms";

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of all draws (default: 1).")
    private long seed = 1;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Judge a measured trace instead: CSV with time_s and site_power_mw in equal steps.")
    private @Nullable Path trace;

    @Option(names = "--csv", description = "Print every sample.")
    private boolean csv;

    @Option(names = "--out", paramLabel = "DIR", description = "Write swing.csv and swing.svg to this folder.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "No messages on stderr.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    @SuppressWarnings("UnusedVariable") // read by Main
    private boolean debug;

    @Override
    public Integer call() {
        if (csv && json) {
            throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
        }
        if (!jobs.isEmpty() && (gpus != null || iteration != null || computeShare != null)) {
            throw new ParameterException(
                    spec.commandLine(), "--job and --gpus, --iteration, --compute-share exclude each other");
        }
        boolean ofJobs =
                !jobs.isEmpty() || gpus != null || iteration != null || computeShare != null || swingMw != null;
        boolean ofServers = smoothingFloor != null || stagger != null || dummyLevel != null || rackJ != null;
        if (trace != null && (ofJobs || ofServers || out != null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--trace goes with --battery-mw, --csv and --json, not with jobs, --out and remedies in the servers");
        }
        if (site != null && siteOption != null) {
            throw new ParameterException(spec.commandLine(), "found SITE beside --site, allowed: one of the two");
        }
        String name = site != null ? site : siteOption != null ? siteOption : SiteInput.DEFAULT;
        if (trace != null) {
            return judge(new TraceSwing(SiteInput.open(name, set), trace, batteryMw));
        }
        SwingRequest request = new SwingOptions(
                        jobs,
                        gpus,
                        iteration,
                        computeShare,
                        swingMw,
                        new SwingOptions.Remedies(batteryMw, smoothingFloor, stagger, dummyLevel, rackJ),
                        dip,
                        failures.toLowerCase(Locale.ROOT),
                        length,
                        step,
                        seed)
                .request(SiteInput.open(name, set), weather);
        SwingOutcome outcome = new SiteSwing(request).run();
        List<String> files = out == null ? List.of() : outcome.write(out);
        if (!quiet) {
            files.forEach(file -> spec.commandLine().getErr().println("headroom: wrote " + file));
        }
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            JsonOut.print(outcome.json(files), System.out);
        } else if (csv) {
            outcome.csv(to);
        } else {
            outcome.heading().forEach(to::println);
            to.println();
            table(outcome.swingTable()).print(to);
            to.println("* above the limit");
            to.println();
            table(outcome.costTable()).print(to);
            to.println();
            outcome.gridLines().forEach(to::println);
        }
        to.flush();
        return ExitCode.OK;
    }

    private int judge(TraceSwing judged) {
        PrintWriter to = spec.commandLine().getOut();
        if (json) {
            JsonOut.print(judged.json(), System.out);
        } else if (csv) {
            to.print(judged.csv());
        } else {
            judged.heading().forEach(to::println);
            to.println();
            table(judged.swingTable()).print(to);
            to.println("* above the limit");
            to.println();
            table(judged.costTable()).print(to);
        }
        to.flush();
        return ExitCode.OK;
    }

    private static TextTable table(List<String[]> rows) {
        TextTable table = new TextTable(rows.getFirst());
        rows.stream().skip(1).forEach(table::row);
        return table;
    }
}
