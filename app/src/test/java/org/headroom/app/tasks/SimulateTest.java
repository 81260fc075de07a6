package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.SimulateRequest.FullLoadKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was announced for the site in 2024, explained by equations and sourced inputs; bands set before the model was. */
class SimulateTest {
    private static SimulateOutcome fullLoad(FullLoadKind kind, String cooling, long stepS) {
        return run(Map.of("cooling.mode", cooling), kind, null, stepS, null);
    }

    private static SimulateOutcome run(
            Map<String, String> changes,
            @Nullable FullLoadKind kind,
            @Nullable LocalDate from,
            long stepS,
            @Nullable Double heatMw) {
        SimulateRequest request = new SimulateRequest(
                SiteInput.open(SiteInput.DEFAULT, changes),
                null,
                null,
                null,
                from,
                from == null ? null : 1,
                stepS,
                kind,
                heatMw,
                null);
        return new Simulate().run(request, Progress.SILENT);
    }

    @ParameterizedTest
    @CsvSource({
        "RATED,wet,145,162",
        "MAX,wet,120,138",
        "TRAINING,wet,112,130",
        "TRAINING,dry,138,155",
        "TRAINING,hybrid,115,130"
    })
    void site_power_on_an_average_july_day_lies_where_the_hardware_says(
            FullLoadKind kind, String cooling, double low, double high) {
        assertThat(fullLoad(kind, cooling, 900).ledger().mean(Measures.SITE_POWER_MW))
                .isBetween(low, high);
    }

    @Test
    void a_simulation_writes_its_steps_whole(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("day");
        SimulateRequest request = new SimulateRequest(
                SiteInput.open(SiteInput.DEFAULT, Map.of()),
                null,
                null,
                null,
                null,
                null,
                3600,
                FullLoadKind.TRAINING,
                null,
                null);
        SimulateOutcome outcome = new Simulate().run(request, out, Progress.SILENT);
        assertThat(outcome.files())
                .containsExactly(out.resolve("timeseries.csv").toString());
        assertThat(Files.readAllLines(out.resolve("timeseries.csv")))
                .hasSize(25)
                .first()
                .asString()
                .startsWith("time,site_power_mw,");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(out); // nothing half-written stays
        }
    }

    @Test
    void nameplate_power_and_water_split_as_published_design_values_do() {
        SimulateOutcome rated = fullLoad(FullLoadKind.RATED, "wet", 900);
        Map<String, Double> mw = rated.powerMw();
        assertThat(mw.get("gpus")).isBetween(69.0, 71.0);
        assertThat(mw.get("servers_rest")).isBetween(56.0, 59.0);
        assertThat(mw.get("network_storage")).isBetween(8.0, 14.0);
        assertThat(mw.get("losses")).isBetween(2.5, 8.5);
        assertThat(mw.get("pumps")).isBetween(1.0, 4.0);
        assertThat(mw.get("towers")).isBetween(1.0, 4.0);
        assertThat(mw.get("chillers")).isBetween(2.0, 10.0);
        assertThat(mw.get("other")).isBetween(0.0, 2.0);
        assertThat(mw.values().stream().mapToDouble(v -> v).sum())
                .isCloseTo(rated.ledger().mean(Measures.SITE_POWER_MW), within(1e-6));
        assertThat(rated.ledger().mean(Measures.MAKEUP_GAL_PER_DAY)).isBetween(1.35e6, 1.75e6);
        assertThat(rated.evaporationLPerKwh()).isBetween(1.25, 1.40);
        assertThat(fullLoad(FullLoadKind.TRAINING, "dry", 900).ledger().mean(Measures.POTABLE_GAL_PER_DAY))
                .isLessThan(150_000);
    }

    @Test
    void a_step_that_does_not_divide_the_day_is_cut_short_at_its_end() {
        SimulateOutcome outcome = fullLoad(FullLoadKind.TRAINING, "wet", 660);
        assertThat(outcome.ledger().seconds()).isCloseTo(86_400, within(1e-6));
        assertThat(outcome.endS() - outcome.grid().startS()).isEqualTo(86_400);
    }

    @Test
    void days_of_a_clock_change_have_23_and_25_hours() {
        assertThat(run(Map.of(), FullLoadKind.TRAINING, LocalDate.of(2025, 3, 9), 3600, null)
                        .grid()
                        .count())
                .isEqualTo(23);
        assertThat(run(Map.of(), FullLoadKind.TRAINING, LocalDate.of(2025, 11, 2), 3600, null)
                        .grid()
                        .count())
                .isEqualTo(25);
    }

    @Test
    void towers_alone_reject_the_heat_that_they_are_given() {
        SimulateOutcome outcome = run(Map.of(), null, LocalDate.of(2025, 7, 15), 900, 137.0);
        assertThat(outcome.ledger().mean(Measures.TOWER_HEAT_MW)).isCloseTo(137, within(1e-9));
        assertThat(outcome.ledger().mean(Measures.MAKEUP_GAL_PER_DAY)).isBetween(1.2e6, 1.6e6);
    }

    private static SimulateOutcome towersAlone(LocalDate from, int days) {
        SimulateRequest request = new SimulateRequest(
                SiteInput.open(SiteInput.DEFAULT, Map.of("water.cycles", "5")),
                null,
                null,
                null,
                from,
                days,
                3600,
                null,
                137.0,
                27.0);
        return new Simulate().run(request, Progress.SILENT);
    }

    @Test
    void constant_heat_takes_the_announced_water_over_a_year_and_more_in_july_than_in_january() {
        SimulateOutcome year = towersAlone(LocalDate.of(2025, 1, 1), 365);
        assertThat(year.ledger().mean(Measures.MAKEUP_GAL_PER_DAY)).isBetween(1.2e6, 1.4e6);
        assertThat(year.evaporationLPerKwh()).isBetween(1.05, 1.35);
        double january = towersAlone(LocalDate.of(2025, 1, 1), 31).ledger().mean(Measures.MAKEUP_GAL_PER_DAY);
        double july = towersAlone(LocalDate.of(2025, 7, 1), 31).ledger().mean(Measures.MAKEUP_GAL_PER_DAY);
        assertThat(july / january).isBetween(1.12, 1.25);
    }
}
