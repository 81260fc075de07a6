package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.jspecify.annotations.Nullable;

/**
 * The outdoor air in which faults are studied; it stays as it is while they last.
 *
 * @param atS instant that decides on stages of the site and on water on offer, epoch seconds
 * @param words which air it is, for people
 */
record FaultHour(Site site, long atS, double drybulbC, double wetbulbC, double pressurePa, String words) {
    private static final int HOUR_S = 3600;
    private static final double SEA_LEVEL_PA = 101_325;

    /**
     * What to take: given air, else a given hour, else the hour of the weather that is worst for the plant.
     *
     * @param at a local time as in 2025-07-17T15:00, or one with an offset
     */
    record Request(
            SiteInput site,
            @Nullable Path weather,
            @Nullable String at,
            @Nullable Double drybulbC,
            @Nullable Double wetbulbC) {}

    /** @throws InputError if an input is not right */
    static FaultHour of(Request r) {
        SiteTree tree = r.site().tree();
        Site first = tree.bind(tree.planningFrom());
        String at = r.at();
        Double drybulb = r.drybulbC();
        Double wetbulb = r.wetbulbC();
        if (drybulb != null || wetbulb != null) {
            if (drybulb == null || wetbulb == null) {
                throw new InputError(drybulb == null ? "--drybulb" : "--wetbulb", "", "no value", "both or neither");
            }
            check("--drybulb", drybulb, -30, 55);
            check("--wetbulb", wetbulb, -30, drybulb);
            long atS = at == null ? tree.planningFrom().getEpochSecond() : instant(at, first.zone());
            Site site = tree.bind(Instant.ofEpochSecond(atS));
            return new FaultHour(site, atS, drybulb, wetbulb, standardPa(site.elevationM()), "as given");
        }
        if (at != null) {
            long atS = instant(at, first.zone());
            Site site = tree.bind(Instant.ofEpochSecond(atS));
            Weather weather = Inputs.weather(r.weather(), site)
                    .on(atS, atS + HOUR_S, Inputs.overlays(r.weather(), r.site(), site));
            return at(site, weather, atS, "the hour asked for, " + weather.name());
        }
        return worst(r, tree, first);
    }

    private static FaultHour worst(Request r, SiteTree tree, Site first) {
        Weathers.Shown shown = Weathers.open(r.site(), r.weather(), null, null);
        Weather w = shown.weather();
        boolean wet = first.cooling().mode() == CoolingPlant.Mode.WET;
        int worst = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int h = 0; h < w.hours(); h++) {
            long startS = w.startS() + (long) h * HOUR_S;
            double c = wet ? w.wetbulbC(h) : w.drybulbC(h);
            if (startS >= shown.fromS() && startS < shown.toS() && c > highest) {
                highest = c;
                worst = h;
            }
        }
        long atS = w.startS() + (long) worst * HOUR_S;
        String words = "the hour of the highest " + (wet ? "wet" : "dry") + " bulb, " + w.name();
        WeatherPoint air = new WeatherPoint();
        w.at(atS, atS + (double) HOUR_S, air);
        Site site = tree.bind(Instant.ofEpochSecond(atS));
        return new FaultHour(site, atS, w.drybulbC(worst), w.wetbulbC(worst), air.pressurePa, words);
    }

    private static FaultHour at(Site site, Weather weather, long atS, String words) {
        WeatherPoint air = new WeatherPoint();
        weather.at(atS, atS + (double) HOUR_S, air);
        return new FaultHour(site, atS, air.drybulbC, air.wetbulbC, air.pressurePa, words);
    }

    /** Standard atmosphere at a height, Pa: ASHRAE Handbook - Fundamentals (2017), chapter 1, eq. 3. */
    private static double standardPa(double elevationM) {
        return SEA_LEVEL_PA * Math.pow(1 - 2.25577e-5 * elevationM, 5.2559);
    }

    private static void check(String option, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new InputError(option, "", String.valueOf(value), low + " to " + high);
        }
    }

    private static long instant(String text, ZoneId zone) {
        try {
            return LocalDateTime.parse(text).atZone(zone).toEpochSecond();
        } catch (DateTimeException e) {
            return withOffset(text);
        }
    }

    private static long withOffset(String text) {
        try {
            return OffsetDateTime.parse(text).toEpochSecond();
        } catch (DateTimeException e) {
            throw new InputError("--at", "", "'" + text + "'", "a local time such as 2025-07-17T15:00");
        }
    }
}
