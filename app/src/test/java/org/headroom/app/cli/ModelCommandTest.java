package org.headroom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The behaviour asserted here is that of docs/models and `headroom model --help`. */
class ModelCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void list_names_the_models() {
        assertThat(run("", "list")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("moist-air", "tower", "chiller", "gpu-power");
    }

    @Test
    void help_of_a_model_names_its_columns_and_source() {
        assertThat(run("", "tower", "--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("water_in_c", "EnergyPlus", "drybulb_c");
    }

    @Test
    void a_table_goes_in_and_a_table_comes_out() {
        assertThat(run("drybulb_c,rh_percent,pressure_pa\r\n35,50,101325\r\n", "moist-air"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    @Test
    void a_bad_row_prints_nothing_on_standard_output() {
        assertThat(run("drybulb_c,rh_percent,pressure_pa\n35,50,101325\n35,500,101325\n", "moist-air"))
                .isNotZero();
        assertThat(out.size()).isZero();
    }

    private int run(String in, String... arguments) {
        ModelCommand command = new ModelCommand(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        return new CommandLine(command)
                .setExecutionExceptionHandler((_, _, _) -> 2)
                .execute(arguments);
    }
}
