package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

class PlumeModelTest {
    private static final String HEADER =
            "emission_g_per_s,stack_height_m,stack_diameter_m,exit_velocity_m_per_s,exit_k,ambient_k,wind_m_per_s,"
                    + "stability,downwind_m,crosswind_m,receptor_m\n";

    private static ByteArrayInputStream table(String... rows) {
        return new ByteArrayInputStream((HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<String[]> rural(String... rows) {
        return cells(RunModel.run("plume", null, table(rows)));
    }

    private static List<String[]> cells(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    /** A ground source without rise: C = Q / (pi u sy sz), sy and sz of class D at 500 m by EPA-454/B-95-003b; by hand 2,406.4 ug/m3. */
    @Test
    void columns_are_the_agreed_ones_and_a_ground_source_is_what_a_hand_gives() {
        String out = RunModel.run("plume", null, table("10,0,1,0,288,288,2,D,500,0,0"));
        assertThat(out.lines().findFirst().orElseThrow())
                .isEqualTo(HEADER.strip() + ",plume_rise_m,sigma_y_m,sigma_z_m,concentration_ug_per_m3,note");
        String[] row = cells(out).getFirst();
        assertThat(Double.parseDouble(row[11])).isZero();
        assertThat(Double.parseDouble(row[12])).isCloseTo(36.1462, within(1e-3));
        assertThat(Double.parseDouble(row[13])).isCloseTo(18.2969, within(1e-3));
        assertThat(Double.parseDouble(row[14]) / (1e7 / (Math.PI * 2 * 36.1462 * 18.2969)))
                .isCloseTo(1, within(1e-5));
        assertThat(row[15]).isEmpty();
    }

    /** GasDispersion.jl, test/utils/util_tests.jl: Fb 50 rises 20 m at 50 m and 100.71 m in the end. */
    @Test
    void the_rise_is_that_at_the_distance() {
        List<String[]> rows =
                rural("1,10,1,72.938197,400,288.15,4,A,50,0,0", "1,10,1,72.938197,400,288.15,4,a,5000,0,0");
        assertThat(Double.parseDouble(rows.get(0)[11])).isCloseTo(20, within(1e-4));
        assertThat(rows.get(0)[15]).contains("downwind_m 50 is outside the fitted range");
        assertThat(Double.parseDouble(rows.get(1)[11])).isCloseTo(100.71365, within(1e-4));
    }

    @Test
    void a_town_spreads_as_briggs_has_it() {
        String[] row = cells(RunModel.runUrban("plume", null, false, table("1,10,1,5,400,288,4,D,1000,0,0")))
                .getFirst();
        assertThat(Double.parseDouble(row[12])).isCloseTo(135.2247, within(1e-3));
        assertThat(Double.parseDouble(row[13])).isCloseTo(122.7881, within(1e-3));
        assertThatThrownBy(() -> RunModel.runUrban("theis", null, false, table("")))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("--urban: found theis, allowed: plume");
        assertThat(RunModel.help("plume")).contains("[--urban]").contains("EPA-454/B-95-003b");
    }

    @Test
    void calms_cold_exhaust_and_places_upwind_are_answered_and_noted() {
        List<String[]> rows = rural(
                "1,10,1,5,400,288,0,D,1000,0,0",
                "1,10,1,5,400,288,1,D,1000,0,0",
                "1,10,1,5,280,288,3,D,1000,0,0",
                "1,10,1,5,400,288,3,D,0,0,0",
                "1,10,1,5,400,288,3,D,-10,0,0");
        assertThat(rows.get(0)[14]).isEqualTo(rows.get(1)[14]);
        assertThat(rows.get(0)[15] + rows.get(0)[16]).contains("wind_m_per_s 0 is outside");
        assertThat(String.join(",", rows.get(2))).contains("exit_k below ambient_k");
        assertThat(rows.get(3)[14]).isEqualTo("0.0");
        assertThat(rows.get(4)[14]).isEqualTo("0.0");
        assertThat(String.join(",", rows.get(4))).contains("upwind");
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_column() {
        assertThatThrownBy(() -> rural("1,10,1,5,400,288,3,G,1000,0,0"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("stability")
                .hasMessageContaining("A, B, C, D, E or F");
        assertThatThrownBy(() -> rural("1,10,0,5,400,288,3,D,1000,0,0"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("stack_diameter_m");
        assertThatThrownBy(() -> rural("-1,10,1,5,400,288,3,D,1000,0,0")).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> rural("1,10,1,5,400,-3,3,D,1000,0,0")).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> rural("1,10,1,5,400,288,-3,D,1000,0,0")).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> rural("1,10,1,5,400,288,3,D,1000,0,-1")).isInstanceOf(InputError.class);
    }
}
