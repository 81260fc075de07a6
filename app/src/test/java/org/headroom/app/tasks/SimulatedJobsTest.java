package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.InTimeReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs in time with the whole plant around them. */
class SimulatedJobsTest {
    private static final String ONE_JOB = """
            jobs:
              - {id: all, submit: 2025-07-17T00:00, gpus_max: 100000, hours: 20, work: pretrain}
              - {id: next, submit: 2025-07-17T00:00, gpus_max: 50000, hours: 2, work: pretrain, after: [all]}
            """;

    private static final String HOT_RACKS = """
            extends: memphis-announced
            it:
              failures: {gpu_hours_per_failure: {value: 1e12, source: test, confidence: assumption}}
              stragglers: {gpu_hours_per_straggler: {value: 1e12, source: test, confidence: assumption}}
            events:
              valve:
                kind: equipment_fault
                component: cdu_valves
                lost_share: 0.85
                first_rack_count: 9
                racks_count: 1
                from: 2025-07-17T08:00
                to: 2025-07-17T14:00
                foreseen: false
                hypothetical: true
                source: what if
            """;

    @TempDir
    private Path folder;

    private SimulateOutcome run(String site, long stepS, boolean inTime) throws IOException {
        Path jobs = Files.writeString(folder.resolve("jobs.yaml"), ONE_JOB);
        return new Simulate()
                .run(
                        new SimulateRequest(
                                SiteInput.open(site, Map.of()),
                                null,
                                jobs,
                                null,
                                LocalDate.of(2025, 7, 17),
                                1,
                                stepS,
                                null,
                                null,
                                null,
                                inTime,
                                3),
                        Progress.SILENT);
    }

    @Test
    void the_days_server_energy_is_the_same_in_steps_of_15_s_and_5_min() throws IOException {
        double fine = run("memphis-announced", 15, true).ledger().total(Measures.SERVERS_REST_MW);
        double coarse = run("memphis-announced", 300, true).ledger().total(Measures.SERVERS_REST_MW);
        assertThat(coarse).isCloseTo(fine, within(1e-9 * fine)); // the rest of a server does not leak
    }

    @Test
    void the_document_tells_how_the_jobs_fared() throws IOException {
        Map<String, Object> document = run("memphis-announced", 300, true).json();
        assertThat(document).containsKey("jobs");
        assertThat(String.valueOf(document.get("jobs")))
                .contains("goodput", "lost_to_failures", "mean_delay_h", "checkpoint_every_daly_s", "end_expected");
        assertThat(run("memphis-announced", 300, false).json()).doesNotContainKey("jobs");
    }

    @Test
    void hot_racks_hold_the_gang_up_and_its_successor_with_it() throws IOException {
        Path site = Files.writeString(folder.resolve("hot.yaml"), HOT_RACKS);
        SimulateOutcome hot = run(site.toString(), 60, true);
        assertThat(hot.ledger().highest(Measures.THROTTLED_PERCENT)).isPositive();
        InTimeReport report = Objects.requireNonNull(hot.jobs());
        InTimeReport.JobResult all = report.jobs().getFirst();
        InTimeReport.JobResult next = report.jobs().get(1);
        assertThat(all.gpuHours().getOrDefault("throttled", 0.0)).isPositive();
        assertThat(all.delayH()).isGreaterThan(0.05);
        assertThat(next.startS() - next.plannedStartS()).isGreaterThanOrEqualTo(3600 * all.delayH() - 1);
    }
}
