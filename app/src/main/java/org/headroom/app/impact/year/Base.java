package org.headroom.app.impact.year;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.headroom.app.impact.Year;
import org.headroom.app.load.Fleet;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;

/**
 * What all years around a run have in common: their days, the site as it stands, its air and its work.
 *
 * @param at instant whose stages of the site hold
 * @param to the day after the last
 */
record Base(YearInputs in, Instant at, Site site, LocalDate from, LocalDate to, Weather weather, WorkOfYear work) {
    static final long HOUR_S = 3600;
    private static final long FULL_YEAR_S = 360L * 24 * HOUR_S;

    static Base of(YearInputs in) {
        ZoneId zone = in.tree().zone();
        Instant at = Instant.ofEpochSecond(in.window().fromS());
        LocalDate first = at.atZone(zone).toLocalDate();
        boolean own = in.window().toS() - in.window().fromS() >= FULL_YEAR_S;
        LocalDate from = own ? first : LocalDate.of(first.getYear(), 1, 1);
        LocalDate to =
                own ? Instant.ofEpochSecond(in.window().toS()).atZone(zone).toLocalDate() : from.plusYears(1);
        Site site = in.tree().bind(at);
        return new Base(in, at, site, from, to, weather(in, from, to), work(in, Sites.fleet(site), from, to));
    }

    /** Whether the year is the run's own window. */
    boolean own() {
        return in.window().toS() - in.window().fromS() >= FULL_YEAR_S;
    }

    static Weather weather(YearInputs in, LocalDate from, LocalDate to) {
        ZoneId zone = in.tree().zone();
        return in.weather()
                .on(
                        from.atStartOfDay(zone).toEpochSecond(),
                        to.atStartOfDay(zone).toEpochSecond(),
                        in.overlays());
    }

    static WorkOfYear work(YearInputs in, Fleet fleet, LocalDate from, LocalDate to) {
        ZoneId zone = in.tree().zone();
        return WorkOfYear.of(
                in.window(),
                fleet,
                zone,
                from.atStartOfDay(zone).toEpochSecond(),
                to.atStartOfDay(zone).toEpochSecond());
    }

    /** The year as it is. */
    YearRun.Case asItIs() {
        return YearRun.Case.of(in.tree(), site, at, weather, work, 1);
    }

    /** The year of a changed site under other air and work. */
    YearRun.Case with(SiteTree tree, Weather air, WorkOfYear changed) {
        Site bound = tree.bind(at);
        double gpuFactor = bound.calibration().gpuPower() / site.calibration().gpuPower();
        return YearRun.Case.of(tree, bound, at, air, changed, gpuFactor);
    }

    /** Figures of a whole year, without hours. */
    Year figures(YearRun.Case c) {
        return YearRun.run(c, from, to, HOUR_S, false, in.costs(), goesOn()).year();
    }

    /** A thread's work stops when its pool does. */
    static Operation.Watch goesOn() {
        return _ -> !Thread.currentThread().isInterrupted();
    }

    /** First days of the middle of each quarter within the year. */
    List<LocalDate> typicalDays() {
        return from.datesUntil(to)
                .filter(day -> day.getDayOfMonth() == 15 && day.getMonthValue() % 3 == 1)
                .limit(4)
                .toList();
    }
}
