package org.headroom.data.weather;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A typical year: one row for each hour of a calendar without a year, in local standard time. Row 0 is the first hour of
 * 1 January. 29 February repeats the 28th unless the year brings its own (8,784 rows).
 *
 * <p>{@link #on} lays it on a real calendar: the hour of a row begins at that hour of local standard time, so its UTC
 * instant does not know daylight saving, and a window over the turn of a year wraps.
 */
public final class TypicalYear implements WeatherSource {
    static final int HOURS = 8760;
    private static final int FEBRUARY_28 = 58 * 24;
    private static final int MARCH_1 = 59 * 24;

    private final String name;
    private final ZoneOffset offset;
    private final double[] drybulbC;
    private final double[] wetbulbC;
    private final double[] pressurePa;
    private final double[] windMPerS;
    private final Sky sky;

    TypicalYear(
            String name,
            ZoneOffset offset,
            double[] drybulbC,
            double[] wetbulbC,
            double[] pressurePa,
            double[] windMPerS) {
        this(name, offset, drybulbC, wetbulbC, pressurePa, windMPerS, Sky.UNKNOWN);
    }

    TypicalYear(
            String name,
            ZoneOffset offset,
            double[] drybulbC,
            double[] wetbulbC,
            double[] pressurePa,
            double[] windMPerS,
            Sky sky) {
        this.name = name;
        this.offset = offset;
        this.drybulbC = drybulbC;
        this.wetbulbC = wetbulbC;
        this.pressurePa = pressurePa;
        this.windMPerS = windMPerS;
        this.sky = sky;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ZoneOffset offset() {
        return offset;
    }

    @Override
    public Weather on(long fromS, long toS, Overlays overlays) {
        // Whole days, and one more at each end, so that overlays see whole days and steps may look past the window.
        long first = 24 * (Math.floorDiv(fromS + offset.getTotalSeconds(), 86_400L) - 1);
        long end = 24 * (1 - Math.floorDiv(-(toS + offset.getTotalSeconds()), 86_400L));
        int count = Math.toIntExact(end - first);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++) {
            rows[i] = row(first + i);
        }
        HourlyAir air = new HourlyAir(
                first * 3600L - offset.getTotalSeconds(),
                Weather.column(count, i -> drybulbC[rows[i]]),
                Weather.column(count, i -> wetbulbC[rows[i]]),
                Weather.column(count, i -> pressurePa[rows[i]]),
                Weather.column(count, i -> windMPerS[rows[i]]),
                sky.picked(rows));
        return air.with(overlays, offset).named(name + overlays.describe());
    }

    @Override
    public Weather averageDay(LocalDate date, Overlays overlays) {
        int month = date.getMonthValue();
        LocalDate start = LocalDate.of(2001, month, 1);
        int firstRow = (start.getDayOfYear() - 1) * 24 + (month > 2 ? leapHours() : 0);
        int days = start.lengthOfMonth();
        // The day itself with a day before and after it, so that it can be entered from any zone.
        HourlyAir air = new HourlyAir(
                date.minusDays(1).atStartOfDay().toEpochSecond(offset),
                Weather.column(72, i -> hourMean(drybulbC, firstRow, days, i % 24)),
                Weather.column(72, i -> hourMean(wetbulbC, firstRow, days, i % 24)),
                Weather.column(72, i -> hourMean(pressurePa, firstRow, days, i % 24)),
                Weather.column(72, i -> hourMean(windMPerS, firstRow, days, i % 24)),
                Sky.UNKNOWN);
        return air.with(new Overlays(null, 0, null, overlays.offsetK()), offset).named(name + ", average day " + date);
    }

    private static double hourMean(double[] column, int firstRow, int days, int hour) {
        double sum = 0;
        for (int day = 0; day < days; day++) {
            sum += column[firstRow + day * 24 + hour];
        }
        return sum / days;
    }

    private int leapHours() {
        return drybulbC.length - HOURS;
    }

    /** The row of an hour of local standard time, counted from 1970. */
    private int row(long hour) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(hour, 24L));
        int hourOfDay = (int) Math.floorMod(hour, 24L);
        int row = (date.getDayOfYear() - 1) * 24 + hourOfDay;
        boolean ownLeapDay = leapHours() > 0;
        if (date.isLeapYear() && row >= MARCH_1 && !ownLeapDay) {
            return date.getMonthValue() == 2 ? FEBRUARY_28 + hourOfDay : row - 24;
        }
        return !date.isLeapYear() && row >= MARCH_1 && ownLeapDay ? row + 24 : row;
    }
}
