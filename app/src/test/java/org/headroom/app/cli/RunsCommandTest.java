package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.tasks.Runs;
import org.headroom.data.quantity.InputError;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunSpec;
import org.headroom.data.store.RunStore;
import org.headroom.data.store.RunWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunsCommandTest {
    @TempDir
    Path folder;

    private String run(double peakMw, double energyUsd, String siteHash) {
        RunSpec spec = new RunSpec(
                "plan",
                "memphis-announced",
                "embedded",
                "embedded",
                1_720_414_800, // 2024-07-08T00:00-05:00
                1_721_624_400,
                900,
                "{}",
                new TreeMap<>(Map.of("site", siteHash)),
                "0.1.0");
        try (RunStore store = RunStore.open(folder.resolve("runs.db"));
                RunWriter writer = store.begin(spec)) {
            writer.summary("baseline", "{\"peak_site_mw\": 160.5, \"violations\": [{}, {}]}");
            writer.summary(
                    "optimized",
                    "{\"peak_site_mw\": " + peakMw + ", \"cost_usd\": {\"energy\": " + energyUsd
                            + "}, \"violations\": [], \"headroom\": [{\"limit\": \"site_power_mw\", \"smallest\": "
                            + (150 - peakMw) + "}]}");
            return writer.commit(RunId.of(spec, List.of("[" + peakMw + "]")))
                    .id()
                    .text();
        }
    }

    private String answer(String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--db";
        all[arguments.length + 1] = folder.resolve("runs.db").toString();
        int exit =
                new CommandLine(new RunsCommand()).setOut(new PrintWriter(out)).execute(all);
        assertThat(exit).isZero();
        return out.toString();
    }

    @Test
    void list_shows_each_run_with_the_key_figures_of_its_plan() {
        String id = run(148.25, 1e6, "aa");
        assertThat(answer("list"))
                .contains(id)
                .contains("2024-07-08 00:00")
                .contains("peak_site_mw 148.25  violations 0");
        JsonNode json = JsonMapper.shared().readTree(answer("list", "--json"));
        assertThat(json.get("schema").asString()).isEqualTo("headroom.runs/1");
        assertThat(json.get("run_id").isNull()).isTrue();
        assertThat(json.at("/runs/0/from").asString()).isEqualTo("2024-07-08T00:00:00-05:00");
        assertThat(json.at("/runs/0/days").doubleValue()).isEqualTo(14);
        assertThat(json.at("/runs/0/figures/peak_site_mw").doubleValue()).isEqualTo(148.25);
    }

    @Test
    void show_has_every_figure_of_every_variant() {
        String id = run(148.25, 1e6, "aa");
        assertThat(answer("show", id.substring(0, 6)))
                .contains("baseline   peak_site_mw")
                .contains("optimized  cost_usd.energy")
                .contains("1,000,000")
                .contains("headroom.site_power_mw");
        JsonNode json = JsonMapper.shared().readTree(answer("show", "@last", "--json"));
        assertThat(json.get("run_id").asString()).isEqualTo(id);
        assertThat(json.at("/variants/optimized/cost_usd/energy").doubleValue()).isEqualTo(1e6);
        assertThat(json.at("/inputs/site").asString()).isEqualTo("aa");
    }

    @Test
    void compare_gives_the_difference_of_every_figure() {
        String a = run(148, 1_000_000, "aa");
        String b = run(140.6, 1_100_000, "bb");
        JsonNode json = JsonMapper.shared().readTree(answer("compare", a, b, "--json"));
        assertThat(json.get("other_run_id").asString()).isEqualTo(b);
        assertThat(json.at("/changed_inputs/0").asString()).isEqualTo("site");
        JsonNode peak = json.at("/variants/optimized/peak_site_mw");
        assertThat(peak.get("difference").doubleValue()).isCloseTo(-7.4, within(1e-9));
        assertThat(peak.get("percent").doubleValue()).isCloseTo(-5, within(1e-9));
        assertThat(json.at("/variants/optimized/violations/percent").isNull()).isTrue();
        assertThat(answer("compare", a, b))
                .contains("cost_usd.energy")
                .contains("100,000")
                .contains("other site");
    }

    @Test
    void what_was_wrong_decides_the_exit_code() throws Exception {
        Path text = java.nio.file.Files.writeString(folder.resolve("notes.txt"), "no database");
        assertThat(Main.run("runs", "list", "--db", text.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Main.run(
                        "runs",
                        "show",
                        "@last",
                        "--db",
                        folder.resolve("none.db").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(Main.run("runs")).isEqualTo(ExitCode.BAD_INPUT);
        run(148, 1e6, "aa");
        Path file = folder.resolve("runs.db");
        byte[] bytes = java.nio.file.Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 7);
        java.nio.file.Files.write(file, bytes);
        assertThat(Main.run("runs", "list", "--db", file.toString())).isEqualTo(ExitCode.OUTSIDE);
    }

    @Test
    void without_a_store_there_are_no_runs_and_none_is_made() {
        assertThat(answer("list")).contains("No runs yet.");
        Runs runs = new Runs(folder.resolve("runs.db"), ZoneId.of("UTC"));
        assertThatThrownBy(() -> runs.show("@last"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no runs yet");
        assertThat(folder.resolve("runs.db")).doesNotExist();
    }
}
