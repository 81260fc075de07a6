package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SiteCommandTest {
    private final StringWriter out = new StringWriter();

    private int run(String... args) {
        CommandLine line = new CommandLine(new SiteCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out));
        return line.execute(args);
    }

    @Test
    void a_path_shows_value_unit_confidence_and_source() {
        assertThat(run("show", "grid.battery.power_mw")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("150 MW  official_quoted").contains("fact E50");
    }

    @Test
    void a_staged_input_shows_each_stage_with_its_date() {
        assertThat(run("show", "grid.utility_mw", "--site", "memphis-as-built")).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSize(4).first().asString().startsWith("grid.utility_mw@2024-07-22");
    }

    @Test
    void the_printed_yaml_is_a_site_that_passes_the_check(@TempDir Path folder) throws IOException {
        assertThat(run("show", "--yaml")).isEqualTo(ExitCode.OK);
        Path file = Files.writeString(folder.resolve("mine.yaml"), out.toString());
        assertThat(run("check", "--site", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("mine: 0 errors");
    }

    @Test
    void a_site_whose_towers_cannot_reject_the_heat_of_training_fails_the_check() {
        assertThat(run("check", "--set", "cooling.towers.cells_count=20")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString()).contains("error: cooling.towers.cells_count: towers reject 70.2 MW");
    }

    @Test
    void a_site_whose_pumps_cannot_reach_their_system_fails_the_check() {
        assertThat(run("check", "--set", "cooling.warm_loop.pumps.unit_head_pa=150000"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(out.toString().lines().filter(line -> line.startsWith("error: ")))
                .singleElement()
                .asString()
                .contains("reach 1938.17 kg/s, short of 2400.00 kg/s at the system's 250.0 kPa");
    }

    @Test
    void the_sites_that_ship_are_listed_with_their_labels() {
        assertThat(run("list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("memphis-announced", "counterfactual", "memphis-as-built", "as built");
    }

    @Test
    void headroom_is_a_table_with_units_in_its_headings() {
        assertThat(run("headroom", "memphis-announced", "--by", "array", "--csv"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .hasSize(197) // a heading, 1,563 racks by 8
                .first()
                .asString()
                .startsWith(
                        "place,hall,racks_count,servers_count,gpus_count,it_power_kw,gpu_max_c,gpu_margin_k,binding,")
                .contains("rack_feed_stranded_kw", "facility_flow_used_kg_per_s");
    }

    @Test
    void headroom_says_what_binds_the_whole_site() {
        assertThat(run("headroom", "--full-load", "rated")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("hall_1", "facility_flow", "whole site", "The site is over");
    }

    @Test
    void the_diagram_goes_to_stdout_without_a_file() {
        assertThat(run("diagram", "--cooling", "dry")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("<?xml").endsWith("</svg>\n");
    }

    @Test
    void a_site_named_twice_is_refused() {
        assertThat(run("diagram", "memphis-announced", "--site", "memphis-as-built"))
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void faults_are_a_table_and_a_csv_of_the_same_rows() {
        String[] asked = {
            "faults", "--drybulb", "33", "--wetbulb", "26", "--horizon", "10min", "--fault", "cdu_pumps_rack"
        };
        assertThat(run(asked)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("CDU pumps of one rack", "servers_off");
        out.getBuffer().setLength(0);
        String[] csv = Arrays.copyOf(asked, asked.length + 1);
        csv[asked.length] = "--csv";
        assertThat(run(csv)).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("cdu_pumps_rack,CDU pumps of one rack,600,");
    }
}
