package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.MeasureCost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures what a step, a day, a year, a plan and a start-up cost on this machine.",
        footer = {"", "Example: ./headroom bench --quick"})
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Under a minute: a step, power flows, a start-up and a day alone.")
    private boolean quick;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "No messages on stderr.")
    private boolean quiet;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    @SuppressWarnings("UnusedVariable") // Main looks for it itself
    private boolean debug;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        MeasureCost.Measured measured = new MeasureCost().run(quick, line -> {
            if (!quiet) {
                err.println("headroom: measuring " + line);
                err.flush();
            }
        });
        if (json) {
            JsonOut.print(measured.json(), System.out);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            measured.lines().forEach(out::println);
            out.flush();
        }
        return ExitCode.OK;
    }
}
