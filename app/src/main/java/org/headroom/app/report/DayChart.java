package org.headroom.app.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.headroom.data.series.TimeGrid;

/**
 * Lines over the days of a window: the same drawing as SVG for a page and as PNG for paper. A step in which a value is
 * not finite is left out; more steps than columns are drawn by the least and the greatest of each column.
 *
 * @param id tells it apart on a page
 * @param unit of the values, as people read it
 */
public record DayChart(String id, String title, String unit, TimeGrid grid, ZoneId zone, List<Line> lines) {
    /** Width of a letter on the average, in the units of the picture. */
    private static final double LETTER = 6.4;

    private static final double WIDTH = 720;
    private static final double HEIGHT = 236;
    private static final double LEFT = 58;
    private static final double RIGHT = 12;
    private static final double TOP = 34;
    private static final double BOTTOM = 26;
    private static final int MOST_POINTS = 700;
    private static final String[] COLOURS = {"#1f5fa8", "#9c2a55", "#2d8659", "#8a4f9e"};
    private static final String LIMIT = "#222222";

    /** @param limit whether it is what is allowed: dashed and dark */
    public record Line(String label, double[] values, boolean limit) {}

    public DayChart {
        lines = List.copyOf(lines);
    }

    public String svg() {
        return MapSvg.element("chart-" + id, WIDTH, HEIGHT, title + ", " + unit, inWords(), marks());
    }

    public byte[] png() {
        return MapPng.of(WIDTH, HEIGHT, marks());
    }

    /** For who cannot see it. */
    public String inWords() {
        StringBuilder words = new StringBuilder();
        for (Line line : lines) {
            double most = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            for (double value : line.values()) {
                if (Double.isFinite(value)) {
                    most = Math.max(most, value);
                    least = Math.min(least, value);
                }
            }
            words.append(line.label()).append(' ');
            words.append(least <= most ? number(least) + " to " + number(most) + " " + unit : "nothing")
                    .append(". ");
        }
        return words.toString().strip();
    }

    /** Decimals that tell neighbouring ticks apart. */
    private static int decimals(double tick) {
        int decimals = 0;
        double left = tick;
        while (decimals < 6 && Math.abs(left - Math.rint(left)) > 1e-6 * left) {
            left *= 10;
            decimals++;
        }
        return decimals;
    }

    private static String number(double value) {
        return Words.number(value, Math.abs(value) < 10 ? 2 : Math.abs(value) < 1000 ? 1 : 0);
    }

    private List<MapMark> marks() {
        List<MapMark> marks = new ArrayList<>();
        double high = 0;
        double low = 0;
        for (Line line : lines) {
            for (double value : line.values()) {
                if (Double.isFinite(value)) {
                    high = Math.max(high, value);
                    low = Math.min(low, value);
                }
            }
        }
        double tick = step(high - low);
        high = Math.max(tick, Math.ceil(high / tick) * tick);
        low = Math.floor(low / tick) * tick;
        double scale = (HEIGHT - TOP - BOTTOM) / (high - low);
        for (double at = low; at <= high + 1e-9 * tick; at += tick) {
            double y = HEIGHT - BOTTOM - (at - low) * scale;
            marks.add(new MapMark.Line(new double[] {LEFT, WIDTH - RIGHT}, new double[] {y, y}, "#e3e7ec", 1, false));
            marks.add(label(LEFT - 7, y + 4, Words.number(at, decimals(tick)), 1));
        }
        days(marks);
        // the names of the lines stand behind the unit, however long that is
        double x = Math.max(LEFT, 16 + LETTER * unit.length());
        marks.add(label(0, 16, unit, -1));
        int colour = 0;
        for (Line line : lines) {
            String stroke = line.limit() ? LIMIT : COLOURS[colour++ % COLOURS.length];
            marks.add(new MapMark.Line(new double[] {x, x + 22}, new double[] {12, 12}, stroke, 2, line.limit()));
            marks.add(label(x + 27, 16, line.label(), -1));
            x += 44 + LETTER * line.label().length();
            trace(marks, line, stroke, low, scale);
        }
        return marks;
    }

    private void days(List<MapMark> marks) {
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochSecond(grid.startS()), zone);
        double endS = grid.startS() + (double) grid.stepS() * grid.count();
        long count = Math.max(1, Math.round((endS - grid.startS()) / 86_400));
        long every = Math.max(1, Math.ceilDiv(count, 8));
        for (int i = 0; midnightS(day.plusDays(i)) < endS; i++) {
            double atS = midnightS(day.plusDays(i));
            if (atS >= grid.startS()) {
                double x = x(atS, endS);
                marks.add(new MapMark.Line(
                        new double[] {x, x}, new double[] {TOP, HEIGHT - BOTTOM}, "#eef1f4", 1, false));
                if (i % every == 0 && x < WIDTH - 60) {
                    marks.add(label(x + 2, HEIGHT - 8, Words.format("EEE d MMM", (long) atS, zone), -1));
                }
            }
        }
    }

    private double midnightS(LocalDate day) {
        return (double) day.atStartOfDay(zone).toEpochSecond();
    }

    private double x(double atS, double endS) {
        return LEFT + (atS - grid.startS()) / (endS - grid.startS()) * (WIDTH - LEFT - RIGHT);
    }

    private void trace(List<MapMark> marks, Line line, String stroke, double low, double scale) {
        int n = line.values().length;
        int bucket = Math.max(1, Math.ceilDiv(2 * n, MOST_POINTS));
        List<double[]> points = new ArrayList<>();
        for (int from = 0; from < n; from += bucket) {
            int least = -1;
            int most = -1;
            for (int i = from; i < Math.min(n, from + bucket); i++) {
                double value = line.values()[i];
                if (Double.isFinite(value)) {
                    least = least < 0 || value < line.values()[least] ? i : least;
                    most = most < 0 || value > line.values()[most] ? i : most;
                }
            }
            if (least < 0) {
                flush(marks, points, line, stroke);
            } else {
                point(points, Math.min(least, most), line, low, scale, n);
                if (least != most) {
                    point(points, Math.max(least, most), line, low, scale, n);
                }
            }
        }
        flush(marks, points, line, stroke);
    }

    private static void point(List<double[]> points, int i, Line line, double low, double scale, int n) {
        double x = LEFT + (i + 0.5) / n * (WIDTH - LEFT - RIGHT);
        points.add(new double[] {x, HEIGHT - BOTTOM - (line.values()[i] - low) * scale});
    }

    private static void flush(List<MapMark> marks, List<double[]> points, Line line, String stroke) {
        if (points.size() > 1) {
            double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
            double[] y = points.stream().mapToDouble(p -> p[1]).toArray();
            marks.add(new MapMark.Line(x, y, stroke, line.limit() ? 1.4 : 1.6, line.limit()));
        }
        points.clear();
    }

    private static MapMark label(double x, double y, String text, int anchor) {
        return new MapMark.Label(x, y, text, 11.5, false, "#3a4451", anchor, 0, 0);
    }

    /** A step that people count in: at most six of them. */
    private static double step(double span) {
        double raw = Math.max(1e-9, span) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= raw) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
