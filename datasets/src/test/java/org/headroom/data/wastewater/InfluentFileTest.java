package org.headroom.data.wastewater;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Influent tables: the benchmark's layout and ours, and what is refused with its line. */
class InfluentFileTest {
    private static final String BARE = """
            0,30,63.6,58.4,224.3,31.4,0,0,0,0,30.2,6.3,11.8,7,235.575,21477,15,0,0,0,0,0
            0.25,30,61.6,58.4,224.3,31.4,0,0,0,0,30.2,6.1,11.8,7,235.575,21474,15,0,0,0,0,0
            0.75,30,61.7,53.0,224.3,30.8,0,0,0,0,31.0,6.1,11.5,7,231.075,19620,15,0,0,0,0,0
            """;

    @Test
    void the_embedded_fortnight_is_1344_quarters_of_an_hour_that_begin_anew_after_14_days() {
        InfluentSeries dry = InfluentFile.open("bsm1-dry");
        assertEquals(1344, dry.rows());
        assertEquals(14, dry.periodD());
        assertEquals(21477, dry.flowM3PerDay()[0]);
        assertArrayEquals(
                new double[] {30, 63.63455, 58.476, 224.352, 31.425, 0, 0, 0, 0, 30.24762, 6.36346, 11.814, 7},
                dry.states()[0]);
        // BSM1 report, table of the constant influent: Q 18446, SNH 31.56 are the fortnight's means by flow
        double flow = 0;
        double ammonium = 0;
        for (int i = 0; i < dry.rows(); i++) {
            flow += dry.flowM3PerDay()[i];
            ammonium += dry.flowM3PerDay()[i] * dry.states()[i][9];
        }
        assertEquals(18446, flow / dry.rows(), 1);
        assertEquals(31.56, ammonium / flow, 0.01);
        assertTrue(dry.tssMismatch() < 1e-3, () -> "suspended solids off by " + dry.tssMismatch());
    }

    @Test
    void commas_tabs_blanks_and_semicolons_read_the_same() {
        InfluentSeries comma = InfluentFile.parse("a", BARE);
        for (String separator : new String[] {"\t", ";", "   ", ", "}) {
            InfluentSeries other = InfluentFile.parse("a", "% exported\n\n" + BARE.replace(",", separator));
            assertArrayEquals(comma.timeD(), other.timeD());
            assertArrayEquals(comma.states()[2], other.states()[2]);
            assertArrayEquals(comma.flowM3PerDay(), other.flowM3PerDay());
        }
        assertEquals(1.25, comma.periodD(), "last time and the last spacing");
    }

    @Test
    void a_last_row_at_whole_days_ends_the_period() {
        assertEquals(2, InfluentFile.parse("a", BARE.replace("0.75,", "2.0,")).periodD());
    }

    @Test
    void columns_with_names_stand_in_any_order_and_suspended_solids_may_be_left_out() {
        InfluentSeries named = InfluentFile.parse("a.csv", """
                Q;S_S;si;xi;xs;xbh;xba;xp;so;sno;SNH;snd;xnd;salk_mol_per_m3;time
                100;2;1;3;4;5;6;7;8;9;10;11;12;13;2025-07-17T00:00
                200;2;1;3;4;5;6;7;8;9;10;11;12;13;2025-07-17T06:00
                """);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, named.states()[0]);
        assertArrayEquals(new double[] {0, 0.25}, named.timeD());
        assertEquals(0.5, named.periodD());
        assertEquals(0, named.temperatureC().length);
    }

    @Test
    void a_column_of_suspended_solids_that_disagrees_is_told() {
        assertEquals(
                100, InfluentFile.parse("a", BARE.replace("231.075", "331.075")).tssMismatch(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            61.7 | x       | a: line 3: found ss x, allowed: 0 to 100000
            61.7 | -1      | a: line 3: found ss -1, allowed: 0 to 100000
            61.7 | NaN     | a: line 3: found ss NaN, allowed: 0 to 100000
            61.7 | ''      | a: line 3: found ss an empty cell, allowed: 0 to 100000
            19620 | -5     | a: line 3: found flow_m3_per_day -5, allowed: 0 to 1000000000
            19620 | 0      | a: line 3: found flow_m3_per_day 0, allowed: more than 0
            0.75 | 0.25    | a: line 3: found time_d 0.25, allowed: later than line 2 has
            19620,15 | 19620 | a: line 3: found 21 fields, allowed: 22 fields
            """)
    void a_bad_row_is_refused_with_line_and_column(String good, String bad, String message) {
        String broken = BARE.replace("," + good + ",", "," + bad + ",").replace("\n" + good + ",", "\n" + bad + ",");
        assertEquals(
                message,
                assertThrows(InputError.class, () -> InfluentFile.parse("a", broken))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "# nothing\n", "0,1,2\n1,2,3\n", "time_d,ss\n0,1\n1,2\n", "time_d,sss\n0,1\n"})
    void a_file_that_is_no_influent_is_refused(String text) {
        assertThrows(
                InputError.class,
                () -> InfluentFile.parse(
                        "a",
                        org.headroom.data.quantity.TextFile.text(
                                "a", text.getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    }

    @Test
    void a_missing_column_is_named() {
        InputError e = assertThrows(
                InputError.class,
                () -> InfluentFile.parse("a", "time_d,si,ss,xi,xs,xbh,xba,xp,so,sno,snd,xnd,salk,q\n"));
        assertTrue(e.toString().contains("a: line 1: found no column snh, allowed: "), e::toString);
    }
}
