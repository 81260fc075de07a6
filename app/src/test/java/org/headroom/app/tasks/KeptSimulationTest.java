package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Operation;
import org.headroom.data.series.Series;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A simulation as a run of the store. */
class KeptSimulationTest {
    @TempDir
    private Path folder;

    private static SimulateRequest twoDays(long stepS) {
        return new SimulateRequest(
                SiteInput.open(SiteInput.DEFAULT, Map.of()),
                null,
                null,
                null,
                LocalDate.of(2025, 7, 17),
                2,
                stepS,
                null,
                null,
                null);
    }

    private SimulateOutcome keep(SimulateRequest request) {
        return new Simulate().run(request, null, new Simulate.Keep(true, folder.resolve("runs.db")), Progress.SILENT);
    }

    @Test
    void a_kept_run_has_the_summary_and_the_series_of_what_ran() {
        SimulateOutcome outcome = keep(twoDays(60));
        try (RunStore store = RunStore.open(folder.resolve("runs.db"))) {
            RunRecord run = store.find(RunStore.LAST);
            assertThat(run.id().text()).isEqualTo(outcome.runId());
            assertThat(run.spec().kind()).isEqualTo("simulate");
            assertThat(run.spec().stepS()).isEqualTo(60);
            assertThat(run.spec().inputs()).containsKeys("site", "site_file", "weather", "jobs");
            assertThat(store.content(Objects.requireNonNull(run.spec().inputs().get("site_file"))))
                    .isPresent();
            assertThat(store.content(Objects.requireNonNull(run.spec().inputs().get("jobs"))))
                    .isPresent();
            JsonNode summary = JsonMapper.builder()
                    .build()
                    .readTree(store.summaries(run.id()).get("simulate"));
            Map<String, Object> json = outcome.json();
            assertThat(json.get("run_id")).isEqualTo(outcome.runId());
            assertThat(summary.path("energy_mwh").asDouble()).isEqualTo(json.get("energy_mwh"));
            assertThat(summary.path("peak_site_mw").asDouble()).isEqualTo(json.get("peak_site_mw"));
            assertThat(summary.path("cost_usd").path("total").asDouble()).isPositive();
            Series power = store.read(
                    run.id(),
                    "simulate",
                    "site_power_mw",
                    run.spec().fromS(),
                    run.spec().toS());
            assertThat(power.grid().stepS()).as("five minutes of one").isEqualTo(300);
            assertThat(power.values()).hasSize(2 * 288);
            double mwh = java.util.Arrays.stream(power.values()).sum() / 12;
            assertThat(mwh).isCloseTo(summary.path("energy_mwh").asDouble(), within(1e-6 * mwh));
            assertThat(store.measures(run.id(), "simulate")).hasSize(Measures.values().length);
        }
    }

    @Test
    void the_same_again_is_the_same_run_and_another_step_another() {
        String first = keep(twoDays(300)).runId();
        assertThat(keep(twoDays(300)).runId()).isEqualTo(first);
        assertThat(keep(twoDays(3600)).runId()).isNotEqualTo(first);
        try (RunStore store = RunStore.open(folder.resolve("runs.db"))) {
            assertThat(store.list()).hasSize(2);
        }
    }

    @Test
    void nothing_is_kept_unless_asked_and_of_a_run_that_is_stopped() {
        SimulateOutcome outcome = new Simulate().run(twoDays(3600), Progress.SILENT);
        assertThat(outcome.runId()).isNull();
        assertThat(outcome.json()).containsEntry("run_id", null);
        assertThatThrownBy(() -> new Simulate()
                        .run(
                                twoDays(300),
                                null,
                                new Simulate.Keep(true, folder.resolve("runs.db")),
                                done -> done < 0.5))
                .isInstanceOf(Operation.InterruptedRun.class);
        try (RunStore store = RunStore.open(folder.resolve("runs.db"))) {
            assertThat(store.list()).isEmpty();
        }
        assertThat(Files.exists(folder.resolve("runs.db"))).isTrue();
    }
}
