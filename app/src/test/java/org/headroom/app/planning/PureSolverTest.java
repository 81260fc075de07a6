package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.headroom.app.load.Assignment;
import org.headroom.app.proof.RandomInstance;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.optaplanner.core.config.solver.EnvironmentMode;

class PureSolverTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void solutions_keep_every_limit_and_count_to_the_last_digit(long seed) {
        PureProblem problem = RandomInstance.of(12, 336, seed);
        PureSolver.Result found = PureSolver.solve(problem, SolveBudget.ofSteps(6000, seed));
        assertThat(found.feasible()).isTrue();
        assertThat(Slow.faults(problem, found.solution())).isEmpty();
        assertThat(found.solution().objectiveMicroUsd()).isEqualTo(Slow.objective(problem, found.solution()));
        assertThat(found.lowerBoundMicroUsd())
                .isLessThanOrEqualTo(found.solution().objectiveMicroUsd());
    }

    @Test
    void two_searches_beside_each_other_find_the_same_for_the_same_seed_and_steps() {
        PureProblem problem = RandomInstance.of(20, 336, 3);
        PureSolver.Result once = PureSolver.solve(problem, SolveBudget.ofSteps(8000, 5));
        PureSolver.Result again = PureSolver.solve(problem, SolveBudget.ofSteps(8000, 5));
        assertThat(once.solution().start()).isEqualTo(again.solution().start());
        assertThat(once.solution().mode()).isEqualTo(again.solution().mode());
        assertThat(once.calculations()).isEqualTo(again.calculations());
    }

    @Test
    void full_assert_finds_no_difference_on_problems_with_ramps_a_second_site_and_a_ceiling() {
        for (long seed = 1; seed <= 4; seed++) {
            Instance in = new Instance(RandomInstance.of(10, 200, seed));
            LocalSearch search = new LocalSearch(EnvironmentMode.FULL_ASSERT, 1);
            search.improve(in, new FirstPlans(in).best(null, seed).subList(0, 1), SolveBudget.ofSteps(300, seed));
            assertThat(search.calculations()).isGreaterThanOrEqualTo(300);
        }
    }

    @Test
    void a_deadline_is_kept_or_the_job_declined() {
        LocalDate from = LocalDate.of(2025, 7, 14);
        long startS = from.atStartOfDay(Worlds.ZONE).toEpochSecond();
        Job big = Worlds.job("big", startS, 1000, 1000, 10, Work.PRETRAIN, 20, 0);
        Job strict = Worlds.job("strict", startS, 1000, 1000, 5, Work.PRETRAIN, 1, 30)
                .withDeadline(startS + 6 * 3600);
        Job hopeless =
                Worlds.job("hopeless", startS, 8, 8, 5, Work.PRETRAIN, 1, 30).withDeadline(startS + 2 * 3600);
        PlanningProblem problem = Worlds.problem(from, 2, 1000, 20, List.of(big, strict, hopeless), Objective.DEFAULT);
        PlanOutcome outcome = new Planner(problem).optimize(SolveBudget.ofSteps(3000, 1), Worlds.CONTENT);
        assertThat(outcome.declined()).extracting(d -> d.job().id()).containsExactly("hopeless");
        assertThat(outcome.schedule().assignments())
                .filteredOn(a -> a.job().id().equals("strict"))
                .allMatch(a -> a.endS() <= startS + 6 * 3600);
    }

    @Test
    void a_job_goes_to_the_second_site_where_it_is_pinned_or_pays_and_draws_nothing_here() {
        LocalDate from = LocalDate.of(2025, 7, 14);
        long startS = from.atStartOfDay(Worlds.ZONE).toEpochSecond();
        Job here = Worlds.job("here", startS, 1000, 1000, 40, Work.PRETRAIN, 20, 0);
        Job late = Worlds.job("late", startS, 800, 800, 4, Work.PRETRAIN, 5, 2);
        Job pinned = new Job(
                "pinned", startS, 80, 80, 3, Work.OTHER, 1, startS + 20 * 3600, List.of(), null, Assignment.CLOUD);
        PlanningProblem p = Worlds.problem(from, 2, 1000, 20, List.of(here, late, pinned), Objective.DEFAULT);
        PlanningProblem problem = new PlanningProblem(
                p.grid(),
                p.windowSlots(),
                p.calendar(),
                p.jobs(),
                p.power(),
                p.capOptionsW(),
                p.response(),
                p.limits(),
                p.prices(),
                p.objective(),
                new RentedSite(2000, 2.5, 3600, 1000, 1.3, 0, 1e-7),
                SiteRules.NONE);
        Planner planner = new Planner(problem, true);
        PlanOutcome outcome = planner.optimize(SolveBudget.ofSteps(5000, 1), Worlds.CONTENT);
        assertThat(outcome.schedule().assignments())
                .extracting(a -> a.job().id() + "@" + a.site())
                .containsExactly("here@", "late@cloud", "pinned@cloud");
        // an hour for its data and three of work
        assertThat(outcome.schedule().assignments().getLast().endS()
                        - outcome.schedule().assignments().getLast().startS())
                .isEqualTo(4 * 3600);
        assertThat(Slow.faults(outcome.pure(), outcome.solution())).isEmpty();
        assertThat(outcome.score()).isEqualTo(Slow.objective(outcome.pure(), outcome.solution()) * 1e-6);
    }
}
