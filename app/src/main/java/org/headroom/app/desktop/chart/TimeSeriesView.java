package org.headroom.app.desktop.chart;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;

/**
 * Lines over the window's time. Each pixel column draws the least and the greatest value that falls into it, so that a
 * year at five minutes costs no more than a day and no spike is lost. The legend at the right reads the values at the
 * crosshair, or the greatest of the window.
 */
public final class TimeSeriesView extends TimeCanvas {
    private static final double PAD = 6;

    private final String title;
    private final String unit;
    private final int decimals;
    private final boolean fromZero;
    private List<Line> lines = List.of();
    private long startS;
    private long stepS = 1;

    public TimeSeriesView(TimeWindow time, String title, String unit, int decimals, boolean fromZero) {
        super(time, 92);
        this.title = title;
        this.unit = unit;
        this.decimals = decimals;
        this.fromZero = fromZero;
        setAccessibleText(title + ", " + unit);
    }

    /** Shows lines of equal steps from an instant. */
    public void show(long linesStartS, long linesStepS, List<Line> newLines) {
        this.startS = linesStartS;
        this.stepS = linesStepS;
        this.lines = List.copyOf(newLines);
        StringBuilder words = new StringBuilder(title + ", " + unit);
        for (Line line : lines) {
            words.append("; ").append(line.label()).append(' ').append(reading(line, Double.NaN));
        }
        setAccessibleText(words.toString());
        repaint();
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double top = PAD;
        double bottom = height - PAD;
        days(g, top, bottom);
        text(g, title, BOLD, colours().text, TextAlignment.LEFT, 0, top + 7);
        text(g, unit, SMALL, colours().muted, TextAlignment.LEFT, 0, top + 23);
        if (lines.isEmpty()) {
            return;
        }
        double low = fromZero ? 0 : Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (double value : line.values()) {
                if (Double.isFinite(value)) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        double tick = NiceTicks.step(high - low, Math.max(3, (int) (height / 24)));
        double fine = tick / 4;
        double from = Math.floor(low / fine) * fine;
        double to = Math.ceil(high / fine) * fine;
        to = to > from ? to : from + tick;
        double scale = (bottom - top) / (to - from);
        for (double value = Math.ceil(from / tick - 1e-9) * tick + 0.0; value <= to + 1e-9 * tick; value += tick) {
            double y = bottom - (value - from) * scale;
            g.setLineDashes();
            g.setLineWidth(1);
            g.setStroke(colours().grid);
            g.strokeLine(LEFT, sharp(y), LEFT + plotWidth(), sharp(y));
            text(
                    g,
                    Texts.number(value, NiceTicks.decimals(tick)),
                    SMALL,
                    colours().muted,
                    TextAlignment.RIGHT,
                    LEFT - 7,
                    y);
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            draw(g, lines.get(i), from, scale, bottom);
        }
        legend(g, width, top, bottom);
    }

    private void draw(GraphicsContext g, Line line, double from, double scale, double bottom) {
        style(g, line);
        double[] v = line.values();
        int columns = (int) plotWidth();
        boolean many = v.length > 3 * columns;
        g.beginPath();
        boolean pen = false;
        if (many) {
            for (int c = 0; c < columns; c++) {
                int a = Math.clamp(step(timeAt(LEFT + c)), 0, v.length - 1);
                int b = Math.clamp(step(timeAt(LEFT + c + 1.0)), a + 1, v.length);
                double least = Double.POSITIVE_INFINITY;
                double most = Double.NEGATIVE_INFINITY;
                for (int i = a; i < b; i++) {
                    least = Math.min(least, v[i]);
                    most = Math.max(most, v[i]);
                }
                pen = point(g, pen, LEFT + c + 0.5, least, from, scale, bottom);
                pen = point(g, pen, LEFT + c + 0.5, most, from, scale, bottom);
            }
        } else {
            for (int i = 0; i < v.length; i++) {
                double atS = startS + (double) i * stepS;
                if (line.steps()) {
                    pen = point(g, pen, x(atS), v[i], from, scale, bottom);
                    pen = point(g, pen, x(atS + stepS), v[i], from, scale, bottom);
                } else {
                    pen = point(g, pen, x(atS + stepS / 2.0), v[i], from, scale, bottom);
                }
            }
        }
        g.stroke();
        g.setLineDashes();
    }

    private static boolean point(
            GraphicsContext g, boolean pen, double x, double value, double from, double scale, double bottom) {
        if (!Double.isFinite(value)) {
            return false;
        }
        double y = bottom - (value - from) * scale;
        if (pen) {
            g.lineTo(x, y);
        } else {
            g.moveTo(x, y);
        }
        return true;
    }

    private int step(double atS) {
        return (int) Math.floor((atS - startS) / stepS);
    }

    private void style(GraphicsContext g, Line line) {
        g.setStroke(colour(line));
        g.setLineWidth(line.isLimit() ? 1.4 : 1.6);
        g.setLineDashes(line.dashes());
    }

    private Color colour(Line line) {
        return line.isLimit() ? colours().over : colours().lines[line.kind() % colours().lines.length];
    }

    private void legend(GraphicsContext g, double width, double top, double bottom) {
        double left = width - RIGHT + 12;
        double pitch = Math.min(22, (bottom - top) / lines.size());
        double cursor = time.cursorS.get();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double y = top + pitch * (i + 0.5);
            style(g, line);
            g.strokeLine(left, y, left + 22, y);
            g.setLineDashes();
            text(g, line.label(), PLAIN, colours().text, left + 28, y, RIGHT - 12 - 28 - 66);
            text(g, reading(line, cursor), PLAIN, colours().text, TextAlignment.RIGHT, width - 2, y);
        }
    }

    /** The value at a moment, or the greatest (of a limit: the least) when the moment is not a number. */
    private String reading(Line line, double atS) {
        double[] v = line.values();
        double value = line.isLimit() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        if (Double.isNaN(atS)) {
            for (double each : v) {
                value = line.isLimit() ? Math.min(value, each) : Math.max(value, each);
            }
        } else {
            value = v[Math.clamp(step(atS), 0, v.length - 1)];
        }
        String what = !Double.isNaN(atS) ? "" : line.isLimit() ? Texts.text("chart.least") : Texts.text("chart.most");
        return Double.isFinite(value) ? (what + " " + Texts.number(value, decimals)).strip() : "\u2013";
    }
}
