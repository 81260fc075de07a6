package org.headroom.app.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.headroom.app.live.forecast.ExpectedJob;
import org.headroom.app.live.forecast.WeatherOutlook;
import org.headroom.app.live.loop.LiveAhead;
import org.headroom.data.quantity.InputError;
import org.headroom.data.weather.DatedWeather;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherFiles;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/**
 * The days ahead as files and the scheduler tell them. A weather forecast is read again whenever its file changed; where it
 * cannot be read or is over, the usual weather of the place stands in, and that is said once.
 */
final class LiveForesight implements LiveAhead {
    private static final double LEAST_AHEAD_S = 6 * 3600;

    private final Weather usual;
    private final @Nullable Path file;
    private final ZoneId zone;
    private final LiveQueue queue;
    private final Consumer<String> say;
    private @Nullable Weather told;
    private @Nullable FileTime readAt;
    private boolean complained;

    /** @param usual the usual weather of the place, or what is known of it */
    LiveForesight(Weather usual, @Nullable Path file, ZoneId zone, LiveQueue queue, Consumer<String> say) {
        this.usual = usual;
        this.file = file;
        this.zone = zone;
        this.queue = queue;
        this.say = say;
    }

    @Override
    public List<ExpectedJob> jobs(double nowS) {
        return queue.jobs();
    }

    @Override
    public WeatherOutlook weather(double nowS) {
        Weather forecast = told();
        boolean covers = forecast != null && forecast.startS() <= nowS && forecast.endS() >= nowS + LEAST_AHEAD_S;
        if (forecast == null || !covers) {
            if (forecast != null) {
                complain("the weather forecast does not cover the present; the usual weather stands in");
            }
            return new WeatherOutlook(usual, false);
        }
        complained = false;
        return new WeatherOutlook(forecast, true);
    }

    private @Nullable Weather told() {
        if (file == null) {
            return null;
        }
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(readAt)) {
                told = read(file);
                readAt = changed;
            }
        } catch (IOException | InputError e) {
            complain("the weather forecast cannot be read (" + e.getMessage()
                    + "); the last one or the usual weather stands in");
        }
        return told;
    }

    private Weather read(Path from) {
        WeatherSource source = WeatherFiles.read(from, zone);
        if (source instanceof DatedWeather dated) {
            return dated.on(dated.startS(), dated.endS(), Overlays.NONE);
        }
        throw new InputError(from, "", "a typical year", "dated hours of the days ahead");
    }

    /** Reads the file once, so that a wrong one is refused at the start. */
    void check() {
        if (file != null) {
            read(file);
        }
    }

    private void complain(String line) {
        if (!complained) {
            complained = true;
            say.accept(line);
        }
    }
}
