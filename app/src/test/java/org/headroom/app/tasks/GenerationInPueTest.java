package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.junit.jupiter.api.Test;

class GenerationInPueTest {
    private static final long HOUR_S = 3600;

    /** On 2 September 2024 the utility gave 50 MW and turbines on the site the rest (facts E7, E16). */
    @Test
    void what_turbines_on_the_site_generate_counts_as_energy_used() {
        SimulateOutcome outcome = run("memphis-as-built", "2024-09-02");
        // ISO/IEC 30134-2: no site uses less than its IT equipment; air-cooled chillers in summer cost about a third
        assertThat(outcome.pue()).isBetween(1.2, 1.4);
    }

    @Test
    void a_site_without_generation_uses_what_its_meter_shows() {
        SimulateOutcome outcome = run("memphis-announced", "2025-07-15");
        double itMw =
                outcome.ledger().mean(Measures.SERVER_AC_MW) + outcome.ledger().mean(Measures.NETWORK_STORAGE_MW);
        double meterMw = outcome.ledger().mean(Measures.SITE_POWER_MW);
        assertThat(outcome.pue()).isCloseTo(meterMw / itMw, within(1e-9));
    }

    private static SimulateOutcome run(String site, String from) {
        SimulateRequest request = new SimulateRequest(
                SiteInput.open(site, Map.of()),
                null,
                null,
                null,
                LocalDate.parse(from),
                1,
                HOUR_S,
                SimulateRequest.FullLoadKind.TRAINING,
                null,
                null);
        return new Simulate().run(request, Progress.SILENT);
    }
}
