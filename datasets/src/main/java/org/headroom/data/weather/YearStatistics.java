package org.headroom.data.weather;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What a year of hours comes to, for checks and documents. Months are of local standard time.
 *
 * @param months January first
 * @param coolingDrybulbC exceeded in 0.4 % of the hours
 * @param coolingWetbulbC exceeded in 0.4 % of the hours
 * @param heatingDrybulbC exceeded in 99.6 % of the hours
 */
public record YearStatistics(
        List<Month> months, double coolingDrybulbC, double coolingWetbulbC, double heatingDrybulbC) {

    /**
     * @param meanMaxC mean of the highest dry bulb of each day
     * @param meanMinC mean of the lowest dry bulb of each day
     */
    public record Month(
            int month,
            double drybulbC,
            double meanMaxC,
            double meanMinC,
            double wetbulbC,
            double wetbulbMaxC,
            double pressurePa,
            double windMPerS) {}

    /** Statistics of the common year 2025 of a source. */
    public static YearStatistics of(WeatherSource source) {
        long fromS = LocalDate.of(2025, 1, 1).atStartOfDay().toEpochSecond(source.offset());
        long toS = LocalDate.of(2026, 1, 1).atStartOfDay().toEpochSecond(source.offset());
        Weather weather = source.on(fromS, toS, Overlays.NONE);
        int row = (int) ((fromS - weather.startS()) / 3600);
        List<Month> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            int days = LocalDate.of(2025, month, 1).lengthOfMonth();
            months.add(month(weather, month, row, days));
            row += days * 24;
        }
        int first = row - TypicalYear.HOURS;
        double[] drybulb = sorted(first, i -> weather.drybulbC(i));
        double[] wetbulb = sorted(first, i -> weather.wetbulbC(i));
        int rare = (int) Math.round(0.004 * TypicalYear.HOURS);
        int last = TypicalYear.HOURS - 1;
        return new YearStatistics(months, drybulb[last - rare], wetbulb[last - rare], drybulb[rare]);
    }

    private static double[] sorted(int first, IntToDoubleFunction of) {
        double[] values = Weather.column(TypicalYear.HOURS, i -> of.applyAsDouble(first + i));
        Arrays.sort(values);
        return values;
    }

    private static Month month(Weather weather, int month, int firstRow, int days) {
        double drybulb = 0;
        double wetbulb = 0;
        double wetbulbMax = Double.NEGATIVE_INFINITY;
        double maxima = 0;
        double minima = 0;
        double pressure = 0;
        double wind = 0;
        for (int day = 0; day < days; day++) {
            double max = Double.NEGATIVE_INFINITY;
            double min = Double.POSITIVE_INFINITY;
            for (int hour = 0; hour < 24; hour++) {
                int i = firstRow + day * 24 + hour;
                drybulb += weather.drybulbC(i);
                wetbulb += weather.wetbulbC(i);
                pressure += weather.pressurePa(i);
                wind += weather.windMPerS(i);
                max = Math.max(max, weather.drybulbC(i));
                min = Math.min(min, weather.drybulbC(i));
                wetbulbMax = Math.max(wetbulbMax, weather.wetbulbC(i));
            }
            maxima += max;
            minima += min;
        }
        double hours = days * 24.0;
        return new Month(
                month,
                drybulb / hours,
                maxima / days,
                minima / days,
                wetbulb / hours,
                wetbulbMax,
                pressure / hours,
                wind / hours);
    }
}
