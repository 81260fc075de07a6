package org.headroom.data.series;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** Instants at the edges: ISO 8601 text and epoch seconds. */
public final class Timestamps {
    /** What {@link #parse} understands, for error lines. */
    public static final String FORMS =
            "a time such as 2025-07-17T00:00, 2025-07-17 00:00:00 or 2025-07-17T05:00:00Z (site-local without an offset)";

    private Timestamps() {}

    /**
     * Epoch seconds of a date, a date and time, or a date and time with offset; {@code T} or a space between them. Without
     * an offset it is local to the zone: a time that daylight saving skips is moved forward, of one that comes twice the
     * first is meant. Fractions of a second are cut. Empty if the text is none of these.
     */
    public static OptionalLong parse(String text, ZoneId zone) {
        String iso = text.strip();
        if (iso.length() > 10 && iso.charAt(10) == ' ') {
            iso = iso.substring(0, 10) + "T" + iso.substring(11).replace(" ", "");
        }
        try {
            if (iso.length() == 10) {
                return OptionalLong.of(LocalDate.parse(iso).atStartOfDay(zone).toEpochSecond());
            }
            boolean offset =
                    iso.endsWith("Z") || (iso.length() > 16 && iso.substring(16).matches(".*[+-]\\d\\d(:?\\d\\d)?"));
            if (!offset) {
                return OptionalLong.of(LocalDateTime.parse(iso).atZone(zone).toEpochSecond());
            }
            return OptionalLong.of(OffsetDateTime.parse(withColon(iso)).toEpochSecond());
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** ISO 8601 with the offset of the zone at that instant, always with seconds. */
    public static String format(long epochS, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochSecond(epochS).atZone(zone);
        String pattern =
                time.getOffset().equals(ZoneOffset.UTC) ? "yyyy-MM-dd'T'HH:mm:ssX" : "yyyy-MM-dd'T'HH:mm:ssxxx";
        return time.format(DateTimeFormatter.ofPattern(pattern));
    }

    /** +0800 and +08 as +08:00. */
    private static String withColon(String iso) {
        return iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2")
                .replaceFirst("(:\\d\\d(?:\\.\\d+)?[+-]\\d\\d)$", "$1:00");
    }
}
