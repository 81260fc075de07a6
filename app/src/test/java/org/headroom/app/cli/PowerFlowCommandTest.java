package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PowerFlowCommandTest {
    /** The generator at bus 2 can give 5 Mvar and would give more. */
    private static final String CASE = """
            function mpc = small
            mpc.version = '2';
            mpc.baseMVA = 100;
            mpc.bus = [1 3 0 0 0 0 1 1 0 0 1 1.1 0.9; 2 2 LOAD 30 0 0 1 1 0 0 1 1.1 0.9];
            mpc.gen = [1 0 0 999 -999 1 100 1 999 0; 2 10 0 5 -5 1 100 1 99 0];
            mpc.branch = [1 2 0.01 0.1 0 100 0 0 0 0 1];
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String load, String line) throws IOException {
        Path file = Files.writeString(folder.resolve("small.m"), CASE.replace("LOAD", load));
        String[] args = line.replace("CASE", file.toString()).split(" ");
        CommandLine command = Main.commandLine(args);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    @ParameterizedTest
    @CsvSource({
        "powerflow CASE, false",
        "powerflow CASE --q-limits, true",
        "powerflow --q-limits CASE, true",
        "powerflow --q-limits=enforce CASE, true",
        "powerflow --q-limits release CASE, true",
        "powerflow --q-limits=release CASE, true",
        "powerflow CASE --q-limits release, true",
        "powerflow --q-limits --n-1 CASE --flat, true",
        "powerflow CASE --tolerance 1e-12 --q-limits, true"
    })
    void q_limits_may_stand_before_or_behind_the_case_with_or_without_a_value(String line, boolean kept)
            throws IOException {
        assertThat(run("50", line)).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("small: 2 buses", "converged in", "series loss");
        assertThat(out.toString().contains("reactive power high")).isEqualTo(!kept);
    }

    @Test
    void no_solution_is_exit_code_1_and_says_where() throws IOException {
        assertThat(run("1500", "powerflow CASE")).isEqualTo(ExitCode.LIMIT);
        assertThat(out.toString()).contains("no solution").contains("bus 2").doesNotContain("series loss");
    }

    @Test
    void limits_that_are_not_kept_are_told_and_the_exit_code_stays_0() throws IOException {
        assertThat(run("150", "powerflow CASE --n-1")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("branch loading", "Outages: 1 branches");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "powerflow | Missing required parameter: 'CASE'",
                "powerflow CASE --q-limits=foo | found 'foo', allowed: enforce or release",
                "powerflow CASE --tolerance 0 | --tolerance: found 0.0, allowed: 1e-13 to 1e-2",
                "powerflow nowhere.m | nowhere.m: found no such file",
                "powerflow CASE other.m | Unmatched argument at index 2: 'other.m'"
            })
    void bad_usage_is_one_line_and_exit_code_2(String line, String part) throws IOException {
        assertThat(run("50", line)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).startsWith("headroom: ").contains(part).hasLineCount(1);
    }
}
