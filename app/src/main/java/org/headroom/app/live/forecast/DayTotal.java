package org.headroom.app.live.forecast;

import java.time.LocalDate;

/**
 * Water of a local calendar day, US gallons, with what was drawn before the forecast.
 *
 * @param measure {@code makeup_gal}, {@code potable_gal}, {@code recycled_gal} or {@code sewer_gal}
 * @param limit what is allowed that day; infinite if nothing is said
 * @param gal what was seen of the day and is forecast of it
 * @param whole whether that is the whole day: seen since midnight, and forecast to its end
 * @param seenFromS from when on the day was seen, epoch s, where that is after midnight; else not a number
 * @param unseenGal what was drawn before that, at the mean rate since; 0 where all was seen, not a number where the forecast
 *     ends before the day
 */
public record DayTotal(
        LocalDate date,
        String measure,
        Quantiles gal,
        double limit,
        boolean whole,
        double seenFromS,
        double unseenGal) {
    /** The whole day, with the estimate of what was not seen; not numbers where the forecast ends before the day. */
    public Quantiles wholeGal() {
        return new Quantiles(gal.q10() + unseenGal, gal.q50() + unseenGal, gal.q90() + unseenGal);
    }
}
