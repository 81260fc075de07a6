package org.headroom.app.desktop;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.function.Consumer;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.Version;

/**
 * What nobody expected: written to {@code desktop.log} beside the autosave and said in the window in one line. The
 * window goes on; what is edited is kept by the autosave in any case.
 */
final class CrashLog implements Thread.UncaughtExceptionHandler {
    private static final long MOST_BYTES = 1 << 20;
    private static final int MOST_WRITTEN = 100;

    private final Path file;
    private final Consumer<String> tell;
    private int written;

    /**
     * @param folder where the log is kept; made when there is something to write
     * @param tell says a line in the window; called on any thread
     */
    CrashLog(Path folder, Consumer<String> tell) {
        this.file = folder.resolve("desktop.log");
        this.tell = tell;
    }

    @Override
    public synchronized void uncaughtException(Thread thread, Throwable problem) {
        String where;
        try {
            write(thread, problem);
            where = file.toString();
        } catch (IOException e) {
            where = Texts.text("crash.unwritten", String.valueOf(e.getMessage()));
        }
        tell.accept(Texts.text("crash.told", words(problem), where));
    }

    private void write(Thread thread, Throwable problem) throws IOException {
        if (written >= MOST_WRITTEN) {
            return; // the same again and again in every frame
        }
        written++;
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
            Files.move(file, file.resolveSibling("desktop.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        Files.writeString(
                file,
                Instant.now() + " headroom " + Version.CURRENT + ", thread " + thread.getName() + ": " + trace,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String words(Throwable problem) {
        String message = problem.getMessage();
        String name = problem.getClass().getSimpleName();
        return (message == null ? name : name + ": " + message).replaceAll("\\s*[\\r\\n]+\\s*", "; ");
    }
}
