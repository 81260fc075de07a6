package org.headroom.app.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** GPUs by date: a step line for what each resource carries, the usable ones filled below all of them. */
public final class BuildOutDrawing {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 430;
    private static final double LEFT = 76;
    private static final double RIGHT = 28;
    private static final double TOP = 74;
    private static final double BOTTOM = 44;
    private static final String INK = "#1c2733";
    private static final String FAINT = "#5b6773";
    private static final String[] COLORS = {"#1c2733", "#c0392b", "#8e5ea2", "#1f6fb2", "#2a9d8f", "#b07d2b"};
    private static final String[] DASHES = {"", "", "6 3", "", "2 3", "8 3 2 3"};
    private static final DateTimeFormatter TICK = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ROOT);

    private BuildOutDrawing() {}

    /**
     * One step line.
     *
     * @param gpus from each date to the next
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn and dropped
    public record Line(String name, int[] gpus) {}

    /**
     * Draws.
     *
     * @param dates in order; the last one ends the picture
     * @param usable from each date to the next
     */
    public static String svg(String site, List<LocalDate> dates, List<Line> lines, int[] usable) {
        Svg svg = new Svg(
                "buildout",
                WIDTH,
                HEIGHT,
                "buildout",
                "Build-out of " + site,
                "GPUs installed, what power, substation, cooling, water and sewer carry, and the usable ones, by date.");
        svg.group(
                "font-family=\"Inter, Segoe UI, Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"" + INK + "\"");
        svg.rect(0, 0, WIDTH, HEIGHT, "fill=\"#ffffff\"", "");
        svg.text(LEFT, 24, "font-size=\"16\" font-weight=\"600\"", "Usable GPUs while the site is built: " + site);
        int most = 1;
        for (Line line : lines) {
            for (int gpus : line.gpus()) {
                most = Math.max(most, gpus);
            }
        }
        double step = Frame.niceStep(most / 5.0);
        double top = Math.ceil(most / step) * step;
        for (double v = 0; v <= top + step / 2; v += step) {
            double y = y(v, top);
            svg.line(LEFT, y, WIDTH - RIGHT, y, "stroke=\"#e3e6e9\"");
            svg.text(LEFT - 8, y + 4, "text-anchor=\"end\" fill=\"" + FAINT + "\"", Words.number(v, 0));
        }
        svg.text(LEFT - 8, TOP - 12, "text-anchor=\"end\" fill=\"" + FAINT + "\"", "GPUs");
        long from = dates.getFirst().toEpochDay();
        long to = Math.max(from + 1, dates.getLast().toEpochDay());
        months(svg, dates, from, to);
        StringBuilder area = new StringBuilder("M" + Svg.n(LEFT) + " " + Svg.n(y(0, top)));
        area.append(steps(dates, usable, from, to, top, "L"))
                .append("L")
                .append(Svg.n(WIDTH - RIGHT))
                .append(' ')
                .append(Svg.n(y(0, top)))
                .append('Z');
        svg.path(area, "fill=\"#dfe9f3\" stroke=\"none\"");
        double x = LEFT;
        svg.rect(x, 38, 14, 12, "fill=\"#dfe9f3\"", "");
        svg.text(x + 20, 48, "", "usable");
        x += 80;
        for (int i = 0; i < lines.size(); i++) {
            String stroke = "fill=\"none\" stroke=\"" + COLORS[i % COLORS.length] + "\" stroke-width=\""
                    + (i == 0 ? "2.5" : "1.8") + "\" stroke-dasharray=\"" + DASHES[i % DASHES.length] + "\"";
            svg.path(steps(dates, lines.get(i).gpus(), from, to, top, "M"), stroke);
            svg.line(x, 44, x + 22, 44, stroke);
            svg.text(x + 28, 48, "", lines.get(i).name());
            x += 50 + 7 * lines.get(i).name().length();
        }
        svg.endGroup();
        return svg.close();
    }

    private static void months(Svg svg, List<LocalDate> dates, long from, long to) {
        LocalDate first = dates.getFirst().withDayOfMonth(1);
        long months = Math.max(1, (to - from) / 30);
        int every = months <= 12 ? 1 : months <= 24 ? 2 : months <= 48 ? 4 : 12;
        for (LocalDate tick = first; tick.toEpochDay() <= to; tick = tick.plusMonths(every)) {
            if (tick.toEpochDay() < from) {
                continue;
            }
            double x = x(tick.toEpochDay(), from, to);
            svg.line(x, TOP, x, HEIGHT - BOTTOM + 4, "stroke=\"#e3e6e9\"");
            if (x < WIDTH - RIGHT - 20) {
                svg.text(x + 2, HEIGHT - BOTTOM + 18, "fill=\"" + FAINT + "\"", TICK.format(tick));
            }
        }
    }

    private static String steps(List<LocalDate> dates, int[] gpus, long from, long to, double top, String begin) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < gpus.length; i++) {
            double y = y(gpus[i], top);
            d.append(i == 0 ? begin : "L")
                    .append(Svg.n(x(dates.get(i).toEpochDay(), from, to)))
                    .append(' ')
                    .append(Svg.n(y));
            long end = i + 1 < dates.size() ? dates.get(i + 1).toEpochDay() : to;
            d.append('L').append(Svg.n(x(end, from, to))).append(' ').append(Svg.n(y));
        }
        return d.toString();
    }

    private static double x(long day, long from, long to) {
        return LEFT + (double) (day - from) / (to - from) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double gpus, double top) {
        return TOP + (1 - Math.clamp(gpus / top, 0, 1)) * (HEIGHT - TOP - BOTTOM);
    }
}
