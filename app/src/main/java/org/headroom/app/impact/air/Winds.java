package org.headroom.app.impact.air;

import java.time.Instant;
import java.time.ZoneId;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.weather.Weather;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.plume.Stability;
import org.headroom.physics.plume.SunHeight;

/**
 * What a plume needs of each hour of a year.
 *
 * @param towardEast east part of the unit vector in which the wind blows
 * @param towardNorth north part
 * @param windMPerS at 10 m
 * @param day number of the local calendar day, from 0
 * @param missing what the weather lacks, in words; empty if nothing
 */
record Winds(
        double[] towardEast,
        double[] towardNorth,
        double[] windMPerS,
        double[] ambientK,
        Stability[] stability,
        int[] day,
        String missing) {
    int hours() {
        return day.length;
    }

    int days() {
        return day.length == 0 ? 0 : day[day.length - 1] + 1;
    }

    /** The hours of {@code grid}; the weather must cover them. */
    static Winds of(Weather weather, TimeGrid grid, ZoneId zone, double latitudeDeg, double longitudeDeg) {
        int n = grid.count();
        Winds w =
                new Winds(new double[n], new double[n], new double[n], new double[n], new Stability[n], new int[n], "");
        long firstDay = 0;
        for (int i = 0; i < n; i++) {
            long fromS = grid.fromS(i);
            int hour =
                    (int) Math.max(0, Math.min(weather.hours() - 1L, Math.floorDiv(fromS - weather.startS(), 3600L)));
            double fromDeg = weather.windFromDeg(hour);
            if (Double.isNaN(fromDeg)) {
                return new Winds(
                        new double[0],
                        new double[0],
                        new double[0],
                        new double[0],
                        new Stability[0],
                        new int[0],
                        "the direction of the wind for every hour: the weather file does not have it");
            }
            w.towardEast[i] = -Math.sin(Math.toRadians(fromDeg));
            w.towardNorth[i] = -Math.cos(Math.toRadians(fromDeg));
            w.windMPerS[i] = weather.windMPerS(hour);
            w.ambientK[i] = weather.drybulbC(hour) + Constants.ZERO_C_K;
            double sunDeg = SunHeight.degrees(fromS + 1800.0, latitudeDeg, longitudeDeg);
            w.stability[i] =
                    Stability.of(w.windMPerS[i], sunDeg, weather.globalWPerM2(hour), weather.cloudTenths(hour));
            long day = Instant.ofEpochSecond(fromS).atZone(zone).toLocalDate().toEpochDay();
            firstDay = i == 0 ? day : firstDay;
            w.day[i] = (int) (day - firstDay);
        }
        return w;
    }
}
