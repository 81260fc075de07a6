package org.headroom.data.weather;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Weather before it is laid on a window: a typical year fits any, a dated series only its own. */
public sealed interface WeatherSource permits TypicalYear, DatedWeather {
    String name();

    /** Standard time of the place. */
    ZoneOffset offset();

    /**
     * The hours that cover a window.
     *
     * @throws org.headroom.data.quantity.InputError if a dated series does not cover it
     */
    Weather on(long fromS, long toS, Overlays overlays);

    /**
     * For each hour of the day the mean of that hour over the month of the date, dated that day (local standard time) and
     * repeated a day before and after.
     */
    Weather averageDay(LocalDate date, Overlays overlays);
}
