package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.twin.Operation;
import org.headroom.data.series.Series;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/**
 * What a plan does when one transformer, one tower cell or one train of the recycled-water plant fails for {@value HOURS} hours
 * in its worst hours, unforeseen: run through the twin; where limits break, the least that all GPUs must be capped for them
 * to hold, by halving, and the megawatts that this sheds.
 */
public final class NMinusOne {
    private static final int HOURS = 8;
    private static final int HALVINGS = 6;

    private NMinusOne() {}

    /** What runs on which floor. */
    record Loads(Fleet fleet, WorkProfile profile, TimeGrid grid) {}

    /**
     * One failure.
     *
     * @param broken what breaks if nobody acts, inside the event and an hour after
     * @param capW the highest cap on all GPUs that keeps every limit; NaN if none is needed or none is enough
     * @param shedMw site power that it takes off, the mean over the event
     * @param left what stays broken at the lowest cap
     */
    public record Case(
            String what,
            long fromS,
            long toS,
            List<Violation> broken,
            double capW,
            double shedMw,
            List<Violation> left) {
        Map<String, Object> json(ZoneId zone) {
            Map<String, Object> d = new LinkedHashMap<>();
            d.put("lost", what);
            d.put("from", Envelope.time(fromS, zone));
            d.put("to", Envelope.time(toS, zone));
            d.put("held", broken.isEmpty());
            d.put("violations", Envelope.violations(broken, zone));
            Envelope.put(d, "shed_cap_w", capW);
            Envelope.put(d, "shed_mw", shedMw);
            d.put("left", Envelope.violations(left, zone));
            return d;
        }

        String text() {
            String when = what + " lost for " + (toS - fromS) / 3600 + " h in the worst hours: ";
            if (broken.isEmpty()) {
                return when + "every limit holds";
            }
            TreeSet<String> limits = new TreeSet<>();
            broken.forEach(v -> limits.add(v.limit()));
            return when
                    + (left.isEmpty()
                            ? String.format(
                                    Locale.ROOT,
                                    "held by shedding %.1f MW (all GPUs capped to %.0f W); else %s breaks",
                                    shedMw,
                                    capW,
                                    String.join(", ", limits))
                            : String.join(", ", limits) + " breaks, even with all GPUs at their lowest cap");
        }
    }

    static List<Case> of(SiteInput input, Weather weather, Loads loads, Schedule schedule, List<Series> charted) {
        Site site = input.tree().bind(Instant.ofEpochSecond(loads.grid().startS()));
        List<Case> cases = new ArrayList<>();
        if (site.grid().transformers() > 1) {
            cases.add(one(
                    "one transformer",
                    input,
                    weather,
                    loads,
                    schedule,
                    worst(charted, Measures.SITE_POWER_MW),
                    Map.of("kind", "transformer_outage", "units_out", "1")));
        }
        int cells = site.cooling().towers().cells();
        cases.add(one(
                "one tower cell",
                input,
                weather,
                loads,
                schedule,
                worst(charted, Measures.COLD_WATER_C),
                Map.of(
                        "kind",
                        "equipment_fault",
                        "component",
                        "tower_fans",
                        "lost_share",
                        String.format(Locale.ROOT, "%.6f", 1.0 / Math.max(1, cells)))));
        if (site.water().recycledAt(loads.grid().startS()) && site.water().recyclingPlant() != null) {
            cases.add(one(
                    "one train of the recycled-water plant",
                    input,
                    weather,
                    loads,
                    schedule,
                    worst(charted, Measures.POTABLE_GAL_PER_DAY),
                    Map.of("kind", "recycling_outage", "trains_out", "1")));
        }
        return cases;
    }

    /** Start of the hours in which a measure's mean is highest. */
    private static long worst(List<Series> charted, Measures measure) {
        for (Series series : charted) {
            if (series.measure().id().equals(measure.measure().id())) {
                double[] y = series.values();
                int length =
                        Math.min(y.length, (int) (HOURS * 3600 / series.grid().stepS()));
                double sum = 0;
                double most = Double.NEGATIVE_INFINITY;
                int at = 0;
                for (int i = 0; i < y.length; i++) {
                    sum += y[i] - (i >= length ? y[i - length] : 0);
                    if (i >= length - 1 && sum > most) {
                        most = sum;
                        at = i - length + 1;
                    }
                }
                return series.grid().fromS(at);
            }
        }
        throw new IllegalArgumentException("no series of " + measure.measure().id());
    }

    private static Case one(
            String what,
            SiteInput input,
            Weather weather,
            Loads loads,
            Schedule schedule,
            long fromS,
            Map<String, String> event) {
        ZoneId zone = input.tree().zone();
        long toS = Math.min(fromS + HOURS * 3600L, loads.grid().endS());
        String path = "events.n_minus_1_case";
        Map<String, String> changes = new LinkedHashMap<>();
        event.forEach((key, value) -> changes.put(path + "." + key, value));
        changes.put(path + ".from", local(fromS, zone));
        changes.put(path + ".to", local(toS, zone));
        changes.put(path + ".foreseen", "false");
        changes.put(path + ".hypothetical", "true");
        changes.put(path + ".source", "what if one is lost");
        Site site = input.with(changes)
                .tree()
                .bind(Instant.ofEpochSecond(loads.grid().startS()));
        TimeGrid days = wholeDays(fromS, toS, zone, loads.grid());
        Ledger calm = run(site, weather, loads, schedule, days);
        List<Violation> broken = within(calm, fromS, toS);
        if (broken.isEmpty()) {
            return new Case(what, fromS, toS, broken, Double.NaN, 0, List.of());
        }
        double low = loads.fleet().kinds().getFirst().gpu().design().minCapW();
        double high = loads.fleet().gpuLimitW();
        Ledger most = run(site, weather, loads, capped(schedule, fromS, toS, low), days);
        List<Violation> left = within(most, fromS, toS);
        if (!left.isEmpty()) {
            return new Case(what, fromS, toS, broken, Double.NaN, shed(calm, most, fromS, toS), left);
        }
        Ledger held = most;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            Ledger tried = run(site, weather, loads, capped(schedule, fromS, toS, middle), days);
            if (within(tried, fromS, toS).isEmpty()) {
                low = middle;
                held = tried;
            } else {
                high = middle;
            }
        }
        return new Case(what, fromS, toS, broken, low, shed(calm, held, fromS, toS), List.of());
    }

    private static String local(long epochS, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(epochS), zone).toString();
    }

    private static TimeGrid wholeDays(long fromS, long toS, ZoneId zone, TimeGrid all) {
        long first = Math.max(
                all.startS(),
                Instant.ofEpochSecond(fromS)
                        .atZone(zone)
                        .toLocalDate()
                        .atStartOfDay(zone)
                        .toEpochSecond());
        long last = Math.min(
                all.endS(),
                Instant.ofEpochSecond(toS)
                        .atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toEpochSecond());
        return new TimeGrid(first, all.stepS(), Math.toIntExact((last - first) / all.stepS()));
    }

    private static Ledger run(Site site, Weather weather, Loads loads, Schedule schedule, TimeGrid days) {
        return new Operation(site, weather, new JobLoad(loads.fleet(), loads.profile(), schedule))
                .run(days, (_, _) -> {}, _ -> true);
    }

    private static List<Violation> within(Ledger ledger, long fromS, long toS) {
        return ledger.violations().stream()
                .filter(v -> v.fromS() < toS + 3600 && v.toS() > fromS)
                .toList();
    }

    private static double shed(Ledger calm, Ledger capped, long fromS, long toS) {
        return (calm.total(Measures.SITE_POWER_MW) - capped.total(Measures.SITE_POWER_MW)) / (toS - fromS);
    }

    /** The schedule with one more cap on all GPUs for a while; jobs keep their ends. */
    static Schedule capped(Schedule schedule, long fromS, long toS, double capW) {
        TreeSet<Long> edges = new TreeSet<>(List.of(fromS, toS));
        for (CapWindow window : schedule.siteCaps()) {
            edges.add(window.fromS());
            edges.add(window.toS());
        }
        List<CapWindow> caps = new ArrayList<>();
        @Nullable Long before = null;
        for (long edge : edges) {
            if (before != null) {
                double least = fromS <= before && before < toS ? capW : Double.POSITIVE_INFINITY;
                for (CapWindow window : schedule.siteCaps()) {
                    least = window.fromS() <= before && before < window.toS() ? Math.min(least, window.capW()) : least;
                }
                if (least < Double.POSITIVE_INFINITY) {
                    caps.add(new CapWindow(before, edge, least));
                }
            }
            before = edge;
        }
        return new Schedule(schedule.assignments(), caps);
    }
}
