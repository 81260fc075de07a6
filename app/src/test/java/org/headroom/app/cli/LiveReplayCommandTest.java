package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LiveReplayCommandTest {
    private final StringWriter out = new StringWriter();
    private @Nullable Exception error;

    @TempDir
    Path folder;

    private int run(String... args) {
        CommandLine line = new CommandLine(new LiveCommand());
        line.setOut(new PrintWriter(out));
        line.setExecutionExceptionHandler((e, _, _) -> {
            error = e;
            return ExitCode.BAD_INPUT;
        });
        return line.execute(args);
    }

    private Path heats(int cdus) throws IOException {
        StringBuilder text = new StringBuilder("time");
        for (int c = 1; c <= cdus; c++) {
            text.append(",power[").append(c).append(']');
        }
        text.append(",OA Wetbulb Temp\n");
        for (int i = 0; i < 40; i++) {
            text.append(15 * i).append(",700000".repeat(cdus)).append(",10\n");
        }
        return Files.writeString(folder.resolve("heat.csv"), text);
    }

    @Test
    void heats_of_25_cdus_need_no_site() throws IOException {
        assertThat(run("--replay", heats(25).toString(), "--quiet")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("on the site frontier-like-cdus", "largest step", "stable");
    }

    @Test
    void a_site_that_is_named_is_taken_and_changes_count() throws IOException {
        String file = heats(25).toString();
        assertThat(run("--replay", file, "--quiet", "--site", "frontier-like-cdus", "--set", "limits.site_power_mw=15"))
                .isEqualTo(ExitCode.LIMIT);
        assertThat(out.toString()).contains("limit broken  site_power_mw");
        assertThat(run("--replay", file, "--quiet", "--site", "memphis-announced"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(error).isInstanceOf(InputError.class).hasMessageContaining("1563, one a rack of the site");
    }

    @Test
    void a_bad_row_is_refused_with_line_and_column() throws IOException {
        Path file = heats(25);
        Files.writeString(file, Files.readString(file).replaceFirst("\n30,700000", "\n30,seven"));
        assertThat(run("--replay", file.toString(), "--quiet")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(error).isInstanceOf(InputError.class).hasMessageContainingAll("line 4", "power[1] seven");
    }
}
