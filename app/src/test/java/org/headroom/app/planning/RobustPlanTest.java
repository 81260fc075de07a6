package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.PlanningRisk;
import org.junit.jupiter.api.Test;

class RobustPlanTest {
    private static final LocalDate FROM = LocalDate.of(2025, 7, 14);
    private static final JobBehaviour.Failures NO_FAILURES = new JobBehaviour.Failures(1e12, 0, 0, 0);

    private static PlanningRisk risk(double overrunSigma, double wetbulbK) {
        return new PlanningRisk(0.95, 20_000, 500, overrunSigma, wetbulbK, 0, 3, 86_400);
    }

    private static PlanningProblem problem(double siteMw) {
        long startS = FROM.atStartOfDay(Worlds.ZONE).toEpochSecond();
        return Worlds.problem(FROM, 4, 100_000, siteMw, Worlds.jobs(12, startS, 100_000, 4, 3), Objective.DEFAULT);
    }

    private static Scenarios scenarios(PlanningProblem problem, PlanningRisk risk) {
        SiteResponse warmer = SiteResponse.tabulate(problem.grid(), 1, 8, 0, 1e8, 1, (slot, mode, itW, out) -> {
            Worlds.response(problem.grid()).at(slot, mode, itW, out);
            out.siteW *= 1.04;
            out.potableM3PerS *= 1.1;
        });
        return new Scenarios(problem, warmer, 4, risk, NO_FAILURES, 0);
    }

    private static PlanOutcome plan(PlanningProblem problem) {
        return new Planner(problem).optimize(SolveBudget.ofSteps(2000, 1), Worlds.CONTENT);
    }

    @Test
    void without_errors_every_scenario_is_the_plan_itself() {
        PlanningProblem problem = problem(110);
        PlanOutcome plan = plan(problem);
        Scenario calm = scenarios(problem, risk(0, 0)).run(plan.schedule(), plan.declined(), 7);
        assertThat(calm.holds()).isTrue();
        assertThat(calm.weightedLatenessH()).isCloseTo(plan.figures().weightedLatenessH(), within(1e-6));
        for (Assignment a : calm.really().assignments()) {
            assertThat(plan.schedule().assignments()).contains(a);
        }
    }

    @Test
    void a_scenario_is_its_seed_s_alone() {
        PlanningProblem problem = problem(110);
        PlanOutcome plan = plan(problem);
        Scenarios scenarios = scenarios(problem, risk(0.1, 1));
        assertThat(scenarios.run(plan.schedule(), plan.declined(), 3).siteMw())
                .isEqualTo(scenarios.run(plan.schedule(), plan.declined(), 3).siteMw())
                .isNotEqualTo(scenarios.run(plan.schedule(), plan.declined(), 4).siteMw());
    }

    @Test
    void weather_errors_have_the_spread_and_memory_that_the_site_states() {
        Scenarios scenarios = scenarios(problem(110), risk(0, 2));
        double squares = 0;
        double products = 0;
        int day = 48;
        int count = 4000;
        for (int seed = 0; seed < count; seed++) {
            double[] e = scenarios.errorK(seed);
            squares += e[100] * e[100];
            products += e[100] * e[100 + day];
        }
        assertThat(Math.sqrt(squares / count)).isCloseTo(2, within(0.1));
        assertThat(products / squares).as("a day apart, correlation time a day").isCloseTo(Math.exp(-1), within(0.06));
    }

    @Test
    void margins_bring_the_share_that_was_asked_for_and_more_certainty_takes_more_of_them() {
        PlanningProblem problem = problem(80);
        PlanOutcome plan = plan(problem);
        Scenarios scenarios = scenarios(problem, risk(0.02, 1));
        double before = Double.NEGATIVE_INFINITY;
        for (double confidence : new double[] {0.5, 0.8, 0.95}) {
            double deviations = scenarios.deviationsFor(confidence, 100, 1);
            assertThat(deviations).isGreaterThan(before);
            before = deviations;
        }
        RobustPlan robust = RobustPlan.of(
                scenarios,
                plan,
                (margins, from) -> new Planner(problem.tightened(margins))
                        .replan(SolveBudget.ofSteps(1000, 1), Worlds.CONTENT, new Before(from.schedule(), 0)),
                0.9,
                60,
                1);
        assertThat(robust.joint()).isGreaterThanOrEqualTo(0.9);
        assertThat(robust.jointWithout()).isLessThanOrEqualTo(robust.joint());
        // What holds with margins holds without: it is a plan of the problem as given.
        assertThat(new Planner(problem)
                        .asPlanned(robust.with().schedule())
                        .figures()
                        .hardPpm())
                .isZero();
    }

    @Test
    void a_plan_that_holds_in_all_scenarios_costs_nothing_more() {
        PlanningProblem problem = problem(400);
        PlanOutcome plan = plan(problem);
        RobustPlan robust = RobustPlan.of(
                scenarios(problem, risk(0, 0)),
                plan,
                (_, _) -> {
                    throw new AssertionError("nothing to solve");
                },
                0.95,
                20,
                1);
        assertThat(robust.with()).isSameAs(plan);
        assertThat(robust.joint()).isEqualTo(1);
    }

    @Test
    void a_warm_start_with_a_high_threshold_gives_the_plan_back_and_moves_pay_for_themselves() {
        PlanningProblem problem = problem(110);
        PlanOutcome plan = plan(problem);
        Planner planner = new Planner(problem);
        PlanOutcome same =
                planner.replan(SolveBudget.ofSteps(4000, 2), Worlds.CONTENT, new Before(plan.schedule(), 1e9));
        assertThat(times(same.schedule())).isEqualTo(times(plan.schedule()));
        PlanOutcome free = planner.replan(SolveBudget.ofSteps(4000, 2), Worlds.CONTENT, new Before(plan.schedule(), 0));
        assertThat(free.score()).isLessThanOrEqualTo(plan.score() + 1e-6);
        assertThat(planner.asPlanned(plan.schedule()).score()).isCloseTo(plan.score(), within(1e-6));
    }

    private static List<String> times(Schedule schedule) {
        return schedule.assignments().stream()
                .map(a -> a.job().id() + " " + a.startS() + " " + a.endS() + " " + a.gpus())
                .sorted()
                .toList();
    }

    @Test
    void more_of_a_limit_is_never_worth_less_than_nothing_and_ten_megawatts_never_less_than_one() {
        PlanningProblem problem = problem(70);
        List<WhatBuys.Step> steps = WhatBuys.of(problem, plan(problem), 1);
        assertThat(steps).allSatisfy(step -> assertThat(step.worthUsd()).isNotNegative());
        assertThat(steps.get(1).worthUsd()).isGreaterThanOrEqualTo(steps.get(0).worthUsd());
        assertThat(steps.get(3).worthUsd()).isGreaterThanOrEqualTo(steps.get(2).worthUsd());
    }
}
