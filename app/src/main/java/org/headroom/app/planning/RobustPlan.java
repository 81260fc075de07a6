package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Schedule;

/**
 * Margins until a plan holds in a share of scenarios, and what they cost. A scenario holds if no limit is exceeded in any
 * slot of the window (all limits jointly); the shares of single limits are told beside.
 *
 * <p>Margins: the rise of power and water with the wet bulb at x standard deviations, everywhere, as the limits allow IT power
 * there; x is first what that share of weather courses stays below over the whole window, then halved between what holds and
 * what does not, {@value HALVINGS} solves in all, and the least costly plan that holds is taken. If even the first does not hold, what
 * the mildest share of scenarios exceeded is taken off besides, slot by slot, at most {@value MENDINGS} times.
 *
 * @param without the plan without margins
 * @param with the plan that holds best
 * @param joint share of scenarios in which every limit holds, before and after
 * @param byLimit the same for single limits
 * @param lateH weighted lateness over scenarios: median and the chosen quantile, before and after
 */
public record RobustPlan(
        PlanOutcome without,
        PlanOutcome with,
        double confidence,
        int scenarios,
        double jointWithout,
        double joint,
        Map<String, double[]> byLimit,
        double[] lateHWithout,
        double[] lateH,
        List<Scenario> worst,
        double deviations,
        int rounds) {
    private static final int HALVINGS = 4;
    private static final int MENDINGS = 3;
    private static final double MORE = 1.05;

    /** Solves with margins from a plan without; the problem as given is what scenarios are judged by. */
    public interface Solve {
        PlanOutcome with(List<Tightening> margins, PlanOutcome from);
    }

    /** @param count scenarios; their seeds are {@code seed, seed + 1, ...} */
    public static RobustPlan of(
            Scenarios scenarios, PlanOutcome without, Solve solve, double confidence, int count, long seed) {
        List<Scenario> before = run(scenarios, without, count, seed);
        double deviations = scenarios.deviationsFor(confidence, count, seed);
        PlanOutcome best = without;
        List<Scenario> bestRuns = before;
        int rounds = 0;
        double low = 0;
        double high = 1;
        double tried = 1;
        while (share(before) < confidence && rounds < HALVINGS) {
            rounds++;
            PlanOutcome now = solve.with(scenarios.margins(tried * deviations), best);
            List<Scenario> runs = run(scenarios, now, count, seed);
            boolean holds = share(runs) >= confidence;
            boolean first = share(bestRuns) < confidence && share(runs) > share(bestRuns);
            if (first || (holds && now.score() <= best.score())) {
                best = now;
                bestRuns = runs;
            }
            if (!holds && tried == 1) {
                break;
            }
            high = holds ? tried : high;
            low = holds ? low : tried;
            tried = (low + high) / 2;
        }
        List<Tightening> margins = new ArrayList<>(scenarios.margins(deviations));
        for (int more = 0; share(bestRuns) < confidence && more < MENDINGS; more++) {
            rounds++;
            margins.addAll(protecting(bestRuns, confidence));
            PlanOutcome now = solve.with(margins, best);
            List<Scenario> runs = run(scenarios, now, count, seed);
            if (share(runs) > share(bestRuns)) {
                best = now;
                bestRuns = runs;
            }
        }
        Map<String, double[]> byLimit = new LinkedHashMap<>();
        for (String limit : List.of(Limits.SITE_POWER, Limits.POTABLE, Limits.SEWER, Limits.RECYCLED)) {
            byLimit.put(limit, new double[] {share(before, limit), share(bestRuns, limit)});
        }
        List<Scenario> worst = bestRuns.stream()
                .sorted(Comparator.comparingDouble(Scenario::badness)
                        .thenComparingDouble(Scenario::weightedLatenessH)
                        .reversed())
                .toList();
        return new RobustPlan(
                without,
                best,
                confidence,
                count,
                share(before),
                share(bestRuns),
                byLimit,
                late(before, confidence),
                late(bestRuns, confidence),
                worst,
                deviations,
                rounds);
    }

    private static List<Scenario> run(Scenarios scenarios, PlanOutcome plan, int count, long seed) {
        List<Scenario> runs = new ArrayList<>();
        Schedule schedule = plan.schedule();
        for (int k = 0; k < count; k++) {
            runs.add(scenarios.run(schedule, plan.declined(), seed + k));
        }
        return runs;
    }

    private static double share(List<Scenario> runs) {
        return runs.stream().filter(Scenario::holds).count() / (double) runs.size();
    }

    private static double share(List<Scenario> runs, String limit) {
        return runs.stream().filter(run -> !run.breaks(limit)).count() / (double) runs.size();
    }

    private static double[] late(List<Scenario> runs, double quantile) {
        double[] late =
                runs.stream().mapToDouble(Scenario::weightedLatenessH).sorted().toArray();
        int high = Math.clamp((int) Math.ceil(quantile * late.length) - 1, 0, late.length - 1);
        return new double[] {late[(late.length - 1) / 2], late[high]};
    }

    /** What the mildest share of scenarios exceeded, the most of each limit and time, and a little more. */
    private static List<Tightening> protecting(List<Scenario> runs, double confidence) {
        int protect = (int) Math.ceil(confidence * runs.size());
        record At(String limit, long fromS, long toS) {}
        Map<At, Double> most = new LinkedHashMap<>();
        runs.stream()
                .sorted(Comparator.comparingDouble(Scenario::badness))
                .limit(protect)
                .forEach(run -> run.breaks()
                        .forEach(b -> most.merge(new At(b.limit(), b.fromS(), b.toS()), b.amount(), Math::max)));
        List<Tightening> cuts = new ArrayList<>();
        most.forEach((at, amount) -> cuts.add(new Tightening(at.limit(), at.fromS(), at.toS(), MORE * amount)));
        return cuts;
    }
}
