package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/** Scores the twin on a recorded series: {@code live --replay FILE}. */
public final class LiveReplay {
    /**
     * @param recording the series
     * @param weather for what it does not hold of outdoor air; null for the embedded year
     * @throws InputError if the recording is not right
     */
    public LiveAnswer run(Path recording, SiteInput site, @Nullable Path weather, Progress progress) {
        if (!Files.isReadable(recording)) {
            throw new InputError(recording, "", "no file that can be read", "a recorded series");
        }
        throw new InputError(recording, "", "a recording", "none yet: this build reads no recordings");
    }
}
