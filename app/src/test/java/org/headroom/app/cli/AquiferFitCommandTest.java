package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AquiferFitCommandTest {
    private static final Path PUBLISHED = Path.of("..", "physics", "src", "test", "resources")
            .resolve(Path.of("org", "headroom", "physics", "aquifer"));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        var line = Main.commandLine(args);
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    /** Published: 1,677.3 m2/d, 1.762e-3, 745.3 m. */
    @Test
    void a_fit_is_a_table_with_intervals_units_and_the_models_tried() {
        assertThat(run("aquifer", "fit", PUBLISHED.resolve("dalem.csv").toString(), "--thickness-m", "37"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString())
                .contains("51 readings in 4 piezometers, 761 m3/day")
                .contains("leaky aquifer")
                .containsPattern("transmissivity T +1,677 +1,592 to 1,767 +m2/day")
                .containsPattern("leakage factor B +745.3 ")
                .containsPattern("conductivity T / thickness +45.33 ")
                .containsPattern("  theis ")
                .contains("* hantush")
                .contains("Warning: residuals are systematic");
    }

    @Test
    void files_are_named_on_stderr_and_left_out_when_quiet(@TempDir Path folder) {
        String file = PUBLISHED.resolve("oude-korendijk.csv").toString();
        String to = folder.resolve("fit").toString();
        assertThat(run("aquifer", "fit", file, "--out", to)).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).contains("wrote").contains("fit.svg").contains("fit.png");
        err.getBuffer().setLength(0);
        assertThat(run("aquifer", "fit", file, "--out", to, "--quiet")).isEqualTo(ExitCode.OK);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void no_fit_is_exit_1_and_a_bad_table_exit_2(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(
                folder.resolve("wrong.csv"),
                "time_days,radius_m,drawdown_m\n0.1,50,0.5\n0.2,50,0.6\n0.5,50,0.7\n1,50,0.8\n");
        assertThat(run("aquifer", "fit", wrong.toString(), "--pumping-m3-per-day=-100"))
                .isEqualTo(ExitCode.LIMIT);
        assertThat(err.toString()).contains("the fit did not converge");
        assertThat(run("aquifer", "fit", wrong.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("wrong.csv: pumping: found no rate");
        assertThat(run("aquifer", "fit", folder.resolve("absent.csv").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(run("aquifer")).isEqualTo(ExitCode.BAD_INPUT);
    }
}
