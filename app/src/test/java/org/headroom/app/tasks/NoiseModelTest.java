package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

/** {@code headroom model noise} as a person meets it. */
class NoiseModelTest {
    private static final String HEADER =
            "distance_m,source_m,drybulb_c,rh_percent,power_63_db,power_125_db,power_250_db,"
                    + "power_500_db,power_1000_db,power_2000_db,power_4000_db,power_8000_db";

    /** ISO 9613-1, table 1: 4.98 dB/km; Adiv = 20 lg 100 + 11 = 51; hard ground gives back 3 dB: 100 - 51 + 3 - 0.498. */
    @Test
    void a_kilohertz_over_hard_ground_arrives_as_the_standard_says() {
        String table = run(HEADER + ",porous_share,receiver_m\n100,2,20,70,0,0,0,0,100,0,0,0,0,2\n");
        assertThat(cell(table, "divergence_db")).isCloseTo(51, within(1e-9));
        assertThat(cell(table, "absorption_1000_db_per_km")).isCloseTo(4.98, within(0.005));
        assertThat(cell(table, "ground_1000_db")).isCloseTo(-3, within(1e-9));
        assertThat(cell(table, "level_1000_db")).isCloseTo(51.502, within(0.001));
        assertThat(cell(table, "level_dba")).isCloseTo(51.502, within(0.01));
    }

    /** ISO 9613-2, equation 10: 4.8 - 0.006 (17 + 0.6) = 4.694 dB, less 3.010 dB of equation 11. */
    @Test
    void porous_ground_can_be_taken_as_one_number() {
        String table = run(HEADER + ",ground\n500,1.5,20,70,0,0,0,0,100,0,0,0,a-weighted\n");
        assertThat(cell(table, "ground_1000_db")).isCloseTo(1.684, within(0.001));
    }

    @Test
    void beyond_a_kilometre_a_note_says_so() {
        assertThat(run(HEADER + "\n2500,5,20,70,9,9,9,9,9,9,9,9\n"))
                .contains("distance_m 2500 is outside the fitted range");
    }

    @Test
    void what_cannot_be_stops_with_line_and_column() {
        assertThatThrownBy(() -> run(HEADER + "\n100,2,20,170,0,0,0,0,0,0,0,0\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 2, column rh_percent: found 170");
        assertThatThrownBy(() -> run(HEADER + "\n0,2,20,70,0,0,0,0,0,0,0,0\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("distance_m");
        assertThatThrownBy(() -> run(HEADER + ",ground\n100,2,20,70,0,0,0,0,0,0,0,0,snow\n"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("octaves or a-weighted");
    }

    private static String run(String table) {
        return RunModel.run("noise", null, new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
    }

    private static double cell(String table, String column) {
        String[] lines = table.split("\n", -1);
        List<String> header = Arrays.asList(lines[0].split(",", -1));
        return Double.parseDouble(lines[1].split(",", -1)[header.indexOf(column)]);
    }
}
