package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.study.Bottleneck;
import org.headroom.app.study.BuildOut;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildOutStudyTest {
    private static BuildOutStudy.Outcome study(String site, Map<String, String> changes, String from, String to) {
        return BuildOutStudy.run(
                new BuildOutStudy.Request(
                        SiteInput.open(site, changes),
                        null,
                        SimulateRequest.FullLoadKind.TRAINING,
                        LocalDate.parse(from),
                        LocalDate.parse(to)),
                Progress.SILENT);
    }

    /** About 32,000 GPUs could run on the 43 MW of July 2024 (fact L20); 43 MW over 1.2 to 1.35 kW are 32,000 to 36,000. */
    @Test
    void forty_three_megawatts_carry_some_34000_gpus_with_towers_and_fewer_with_chillers() {
        BuildOut.Month july = study("memphis-as-built", Map.of(), "2024-07-22", "2024-07-22")
                .months()
                .getFirst();
        assertThat(july.supplyMw()).isEqualTo(43.0);
        assertThat(july.bottleneck()).isEqualTo(Bottleneck.POWER);
        assertThat(july.withTowers()).isBetween(32_000, 36_000);
        assertThat(july.usable()).isBetween(27_000, 32_000).isLessThan(july.withTowers());
    }

    @Test
    void gpus_wait_for_power_until_the_file_says_that_it_comes() {
        List<BuildOut.Month> months =
                study("memphis-as-built", Map.of(), "2024-07-22", "2024-10-01").months();
        assertThat(months.stream().map(m -> m.date().toString()))
                .containsExactly("2024-07-22", "2024-08-01", "2024-09-01", "2024-10-01");
        BuildOut.Lift lift = Objects.requireNonNull(months.getFirst().next());
        assertThat(lift.date()).isEqualTo(LocalDate.parse("2024-08-01"));
        assertThat(lift.paths()).contains("grid.utility_mw", "grid.generation.turbines.capacity_mw");
        assertThat(lift.orderBy()).isEqualTo(LocalDate.parse("2022-08-01"));
        assertThat(months.get(1).usable()).isEqualTo(32_000);
        assertThat(months.get(1).bottleneck()).isEqualTo(Bottleneck.GPUS);
        assertThat(months.get(3).usable()).isEqualTo(100_000);
    }

    @Test
    void more_power_never_carries_fewer_gpus_and_less_water_never_more() {
        int before = 0;
        for (double mw : new double[] {20, 43, 80, 120}) {
            Map<String, String> changes = new LinkedHashMap<>();
            changes.put("limits.site_power_mw", Double.toString(mw));
            int power = carried(changes, Bottleneck.POWER);
            assertThat(power).isGreaterThanOrEqualTo(before);
            before = power;
        }
        assertThat(before).isGreaterThan(90_000);
        int half = carried(Map.of("limits.potable_gal_per_day", "500000"), Bottleneck.WATER);
        int quarter = carried(Map.of("limits.potable_gal_per_day", "250000"), Bottleneck.WATER);
        assertThat(quarter).isPositive().isLessThan(half);
        assertThat(half).isLessThan(60_000);
    }

    private static int carried(Map<String, String> changes, Bottleneck what) {
        return Objects.requireNonNull(study("memphis-announced", changes, "2025-06-01", "2025-06-01")
                .months()
                .getFirst()
                .most()
                .get(what));
    }

    @Test
    void a_site_without_stages_needs_dates() {
        assertThatThrownBy(() -> BuildOutStudy.run(
                        new BuildOutStudy.Request(
                                SiteInput.open("frontier-like-cdus", Map.of()),
                                null,
                                SimulateRequest.FullLoadKind.TRAINING,
                                null,
                                null),
                        Progress.SILENT))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("stages");
    }

    @Test
    void files_are_written_whole(@TempDir Path folder) throws IOException {
        BuildOutStudy.Outcome outcome = study("memphis-as-built", Map.of(), "2024-07-22", "2024-08-01");
        outcome.write(folder.resolve("study"));
        assertThat(Files.readAllLines(folder.resolve("study/buildout.csv"))).hasSize(3);
        assertThat(Files.readString(folder.resolve("study/buildout.svg")))
                .startsWith("<svg")
                .endsWith("</svg>");
        assertThat(Files.readString(folder.resolve("study/buildout.json"))).contains("headroom.study_buildout/1");
    }
}
