package org.headroom.app.cli;

import java.util.concurrent.Callable;
import org.headroom.app.tasks.LiveFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code headroom live dashboard}. */
@Command(
        name = "dashboard",
        mixinStandardHelpOptions = true,
        description = "Prints a Grafana dashboard of what a live run serves, to be imported.",
        footer = {"", "Example: ./headroom live dashboard > headroom-live.json"})
final class LiveDashboardCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(LiveFiles.dashboard());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
