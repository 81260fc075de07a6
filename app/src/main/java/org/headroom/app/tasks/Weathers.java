package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.DatedWeather;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherCsv;
import org.headroom.data.weather.WeatherSource;
import org.headroom.data.weather.YearStatistics;
import org.jspecify.annotations.Nullable;

/** Opens, shows and checks weather. */
public final class Weathers {
    private static final int COMMON_YEAR = 2025;

    private Weathers() {}

    /**
     * Hours to show.
     *
     * @param statistics of the typical year without overlays, or null for a dated series
     */
    public record Shown(
            Weather weather,
            long fromS,
            long toS,
            ZoneId zone,
            @Nullable YearStatistics statistics) {

        /** The table that {@code --weather} accepts. */
        public void csv(Appendable out) {
            WeatherCsv.write(weather, fromS, toS, zone, out);
        }

        /** Whether monthly statistics stand for it; a dated series has none. */
        public boolean typicalYear() {
            return statistics != null;
        }

        /** Monthly means and design percentiles, for people. */
        public List<String> summary() {
            YearStatistics year = statistics;
            if (year == null) {
                return List.of(weather.name(), weather.hours() + " hours, all in order");
            }
            List<String> lines = new ArrayList<>();
            lines.add(weather.name());
            lines.add("month  dry bulb  mean max  mean min  wet bulb  max wet bulb  pressure   wind");
            lines.add("              C         C         C         C             C        Pa    m/s");
            for (YearStatistics.Month m : year.months()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%5d %9.2f %9.2f %9.2f %9.2f %13.2f %9.0f %6.2f",
                        m.month(),
                        m.drybulbC(),
                        m.meanMaxC(),
                        m.meanMinC(),
                        m.wetbulbC(),
                        m.wetbulbMaxC(),
                        m.pressurePa(),
                        m.windMPerS()));
            }
            lines.add(String.format(
                    Locale.ROOT,
                    "0.4 %% of hours above %.1f C dry bulb, %.1f C wet bulb; 99.6 %% above %.1f C",
                    year.coolingDrybulbC(),
                    year.coolingWetbulbC(),
                    year.heatingDrybulbC()));
            return lines;
        }

        /** The hours, as the columns of the CSV. */
        public Map<String, Object> json() {
            Map<String, Object> document = head("headroom.weather/1");
            List<Map<String, Object>> hours = new ArrayList<>();
            for (int hour = 0; hour < weather.hours(); hour++) {
                WeatherCsv.Row row = WeatherCsv.row(weather, hour);
                if (row.startS() >= fromS && row.startS() < toS) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("time", Envelope.time(row.startS(), zone));
                    one.put("drybulb_c", row.drybulbC());
                    one.put("wetbulb_c", row.wetbulbC());
                    one.put("dewpoint_c", row.dewpointC());
                    one.put("rh_percent", row.rhPercent());
                    one.put("pressure_pa", row.pressurePa());
                    one.put("wind_m_per_s", row.windMPerS());
                    hours.add(one);
                }
            }
            document.put("hours", hours);
            return document;
        }

        /** Monthly means and design percentiles. */
        public Map<String, Object> statisticsJson() {
            Map<String, Object> document = head("headroom.weather-check/1");
            List<Map<String, Object>> months = new ArrayList<>();
            if (statistics != null) {
                for (YearStatistics.Month m : statistics.months()) {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("month", m.month());
                    one.put("drybulb_c", m.drybulbC());
                    one.put("mean_max_c", m.meanMaxC());
                    one.put("mean_min_c", m.meanMinC());
                    one.put("wetbulb_c", m.wetbulbC());
                    one.put("wetbulb_max_c", m.wetbulbMaxC());
                    one.put("pressure_pa", m.pressurePa());
                    one.put("wind_m_per_s", m.windMPerS());
                    months.add(one);
                }
            }
            document.put("months", months);
            Envelope.put(document, "cooling_drybulb_c", statistics == null ? null : statistics.coolingDrybulbC());
            Envelope.put(document, "cooling_wetbulb_c", statistics == null ? null : statistics.coolingWetbulbC());
            Envelope.put(document, "heating_drybulb_c", statistics == null ? null : statistics.heatingDrybulbC());
            return document;
        }

        private Map<String, Object> head(String schema) {
            Map<String, Object> document = Envelope.begin(schema, null);
            document.put("name", weather.name());
            document.put("from", Envelope.time(fromS, zone));
            document.put("to", Envelope.time(toS, zone));
            return document;
        }
    }

    /**
     * The weather of some local days, or, without a first day, a whole year on the calendar of 2025 (of a dated series:
     * all its hours) in the place's standard time.
     *
     * @throws InputError if the file is not right or does not cover the days
     */
    public static Shown open(SiteInput input, @Nullable Path file, @Nullable LocalDate from, @Nullable Integer days) {
        if (days != null && (days < 1 || days > 3660)) {
            throw new InputError("--days", "", days.toString(), "1 to 3660");
        }
        SiteTree tree = input.tree();
        Site site = tree.bind(tree.planningFrom());
        WeatherSource source = Inputs.weather(file, site);
        Overlays overlays = Inputs.overlays(file, input, site);
        boolean dated = source instanceof DatedWeather;
        YearStatistics statistics = dated ? null : YearStatistics.of(source);
        long fromS;
        long toS;
        ZoneId zone = site.zone();
        if (from != null || days != null) {
            LocalDate first = from == null ? site.planningFrom() : from;
            fromS = first.atStartOfDay(zone).toEpochSecond();
            toS = first.plusDays(days == null ? site.planningDays() : days)
                    .atStartOfDay(zone)
                    .toEpochSecond();
        } else if (source instanceof DatedWeather d) {
            fromS = d.startS();
            toS = d.endS();
        } else {
            zone = source.offset();
            fromS = LocalDate.of(COMMON_YEAR, 1, 1).atStartOfDay(zone).toEpochSecond();
            toS = LocalDate.of(COMMON_YEAR + 1, 1, 1).atStartOfDay(zone).toEpochSecond();
        }
        return new Shown(source.on(fromS, toS, overlays), fromS, toS, zone, statistics);
    }
}
