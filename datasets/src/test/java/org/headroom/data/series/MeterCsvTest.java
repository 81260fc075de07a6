package org.headroom.data.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterCsvTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");

    private static MeterCsv parse(String text) {
        return MeterCsv.parse("meter.csv", text, MEMPHIS, List.of("site_power_mw"), List.of("reactive_mvar"));
    }

    @Test
    void columns_asked_for_are_read_and_others_passed_over() {
        MeterCsv rows = parse("""
                gpu_mw,time,site_power_mw,reactive_mvar,note
                1,2025-07-01T00:00-05:00,150,-5,"a, b"
                1,2025-07-01T00:30-05:00,140.5,6,
                1,2025-07-01T01:00-05:00,0,7,
                """);
        assertThat(rows.stepS()).isEqualTo(1800);
        assertThat(rows.column("site_power_mw")).containsExactly(150, 140.5, 0);
        assertThat(rows.column("reactive_mvar")).containsExactly(-5, 6, 7);
        assertThat(rows.endS() - rows.startS()).isEqualTo(5400);
    }

    @Test
    void local_times_of_the_night_when_clocks_go_back_come_twice_and_are_taken_in_order() {
        MeterCsv rows = parse("""
                time,site_power_mw
                2025-11-02T00:00,1
                2025-11-02T01:00,2
                2025-11-02T01:00,3
                2025-11-02T02:00,4
                """);
        assertThat(rows.column("site_power_mw")).containsExactly(1, 2, 3, 4);
        assertThat(rows.stepS()).isEqualTo(3600);
    }

    @Test
    void local_times_of_the_night_when_clocks_go_forward_leave_out_an_hour() {
        MeterCsv rows = parse("time,site_power_mw\n2025-03-09 01:00,1\n2025-03-09 03:00,2\n2025-03-09 04:00,3\n");
        assertThat(rows.stepS()).isEqualTo(3600);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025-07-01T00:30,1;2025-07-01T01:30,1 | line 4: found time 2025-07-01T01:30 | 2025-07-01T01:00:00-05:00 (every 1800 s",
                "2025-07-01T00:30,1;2025-07-01T00:30,1 | line 4: found time 2025-07-01T00:30 | 2025-07-01T01:00:00-05:00",
                "2025-07-01T00:30,x;2025-07-01T01:00,1 | line 3: found site_power_mw x | 0 to 1000000",
                "2025-07-01T00:30,;2025-07-01T01:00,1 | line 3: found site_power_mw an empty cell | 0 to 1000000",
                "2025-07-01T00:30,-1;2025-07-01T01:00,1 | line 3: found site_power_mw -1 | 0 to 1000000",
                "2025-07-01T00:30,NaN;2025-07-01T01:00,1 | line 3: found site_power_mw NaN | 0 to 1000000",
                "yesterday,1;2025-07-01T01:00,1 | line 3: found time 'yesterday' | a time such as",
                "2025-07-01T02:30,1;2025-07-01T05:00,1 | line 3: found time 2025-07-01T02:30 | 1 s to 1 h after the row before",
                "2025-07-01T00:30;2025-07-01T01:00,1 | line 3: found 1 fields | 2 fields",
            })
    void a_bad_row_is_one_line_with_its_place(String rows, String found, String allowed) {
        String text = "time,site_power_mw\n2025-07-01T00:00,1\n" + rows.replace(';', '\n');
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(found)
                .hasMessageContaining(allowed);
    }

    @Test
    void a_table_without_its_columns_or_rows_is_refused() {
        assertThatThrownBy(() -> parse("time,power\n2025-07-01T00:00,1\n2025-07-01T00:30,1\n"))
                .hasMessageContaining("a table with time,site_power_mw");
        assertThatThrownBy(() -> parse("time,site_power_mw\n2025-07-01T00:00,1\n"))
                .hasMessageContaining("1 rows");
        assertThatThrownBy(() -> parse("time,site_power_mw,site_power_mw\n2025-07-01T00:00,1,1\n"))
                .hasMessageContaining("column site_power_mw twice");
    }
}
