package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.headroom.app.ledger.Violation;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job from end to end, on the embedded site, weather and jobs. */
class PlanRunTest {
    private static final long STEPS = 4000;

    @TempDir
    Path folder;

    private PlanRun.Kept plan(String out) {
        PlanRequest request =
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, STEPS, 0);
        return new PlanRun().run(request, folder.resolve(out), folder.resolve("headroom.db"), Progress.SILENT);
    }

    @Test
    void the_default_fortnight_is_planned_within_limits_kept_and_repeatable() throws Exception {
        PlanRun.Kept kept = plan("one");
        PlanResult result = kept.result();

        assertThat(result.variant(PlanVariant.Kind.BASELINE).violations().stream()
                        .map(Violation::limit)
                        .distinct())
                .as("limits that every job at once would break")
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(result.optimized().violations()).isEmpty();
        assertThat(result.breaksLimits()).isFalse();
        for (PlanVariant.Kind rule :
                new PlanVariant.Kind[] {PlanVariant.Kind.FCFS_WITHIN_LIMITS, PlanVariant.Kind.HAND_RULE}) {
            PlanVariant comparator = result.variant(rule);
            assertThat(comparator.violations()).as(rule.key()).isEmpty();
            assertThat(result.optimized().weightedLatenessH())
                    .as("lateness against " + rule.key())
                    .isLessThan(comparator.weightedLatenessH());
            assertThat(result.optimized().costUsd())
                    .as("cost against " + rule.key())
                    .isLessThanOrEqualTo(comparator.costUsd());
        }
        assertThat(result.scheduled()).isEqualTo(result.jobs().list().jobs().size());
        for (PlanVariant variant : result.variants().values()) {
            assertThat(variant.ledger().worstEnergyResidual()).isLessThanOrEqualTo(1e-9);
            assertThat(variant.ledger().worstWaterResidual()).isLessThanOrEqualTo(1e-9);
        }

        Path one = folder.resolve("one");
        assertThat(one.resolve("run-sheet.html")).content().contains("Run sheet", "Least headroom of the plan");
        assertThat(one.resolve("schedule.ics")).content().contains("BEGIN:VCALENDAR");
        assertThat(one.resolve("report.html")).content().contains("nameplate").doesNotContain("<script src");
        assertThat(one.resolve("timeseries.csv")).content().startsWith("time,site_power_mw,");
        assertThat(one.resolve("slurm/reservations.sh")).exists();
        try (RunStore store = RunStore.open(folder.resolve("headroom.db"))) {
            assertThat(store.find(RunStore.LAST).id().text()).isEqualTo(kept.runId());
            assertThat(store.summaries(store.find(RunStore.LAST).id()))
                    .containsOnlyKeys("baseline", "fcfs_within_limits", "hand_rule", "optimized");
        }

        PlanRun.Kept again = plan("two");
        assertThat(again.runId()).isEqualTo(kept.runId());
        for (String file : new String[] {"schedule.csv", "schedule.json", "schedule.ics", "run-sheet.html"}) {
            assertThat(Files.mismatch(one.resolve(file), folder.resolve("two").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString()).filter(n -> n.startsWith(".")))
                    .as("nothing half-written stays")
                    .isEmpty();
        }
    }

    @Test
    void an_out_that_is_a_file_is_refused_before_anything_is_computed() throws Exception {
        Files.writeString(folder.resolve("taken"), "x");
        assertThatThrownBy(() -> plan("taken")).isInstanceOf(InputError.class).hasMessageContaining("--out");
        assertThat(folder.resolve("headroom.db")).doesNotExist();
    }
}
