package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.FortnightStudy;
import org.headroom.data.quantity.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom study fortnights}. */
@Command(
        name = "fortnights",
        mixinStandardHelpOptions = true,
        description =
                "Plans fortnights of jobs, weather and outages drawn at random; the twin says whether each plan holds.",
        footer = {"", "Example: ./headroom study fortnights --count 20 --solve 5"})
final class StudyFortnightsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "First seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--solve",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Seconds to search in each (default: ${DEFAULT-VALUE}).")
    private double solveS;

    @Option(names = "--solve-steps", paramLabel = "N", defaultValue = "0", description = "Plans to score instead.")
    private long solveSteps;

    @Override
    public Integer call() {
        if (count < 1 || count > 10_000) {
            throw new InputError("--count", "", Integer.toString(count), "1 to 10000");
        }
        if (!(solveS >= 0 && solveS <= 86_400)) {
            throw new InputError("--solve", "", Double.toString(solveS), "0 to 86400 seconds");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<FortnightStudy.Row> rows = new FortnightStudy()
                .run(common.site(Map.of()), seed, count, solveS, solveSteps, line -> {
                    if (!common.json) {
                        out.println(line);
                        out.flush();
                    } else if (!common.quiet) {
                        err.println(line);
                        err.flush();
                    }
                });
        if (common.json) {
            JsonOut.print(FortnightStudy.json(rows), System.out);
        }
        return FortnightStudy.holds(rows) ? ExitCode.OK : ExitCode.LIMIT;
    }
}
