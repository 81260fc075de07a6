package org.headroom.app.cli;

import java.util.concurrent.Callable;
import org.headroom.app.tasks.LiveFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom live rules}. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Prints the recording rules by which Prometheus sums a fleet's GPUs to racks.",
        footer = {"", "Example: ./headroom live rules > headroom-rules.yml"})
final class LiveRulesCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(LiveFiles.rules());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
