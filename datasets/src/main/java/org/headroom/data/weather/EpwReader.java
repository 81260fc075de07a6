package org.headroom.data.weather;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.physics.air.MoistAir;

/**
 * EnergyPlus weather files (EPW): eight header lines, then one row for each hour of a year in local standard time, hour 1
 * being the one that ends at 01:00 (EnergyPlus Auxiliary Programs, "Weather Converter"; sentinels of its data dictionary:
 * 99.9 for temperatures, 999 for humidity and wind, 999999 for pressure, 9999 for radiation, 99 for sky cover).
 *
 * <p>Wind direction (field 21), global radiation (field 14) and total sky cover (field 23) are read where they are there.
 *
 * <p>Humidity is taken from the dew point, or from the relative humidity where that is missing. Where both are there they
 * must agree within {@value #RH_TOLERANCE_PERCENT} points, which finds swapped columns and units.
 */
final class EpwReader {
    /** Files give both values rounded, and below freezing some state them over ice and some over water. */
    static final double RH_TOLERANCE_PERCENT = 15;

    private static final int HEADER_LINES = 8;
    private static final int COLUMNS = 22; // up to wind speed; the rest is not read

    private final String file;
    private final double[] drybulbC;
    private final double[] wetbulbC;
    private final double[] pressurePa;
    private final double[] windMPerS;
    private final double[][] sky;

    private EpwReader(String file, int hours) {
        this.file = file;
        drybulbC = new double[hours];
        wetbulbC = new double[hours];
        pressurePa = new double[hours];
        windMPerS = new double[hours];
        sky = new double[3][hours];
    }

    static TypicalYear parse(String file, String text) {
        List<String> lines = text.lines().toList();
        String[] location = lines.getFirst().split(",", -1);
        if (location.length < 10) {
            throw new InputError(file, 1, location.length + " fields", "LOCATION with 10 fields");
        }
        double offsetH = Cell.number(file, 1, "time zone (field 9)", location[8], -12, 14);
        if (lines.size() < HEADER_LINES) {
            throw new InputError(
                    file, lines.size(), "the end of the file", "eight header lines and 8760 or 8784 hours");
        }
        periods(file, lines.get(HEADER_LINES - 1).split(",", -1));
        int hours = lines.size() - HEADER_LINES;
        while (hours > 0 && lines.get(HEADER_LINES + hours - 1).isBlank()) {
            hours--;
        }
        EpwReader reader = new EpwReader(file, Math.max(hours, TypicalYear.HOURS));
        boolean leap = hours > TypicalYear.HOURS;
        LocalDate day = LocalDate.of(leap ? 2004 : 2001, 1, 1);
        int days = leap ? 366 : 365;
        for (int i = 0; i < hours; i++) {
            if (i >= days * 24) {
                throw new InputError(file, HEADER_LINES + i + 1, hours + " hours", "8760 or 8784 hours");
            }
            reader.row(i, HEADER_LINES + i + 1, lines.get(HEADER_LINES + i), day.plusDays(i / 24), i % 24 + 1);
        }
        if (hours != days * 24) {
            throw new InputError(file, HEADER_LINES + hours, hours + " hours", "8760 or 8784 hours, none missing");
        }
        ZoneOffset offset = ZoneOffset.ofTotalSeconds((int) Math.round(offsetH * 3600));
        return new TypicalYear(
                location[1].strip() + " (" + file + ")",
                offset,
                reader.drybulbC,
                reader.wetbulbC,
                reader.pressurePa,
                reader.windMPerS,
                Sky.of(() -> reader.sky));
    }

    private static void periods(String file, String[] cells) {
        boolean hourly = cells.length >= 3
                && cells[0].strip().equalsIgnoreCase("DATA PERIODS")
                && cells[1].strip().equals("1")
                && cells[2].strip().equals("1");
        if (!hourly) {
            throw new InputError(
                    file,
                    HEADER_LINES,
                    "'" + String.join(",", List.of(cells).subList(0, Math.min(3, cells.length))) + "'",
                    "DATA PERIODS,1,1 (one period, one record an hour)");
        }
    }

    private void row(int i, long line, String text, LocalDate day, int hour) {
        String[] cells = text.split(",", -1);
        if (cells.length < COLUMNS) {
            throw new InputError(file, line, cells.length + " fields", "at least " + COLUMNS + " fields");
        }
        String expected = day.getMonthValue() + "/" + day.getDayOfMonth() + " hour " + hour;
        String found = cells[1].strip() + "/" + cells[2].strip() + " hour " + cells[3].strip();
        if (number(line, "month", cells[1], 1, 12) != day.getMonthValue()
                || number(line, "day", cells[2], 1, 31) != day.getDayOfMonth()
                || number(line, "hour", cells[3], 1, 24) != hour) {
            throw new InputError(file, line, found, expected + " (every hour of the year, in order)");
        }
        double drybulb = value(line, "dry bulb", cells[6], -70, 70, 99.9);
        double pressure = value(line, "pressure", cells[9], 31_000, 120_000, 999_999);
        double wind = value(line, "wind speed", cells[21], 0, 60, 999);
        double dewpoint = missing(cells[7], 99.9) ? Double.NaN : number(line, "dew point (C)", cells[7], -70, 70);
        double humidity = missing(cells[8], 999) ? Double.NaN : number(line, "relative humidity (%)", cells[8], 0, 110);
        drybulbC[i] = drybulb;
        pressurePa[i] = pressure;
        windMPerS[i] = wind;
        sky[Sky.WIND_FROM_DEG][i] = optional(line, "wind direction (deg)", cells, 20, 0, 360, 999);
        sky[Sky.GLOBAL_W_PER_M2][i] = optional(line, "global radiation (Wh/m2)", cells, 13, 0, 2000, 9999);
        sky[Sky.CLOUD_TENTHS][i] = optional(line, "sky cover (tenths)", cells, 22, 0, 10, 99);
        wetbulbC[i] = wetbulb(line, drybulb, dewpoint, humidity, pressure);
    }

    private double wetbulb(long line, double drybulb, double dewpoint, double humidity, double pressure) {
        if (Double.isNaN(dewpoint) && Double.isNaN(humidity)) {
            throw new InputError(
                    file, line, "neither dew point nor relative humidity (both missing)", "at least one of them");
        }
        double w;
        if (Double.isNaN(dewpoint)) {
            w = MoistAir.humidityRatio(drybulb, Math.min(1, Math.max(humidity, 1) / 100), pressure);
        } else {
            if (dewpoint > drybulb + 0.5) {
                throw new InputError(
                        file, line, "dew point " + dewpoint + " C", "at most the dry bulb, " + drybulb + " C");
            }
            w = MoistAir.saturationHumidityRatio(Math.min(dewpoint, drybulb), pressure);
            double fromDewpoint = 100 * Air.relativeHumidity(drybulb, w, pressure);
            if (!Double.isNaN(humidity) && Math.abs(fromDewpoint - humidity) > RH_TOLERANCE_PERCENT) {
                throw new InputError(
                        file,
                        line,
                        "relative humidity " + humidity + " % with a dew point of " + dewpoint + " C at " + drybulb
                                + " C",
                        Math.round(fromDewpoint) + " % within " + RH_TOLERANCE_PERCENT
                                + " points (are units or columns swapped?)");
            }
        }
        return Math.min(drybulb, MoistAir.wetbulbC(drybulb, w, pressure));
    }

    private double value(long line, String name, String cell, double low, double high, double sentinel) {
        if (missing(cell, sentinel)) {
            throw new InputError(file, line, name + " missing (" + cell.strip() + ")", "a value for every hour");
        }
        String unit = name.equals("pressure") ? " (Pa)" : name.equals("dry bulb") ? " (C)" : " (m/s)";
        return number(line, name + unit, cell, low, high);
    }

    /** Not a number where the file stops before it or marks it as missing. */
    private double optional(
            long line, String name, String[] cells, int field, double low, double high, double sentinel) {
        return field >= cells.length || missing(cells[field], sentinel)
                ? Double.NaN
                : number(line, name, cells[field], low, high);
    }

    private static boolean missing(String cell, double sentinel) {
        String text = cell.strip();
        return text.isEmpty() || (Cell.isNumber(text) && Double.parseDouble(text) == sentinel);
    }

    private double number(long line, String name, String cell, double low, double high) {
        return Cell.number(file, line, name, cell, low, high);
    }
}
