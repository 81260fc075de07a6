package org.headroom.data.weather;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.headroom.data.quantity.InputError;

/** Hours at their own dates, shorter than a year: they serve only a window that they cover. */
public final class DatedWeather implements WeatherSource {
    private final String name;
    private final ZoneOffset offset;
    private final HourlyAir air;

    DatedWeather(String name, ZoneOffset offset, HourlyAir air) {
        this.name = name;
        this.offset = offset;
        this.air = air;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ZoneOffset offset() {
        return offset;
    }

    public long startS() {
        return air.startS();
    }

    public long endS() {
        return air.startS() + 3600L * air.drybulbC().length;
    }

    @Override
    public Weather on(long fromS, long toS, Overlays overlays) {
        if (fromS < startS() || toS > endS()) {
            throw new InputError(
                    name,
                    "",
                    "hours from " + Instant.ofEpochSecond(startS()) + " to " + Instant.ofEpochSecond(endS()),
                    "hours that cover the window from " + Instant.ofEpochSecond(fromS) + " to "
                            + Instant.ofEpochSecond(toS) + ", or a whole year");
        }
        return air.copy().with(overlays, offset).named(name + overlays.describe());
    }

    @Override
    public Weather averageDay(LocalDate date, Overlays overlays) {
        throw new InputError(name, "", air.drybulbC().length + " hours", "a whole year, for an average day of a month");
    }
}
