package org.headroom.app.tasks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.CduHeatCsv;
import org.jspecify.annotations.Nullable;

/**
 * Drives a recorded series through the twin: {@code live --replay FILE}. Measured heats of CDUs drive the loops; what meters
 * read is scored.
 */
public final class LiveReplay {
    /** The embedded site for measured heats of CDUs. */
    public static final String CDU_SITE = "frontier-like-cdus";

    /**
     * The site that a recording is for if nobody names one.
     *
     * @throws InputError if the recording cannot be read
     */
    public static String siteFor(Path recording) {
        return CduHeatCsv.is(firstLine(recording)) ? CDU_SITE : SiteInput.DEFAULT;
    }

    /**
     * @param recording the series
     * @param weather for what it does not hold of outdoor air; null for the embedded year
     * @throws InputError if the recording is not right
     */
    public LiveAnswer run(Path recording, SiteInput site, @Nullable Path weather, Progress progress) {
        if (CduHeatCsv.is(firstLine(recording))) {
            return CduReplay.run(CduHeatCsv.read(recording), site, weather, progress);
        }
        return RecordingReplay.run(recording, site, weather, progress);
    }

    private static String firstLine(Path recording) {
        if (!Files.isRegularFile(recording)) {
            throw new InputError(
                    recording, "", Files.exists(recording) ? "no plain file" : "no such file", "a recorded series");
        }
        try (BufferedReader reader = Files.newBufferedReader(recording, StandardCharsets.ISO_8859_1)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
