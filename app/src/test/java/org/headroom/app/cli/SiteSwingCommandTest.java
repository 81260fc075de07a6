package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.TraceSwing;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SiteSwingCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = new CommandLine(new SiteCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    @Test
    void swing_shows_the_design_case_its_limits_its_remedies_and_a_dip() {
        assertThat(run("swing", "--for", "2min", "--battery-mw", "80")).isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("one job, 100,000 GPUs in 12,500 servers")
                .contains("73.75 MW at the servers")
                .contains("80 MW battery")
                .contains("a day costs")
                .contains("A dip to 50 % for 100 ms trips");
    }

    @Test
    void swing_prints_every_sample_as_csv() {
        assertThat(run(
                        "swing",
                        "--for",
                        "1min",
                        "--csv",
                        "--iteration",
                        "500ms",
                        "--gpus",
                        "8000",
                        "--smoothing-floor",
                        "0.5"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines()).hasSize(6001).first().asString().endsWith(",with_gpu_smoothing_mw");
    }

    @Test
    void options_that_exclude_each_other_are_refused() {
        assertThat(run("swing", "--job", "gpus=8", "--gpus", "8")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("swing", "--csv", "--json")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void a_printed_window_is_a_trace_with_the_same_figures(@TempDir Path folder) throws IOException {
        assertThat(run("swing", "--for", "1min", "--csv", "--battery-mw", "0")).isEqualTo(ExitCode.OK);
        Path file = Files.writeString(folder.resolve("trace.csv"), out.toString());
        out.getBuffer().setLength(0);
        assertThat(run("swing", "--trace", file.toString(), "--battery-mw", "60"))
                .isEqualTo(ExitCode.OK);
        String judged = line("nothing");
        assertThat(out.toString()).contains("1 min at 10 ms").contains("60 MW battery");
        out.getBuffer().setLength(0);
        assertThat(run("swing", "--for", "1min", "--battery-mw", "60")).isEqualTo(ExitCode.OK);
        assertThat(line("nothing")).isEqualTo(judged);
    }

    private String line(String start) {
        return out.toString()
                .lines()
                .filter(l -> l.startsWith(start))
                .findFirst()
                .orElseThrow()
                .replaceAll(" +", " ");
    }

    @Test
    void a_trace_of_uneven_steps_is_refused_with_its_line(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("trace.csv"), "time_s,site_power_mw\n0,1\n0.01,2\n0.03,1\n");
        assertThatThrownBy(() -> new TraceSwing(SiteInput.open("memphis-announced", Map.of()), file, null))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("equal steps");
    }
}
