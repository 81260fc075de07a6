package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Exit codes, one-line errors and help are those of the conventions in docs and README. */
class MainTest {
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        CommandLine line = Main.commandLine(args);
        line.setErr(new PrintWriter(err, true));
        line.setOut(new PrintWriter(new StringWriter(), true));
        return line.execute(args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing-known | Unmatched argument at index 0: 'nothing-known'",
                "plan --nothing-known | Unknown option: '--nothing-known'",
                "plan --days 0 | --days: found 0, allowed: 1 to 366",
                "simulate --from 2025-02-30 | found '2025-02-30', allowed: a day such as 2025-07-17",
                "simulate --step 2h | --step: found 7200 s, allowed: 1s to 1h",
                "simulate --cooling damp | --cooling: found damp, allowed: wet, dry or hybrid",
                "simulate --full-load rated --jobs my.csv | --full-load: found --jobs beside it, allowed: one of the two",
                "simulate --load live | Invalid value for option '--load': 'live' is not steady or in-time",
                "simulate --seed 3 | --seed: found 3, allowed: together with --load in-time",
                "simulate --load in-time --full-load max | --load: found --full-load beside it, allowed: one of the two",
                "simulate --load in-time --set it.behaviour.training.start_up_s=5 | it.behaviour.training: found an unknown kind of work",
                "simulate --heat-mw 10 --jobs-scale 2 | --heat-mw: found --jobs-scale beside it, allowed: one of the two",
                "simulate --set limits.site_power_mw= | --set: limits.site_power_mw: found nothing",
            })
    void bad_usage_is_one_line_and_exit_code_2(String line, String part) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith("headroom: ").contains(part).hasLineCount(1);
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void help_of_every_verb_ends_with_one_real_example(CommandLine verb) {
        assertThat(verb.getUsageMessage().lines().filter(l -> l.startsWith("Example: ./headroom ")))
                .hasSize(1);
    }

    static Stream<CommandLine> verbs() {
        return Main.commandLine().getSubcommands().values().stream()
                .flatMap(verb -> Stream.concat(Stream.of(verb), verb.getSubcommands().values().stream()))
                .filter(verb -> !verb.getCommandSpec().usageMessage().hidden())
                // help of a model is its card, see ModelCommandTest
                .filter(verb -> !Set.of("help", "generate-completion", "model").contains(verb.getCommandName()));
    }

    @Test
    void a_script_for_shell_completion_is_printed_for_the_launcher() {
        assertThat(run("generate-completion")).isZero();
    }
}
