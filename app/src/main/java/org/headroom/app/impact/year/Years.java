package org.headroom.app.impact.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.app.impact.Ensemble;
import org.headroom.app.impact.Year;
import org.headroom.app.load.Fleet;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;

/** The years around a run: its own, and all that is held against it. */
public final class Years {
    private static final long HOUR_S = 3600;
    private static final long FULL_YEAR_S = 360L * 24 * HOUR_S;

    private Years() {}

    /**
     * Days that the year covers: the run's own window if it is 360 days or longer, else the calendar year of its start.
     *
     * @param from first local day
     * @param to the day after the last
     */
    public record Span(LocalDate from, LocalDate to) {
        static Span of(YearInputs in) {
            java.time.ZoneId zone = in.tree().zone();
            LocalDate first =
                    Instant.ofEpochSecond(in.window().fromS()).atZone(zone).toLocalDate();
            if (in.window().toS() - in.window().fromS() >= FULL_YEAR_S) {
                return new Span(
                        first,
                        Instant.ofEpochSecond(in.window().toS()).atZone(zone).toLocalDate());
            }
            return new Span(LocalDate.of(first.getYear(), 1, 1), LocalDate.of(first.getYear() + 1, 1, 1));
        }
    }

    /** The air of the year's hours. */
    public static Weather weather(YearInputs in) {
        Span span = Span.of(in);
        java.time.ZoneId zone = in.tree().zone();
        return in.weather()
                .on(
                        span.from().atStartOfDay(zone).toEpochSecond(),
                        span.to().atStartOfDay(zone).toEpochSecond(),
                        in.overlays());
    }

    /** Computes all of it. */
    public static YearStudy of(YearInputs in, int members, long seed, Operation.Watch watch) {
        Span span = Span.of(in);
        Site site = in.tree().bind(Instant.ofEpochSecond(in.window().fromS()));
        Fleet fleet = Sites.fleet(site);
        long startS = span.from().atStartOfDay(site.zone()).toEpochSecond();
        long endS = span.to().atStartOfDay(site.zone()).toEpochSecond();
        WorkOfYear work = WorkOfYear.of(in.window(), fleet, site.zone(), startS, endS);
        YearRun.Case base = new YearRun.Case(in.tree(), site, weather(in), work, 1, 0);
        Year year = YearRun.run(base, span.from(), span.to(), HOUR_S, true, in.costs(), watch)
                .year();
        List<String> notes = new ArrayList<>();
        return new YearStudy(year, new Ensemble(0, seed, Map.of(), List.of()), List.of(), List.of(), List.of(), notes);
    }
}
