package org.headroom.data.weather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;
import org.headroom.physics.air.MoistAir;

/**
 * Headroom's own weather table, as {@code weather show --csv} prints it: one row an hour, {@code time} the instant at
 * which the hour begins. 8,760 or more hours from one 1 January on are a typical year for any calendar; fewer are dated.
 * Dry bulb, wet bulb, pressure and wind are used; dew point and relative humidity must agree with them. Wind
 * direction, radiation and cloud may follow and may be empty.
 */
public final class WeatherCsv {
    static final String HEADER = "time,drybulb_c,wetbulb_c,dewpoint_c,rh_percent,pressure_pa,wind_m_per_s";

    private static final Pattern OFFSET = Pattern.compile("[^,]{10,}?([+-]\\d\\d:\\d\\d|Z),");

    /** What a table may hold behind the others; an empty cell is unknown. */
    static final String SKY_HEADER = "wind_from_deg,global_w_per_m2,cloud_tenths";

    private static final List<String> COLUMNS = List.of(HEADER.split(","));

    private static final List<String> ALL_COLUMNS = List.of((HEADER + "," + SKY_HEADER).split(","));

    private WeatherCsv() {}

    /** One row of the table: an hour with the columns that people read. */
    public record Row(
            long startS,
            double drybulbC,
            double wetbulbC,
            double dewpointC,
            double rhPercent,
            double pressurePa,
            double windMPerS,
            double windFromDeg,
            double globalWPerM2,
            double cloudTenths) {}

    /** An hour of a weather with its dew point and relative humidity. */
    public static Row row(Weather weather, int hour) {
        double w = weather.humidityRatio(hour);
        double pressure = weather.pressurePa(hour);
        double drybulb = weather.drybulbC(hour);
        return new Row(
                weather.startS() + 3600L * hour,
                drybulb,
                weather.wetbulbC(hour),
                Math.min(drybulb, MoistAir.dewpointC(w, pressure)),
                100 * Air.relativeHumidity(drybulb, w, pressure),
                pressure,
                weather.windMPerS(hour),
                weather.windFromDeg(hour),
                weather.globalWPerM2(hour),
                weather.cloudTenths(hour));
    }

    /** The hours that begin in [fromS, toS), with header; times in the given zone. */
    public static void write(Weather weather, long fromS, long toS, ZoneId zone, Appendable out) {
        try {
            out.append(HEADER).append(',').append(SKY_HEADER).append('\n');
            for (int i = 0; i < weather.hours(); i++) {
                Row row = row(weather, i);
                if (row.startS() >= fromS && row.startS() < toS) {
                    out.append(Timestamps.format(row.startS(), zone));
                    for (double value : new double[] {
                        row.drybulbC(),
                        row.wetbulbC(),
                        row.dewpointC(),
                        row.rhPercent(),
                        row.pressurePa(),
                        row.windMPerS(),
                        row.windFromDeg(),
                        row.globalWPerM2(),
                        row.cloudTenths()
                    }) {
                        out.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
                    }
                    out.append('\n');
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WeatherSource parse(String file, String text, ZoneId zone) {
        List<String> lines = text.lines().map(String::strip).toList();
        List<String> columns = Arrays.asList(lines.getFirst().split(",", -1));
        if (!columns.equals(COLUMNS) && !columns.equals(ALL_COLUMNS)) {
            throw new InputError(
                    file,
                    1,
                    "'" + lines.getFirst() + "'",
                    "the columns " + HEADER + ", and behind them " + SKY_HEADER + " or nothing");
        }
        int hours = lines.size() - 1;
        while (hours > 0 && lines.get(hours).isEmpty()) {
            hours--;
        }
        if (hours == 0) {
            throw new InputError(file, 1, "no hour", "at least one hour");
        }
        double[] drybulb = new double[hours];
        double[] wetbulb = new double[hours];
        double[] pressure = new double[hours];
        double[] wind = new double[hours];
        double[][] sky = new double[3][hours];
        long startS = 0;
        for (int i = 0; i < hours; i++) {
            long line = i + 2L;
            String[] cells = lines.get(i + 1).split(",", -1);
            if (cells.length != columns.size()) {
                throw new InputError(file, line, cells.length + " fields", columns.size() + " fields");
            }
            OptionalLong time = Timestamps.parse(cells[0], zone);
            if (time.isEmpty()) {
                throw new InputError(file, line, "time '" + cells[0] + "'", Timestamps.FORMS);
            }
            startS = i == 0 ? time.getAsLong() : startS;
            if (time.getAsLong() != startS + 3600L * i) {
                String expected = Timestamps.format(startS + 3600L * i, zone);
                throw new InputError(file, line, "time " + cells[0], expected + " (every hour, in order)");
            }
            drybulb[i] = Cell.number(file, line, "drybulb_c", cells[1], -70, 70);
            wetbulb[i] = Cell.number(file, line, "wetbulb_c", cells[2], -70, drybulb[i]);
            double dewpoint = Cell.number(file, line, "dewpoint_c", cells[3], -100, wetbulb[i] + 0.5);
            double humidity = Cell.number(file, line, "rh_percent", cells[4], 0, 100.5);
            pressure[i] = Cell.number(file, line, "pressure_pa", cells[5], 31_000, 120_000);
            wind[i] = Cell.number(file, line, "wind_m_per_s", cells[6], 0, 60);
            boolean more = columns.size() > COLUMNS.size();
            sky[Sky.WIND_FROM_DEG][i] = more ? optional(file, line, "wind_from_deg", cells[7], 360) : Double.NaN;
            sky[Sky.GLOBAL_W_PER_M2][i] = more ? optional(file, line, "global_w_per_m2", cells[8], 2000) : Double.NaN;
            sky[Sky.CLOUD_TENTHS][i] = more ? optional(file, line, "cloud_tenths", cells[9], 10) : Double.NaN;
            check(file, line, drybulb[i], wetbulb[i], dewpoint, humidity, pressure[i]);
        }
        HourlyAir air = new HourlyAir(startS, drybulb, wetbulb, pressure, wind, Sky.of(() -> sky));
        return source(file, offset(lines.get(1), zone, startS), air);
    }

    /** Of the first row where it says one, else the zone's standard time. */
    private static ZoneOffset offset(String firstRow, ZoneId zone, long startS) {
        Matcher written = OFFSET.matcher(firstRow);
        return written.lookingAt()
                ? ZoneOffset.of(written.group(1))
                : zone.getRules().getStandardOffset(Instant.ofEpochSecond(startS));
    }

    private static WeatherSource source(String file, ZoneOffset offset, HourlyAir air) {
        int hours = air.drybulbC().length;
        Instant start = Instant.ofEpochSecond(air.startS());
        boolean fromNewYear = start.atOffset(offset).getDayOfYear() == 1
                && start.atOffset(offset).toLocalTime().toSecondOfDay() == 0;
        boolean leap = start.atOffset(offset).toLocalDate().isLeapYear();
        boolean year = fromNewYear && hours == (leap ? 8784 : 8760);
        if (year) {
            return new TypicalYear(
                    file, offset, air.drybulbC(), air.wetbulbC(), air.pressurePa(), air.windMPerS(), air.sky());
        }
        return new DatedWeather(file, offset, air);
    }

    private static double optional(String file, long line, String name, String cell, double high) {
        return cell.isBlank() ? Double.NaN : Cell.number(file, line, name, cell, 0, high);
    }

    private static void check(
            String file, long line, double drybulb, double wetbulb, double dewpoint, double humidity, double pressure) {
        double w = MoistAir.humidityRatioFromWetbulb(drybulb, wetbulb, pressure);
        if (!(w > 0)) {
            throw new InputError(
                    file, line, "wetbulb_c " + wetbulb + " at " + drybulb + " C", "a wet bulb that air can have");
        }
        double rh = 100 * Air.relativeHumidity(drybulb, w, pressure);
        if (Math.abs(rh - humidity) > 3) {
            throw new InputError(
                    file, line, "rh_percent " + humidity, Math.round(rh) + " within 3, as dry and wet bulb give it");
        }
        double dew = MoistAir.dewpointC(w, pressure);
        if (Math.abs(dew - dewpoint) > 1.5) {
            throw new InputError(
                    file, line, "dewpoint_c " + dewpoint, dew + " within 1.5, as dry and wet bulb give it");
        }
    }
}
