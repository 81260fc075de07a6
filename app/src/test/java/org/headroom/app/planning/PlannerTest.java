package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void plans_within_limits_break_none_by_an_independent_count(long seed) {
        PlanningProblem problem = Worlds.fortnight(6 + (int) seed * 4, seed);
        Planner planner = new Planner(problem);
        Judge judge = new Judge(problem, 1);
        PlanOutcome best = planner.optimize(SolveBudget.ofSteps(3000, seed), Worlds.CONTENT);
        for (PlanOutcome outcome : List.of(planner.fcfsWithinLimits(), planner.handRule(500), best)) {
            assertThat(outcome.declined()).isEmpty();
            assertThat(judge.faults(outcome.schedule())).isEmpty();
            assertThat(judge.violations(outcome.schedule())).isEmpty();
            assertThat(outcome.figures().hardPpm()).isZero();
            assertThat(outcome.figures().weightedLatenessH())
                    .isCloseTo(judge.weightedLatenessH(outcome.schedule()), within(1e-6));
            assertThat(outcome.score()).isGreaterThanOrEqualTo(best.lowerBound());
        }
    }

    @Test
    void the_baseline_heeds_gpus_alone() {
        PlanningProblem problem = Worlds.fortnight(60, 1);
        PlanOutcome baseline = new Planner(problem).baseline();
        Judge judge = new Judge(problem, 1);
        assertThat(judge.faults(baseline.schedule())).isEmpty();
        assertThat(judge.violations(baseline.schedule()))
                .extracting(Violation::limit)
                .contains(Limits.SITE_POWER, Limits.POTABLE)
                .doesNotContain(Limits.GPUS);
        assertThat(baseline.figures().hardPpm()).isPositive();
    }

    @Test
    void the_optimized_fortnight_is_less_late_at_no_higher_cost_than_either_comparator() {
        PlanningProblem problem = Worlds.fortnight(60, 1);
        Planner planner = new Planner(problem);
        PlanOutcome fcfs = planner.fcfsWithinLimits();
        PlanOutcome hand = planner.handRule(500);
        double ceilingUsd = Math.min(fcfs.figures().costUsd(), hand.figures().costUsd());
        PlanOutcome best = planner.optimize(SolveBudget.ofSteps(60_000, 1), Worlds.CONTENT, ceilingUsd, INF);
        assertThat(best.figures().hardPpm()).isZero();
        assertThat(best.figures().costUsd()).isLessThanOrEqualTo(ceilingUsd);
        assertThat(best.figures().weightedLatenessH())
                .isLessThan(fcfs.figures().weightedLatenessH())
                .isLessThan(hand.figures().weightedLatenessH());
        assertThat(best.gapPercent()).isBetween(0.0, 100.0);
    }

    @Test
    void a_solve_in_steps_gives_the_same_plan_for_the_same_seed() {
        PlanningProblem problem = Worlds.fortnight(15, 7);
        PlanOutcome once = new Planner(problem).optimize(SolveBudget.ofSteps(5000, 3), Worlds.CONTENT);
        PlanOutcome again = new Planner(problem).optimize(SolveBudget.ofSteps(5000, 3), Worlds.CONTENT);
        assertThat(once.schedule().toString()).isEqualTo(again.schedule().toString());
        assertThat(once.calculations()).isEqualTo(again.calculations());
    }

    /** Four rigid jobs, one cap: every choice of starts is tried. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void four_jobs_reach_the_optimum_that_trying_everything_finds(long seed) {
        LocalDate from = LocalDate.of(2025, 7, 14);
        long startS = from.atStartOfDay(Worlds.ZONE).toEpochSecond();
        Random random = new Random(seed);
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int gpus = 200 + 8 * random.nextInt(60);
            double hours = 2 + random.nextInt(8);
            long submitS = startS + 3600L * random.nextInt(6);
            jobs.add(new Job(
                    "job-" + i,
                    submitS,
                    gpus,
                    gpus,
                    hours,
                    Work.PRETRAIN,
                    1 + random.nextInt(3),
                    submitS + Math.round(hours * 3600),
                    i == 3 ? List.of("job-0") : List.of(),
                    null,
                    ""));
        }
        PlanningProblem base = Worlds.problem(from, 1, 7200, 1000, 7.2, jobs, Objective.DEFAULT);
        PlanningProblem problem = new PlanningProblem(
                base.grid(),
                base.windowSlots(),
                base.calendar(),
                base.jobs(),
                base.power(),
                List.of(700.0),
                base.response(),
                base.limits(),
                base.prices(),
                base.objective());
        Instance in = Worlds.instance(problem);
        Board board = new Board(in);
        long bestSoft = Long.MAX_VALUE;
        for (int a = 0; a < in.slots; a++) {
            board.set(0, a, 0);
            for (int b = 0; b < in.slots; b++) {
                board.set(1, b, 0);
                if (board.hard() > 0) {
                    continue;
                }
                for (int c = 0; c < in.slots; c++) {
                    board.set(2, c, 0);
                    for (int d = 0; d < in.slots && board.hard() == 0; d++) {
                        board.set(3, d, 0);
                        boolean released =
                                a >= in.release[0] && b >= in.release[1] && c >= in.release[2] && d >= in.release[3];
                        if (released && board.hard() == 0) {
                            bestSoft = Math.min(bestSoft, board.soft());
                        }
                        board.set(3, null);
                    }
                    board.set(2, null);
                }
            }
            board.set(1, null);
        }
        PlanOutcome found = new Planner(problem).optimize(SolveBudget.ofSteps(20_000, seed), Worlds.CONTENT);
        assertThat(found.score()).isCloseTo(bestSoft * 1e-6, within(1e-6));
        assertThat(found.lowerBound()).isLessThanOrEqualTo(bestSoft * 1e-6);
    }

    @Test
    void a_twin_that_is_three_percent_stricter_is_satisfied_after_a_few_cuts() {
        PlanningProblem problem = Worlds.fortnight(20, 3);
        // A search that keeps demand down is below 100 MW anyway: a limit that binds.
        Arrays.setAll(problem.limits().siteMw(), slot -> problem.limits().siteMw()[slot] == 100 ? 60 : 150);
        Judge twin = new Judge(problem, 1.03);
        PlanOutcome outcome = new Planner(problem)
                .optimize(
                        SolveBudget.ofSteps(6000, 3),
                        schedule -> new Verifier.Verdict(windowed(twin.violations(schedule), problem), Double.NaN));
        assertThat(outcome.rounds()).isGreaterThan(1);
        assertThat(outcome.cuts()).isNotEmpty();
        assertThat(outcome.remaining()).isEmpty();
        assertThat(windowed(twin.violations(outcome.schedule()), problem)).isEmpty();
    }

    @Test
    void a_cut_in_the_middle_of_the_window_leaves_the_spans_of_site_wide_caps_alone() {
        PlanningProblem problem = Worlds.fortnight(12, 6);
        long noonS = problem.grid().fromS(5 * 48 + 10);
        List<Integer> asked = new ArrayList<>();
        PlanOutcome outcome = new Planner(problem).optimize(SolveBudget.ofSteps(4000, 6), schedule -> {
            asked.add(schedule.assignments().size());
            boolean first = asked.size() == 1;
            return new Verifier.Verdict(
                    first
                            ? List.of(new Violation(Limits.SITE_POWER, noonS, noonS + 1800, 151e6, 150e6, Unit.W))
                            : List.of(),
                    Double.NaN);
        });
        assertThat(outcome.cuts()).hasSize(1);
        assertThat(outcome.cuts().getFirst().amount()).isCloseTo(1.1, within(1e-9));
        assertThat(asked).hasSize(2);
        PlanningProblem cut = problem.tightened(outcome.cuts());
        assertThat(cut.limits().siteMw()[5 * 48 + 10]).isCloseTo(148.9, within(1e-9));
        assertThat(new Judge(cut, 1).violations(outcome.schedule())).isEmpty();
        assertThat(new Judge(cut, 1).faults(outcome.schedule())).isEmpty();
    }

    private static List<Violation> windowed(List<Violation> all, PlanningProblem problem) {
        return all.stream().filter(v -> v.fromS() < problem.windowEndS()).toList();
    }

    @Test
    void a_twin_that_is_never_content_is_reported_as_such() {
        PlanningProblem problem = Worlds.fortnight(6, 3);
        long startS = problem.grid().startS();
        Violation violation = new Violation("gpu_c", startS, startS + 3600, 90, 85, Unit.C);
        PlanOutcome outcome = new Planner(problem)
                .optimize(
                        SolveBudget.ofSteps(800, 3), schedule -> new Verifier.Verdict(List.of(violation), Double.NaN));
        assertThat(outcome.remaining()).containsExactly(violation);
        assertThat(outcome.rounds())
                .as("stops once cuts over the whole window do not help")
                .isEqualTo(5);
        assertThat(outcome.cuts()).extracting(Tightening::limit).containsOnly(Limits.SITE_POWER);
    }

    @Test
    void a_bill_above_the_comparators_lowers_the_ceiling_until_it_is_met() {
        PlanningProblem problem = Worlds.fortnight(20, 4);
        Planner planner = new Planner(problem);
        double ceilingUsd = planner.fcfsWithinLimits().figures().costUsd();
        double billedShare = 1.02;
        List<Double> bills = new ArrayList<>();
        PlanOutcome outcome = planner.optimize(
                SolveBudget.ofSteps(20_000, 4),
                schedule -> {
                    PlanFigures figures = figuresOf(problem, schedule.assignments());
                    bills.add(figures.costUsd() * billedShare);
                    return new Verifier.Verdict(List.of(), bills.getLast());
                },
                ceilingUsd,
                ceilingUsd);
        assertThat(bills.getLast()).isLessThanOrEqualTo(ceilingUsd);
        assertThat(outcome.remaining()).isEmpty();
    }

    /** Only an approximation of the plan's cost: site-wide caps are left out, so the bill is a little higher. */
    private static PlanFigures figuresOf(PlanningProblem problem, List<Assignment> assignments) {
        Instance in = Worlds.instance(problem);
        Board board = new Board(in);
        for (Assignment a : assignments) {
            int j = problem.jobs().indexOf(a.job());
            int size = 0;
            while (in.sizes[j][size] != a.gpus()) {
                size++;
            }
            int cap = 0;
            while (in.capW[cap] > a.powerCapW()) {
                cap++;
            }
            board.set(j, in.slotFrom(a.startS() - problem.grid().startS()), in.modeAt[j][size][cap]);
        }
        return PlanFigures.of(board);
    }

    @Test
    void each_job_says_why_it_is_when_it_is() {
        LocalDate from = LocalDate.of(2025, 7, 14);
        long startS = from.atStartOfDay(Worlds.ZONE).toEpochSecond();
        Job first = Worlds.job("first", startS, 800, 800, 10, Work.PRETRAIN, 1, 0);
        Job second = Worlds.job("second", startS, 800, 800, 10, Work.PRETRAIN, 1, 20);
        Job tuned =
                new Job("tuned", startS, 8, 8, 1, Work.FINETUNE, 1, startS + 40 * 3600, List.of("first"), 500.0, "");
        Job huge = Worlds.job("huge", startS, 2000, 2000, 1, Work.OTHER, 1, 0);
        Job lost = new Job("lost", startS, 8, 8, 1, Work.OTHER, 1, startS, List.of("huge"), null, "");
        PlanningProblem problem =
                Worlds.problem(from, 2, 1000, 20, List.of(first, second, tuned, huge, lost), Objective.DEFAULT);
        PlanOutcome outcome = new Planner(problem).fcfsWithinLimits();
        assertThat(outcome.schedule().assignments())
                .extracting(a -> a.job().id() + ": " + a.reason())
                .containsExactly(
                        "first: starts at submit",
                        "second: waits for GPUs",
                        "tuned: starts when job first ends; capped to 500 W");
        assertThat(outcome.declined())
                .extracting(d -> d.job().id() + ": " + d.reason())
                .containsExactly(
                        "huge: needs 2000 GPUs, the site has 1000", "lost: waits for job huge, which is not planned");
    }

    @Test
    void a_water_limit_moves_jobs_past_its_day_even_when_clocks_change() {
        LocalDate from = LocalDate.of(2025, 11, 1);
        long startS = from.atStartOfDay(Worlds.ZONE).toEpochSecond();
        Job job = Worlds.job("job", startS + 86400, 1000, 1000, 6, Work.PRETRAIN, 1, 0);
        PlanningProblem problem = Worlds.problem(from, 4, 1000, 20, List.of(job), Objective.DEFAULT);
        problem.limits().potableGalPerDay()[1] = 2500;
        PlanOutcome outcome = new Planner(problem).fcfsWithinLimits();
        Assignment a = outcome.schedule().assignments().getFirst();
        assertThat(new Judge(problem, 1).violations(outcome.schedule())).isEmpty();
        assertThat(a.startS()).isGreaterThan(startS + 86400);
        assertThat(a.reason()).isEqualTo("delayed past the water limit on 2 Nov");
    }

    @Test
    void three_thousand_small_jobs_get_a_plan_within_limits() {
        PlanningProblem problem = Worlds.fortnight(3000, 1);
        PlanOutcome outcome = new Planner(problem).optimize(SolveBudget.ofSteps(2000, 1), Worlds.CONTENT);
        assertThat(outcome.figures().hardPpm()).isZero();
        // Jobs of a week whose bases end late find no place before the grid ends.
        assertThat(outcome.declined()).hasSizeLessThan(4).allMatch(d -> d.job().hours() > 100);
        assertThat(new Judge(problem, 1).faults(outcome.schedule())).isEmpty();
    }

    @Test
    void a_plan_without_jobs_is_the_idle_site() {
        PlanningProblem problem = Worlds.problem(LocalDate.of(2025, 7, 14), 2, 1000, 20, List.of(), Objective.DEFAULT);
        PlanOutcome outcome = new Planner(problem).optimize(SolveBudget.ofSteps(10, 1), Worlds.CONTENT);
        assertThat(outcome.schedule().assignments()).isEmpty();
        assertThat(outcome.score()).isCloseTo(outcome.lowerBound(), within(1e-6));
    }

    @Test
    void dependencies_that_run_in_a_circle_are_refused() {
        LocalDate from = LocalDate.of(2025, 7, 14);
        Job a = new Job("a", 0, 8, 8, 1, Work.OTHER, 1, 0, List.of("b"), null, "");
        Job b = new Job("b", 0, 8, 8, 1, Work.OTHER, 1, 0, List.of("a"), null, "");
        PlanningProblem problem = Worlds.problem(from, 1, 1000, 20, List.of(a, b), Objective.DEFAULT);
        assertThatThrownBy(() -> new Planner(problem)).hasMessageContaining("circle");
    }
}
