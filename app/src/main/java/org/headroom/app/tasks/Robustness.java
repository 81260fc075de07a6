package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.JobLoad;
import org.headroom.app.planning.RobustPlan;
import org.headroom.app.planning.Scenario;
import org.headroom.app.twin.Operation;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;

/**
 * What certainty a plan has and what it cost: shares of scenarios, scenarios run through the twin, and what the site bears
 * with one transformer, tower cell or recycled-water train less.
 *
 * @param priceLatenessH weighted hours later than the plan without margins, both as planned
 * @param priceUsd what it costs more by the twin's bill
 * @param twin scenarios as the twin saw them
 */
public record Robustness(
        RobustPlan plan,
        double priceLatenessH,
        double priceUsd,
        List<TwinRun> twin,
        List<NMinusOne.Case> nMinusOne,
        double wallS) {
    /**
     * A scenario in the twin.
     *
     * @param which as in "worst"
     * @param tableHolds whether the table had all limits hold
     */
    public record TwinRun(
            String which, boolean tableHolds, double peakMw, double tablePeakMw, List<Violation> violations) {}

    /** The worst scenario, the one at the chosen share, and the median one, mildest last. */
    static List<TwinRun> twin(
            RobustPlan plan, Site site, Weather weather, NMinusOne.Loads loads, long slotS, Operation.Watch watch) {
        List<TwinRun> runs = new ArrayList<>();
        int n = plan.worst().size();
        Map<String, Integer> which = new LinkedHashMap<>();
        which.put("worst", 0);
        which.put("at the chosen share", Math.min(n - 1, (int) Math.floor((1 - plan.confidence()) * n)));
        which.put("median", n / 2);
        which.forEach((name, index) -> {
            Scenario scenario = plan.worst().get(index);
            double[] e = scenario.errorK();
            long startS = loads.grid().startS();
            Weather air = weather.warmed(hour -> {
                long slot = (weather.startS() + 3600L * hour - startS) / slotS;
                return e[Math.clamp(slot, 0, e.length - 1)];
            });
            Ledger ledger = new Operation(site, air, new JobLoad(loads.fleet(), loads.profile(), scenario.really()))
                    .run(loads.grid(), (_, _) -> {}, watch);
            double tablePeak = 0;
            for (double mw : scenario.siteMw()) {
                tablePeak = Math.max(tablePeak, mw);
            }
            runs.add(new TwinRun(
                    name,
                    scenario.holds(),
                    ledger.highest(org.headroom.app.ledger.Measures.SITE_POWER_MW),
                    tablePeak,
                    ledger.violations()));
        });
        return runs;
    }

    Map<String, Object> json(java.time.ZoneId zone) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("confidence", plan.confidence());
        d.put("scenarios", plan.scenarios());
        d.put("holding_share", plan.joint());
        d.put("holding_share_without", plan.jointWithout());
        Map<String, Object> limits = new LinkedHashMap<>();
        plan.byLimit().forEach((limit, shares) -> limits.put(limit, Map.of("without", shares[0], "with", shares[1])));
        d.put("holding_share_by_limit", limits);
        d.put("wetbulb_deviations", plan.deviations());
        d.put("rounds", plan.rounds());
        Map<String, Object> price = new LinkedHashMap<>();
        Envelope.put(price, "weighted_lateness_h", priceLatenessH);
        Envelope.put(price, "cost_usd", priceUsd);
        d.put("price", price);
        d.put("scenario_weighted_lateness_h", spread(plan.lateH()));
        d.put("scenario_weighted_lateness_h_without", spread(plan.lateHWithout()));
        List<Object> runs = new ArrayList<>();
        for (TwinRun run : twin) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("scenario", run.which());
            one.put("holds_by_table", run.tableHolds());
            Envelope.put(one, "peak_site_mw", run.peakMw());
            Envelope.put(one, "peak_site_mw_by_table", run.tablePeakMw());
            one.put("violations", Envelope.violations(run.violations(), zone));
            runs.add(one);
        }
        d.put("twin", runs);
        d.put("n_minus_1", nMinusOne.stream().map(c -> c.json(zone)).toList());
        Envelope.put(d, "wall_s", wallS);
        return d;
    }

    private static Map<String, Object> spread(double[] medianAndHigh) {
        Map<String, Object> one = new LinkedHashMap<>();
        Envelope.put(one, "median", medianAndHigh[0]);
        Envelope.put(one, "at_confidence", medianAndHigh[1]);
        return one;
    }

    /** A few lines for the screen. */
    List<String> lines() {
        List<String> t = new ArrayList<>();
        t.add(String.format(
                Locale.ROOT,
                "All limits hold in %.1f %% of %d scenarios of weather, failures and overruns (asked: %.1f %%; without margins %.1f %%)%s",
                100 * plan.joint(),
                plan.scenarios(),
                100 * plan.confidence(),
                100 * plan.jointWithout(),
                plan.joint() < plan.confidence() ? "; more margin would not help" : ""));
        plan.byLimit().forEach((limit, s) -> {
            if (s[0] < 1 || s[1] < 1) {
                t.add(String.format(
                        Locale.ROOT,
                        "  %-24s holds in %.1f %% (without margins %.1f %%)",
                        limit,
                        100 * s[1],
                        100 * s[0]));
            }
        });
        t.add(String.format(
                Locale.ROOT,
                "The price of that: %.1f weighted hours late and %,.0f $ more than the plan without margins",
                priceLatenessH,
                priceUsd));
        t.add(String.format(
                Locale.ROOT,
                "Weighted hours late in the scenarios: %.1f in the median, %.1f at %.0f %%",
                plan.lateH()[0],
                plan.lateH()[1],
                100 * plan.confidence()));
        for (TwinRun run : twin) {
            t.add(String.format(
                    Locale.ROOT,
                    "  twin, scenario %-20s peak %.1f MW (table %.1f), %d limit(s) broken%s",
                    run.which(),
                    run.peakMw(),
                    run.tablePeakMw(),
                    run.violations().size(),
                    run.tableHolds() ? "" : " (the table has it break too)"));
        }
        nMinusOne.forEach(c -> t.add("  " + c.text()));
        return t;
    }
}
