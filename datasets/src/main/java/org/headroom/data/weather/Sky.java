package org.headroom.data.weather;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What only few ask of a weather: from where the wind blows, radiation of the sun and cloud, hour by hour; worked out when first asked for.
 * What a file does not have is not a number.
 */
final class Sky {
    static final int WIND_FROM_DEG = 0;
    static final int GLOBAL_W_PER_M2 = 1;
    static final int CLOUD_TENTHS = 2;

    static final Sky UNKNOWN = new Sky(() -> new double[3][]);

    private final Supplier<double @Nullable [][]> source;
    private double @Nullable [] @Nullable [] columns;

    private Sky(Supplier<double @Nullable [][]> source) {
        this.source = source;
    }

    /** From three columns of equal length, each of which may be null. */
    static Sky of(Supplier<double @Nullable [][]> columns) {
        return new Sky(columns);
    }

    /** The same in other hours: row {@code rows[i]} becomes row i. */
    Sky picked(int[] rows) {
        return new Sky(() -> {
            double[][] picked = new double[3][];
            for (int c = 0; c < 3; c++) {
                int column = c;
                picked[c] = Weather.column(rows.length, i -> at(column, rows[i]));
            }
            return picked;
        });
    }

    synchronized double at(int column, int hour) {
        if (columns == null) {
            columns = source.get();
        }
        double[] values = columns[column];
        return values == null || hour >= values.length ? Double.NaN : values[hour];
    }
}
