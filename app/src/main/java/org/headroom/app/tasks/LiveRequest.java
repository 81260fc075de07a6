package org.headroom.app.tasks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the twin shall follow a machine.
 *
 * @param prometheus base URL of the API that telemetry is read from
 * @param weather for what no meter of outdoor air says; null for the embedded year
 * @param forecastWeather weather of the days ahead; null if there is none
 * @param slurm where running and pending jobs are read: a file, a command or slurmrestd's URL; null for none
 * @param listen address of the twin's own metrics and alarms; null for none
 * @param webhook where alarms are posted; null for none
 * @param database null for the user's own, or for none where a past stretch is read or {@link #once} is asked
 * @param forS seconds of the site's time after which to stop; 0 for never
 * @param from first instant; null to resume, else from now on
 * @param to last instant of a past stretch; null to follow on
 * @param once take what there is and stop
 */
public record LiveRequest(
        SiteInput site,
        URI prometheus,
        @Nullable Path weather,
        @Nullable Path forecastWeather,
        @Nullable String slurm,
        @Nullable String listen,
        @Nullable URI webhook,
        @Nullable Path database,
        long forS,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean once) {

    /** Whether it ends by itself: a stretch that is over, or the present alone. */
    public boolean bounded() {
        return to != null || once;
    }
}
