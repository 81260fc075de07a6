package org.headroom.app.report.impact;

import org.headroom.app.report.impact.Plot.Mark;
import org.headroom.app.report.impact.Plot.Series;

/** Fewer points that draw the same picture: of each column of pixels the lowest and the highest value, in their order. */
final class Thin {
    private Thin() {}

    /** Points of a line. */
    record Points(double[] x, double[] y) {}

    /** At most two points a column; all of them if there are no more than that. */
    static Points line(double[] x, double[] y, int columns) {
        if (x.length <= 2 * columns) {
            return new Points(x, y);
        }
        double from = x[0];
        double width = (x[x.length - 1] - from) / columns;
        double[] outX = new double[2 * columns + 2];
        double[] outY = new double[2 * columns + 2];
        int n = 0;
        int i = 0;
        for (int c = 0; c < columns; c++) {
            double end = from + (c + 1) * width;
            int low = -1;
            int high = -1;
            int first = i;
            for (; i < x.length && (x[i] < end || c == columns - 1); i++) {
                if (Double.isFinite(y[i])) {
                    low = low < 0 || y[i] < y[low] ? i : low;
                    high = high < 0 || y[i] > y[high] ? i : high;
                }
            }
            if (i == first) {
                continue;
            }
            if (low < 0) {
                outX[n] = x[first];
                outY[n++] = Double.NaN;
                continue;
            }
            outX[n] = x[Math.min(low, high)];
            outY[n++] = y[Math.min(low, high)];
            if (low != high) {
                outX[n] = x[Math.max(low, high)];
                outY[n++] = y[Math.max(low, high)];
            }
        }
        return new Points(java.util.Arrays.copyOf(outX, n), java.util.Arrays.copyOf(outY, n));
    }

    /** One point a column: the least, or the most, of it; for the edges of a band. */
    static Points edge(double[] x, double[] y, int columns, boolean most) {
        if (x.length <= columns) {
            return new Points(x, y);
        }
        double[] outX = new double[columns];
        double[] outY = new double[columns];
        for (int c = 0; c < columns; c++) {
            int from = (int) ((long) c * x.length / columns);
            int to = (int) ((long) (c + 1) * x.length / columns);
            double best = Double.NaN;
            for (int i = from; i < to; i++) {
                if (Double.isFinite(y[i]) && (Double.isNaN(best) || (most ? y[i] > best : y[i] < best))) {
                    best = y[i];
                }
            }
            outX[c] = x[(from + to - 1) / 2];
            outY[c] = best;
        }
        return new Points(outX, outY);
    }

    /** Whether bars would be narrower than a reader can see. */
    static boolean tooDense(Series s, int columns) {
        return s.mark() == Mark.BAR && s.y().length > columns / 3;
    }
}
