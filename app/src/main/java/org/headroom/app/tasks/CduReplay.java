package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.replay.HeatReplay;
import org.headroom.app.live.replay.StepResponse;
import org.headroom.app.twin.Sites;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.CduHeatCsv;
import org.headroom.data.site.Site;
import org.headroom.data.weather.MemphisYear;
import org.headroom.data.weather.Overlays;
import org.headroom.data.weather.Weather;
import org.jspecify.annotations.Nullable;

/** Measured heats of CDUs through a site, as text and JSON. */
final class CduReplay {
    private CduReplay() {}

    static LiveAnswer run(CduHeatCsv series, SiteInput input, @Nullable Path weatherFile, Progress progress) {
        Site site = input.tree().bind(input.tree().planningFrom());
        long startS = site.planningFrom().atStartOfDay(site.zone()).toEpochSecond();
        site = input.tree().bind(Instant.ofEpochSecond(startS));
        int racks = Sites.fleet(site).racks();
        if (racks != series.cdus()) {
            throw new InputError(
                    series.file(),
                    1,
                    series.cdus() + " columns power[n]",
                    racks + ", one a rack of the site " + site.id());
        }
        long endS = (long) Math.ceil(startS + series.rows() * series.stepS());
        boolean air = weatherFile != null || series.wetbulbC().length == 0;
        Weather weather = air
                ? Inputs.weather(weatherFile, site).on(startS, endS, Inputs.overlays(weatherFile, input, site))
                : null;
        long aroundS = 16 * 86_400L;
        Weather climate = MemphisYear.source().on(startS - aroundS, endS + aroundS, Overlays.NONE);
        HeatReplay.Result result = new HeatReplay(site, series, weather, climate, startS).run(progress::goOn);
        return new LiveAnswer(
                json(site, series, startS, endS, result),
                lines(site, series, startS, result),
                !result.ledger().violations().isEmpty());
    }

    private static Map<String, Object> json(
            Site site, CduHeatCsv series, long startS, long endS, HeatReplay.Result result) {
        Ledger ledger = result.ledger();
        Map<String, Object> document = Envelope.begin("headroom.live-replay/1", null);
        document.put("kind", "cdu_heat");
        document.put("file", series.file());
        document.put("site", site.id());
        document.put("from", Envelope.time(startS, site.zone()));
        document.put("to", Envelope.time(endS, site.zone()));
        document.put("step_s", series.stepS());
        document.put("steps", result.steps());
        document.put("cdus", series.cdus());
        document.put("heat_mw", Map.of("mean", result.heatMeanW() * 1e-6, "highest", result.heatMostW() * 1e-6));
        Map<String, Object> temperatures = new LinkedHashMap<>();
        for (HeatReplay.Course course : result.courses()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("mean", course.mean());
            one.put("lowest", course.lowest());
            one.put("highest", course.highest());
            one.put("largest_change_k", course.largestChangeK());
            temperatures.put(course.measure().measure().id(), one);
        }
        document.put("temperatures", temperatures);
        Map<String, Object> power = new LinkedHashMap<>();
        power.put("mean_site_mw", ledger.mean(Measures.SITE_POWER_MW));
        power.put("peak_site_mw", ledger.highest(Measures.SITE_POWER_MW));
        for (Measures m : POWERS) {
            power.put(m.measure().id(), ledger.mean(m));
        }
        document.put("power_mw", power);
        Map<String, Object> water = new LinkedHashMap<>();
        for (Measures m : WATERS) {
            String id = m.measure().id();
            water.put(id.substring(0, id.length() - "_gal_per_day".length()), ledger.mean(m));
        }
        document.put("water_gal_per_day", water);
        document.put(
                "balance",
                Map.of(
                        "energy_residual", ledger.worstEnergyResidual(),
                        "water_residual", ledger.worstWaterResidual()));
        document.put("violations", Envelope.violations(ledger.violations(), site.zone()));
        document.put("headroom", Envelope.headroom(ledger.headroom(), site.zone()));
        document.put("servers_off", result.serversOff());
        document.put("largest_step", step(site, result.responses().getFirst(), true));
        Map<String, Object> judged = new LinkedHashMap<>();
        judged.put("count", result.responses().size());
        judged.put("overshoot_percent", worstOvershoot(result));
        judged.put("oscillations", oscillations(result));
        List<Object> all = new ArrayList<>();
        result.responses().forEach(response -> all.add(step(site, response, false)));
        judged.put("steps", all);
        document.put("steps_judged", judged);
        document.put("held_swing_k", result.heldSwingK());
        document.put("forecast", ForecastJson.scores(result.forecasts(), result.scores()));
        document.put("stable", stable(result));
        return document;
    }

    private static final List<Measures> POWERS = List.of(
            Measures.SERVER_AC_MW,
            Measures.NETWORK_STORAGE_MW,
            Measures.LOSSES_MW,
            Measures.PUMPS_MW,
            Measures.TOWERS_MW,
            Measures.CHILLERS_MW,
            Measures.OTHER_MW);

    private static final List<Measures> WATERS = List.of(
            Measures.MAKEUP_GAL_PER_DAY,
            Measures.EVAPORATION_GAL_PER_DAY,
            Measures.BLOWDOWN_GAL_PER_DAY,
            Measures.DRIFT_GAL_PER_DAY,
            Measures.POTABLE_GAL_PER_DAY,
            Measures.SEWER_GAL_PER_DAY);

    private static Map<String, Object> step(Site site, StepResponse response, boolean courses) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("at", Envelope.time(response.atS(), site.zone()));
        map.put("mw", response.stepMw());
        map.put("overshoot_percent", response.overshootPercent());
        map.put("oscillations", response.oscillations());
        if (courses) {
            List<Object> list = new ArrayList<>();
            for (StepResponse.Course course : response.courses()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("measure", course.measure().measure().id());
                one.put("before_c", course.firstC());
                one.put("after_c", course.endC());
                one.put("overshoot_percent", course.overshootPercent());
                one.put("turns", course.turns());
                list.add(one);
            }
            map.put("courses", list);
        }
        return map;
    }

    private static double worstOvershoot(HeatReplay.Result result) {
        return result.responses().stream()
                .mapToDouble(StepResponse::overshootPercent)
                .max()
                .orElse(0);
    }

    private static int oscillations(HeatReplay.Result result) {
        return result.responses().stream()
                .mapToInt(StepResponse::oscillations)
                .max()
                .orElse(0);
    }

    /** Nothing rings, nothing swings by itself, nothing went off. */
    private static boolean stable(HeatReplay.Result result) {
        return oscillations(result) == 0 && result.heldSwingK() < 0.1 && result.serversOff() == 0;
    }

    private static List<String> lines(Site site, CduHeatCsv series, long startS, HeatReplay.Result result) {
        Ledger ledger = result.ledger();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d CDUs, %d steps of %s s from %s on the site %s",
                series.file(),
                series.cdus(),
                result.steps(),
                number(series.stepS()),
                Envelope.time(startS, site.zone()),
                site.id()));
        lines.add(String.format(
                Locale.ROOT,
                "heat          %.2f MW mean, %.2f highest",
                result.heatMeanW() * 1e-6,
                result.heatMostW() * 1e-6));
        lines.add(String.format(
                Locale.ROOT,
                "site          %.2f MW mean, %.2f highest",
                ledger.mean(Measures.SITE_POWER_MW),
                ledger.highest(Measures.SITE_POWER_MW)));
        lines.add(String.format(
                Locale.ROOT,
                "water         %.0f US gal/d make-up, %.0f evaporated",
                ledger.mean(Measures.MAKEUP_GAL_PER_DAY),
                ledger.mean(Measures.EVAPORATION_GAL_PER_DAY)));
        lines.add("");
        lines.add("temperature, C                 mean   lowest  highest  largest change a step, K");
        for (HeatReplay.Course course : result.courses()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-28s %6.2f   %6.2f   %6.2f  %8.3f",
                    course.measure().measure().label(),
                    course.mean(),
                    course.lowest(),
                    course.highest(),
                    course.largestChangeK()));
        }
        lines.add("");
        StepResponse largest = result.responses().getFirst();
        lines.add(String.format(
                Locale.ROOT,
                "largest step  %+.2f MW in %s s at %s: overshoot %.2f %%, %d oscillations",
                largest.stepMw(),
                number(series.stepS()),
                Envelope.time(largest.atS(), site.zone()),
                largest.overshootPercent(),
                largest.oscillations()));
        lines.add(String.format(
                Locale.ROOT,
                "the %d largest, each alone from rest: overshoot at most %.2f %%, %d oscillations",
                result.responses().size(),
                worstOvershoot(result),
                oscillations(result)));
        lines.add(String.format(
                Locale.ROOT, "load and air held: swings of at most %.3f K after 20 minutes", result.heldSwingK()));
        lines.add(String.format(
                Locale.ROOT,
                "balances      energy %.1e, water %.1e of throughput",
                ledger.worstEnergyResidual(),
                ledger.worstWaterResidual()));
        lines.add("");
        lines.addAll(ForecastJson.lines(result.forecasts(), result.scores()));
        lines.add(stable(result) ? "stable" : "NOT stable");
        for (var violation : ledger.violations()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "limit broken  %s: %.4g, allowed %.4g %s",
                    violation.limit(),
                    violation.worst(),
                    violation.allowed(),
                    violation.unit().label()));
        }
        return lines;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
