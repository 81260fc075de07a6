package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.ImpactReport;
import org.headroom.app.tasks.ImpactRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom report RUN}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "The community impact report of a kept run: what the site takes and gives over a year, with every number's source"
                    + " and range.",
            "Writes HTML if nothing else is asked for."
        },
        footer = {"", "Example: ./headroom report @last --audience residents --html --pdf"})
final class ReportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "A plan or a simulation: an id, the start of one, or @last.")
    private String run = "";

    @Option(names = "--compare", paramLabel = "RUN", description = "Hold it against another run.")
    private @Nullable String compare;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            description = "Of a plan: baseline, fcfs_within_limits, hand_rule or optimized (default: optimized).")
    private @Nullable String variant;

    @Option(
            names = "--audience",
            paramLabel = "residents|council|regulator|all",
            defaultValue = "residents",
            description = "For whom; all writes a file for each (default: ${DEFAULT-VALUE}).")
    private String audience = "residents";

    @Option(names = "--html", description = "One file that any browser opens, offline.")
    private boolean html;

    @Option(names = "--pdf", description = "For paper and for readers that speak (PDF/UA).")
    private boolean pdf;

    @Option(names = "--data", description = "report.json, and a CSV of every chart, map and table.")
    private boolean data;

    @Option(
            names = "--members",
            paramLabel = "N",
            description = "Years that the ranges are drawn from (default: " + ImpactRequest.USUAL_MEMBERS + "; 0: no ranges).")
    private @Nullable Integer members;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of the draws (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--census",
            paramLabel = "FILE.csv",
            description = "Who lives where: the user's own file; without it no such number is given.")
    private @Nullable Path census;

    @Option(names = "--places", paramLabel = "FILE.csv", description = "Places that get a page of their own.")
    private @Nullable Path places;

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            arity = "1..*",
            description = "Further years of weather for the ranges; may be repeated.")
    private List<Path> weather = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Where the files go (default: out/<run>/report).")
    private @Nullable Path out;

    @Option(
            names = "--db",
            paramLabel = "FILE",
            description = "The database of runs (default: in the user's data folder).")
    private @Nullable Path db;

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
        ImpactRequest request = new ImpactRequest(
                run, variant, compare, audience, formats(), members, seed, census, places, weather, out, db);
        ImpactReport.Written written;
        try (TerminalProgress progress = new TerminalProgress("reporting", !quiet && !noProgress)) {
            written = new ImpactReport().run(request, progress);
        }
        if (json) {
            JsonOut.print(written.json(), System.out);
        } else {
            PrintWriter screen = spec.commandLine().getOut();
            written.files().forEach(screen::println);
            screen.flush();
        }
        return ExitCode.OK;
    }

    private Set<ImpactRequest.Format> formats() {
        Set<ImpactRequest.Format> formats = EnumSet.noneOf(ImpactRequest.Format.class);
        if (html) {
            formats.add(ImpactRequest.Format.HTML);
        }
        if (pdf) {
            formats.add(ImpactRequest.Format.PDF);
        }
        if (data) {
            formats.add(ImpactRequest.Format.DATA);
        }
        return formats;
    }
}
