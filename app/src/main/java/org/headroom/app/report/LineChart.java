package org.headroom.app.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Any lines over time as one self-contained SVG: a title, an axis with its unit, local days or hours, a legend. Of many
 * steps the least and the greatest of each pixel are drawn.
 *
 * @param fromS begin of what is drawn, epoch seconds
 * @param toS end of what is drawn, epoch seconds
 * @param startS of the first value, epoch seconds
 * @param stepS length of a step, s
 */
public record LineChart(
        String title,
        String unit,
        ZoneId zone,
        double fromS,
        double toS,
        long startS,
        long stepS,
        boolean fromZero,
        List<Line> lines) {
    private static final double WIDTH = 960;
    private static final double LEFT = 64;
    private static final double RIGHT = 940;
    private static final double TOP = 40;
    private static final double BOTTOM = 300;
    private static final double ROOM_PX = 52;
    private static final int[] HOURS = {1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 720, 2160, 8760};

    /**
     * One line.
     *
     * @param values one a step; not finite where there is none
     * @param colour as in {@code #0969da}
     * @param dashes lengths of dashes and gaps; empty for none
     * @param steps whether each value holds over its step
     */
    public record Line(String label, double[] values, String colour, double[] dashes, boolean steps) {}

    /** The picture as SVG text. */
    public String svg() {
        double height = BOTTOM + 34 + 18 * Math.ceil(lines.size() / 3.0);
        Svg svg = new Svg("chart", WIDTH, height, "chart", title, title + ", " + unit);
        svg.group("font-family=\"sans-serif\" font-size=\"12\" fill=\"#1f2328\"");
        svg.rect(0, 0, WIDTH, height, "fill=\"#ffffff\"", "");
        svg.text(LEFT, 18, "font-size=\"15\" font-weight=\"bold\"", title);
        svg.text(LEFT, 33, "fill=\"#59636e\"", unit);
        Scale scale = scale();
        for (int i = 0; i <= scale.ticks(); i++) {
            double value = scale.low() + i * scale.step();
            svg.line(LEFT, scale.y(value), RIGHT, scale.y(value), "stroke=\"#d0d7de\"");
            String words = Words.number(value + 0.0, decimals(scale.step()));
            svg.text(LEFT - 6, scale.y(value) + 4, "text-anchor=\"end\" fill=\"#59636e\"", words);
        }
        timeAxis(svg);
        for (int i = lines.size() - 1; i >= 0; i--) {
            draw(svg, lines.get(i), scale);
        }
        for (int i = 0; i < lines.size(); i++) {
            double x = LEFT + (i % 3) * (RIGHT - LEFT) / 3;
            int row = i / 3;
            double y = BOTTOM + 38 + 18.0 * row;
            svg.line(x, y, x + 24, y, stroke(lines.get(i)));
            svg.text(x + 30, y + 4, "", lines.get(i).label());
        }
        svg.endGroup();
        return svg.close();
    }

    private record Scale(double low, double step, int ticks) {
        double y(double value) {
            return BOTTOM - (value - low) / (step * ticks) * (BOTTOM - TOP);
        }
    }

    private Scale scale() {
        double low = fromZero ? 0 : Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (int i = first(); i < end(line.values()); i++) {
                double value = line.values()[i];
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        if (!(low <= high)) {
            low = 0;
            high = 1;
        }
        double span = high > low ? high - low : Math.max(1, Math.abs(high)) * 0.1;
        double step = Frame.niceStep(span / 6);
        double from = Math.floor(low / step + 1e-9) * step;
        return new Scale(from, step, Math.max(1, (int) Math.ceil((high - from) / step - 1e-9)));
    }

    private void timeAxis(Svg svg) {
        int hours = HOURS[HOURS.length - 1];
        for (int candidate : HOURS) {
            if (candidate * 3600.0 * (RIGHT - LEFT) / (toS - fromS) >= ROOM_PX) {
                hours = candidate;
                break;
            }
        }
        ZonedDateTime tick = Instant.ofEpochSecond((long) fromS).atZone(zone).truncatedTo(ChronoUnit.DAYS);
        while (tick.toEpochSecond() <= toS) {
            long atS = tick.toEpochSecond();
            if (atS >= fromS) {
                svg.line(x(atS), TOP, x(atS), BOTTOM, "stroke=\"#e3e7ec\"");
                String words = Words.format(tick.getHour() == 0 ? "d MMM" : "HH:mm", atS, zone);
                String at = x(atS) > RIGHT - 20 ? "end" : x(atS) < LEFT + 20 ? "start" : "middle";
                svg.text(x(atS), BOTTOM + 16, "fill=\"#59636e\" text-anchor=\"" + at + "\"", words);
            }
            tick = hours >= 24 ? tick.plusDays(hours / 24) : tick.plusHours(hours);
        }
        svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, "stroke=\"#59636e\"");
    }

    private void draw(Svg svg, Line line, Scale scale) {
        StringBuilder d = new StringBuilder();
        double[] v = line.values();
        double perPixel = (toS - fromS) / stepS / (RIGHT - LEFT);
        boolean pen = false;
        int group = Math.max(1, (int) Math.ceil(perPixel / 2));
        for (int i = first(); i < end(v); i += group) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int j = i; j < Math.min(i + group, end(v)); j++) {
                if (Double.isFinite(v[j])) {
                    least = Math.min(least, v[j]);
                    most = Math.max(most, v[j]);
                }
            }
            if (!(least <= most)) {
                pen = false;
                continue;
            }
            double from = startS + (double) i * stepS;
            if (line.steps() && group == 1) {
                pen = point(d, pen, from, least, scale);
                pen = point(d, pen, from + stepS, least, scale);
            } else {
                pen = point(d, pen, from + stepS * group / 2.0, least, scale);
                if (most > least) {
                    pen = point(d, pen, from + stepS * group / 2.0, most, scale);
                }
            }
        }
        svg.path(d, "fill=\"none\" stroke-linejoin=\"round\" " + stroke(line));
    }

    private boolean point(StringBuilder d, boolean pen, double atS, double value, Scale scale) {
        d.append(pen ? 'L' : 'M').append(Svg.n(x(atS))).append(' ').append(Svg.n(scale.y(value)));
        return true;
    }

    private static String stroke(Line line) {
        StringBuilder dashes = new StringBuilder();
        for (double dash : line.dashes()) {
            dashes.append(dashes.isEmpty() ? "" : " ").append(Svg.n(dash));
        }
        return "stroke=\"" + Svg.escape(line.colour()) + "\" stroke-width=\"1.6\""
                + (dashes.isEmpty() ? "" : " stroke-dasharray=\"" + dashes + "\"");
    }

    private double x(double epochS) {
        return LEFT + Math.clamp((epochS - fromS) / (toS - fromS), 0, 1) * (RIGHT - LEFT);
    }

    private int first() {
        return (int) Math.max(0, Math.floor((fromS - startS) / stepS));
    }

    private int end(double[] values) {
        return (int) Math.clamp(Math.ceil((toS - startS) / stepS), 0.0, values.length);
    }

    private static int decimals(double step) {
        return Math.clamp((int) Math.ceil(-Math.log10(step) - 1e-9), 0, 6);
    }
}
