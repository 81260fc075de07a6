package org.headroom.app.cli;

import java.util.concurrent.Callable;
import org.headroom.app.tasks.LiveLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code headroom live corrections}. */
@Command(
        name = "corrections",
        mixinStandardHelpOptions = true,
        description = "How the plant's parameters were corrected, newest first; freezes, releases or undoes one.",
        footer = {"", "Example: ./headroom live corrections --freeze calibration.tower_ua"})
final class LiveCorrectionsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private LiveLogOptions options = new LiveLogOptions();

    @ArgGroup(exclusive = true)
    private Asked asked = new Asked();

    /** At most one of them. */
    static final class Asked {
        @Option(names = "--freeze", paramLabel = "PATH", description = "Keep this parameter as it is.")
        @Nullable
        String freeze;

        @Option(names = "--release", paramLabel = "PATH", description = "Let the meters correct it again.")
        @Nullable
        String release;

        @Option(
                names = "--undo",
                paramLabel = "N|PATH",
                description = "Take a correction back, the last of its parameter, and freeze it there.")
        @Nullable
        String undo;
    }

    @Override
    public Integer call() {
        LiveLog log = options.log();
        Long session = options.session;
        return options.print(
                asked.freeze != null
                        ? log.request(session, "freeze", asked.freeze)
                        : asked.release != null
                                ? log.request(session, "release", asked.release)
                                : asked.undo != null
                                        ? log.request(session, "undo", asked.undo)
                                        : log.corrections(session),
                spec.commandLine().getOut());
    }
}
