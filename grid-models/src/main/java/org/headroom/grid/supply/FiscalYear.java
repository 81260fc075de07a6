package org.headroom.grid.supply;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;

/**
 * A year that begins on the first of some month and is called by the calendar year it ends in, as the TVA's: October to
 * September, so that 1 October 2024 begins fiscal year 2025.
 *
 * @param start its first month
 */
public record FiscalYear(Month start, ZoneId zone) {
    /** The year that holds an instant. */
    public int of(long epochS) {
        LocalDate day = Instant.ofEpochSecond(epochS).atZone(zone).toLocalDate();
        boolean next = start != Month.JANUARY && day.getMonthValue() >= start.getValue();
        return day.getYear() + (next ? 1 : 0);
    }

    public long startS(int year) {
        int calendarYear = start == Month.JANUARY ? year : year - 1;
        return LocalDate.of(calendarYear, start, 1).atStartOfDay(zone).toEpochSecond();
    }
}
