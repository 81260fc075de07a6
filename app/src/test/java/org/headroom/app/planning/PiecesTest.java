package org.headroom.app.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final LocalDate FROM = LocalDate.of(2025, 7, 14);
    private static final long START_S = FROM.atStartOfDay(Worlds.ZONE).toEpochSecond();

    private static Job job(String id, double hours, Work work, List<String> after) {
        return new Job(id, START_S, 8000, 8000, hours, work, 4, START_S + 70 * 3600, after, null, "");
    }

    @Test
    void a_long_job_becomes_parts_that_wait_for_each_other_and_pay_for_restarts() {
        List<Job> jobs = List.of(
                job("long", 30, Work.PRETRAIN, List.of()),
                job("serve", 30, Work.INFERENCE, List.of()),
                job("short", 5, Work.FINETUNE, List.of()),
                job("next", 30, Work.EVALUATION, List.of("long")));
        Pieces pieces = Pieces.of(jobs, 3, 600, 1800);
        assertThat(pieces.cut()).isTrue();
        assertThat(pieces.parts().stream().map(Job::id))
                .containsExactly("long~1", "long~2", "long~3", "serve", "short", "next");
        assertThat(pieces.parts().get(0).hours()).isEqualTo(10);
        assertThat(pieces.parts().get(1).hours()).isCloseTo(10 + 1 / 6.0, within(1e-12));
        assertThat(pieces.parts().get(1).after()).containsExactly("long~1");
        assertThat(pieces.parts().get(2).weight()).isEqualTo(4);
        assertThat(pieces.parts().get(2).dueS()).isEqualTo(START_S + 70 * 3600);
        assertThat(pieces.parts().get(5).after()).containsExactly("long~3");
        assertThat(Pieces.of(jobs, 1, 600, 1800).cut()).isFalse();
    }

    @Test
    void parts_that_follow_are_one_run_and_gaps_are_pauses() {
        Job whole = job("long", 30, Work.PRETRAIN, List.of());
        Pieces pieces = Pieces.of(List.of(whole), 3, 600, 1800);
        List<Job> parts = pieces.parts();
        Schedule schedule = pieces.joined(new Schedule(
                List.of(
                        new Assignment(parts.get(0), START_S, START_S + 36_000, 8000, 700, "starts at submit"),
                        new Assignment(parts.get(1), START_S + 36_000, START_S + 72_600, 8000, 700, ""),
                        new Assignment(
                                parts.get(2),
                                START_S + 90_000,
                                START_S + 126_600,
                                8000,
                                700,
                                "starts when job long~2 ends")),
                List.of()));
        assertThat(schedule.assignments()).hasSize(2);
        assertThat(schedule.assignments().get(0).endS()).isEqualTo(START_S + 72_600);
        assertThat(schedule.assignments().get(1).job()).isSameAs(whole);
        assertThat(schedule.assignments().get(1).reason())
                .isEqualTo("resumed from a checkpoint; starts when job long ends");
        Schedule broken = pieces.joined(new Schedule(
                List.of(new Assignment(parts.get(0), START_S, START_S + 36_000, 8000, 700, "")), List.of()));
        assertThat(broken.assignments()).isEmpty();
    }

    /** 60 h of 8,000 GPUs, due after 70 h, of which hours 30 to 42 allow almost nothing: whole, it can only start behind them. */
    @Test
    void a_pause_around_a_lowered_limit_makes_less_late() {
        Job big = job("big", 60, Work.PRETRAIN, List.of());
        PlanningProblem p = Worlds.problem(FROM, 6, 10_000, 20, List.of(big), Objective.DEFAULT);
        for (int slot = 60; slot < 84; slot++) {
            p.limits().siteMw()[slot] = 9.2;
        }
        PlanOutcome whole =
                new Planner(p).optimize(SolveBudget.ofSteps(20_000, 1), _ -> new Verifier.Verdict(List.of(), 0));
        Pieces pieces = Pieces.of(p.jobs(), 5, 600, 1800);
        PlanOutcome parts = pieces.joined(new Planner(p.withJobs(pieces.parts(), p.power()))
                .optimize(SolveBudget.ofSteps(20_000, 1), _ -> new Verifier.Verdict(List.of(), 0)));
        assertThat(parts.declined()).isEmpty();
        long wholeEndS = whole.schedule().last().getFirst().endS();
        long partsEndS = parts.schedule().last().getFirst().endS();
        assertThat(partsEndS).as(whole.schedule() + " " + parts.schedule()).isLessThan(wholeEndS - 5 * 3600);
        assertThat(parts.schedule().assignments().size()).isGreaterThan(1);
        assertThat(parts.score()).isLessThan(whole.score());
        long runS = parts.schedule().assignments().stream()
                .mapToLong(a -> a.endS() - a.startS())
                .sum();
        assertThat(runS).isGreaterThanOrEqualTo(60 * 3600);
    }
}
