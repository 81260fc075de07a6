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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code headroom model transformer}. */
class TransformerModelTest {
    /** IEEE C57.91-2011, Annex G, the load cycle of the example. */
    private static final String DAY = """
            time_h,load_pu,ambient_c
            0,0.73,30
            1,0.64,29.5
            6,0.56,28.2
            7,0.62,29.8
            10,0.88,35.9
            13,1.03,39.6
            14,1.07,40.1
            15,1.1,40.1
            16,1.1,39.6
            18,1.04,36.8
            21,0.88,32.5
            24,0.73,30
            """;

    private static final String ANNEX_G = """
            method: ieee-annex-g
            rated_kva: 52267
            loss_base_kva: 28000
            loss_reference_c: 75
            winding_loss_w: 51690
            eddy_loss_w: 0
            stray_loss_w: 21078
            core_loss_w: 36986
            average_winding_rise_k: 63
            hot_spot_rise_k: 80
            top_oil_rise_k: 55
            bottom_oil_rise_k: 25
            rated_average_winding_rise_k: 65
            rated_ambient_c: 30
            winding_time_constant_min: 5
            conductor: copper
            core_coil_mass_lb: 75600
            tank_mass_lb: 31400
            oil_gal: 4910
            cooling: ONAF
            """;

    private static final String CLAUSE_7 = """
            method: ieee-clause-7
            top_oil_rise_k: 55
            hot_spot_gradient_k: 25
            loss_ratio: 5
            oil_time_constant_h: 2.5
            winding_time_constant_h: 0.083
            n: 0.9
            m: 0.8
            """;

    private static final String IEC = """
            method: iec-60076-7
            top_oil_rise_k: 45
            hot_spot_gradient_k: 35
            loss_ratio: 8
            oil_time_constant_min: 150
            winding_time_constant_min: 7
            x: 0.8
            y: 1.3
            k11: 0.5
            k21: 2
            k22: 2
            insulation: normal
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_day_of_annex_g_comes_back_through_a_design_file_and_is_the_default() throws IOException {
        List<double[]> rows = run(ANNEX_G, true, DAY);
        // hours 0, 7, 13, 16, 18 and 24 of the published table: top oil, hot spot
        double[][] published = {{74.1, 89.9}, {56.6, 68.7}, {86.6, 115.7}, {99.8, 130.0}, {99.6, 125.7}, {74.1, 89.9}};
        int[] at = {0, 3, 5, 8, 9, 11};
        for (int i = 0; i < at.length; i++) {
            assertThat(rows.get(at[i])[3]).isCloseTo(published[i][0], within(0.15));
            assertThat(rows.get(at[i])[4]).isCloseTo(published[i][1], within(0.15));
        }
        assertThat(rows.getFirst()[6]).isZero();
        assertThat(rows.getLast()[6] / 36.22).isCloseTo(1, within(0.005));
        String json = "{"
                + ANNEX_G.strip()
                        .replaceAll("(?m)^(\\w+): ([a-zA-Z].*)$", "\"$1\": \"$2\"")
                        .replaceAll("(?m)^(\\w+):", "\"$1\":")
                        .replace("\n", ",")
                + "}";
        assertThat(RunModel.run("transformer", write("g.json", json), true, stream(DAY)))
                .isEqualTo(RunModel.run("transformer", null, true, stream(DAY)));
    }

    @Test
    void without_cyclic_it_starts_from_the_steady_state_of_the_first_row() throws IOException {
        double[] first =
                run(ANNEX_G, false, "time_h,load_pu,ambient_c\n0,0.73,30\n").getFirst();
        double[] alone =
                run(ANNEX_G, true, "time_h,load_pu,ambient_c\n0,0.73,30\n").getFirst();
        assertThat(first).containsExactly(alone);
        assertThat(run(ANNEX_G, false, DAY).getFirst()).containsExactly(first);
        assertThat(run(CLAUSE_7, false, "time_h,load_pu,ambient_c\n-3.5,1,30\n").getFirst())
                .containsExactly(new double[] {-3.5, 1, 30, 85, 110, 1, 0}, within(1e-9));
    }

    @Test
    void iec_steps_a_row_at_a_time_and_says_when_a_row_is_too_long() throws IOException {
        // 63.9 + 53.2 - 26.6 are the printed values; one forward step of 3 min by hand from the unrounded ones
        List<double[]> rows = run(IEC, false, "time_h,load_pu,ambient_c\n0,0.81,30.3\n0.05,0.87,29.9\n");
        double oil = 45 * Math.pow((1 + 8 * 0.81 * 0.81) / 9, 0.8) + 30.3;
        double next = oil + 3 / 75.0 * (45 * Math.pow((1 + 8 * 0.87 * 0.87) / 9, 0.8) + 29.9 - oil);
        assertThat(rows.getFirst()[3]).isCloseTo(63.9, within(0.05));
        assertThat(rows.getFirst()[4]).isCloseTo(90.5, within(0.05));
        assertThat(rows.get(1)[3]).isCloseTo(next, within(1e-9));
        String notes = text(IEC, "time_h,load_pu,ambient_c\n0,1,20\n0.05,1,20\n0.2,1,20\n1.2,1,20\n");
        assertThat(notes.lines().toList().get(2)).endsWith(",");
        assertThat(notes.lines().toList().get(3)).endsWith("a step of 9 min, where the standard asks for at most 7");
        assertThat(notes.lines().toList().get(4)).contains("cut into 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {ANNEX_G, CLAUSE_7})
    void rows_of_a_day_and_of_a_minute_agree(String design) throws IOException {
        StringBuilder minutes = new StringBuilder("time_h,load_pu,ambient_c\n");
        for (int i = 0; i <= 1440; i++) {
            minutes.append(i / 60.0)
                    .append(',')
                    .append(0.4 + 0.8 * i / 1440)
                    .append(',')
                    .append(10 + 20.0 * i / 1440)
                    .append('\n');
        }
        double[] fine = run(design, false, minutes.toString()).getLast();
        double[] whole = run(design, false, "time_h,load_pu,ambient_c\n0,0.4,10\n24,1.2,30\n")
                .getLast();
        assertThat(whole[3]).isCloseTo(fine[3], within(1e-4));
        assertThat(whole[4]).isCloseTo(fine[4], within(1e-4));
        assertThat(whole[6] / fine[6]).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1,30;0,1,30 | line 3, column time_h: found 0, allowed: more than 0, the row before",
                "2,1,30;1,1,30 | line 3, column time_h: found 1, allowed: more than 2, the row before",
                "0,-0.1,30 | line 2, column load_pu: found -0.1, allowed: 0 to 5",
                "0,1,30;1,1,200 | line 3, column ambient_c: found 200, allowed: -60 to 70",
                "0,5,30 | line 2, column load_pu: found 5.0, allowed: a load at which the winding settles",
                "'' | line 2: found no rows"
            })
    void a_row_that_cannot_be_is_named(String rows, String message) {
        assertThatThrownBy(() -> RunModel.run(
                        "transformer", null, stream("time_h,load_pu,ambient_c\n" + rows.replace(';', '\n'))))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method: ieee-clause-7 | method: ieee-clause-8 | method: found \"ieee-clause-8\", allowed: ieee-annex-g, ieee-clause-7, iec-60076-7",
                "n: 0.9 | n: 0.9;x: 1 | x: found an unknown key, allowed: method, top_oil_rise_k, hot_spot_gradient_k, loss_ratio",
                "n: 0.9 | rated_kva: 9 | rated_kva: found an unknown key",
                "n: 0.9 | '' | n: found no such key, allowed: a number",
                "n: 0.9 | n: normal | n: found \"normal\", allowed: a number",
                "n: 0.9 | n: 9 | n: found 9, allowed: 0.3 to 1.5",
                "m: 0.8 | m: 0.8;insulation: paper | insulation: found \"paper\", allowed: normal, upgraded, rise_55",
                "method: ieee-clause-7 | '' | method: found no such key"
            })
    void a_design_that_cannot_be_is_named(String line, String instead, String message) throws IOException {
        Path file = write("bad.yaml", CLAUSE_7.replace(line, instead.replace(';', '\n')));
        assertThatThrownBy(() -> RunModel.run("transformer", file, stream(DAY)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message);
    }

    @Test
    void only_a_time_series_can_be_cyclic() {
        assertThatThrownBy(() -> RunModel.run(
                        "moist-air", null, true, stream("drybulb_c,rh_percent,pressure_pa\n20,50,101325\n")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--cyclic");
    }

    @Test
    void a_hot_spot_beyond_the_equations_is_noted() throws IOException {
        assertThat(text(CLAUSE_7, "time_h,load_pu,ambient_c\n0,1.3,30\n")).contains("above 140");
        assertThat(text(CLAUSE_7, "time_h,load_pu,ambient_c\n0,2.1,30\n"))
                .contains("above 180")
                .contains("load_pu 2.1 is outside the fitted range 0 to 2");
    }

    private List<double[]> run(String design, boolean cyclic, String table) throws IOException {
        String out = RunModel.run("transformer", write("design.yaml", design), cyclic, stream(table));
        return out.lines()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .limit(7)
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
    }

    private String text(String design, String table) throws IOException {
        return RunModel.run("transformer", write("design.yaml", design), stream(table))
                .replace("\"", "");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
