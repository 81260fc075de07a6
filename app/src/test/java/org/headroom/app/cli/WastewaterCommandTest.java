package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command as a person meets it, held against the published benchmark. */
class WastewaterCommandTest {
    private static final List<String> STATES =
            List.of("ss", "si", "xi", "xs", "xbh", "xba", "xp", "so", "sno", "snh", "snd", "xnd", "salk", "tss");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream systemOut = System.out;
    private final PrintStream systemErr = System.err;

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setOut(systemOut);
        System.setErr(systemErr);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode json(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "model";
        all[1] = "wastewater";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 1] = "--json";
        assertThat(Main.run(all)).as(this::err).isZero();
        return JsonMapper.shared().readTree(out());
    }

    @Test
    void the_steady_benchmark_is_the_published_one() {
        JsonNode d = json("--plant", "bsm1", "--steady");
        assertThat(d.get("schema").asString()).isEqualTo("headroom.wastewater/1");
        assertThat(d.get("converged").asBoolean()).isTrue();
        assertThat(d.get("reactors")).hasSize(5);
        d.get("reactors")
                .forEach(tank -> STATES.forEach(state ->
                        assertThat(tank.get(state).isNumber()).as(state).isTrue()));
        // open-loop steady state, Alex et al. 2008; MATLAB's 15 digits by way of bsm2-python
        assertThat(d.get("reactors").get(0).get("so").asDouble()).isCloseTo(0.0042984, within(4e-7));
        assertThat(d.get("reactors").get(4).get("snh").asDouble()).isCloseTo(1.7333, within(5e-5));
        assertThat(d.get("reactors").get(2).get("xbh").asDouble()).isCloseTo(2557.1314, within(1e-3));
        assertThat(d.get("effluent").get("sno").asDouble()).isCloseTo(10.4152201204309, within(1e-6));
        assertThat(d.get("effluent").get("flow").asDouble()).isCloseTo(18061, within(1e-6));
        assertThat(d.get("settler_tss")).hasSize(10);
        assertThat(d.get("settler_tss").get(0).asDouble()).isCloseTo(12.4969498996665, within(1e-6));
        assertThat(d.get("settler_tss").get(9).asDouble()).isCloseTo(6393.98442118288, within(1e-3));
        // total N is TKN and nitrate; all five sums are there
        JsonNode e = d.get("effluent");
        assertThat(e.get("total_n").asDouble())
                .isCloseTo(e.get("tkn").asDouble() + e.get("sno").asDouble(), within(1e-12));
        assertThat(e.get("cod").asDouble()).isCloseTo(47.5521, within(1e-3));
        assertThat(e.get("bod5").asDouble()).isCloseTo(2.6509, within(1e-3));
        d.get("balance").forEach(residual -> assertThat(residual.asDouble()).isLessThan(1e-8));
    }

    @Test
    void the_dry_fortnight_runs_by_the_protocol() {
        JsonNode d = json("--plant", "bsm1", "--influent", "bsm1-dry", "--days", "14", "--repeat", "2");
        assertThat(d.get("protocol").get("total_days").asDouble()).isEqualTo(28);
        assertThat(d.get("protocol").get("averaged_days").asDouble()).isEqualTo(7);
        assertThat(d.get("reactors")).hasSize(5);
        assertThat(d.get("aeration_kwh_per_day").asDouble()).isCloseTo(8 / 1800.0 * 1333 * 564, within(0.1));
        assertThat(d.get("pumping_kwh_per_day").asDouble())
                .isCloseTo(0.004 * 55338 + 0.008 * 18446 + 0.05 * 385, within(0.01));
        // the file's own last week, straight between rows
        assertThat(d.get("iqi").asDouble()).isCloseTo(52068.21, within(1.0));
        JsonNode e = d.get("effluent");
        double index = (2 * e.get("tss").asDouble()
                        + e.get("cod").asDouble()
                        + 30 * e.get("tkn").asDouble()
                        + 10 * e.get("sno").asDouble()
                        + 2 * e.get("bod5").asDouble())
                * e.get("flow").asDouble()
                / 1000;
        assertThat(d.get("eqi").asDouble()).as("means by flow").isCloseTo(index, within(1e-6 * index));
        d.get("balance").forEach(residual -> assertThat(residual.asDouble()).isLessThan(1e-8));
        assertThat(d.get("cpu_s").asDouble()).isPositive();
    }

    @Test
    void a_short_run_is_averaged_over_all_of_it_and_says_so() {
        JsonNode d = json("--influent", "bsm1-dry", "--days", "1", "--repeat", "1");
        assertThat(d.get("protocol").get("averaged_days").asDouble()).isEqualTo(1);
    }

    @Test
    void a_plant_file_can_be_printed_edited_and_run() throws IOException {
        assertThat(Main.run("model", "wastewater", "--plant", "bsm1", "--show")).isZero();
        Path file = Files.writeString(folder.resolve("mine.yaml"), out().replace("name: bsm1", "name: mine"));
        out.reset();
        JsonNode d = json("--plant", file.toString(), "--set", "units.as5.kla_per_day=120", "--temperature", "12");
        assertThat(d.get("plant").asString()).isEqualTo("mine");
        assertThat(d.get("aeration_kwh_per_day").asDouble()).isNotCloseTo(3341.39, within(1.0));
    }

    @Test
    void the_recycled_water_plant_keeps_solids_back_and_is_no_benchmark() {
        JsonNode d = json("--plant", "memphis-recycled");
        assertThat(d.get("settler_tss").isNull()).isTrue();
        assertThat(d.get("effluent").get("tss").asDouble()).isZero();
        // 13.5 Mgal/d in, 13 Mgal/d out (fact W20)
        assertThat(d.get("influent").get("flow").asDouble() / 3785.411784).isCloseTo(13.5, within(0.001));
        assertThat(d.get("effluent").get("flow").asDouble() / 3785.411784).isCloseTo(13, within(0.001));
        assertThat(d.get("influent").get("tss").asDouble()).isCloseTo(15, within(0.01));
    }

    @Test
    void raw_sewage_into_the_recycled_water_plant_is_remarked_on() {
        json("--plant", "memphis-recycled", "--influent", "bsm1-dry", "--days", "0.1", "--repeat", "1");
        assertThat(err()).contains("is it water for this plant?");
    }

    @Test
    void time_series_appear_whole_in_the_folder_asked_for() throws IOException {
        Path to = folder.resolve("out");
        JsonNode d = json(
                "--influent", "bsm1-dry", "--days", "1", "--repeat", "1", "--out", to.toString(), "--sample", "1h");
        assertThat(d.get("files")).hasSize(5);
        List<String> rows = Files.readAllLines(to.resolve("effluent.csv"));
        assertThat(rows.getFirst()).startsWith("time_d,flow_m3_per_day,si,ss").contains("total_n,aeration_kw");
        assertThat(rows).hasSize(26);
        assertThat(Files.readAllLines(to.resolve("reactors.csv"))).hasSize(1 + 25 * 5);
        assertThat(Files.readAllLines(to.resolve("settlers.csv"))).hasSize(1 + 25 * 10);
    }

    @Test
    void people_get_tanks_streams_limits_and_electricity() {
        assertThat(Main.run("model", "wastewater")).isZero();
        assertThat(out()).contains("as5", "effluent", "total_n", "kept", "aeration", "3,341.4");
        assertThat(err()).isEmpty();
    }

    @Test
    void help_and_list_name_it() {
        assertThat(Main.run("model", "wastewater", "--help")).isZero();
        assertThat(out()).contains("--influent", "flow_m3_per_day", "Takacs", "Example:");
        assertThat(Main.run("model", "list")).isZero();
        assertThat(out()).contains("wastewater ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --plant nowhere.yaml                                | nowhere.yaml: found no such file
            --influent nowhere.csv                              | nowhere.csv: found no such file
            --days 14                                           | --days: found no influent
            --influent bsm1-dry --days 0                        | --days: found 0
            --influent bsm1-dry --repeat 0                      | --repeat: found 0
            --influent bsm1-dry --steady                        | --steady: found --influent beside it
            --temperature 99                                    | --temperature: found 99
            --set kinetics.mu_hh_per_day=4                      | did you mean mu_h_per_day
            --set kinetics.mu_h_per_day=x                       | kinetics.mu_h_per_day: found 'x'
            --set units.as1.volume_m3=-5                        | units.as1.volume_m3: found -5
            --set units.as9.kla_per_day=3                       | no unit as9 in bsm1, allowed: one of as1, as2
            --set units.settler.layers_count=2.5                | allowed: a whole number, 3 to 100
            --set stoichiometry.i_xb=0 --set stoichiometry.i_xp=0.5 | stoichiometry (i_xb): found 0.0, allowed: f_p x i_xp
            --influent bsm1-dry --days 1f                       | found '1f', allowed: a number
            --influent bsm1-dry --days 3d                       | found '3d', allowed: a number
            --set streams.waste_sludge.flow_m3_per_day=30000    | found
            """)
    void what_is_wrong_is_said_in_one_line(String arguments, String line) {
        String[] all = ("model wastewater " + arguments).split(" +");
        assertThat(Main.run(all)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).startsWith("headroom: ").contains(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0,30,60,50,200,30,0,0,0,0,30,6,11,7,210\n",
                "0,30,60,50,200,30,0,0,0,0,30,6,11,7,210,20000\n0,30,60,50,200,30,0,0,0,0,30,6,11,7,210,20000\n",
                "0,30,60,50,200,30,0,0,0,0,30,6,11,7,210,20000\n1,30,60,50,200,30,0,0,0,0,30,6,11,7,210,-1\n",
                "0,30,60,50,200,30,0,0,0,0,30,6,11,7,210,20000\n1,30,60,fifty,200,30,0,0,0,0,30,6,11,7,210,20000\n",
                "time_d,si,ss,xi,xs,xbh,xba,xp,so,sno,snd,xnd,salk,q\n0,1,1,1,1,1,1,1,1,1,1,1,1,1\n"
            })
    void a_bad_influent_is_refused_with_its_line(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("in.csv"), text);
        assertThat(Main.run("model", "wastewater", "--influent", file.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("in.csv", "allowed: ");
    }

    @Test
    void an_influent_too_small_for_the_plant_is_refused_with_its_line_and_flow() throws IOException {
        Path file = Files.writeString(
                folder.resolve("thin.csv"),
                "0,30,60,50,200,30,0,0,0,0,30,6,11,7,210,20000\n1,30,60,50,200,30,0,0,0,0,30,6,11,7,210,200\n");
        assertThat(Main.run("model", "wastewater", "--influent", file.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("thin.csv: line 2: found flow_m3_per_day 200.000", "bsm1");
    }

    @Test
    void a_whole_number_has_no_unit_behind_its_range() {
        assertThat(Main.run("model", "wastewater", "--set", "units.settler.layers_count=2.5"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err().strip()).endsWith("allowed: a whole number, 3 to 100");
    }

    @Test
    void water_outside_the_range_of_the_kinetics_is_answered_with_a_warning_wherever_it_is_said() throws IOException {
        JsonNode d = json("--temperature", "5");
        assertThat(d.get("run_id").isNull()).isTrue();
        assertThat(d.get("warnings").get(0).asString()).startsWith("--temperature: 5.000 C is outside 8 to 30 C");
        assertThat(err()).contains("--temperature: 5.000 C is outside 8 to 30 C");
        out.reset();
        assertThat(json("--set", "temperature_c=35").get("warnings").get(0).asString())
                .startsWith("bsm1: temperature_c: 35.00 C is outside");
        out.reset();
        String row = ",30,60,50,200,30,0,0,0,0,30,6,11,7,210,20000,";
        Path file = Files.writeString(folder.resolve("cold.csv"), "0" + row + "6\n1" + row + "15\n");
        JsonNode cold = json("--influent", file.toString(), "--days", "0.1", "--repeat", "1");
        assertThat(cold.get("warnings").get(0).asString()).contains("cold.csv: temperature_c: 6.000 to 15.00 C are");
        Files.writeString(file, "0" + row + "46\n1" + row + "15\n");
        assertThat(Main.run("model", "wastewater", "--influent", file.toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void a_plant_without_a_steady_state_in_reach_ends_with_one_line_and_no_result() {
        assertThat(Main.run("model", "wastewater", "--set", "kinetics.k_s_g_per_m3=0.00001"))
                .isEqualTo(ExitCode.LIMIT);
        assertThat(out()).isEmpty();
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).startsWith("headroom: no steady state");
    }

    @Test
    void a_folder_that_cannot_be_made_is_one_plain_line() {
        assertThat(Main.run(
                        "model",
                        "wastewater",
                        "--influent",
                        "bsm1-dry",
                        "--days",
                        "0.1",
                        "--repeat",
                        "1",
                        "--out",
                        "/proc/x"))
                .isEqualTo(ExitCode.OUTSIDE);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).startsWith("headroom: ").doesNotContain("Exception");
    }

    @Test
    void a_flowsheet_that_does_not_close_is_refused() throws IOException {
        assertThat(Main.run("model", "wastewater", "--show")).isZero();
        Path file =
                Files.writeString(folder.resolve("open.yaml"), out().replace("  as2_as3: {from: as2, to: as3}\n", ""));
        out.reset();
        assertThat(Main.run("model", "wastewater", "--plant", file.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err().toLowerCase(Locale.ROOT)).contains("open.yaml", "as2");
        assertThat(err().lines()).hasSize(1);
    }
}
