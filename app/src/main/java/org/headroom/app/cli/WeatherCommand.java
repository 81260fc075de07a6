package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.Weathers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom weather show|check}. */
@Command(
        name = "weather",
        mixinStandardHelpOptions = true,
        subcommands = {WeatherCommand.Show.class, WeatherCommand.Check.class},
        description = "Shows or checks the weather that a run is fed with.",
        footer = {"", "Example: ./headroom weather show --from 2025-07-17 --days 14 --csv"})
final class WeatherCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "show or check is needed, as in: headroom weather show --csv");
    }

    /** {@code headroom weather show}. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints the hourly series; without --from a whole year.",
            footer = {"", "Example: ./headroom weather show --weather memphis.epw --csv"})
    static final class Show implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private CommonOptions common = new CommonOptions();

        @Option(names = "--csv", description = "Print the table that --weather accepts.")
        private boolean csv;

        @Override
        public Integer call() {
            Weathers.Shown shown = Weathers.open(common.site(Map.of()), common.weather, common.from, common.days);
            PrintWriter out = spec.commandLine().getOut();
            if (common.json) {
                JsonOut.print(shown.json(), System.out);
            } else if (csv || !shown.typicalYear() || common.from != null || common.days != null) {
                StringBuilder table = new StringBuilder();
                shown.csv(table);
                out.print(table);
            } else {
                shown.summary().forEach(out::println);
            }
            out.flush();
            return ExitCode.OK;
        }
    }

    /** {@code headroom weather check}. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads a weather file and prints its monthly means and design percentiles.",
            footer = {"", "Example: ./headroom weather check --weather memphis.epw"})
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        private CommonOptions common = new CommonOptions();

        @Override
        public Integer call() {
            Weathers.Shown shown = Weathers.open(common.site(Map.of()), common.weather, common.from, common.days);
            PrintWriter out = spec.commandLine().getOut();
            if (common.json) {
                JsonOut.print(shown.statisticsJson(), System.out);
            } else {
                shown.summary().forEach(out::println);
                out.flush();
            }
            return ExitCode.OK;
        }
    }
}
