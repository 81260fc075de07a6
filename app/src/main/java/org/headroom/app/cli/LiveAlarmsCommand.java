package org.headroom.app.cli;

import java.util.concurrent.Callable;
import org.headroom.app.tasks.LiveLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom live alarms}. */
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        description = "The log of alarms, newest first; acknowledges one.",
        footer = {"", "Example: ./headroom live alarms --ack limit/site_power_mw"})
final class LiveAlarmsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private LiveLogOptions options = new LiveLogOptions();

    @Option(names = "--standing", description = "Only those that stand.")
    private boolean standing;

    @Option(names = "--sessions", description = "List the machines that were followed instead.")
    private boolean sessions;

    @Option(names = "--ack", paramLabel = "ID", description = "Somebody has seen this alarm.")
    private @Nullable String ack;

    @Override
    public Integer call() {
        LiveLog log = options.log();
        return options.print(
                sessions
                        ? log.sessions()
                        : ack != null
                                ? log.request(options.session, "ack", ack)
                                : log.alarms(options.session, standing),
                spec.commandLine().getOut());
    }
}
