package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headroom model membrane}. */
class MembraneModelTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<String> run(@Nullable Path design, String csv) {
        return RunModel.run("membrane", design, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))
                .lines()
                .toList();
    }

    private static double number(List<String> table, int row, String column) {
        int at = Arrays.asList(table.getFirst().split(",", -1)).indexOf(column);
        return Double.parseDouble(table.get(1 + row).split(",", -1)[at]);
    }

    /** Clean ceramic, 25 L/m2/h at 20 C: 1.002e-3 x 6.944e-6 x 4e11 = 2.78 kPa, 898 L/m2/h/bar. */
    @Test
    void the_first_row_is_the_clean_membrane() {
        List<String> table = run(null, "time_h,flux_l_per_m2_h,temperature_c\n0,25,20\n");
        assertThat(number(table, 0, "tmp_kpa")).isCloseTo(2.783, within(0.001));
        assertThat(number(table, 0, "permeability_l_per_m2_h_bar")).isCloseTo(898.2, within(0.1));
        assertThat(number(table, 0, "sustainable_l_per_m2_h")).isCloseTo(40, within(1e-9));
        assertThat(number(table, 0, "maintenance_cleans")).isZero();
    }

    /** A flux-step test (Le Clech et al. 2003): 10 Pa/min is passed between two steps, well below the flux that clogs. */
    @Test
    void a_flux_step_test_finds_its_critical_flux() {
        StringBuilder csv = new StringBuilder("time_h,flux_l_per_m2_h,temperature_c,mlss_g_per_l\n");
        for (int i = 0; i <= 12; i++) {
            csv.append(i * 0.25).append(',').append(12 + 4 * i).append(",20,10\n");
        }
        List<String> table = run(null, csv.toString());
        double critical = Double.NaN;
        for (int i = 1; i <= 12; i++) {
            double before = number(table, i - 1, "rise_pa_per_min");
            double after = number(table, i, "rise_pa_per_min");
            assertThat(after).isGreaterThan(before);
            if (before < 10 && after >= 10) {
                critical = number(table, i, "flux_l_per_m2_h");
            }
        }
        assertThat(critical).isBetween(28.0, 40.0);
    }

    @Test
    void half_a_year_at_a_sustainable_flux_needs_weekly_cleans_and_one_recovery_clean() throws IOException {
        Path design = folder.resolve("m.yaml");
        Files.writeString(design, "membrane: ceramic\nmaintenance_every_days: 7\n");
        List<String> table = run(
                design,
                "time_h,flux_l_per_m2_h,temperature_c,mlss_g_per_l\n0,30,20,10\n4000,30,20,10\n4400,30,20,10\n");
        assertThat(number(table, 1, "maintenance_cleans")).isEqualTo(23); // 4,000 h over 169 h
        assertThat(number(table, 1, "recovery_cleans")).isZero();
        assertThat(number(table, 2, "recovery_cleans")).isEqualTo(1);
        assertThat(number(table, 2, "tmp_kpa")).isLessThan(0.6 * number(table, 1, "tmp_kpa"));
        assertThat(number(table, 2, "citric_g_per_m2")).isGreaterThan(150);
    }

    @Test
    void a_flux_beyond_the_limit_is_cut_with_a_note() {
        List<String> table = run(null, "time_h,flux_l_per_m2_h,temperature_c,mlss_g_per_l\n0,50,8,12\n100,50,8,12\n");
        assertThat(number(table, 1, "flux_given_l_per_m2_h")).isLessThan(45);
        assertThat(number(table, 1, "tmp_end_kpa")).isCloseTo(40, within(1e-3));
        assertThat(table.get(2)).contains("is cut by the pressure limit");
    }

    @Test
    void a_train_that_stands_idle_has_its_permeability_and_no_pressure() {
        List<String> table = run(null, "time_h,flux_l_per_m2_h,temperature_c\n0,0,20\n1,0,20\n");
        for (int row = 0; row < 2; row++) {
            assertThat(number(table, row, "tmp_kpa")).isZero();
            assertThat(number(table, row, "tmp_end_kpa")).isZero();
            assertThat(number(table, row, "flux_given_l_per_m2_h")).isZero();
            assertThat(number(table, row, "permeability_l_per_m2_h_bar")).isCloseTo(898.2, within(0.1));
        }
    }

    @Test
    void pressure_keeps_its_limit_where_sludge_is_cold_thick_and_hardly_scoured() {
        List<String> table = run(
                null,
                "time_h,flux_l_per_m2_h,temperature_c,mlss_g_per_l,scour_m3_per_m2_h\n"
                        + "0,60,5,40,0.001\n1,60,5,40,0.001\n2,300,0,40,0.001\n");
        for (int row = 0; row < 3; row++) {
            assertThat(number(table, row, "tmp_end_kpa")).isBetween(39.9999, 40.0);
            assertThat(number(table, row, "tmp_kpa")).isLessThan(40.0);
        }
    }

    @Test
    void time_that_runs_back_and_words_that_are_no_membrane_are_refused() throws IOException {
        assertThatThrownBy(() -> run(null, "time_h,flux_l_per_m2_h,temperature_c\n1,25,20\n1,25,20\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("time_h");
        Path design = folder.resolve("w.yaml");
        Files.writeString(design, "membrane: glass\n");
        assertThatThrownBy(() -> run(design, "time_h,flux_l_per_m2_h,temperature_c\n0,25,20\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("ceramic");
    }
}
