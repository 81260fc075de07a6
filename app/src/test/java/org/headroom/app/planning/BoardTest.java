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
        Instance in = new Instance(Worlds.fortnight(20, seed));
        Board board = new Board(in);
        Random random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            if (random.nextInt(20) == 0) {
                board.setSpanCap(random.nextInt(in.spans.size()), random.nextInt(in.capW.length));
            }
            int j = random.nextInt(in.jobs);
            int start = random.nextInt(8) == 0 ? -1 : random.nextInt(in.slots);
            board.set(j, start, random.nextInt(in.sizes[j].length), random.nextInt(in.capW.length));
            if (random.nextInt(3) == 0) {
                board.refresh();
            }
            if (i % 300 == 0) {
                board.refresh();
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
        Instance in = new Instance(Worlds.fortnight(12, 5));
        List<Placement> firsts = new FirstPlans(in).best(null, 5);
        LocalSearch search = new LocalSearch(EnvironmentMode.FULL_ASSERT);
        Placement found = search.improve(in, firsts.getFirst(), SolveBudget.ofSteps(400, 5));
        assertThat(search.calculations()).isGreaterThanOrEqualTo(400);
        assertThat(found.start()).hasSize(12);
    }

    @Test
    void a_place_that_the_board_calls_earliest_breaks_nothing_and_none_before_it_fits() {
        PlanningProblem problem = Worlds.fortnight(25, 9);
        Instance in = new Instance(problem);
        Board board = new Board(in);
        new Dispatch(board).firstComeWithinLimits();
        assertThat(board.hard()).isZero();
        for (int j = 0; j < in.jobs; j++) {
            int start = board.start[j];
            int size = board.size[j];
            int cap = board.cap[j];
            board.set(j, -1, size, cap);
            int found = board.earliest(j, size, cap, 0, true);
            assertThat(found).isNotNegative();
            for (int slot = Math.max(0, found - 30); slot <= found; slot++) {
                board.set(j, slot, size, cap);
                board.refresh();
                Board alone = board;
                boolean fits = loadsFit(alone, in);
                if (slot == found) {
                    assertThat(fits).as("job %d at %d", j, slot).isTrue();
                } else if (board.endSlot(j) < in.slots && endsOnSlot(board, in, j)) {
                    assertThat(fits).as("job %d at %d", j, slot).isFalse();
                }
                board.set(j, -1, size, cap);
            }
            board.set(j, start, size, cap);
        }
    }

    private static boolean endsOnSlot(Board board, Instance in, int j) {
        return (board.endS(j) - in.startS) % in.stepS == 0;
    }

    /** Everything but dependencies, which earliest() does not look at. */
    private static boolean loadsFit(Board board, Instance in) {
        for (int slot = 0; slot < in.slots; slot++) {
            if (board.freeGpus(slot) < 0 || board.freeItW(slot) < 0) {
                return false;
            }
        }
        for (int day = 0; day < in.dayStartSlot.length; day++) {
            if (board.meters.waterOfDayGal(0, day) * 1000 > in.dayLimit[0][day] + 0.5) {
                return false;
            }
        }
        return true;
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
