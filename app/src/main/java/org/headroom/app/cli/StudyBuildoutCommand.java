package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.BuildOutStudy;
import org.headroom.app.tasks.SimulateRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom study buildout}. */
@Command(
        name = "buildout",
        mixinStandardHelpOptions = true,
        description =
                "How many of a site's GPUs can be used while it is built: month by month what power, substation, cooling,"
                        + " water and sewer carry by the dated stages of the site's file, what holds back the rest, what lifts"
                        + " it and when that had to be ordered.",
        footer = {
            "",
            "A stage a month earlier: --set grid.utility_mw@2024-08-01=... changes one stage's value.",
            "Example: ./headroom study buildout --site memphis-as-built --to 2025-12-31 --out out/buildout"
        })
final class StudyBuildoutCommand implements Callable<Integer> {
    /** The site with dated stages. */
    private static final String STAGED = "memphis-as-built";

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions options = new SiteOptions();

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "An EPW file or our own CSV (default: the embedded Memphis year).")
    private @Nullable Path weather;

    @Option(
            names = "--full-load",
            paramLabel = "rated|max|training",
            defaultValue = "training",
            description = "AC power of a server at work (default: ${DEFAULT-VALUE}).")
    private SimulateRequest.FullLoadKind load = SimulateRequest.FullLoadKind.TRAINING;

    @Option(names = "--from", paramLabel = "DATE", description = "First day (default: the file's first stage).")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Last day (default: three months after the last stage).")
    private @Nullable LocalDate to;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write buildout.csv, buildout.svg and buildout.json there.")
    private @Nullable Path out;

    @Option(names = "--no-progress", description = "No progress bar.")
    private boolean noProgress;

    @Override
    public Integer call() {
        BuildOutStudy.Outcome outcome;
        try (TerminalProgress progress = new TerminalProgress("study", !noProgress && !options.quiet)) {
            outcome = BuildOutStudy.run(
                    new BuildOutStudy.Request(options.siteOr(STAGED), weather, load, from, to), progress);
        }
        List<String> files = out == null ? List.of() : outcome.write(out);
        if (options.json) {
            JsonOut.print(outcome.json(), System.out);
            return ExitCode.OK;
        }
        PrintWriter print = spec.commandLine().getOut();
        outcome.heading().forEach(print::println);
        print.println();
        List<String[]> rows = outcome.table();
        TextTable table = new TextTable(rows.getFirst());
        rows.stream().skip(1).forEach(table::row);
        table.print(print);
        print.println();
        print.printf(
                java.util.Locale.ROOT,
                "%,.0f GPU-months installed that hard days do not let work%n",
                outcome.waitingGpuMonths());
        files.forEach(file -> print.println("wrote " + file));
        print.flush();
        return ExitCode.OK;
    }
}
