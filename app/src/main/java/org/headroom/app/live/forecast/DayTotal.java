package org.headroom.app.live.forecast;

import java.time.LocalDate;

/**
 * Water of a local calendar day, US gallons, with what was drawn before the forecast.
 *
 * @param measure {@code makeup_gal}, {@code potable_gal}, {@code recycled_gal} or {@code sewer_gal}
 * @param limit what is allowed that day; infinite if nothing is said
 * @param whole whether the forecast reaches to the end of the day
 */
public record DayTotal(LocalDate date, String measure, Quantiles gal, double limit, boolean whole) {}
