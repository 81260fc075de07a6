package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures written into a site file and run through a day. */
class SimulatedFaultTest {
    private static final String EVENTS = """
            extends: memphis-announced
            events:
              dip:
                kind: equipment_fault
                component: cooling_power
                from: 2025-07-17T14:00:07
                to: 2025-07-17T14:00:12
                foreseen: false
                hypothetical: true
                source: what if
              rack_pumps:
                kind: equipment_fault
                component: cdu_pumps
                first_rack_count: 9
                racks_count: 8
                from: 2025-07-17T15:00:20
                to: 2025-07-17T15:10
                foreseen: false
                hypothetical: true
                source: what if
            """;

    @TempDir
    private Path folder;

    private Ledger day(long stepS) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), EVENTS);
        SimulateRequest request = new SimulateRequest(
                SiteInput.open(file.toString(), Map.of()),
                null,
                null,
                null,
                LocalDate.of(2025, 7, 17),
                1,
                stepS,
                SimulateRequest.FullLoadKind.MAX,
                null,
                null);
        return new Simulate().run(request, Progress.SILENT).ledger();
    }

    @Test
    void a_day_with_faults_takes_the_same_energy_in_any_step() throws IOException {
        Ledger fine = day(15);
        for (long stepS : new long[] {60, 300, 3600}) {
            Ledger coarse = day(stepS);
            double energy = fine.total(Measures.SITE_POWER_MW);
            assertThat(coarse.total(Measures.SITE_POWER_MW)).isCloseTo(energy, within(1e-4 * energy));
            assertThat(coarse.highest(Measures.SERVERS_OFF_COUNT)).isEqualTo(64);
        }
        assertThat(fine.highest(Measures.SERVERS_OFF_COUNT))
                .as("8 racks, nobody resets them")
                .isEqualTo(64);
        assertThat(fine.highest(Measures.THROTTLED_PERCENT)).isGreaterThan(0.4);
        assertThat(fine.highest(Measures.HALL_AIR_C))
                .as("chillers restart after 305 s")
                .isBetween(26.0, 33.0);
    }
}
