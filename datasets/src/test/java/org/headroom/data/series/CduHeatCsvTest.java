package org.headroom.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;

class CduHeatCsvTest {
    private static final String HEAD = "time,power[1],power[2],OA Wetbulb Temp\n";

    @Test
    void heats_and_wet_bulb_are_read_row_by_row() {
        CduHeatCsv csv = CduHeatCsv.parse("f.csv", HEAD + "0.0,1e6,2000000,4.8\n15.0,1100000,2.1e6,4.9\n");
        assertThat(csv.cdus()).isEqualTo(2);
        assertThat(csv.rows()).isEqualTo(2);
        assertThat(csv.stepS()).isEqualTo(15);
        assertThat(csv.totalW(1)).isEqualTo(3.2e6);
        assertThat(csv.wetbulbC()).containsExactly(4.8, 4.9);
    }

    @Test
    void wet_bulb_may_be_missing_and_columns_may_stand_in_any_order() {
        CduHeatCsv csv = CduHeatCsv.parse("f.csv", "power[2],time,power[1]\n2,0,1\n4,60,3\n\n");
        assertThat(csv.wetbulbC()).isEmpty();
        assertThat(csv.heatW()[1]).containsExactly(3, 4);
    }

    @Test
    void the_kind_is_known_by_its_first_line() {
        assertThat(CduHeatCsv.is("time,power[1],power[2]")).isTrue();
        assertThat(CduHeatCsv.is("time,revenue,makeup")).isFalse();
    }

    @Test
    void bad_rows_are_refused_with_line_and_column() {
        refused(HEAD + "0,1,2,3\n15,x,2,3\n", "line 3", "power[1] x");
        refused(HEAD + "0,1,2,3\n15,1,,3\n", "line 3", "power[2] an empty cell");
        refused(HEAD + "0,1,2,3\n15,1,-2,3\n", "line 3", "power[2] -2");
        refused(HEAD + "0,1,2,3\n15,1,2\n", "line 3", "3 fields");
        refused(HEAD + "0,1,2,3\n15,1,2,3\n45,1,2,3\n", "line 4", "time 45");
        refused(HEAD + "0,1,2,3\n15,1,2,NaN\n", "line 3", "OA Wetbulb Temp NaN");
        refused(HEAD + "0,1,2,3\n", "1 rows", "two or more");
        refused("time,power[1],power[3]\n0,1,2\n15,1,2\n", "line 1", "without a gap");
        refused("power[1]\n1\n2\n", "line 1", "time,power[1]");
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> CduHeatCsv.parse("f.csv", text))
                .isInstanceOf(InputError.class)
                .hasMessageContainingAll(parts);
    }
}
