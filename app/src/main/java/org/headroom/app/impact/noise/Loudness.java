package org.headroom.app.impact.noise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.headroom.data.series.TimeGrid;
import org.headroom.physics.noise.Levels;

/**
 * What a place hears over a year.
 *
 * @param dayNightDb Ldn of the year, dB(A)
 * @param dayDb equivalent level from 7 to 22 h
 * @param nightDb equivalent level from 22 to 7 h
 * @param days Ldn of each local day, in order
 * @param loudestHourDb highest equivalent level of an hour
 */
record Loudness(double dayNightDb, double dayDb, double nightDb, List<Day> days, double loudestHourDb) {
    /** A local day. */
    record Day(LocalDate date, double dayNightDb) {}

    Loudness {
        days = List.copyOf(days);
    }

    Day loudest() {
        return days.stream().max(Comparator.comparingDouble(Day::dayNightDb)).orElseThrow();
    }

    /** @param energy A-weighted, by hour: 10^(L/10) */
    static Loudness of(double[] energy, TimeGrid grid, ZoneId zone) {
        double day = 0;
        double night = 0;
        int nights = 0;
        double most = 0;
        List<Day> days = new ArrayList<>();
        LocalDate today = Instant.ofEpochSecond(grid.startS()).atZone(zone).toLocalDate();
        double sum = 0;
        int hours = 0;
        for (int h = 0; h < energy.length; h++) {
            ZonedDateTime local = Instant.ofEpochSecond(grid.fromS(h)).atZone(zone);
            if (!local.toLocalDate().equals(today)) {
                days.add(new Day(today, Levels.level(sum / hours)));
                today = local.toLocalDate();
                sum = 0;
                hours = 0;
            }
            boolean isNight = Levels.isNight(local.getHour());
            sum += weighted(energy[h], isNight);
            hours++;
            most = Math.max(most, energy[h]);
            day += isNight ? 0 : energy[h];
            night += isNight ? energy[h] : 0;
            nights += isNight ? 1 : 0;
        }
        days.add(new Day(today, Levels.level(sum / hours)));
        double dayDb = Levels.level(day / (energy.length - nights));
        double nightDb = Levels.level(night / nights);
        return new Loudness(Levels.dayNight(dayDb, nightDb), dayDb, nightDb, days, Levels.level(most));
    }

    static double weighted(double energy, boolean isNight) {
        return isNight ? energy * Levels.energy(Levels.NIGHT_DB) : energy;
    }

    /** What each hour of a grid counts in a year's day-night level: 15 hours of the day and 9 of the night, times ten. */
    static double[] weights(TimeGrid grid, ZoneId zone) {
        double[] weights = new double[grid.count()];
        int nights = 0;
        for (int h = 0; h < weights.length; h++) {
            boolean isNight = Levels.isNight(
                    Instant.ofEpochSecond(grid.fromS(h)).atZone(zone).getHour());
            weights[h] = isNight ? 1 : 0;
            nights += isNight ? 1 : 0;
        }
        double night = 9.0 / 24 * Levels.energy(Levels.NIGHT_DB) / Math.max(1, nights);
        double day = 15.0 / 24 / Math.max(1, weights.length - nights);
        return Arrays.stream(weights).map(w -> w > 0 ? night : day).toArray();
    }
}
