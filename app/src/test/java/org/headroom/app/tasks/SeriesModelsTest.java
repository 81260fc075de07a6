package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code headroom model battery} and {@code headroom model generator}. */
class SeriesModelsTest {
    @TempDir
    private Path folder = Path.of("");

    private static String run(String model, @Nullable Path design, String csv) {
        return RunModel.run(model, design, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Map<String, String>> table(String csv) {
        List<String> lines = csv.lines().toList();
        String[] header = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new HashMap<>();
                    for (int i = 0; i < header.length; i++) {
                        row.put(header[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, "NaN"));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        return file;
    }

    /** By hand: 150 MW, 655 MWh, 96 % each way, 20 % reserve: 503 MWh, so 100 MW for five hours and 3 MW in the sixth. */
    @Test
    void a_plain_battery_gives_what_is_above_its_reserve_and_says_when_it_cannot() throws IOException {
        Path design = file("plain.yaml", """
                power_mw: 150
                energy_mwh: 655
                charge_efficiency: 0.96
                discharge_efficiency: 0.96
                reserve_share: 0.2
                """);
        StringBuilder csv = new StringBuilder("time_h,power_mw\n");
        for (int h = 0; h <= 6; h++) {
            csv.append(h).append(",100\n");
        }
        List<Map<String, String>> rows = table(run("battery", design, csv.toString()));
        assertThat(number(rows.getFirst(), "energy_mwh")).isEqualTo(655);
        assertThat(number(rows.get(5), "energy_mwh")).isCloseTo(655 - 500 / 0.96, within(1e-9));
        assertThat(number(rows.get(6), "given_mw")).isCloseTo(0.8 * 655 * 0.96 - 500, within(1e-6));
        assertThat(number(rows.get(6), "soc_percent")).isCloseTo(20, within(1e-9));
        assertThat(rows.get(6).get("note")).startsWith("power_mw 100 is limited to 3.04");
        assertThat(rows.get(5).get("note")).isEmpty();
    }

    @Test
    void every_row_of_a_battery_closes_its_energy() {
        StringBuilder csv = new StringBuilder("time_h,power_mw,ambient_c\n");
        for (int h = 0; h < 100; h++) {
            csv.append(h).append(',').append(h % 7 < 3 ? 120 : -90).append(",35\n");
        }
        List<Map<String, String>> rows = table(run("battery", null, csv.toString()));
        for (int i = 1; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            double storedMw = number(row, "energy_mwh") - number(rows.get(i - 1), "energy_mwh");
            double residual = number(row, "auxiliary_mw") - number(row, "given_mw") - storedMw - number(row, "loss_mw");
            assertThat(residual).isCloseTo(0, within(1e-9));
        }
        assertThat(number(rows.getLast(), "capacity_mwh")).isLessThan(655);
    }

    @Test
    void a_turbine_is_called_starts_ramps_and_burns_what_it_gives_and_loses() {
        List<Map<String, String>> rows =
                table(run("generator", null, "time_h,wanted_mw\n0,0\n0.1,16.5\n0.5,16.5\n1,16.5\n2.5,0\n"));
        assertThat(number(rows.get(1), "state")).isEqualTo(1);
        assertThat(number(rows.get(2), "power_mw")).isEqualTo(16.5);
        assertThat(number(rows.get(3), "given_mw")).isEqualTo(16.5);
        assertThat(number(rows.get(3), "fuel_mw")).isCloseTo(16.5 / 0.3174, within(1e-9));
        for (Map<String, String> row : rows) {
            assertThat(number(row, "fuel_mw") - number(row, "heat_mw"))
                    .isCloseTo(number(row, "given_mw"), within(1e-9));
        }
        assertThat(number(rows.getLast(), "starts_count")).isEqualTo(1);
    }

    @Test
    void several_diesel_sets_share_a_load_from_their_design_file() throws IOException {
        Path design = file("diesel.yaml", "kind: diesel\nunit_mw: 3\nunits_count: 4\n");
        List<Map<String, String>> rows =
                table(run("generator", design, "time_h,wanted_mw\n0,7\n0.05,7\n0.1,7\n0.2,14\n"));
        assertThat(number(rows.get(2), "running_count")).isEqualTo(3);
        assertThat(number(rows.get(2), "given_mw")).isCloseTo(7, within(1e-9));
        assertThat(rows.getLast().get("note")).contains("beyond the 12 MW");
    }

    @Test
    void time_that_does_not_go_on_is_refused_with_its_line() {
        for (String model : List.of("battery", "generator")) {
            String power = model.equals("battery") ? "power_mw" : "wanted_mw";
            assertThatThrownBy(() -> run(model, null, "time_h," + power + "\n1,3\n1,4\n"))
                    .isInstanceOf(InputError.class)
                    .hasMessageContaining("line 3")
                    .hasMessageContaining("time_h");
        }
    }

    @Test
    void designs_that_cannot_be_are_refused_with_their_file() throws IOException {
        Path wrong = file("wrong.yaml", "kind: turbine\nunit_mw: 16.5\nefficiency: 0.9\n");
        assertThatThrownBy(() -> run("generator", wrong, "time_h,wanted_mw\n0,1\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("efficiency");
        Path full = file("full.yaml", """
                power_mw: 1
                energy_mwh: 4
                charge_efficiency: 0.96
                discharge_efficiency: 0.96
                start_soc_percent: 120
                """);
        assertThatThrownBy(() -> run("battery", full, "time_h,power_mw\n0,1\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("start_soc_percent");
    }
}
