package org.headroom.app.impact.indicators;

import org.headroom.app.report.impact.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What other rooms found about air, noise and people; null where they could not.
 *
 * @param no2 highest at a home, one hour, background included, micrograms a cubic metre
 * @param no2Added what the site adds to it
 * @param pm25 highest at a home, mean of the year, background included
 * @param pm25Added what the site adds to it
 * @param formaldehydeAdded the site's part at the same home, mean of the year
 * @param ldn day-night level at the nearest home, dB(A)
 * @param people in places where the site adds more than the significance level
 */
public record Around(
        @Nullable Quantity no2,
        @Nullable Quantity no2Added,
        @Nullable Quantity pm25,
        @Nullable Quantity pm25Added,
        @Nullable Quantity formaldehydeAdded,
        @Nullable Quantity ldn,
        @Nullable Quantity people) {
    /** Nothing known around the site. */
    public static final Around UNKNOWN = new Around(null, null, null, null, null, null, null);
}
