package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.optaplanner.core.config.solver.EnvironmentMode;

class BoardTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void sums_kept_up_to_date_equal_sums_made_anew(long seed) {
        Instance in = Worlds.instance(Worlds.fortnight(20, seed));
        Board board = new Board(in);
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            if (random.nextInt(20) == 0) {
                board.setSpanCap(random.nextInt(in.spans.size()), random.nextInt(in.capW.length));
            }
            int j = random.nextInt(in.jobs);
            int start = random.nextInt(8) == 0 ? -1 : random.nextInt(in.slots);
            board.set(j, start, random.nextInt(in.itW[j].length));
            if (random.nextInt(3) == 0) {
                board.soft();
            }
            if (i % 300 == 0) {
                Board anew = new Board(in);
                Placement.of(board).onto(anew);
                assertThat(board.hard()).isEqualTo(anew.hard());
                assertThat(board.soft()).isEqualTo(anew.soft());
                assertThat(PlanFigures.of(board)).isEqualTo(PlanFigures.of(anew));
            }
        }
    }

    @Test
    void optaplanner_finds_no_difference_in_full_assert_mode() {
        Instance in = Worlds.instance(Worlds.fortnight(12, 5));
        List<Placement> firsts = new FirstPlans(in).best(null, 5);
        LocalSearch search = new LocalSearch(EnvironmentMode.FULL_ASSERT, 1);
        Placement found = search.improve(in, firsts.subList(0, 1), SolveBudget.ofSteps(400, 5));
        assertThat(search.calculations()).isGreaterThanOrEqualTo(400);
        assertThat(found.courses()).hasSize(12);
    }

    @Test
    void a_place_that_the_board_calls_earliest_breaks_nothing_and_none_before_it_fits() {
        PlanningProblem problem = Worlds.fortnight(25, 9);
        Instance in = Worlds.instance(problem);
        Board board = new Board(in);
        new Dispatch(board).firstComeWithinLimits();
        assertThat(board.hard()).isZero();
        for (int j = 0; j < in.jobs; j++) {
            Course course = board.course(j);
            int mode = board.mode[j];
            board.set(j, null);
            int found = board.earliest(j, mode, 0, true);
            assertThat(found).isNotNegative();
            for (int slot = Math.max(0, found - 30); slot <= found; slot++) {
                board.set(j, slot, mode);
                boolean fits = board.sums.excess() == 0;
                assertThat(fits).as("job %d at %d", j, slot).isEqualTo(slot == found);
                board.set(j, null);
            }
            board.set(j, course);
        }
    }

    @Test
    void the_cheapest_place_costs_no_more_than_any_other_that_fits() {
        Instance in = new Instance(Worlds.instance(Worlds.fortnight(25, 4)).pure);
        Board board = new Board(in);
        new Dispatch(board).firstComeWithinLimits();
        for (int j = 0; j < in.jobs; j++) {
            Course course = board.course(j);
            int mode = board.mode[j];
            board.set(j, null);
            int found = board.cheapest(j, mode, in.release[j], in.slots - 1);
            long least = Long.MAX_VALUE;
            for (int slot = in.release[j]; slot + in.length[j][mode] <= in.slots; slot++) {
                board.set(j, slot, mode);
                if (board.sums.excess() == 0) {
                    least = Math.min(least, board.costIf(j, mode, slot));
                }
                board.set(j, null);
            }
            assertThat(board.costIf(j, mode, found)).isEqualTo(least);
            board.set(j, course);
        }
    }

    @Test
    void the_objective_of_whole_runs_is_the_pure_problems_to_the_last_digit() {
        for (long seed = 1; seed <= 5; seed++) {
            PureProblem problem = Worlds.instance(Worlds.fortnight(15, seed)).pure;
            Instance in = new Instance(problem);
            Board board = new Board(in);
            new Dispatch(board).firstComeWithinLimits();
            Random random = new Random(seed);
            for (int i = 0; i < 40; i++) {
                int j = random.nextInt(in.jobs);
                int mode = random.nextInt(in.itW[j].length);
                board.set(j, random.nextInt(Math.max(1, in.slots - in.length[j][mode])), mode);
            }
            assertThat(board.soft()).isEqualTo(Slow.objective(problem, PureSolver.solution(board)));
        }
    }

    @Test
    void a_day_on_which_clocks_go_back_has_twenty_five_hours() {
        PlanningProblem problem = Worlds.problem(LocalDate.of(2025, 11, 1), 3, 1000, 10, List.of(), Objective.DEFAULT);
        int[] counts = new int[problem.calendar().days().size()];
        for (int day : problem.calendar().dayOf()) {
            counts[day]++;
        }
        assertThat(problem.windowSlots()).isEqualTo(48 + 50 + 48);
        assertThat(counts[0]).isEqualTo(48);
        assertThat(counts[1]).isEqualTo(50);
        assertThat(counts[2]).isEqualTo(48);
    }
}
