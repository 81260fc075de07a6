package org.headroom.app.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Prometheus for one test: started in the test's own folder on a free port of the loopback, stopped by its own
 * process id. Where the program is not installed the test is skipped; {@code .ci/run} installs it and refuses that.
 */
public final class RealPrometheus implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(20);

    private final Path folder;
    private final int port;
    private @Nullable Process process;

    private RealPrometheus(Path folder) {
        this.folder = folder;
        this.port = freePort();
    }

    /** Skips the test where there is no prometheus or no promtool. */
    public static void assumeInstalled() {
        Assumptions.assumeTrue(
                onPath("prometheus") && onPath("promtool"),
                "this test needs prometheus and promtool (Debian: prometheus)");
    }

    /**
     * Scrapes targets of the loopback.
     *
     * @param folder an empty folder of the test
     * @param interval as in {@code 1s} or {@code 250ms}
     * @param ports where the targets serve {@code /metrics}
     */
    public static RealPrometheus scraping(Path folder, String interval, int... ports) {
        return configured(folder, scrapeConfig(interval, "", ports));
    }

    /** With a configuration of the test's own; files it names are best below {@code folder}. */
    public static RealPrometheus configured(Path folder, String yaml) {
        assumeInstalled();
        RealPrometheus server = new RealPrometheus(folder);
        try {
            Files.writeString(folder.resolve("prometheus.yml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
        return server;
    }

    /** Scrapes nothing and holds what {@code promtool tsdb create-blocks-from openmetrics} makes of a text. */
    public static RealPrometheus withBlocks(Path folder, byte[] openMetrics) {
        assumeInstalled();
        try {
            Path text = folder.resolve("samples.om");
            Files.write(text, openMetrics);
            promtool(
                    "tsdb",
                    "create-blocks-from",
                    "openmetrics",
                    text.toString(),
                    folder.resolve("data").toString());
            Files.delete(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return configured(folder, "global: {}\n");
    }

    /**
     * A configuration that scrapes targets of the loopback.
     *
     * @param rules a file of recording rules; empty for none
     */
    public static String scrapeConfig(String interval, String rules, int... ports) {
        List<String> targets = new ArrayList<>();
        for (int port : ports) {
            targets.add("\"127.0.0.1:" + port + "\"");
        }
        return "global: {scrape_interval: " + interval + ", scrape_timeout: " + interval + ", evaluation_interval: "
                + interval + "}\n"
                + (rules.isEmpty() ? "" : "rule_files: [\"" + rules + "\"]\n")
                + "scrape_configs:\n"
                + "- job_name: test\n"
                + "  static_configs: [{targets: [" + String.join(", ", targets) + "]}]\n";
    }

    /** Runs promtool and returns what it printed; fails where it fails. */
    public static String promtool(String... arguments) {
        assumeInstalled();
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        try {
            Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (tool.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + ":\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens, as in {@code http://127.0.0.1:41234}. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it, or starts it again on the same port and data, and waits until it is ready. */
    public void start() {
        Path log = folder.resolve("prometheus.log");
        try {
            process = new ProcessBuilder(
                            "prometheus",
                            "--config.file=" + folder.resolve("prometheus.yml"),
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--storage.tsdb.retention.time=100y",
                            "--query.lookback-delta=5m",
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long until = System.nanoTime() + READY.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                stop();
                throw new AssertionError("prometheus did not become ready:\n" + said(log));
            }
            sleep();
        }
    }

    /** Ends it and keeps its data: a server that went away. */
    public void stop() {
        Process running = process;
        process = null;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(5, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private boolean ready() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address().resolve("/-/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A port of the loopback that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
