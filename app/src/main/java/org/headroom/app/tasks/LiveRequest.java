package org.headroom.app.tasks;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.headroom.data.quantity.InputError;
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

    /**
     * An instant with its offset, as in {@code 2025-07-17T15:00:00-05:00}, by the site's clock without, or in seconds since
     * 1970.
     *
     * @param option which said it
     * @throws InputError if it is none of them
     */
    public static Instant instant(String option, String text, SiteInput site) {
        try {
            if (text.matches("\\d{9,11}(\\.\\d+)?")) {
                return Instant.ofEpochMilli(Math.round(1000 * Double.parseDouble(text)));
            }
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(site.tree().zone()).toInstant();
        } catch (DateTimeParseException e) {
            throw new InputError(
                    option,
                    "",
                    text,
                    "a time such as 2025-07-17T15:00:00-05:00, local as 2025-07-17T15:00, or seconds since 1970");
        }
    }
}
