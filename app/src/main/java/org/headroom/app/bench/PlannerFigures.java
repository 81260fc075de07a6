package org.headroom.app.bench;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.planning.PureBound;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureSolver;
import org.headroom.app.planning.SolveBudget;
import org.headroom.app.proof.RandomInstance;

/** What the planner's search does on made-up problems, by itself: no site, no twin. */
final class PlannerFigures {
    private static final String ONE_CORE = "one core: a few slots read and written a candidate";
    private static final String GREEDY = "one core: greedy plans in many orders";
    private static final double MOST_SCORE_US = 1e6 / 300_000;

    private PlannerFigures() {}

    static List<Figure> measure(boolean quick) {
        List<Figure> figures = new ArrayList<>();
        figures.add(score("planner_score_672_us", "score of a candidate, 60 jobs x 672 slots", 672, quick));
        figures.add(score("planner_score_1008_us", "score of a candidate, 60 jobs x 1,008 slots", 1008, quick));
        figures.add(first("planner_first_60_s", "first plan, 60 jobs x 1,008 slots", 60, 1008, 2));
        figures.add(first("planner_first_200_s", "first plan, 200 jobs x 2,688 slots", 200, 2688, 5));
        return figures;
    }

    /** Search alone on one thread: what the first plans and the bound take is taken off. */
    private static Figure score(String name, String what, int slots, boolean quick) {
        PureProblem problem = RandomInstance.of(60, slots, 1);
        PureSolver.solve(problem, SolveBudget.ofSteps(20_000, 1), 1);
        PureSolver.Result search = PureSolver.solve(problem, SolveBudget.ofSteps(quick ? 200_000 : 1_000_000, 1), 1);
        double besides = PureSolver.first(problem, 1).seconds();
        long begin = System.nanoTime();
        PureBound.of(problem, search.solution().objectiveMicroUsd());
        besides += (System.nanoTime() - begin) * 1e-9;
        double us = Math.max(0, search.seconds() - besides) * 1e6 / search.calculations();
        return new Figure(name, what, us, "us", MOST_SCORE_US, ONE_CORE);
    }

    private static Figure first(String name, String what, int jobs, int slots, double most) {
        PureSolver.Result result = PureSolver.first(RandomInstance.of(jobs, slots, 1), 1);
        return new Figure(name, what, result.seconds(), "s", most, GREEDY);
    }
}
