package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.headroom.app.ledger.Violation;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default site's fortnight of jobs, placed by hand and by the planner. */
class ScheduleDeskTest {
    private static final PlanRequest REQUEST =
            new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 0, 0);
    private static final ScheduleDesk DESK = new ScheduleDesk(REQUEST, Map.of());

    private static ScheduleEntry longest() {
        return DESK.baseline().stream()
                .filter(e -> e.job().splits() && e.job().elastic() && e.placed())
                .max(Comparator.comparingDouble(e -> e.job().hours()))
                .orElseThrow();
    }

    private static List<ScheduleEntry> with(List<ScheduleEntry> entries, ScheduleEntry changed) {
        return entries.stream()
                .map(e -> e.id().equals(changed.id()) ? changed : e)
                .toList();
    }

    private static Map<String, String> changes(ScheduleEntry... entries) {
        Map<String, String> changes = new TreeMap<>();
        for (ScheduleEntry e : entries) {
            changes.putAll(DESK.edits(e));
        }
        return changes;
    }

    @Test
    void every_edit_is_said_as_changes_that_give_the_same_places_again() {
        ScheduleEntry job = longest();
        long slotS = DESK.slotS();
        List<ScheduleEntry> edits = List.of(
                DESK.moved(job, -1, job.startS() + 3 * slotS),
                DESK.moved(job, -1, job.startS() + 7),
                DESK.withGpus(job, -1, job.job().gpusMin()),
                DESK.withCap(job, -1, 500),
                DESK.lockedAs(job, true),
                DESK.split(job, job.startS() + 5 * slotS),
                DESK.moved(DESK.split(job, job.startS() + 5 * slotS), 1, job.startS() + 40 * slotS));
        for (ScheduleEntry edit : edits) {
            ScheduleEntry again = DESK.entries(changes(edit)).stream()
                    .filter(e -> e.id().equals(job.id()))
                    .findFirst()
                    .orElseThrow();
            assertThat(again.pieces()).isEqualTo(edit.pieces());
            assertThat(again.locked()).isEqualTo(edit.locked());
        }
        assertThat(DESK.entries(changes(job)).stream()
                        .map(ScheduleEntry::pieces)
                        .toList())
                .as("the fields of a job that stands where it stood change nothing")
                .isEqualTo(DESK.baseline().stream().map(ScheduleEntry::pieces).toList());
    }

    @Test
    void half_the_gpus_take_twice_the_time() {
        ScheduleEntry job = longest();
        ScheduleEntry full = DESK.withGpus(job, -1, job.job().gpusMax());
        ScheduleEntry less = DESK.withGpus(job, -1, job.job().gpusMin());
        double ratio = (double) job.job().gpusMax() / job.job().gpusMin();
        assertThat((double) (less.endS() - less.startS()))
                .isCloseTo(ratio * (full.endS() - full.startS()), within(ratio + 1));
        assertThat(DESK.withCap(full, -1, 500).endS()).isGreaterThan(full.endS());
    }

    @Test
    void a_cut_job_takes_a_restart_more_and_can_be_joined_again() {
        ScheduleEntry job = longest();
        ScheduleEntry split = DESK.split(job, job.startS() + 5 * DESK.slotS());
        assertThat(split.pieces()).hasSize(2);
        assertThat(split.pieces().stream().mapToDouble(SchedulePiece::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(split.endS()).isGreaterThan(job.endS());
        assertThat(DESK.joined(split).pieces())
                .isEqualTo(DESK.withCap(job, -1, job.pieces().getFirst().capW()).pieces());
        assertThat(DESK.split(job, job.startS() + 1).pieces()).hasSize(1);
    }

    @Test
    void the_quick_check_breaks_what_the_twin_breaks() {
        ScheduleCheck check = DESK.check(DESK.baseline(), Map.of());
        List<Violation> seen = DESK.operate(DESK.baseline()).violations().stream()
                .filter(v -> !v.limit().equals("branch_loading_percent")) // the network is the twin's alone
                .toList();
        assertThat(seen).isNotEmpty();
        assertThat(check.breaches().stream()
                        .filter(ScheduleBreach::ofSite)
                        .map(ScheduleBreach::limit)
                        .collect(Collectors.toSet()))
                .isEqualTo(seen.stream().map(Violation::limit).collect(Collectors.toSet()));
        for (Violation violation : seen) {
            double worst = check.breaches().stream()
                    .filter(b -> b.limit().equals(violation.limit())
                            && b.fromS() < violation.toS()
                            && b.toS() > violation.fromS())
                    .mapToDouble(ScheduleBreach::worst)
                    .max()
                    .orElse(0);
            assertThat(worst).as(violation.toString()).isCloseTo(violation.worst(), within(0.03 * violation.worst()));
        }
    }

    @Test
    void days_that_are_just_over_their_water_are_the_same_by_the_quick_check_and_the_twin() {
        ScheduleStart start = ScheduleStart.of(DESK, WhatIfQuestion.WITHIN_LIMITS, null);
        List<ScheduleEntry> entries = DESK.entries(start.changes());
        List<Violation> seen = DESK.operate(entries).violations().stream()
                .filter(v -> v.limit().equals("potable_gal_per_day"))
                .toList();
        List<ScheduleBreach> quick = DESK.check(entries, start.changes()).breaches().stream()
                .filter(b -> b.limit().equals("potable_gal_per_day"))
                .toList();
        assertThat(seen).isNotEmpty();
        assertThat(quick.stream().mapToLong(b -> b.toS() - b.fromS()).sum())
                .as("days over: quick %s, twin %s", quick, seen)
                .isEqualTo(seen.stream().mapToLong(v -> v.toS() - v.fromS()).sum());
        assertThat(quick).allMatch(b -> seen.stream().anyMatch(v -> v.fromS() <= b.fromS() && b.toS() <= v.toS()));
        DESK.entries(Map.of());
    }

    @Test
    void the_quick_figures_are_the_twins_within_two_percent() {
        ScheduleCheck.Figures quick = DESK.check(DESK.baseline(), Map.of()).figures();
        var ledger = DESK.operate(DESK.baseline());
        double peak = ledger.highest(org.headroom.app.ledger.Measures.SITE_POWER_MW);
        assertThat(quick.peakMw()).isCloseTo(peak, within(0.02 * peak));
        double usd = Bills.of(DESK.prepared().site(), DESK.prepared().carbon(), ledger)
                .totalUsd();
        assertThat(quick.costUsd()).isCloseTo(usd, within(0.03 * usd));
    }

    @Test
    void a_job_before_its_submit_or_after_its_deadline_is_told() {
        ScheduleEntry job = longest();
        List<ScheduleEntry> early =
                with(DESK.baseline(), DESK.moved(job, -1, job.job().submitS() - 2 * DESK.slotS()));
        assertThat(DESK.check(early, Map.of()).breaches())
                .anyMatch(b -> b.limit().equals("submit") && b.jobId().equals(job.id()) && b.worst() > 0);
    }

    @Test
    void random_places_give_finite_sums_and_no_more_gpus_than_the_jobs_have() {
        Random random = new Random(5);
        List<ScheduleEntry> moved = new ArrayList<>();
        double all = 0;
        for (ScheduleEntry e : DESK.baseline()) {
            long startS = DESK.startS() + (long) (random.nextDouble() * (DESK.endS() - DESK.startS()));
            moved.add(e.placed() ? DESK.moved(e, -1, startS) : e);
            all += e.job().gpusMax() + 8;
        }
        ScheduleCheck check = DESK.check(moved, Map.of());
        for (int t = 0; t < DESK.slots(); t++) {
            assertThat(check.gpus()[t]).isBetween(0.0, all);
            assertThat(check.mostMw()[t]).isGreaterThanOrEqualTo(check.siteMw()[t] - 1e-9);
        }
    }

    @Test
    void bad_values_are_told_in_one_line() {
        String id = longest().id();
        for (Map.Entry<String, String> bad : Map.of(
                        "start", "noon",
                        "gpus", "-3",
                        "cap_w", "cold",
                        "site", "moon",
                        "colour", "red",
                        "pieces", "2025-07-17T14:00 8")
                .entrySet()) {
            assertThatThrownBy(() -> DESK.entries(Map.of("schedule." + id + "." + bad.getKey(), bad.getValue())))
                    .isInstanceOf(InputError.class)
                    .hasMessageContaining("allowed: ")
                    .hasMessageNotContaining("\n");
        }
        assertThatThrownBy(() -> DESK.entries(Map.of("schedule.site_caps", "a b c")))
                .isInstanceOf(InputError.class);
        assertThat(DESK.entries(Map.of(
                        "schedule.nobody.start",
                        LocalDateTime.of(2025, 7, 1, 0, 0).toString())))
                .as("a job of another list does nothing")
                .isEqualTo(DESK.baseline());
    }

    @Test
    void a_solve_keeps_locked_jobs_and_never_makes_a_feasible_schedule_worse() {
        List<ScheduleEntry> from = new ArrayList<>(DESK.baseline());
        int mine = from.indexOf(from.stream()
                .filter(e -> e.job().gpusMax() < 20_000 && e.job().after().isEmpty())
                .max(Comparator.comparingDouble(e -> e.job().hours()))
                .orElseThrow());
        ScheduleEntry locked =
                DESK.lockedAs(DESK.moved(from.get(mine), -1, from.get(mine).startS() + 6 * DESK.slotS()), true);
        from.set(mine, locked);
        List<ScheduleSolve.Point> curve = new ArrayList<>();
        ScheduleSolve.Solved solved = new ScheduleSolve(
                        DESK, from, new ScheduleSolve.Request(false, 0, 400, 1), curve::add)
                .run(Progress.SILENT);
        assertThat(solved.entries().get(mine)).isEqualTo(locked);
        assertThat(solved.remaining()).isEmpty();
        assertThat(solved.declined()).isEmpty();
        assertThat(solved.scoreUsd()).isGreaterThanOrEqualTo(solved.boundUsd());
        assertThat(curve).anyMatch(p -> p.scoreUsd() > 0);
        Map<String, String> changes = new TreeMap<>();
        solved.entries().forEach(e -> changes.putAll(DESK.edits(e)));
        assertThat(DESK.entries(changes).stream().map(ScheduleEntry::pieces).toList())
                .isEqualTo(solved.entries().stream().map(ScheduleEntry::pieces).toList());

        ScheduleSolve.Solved better = new ScheduleSolve(
                        DESK, solved.entries(), new ScheduleSolve.Request(true, 0, 400, 2), _ -> {})
                .run(Progress.SILENT);
        assertThat(better.scoreUsd()).isLessThanOrEqualTo(solved.scoreUsd() * (1 + 1e-9));
    }

    @Test
    void a_kept_schedule_is_the_last_plan_to_start_from(@TempDir Path folder) {
        Path database = folder.resolve("headroom.db");
        assertThatThrownBy(() -> ScheduleStart.of(DESK, ScheduleStart.STORED, database))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("solve and keep one first");
        List<ScheduleEntry> entries = DESK.entries(
                ScheduleStart.of(DESK, WhatIfQuestion.WITHIN_LIMITS, null).changes());
        String run = ScheduleKeep.keep(DESK, entries, Map.of(), database, Progress.SILENT);
        try (RunStore store = RunStore.open(database)) {
            assertThat(store.find(run).spec().kind()).isEqualTo("plan");
        }
        ScheduleStart start = ScheduleStart.of(DESK, ScheduleStart.STORED, database);
        assertThat(start.missing()).isZero();
        assertThat(DESK.entries(start.changes()).stream()
                        .map(ScheduleEntry::pieces)
                        .toList())
                .isEqualTo(entries.stream().map(ScheduleEntry::pieces).toList());
    }

    @Test
    void the_hand_rule_comes_with_its_site_wide_caps() {
        ScheduleStart start = ScheduleStart.of(DESK, ScheduleBases.HAND_RULE, null);
        assertThat(start.changes().get(ScheduleDesk.SITE_CAPS)).contains("500");
        ScheduleCheck check = DESK.check(DESK.entries(start.changes()), start.changes());
        ScheduleCheck free = DESK.check(DESK.baseline(), Map.of());
        assertThat(check.siteBreaches()).as(check.breaches().toString()).isLessThan(free.siteBreaches());
        DESK.entries(Map.of());
    }
}
