package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.Weathers;
import org.headroom.data.weather.YearStatistics;
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
            } else if (csv || shown.statistics() == null || common.from != null || common.days != null) {
                StringBuilder table = new StringBuilder();
                shown.csv(table);
                out.print(table);
            } else {
                months(shown, out);
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
                months(shown, out);
                out.flush();
            }
            return ExitCode.OK;
        }
    }

    private static void months(Weathers.Shown shown, PrintWriter out) {
        out.println(shown.weather().name());
        YearStatistics year = shown.statistics();
        if (year == null) {
            out.println(shown.weather().hours() + " hours, all in order");
            return;
        }
        out.println("month  dry bulb  mean max  mean min  wet bulb  max wet bulb  pressure   wind");
        out.println("              C         C         C         C             C        Pa    m/s");
        for (YearStatistics.Month m : year.months()) {
            out.printf(
                    Locale.ROOT,
                    "%5d %9.2f %9.2f %9.2f %9.2f %13.2f %9.0f %6.2f%n",
                    m.month(),
                    m.drybulbC(),
                    m.meanMaxC(),
                    m.meanMinC(),
                    m.wetbulbC(),
                    m.wetbulbMaxC(),
                    m.pressurePa(),
                    m.windMPerS());
        }
        out.printf(
                Locale.ROOT,
                "0.4 %% of hours above %.1f C dry bulb, %.1f C wet bulb; 99.6 %% above %.1f C%n",
                year.coolingDrybulbC(),
                year.coolingWetbulbC(),
                year.heatingDrybulbC());
    }
}
