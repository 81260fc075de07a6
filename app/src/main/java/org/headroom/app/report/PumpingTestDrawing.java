package org.headroom.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.headroom.app.report.Sketch.Anchor;

/** Measured drawdowns and the fitted curves over the logarithm of time, and below them what is left over. */
public final class PumpingTestDrawing {
    private static final double WIDTH = 960;
    private static final double LEFT = 78;
    private static final double RIGHT = 24;
    private static final double CURVES = 340;
    private static final double LEFTOVER = 150;
    private static final double CHANGED = 230;
    private static final double GAP = 66;
    private static final int FEW = 4;
    private static final double FOOT = 48;
    private static final int LEGEND_COLUMNS = 4;
    private static final int NAME = 26;
    private static final String INK = "#1c2733";
    private static final String FAINT = "#5b6773";
    private static final String GRID = "#e3e6e9";
    private static final String[] COLORS = {
        "#1f6fb2", "#c0392b", "#2e8b57", "#8e5ea2", "#d98e04", "#17828c", "#7f5539", "#44546a"
    };

    private final Picture picture;
    private final Sketch sketch;

    /** A reading: s, m, m, and whether it was fitted. */
    public record Reading(double timeS, double drawdownM, double residualM, boolean used) {}

    /**
     * A piezometer.
     *
     * @param curve times in s and fitted drawdowns in m
     */
    public record Trace(String name, List<Reading> readings, List<double[]> curve) {}

    /**
     * What is drawn.
     *
     * @param lines below the title: the fitted figures
     * @param changeS when the flow last changed, 0 if it never did; readings after it are drawn once more over the time since
     */
    public record Picture(String title, List<String> lines, List<Trace> traces, double rmseM, double changeS) {}

    /** The drawing as SVG text and, where fonts are at hand, as a PNG. */
    public record Drawing(String svg, Optional<byte[]> png) {}

    private PumpingTestDrawing(Picture picture) {
        this.picture = picture;
        this.sketch = new Sketch(WIDTH, top() + CURVES + GAP + (changes() ? CHANGED + GAP : 0) + LEFTOVER + FOOT);
    }

    public static Drawing of(Picture picture) {
        PumpingTestDrawing drawing = new PumpingTestDrawing(picture);
        drawing.draw();
        String description =
                "Measured drawdowns as dots, fitted curves as lines, over the logarithm of time; residuals below. "
                        + String.join(" ", picture.lines());
        return new Drawing(drawing.sketch.svg("pumping-test", picture.title(), description), drawing.sketch.png());
    }

    private double top() {
        int rows = (picture.traces().size() + LEGEND_COLUMNS - 1) / LEGEND_COLUMNS;
        return 34 + 17 * picture.lines().size() + 14 + 18 * rows + 12;
    }

    private boolean changes() {
        return picture.changeS() > 0
                && picture.traces().stream()
                                .flatMap(t -> t.readings().stream())
                                .filter(r -> r.timeS() > picture.changeS())
                                .count()
                        >= FEW;
    }

    private void draw() {
        sketch.text(LEFT, 26, Anchor.START, 16, true, INK, picture.title());
        double y = 46;
        for (String line : picture.lines()) {
            sketch.text(LEFT, y, Anchor.START, 12, false, INK, line);
            y += 17;
        }
        legend(y + 8);
        double top = top();
        curves(top, CURVES, 0, "pumping began");
        top += CURVES + GAP;
        if (changes()) {
            curves(top, CHANGED, picture.changeS(), "the flow last changed");
            top += CHANGED + GAP;
        }
        leftover(top);
    }

    private void curves(double top, double height, double originS, String since) {
        double low = 0;
        double high = 0;
        for (Trace trace : picture.traces()) {
            for (Reading r : trace.readings()) {
                boolean here = r.timeS() > originS;
                low = here ? Math.min(low, r.drawdownM()) : low;
                high = here ? Math.max(high, r.drawdownM()) : high;
            }
        }
        double step = Frame.niceStep(Math.max(1e-9, high - low) / (height / 55));
        Panel panel = panel(top, height, low * 1.05, high > 0 ? Math.ceil(high * 1.01 / step) * step : step, originS);
        frame(panel, step, "Drawdown, m", since);
        for (int k = 0; k < picture.traces().size(); k++) {
            curve(panel, picture.traces().get(k), color(k));
        }
        for (int k = 0; k < picture.traces().size(); k++) {
            for (Reading r : picture.traces().get(k).readings()) {
                if (r.timeS() > originS) {
                    sketch.dot(panel.x(r.timeS()), panel.y(r.drawdownM()), 3.2, color(k), r.used());
                }
            }
        }
    }

    /** Measured less fitted; where more drawdown was measured stands above. */
    private void leftover(double top) {
        double left = picture.rmseM();
        for (Trace trace : picture.traces()) {
            for (Reading r : trace.readings()) {
                left = Math.max(left, r.used() ? Math.abs(r.residualM()) : 0);
            }
        }
        double part = Frame.niceStep(Math.max(1e-12, left) / 2);
        double most = Math.ceil(left * 1.05 / part) * part;
        Panel panel = panel(top, LEFTOVER, -most, most, 0);
        frame(panel, part, "Measured − fitted, m", "pumping began");
        for (double sign : new double[] {-1, 1}) {
            double at = panel.y(sign * picture.rmseM());
            sketch.dashed(LEFT, at, WIDTH - RIGHT, at, FAINT);
        }
        sketch.line(LEFT, panel.y(0), WIDTH - RIGHT, panel.y(0), INK, 1);
        sketch.text(
                LEFT,
                top - 8,
                Anchor.START,
                12,
                false,
                FAINT,
                "What the fit leaves over; dashed: plus and minus the root mean square");
        for (int k = 0; k < picture.traces().size(); k++) {
            for (Reading r : picture.traces().get(k).readings()) {
                if (Math.abs(r.residualM()) <= most) {
                    sketch.dot(panel.x(r.timeS()), panel.y(-r.residualM()), 3, color(k), r.used());
                }
            }
        }
    }

    private static String color(int trace) {
        return COLORS[trace % COLORS.length];
    }

    /**
     * Where values are drawn: downwards, as water levels fall, over the logarithm of time.
     *
     * @param originS the time that is 0 on this axis
     * @param unitS of the axis
     * @param fromX decimal logarithm at the left
     */
    private record Panel(
            double top,
            double height,
            double fromY,
            double toY,
            double originS,
            double unitS,
            double fromX,
            double toX) {
        double y(double value) {
            return top + Math.clamp((value - fromY) / (toY - fromY), 0, 1) * height;
        }

        double x(double timeS) {
            return atLog(Math.log10((timeS - originS) / unitS));
        }

        double atLog(double log) {
            return LEFT + Math.clamp((log - fromX) / (toX - fromX), 0, 1) * (WIDTH - LEFT - RIGHT);
        }

        boolean shows(double timeS) {
            double log = Math.log10((timeS - originS) / unitS);
            return log >= fromX && log <= toX;
        }

        double bottom() {
            return top + height;
        }
    }

    /** Over the times of all readings after an origin. */
    private Panel panel(double top, double height, double fromY, double toY, double originS) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        for (Trace trace : picture.traces()) {
            for (Reading r : trace.readings()) {
                if (r.timeS() > originS) {
                    first = Math.min(first, r.timeS() - originS);
                    last = Math.max(last, r.timeS() - originS);
                }
            }
        }
        double unitS = last <= 7200 ? 60 : last <= 2 * 86400 ? 3600 : 86400;
        double margin = 0.03 * Math.log10(last / first) + 0.03;
        return new Panel(
                top,
                height,
                fromY,
                toY,
                originS,
                unitS,
                Math.log10(first / unitS) - margin,
                Math.log10(last / unitS) + margin);
    }

    private static String unit(Panel panel) {
        return panel.unitS == 60 ? "minutes" : panel.unitS == 3600 ? "hours" : "days";
    }

    private void legend(double y) {
        double column = (WIDTH - LEFT - RIGHT) / LEGEND_COLUMNS;
        boolean left = false;
        for (int k = 0; k < picture.traces().size(); k++) {
            double x = LEFT + k % LEGEND_COLUMNS * column;
            int row = k / LEGEND_COLUMNS;
            double at = y + 18.0 * row;
            sketch.line(x, at - 4, x + 24, at - 4, color(k), 1.8);
            sketch.dot(x + 12, at - 4, 3.2, color(k), true);
            Trace trace = picture.traces().get(k);
            left |= trace.readings().stream().anyMatch(r -> !r.used());
            sketch.text(x + 31, at, Anchor.START, 12, false, INK, Svg.shorten(trace.name(), NAME));
        }
        if (left) {
            sketch.text(WIDTH - RIGHT, 46, Anchor.END, 12, false, FAINT, "hollow: not fitted");
        }
    }

    private void frame(Panel panel, double step, String title, String since) {
        boolean residual = panel.fromY < 0 && panel.toY == -panel.fromY;
        for (double v = Math.ceil(panel.fromY / step - 1e-6) * step; v <= panel.toY + step * 1e-6; v += step) {
            sketch.line(LEFT, panel.y(v), WIDTH - RIGHT, panel.y(v), GRID, 1);
            sketch.text(LEFT - 7, panel.y(v) + 4, Anchor.END, 12, false, FAINT, number(residual ? -v : v, step));
        }
        double room = (WIDTH - LEFT - RIGHT) / (panel.toX - panel.fromX);
        int[] parts = room > 130 ? new int[] {1, 2, 5} : new int[] {1};
        int skip = (int) Math.max(1, Math.ceil(45 / room));
        for (int decade = (int) Math.floor(panel.fromX); decade <= Math.ceil(panel.toX); decade++) {
            for (int part : parts) {
                double log = decade + Math.log10(part);
                if (log < panel.fromX || log > panel.toX || decade % skip != 0) {
                    continue;
                }
                double at = panel.atLog(log);
                sketch.line(at, panel.top, at, panel.bottom(), GRID, part == 1 ? 1.4 : 0.7);
                sketch.text(at, panel.bottom() + 17, Anchor.MIDDLE, 12, false, FAINT, power(decade, part));
            }
        }
        sketch.line(LEFT, panel.bottom(), WIDTH - RIGHT, panel.bottom(), FAINT, 1);
        sketch.line(LEFT, panel.top, LEFT, panel.bottom(), FAINT, 1);
        sketch.textUp(18, panel.top + panel.height / 2, 12, FAINT, title);
        sketch.text(
                WIDTH - RIGHT,
                panel.bottom() + 34,
                Anchor.END,
                12,
                false,
                FAINT,
                "time since " + since + ", " + unit(panel) + " (logarithmic)");
    }

    private void curve(Panel panel, Trace trace, String color) {
        List<double[]> line = new ArrayList<>();
        for (double[] point : trace.curve()) {
            boolean inside = point[0] > panel.originS
                    && panel.shows(point[0])
                    && point[1] >= panel.fromY - 1e-9
                    && point[1] <= panel.toY + 1e-9;
            if (inside) {
                line.add(new double[] {panel.x(point[0]), panel.y(point[1])});
            } else {
                stroke(line, color);
            }
        }
        stroke(line, color);
    }

    private void stroke(List<double[]> line, String color) {
        if (line.size() > 1) {
            sketch.curve(line, color, 1.8);
        }
        line.clear();
    }

    private static String number(double value, double step) {
        double shown = Math.abs(value) < step * 1e-6 ? 0 : value;
        if (step < 1e-4) {
            return shown == 0 ? "0" : String.format(Locale.ROOT, "%.1e", shown).replace('-', '−');
        }
        int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        boolean half = Math.abs(step * Math.pow(10, decimals) - Math.rint(step * Math.pow(10, decimals))) > 1e-6;
        return String.format(Locale.ROOT, "%." + (half ? decimals + 1 : decimals) + "f", shown)
                .replace('-', '−');
    }

    private static String power(int decade, int part) {
        double value = part * Math.pow(10, decade);
        return decade >= -4 && decade <= 5
                ? new java.math.BigDecimal(part + "e" + decade).toPlainString()
                : String.format(Locale.ROOT, "%.0e", value);
    }
}
