package org.headroom.grid.supply;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;

/**
 * Days without on-peak hours beside weekends. The six United States holidays of TVA's time-of-use rates: New Year's Day,
 * Memorial Day, Independence Day, Labor Day, Thanksgiving Day, Christmas Day (tou.tools for NES, 2025, speaks of six
 * federal holidays). Sources differ on whether the observed weekday of a weekend holiday counts, hence two readings.
 */
public enum Holidays {
    NONE,
    /** The six days themselves. */
    SIX,
    /** As SIX, and the Friday before a Saturday holiday or the Monday after a Sunday one (5 U.S.C. 6103(b)). */
    SIX_OBSERVED;

    public boolean holds(LocalDate day) {
        return switch (this) {
            case NONE -> false;
            case SIX -> isHoliday(day);
            case SIX_OBSERVED ->
                isHoliday(day)
                        || (day.getDayOfWeek() == MONDAY && isHoliday(day.minusDays(1)))
                        || (day.getDayOfWeek().getValue() == 5 && isHoliday(day.plusDays(1)));
        };
    }

    /** Saturday, Sunday or one of these holidays. */
    public boolean offPeakAllDay(LocalDate day) {
        return day.getDayOfWeek() == SATURDAY || day.getDayOfWeek() == SUNDAY || holds(day);
    }

    private static boolean isHoliday(LocalDate day) {
        return switch (day.getMonth()) {
            case JANUARY -> day.getDayOfMonth() == 1;
            case MAY -> day.equals(day.with(lastInMonth(MONDAY)));
            case JULY -> day.getDayOfMonth() == 4;
            case SEPTEMBER -> day.equals(day.with(dayOfWeekInMonth(1, MONDAY)));
            case NOVEMBER -> day.equals(day.with(dayOfWeekInMonth(4, THURSDAY)));
            case DECEMBER -> day.getDayOfMonth() == 25;
            default -> false;
        };
    }
}
