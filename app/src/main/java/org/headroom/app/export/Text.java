package org.headroom.app.export;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How times and numbers are written in every exported file. */
final class Text {
    private Text() {}

    /** ISO 8601 with the zone's offset, to the second. */
    static String time(long epochS, ZoneId zone) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx")
                .format(Instant.ofEpochSecond(epochS).atZone(zone));
    }

    /** The shortest text that reads back as the same double, whole numbers without {@code .0}; unknown is empty. */
    static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString(value.longValue()) : Double.toString(value);
    }
}
