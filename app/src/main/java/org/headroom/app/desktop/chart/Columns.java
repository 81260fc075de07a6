package org.headroom.app.desktop.chart;

/**
 * The least and the greatest of a line's values in each pixel column: what is drawn where a column holds several steps,
 * so that a year at five minutes costs no more than a day and no spike is lost. A step counts in every column that it
 * touches; values that are not finite count in none.
 */
public final class Columns {
    final double[] least;
    final double[] most;

    /** Least and greatest of all columns; infinite the wrong way round if there are none. */
    final double low;

    final double high;

    /**
     * @param firstStep where the first column begins, in steps from the first value; may be negative
     * @param stepsPerColumn how many steps a column holds, at least one
     */
    public Columns(double[] values, int columns, double firstStep, double stepsPerColumn) {
        least = new double[columns];
        most = new double[columns];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < columns; c++) {
            double at = firstStep + c * stepsPerColumn;
            int from = (int) Math.clamp(Math.floor(at + 1e-9), 0.0, values.length);
            int to = (int) Math.clamp(Math.ceil(at + stepsPerColumn - 1e-9), from, values.length);
            double a = Double.POSITIVE_INFINITY;
            double b = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double v = values[i];
                if (v < a && v != Double.NEGATIVE_INFINITY) {
                    a = v;
                }
                if (v > b && v != Double.POSITIVE_INFINITY) {
                    b = v;
                }
            }
            least[c] = a;
            most[c] = b;
            lowest = Math.min(lowest, a);
            highest = Math.max(highest, b);
        }
        low = lowest;
        high = highest;
    }

    /** Whether a column has a value at all. */
    public boolean has(int column) {
        return least[column] <= most[column];
    }

    /** The greatest value of a column; infinite and negative if it has none. */
    public double most(int column) {
        return most[column];
    }
}
