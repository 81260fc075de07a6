package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.Progress;
import org.headroom.app.tasks.RecycledOutcome;
import org.headroom.app.tasks.RecycledStudy;
import org.headroom.app.tasks.RecycledYears;
import org.headroom.app.tasks.SimulateRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom site recycled}. */
@Command(
        name = "recycled",
        mixinStandardHelpOptions = true,
        description =
                "What happens to the site's water when something happens to the recycled-water plant: not built or paused, a train or all of it out, a power cut, no feed, a storm, cold: what the site can still draw, how long stored water lasts, what comes from the mains, and when all is as before. Where the plant does not run yet on the day, the cases take it as if it did.",
        footer = {
            "",
            "Example: ./headroom site recycled --from 2027-07-15 --for 12h --full-load training",
            "Paused until 2028: ./headroom site recycled --site memphis-as-built --years 6 --start 2029-01-01"
        })
final class SiteRecycledCommand implements Callable<Integer> {
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
            description = "Every server at this AC power (default: ${DEFAULT-VALUE}).")
    private SimulateRequest.FullLoadKind load = SimulateRequest.FullLoadKind.TRAINING;

    @Option(names = "--from", paramLabel = "DATE", description = "First day (default: the site's).")
    private @Nullable LocalDate from;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            defaultValue = "24h",
            description = "How long the event lasts, from noon of the first day (default: ${DEFAULT-VALUE}).")
    private long forS;

    @Option(
            names = "--case",
            paramLabel = "ID",
            split = ",",
            description = "Only this case, as in the first column; may be repeated (default: all).")
    private List<String> cases = new ArrayList<>();

    @Option(
            names = "--years",
            paramLabel = "N",
            description =
                    "Instead: mains water of N calendar years, as the site file has the plant, from each --start on, and"
                            + " never; its first year is that of --from.")
    private @Nullable Integer years;

    @Option(
            names = "--start",
            paramLabel = "DATE",
            split = ",",
            description = "With --years: a first day of recycled water; may be repeated.")
    private List<LocalDate> starts = new ArrayList<>();

    @Override
    public Integer call() {
        Integer many = years;
        if (many != null) {
            return years(many);
        }
        if (!starts.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "found --start without --years, allowed: both or neither");
        }
        RecycledOutcome outcome = new RecycledStudy(
                        new RecycledStudy.Request(options.site(), weather, load, from, forS, cases))
                .run(Progress.SILENT);
        if (options.json) {
            JsonOut.print(outcome.json(), System.out);
            return ExitCode.OK;
        }
        PrintWriter out = spec.commandLine().getOut();
        outcome.heading().forEach(out::println);
        out.println();
        out.println("Where the water comes from");
        table(outcome.waterTable()).print(out);
        out.println();
        out.println("The plant");
        table(outcome.plantTable()).print(out);
        out.flush();
        return ExitCode.OK;
    }

    private int years(int many) {
        RecycledYears.Outcome outcome = new RecycledYears(new RecycledYears.Request(
                        options.site(), weather, load, starts, from == null ? null : from.getYear(), many))
                .run(Progress.SILENT);
        if (options.json) {
            JsonOut.print(outcome.json(), System.out);
            return ExitCode.OK;
        }
        PrintWriter out = spec.commandLine().getOut();
        outcome.heading().forEach(out::println);
        out.println();
        table(outcome.table()).print(out);
        out.flush();
        return ExitCode.OK;
    }

    private static TextTable table(List<String[]> rows) {
        TextTable table = new TextTable(rows.getFirst());
        rows.stream().skip(1).forEach(table::row);
        return table;
    }
}
