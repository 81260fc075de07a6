package org.headroom.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.WastewaterDocument;
import org.headroom.app.tasks.WastewaterRequest;
import org.headroom.app.tasks.WastewaterRun;
import org.headroom.app.tasks.WastewaterScreen;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom model wastewater}. */
@Command(
        name = WastewaterCommand.NAME,
        mixinStandardHelpOptions = true,
        description =
                "Runs an activated sludge plant (ASM1, layered settler, membranes): its steady state, or a changing influent from there.",
        footer = {
            "",
            "Inputs:  a plant file (units, streams, kinetics, energy, constant influent, limits; --show prints one) and an influent",
            "         table, without a header the benchmark's columns time_d, SI, SS, XI, XS, XBH, XBA, XP, SO, SNO, SNH, SND, XND, SALK,",
            "         TSS, Q, T; with one time_d or time, si ... salk, flow_m3_per_day, and if known tss, temperature_c, in any order.",
            "         g/m3 as COD or N, alkalinity mol/m3, flow m3/d. Straight lines between rows; after its last row a file begins anew.",
            "Outputs: states of each tank, effluent (also cod, bod5, tkn, total_n), suspended solids of the settler's layers from the top,",
            "         quality indices eqi and iqi (kg pollution units/d), electricity (kWh/d), balances of water, COD, nitrogen, charge.",
            "Range:   8 to 30 C (kinetics), municipal water; particulates are 0.75 g of solids a g of COD.",
            "Source:  Henze et al., Activated Sludge Models, IWA STR 9 (2000); Takacs et al., Water Research 25 (1991) 1263;",
            "         Alex et al., Benchmark Simulation Model no. 1, IWA (2008). docs/models/wastewater.md",
            "Exit code: 0 done (limits that are not kept are listed), 1 no steady state was found, 2 bad input.",
            "",
            "Example: ./headroom model wastewater --plant bsm1 --influent bsm1-dry --days 14 --repeat 2 --json"
        })
final class WastewaterCommand implements Callable<Integer> {
    static final String NAME = "wastewater";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--plant",
            paramLabel = "NAME|FILE",
            defaultValue = WastewaterRequest.DEFAULT_PLANT,
            description = "bsm1, memphis-recycled or a plant file (default: ${DEFAULT-VALUE}).")
    private String plant = WastewaterRequest.DEFAULT_PLANT;

    @Option(
            names = "--steady",
            description = "The steady state on the file's constant influent; so without --influent too.")
    private boolean steady;

    @Option(
            names = "--influent",
            paramLabel = "NAME|FILE",
            description = "bsm1-dry (the benchmark's dry fortnight) or a table.")
    private @Nullable String influent;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "Days of the influent in a pass (default: the length of the file).")
    private @Nullable Double days;

    @Option(
            names = "--repeat",
            paramLabel = "R",
            defaultValue = "2",
            description = "Passes, one after the other (default: ${DEFAULT-VALUE}).")
    private int repeat;

    @Option(
            names = "--average",
            paramLabel = "DAYS",
            defaultValue = "7",
            description =
                    "Results are means of the last so many days, of all if they are fewer (default: ${DEFAULT-VALUE}).")
    private double averagedDays;

    @Option(
            names = "--temperature",
            paramLabel = "C",
            description = "Water, °C (default: the influent's, else the plant file's).")
    private @Nullable Double temperatureC;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Change an input of the plant, as in units.as5.kla_per_day=120; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--show", description = "Print the plant file, to be copied and edited, and do nothing else.")
    private boolean show;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write time series: effluent.csv, influent.csv, waste.csv, reactors.csv, settlers.csv.")
    private @Nullable Path out;

    @Option(
            names = "--sample",
            paramLabel = "DURATION",
            defaultValue = "15min",
            converter = DurationText.class,
            description = "Between rows of the time series (default: ${DEFAULT-VALUE}).")
    private long sampleS;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "No messages on stderr.")
    private boolean quiet;

    @Option(names = "--no-progress", description = "No progress bar.")
    private boolean noProgress;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    @SuppressWarnings("UnusedVariable") // Main looks for it itself
    private boolean debug;

    @Override
    public Integer call() {
        if (steady && influent != null) {
            throw new InputError("--steady", "", "--influent beside it", "one of the two");
        }
        if (sampleS < 1) {
            throw new InputError("--sample", "", "0 s", "1s or more");
        }
        WastewaterRequest request =
                new WastewaterRequest(plant, set, influent, days, repeat, averagedDays, temperatureC, out, sampleS);
        if (show) {
            print(WastewaterRun.yaml(request));
            return ExitCode.OK;
        }
        WastewaterRun done;
        try (TerminalProgress progress = new TerminalProgress("wastewater", !quiet && !noProgress)) {
            done = new WastewaterRun(request, progress);
        }
        if (!quiet) {
            PrintWriter err = spec.commandLine().getErr();
            done.warnings().forEach(warning -> err.println("headroom: " + warning));
            err.flush();
        }
        if (json) {
            JsonOut.print(WastewaterDocument.of(done), System.out);
        } else {
            PrintWriter to = spec.commandLine().getOut();
            WastewaterScreen screen = WastewaterScreen.of(done);
            screen.head().forEach(to::println);
            to.println();
            screen.tables().forEach(table -> TablePrint.text(table, to));
            screen.foot().forEach(to::println);
            to.flush();
        }
        return done.converged() ? ExitCode.OK : ExitCode.LIMIT;
    }

    private static void print(String text) {
        PrintStream to = System.out;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.write(bytes, 0, bytes.length);
        to.flush();
    }
}
