package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan made again while it runs, from end to end on the embedded site. */
class ReplanTest {
    private static final String AT = "2025-07-20T10:00";

    @TempDir
    Path folder;

    private ReplanRun.Kept again(@Nullable Path added, Map<String, String> changes, @Nullable Double actualMw) {
        ReplanRequest request =
                new ReplanRequest("@last", AT, null, actualMw, added, null, changes, null, null, 0, 3000, 0);
        return new ReplanRun().run(request, folder.resolve("again"), folder.resolve("db"), Progress.SILENT);
    }

    private void plan() {
        PlanRequest request =
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 3000, 0);
        new PlanRun().run(request, folder.resolve("plan"), folder.resolve("db"), Progress.SILENT);
    }

    @Test
    void nothing_changed_and_a_high_threshold_give_the_same_plan() {
        plan();
        ReplanResult result = again(null, Map.of("planning.move_threshold_usd", "100000000"), null)
                .result();
        assertThat(result.counts().keySet()).isSubsetOf("ended", "runs on", "as planned");
        assertThat(result.counts().get("runs on")).isPositive();
        assertThat(result.plan().weightedLatenessH()).isEqualTo(result.kept().weightedLatenessH());
        assertThat(result.factor().factor()).isEqualTo(1);
        Path exported = folder.resolve("exported");
        new ExportRun()
                .run(new ExportRun.Request("@last", "optimized", Set.of(), exported, folder.resolve("db"), null));
        assertThat(exported.resolve("schedule.json"))
                .content()
                .contains("\"site\" : \"memphis-announced\"", "\"from\" : \"2025-07-20T10:00:00-05:00\"");
        assertThat(exported.resolve("slurm/licenses.conf")).content().contains("site_kw:150000");
        assertThat(exported.resolve("slurm/submit.sh")).content().contains("began before this plan", "\nsubmit ");
        assertThat(exported.resolve("schedule.ics")).exists();
        assertThat(exported.resolve("run-sheet.html")).exists();
        // and the new run can be planned again in its turn
        assertThat(again(null, Map.of(), null).result().of()).isNotEqualTo(result.of());
    }

    @Test
    void a_new_call_and_a_new_job_are_planned_around_and_the_twin_sees_no_limit_broken() throws Exception {
        plan();
        Path added = folder.resolve("added.csv");
        Files.writeString(added, """
                id,submit,gpus_min,gpus_max,hours,work,weight,due,after,power_cap_w,site
                urgent,2025-07-21T00:00,8000,8000,20,pretrain,9,2025-07-23T00:00,,,
                """);
        ReplanResult result = again(
                        added,
                        Map.of(
                                "events.new.kind", "utility_call",
                                "events.new.from", "2025-07-20T14:00",
                                "events.new.to", "2025-07-20T18:00",
                                "events.new.foreseen", "true",
                                "events.new.hypothetical", "true",
                                "events.new.site_power_mw", "70",
                                "events.new.source", "a test"),
                        null)
                .result();
        assertThat(result.breaksLimits()).isFalse();
        assertThat(result.kept().violations())
                .as("the old plan breaks the call")
                .isNotEmpty();
        assertThat(result.counts().get("new")).isEqualTo(1);
        assertThat(folder.resolve("again/schedule.csv")).content().contains("urgent");
    }

    @Test
    void the_meter_s_megawatts_scale_the_power_of_work() {
        plan();
        ReplanResult model = again(null, Map.of(), null).result();
        ReplanRequest request = new ReplanRequest(
                model.of(), AT, null, model.factor().modelMw() * 1.03, null, null, Map.of(), null, null, 0, 1000, 0);
        double higher = new ReplanRun()
                .run(request, folder.resolve("higher"), folder.resolve("db"), Progress.SILENT)
                .result()
                .factor()
                .factor();
        // idle power does not scale, so what is above it does by more than the meter's 3 %
        assertThat(higher).isBetween(1.03, 1.15);
    }

    @Test
    void a_time_outside_the_plan_is_refused() {
        plan();
        ReplanRequest request =
                new ReplanRequest("@last", "2025-09-01", null, null, null, null, Map.of(), null, null, 0, 100, 0);
        assertThatThrownBy(
                        () -> new ReplanRun().run(request, folder.resolve("x"), folder.resolve("db"), Progress.SILENT))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--at");
    }

    @Test
    void a_fortnight_drawn_at_random_holds_in_the_twin() {
        var rows = new FortnightStudy().run(SiteInput.open(SiteInput.DEFAULT, Map.of()), 16, 1, 0, 3000, _ -> {});
        assertThat(FortnightStudy.holds(rows)).isTrue();
        assertThat(rows.getFirst().told()).isNotEmpty();
    }
}
