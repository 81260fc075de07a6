package org.headroom.app.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;

/** A small schedule with everything in it: a pause, a change of GPUs, the rented site, a hostile id, a batch, a call. */
public final class Exports {
    static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    /** The Friday before the clocks go back, 1 November 2025 in Memphis: the 2nd has 25 hours. */
    public static final long T0 = Instant.parse("2025-10-31T05:00:00Z").getEpochSecond();

    public static final String HOSTILE = "x\"; touch OWNED #\n$(touch OWNED) `touch OWNED` ',=1+1\\<b>&\u0000é";
    public static final long H = 3600;

    private Exports() {}

    static Job job(String id, int gpus, List<String> after) {
        return new Job(id, T0, gpus, gpus, 10, Work.PRETRAIN, 1, T0 + 54 * H, after, null, "");
    }

    public static ScheduleExport rich() {
        Job base = job("base", 24_000, List.of());
        Job away = job("away", 800, List.of());
        Job bad = job(HOSTILE, 3, List.of("away"));
        Job batch = job("batch-1-of-3", 64, List.of());
        Schedule schedule = new Schedule(
                List.of(
                        new Assignment(base, T0, T0 + 4 * H, 24_000, 700, "as soon as free"),
                        new Assignment(base, T0 + 10 * H, T0 + 14 * H, 24_000, 500, "after the call"),
                        new Assignment(base, T0 + 14 * H, T0 + 40 * H, 16_000, 600, "fewer GPUs"),
                        new Assignment(away, T0, T0 + 5 * H, 800, 700, "no room here", Assignment.CLOUD),
                        new Assignment(bad, T0 + 6 * H, T0 + 8 * H, 3, 700, HOSTILE),
                        new Assignment(batch, T0 + 48 * H, T0 + 60 * H, 64, 612.5, "late")),
                List.of(new CapWindow(T0 + 12 * H, T0 + 16 * H, 450)));
        Budget budget = new Budget(
                List.of(
                        new Budget.Period(T0, T0 + 4 * H, 150_000, 42_000, 54_166, 20_000),
                        new Budget.Period(T0 + 4 * H, T0 + 10 * H, 90_000, 42_000, 54_166, 20_000),
                        new Budget.Period(T0 + 10 * H, T0 + 72 * H, 150_000, 42_000, Budget.UNLIMITED, 20_000)),
                new int[] {30_000, 25_000, 18_000, 0, 4, 80},
                new int[] {9_000, 8_000, 6_000, 0, 1, 20});
        return new ScheduleExport(
                schedule,
                List.of(new ScheduleExport.Unscheduled("late", "fits nowhere")),
                new int[] {0, 0, 3, -1, -1, 1},
                "memphis-announced",
                MEMPHIS,
                700,
                8,
                null,
                "0.1.0",
                new PlanContext(
                        T0,
                        T0 + 72 * H,
                        List.of(new PlanContext.Event(
                                "call_1", "utility_call", T0 + 4 * H, T0 + 10 * H, "utility call (call_1)")),
                        budget,
                        Map.of("batch-1-of-3", List.of("a", "b", "c"))));
    }

    /** One job of this name alone. */
    static ScheduleExport one(String id) {
        Schedule schedule =
                new Schedule(List.of(new Assignment(job(id, 8, List.of()), T0, T0 + H, 8, 700, "alone")), List.of());
        return new ScheduleExport(schedule, List.of(), new int[0], "memphis-announced", MEMPHIS, 700, 8, null, "0.1.0");
    }
}
