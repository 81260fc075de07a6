package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code headroom model theis | hantush | cooper-jacob} as a person meets them. */
class AquiferModelsTest {
    /** W(0.1, 1), mpmath at 40 digits. */
    private static final double W_TENTH_ONE = 0.819034500436119;

    private static final String HEADER = "pumping_m3_per_day,transmissivity_m2_per_day,storativity,radius_m,time_days";

    /** u = 0.1 by choice of r, so W is Abramowitz and Stegun's 1.8229239584 (table 5.1) and s = W for Q = 4 pi T. */
    @Test
    void theis_answers_with_u_well_function_and_drawdown() {
        String table = run("theis", HEADER + "\n1256.6370614359173,100,0.001,200,1\n");
        assertThat(table).startsWith(HEADER + ",u,well_function,drawdown_m,note\n");
        String[] cells = lastRow(table);
        assertThat(Double.parseDouble(cells[5])).isCloseTo(0.1, within(1e-16));
        assertThat(Double.parseDouble(cells[6])).isCloseTo(1.8229239584, within(5e-11));
        assertThat(Double.parseDouble(cells[7])).isCloseTo(1.8229239584, within(5e-11));
    }

    @Test
    void hantush_answers_with_drawdown_alone() {
        String table = run("hantush", HEADER + ",leakage_factor_m\n1256.6370614359173,100,0.001,200,1,200\n");
        assertThat(table).startsWith(HEADER + ",leakage_factor_m,drawdown_m,note\n");
        assertThat(Double.parseDouble(lastRow(table)[6])).isCloseTo(W_TENTH_ONE, within(1e-12));
    }

    @Test
    void cooper_jacob_says_how_far_it_is_off_and_where_it_ends() {
        String inside = run("cooper-jacob", HEADER + "\n1000,100,0.0001,200,1\n");
        assertThat(Double.parseDouble(lastRow(inside)[8])).isCloseTo(-0.0025, within(5e-5));
        assertThat(run("cooper-jacob", HEADER + "\n1000,100,0.001,200,1\n")).contains("outside the range");
    }

    @Test
    void far_out_the_drawdown_is_0_and_a_note_says_why() {
        String table = run("theis", HEADER + "\n1000,100,0.001,200000,1\n");
        assertThat(lastRow(table)[7]).isEqualTo("0.0");
        assertThat(table).contains("is above 700");
    }

    @Test
    void far_beyond_the_leakage_factor_the_drawdown_is_0_and_a_note_says_why() {
        String table = run("hantush", HEADER + ",leakage_factor_m\n1000,100,0.0001,20000,1000000,1\n");
        assertThat(lastRow(table)[6]).isEqualTo("0.0");
        assertThat(table).contains("radius over leakage factor 20000");
    }

    @Test
    void a_water_table_is_noted() {
        assertThat(run("theis", HEADER + "\n1000,100,0.2,20,1\n")).contains("water table");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000,0,0.001,200,1",
                "1000,-5,0.001,200,1",
                "1000,100,0,200,1",
                "1000,100,2,200,1",
                "1000,100,0.001,0,1",
                "1000,100,0.001,200,0",
                "1000,100,0.001,200,",
                "NaN,100,0.001,200,1"
            })
    void what_is_not_physical_is_refused_in_one_line(String row) {
        assertThatThrownBy(() -> run("theis", HEADER + "\n" + row + "\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 2")
                .extracting(Throwable::getMessage, org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .doesNotContain("\n");
    }

    @Test
    void a_leakage_factor_of_0_is_refused() {
        assertThatThrownBy(() -> run("hantush", HEADER + ",leakage_factor_m\n1000,100,0.001,200,1,0\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("leakage_factor_m");
    }

    private static String run(String model, String table) {
        return RunModel.run(model, null, new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }

    private static String[] lastRow(String table) {
        return table.lines().toList().getLast().split(",", -1);
    }
}
