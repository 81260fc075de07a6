package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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
}
