package org.headroom.app.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.tasks.SiteInput;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that mean the same in every command. */
final class CommonOptions {
    @Option(
            names = "--site",
            paramLabel = "NAME|FILE",
            defaultValue = SiteInput.DEFAULT,
            description = "An embedded site or a site file (default: ${DEFAULT-VALUE}).")
    String site = SiteInput.DEFAULT;

    @Option(
            names = "--weather",
            paramLabel = "FILE",
            description = "An EPW file or our own CSV (default: the embedded Memphis year).")
    @Nullable
    Path weather;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Change an input of the site; may be repeated.")
    Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--from", paramLabel = "DATE", description = "First local day, as in 2025-07-17.")
    @Nullable
    LocalDate from;

    @Option(names = "--days", paramLabel = "N", description = "Number of local days, 1 to 3660.")
    @Nullable
    Integer days;

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    boolean json;

    @Option(names = "--quiet", description = "No messages on stderr.")
    boolean quiet;

    @Option(names = "--no-progress", description = "No progress bar.")
    boolean noProgress;

    @Option(names = "--debug", description = "Show the stack trace of an error.")
    boolean debug;

    /** The site with {@code --set} and, after it, what another option stands for. */
    SiteInput site(Map<String, String> more) {
        Map<String, String> changes = new LinkedHashMap<>(set);
        changes.putAll(more);
        return SiteInput.open(site, changes);
    }
}
