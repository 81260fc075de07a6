package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.data.jobs.Job;
import org.jspecify.annotations.Nullable;

/**
 * What a little more of something would buy, found by solving again from the plan: both the plan with its own limits and the
 * one with more are searched as long from the same start, so that a better plan found by chance is not taken for the limit's
 * worth. A plan is never worse for having more, so a worth is never below 0.
 */
public final class WhatBuys {
    /** Candidates scored in each solve; a count, so that answers are the same everywhere. */
    private static final long STEPS = 20_000;

    private static final long DAY_S = 86_400;

    private WhatBuys() {}

    /**
     * One more step of something.
     *
     * @param what for people, as in "10 MW more"
     * @param worthUsd by the planner's objective, lateness priced in it
     * @param latenessH weighted hours late that it saves, below 0 where cost is saved instead
     * @param costUsd that it saves in the window
     * @param earlierS by which each job ends earlier, s; below 0 is later
     */
    public record Step(
            String id, String what, double worthUsd, double latenessH, double costUsd, Map<String, Long> earlierS) {}

    /** @param problem with the cuts of the plan */
    public static List<Step> of(PlanningProblem problem, PlanOutcome plan, long seed) {
        PlanOutcome start = solve(problem, plan, seed);
        PlanOutcome same = solve(problem, start, seed);
        Base base = new Base(problem, start, same, score(problem, same), seed);
        List<Step> steps = new ArrayList<>();
        Step mw = step("site_power_mw+1", "1 MW more", more(problem, Limits.SITE_POWER, 1), base, null);
        steps.add(mw);
        steps.add(step("site_power_mw+10", "10 MW more", more(problem, Limits.SITE_POWER, 10), base, mw));
        Step gallons = step(
                "potable_gal_per_day+1000",
                "1,000 gallons more a day",
                more(problem, Limits.POTABLE, 1_000),
                base,
                null);
        steps.add(gallons);
        steps.add(step(
                "potable_gal_per_day+100000",
                "100,000 gallons more a day",
                more(problem, Limits.POTABLE, 100_000),
                base,
                gallons));
        steps.add(step("gpus_count+1000", "1,000 GPUs more", more(problem, Limits.GPUS, 1_000), base, null));
        PlanOutcome later = solve(dueLater(problem), start, seed);
        steps.add(told("due+1d", "a due date a day later for all", same.score() - later.score(), same, later));
        return steps;
    }

    /** What all steps are held against. */
    private record Base(PlanningProblem problem, PlanOutcome start, PlanOutcome same, double score, long seed) {}

    /** By the prices of the plan's own problem: those of another are drawn to another limit. */
    private static double score(PlanningProblem problem, PlanOutcome plan) {
        return new Planner(problem).asPlanned(plan.schedule()).score();
    }

    private static PlanningProblem more(PlanningProblem problem, String limit, double amount) {
        return problem.tightened(List.of(
                new Tightening(limit, problem.grid().startS(), problem.grid().endS(), -amount)));
    }

    private static PlanningProblem dueLater(PlanningProblem problem) {
        List<Job> later = problem.jobs().stream()
                .map(job -> job.dueAt(job.dueS() + DAY_S))
                .toList();
        return problem.withJobs(later, problem.power());
    }

    private static PlanOutcome solve(PlanningProblem problem, PlanOutcome from, long seed) {
        return new Planner(problem)
                .replan(
                        SolveBudget.ofSteps(STEPS, seed),
                        _ -> new Verifier.Verdict(List.of(), Double.NaN),
                        new Before(from.schedule(), 0));
    }

    /** @param less the same with less more, whose plan fits here too; null if there is none */
    private static Step step(String id, String what, PlanningProblem raised, Base base, @Nullable Step less) {
        PlanOutcome now = solve(raised, base.start(), base.seed());
        double worthUsd = base.score() - score(base.problem(), now);
        if (less != null && less.worthUsd() >= worthUsd) {
            return new Step(id, what, less.worthUsd(), less.latenessH(), less.costUsd(), less.earlierS());
        }
        return told(id, what, worthUsd, base.same(), now);
    }

    private static Step told(String id, String what, double worthUsd, PlanOutcome same, PlanOutcome now) {
        if (worthUsd <= 0) {
            return new Step(id, what, 0, 0, 0, Map.of());
        }
        Map<String, Long> before = ends(same);
        Map<String, Long> earlier = new HashMap<>();
        ends(now).forEach((job, endS) -> {
            long gainedS = before.getOrDefault(job, endS) - endS;
            if (gainedS != 0) {
                earlier.put(job, gainedS);
            }
        });
        return new Step(
                id,
                what,
                worthUsd,
                same.figures().weightedLatenessH() - now.figures().weightedLatenessH(),
                same.figures().costUsd() - now.figures().costUsd(),
                earlier);
    }

    private static Map<String, Long> ends(PlanOutcome plan) {
        Map<String, Long> ends = new HashMap<>();
        for (Assignment a : plan.schedule().assignments()) {
            ends.merge(a.job().id(), a.endS(), Math::max);
        }
        return ends;
    }
}
