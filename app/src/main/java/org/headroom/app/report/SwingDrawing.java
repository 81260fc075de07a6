package org.headroom.app.report;

import java.util.List;
import java.util.Locale;

/**
 * A drawing of a site's swings: seconds of power, the whole window, lines by frequency with the bands of the grid, and a dip.
 */
public final class SwingDrawing {
    private static final double WIDTH = 960;
    private static final double PANEL = 210;
    private static final double LEFT = 64;
    private static final double RIGHT = 24;
    private static final double TOP = 34;
    private static final double BOTTOM = 28;
    private static final double HEAD = 56;
    private static final double CLOSE_S = 20;
    private static final double LOW_HZ = 0.02;
    private static final double HIGH_HZ = 40;
    private static final double FLOOR_MW = 1e-3;
    private static final int COLUMNS = 870;
    private static final String[] COLORS = {"#c0392b", "#1f6fb2"};
    private static final String INK = "#1c2733";
    private static final String FAINT = "#5b6773";
    private static final String GRID = "#e3e6e9";

    private final Svg svg;

    private SwingDrawing(Svg svg) {
        this.svg = svg;
    }

    /**
     * One line of the drawing.
     *
     * @param powerMw sample by sample
     * @param lineMw peak-to-peak of the lines at 0, binHz, 2 binHz, ...
     */
    @SuppressWarnings("ArrayRecordComponent") // long series, drawn and dropped
    public record Trace(String name, double[] powerMw, double binHz, double[] lineMw) {}

    /** A rectangle in which values are drawn. */
    private record Panel(double top, double fromX, double toX, double fromY, double toY) {
        double x(double value) {
            return LEFT + (value - fromX) / (toX - fromX) * (WIDTH - LEFT - RIGHT);
        }

        double y(double value) {
            double inner = PANEL - TOP - BOTTOM;
            double share = Math.clamp((value - fromY) / (toY - fromY), 0, 1);
            return top + TOP + inner * (1 - share);
        }

        double bottom() {
            return top + PANEL - BOTTOM;
        }
    }

    /**
     * Draws.
     *
     * @param stepS of all series
     * @param dipMw the site through a dip, at 10 ms
     */
    public static String svg(String site, double stepS, List<Trace> traces, double[] dipMw) {
        Svg svg = new Svg(
                "swing",
                WIDTH,
                HEAD + 4 * PANEL,
                "swing",
                "Fast swings of " + site,
                "Power over seconds and minutes, lines by frequency, and a voltage dip.");
        svg.group(
                "font-family=\"Inter, Segoe UI, Helvetica, Arial, sans-serif\" font-size=\"12\" fill=\"" + INK + "\"");
        svg.rect(0, 0, WIDTH, HEAD + 4 * PANEL, "fill=\"#ffffff\"", "");
        svg.text(LEFT, 22, "font-size=\"16\" font-weight=\"600\"", "Fast swings: " + site);
        SwingDrawing drawing = new SwingDrawing(svg);
        double x = LEFT;
        for (int i = 0; i < traces.size(); i++) {
            svg.line(x, 40, x + 22, 40, "stroke=\"" + COLORS[i] + "\" stroke-width=\"2\"");
            svg.text(x + 28, 44, "", traces.get(i).name());
            x += 60 + 7 * traces.get(i).name().length();
        }
        double lengthS = traces.getFirst().powerMw().length * stepS;
        double closeS = Math.min(CLOSE_S, lengthS);
        drawing.power("Power at the utility's meter, MW, first " + text(closeS) + " s", 0, stepS, closeS, traces);
        drawing.power("The whole window, " + text(lengthS) + " s", 1, stepS, lengthS, traces);
        drawing.lines(traces);
        drawing.power(
                "A voltage dip after 1 s, and the return, MW over s",
                3,
                0.01,
                dipMw.length * 0.01,
                List.of(new Trace("dip", dipMw, 1, new double[0])));
        svg.endGroup();
        return svg.close();
    }

    private void power(String title, int row, double stepS, double toS, List<Trace> traces) {
        int n = (int) Math.round(toS / stepS);
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Trace t : traces) {
            for (int i = 0; i < Math.min(n, t.powerMw().length); i++) {
                low = Math.min(low, t.powerMw()[i]);
                high = Math.max(high, t.powerMw()[i]);
            }
        }
        double step = Frame.niceStep(Math.max(1e-3, high - low) / 4);
        Panel panel = new Panel(
                HEAD + row * PANEL, 0, toS, Math.floor(low / step) * step, Math.ceil(high / step + 1e-9) * step);
        frame(panel, title);
        for (double v = panel.fromY(); v <= panel.toY() + step / 2; v += step) {
            horizontal(panel, v, text(v));
        }
        double tick = Frame.niceStep(toS / 10);
        for (double s = 0; s <= toS + tick / 1e6; s += tick) {
            vertical(panel, panel.x(s), text(s));
        }
        for (int k = 0; k < traces.size(); k++) {
            svg.path(envelope(traces.get(k).powerMw(), n, panel, stepS), stroke(COLORS[k]));
        }
    }

    /** Each column of the picture from its lowest to its highest sample. */
    private static String envelope(double[] p, int n, Panel panel, double stepS) {
        StringBuilder d = new StringBuilder();
        int size = Math.min(n, p.length);
        int columns = Math.min(COLUMNS, size);
        for (int c = 0; c < columns; c++) {
            int from = (int) ((long) c * size / columns);
            int to = (int) ((long) (c + 1) * size / columns);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = p[i] < p[low] ? i : low;
                high = p[i] > p[high] ? i : high;
            }
            point(d, panel, (Math.min(low, high) + 0.5) * stepS, p[Math.min(low, high)]);
            if (low != high) {
                point(d, panel, (Math.max(low, high) + 0.5) * stepS, p[Math.max(low, high)]);
            }
        }
        return d.toString();
    }

    private static void point(StringBuilder d, Panel panel, double x, double y) {
        d.append(d.isEmpty() ? 'M' : 'L').append(Svg.n(panel.x(x))).append(' ').append(Svg.n(panel.y(y)));
    }

    /** Peak-to-peak by frequency, both logarithmic. */
    private void lines(List<Trace> traces) {
        double high = 1;
        for (Trace t : traces) {
            for (double v : t.lineMw()) {
                high = Math.max(high, v);
            }
        }
        Panel panel = new Panel(
                HEAD + 2 * PANEL,
                Math.log10(LOW_HZ),
                Math.log10(HIGH_HZ),
                Math.log10(FLOOR_MW),
                Math.ceil(Math.log10(high)));
        double[] edges = {0.1, 0.8, 2.5, 20};
        String[] names = {"inter-area", "local", "torsional"};
        for (int i = 0; i < names.length; i++) {
            double x0 = panel.x(Math.log10(edges[i]));
            double x1 = panel.x(Math.log10(edges[i + 1]));
            String fill = i == 1 ? "#eef3f7" : "#f6f3ec";
            svg.rect(x0, panel.top() + TOP, x1 - x0, PANEL - TOP - BOTTOM, "fill=\"" + fill + "\"", "");
            svg.text((x0 + x1) / 2, panel.top() + TOP + 14, "text-anchor=\"middle\" fill=\"" + FAINT + "\"", names[i]);
        }
        frame(panel, "Peak-to-peak of each line, MW, by frequency, Hz");
        for (double e = panel.fromY(); e <= panel.toY(); e++) {
            horizontal(panel, e, text(Math.pow(10, e)));
        }
        for (double hz : new double[] {0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40}) {
            vertical(panel, panel.x(Math.log10(hz)), text(hz));
        }
        for (int k = 0; k < traces.size(); k++) {
            svg.path(spectrum(traces.get(k), panel), stroke(COLORS[k]));
        }
    }

    private static String spectrum(Trace t, Panel panel) {
        StringBuilder d = new StringBuilder();
        int from = (int) Math.ceil(LOW_HZ / t.binHz());
        while (from < t.lineMw().length && from * t.binHz() <= HIGH_HZ) {
            int to = Math.max(from + 1, (int) Math.ceil(from * 1.008));
            int best = from;
            for (int i = from; i < Math.min(to, t.lineMw().length); i++) {
                best = t.lineMw()[i] > t.lineMw()[best] ? i : best;
            }
            point(d, panel, Math.log10(best * t.binHz()), Math.log10(Math.max(FLOOR_MW, t.lineMw()[best])));
            from = to;
        }
        return d.toString();
    }

    private void frame(Panel panel, String title) {
        svg.text(LEFT, panel.top() + 22, "font-weight=\"600\"", title);
        svg.line(LEFT, panel.bottom(), WIDTH - RIGHT, panel.bottom(), "stroke=\"" + FAINT + "\"");
    }

    private void horizontal(Panel panel, double value, String label) {
        svg.line(LEFT, panel.y(value), WIDTH - RIGHT, panel.y(value), "stroke=\"" + GRID + "\"");
        svg.text(LEFT - 6, panel.y(value) + 4, "text-anchor=\"end\" fill=\"" + FAINT + "\"", label);
    }

    private void vertical(Panel panel, double x, String label) {
        svg.text(x, panel.bottom() + 16, "text-anchor=\"middle\" fill=\"" + FAINT + "\"", label);
    }

    private static String stroke(String color) {
        return "fill=\"none\" stroke=\"" + color + "\" stroke-width=\"1.3\" stroke-linejoin=\"round\"";
    }

    private static String text(double value) {
        if (Math.abs(value) < 1e-9) {
            return "0";
        }
        String format = value == Math.rint(value) ? "%,.0f" : Math.abs(value) >= 0.1 ? "%.1f" : "%.3g";
        String s = String.format(Locale.ROOT, format, value);
        return s.contains(".") ? s.replaceAll("0+$", "").replaceAll("\\.$", "") : s;
    }
}
