package org.headroom.app.impact.year;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.headroom.app.impact.Alternative;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.impact.Year;
import org.headroom.app.ledger.Violation;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.CommunityYear;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteEvent;
import org.headroom.data.site.SiteTree;
import org.headroom.data.site.WeatherOverlay;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** The year for each combination of promises, and the hard days of a site's file. */
final class Alternatives {
    private static final int MOST_PROMISES = 5;
    private static final int SHORT_DAYS = 31;
    private static final long SHORT_STEP_S = 300;
    private static final double NOTHING_MW = 1e-6; // what rounding leaves of a power that is off

    private final Base base;
    private final CommunityYear community;
    private final List<String> notes;
    private final List<ImpactCase.Commitment> commitments = new ArrayList<>();

    /** @param notes takes what does not apply, a sentence each */
    Alternatives(Base base, List<String> notes) {
        this.base = base;
        this.community = base.in().tree().communityYear(base.at());
        this.notes = notes;
        for (CommunityYear.Promise promise : community.promises()) {
            take(promise);
        }
    }

    private void take(CommunityYear.Promise promise) {
        Map<String, String> changes = promise.changesFrom(base.from());
        String needs = promise.needs();
        if (needs != null && !(value(needs) > 0)) {
            notes.add("The promise \"" + promise.title() + "\" does not apply to the site as it stands: " + needs
                    + " is not above zero.");
            return;
        }
        try {
            base.in().tree().withText(changes).bind(base.at());
        } catch (InputError | OutOfRange e) {
            notes.add("The promise \"" + promise.title() + "\" does not fit the site as it stands: " + e.getMessage());
            return;
        }
        if (commitments.size() == MOST_PROMISES) {
            notes.add("The promise \"" + promise.title() + "\" is left out: no more than " + MOST_PROMISES
                    + " can be switched.");
            return;
        }
        commitments.add(
                new ImpactCase.Commitment(promise.id(), promise.title(), promise.words(), promise.promised(), changes));
    }

    private double value(String path) {
        return base.in().tree().leaves().stream()
                .filter(leaf -> leaf.path().equals(path))
                .map(leaf -> base.in().tree().inForce(leaf, base.at()))
                .mapToDouble(sourced -> sourced == null ? 0 : sourced.value())
                .findFirst()
                .orElse(0);
    }

    /** Those that can be switched, in the order of the bits. */
    List<ImpactCase.Commitment> commitments() {
        return List.copyOf(commitments);
    }

    /** A year for each combination but the first, which changes nothing: bit i is commitment i. */
    List<Callable<Year>> years() {
        List<Callable<Year>> tasks = new ArrayList<>();
        for (int combination = 1; combination < 1 << commitments.size(); combination++) {
            Map<String, String> changes = new LinkedHashMap<>();
            for (int i = 0; i < commitments.size(); i++) {
                if ((combination >> i & 1) == 1) {
                    changes.putAll(commitments.get(i).changes());
                }
            }
            tasks.add(() -> base.figures(base.with(base.in().tree().withText(changes), base.weather(), base.work())));
        }
        return tasks;
    }

    /** Hard days, or why there are none. */
    record Answer(@Nullable Alternative days, @Nullable String note) {}

    /** The hard days. */
    List<Callable<Answer>> events() {
        List<Callable<Answer>> tasks = new ArrayList<>();
        for (CommunityYear.HardDays days : community.events()) {
            tasks.add(() -> event(days));
        }
        return tasks;
    }

    private Answer event(CommunityYear.HardDays days) {
        Integer given = days.year();
        int year = given == null ? base.from().getYear() : given;
        LocalDate from = days.starts().atYear(year);
        if (given == null && from.isBefore(base.from())) {
            from = days.starts().atYear(year + 1);
        }
        LocalDate to = from.plusDays(days.days());
        Map<String, String> usual = days.usualFrom(from);
        Map<String, String> all = new LinkedHashMap<>(usual);
        all.putAll(days.changesFrom(from));
        try {
            Instant at = given == null
                    ? base.at()
                    : from.atStartOfDay(base.in().tree().zone()).toInstant();
            YearRun.Case made = on(all, at, from, to);
            YearRun.Case asUsual = on(usual, at, from, to);
            List<SiteEvent> calls = made.calls().stream()
                    .filter(call ->
                            asUsual.calls().stream().noneMatch(own -> own.id().equals(call.id())))
                    .toList();
            YearRun.Case event = made.telling(calls);
            YearRun.Case without = asUsual.telling(calls);
            long stepS = days.days() <= SHORT_DAYS ? SHORT_STEP_S : Base.HOUR_S;
            YearRun.Answer hard =
                    YearRun.run(event, from, to, stepS, false, base.in().costs(), Base.goesOn());
            YearRun.Answer same =
                    YearRun.run(without, from, to, stepS, false, base.in().costs(), Base.goesOn());
            Map<String, Double> figures = new LinkedHashMap<>(hard.year().figures());
            tellCall(event, figures, same.year().figures());
            Alternative told = new Alternative(
                    days.id(),
                    days.title(),
                    days.words(),
                    days.source(),
                    from.toString(),
                    days.days(),
                    figures,
                    same.year().figures(),
                    broken(hard),
                    broken(same),
                    all);
            return new Answer(told, null);
        } catch (InputError | OutOfRange e) {
            return new Answer(null, "The hard days \"" + days.title() + "\" were not computed: " + e.getMessage());
        }
    }

    private static List<String> broken(YearRun.Answer answer) {
        return answer.ledger().violations().stream()
                .map(Violation::limit)
                .distinct()
                .toList();
    }

    /** A call: what was asked off the meter, what came off it, what was left. */
    private static void tellCall(YearRun.Case event, Map<String, Double> figures, Map<String, Double> usual) {
        if (event.calls().isEmpty()) {
            return;
        }
        double level = Double.POSITIVE_INFINITY;
        for (SiteEvent call : event.calls()) {
            level = Math.min(level, call.values().getOrDefault("site_power_mw", Double.POSITIVE_INFINITY));
        }
        double before = usual.getOrDefault("call_mean_mw", Double.NaN);
        double asked = Math.max(0, before - level);
        figures.put("call_level_mw", level);
        figures.put("call_asked_mw", asked);
        figures.put("call_delivered_mw", before - figures.getOrDefault("call_mean_mw", Double.NaN));
        figures.computeIfPresent("call_peak_mw", (key, mw) -> Math.abs(mw) < NOTHING_MW ? 0.0 : mw);
        figures.put("gpus_off", event.offOnCall() * event.site().it().gpus());
    }

    private YearRun.Case on(Map<String, String> changes, Instant at, LocalDate from, LocalDate to) {
        SiteTree tree = changes.isEmpty() ? base.in().tree() : base.in().tree().withText(changes);
        Site site = tree.bind(at);
        YearInputs in = base.in();
        boolean air = changes.keySet().stream().anyMatch(path -> path.startsWith("weather."));
        YearInputs under = air
                ? new YearInputs(tree, in.weather(), overlays(site.weather()), List.of(), in.window(), in.costs())
                : in;
        Weather weather = Base.weather(under, from, to);
        WorkOfYear work = Base.work(in, Sites.fleet(site), from, to);
        double gpuFactor =
                site.calibration().gpuPower() / base.site().calibration().gpuPower();
        YearRun.Case c = YearRun.Case.of(tree, site, at, weather, work, gpuFactor);
        return c.telling(c.calls().stream()
                .filter(call -> call.fromS() < to.atStartOfDay(site.zone()).toEpochSecond()
                        && call.toS() > from.atStartOfDay(site.zone()).toEpochSecond())
                .toList());
    }

    private static Overlays overlays(WeatherOverlay o) {
        return new Overlays(
                o.heatWaveStart(), o.heatWaveStart() == null ? 0 : o.heatWaveDays(), o.extremeDay(), o.offsetK());
    }
}
