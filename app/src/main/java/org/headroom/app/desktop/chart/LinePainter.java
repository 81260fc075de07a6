package org.headroom.app.desktop.chart;

import java.util.IdentityHashMap;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.headroom.app.desktop.base.Shown;

/**
 * Draws a chart's lines with one call each. Where steps are closer than pixels it draws the least and the greatest of
 * each column, found once for each range and width; a dash is then a gap of whole columns, and never where the line
 * leaps.
 */
final class LinePainter {
    private static final double LEAP_PX = 3;

    private final TimeCanvas chart;
    private final IdentityHashMap<double[], Columns> columns = new IdentityHashMap<>();
    private long startS;
    private long stepS = 1;
    private int wide;
    private double fromS;
    private double toS;
    private double low;
    private double high;
    private double factor = 1;
    private double base;
    private double[] xs = {};
    private double[] ys = {};
    private double[] uppers = {};
    private double[] lowers = {};
    private int points;

    LinePainter(TimeCanvas chart) {
        this.chart = chart;
    }

    /** Lines of equal steps from an instant; what was found out about others is forgotten. */
    void over(long newStartS, long newStepS) {
        startS = newStartS;
        stepS = newStepS;
        columns.clear();
    }

    long startS() {
        return startS;
    }

    long stepS() {
        return stepS;
    }

    /** Finds the least and the greatest of what is shown. */
    void measure(List<Line> lines, List<Area> areas) {
        int nowWide = Math.max(1, (int) Math.ceil(chart.plotWidth()));
        double nowFromS = chart.time.fromS.get();
        double nowToS = chart.time.toS.get();
        if (nowWide != wide || nowFromS != fromS || nowToS != toS) {
            wide = nowWide;
            fromS = nowFromS;
            toS = nowToS;
            columns.clear();
        }
        low = Double.POSITIVE_INFINITY;
        high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            include(line.values());
        }
        for (Area area : areas) {
            include(area.low());
            include(area.high());
        }
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** How values become heights: {@code bottom - (shown - from) * scale}. */
    void scale(Shown shown, double from, double scale, double bottom) {
        factor = -shown.factor() * scale;
        base = bottom - (shown.offset() - from) * scale;
    }

    void line(GraphicsContext g, Line line) {
        double[] values = line.values();
        if (dense()) {
            dense(g, line);
            return;
        }
        room(2 * (end(values) - first(values)) + 4);
        for (int i = first(values); i < end(values); i++) {
            double atS = startS + (double) i * stepS;
            if (!Double.isFinite(values[i])) {
                flush(g);
            } else if (line.steps()) {
                add(chart.x(atS), y(values[i]));
                add(chart.x(atS + stepS), y(values[i]));
            } else {
                add(chart.x(atS + stepS / 2.0), y(values[i]));
            }
        }
        flush(g);
    }

    void area(GraphicsContext g, Area area, Color colour) {
        double[] lower = area.low();
        double[] upper = area.high();
        int from = dense() ? 0 : first(lower);
        int to = dense() ? wide : end(lower);
        g.setFill(colour.deriveColor(0, 1, 1, 0.22));
        int begin = from;
        while (begin < to) {
            int stop = begin;
            while (stop < to && has(lower, stop) && has(upper, stop)) {
                stop++;
            }
            if (stop > begin) {
                room(2 * (stop - begin));
                for (int i = begin; i < stop; i++) {
                    add(at(i), y(dense() ? columns(upper).most[i] : upper[i]));
                }
                for (int i = stop - 1; i >= begin; i--) {
                    add(at(i), y(dense() ? columns(lower).least[i] : lower[i]));
                }
                g.fillPolygon(xs, ys, points);
                points = 0;
            }
            begin = stop + 1;
        }
    }

    /** The value at an instant; not a number beyond the ends. */
    double valueAt(double[] values, double atS) {
        int i = (int) Math.floor((atS - startS) / stepS);
        return i >= 0 && i < values.length ? values[i] : Double.NaN;
    }

    /** The first value that is in sight, or the one before it. */
    int first(double[] values) {
        return (int) Math.clamp(Math.floor((chart.time.fromS.get() - startS) / stepS) - 1, 0.0, values.length);
    }

    /** One after the last value in sight, or two. */
    int end(double[] values) {
        return (int) Math.clamp(Math.ceil((chart.time.toS.get() - startS) / stepS) + 1, 0.0, values.length);
    }

    private boolean dense() {
        return (toS - fromS) / stepS > 2.0 * wide;
    }

    /** One filled shape a stretch, a step a column: cheaper than a stroke with twice as many joints. */
    private void dense(GraphicsContext g, Line line) {
        Columns c = columns(line.values());
        double[] dashes = line.dashes();
        double period = 0;
        for (double dash : dashes) {
            period += dash;
        }
        double half = g.getLineWidth() / 2;
        g.setLineDashes();
        g.setFill(g.getStroke());
        roomForColumns();
        int begin = 0;
        for (int i = 0; i < wide; i++) {
            if (!c.has(i)) {
                fill(g, begin, i);
                begin = i + 1;
                continue;
            }
            uppers[i] = y(c.most[i]) - half;
            lowers[i] = y(c.least[i]) + half;
            boolean flat = lowers[i] - uppers[i] < LEAP_PX;
            if (i > begin) {
                // a column reaches to where the one before it ends
                boolean leaps = uppers[i] > lowers[i - 1] || lowers[i] < uppers[i - 1];
                uppers[i] = Math.min(uppers[i], lowers[i - 1] - 2 * half);
                lowers[i] = Math.max(lowers[i], uppers[i - 1] + 2 * half);
                flat &= !leaps;
            }
            if (flat && period > 0 && inGap(dashes, i % period)) {
                fill(g, begin, i);
                begin = i + 1;
            }
        }
        fill(g, begin, wide);
    }

    private void fill(GraphicsContext g, int from, int to) {
        if (to > from) {
            room(4 * (to - from));
            for (int i = from; i < to; i++) {
                add(TimeCanvas.LEFT + i, uppers[i]);
                add(TimeCanvas.LEFT + i + 1.0, uppers[i]);
            }
            for (int i = to - 1; i >= from; i--) {
                add(TimeCanvas.LEFT + i + 1.0, lowers[i]);
                add(TimeCanvas.LEFT + i, lowers[i]);
            }
            g.fillPolygon(xs, ys, points);
            points = 0;
        }
    }

    private void roomForColumns() {
        if (uppers.length < wide) {
            uppers = new double[wide];
            lowers = new double[wide];
        }
    }

    private static boolean inGap(double[] dashes, double at) {
        double left = at;
        for (int i = 0; i < dashes.length; i++) {
            if (left < dashes[i]) {
                return i % 2 == 1;
            }
            left -= dashes[i];
        }
        return false;
    }

    private void include(double[] values) {
        if (dense()) {
            Columns c = columns(values);
            low = Math.min(low, c.low);
            high = Math.max(high, c.high);
        } else {
            for (int i = first(values); i < end(values); i++) {
                if (Double.isFinite(values[i])) {
                    low = Math.min(low, values[i]);
                    high = Math.max(high, values[i]);
                }
            }
        }
    }

    private Columns columns(double[] values) {
        double perColumn = (toS - fromS) / stepS / wide;
        return columns.computeIfAbsent(values, v -> new Columns(v, wide, (fromS - startS) / stepS, perColumn));
    }

    private boolean has(double[] values, int i) {
        return dense() ? columns(values).has(i) : Double.isFinite(values[i]);
    }

    private double at(int i) {
        return dense() ? TimeCanvas.LEFT + i + 0.5 : chart.x(startS + (i + 0.5) * stepS);
    }

    private double y(double value) {
        return base + value * factor;
    }

    private void room(int most) {
        if (xs.length < most) {
            xs = new double[most];
            ys = new double[most];
        }
        points = 0;
    }

    private void add(double x, double y) {
        xs[points] = x;
        ys[points++] = y;
    }

    private void flush(GraphicsContext g) {
        if (points == 1) {
            g.strokeLine(xs[0] - 0.5, ys[0], xs[0] + 0.5, ys[0]);
        } else if (points > 1) {
            g.strokePolyline(xs, ys, points);
        }
        points = 0;
    }
}
