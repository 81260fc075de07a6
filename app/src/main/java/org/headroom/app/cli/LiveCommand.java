package org.headroom.app.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.headroom.app.tasks.Live;
import org.headroom.app.tasks.LiveAnswer;
import org.headroom.app.tasks.LiveReplay;
import org.headroom.app.tasks.LiveRequest;
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
        footer = {"", "Example: ./headroom live --prometheus http://127.0.0.1:9090 --listen :9464"},
        subcommands = {
            LiveAlarmsCommand.class,
            LiveCorrectionsCommand.class,
            LiveCheckCommand.class,
            LiveRulesCommand.class,
            LiveDashboardCommand.class,
            LiveSimulateCommand.class
        })
final class LiveCommand implements Callable<Integer> {
    private static final long GOODBYE_S = 20;

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

    @Option(
            names = "--forecast-weather",
            paramLabel = "FILE",
            description = "Dated hours of the days ahead, read again whenever the file changes.")
    private @Nullable Path forecastWeather;

    @Option(
            names = "--slurm",
            paramLabel = "WHAT",
            description = "Running and waiting jobs: a file of squeue --json, a command such as 'squeue --json', or the"
                    + " URL of slurmrestd.")
    private @Nullable String slurm;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Serve /metrics, /health and /alarms here; beyond the loopback a token is needed in"
                    + " HEADROOM_LIVE_TOKEN.")
    private @Nullable String listen;

    @Option(names = "--webhook", paramLabel = "URL", description = "Post alarms there, as Alertmanager does.")
    private @Nullable String webhook;

    @Option(names = "--db", paramLabel = "FILE", description = "The database (default: the user's own).")
    private @Nullable Path database;

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Stop after so long, by the site's clock (default: never).")
    private @Nullable Long forS;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "Begin here, as in 2025-07-17T15:00:00-05:00 or 2025-07-17T15:00 local (default: resume, else a"
                            + " quarter of an hour ago).")
    private @Nullable String from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            description = "With --from: take this past stretch as fast as it comes, print what is known, and end.")
    private @Nullable String to;

    @Option(names = "--once", description = "Take what there is up to now, print what is known, and end.")
    private boolean once;

    @Override
    public Integer call() {
        if (replay != null) {
            return replay(replay);
        }
        if (prometheus == null) {
            throw new ParameterException(spec.commandLine(), "live: found neither --prometheus nor --replay");
        }
        if (forS != null && forS == 0) {
            throw new InputError("--for", "", "no time at all", "a duration such as 15s, 5min, 4h or 14d");
        }
        SiteInput input = site.site();
        Live live = new Live(
                new LiveRequest(
                        input,
                        address("--prometheus", prometheus),
                        weather,
                        forecastWeather,
                        slurm,
                        listen,
                        webhook == null ? null : address("--webhook", webhook),
                        database,
                        forS == null ? 0 : forS,
                        from == null ? null : LiveRequest.instant("--from", from, input),
                        to == null ? null : LiveRequest.instant("--to", to, input),
                        once),
                System.getenv(),
                this::news,
                this::status);
        return follow(live);
    }

    /** Runs until the end; an interrupt ends the run first, prints what is known, and exits with its own code. */
    private int follow(Live live) {
        CountDownLatch done = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread hook = new Thread(() -> {
            interrupted.set(true);
            live.stop();
            try {
                if (done.await(GOODBYE_S, TimeUnit.SECONDS)) {
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            int code = answer(live.run());
            System.out.flush();
            return interrupted.get() ? ExitCode.INTERRUPTED : code;
        } finally {
            done.countDown();
            if (!interrupted.get()) {
                try {
                    Runtime.getRuntime().removeShutdownHook(hook);
                } catch (IllegalStateException e) {
                    // the process is ending already
                }
            }
        }
    }

    private void news(String line) {
        if (!site.quiet) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(line);
            err.flush();
        }
    }

    private void status(String line) {
        if (!site.json && !site.quiet) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(line);
            out.flush();
        }
    }

    private int replay(Path recording) {
        if (prometheus != null) {
            throw new InputError("--replay", "", "--prometheus beside it", "one of the two");
        }
        String usual = LiveReplay.siteFor(recording);
        if (!site.named() && !site.quiet && !usual.equals(SiteInput.DEFAULT)) {
            System.err.println("heats of CDUs: on the embedded site " + usual + " (--site names another)");
        }
        try (TerminalProgress progress = new TerminalProgress("replaying", !site.quiet)) {
            return answer(new LiveReplay().run(recording, site.siteOr(usual), weather, progress));
        }
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
                throw new InputError(option, "", shown(text), allowed);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new InputError(option, "", shown(text), allowed);
        }
    }

    /** An address may hold a password. */
    private static String shown(String text) {
        return text.replaceFirst("//[^/@]*@", "//...@");
    }
}
