package org.headroom.data.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * Dates and times as site files write them. A date is the start of that day on the site's clock; a time without offset
 * is on the site's clock too; one that the clock skips in spring is refused, one that it shows twice in autumn is the
 * first.
 */
final class SiteTime {
    private SiteTime() {}

    /** @throws DateTimeException if it is no date or time, or does not exist in the zone */
    static long epochS(String text, ZoneId zone) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(zone).toEpochSecond();
        }
        if (text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10) {
            return OffsetDateTime.parse(text).toEpochSecond();
        }
        LocalDateTime local = LocalDateTime.parse(text);
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new DateTimeException(text + " does not exist in " + zone);
        }
        return local.atZone(zone).toEpochSecond();
    }

    static boolean isDate(String text) {
        return parses(() -> LocalDate.parse(text));
    }

    static boolean isClock(String text) {
        return parses(() -> LocalTime.parse(text));
    }

    /** Whether it is a date or time in some zone. */
    static boolean isTime(String text) {
        return parses(() -> epochS(text, java.time.ZoneOffset.UTC));
    }

    private static boolean parses(Runnable parse) {
        try {
            parse.run();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
