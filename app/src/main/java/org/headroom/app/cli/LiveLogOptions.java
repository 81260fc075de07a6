package org.headroom.app.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import org.headroom.app.tasks.LiveAnswer;
import org.headroom.app.tasks.LiveLog;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the verbs take that look at what live runs left. */
final class LiveLogOptions {
    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    @Option(names = "--db", paramLabel = "FILE", description = "The database (default: the user's own).")
    private @Nullable Path database;

    @Option(
            names = "--session",
            paramLabel = "N",
            description = "A machine that was followed, by its number (default: the last).")
    @Nullable
    Long session;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    LiveLog log() {
        return new LiveLog(database, ZONE);
    }

    int print(LiveAnswer answer, PrintWriter out) {
        if (json) {
            JsonOut.print(answer.json(), System.out);
        } else {
            answer.lines().forEach(out::println);
            out.flush();
        }
        return ExitCode.OK;
    }
}
