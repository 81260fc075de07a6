package org.headroom.app.report.impact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A real browser without a window, where one is installed; it may reach no network. */
final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    /** What a page became, and what the browser had to say. */
    record Answer(String dom, String console) {}

    static Optional<Path> program() {
        @Nullable String path = System.getenv("PATH");
        return path == null
                ? Optional.empty()
                : Stream.of(path.split(":"))
                        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst();
    }

    /** Opens a page from the disk, lets its scripts run for ten seconds of its own clock, and gives the page back. */
    static Answer open(Path page, Path folder, int width, boolean dark) throws IOException, InterruptedException {
        Path out = folder.resolve("dom.txt");
        Path err = folder.resolve("console.txt");
        List<String> command = new ArrayList<>(List.of(
                program().orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=" + width + ",900",
                "--enable-logging=stderr",
                "--virtual-time-budget=10000",
                "--blink-settings=preferredColorScheme=" + (dark ? 0 : 1),
                "--dump-dom",
                page.toUri().toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("Chromium did not end within a minute");
        }
        String console = Files.readAllLines(err, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("CONSOLE"))
                .reduce("", (a, b) -> a + b + "\n");
        return new Answer(Files.readString(out), console);
    }
}
