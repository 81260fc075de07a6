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
import org.headroom.physics.basis.ModelCard;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.PublishedChillers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunModelTest {
    private static final String TOWER_YAML = """
            water_kg_per_s: 1.089
            air_kg_per_s: 0.673488
            wetbulb_c: 25.6
            water_in_c: 35.0
            water_out_c: 29.5
            pressure_pa: 98890
            fan_w: 213.27113
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void input_text_is_copied_as_it_is_and_outputs_are_appended() {
        String out = run("moist-air", "pressure_pa,drybulb_c,rh_percent\n101325.0,+25,5.0e1\n");
        List<String> lines = out.lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo("pressure_pa,drybulb_c,rh_percent,wetbulb_c,dewpoint_c,humidity_ratio,enthalpy_j_per_kg,"
                        + "volume_m3_per_kg,note");
        assertThat(lines.get(1)).startsWith("101325.0,+25,5.0e1,").endsWith(",");
        double[] cells = numbers(lines.get(1));
        assertThat(cells[3]).isCloseTo(17.8894, within(0.001)); // PsychroLib 2.5
        assertThat(cells[5]).isCloseTo(9.8810437e-3, within(1e-8)); // PsychroLib 2.5
    }

    @Test
    void the_energyplus_tower_comes_back_through_a_design_file() throws IOException {
        // EnergyPlus 23.1, CoolingTower_VariableSpeed_Merkel.dat, row of the hottest water: 25,390 W, 73.1 W
        String in = "wetbulb_c,pressure_pa,water_in_c,water_kg_per_s,fan_fraction\n24.1,98890,36.39,1.089,0.6906\n";
        String yaml = RunModel.run("tower", write("tower.yaml", TOWER_YAML), stream(in));
        double[] cells = numbers(yaml.lines().toList().get(1));
        assertThat(cells[6] / 25_390).isCloseTo(1, within(0.03));
        assertThat(cells[7] / 73.1).isCloseTo(1, within(0.01));
        String json =
                "{" + TOWER_YAML.strip().replaceAll("(?m)^(\\w+)", "\"$1\"").replace("\n", ",") + "}";
        assertThat(RunModel.run("tower", write("tower.json", json), stream(in))).isEqualTo(yaml);
    }

    @Test
    void a_dry_bulb_raises_evaporation_and_leaves_the_water_alone() {
        String columns = "wetbulb_c,pressure_pa,water_in_c,water_kg_per_s,fan_fraction";
        double[] saturated = numbers(run("tower", columns + "\n24,101325,35,1,0.8\n")
                .lines()
                .toList()
                .get(1));
        double[] dry = numbers(run("tower", columns + ",drybulb_c\n24,101325,35,1,0.8,40\n")
                .lines()
                .toList()
                .get(1));
        assertThat(dry[6]).isEqualTo(saturated[5]);
        assertThat(dry[9]).isGreaterThan(1.3 * saturated[8]); // energy balance: drier air takes more water
    }

    @Test
    void the_fill_test_of_kloppers_comes_back_by_its_merkel_number() {
        // Kloppers (2003): 39.67 to 27.77 C; Merkel number 0.737 with the source's own correlations
        String columns = "drybulb_c,wetbulb_c,pressure_pa,water_in_c,water_kg_per_s,air_kg_per_s,merkel_number";
        String out = run("tower-poppe", columns + "\n9.7,8.23,101712.27,39.67,3.999,4.134,0.737\n");
        assertThat(out.lines().findFirst().orElseThrow())
                .endsWith("merkel_number,water_out_c,heat_w,evaporation_kg_per_s,air_out_c,humidity_ratio_out,note");
        double[] cells = numbers(out.lines().toList().get(1));
        assertThat(cells[7]).isCloseTo(27.77, within(0.05));
        assertThat(cells[9] / 0.0625).isCloseTo(1, within(0.02));
        assertThat(out).contains("the air leaves with fog");
    }

    @Test
    void pads_of_a_dry_cooler_are_wet_in_warm_air_and_take_water() {
        String columns = "drybulb_c,wetbulb_c,pressure_pa,water_in_c,water_kg_per_s,fan_fraction";
        List<String> rows = run("dry-cooler", columns + "\n38,24,101325,45,50,1\n15,10,101325,45,50,1\n")
                .lines()
                .toList();
        assertThat(numbers(rows.get(1))[9]).isPositive();
        assertThat(numbers(rows.get(1))[10]).isCloseTo(26.1, within(1e-9)); // 38 - 0.85 (38 - 24)
        assertThat(numbers(rows.get(2))[9]).isZero();
        assertThatThrownBy(() -> run("dry-cooler", columns + "\n35,5,101325,45,50,1\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("not below that of dry air");
        assertThatThrownBy(() -> run("dry-cooler", columns + "\n15,16,101325,45,50,1\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("wetbulb_c: found 16, allowed: at most drybulb_c 15");
    }

    @Test
    void chiller_curves_from_a_file_give_the_published_point() throws IOException {
        // EnergyPlus Chillers.idf, McQuay WSC 471 kW 5.89 COP: 8.89 C, 26.67 C, half load: 41.45 kW, COP 5.676
        Path file = write("chiller.yaml", """
                capacity_w: 471200
                cop: 5.89
                cap_ft: [0.252113, 0.01324053, -0.008637329, 0.08581056, -0.004261176, 0.008661899]
                eir_ft: [0.4475238, -0.0258821, -0.001459053, 0.04342595, -0.001000651, 0.001920106]
                eir_plr: [0.2778889, 0.2338363, 0.4883748]
                """);
        String out = RunModel.run("chiller", file, stream("load_w,chilled_out_c,condenser_in_c\n235256,8.89,26.67\n"));
        double[] cells = numbers(out.lines().toList().get(1));
        assertThat(cells[3] / 41_450).isCloseTo(1, within(1e-3));
        assertThat(cells[4] / 5.676).isCloseTo(1, within(1e-3));
    }

    @Test
    void numbers_outside_the_fit_are_answered_and_noted() {
        String out = run("chiller", "load_w,chilled_out_c,condenser_in_c\n3e6,15,25\n"); // York YK fit: 4.44 to 8.89 C
        assertThat(out).contains("chilled_out_c 15 is outside the fitted range 4.44 to 8.89");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25,105,101325 | line 2, column rh_percent: found 105, allowed: 0 to 100",
                "-300,50,101325 | line 2, column drybulb_c: found -300, allowed: -273.15 to 1000",
                "25,,101325 | line 2, column rh_percent: found an empty cell",
                "25,warm,101325 | line 2, column rh_percent: found \"warm\"",
                "25,NaN,101325 | line 2, column rh_percent: found \"NaN\"",
                "25,1e999,101325 | line 2, column rh_percent: found \"1e999\"",
                "25,0x10,101325 | line 2, column rh_percent: found \"0x10\"",
                "25,50 | line 2: found 2 cells, allowed: 3 cells",
                "25,50,101325,1 | line 2: found 4 cells, allowed: 3 cells",
                "150,100,101325 | line 2, column pressure_pa: found 101325, allowed: well above",
            })
    void a_bad_cell_is_named_by_line_and_column(String row, String message) {
        assertThatThrownBy(() -> run("moist-air", "drybulb_c,rh_percent,pressure_pa\n" + row + "\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_bad_last_row_leaves_no_answer_for_the_first() {
        assertThatThrownBy(() -> run("moist-air", "drybulb_c,rh_percent,pressure_pa\n25,50,101325\n\n25,50,101325\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 3: found an empty line");
    }

    /** EnergyPlus Chillers.idf, all four published machines through --curves: points of {@code ElectricEIR.mo}. */
    @ParameterizedTest
    @CsvSource({
        "yk5170, 5169500, 7.15, 6.67, 20, 1.0, 1.21091, 790.79",
        "yk5170, 5169500, 7.15, 8.89, 26.11, 0.25, 1.195, 264.58",
        "yk2771, 2771100, 6.84, 5.56, 23.89, 0.5, 0.99558, 144.57",
        "yk2771, 2771100, 6.84, 8.89, 20, 0.75, 1.21072, 247.08",
        "wsc471, 471200, 5.89, 8.89, 20, 0.25, 1.23902, 33.16",
        "wsc471, 471200, 5.89, 10, 26.67, 1.0, 1.08855, 87.21",
        "ycal101, 100582, 3.1, 6.67, 35.0, 0.5, 1.04916, 17.37",
        "ycal101, 100582, 3.1, 10, 35.0, 1.0, 1.11842, 33.96"
    })
    void every_published_chiller_comes_back_through_a_curves_file(
            String name,
            double capacityW,
            double cop,
            double chilledOutC,
            double condenserInC,
            double partLoad,
            double capFt,
            double powerKw)
            throws IOException {
        ChillerDesign d = switch (name) {
            case "yk5170" -> PublishedChillers.yorkYk5170kW();
            case "yk2771" -> PublishedChillers.yorkYk2771kW();
            case "wsc471" -> PublishedChillers.mcQuayWsc471kW();
            default -> PublishedChillers.yorkYcal101kWAirCooled();
        };
        Path file = write(
                name + ".yaml",
                "capacity_w: " + capacityW + "\ncop: " + cop + "\ncap_ft: " + Arrays.toString(d.capFt()) + "\neir_ft: "
                        + Arrays.toString(d.eirFt()) + "\neir_plr: " + Arrays.toString(d.eirPlr()) + "\n");
        String row = partLoad * capacityW * capFt + "," + chilledOutC + "," + condenserInC;
        double[] cells =
                numbers(RunModel.run("chiller", file, stream("load_w,chilled_out_c,condenser_in_c\n" + row + "\n"))
                        .lines()
                        .toList()
                        .get(1));
        assertThat(cells[3] / 1000 / powerKw).isCloseTo(1, within(1e-3));
        assertThat(cells[5] / (capacityW * capFt)).isCloseTo(1, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "'' | line 1: found nothing",
                "'drybulb_c,rh_percent,pressure_pa' | line 2: found no rows",
                "'drybulb_c,rh,pressure_pa' | found an unknown column \"rh\"",
                "'drybulb_c,rh_percent' | found no column pressure_pa",
                "'drybulb_c,rh_percent,pressure_pa,drybulb_c' | found the column drybulb_c twice",
            })
    void a_bad_header_is_refused(String header, String message) {
        String rows = header.isEmpty() || message.contains("no rows") ? "" : "\n1,2,3\n";
        assertThatThrownBy(() -> run("moist-air", header + rows))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message);
    }

    @Test
    void binary_input_is_one_line() {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, (byte) 0xff, (byte) 0xfe};
        assertThatThrownBy(() -> RunModel.run("moist-air", null, new ByteArrayInputStream(bytes)))
                .isInstanceOf(InputError.class)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fan_kw: 3 | fan_kw: found an unknown key",
                "fan_w: 1 | found Duplicate",
                "'' | ok",
            })
    void unknown_and_duplicate_design_keys_are_refused(String line, String message) throws IOException {
        Path file = write("t.yaml", TOWER_YAML + line + "\n");
        String in = "wetbulb_c,pressure_pa,water_in_c,water_kg_per_s,fan_fraction\n24,98890,36,1,0.7\n";
        if (message.equals("ok")) {
            assertThat(RunModel.run("tower", file, stream(in))).contains("water_out_c");
            return;
        }
        assertThatThrownBy(() -> RunModel.run("tower", file, stream(in)))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fan_w: 213.27113 | fan_w: -5 | fan_w: found -5, allowed: 0 or greater",
                "fan_w: 213.27113 | fan_w: .nan | fan_w: found \".nan\", allowed: a number",
                "fan_w: 213.27113 | fan_w: '7' | fan_w: found \"7\", allowed: a number",
                "fan_w: 213.27113 | fan_w: [1, 2] | fan_w: found 2 numbers, allowed: a number",
                "fan_w: 213.27113 | '' | fan_w: found no such key",
                "water_out_c: 29.5 | water_out_c: 20 | water_out_c: found 20.0, allowed: between wetbulb_c 25.6 and water_in_c 35.0",
                "water_out_c: 29.5 | water_out_c: 35 | water_out_c: found 35.0, allowed: between wetbulb_c 25.6 and",
                "air_kg_per_s: 0.673488 | air_kg_per_s: 0.1 | air_kg_per_s: found 0.1, allowed: more than 0.",
            })
    void a_bad_design_value_is_named_by_its_key(String old, String changed, String message) throws IOException {
        Path file = write("t.yaml", TOWER_YAML.replace(old, changed == null ? "" : changed));
        assertThatThrownBy(() -> RunModel.run("tower", file, stream("wetbulb_c\n")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("t.yaml")
                .hasMessageContaining(message);
    }

    @Test
    void a_missing_file_a_folder_and_a_model_without_design_are_refused() {
        assertThatThrownBy(() -> RunModel.run("tower", folder.resolve("none.yaml"), stream("")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> RunModel.run("tower", folder, stream("")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("not a file");
        assertThatThrownBy(() -> RunModel.run("moist-air", folder, stream("")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("takes no design");
        assertThatThrownBy(() -> RunModel.run("toaster", null, stream("")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("moist-air");
    }

    @ParameterizedTest
    @MethodSource("org.headroom.app.tasks.RunModel#cards")
    void each_model_explains_itself(ModelCard card) {
        assertThat(RunModel.list()).contains(card.name());
        String help = RunModel.help(card.name());
        card.in().forEach(column -> assertThat(help).contains(column.name()));
        card.out().forEach(column -> assertThat(help).contains(column.name()));
        assertThat(help).contains(card.source()).contains(card.equation());
    }

    @ParameterizedTest
    // one plain row of each remaining model; expected: Incropera (2007) ex. 11.1, FEMP #10, cube law, definition of R,
    // affinity law, White (2011) ex. 6.6, the design's own UA, ASHRAE TC 9.9 (2021) W40, pressure divider
    @CsvSource(
            delimiter = '|',
            value = {
                "heat-exchanger | hot_in_c,cold_in_c,hot_w_per_k,cold_w_per_k,ua_w_per_k,arrangement |"
                        + " 100,30,213.1,835.6,197.3,counterflow | 8 | 8524 | 8",
                "water-balance | heat_w,evaporation_kg_per_s,cycles,drift_fraction,circulating_kg_per_s |"
                        + " 24e6,10,5,0.00005,1000 | 5 | 12.5 | 1e-9",
                "gpu-power | utilization,power_cap_w,gpu_c | 1,500,45 | 4 | 0.858 | 0.001",
                "server-power | utilization,power_cap_w,gpu_c | 0.898,700,45 | 4 | 7750 | 5",
                "server-power | utilization,power_cap_w,gpu_c | 1,700,45 | 4 | 8400 | 1e-9",
                "gpu-activity | tensor_active,sm_active,dram_active | 0.45,0.85,0.4 | 3 | 0.88 | 1e-9",
                "training | parameters_count,tokens_count,gpus_count | 174.6e9,300e9,1024 | 4 | 3.14e23 | 0.01e23",
                "checkpoint | parameters_count,gpus_count,storage_gb_per_s,stall_s | 405e9,16384,1000,30 | 8 | 13.29 | 0.01",
                "cold-plate | gpu_power_w,coolant_in_c,coolant_l_per_min | 700,30,1.5 | 3 | 51 | 1e-9",
                "pump | flow_kg_per_s,units_sound | 1200,5 | 4 | 0.5 | 1e-9",
                "pipe | flow_kg_per_s,water_c,length_m,diameter_m,roughness_m | 33.30,20,60.96,0.1524,0.000122 | 8"
                        + " | 13215 | 150",
                "cdu | heat_w,facility_in_c,facility_kg_per_s,coolant_kg_per_s | 66700,33.5,1.54,1.7 | 9 | 25000 | 1e-6",
                "w-class | supply_c | 33.5 | 2 | 6.5 | 1e-9",
                "control-valve | opening,rangeability,authority | 0.5,50,0.5 | 4 | 0.198 | 1e-4",
                "merkel-number | water_in_c,water_out_c,wetbulb_c,pressure_pa,liquid_gas_ratio |"
                        + " 32.2222,26.6667,21.1111,101321,1.2 | 5 | 1.0533 | 0.01",
            })
    void the_other_models_answer_a_published_row(
            String model, String columns, String row, int at, double expected, double tolerance) {
        double[] cells =
                numbers(run(model, columns + "\n" + row + "\n").lines().toList().get(1));
        assertThat(cells[at]).isCloseTo(expected, within(tolerance));
    }

    private static String run(String model, String table) {
        return RunModel.run(model, null, stream(table));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.split(",", -1))
                .mapToDouble(cell -> cell.matches("[-+0-9.eE]+") ? Double.parseDouble(cell) : Double.NaN)
                .toArray();
    }
}
