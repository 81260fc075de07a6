package org.headroom.app.impact.pages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.report.impact.Plot;
import org.headroom.data.quantity.Unit;

/** Charts of hours: one day, and a year sorted by size. */
final class DayPlots {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.US);

    /** Points of a duration curve: enough for a smooth line, few enough for a small page. */
    private static final int POINTS = 200;

    private DayPlots() {}

    /** Power of the site over a local day. */
    static Optional<Plot> powerOf(ImpactCase c, String id, LocalDate day) {
        return of(
                c,
                day,
                id,
                "Power on " + DAY.format(day),
                "MW",
                Unit.MW,
                List.of(Measures.SITE_POWER_MW, Measures.SERVER_AC_MW),
                List.of("the site", "its servers"));
    }

    /** Water into the towers over a local day. */
    static Optional<Plot> waterOf(ImpactCase c, LocalDate day) {
        return of(
                c,
                day,
                "day_water",
                "Water on " + DAY.format(day),
                "US gallons a day",
                Unit.GAL_PER_DAY,
                List.of(Measures.MAKEUP_GAL_PER_DAY, Measures.POTABLE_GAL_PER_DAY, Measures.RECYCLED_GAL_PER_DAY),
                List.of("into the towers", "from the mains", "recycled"));
    }

    private static Optional<Plot> of(
            ImpactCase c,
            LocalDate day,
            String id,
            String title,
            String yName,
            Unit unit,
            List<Measures> measures,
            List<String> names) {
        var grid = c.year().grid();
        int from = (int) ((day.atStartOfDay(c.zone()).toEpochSecond() - grid.startS()) / grid.stepS());
        int to = (int) ((day.plusDays(1).atStartOfDay(c.zone()).toEpochSecond() - grid.startS()) / grid.stepS());
        if (from < 0 || to > grid.count()) {
            return Optional.empty();
        }
        double[] x = new double[to - from];
        for (int i = from; i < to; i++) {
            x[i - from] = grid.fromS(i);
        }
        List<Plot.Series> series = new ArrayList<>();
        for (int m = 0; m < measures.size(); m++) {
            double[] hours = c.year().hours(measures.get(m));
            if (hours.length >= to) {
                series.add(new Plot.Series(names.get(m), Plot.Mark.LINE, Arrays.copyOfRange(hours, from, to)));
            }
        }
        if (series.isEmpty()) {
            return Optional.empty();
        }
        double[] first = series.getFirst().y();
        int most = 0;
        for (int i = 0; i < first.length; i++) {
            most = first[i] > first[most] ? i : most;
        }
        int hour =
                java.time.Instant.ofEpochSecond((long) x[most]).atZone(c.zone()).getHour();
        return Optional.of(new Plot(
                id,
                title,
                "Means of each hour over the day. The most, " + names.getFirst() + ", is in the hour from " + hour
                        + ":00.",
                Plot.Axis.TIME,
                "",
                unit,
                yName,
                x,
                List.of(),
                c.zone(),
                series));
    }

    /** Hourly power of the year sorted from the highest; x is the share of hours above, %. */
    static Optional<Plot> duration(ImpactCase c) {
        double[] sorted = Arrays.stream(c.year().hours(Measures.SITE_POWER_MW))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        if (sorted.length < 2) {
            return Optional.empty();
        }
        double[] x = new double[POINTS + 1];
        double[] y = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            x[i] = 100.0 * i / POINTS;
            y[i] = sorted[sorted.length - 1 - (int) Math.round((sorted.length - 1) * (double) i / POINTS)];
        }
        return Optional.of(new Plot(
                "electricity_duration",
                "Power of the site, hours sorted from the highest",
                "A line that falls from the highest hour of the year at the left to the lowest at the right.",
                Plot.Axis.NUMBER,
                "share of the year's hours, %",
                Unit.MW,
                "MW",
                x,
                List.of(),
                null,
                List.of(new Plot.Series("power of the site", Plot.Mark.LINE, y))));
    }
}
