package org.headroom.data.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Objects;
import org.headroom.data.quantity.TextFile;

/** The embedded list: a fortnight of work for 100,000 GPUs from 17 July 2025 (see docs/howto/jobs.md). */
public final class DefaultJobs {
    /** What it is called in reports and error lines. */
    public static final String NAME = "default-jobs.csv (embedded)";

    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    private DefaultJobs() {}

    public static JobLog log() {
        return JobFiles.parse(NAME, text(), MEMPHIS);
    }

    /** The file as it is embedded: its own notes and columns. */
    public static String text() {
        try (InputStream in = Objects.requireNonNull(DefaultJobs.class.getResourceAsStream("default-jobs.csv"), NAME)) {
            return TextFile.text(NAME, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
