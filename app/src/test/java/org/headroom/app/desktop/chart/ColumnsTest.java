package org.headroom.app.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    private static final int YEAR = 105_120;

    @Test
    void a_spike_of_one_step_in_a_year_is_in_a_column_wherever_it_is_and_however_wide_the_plot() {
        Random random = new Random(5);
        double[] values = new double[YEAR];
        for (int i = 0; i < 200; i++) {
            int at = i == 0 ? 0 : i == 1 ? YEAR - 1 : random.nextInt(YEAR);
            int wide = 300 + random.nextInt(1700);
            values[at] = i % 2 == 0 ? 1 : -1;
            Columns columns = new Columns(values, wide, 0, (double) YEAR / wide);
            assertThat(columns.high - columns.low).isEqualTo(1);
            int column = Math.min(wide - 1, (int) ((at + 0.5) * wide / YEAR));
            assertThat(i % 2 == 0 ? columns.most[column] : -columns.least[column])
                    .isEqualTo(1);
            values[at] = 0;
        }
    }

    @Test
    void columns_say_the_same_as_looking_at_every_step() {
        Random random = new Random(7);
        double[] values = random.doubles(10_000).toArray();
        double first = 1234.5;
        double per = 7.25;
        Columns columns = new Columns(values, 500, first, per);
        for (int c = 0; c < 500; c++) {
            double least = 2;
            double most = -1;
            for (int i = 0; i < values.length; i++) {
                // a step counts in each column that it touches
                if (i < first + (c + 1) * per && i + 1 > first + c * per) {
                    least = Math.min(least, values[i]);
                    most = Math.max(most, values[i]);
                }
            }
            assertThat(columns.least[c]).isEqualTo(least);
            assertThat(columns.most(c)).isEqualTo(most);
        }
    }

    @Test
    void what_is_no_number_and_what_lies_beyond_the_ends_counts_in_no_column() {
        double[] values = {Double.NaN, 3, Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY, Double.NaN};
        Columns columns = new Columns(values, 5, -2, 2);
        assertThat(columns.has(0)).isFalse();
        assertThat(columns.least[1]).isEqualTo(3);
        assertThat(columns.most(1)).isEqualTo(3);
        assertThat(columns.has(2)).isFalse();
        assertThat(columns.has(3)).isFalse();
        assertThat(columns.has(4)).isFalse();
        assertThat(columns.low).isEqualTo(3);
        assertThat(columns.high).isEqualTo(3);
    }
}
