package org.headroom.app.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.headroom.data.series.TimeGrid;
import org.headroom.grid.supply.Limits;

/** The plot area of a chart over time: scales, axes, event bands, lines and step lines. */
final class Frame {
    /** A stretch of time with a letter that a key below the chart explains. */
    record Band(String letter, long fromS, long toS, String tip) {}

    /** The two forms of each chart: for screens and paper, and for phones. */
    enum Form {
        WIDE("wide", 960, 290, 58, 46),
        NARROW("narrow", 340, 250, 44, 34);

        final String css;
        final double width;
        final double height;
        final double left;
        final double right;

        Form(String css, double width, double height, double left, double right) {
            this.css = css;
            this.width = width;
            this.height = height;
            this.left = left;
            this.right = right;
        }
    }

    private static final double TOP = 38;
    private static final double BOTTOM = 26;

    final Svg svg;
    private final double width;
    final double left;
    final double right;
    final double top;
    final double bottom;
    private final long fromS;
    private final long toS;
    private final ZoneId zone;
    private double low;
    private double high = 1;

    Frame(Svg svg, double width, double height, double left, double rightMargin, PlanReport report) {
        this.svg = svg;
        this.width = width;
        this.left = left;
        this.right = width - rightMargin;
        this.top = TOP;
        this.bottom = height - BOTTOM;
        this.fromS = report.fromS();
        this.toS = report.toS();
        this.zone = report.zone();
    }

    double x(double epochS) {
        double share = (epochS - fromS) / (toS - fromS);
        return left + Math.clamp(share, 0, 1) * (right - left);
    }

    double y(double value) {
        return bottom - (Math.clamp(value, low, high) - low) / (high - low) * (bottom - top);
    }

    /** Shaded times, each with its letter above the plot. */
    void bands(List<Band> bands) {
        for (Band band : bands) {
            if (band.toS() <= fromS || band.fromS() >= toS) {
                continue;
            }
            double x0 = x(band.fromS());
            double x1 = x(band.toS());
            svg.rect(x0, top, Math.max(1.5, x1 - x0), bottom - top, "class=\"band\"", band.tip());
            svg.text((x0 + x1) / 2, top - 7, "class=\"letter\"", band.letter());
        }
    }

    /** Horizontal grid lines with numbers, and numbers in a second unit at the right where one is given. */
    void valueAxis(double from, double to, String unit) {
        double step = niceStep((to - from) / 7);
        int decimals = step >= 1 ? 0 : step * 10 == Math.rint(step * 10) ? 1 : 2;
        low = Math.floor(from / step + 1e-9) * step;
        high = Math.ceil(to / step - 1e-9) * step;
        high = high > low ? high : low + step;
        int lines = (int) Math.round((high - low) / step);
        for (int i = 0; i <= lines; i++) {
            double value = low + i * step;
            svg.line(left, y(value), right, y(value), i == 0 ? "class=\"axis\"" : "class=\"grid\"");
            svg.text(left - 6, y(value) + 4, "class=\"tick end\"", Words.number(value, decimals));
        }
        svg.text(left - 6, top - 23, "class=\"unit end\"", unit);
    }

    void secondAxis(String unit, java.util.function.DoubleFunction<String> label) {
        double step = niceStep((high - low) / 7);
        for (double value = low; value <= high + step * 1e-6; value += step) {
            svg.text(right + 6, y(value) + 4, "class=\"tick\"", label.apply(value));
        }
        svg.text(width - 1, top - 23, "class=\"unit end\"", unit);
    }

    /** Local days, or hours where the window is short. */
    void timeAxis() {
        double pxPerS = (right - left) / (toS - fromS);
        double roomPx = 42;
        int hours = 24 * 365;
        for (int candidate : new int[] {1, 3, 6, 12, 24, 48, 72, 168, 336, 720, 2160}) {
            if (candidate * 3600L * pxPerS >= roomPx) {
                hours = candidate;
                break;
            }
        }
        ZonedDateTime day = Instant.ofEpochSecond(fromS).atZone(zone).truncatedTo(ChronoUnit.DAYS);
        for (ZonedDateTime t = day;
                t.toEpochSecond() <= toS;
                t = hours >= 24 ? t.plusDays(hours / 24) : t.plusHours(hours)) {
            long atS = t.toEpochSecond();
            if (atS < fromS) {
                continue;
            }
            double x = x(atS);
            svg.line(x, top, x, bottom + 4, "class=\"grid\"");
            boolean midnight = t.getHour() == 0;
            String text = midnight ? Words.format("d MMM", atS, zone) : Words.format("HH:mm", atS, zone);
            if (x + roomPx * 0.5 < right + 20 && atS < toS) {
                svg.text(x + 2, bottom + 17, "class=\"tick\"", text);
            }
        }
        svg.line(left, bottom, right, bottom, "class=\"axis\"");
    }

    /** Means over equal steps, joined at the middle of each; drawn by the extremes of each pixel where there are many. */
    void line(TimeGrid grid, double[] values, double factor, String attributes) {
        int bins = (int) ((right - left) * 1.2);
        StringBuilder d = new StringBuilder();
        boolean pen = false;
        if (grid.count() <= 2 * bins) {
            for (int i = 0; i < grid.count(); i++) {
                pen = point(d, pen, grid.fromS(i) + grid.stepS() / 2.0, values[i] * factor);
            }
        } else {
            for (int b = 0; b < bins; b++) {
                int first = (int) ((long) grid.count() * b / bins);
                int last = (int) ((long) grid.count() * (b + 1) / bins);
                int least = first;
                int most = first;
                for (int i = first; i < last; i++) {
                    least = values[i] < values[least] ? i : least;
                    most = values[i] > values[most] ? i : most;
                }
                for (int i : new int[] {Math.min(least, most), Math.max(least, most)}) {
                    pen = point(d, pen, grid.fromS(i) + grid.stepS() / 2.0, values[i] * factor);
                }
            }
        }
        svg.path(d, "fill=\"none\" " + attributes);
    }

    private boolean point(StringBuilder d, boolean pen, double atS, double value) {
        if (!Double.isFinite(value) || atS < fromS || atS > toS) {
            return false;
        }
        d.append(pen ? "L" : "M").append(Svg.n(x(atS))).append(' ').append(Svg.n(y(value)));
        return true;
    }

    /** What is allowed, as steps; nothing where no limit is in force. */
    void limit(Limits limits, String id, double factor) {
        StringBuilder d = new StringBuilder();
        boolean pen = false;
        for (long atS = fromS; atS < toS; ) {
            long nextS = Math.min(limits.nextChangeS(id, atS), toS);
            double value = limits.at(id, atS) * factor;
            if (Double.isFinite(value)) {
                d.append(pen ? "L" : "M").append(Svg.n(x(atS))).append(' ').append(Svg.n(y(value)));
                d.append('L').append(Svg.n(x(nextS))).append(' ').append(Svg.n(y(value)));
            }
            pen = Double.isFinite(value);
            atS = nextS;
        }
        svg.path(d, "class=\"limit\"");
    }

    /** 1, 2, 2.5 or 5 times a power of ten, at least {@code raw}. */
    static double niceStep(double raw) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(raw, 1e-9))));
        for (double nice : new double[] {1, 2, 2.5, 5, 10}) {
            if (raw <= nice * power * (1 + 1e-9)) {
                return nice * power;
            }
        }
        return 10 * power;
    }
}
