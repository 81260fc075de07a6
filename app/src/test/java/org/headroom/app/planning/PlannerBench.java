package org.headroom.app.planning;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.headroom.app.load.Assignment;
import org.optaplanner.core.config.solver.EnvironmentMode;

/** Prints what a fortnight gives: {@code PlannerBench [jobs, 0 for the embedded list] [seconds] [seed]}. */
final class PlannerBench {
    private PlannerBench() {}

    public static void main(String[] args) {
        int jobs = args.length > 0 ? Integer.parseInt(args[0]) : 60;
        double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 10;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        PlanningProblem problem = jobs == 0 ? Worlds.defaultList() : Worlds.fortnight(jobs, seed);
        Planner planner = new Planner(problem);
        long begin = System.nanoTime();
        print("baseline", planner.baseline());
        PlanOutcome fcfs = planner.fcfsWithinLimits();
        print("fcfs_within_limits", fcfs);
        PlanOutcome hand = planner.handRule(500);
        print("hand_rule", hand);
        System.out.printf("comparators %.2f s%n", (System.nanoTime() - begin) * 1e-9);
        double ceiling = Math.min(fcfs.figures().costUsd(), hand.figures().costUsd());
        begin = System.nanoTime();
        PlanOutcome first =
                planner.optimize(SolveBudget.ofSteps(1, seed), Worlds.CONTENT, ceiling, Double.POSITIVE_INFINITY);
        print("first", first);
        System.out.printf("first plan %.2f s%n", (System.nanoTime() - begin) * 1e-9);
        begin = System.nanoTime();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        PlanOutcome best = planner.optimize(
                SolveBudget.ofSeconds(seconds, seed), Worlds.CONTENT, ceiling, Double.POSITIVE_INFINITY);
        double cpuS = (threads.getCurrentThreadCpuTime() - cpu) * 1e-9;
        print("optimized", best);
        System.out.printf(
                "%.2f s wall, %.2f s CPU, %d calculations in %.2f s = %.0f a second (%.0f a CPU second), gap %.1f %%%n",
                (System.nanoTime() - begin) * 1e-9,
                cpuS,
                best.calculations(),
                best.solveS(),
                best.calculations() / best.solveS(),
                best.calculations() / cpuS,
                best.gapPercent());
        Judge twin = new Judge(problem, 1.01);
        begin = System.nanoTime();
        PlanOutcome confirmed = planner.optimize(
                SolveBudget.ofSeconds(seconds, seed),
                schedule -> new Verifier.Verdict(
                        twin.violations(schedule).stream()
                                .filter(v -> v.fromS() < problem.windowEndS())
                                .toList(),
                        Double.NaN),
                ceiling,
                Double.POSITIVE_INFINITY);
        print("1 % stricter twin", confirmed);
        System.out.printf(
                "%.2f s wall, %d rounds, %d cuts, %d left%n",
                (System.nanoTime() - begin) * 1e-9,
                confirmed.rounds(),
                confirmed.cuts().size(),
                confirmed.remaining().size());
        Instance in = Worlds.instance(problem);
        Placement greedy = new FirstPlans(in).best(null, seed).getFirst();
        for (int i = 0; i < Integer.getInteger("alone", 3); i++) {
            LocalSearch search = new LocalSearch(EnvironmentMode.REPRODUCIBLE, 1);
            cpu = threads.getCurrentThreadCpuTime();
            search.improve(in, List.of(greedy), SolveBudget.ofSteps(200_000, seed));
            double searchS = (threads.getCurrentThreadCpuTime() - cpu) * 1e-9;
            System.out.printf("search alone: %.0f calculations a CPU second%n", search.calculations() / searchS);
        }
        LowerBound bound = new LowerBound(in);
        System.out.printf("bound alone %.0f $, crowded %.0f $%n", bound.aloneUsd(), bound.crowdedUsd());
        if (args.length > 3) {
            for (Assignment a : fcfs.schedule().assignments()) {
                if (a.endS() > a.job().dueS()) {
                    System.out.printf(
                            "fcfs %s w %.0f late %.1f %d %s%n",
                            a.job().id(),
                            a.job().weight(),
                            Math.max(0, a.endS() - a.job().dueS()) / 3600.0,
                            a.gpus(),
                            a.reason());
                }
            }
            for (Assignment a : best.schedule().assignments()) {
                System.out.printf(
                        "%s %.1f h late %.1f %d %s%n",
                        a.job().id(),
                        (a.startS() - problem.grid().startS()) / 3600.0,
                        Math.max(0, a.endS() - a.job().dueS()) / 3600.0,
                        a.gpus(),
                        a.reason());
            }
            System.out.println(best.schedule().siteCaps());
        }
    }

    private static void print(String name, PlanOutcome outcome) {
        PlanFigures f = outcome.figures();
        System.out.printf(
                "%-20s late %9.1f h (%d jobs) cost %9.0f tail %8.0f peak %6.1f MW water %8.0f/d work %9.0f GPU-h hard %d"
                        + " rejected %d score %.0f%n",
                name,
                f.weightedLatenessH(),
                f.late(),
                f.costUsd(),
                f.tailUsd(),
                f.peakMw(),
                f.worstPotableGalPerDay(),
                f.workGpuHours(),
                f.hardPpm(),
                f.rejected(),
                f.objectiveUsd());
    }
}
