package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.FaultOutcome;
import org.headroom.app.tasks.FaultStudy;
import org.headroom.app.tasks.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom site faults}. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = {
            "What each failure of the cooling plant does at full load: time to throttle and to shutdown, how far it goes,",
            "and what recovers, by itself and with servers reset as soon as they are cool. Weather and load stand still:",
            "by default the hour of the weather with the highest wet bulb (without towers the highest dry bulb)."
        },
        footer = {"", "Example: ./headroom site faults --full-load max --fault warm_pumps --for 3min"})
final class SiteFaultsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private PlantOptions plant = new PlantOptions();

    @Option(names = "--drybulb", paramLabel = "C", description = "This dry bulb instead of a weather's.")
    private @Nullable Double drybulbC;

    @Option(names = "--wetbulb", paramLabel = "C", description = "And this wet bulb.")
    private @Nullable Double wetbulbC;

    @Option(
            names = "--fault",
            paramLabel = "ID",
            split = ",",
            description = "Only this fault, as in the first column; may be repeated (default: all).")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            defaultValue = "10min",
            description = "How long a fault lasts before it is repaired (default: ${DEFAULT-VALUE}).")
    private long forS;

    @Option(
            names = "--horizon",
            paramLabel = "DURATION",
            converter = DurationText.class,
            defaultValue = "4h",
            description = "How far to look, from the start of a fault that goes on and from the end of one that is"
                    + " repaired; twelve times as far for make-up (default: ${DEFAULT-VALUE}).")
    private long horizonS;

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            converter = DurationText.class,
            defaultValue = "1s",
            description = "Shortest step; steps grow while little changes (default: ${DEFAULT-VALUE}).")
    private long stepS;

    @Option(names = "--csv", description = "Print a table with one fault a line.")
    private boolean csv;

    @Override
    public Integer call() {
        if (csv && plant.json) {
            throw new ParameterException(spec.commandLine(), "--csv and --json exclude each other");
        }
        FaultOutcome outcome = new FaultStudy(new FaultStudy.Request(
                        plant.site(),
                        plant.weather,
                        plant.load,
                        plant.at,
                        drybulbC,
                        wetbulbC,
                        faults,
                        forS,
                        stepS,
                        horizonS))
                .run(Progress.SILENT);
        PrintWriter out = spec.commandLine().getOut();
        if (plant.json) {
            JsonOut.print(outcome.json(), System.out);
        } else if (csv) {
            out.print(outcome.csv());
        } else {
            outcome.heading().forEach(out::println);
            out.println();
            out.println("If it goes on: time until ...");
            table(outcome.lastingTable()).print(out);
            out.println();
            out.println("If it is repaired: highest values with their times, and time until all is as before");
            table(outcome.endingTable()).print(out);
        }
        out.flush();
        return ExitCode.OK;
    }

    private static TextTable table(List<String[]> rows) {
        TextTable table = new TextTable(rows.getFirst());
        rows.stream().skip(1).forEach(table::row);
        return table;
    }
}
