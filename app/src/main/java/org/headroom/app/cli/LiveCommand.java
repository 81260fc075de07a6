package org.headroom.app.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import org.headroom.app.tasks.LiveAnswer;
import org.headroom.app.tasks.LiveReplay;
import org.headroom.app.tasks.SiteInput;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code headroom live}: follows the real machine; its verbs look at what live runs left. */
@Command(
        name = "live",
        mixinStandardHelpOptions = true,
        description =
                "Follows the real machine by its telemetry: estimates, forecasts, warns before a limit is reached.",
        footer = {"", "Example: ./headroom live --prometheus http://127.0.0.1:9090 --listen 127.0.0.1:9464"},
        subcommands = LiveSimulateCommand.class)
final class LiveCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private SiteOptions site = new SiteOptions();

    @Option(names = "--prometheus", paramLabel = "URL", description = "Prometheus, or what speaks its HTTP API.")
    private @Nullable String prometheus;

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "Outdoor air where no meter tells it (default: the embedded Memphis year).")
    private @Nullable Path weather;

    @Option(names = "--replay", paramLabel = "FILE", description = "Score a recorded series instead of following.")
    private @Nullable Path replay;

    @Override
    public Integer call() {
        if (replay != null) {
            if (prometheus != null) {
                throw new InputError("--replay", "", "--prometheus beside it", "one of the two");
            }
            String usual = LiveReplay.siteFor(replay);
            if (!site.named() && !site.quiet && !usual.equals(SiteInput.DEFAULT)) {
                System.err.println("heats of CDUs: on the embedded site " + usual + " (--site names another)");
            }
            try (TerminalProgress progress = new TerminalProgress("replaying", !site.quiet)) {
                return answer(new LiveReplay().run(replay, site.siteOr(usual), weather, progress));
            }
        }
        throw new ParameterException(spec.commandLine(), "live: found neither --prometheus nor --replay");
    }

    private int answer(LiveAnswer answer) {
        if (site.json) {
            JsonOut.print(answer.json(), System.out);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            answer.lines().forEach(out::println);
            out.flush();
        }
        return answer.breaksLimits() ? ExitCode.LIMIT : ExitCode.OK;
    }

    /** An http or https address. */
    static URI address(String option, String text) {
        String allowed = "an http or https address such as http://127.0.0.1:9090";
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null) {
                throw new InputError(option, "", text, allowed);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new InputError(option, "", text, allowed);
        }
    }

    /** An instant with its offset, as in {@code 2025-07-17T15:00:00-05:00}. */
    static Instant instant(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new InputError(option, "", text, "a time with its offset such as 2025-07-17T15:00:00-05:00");
        }
    }
}
