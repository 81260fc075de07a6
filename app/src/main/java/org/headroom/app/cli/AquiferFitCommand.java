package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.AquiferFit;
import org.headroom.app.tasks.AquiferFitOutcome;
import org.headroom.app.tasks.AquiferFitRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom aquifer fit}. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description =
                "Fits transmissivity, storativity and leakage to the drawdowns of a pumping test, with 95 percent intervals. Columns:"
                        + " time_days|time_h|time_min|time_s, drawdown_m|drawdown_ft (positive down), radius_m|radius_ft,"
                        + " pumping_m3_per_day|pumping_m3_per_h|pumping_l_per_s|pumping_gpm, well, weight.",
        footer = {
            "",
            "Example: ./headroom aquifer fit test.csv --pumping-m3-per-day 788 --pumping-stop 14h --out fit/",
            "Exit code 1: the fit did not converge."
        })
final class AquiferFitCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "FILE.csv",
            description = "The readings; lines that start with # are passed over.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(
            names = "--model",
            paramLabel = "theis|hantush|cooper-jacob|auto",
            defaultValue = "auto",
            description = "What to fit (default: ${DEFAULT-VALUE}: leakage only where the data call for it).")
    private String model = "auto";

    @Option(
            names = "--fix",
            paramLabel = "NAME=VALUE",
            description = "An unknown that is known: storativity, transmissivity_m2_per_day, leakage_factor_m.")
    private Map<String, String> fix = new LinkedHashMap<>();

    @Option(names = "--pumping-m3-per-day", paramLabel = "Q", description = "The pumped flow, where no column has it.")
    private @Nullable Double pumpingM3PerDay;

    @Option(
            names = "--pumping-steps",
            paramLabel = "FILE",
            description = "The pumped flow from each time on, a table with a time and a pumping column.")
    private @Nullable Path pumpingSteps;

    @Option(
            names = {"--pumping-stop", "--pumping-stops"},
            paramLabel = "TIME",
            description = "The pump stops then, as in 14h or 830min; later readings are recovery.")
    private @Nullable String stop;

    @Option(names = "--ignore-before", paramLabel = "TIME", description = "Leave earlier readings out, as in 10min.")
    private @Nullable String ignoreBefore;

    @Option(names = "--radius-m", paramLabel = "R", description = "The piezometer's distance, where no column has it.")
    private @Nullable Double radiusM;

    @Option(
            names = "--thickness-m",
            paramLabel = "D",
            description = "Of the aquifer: gives the hydraulic conductivity.")
    private @Nullable Double thicknessM;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write fit.json, residuals.csv, fit.svg and fit.png there.")
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
        AquiferFitOutcome outcome = AquiferFit.run(new AquiferFitRequest(
                file, model, fix, pumpingSteps, pumpingM3PerDay, stop, ignoreBefore, radiusM, thicknessM));
        List<String> files = out == null ? List.of() : outcome.write(out);
        if (!quiet) {
            if (out != null && files.stream().noneMatch(one -> one.endsWith(".png"))) {
                spec.commandLine()
                        .getErr()
                        .println("headroom: no fit.png: this Java finds no fonts; fit.svg shows the same");
            }
            files.forEach(one -> spec.commandLine().getErr().println("headroom: wrote " + one));
        }
        if (json) {
            JsonOut.print(outcome.json(files), System.out);
        } else {
            PrintWriter to = spec.commandLine().getOut();
            outcome.heading().forEach(to::println);
            to.println();
            TablePrint.text(outcome.table(), to);
            TablePrint.text(outcome.alternatives(), to);
            outcome.warnings().forEach(warning -> to.println("Warning: " + warning));
            to.flush();
        }
        if (!outcome.converged() && !quiet) {
            spec.commandLine().getErr().println("headroom: the fit did not converge");
        }
        return outcome.converged() ? ExitCode.OK : ExitCode.LIMIT;
    }
}
