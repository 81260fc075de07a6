package org.headroom.app.desktop.live;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import javafx.beans.property.DoubleProperty;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.Drawing;
import org.headroom.app.desktop.chart.NiceTicks;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.desktop.chart.TimeTicks;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.LiveMoment;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * One measure as it was measured (dots) and predicted (line), what is left between them below, and what is forecast: the
 * median and the band from 10 to 90 %. All charts of a page share the moment under the pointer.
 */
final class LiveChart extends Drawing {
    static final double LEFT = 118;
    static final double RIGHT = 176;
    private static final double PAD = 8;

    /** Of the height, for the residual. */
    private static final double BELOW = 0.3;

    private final Display display;
    private final ZoneId zone;
    private final DoubleProperty cursorS;
    private final String title;
    private final Unit unit;
    private final boolean axis;
    private LiveMoment.@Nullable Trace trace;
    private LiveMoment.@Nullable Pair pair;
    private double[] aheadS = {};
    private LiveMoment.@Nullable Band band;
    private double limit = Double.POSITIVE_INFINITY;
    private double[] limitAhead = {};
    private double fromS;
    private double toS = 1;
    private double nowS = Double.NaN;

    /**
     * @param cursorS moment under the pointer, shared
     * @param axis whether the times are written below
     */
    LiveChart(String id, String title, Unit unit, Display display, ZoneId zone, DoubleProperty cursorS, boolean axis) {
        this.title = title;
        this.unit = unit;
        this.display = display;
        this.zone = zone;
        this.cursorS = cursorS;
        this.axis = axis;
        setId(id);
        setMinSize(LEFT + RIGHT + 160, 96);
        setPrefHeight(140);
        WhileShown.follow(this, this::requestLayout, display.palette(), display.units(), cursorS);
        canvas.setOnMouseMoved(e -> {
            boolean in = e.getX() >= LEFT && e.getX() < getWidth() - RIGHT;
            cursorS.set(in ? fromS + (e.getX() - LEFT) / plotWidth() * (toS - fromS) : Double.NaN);
        });
        canvas.setOnMouseExited(_ -> cursorS.set(Double.NaN));
    }

    /**
     * @param newTrace what was measured and predicted; null where only the forecast is shown
     * @param newAheadS instants of the forecast
     * @param newLimit infinite for none
     */
    void show(
            LiveMoment.@Nullable Trace newTrace,
            LiveMoment.@Nullable Pair newPair,
            double[] newAheadS,
            LiveMoment.@Nullable Band newBand,
            double newLimit) {
        trace = newTrace;
        pair = newPair;
        aheadS = newAheadS;
        band = newBand;
        limit = newLimit;
        Shown shown = Shown.of(display, unit);
        setAccessibleText(
                newPair == null
                        ? title
                        : Texts.text(
                                "live.chart.words",
                                title,
                                shown.format(newPair.measured()),
                                shown.format(newPair.predicted())));
        requestLayout();
    }

    void window(double newFromS, double newToS, double newNowS) {
        fromS = newFromS;
        toS = newToS;
        nowS = newNowS;
    }

    /** What is drawn as a table, in the meter's own unit. */
    String asCsv() {
        List<List<String>> rows = new ArrayList<>();
        LiveMoment.Trace past = trace;
        if (past != null) {
            for (int i = 0; i < past.atS().length; i++) {
                rows.add(List.of(
                        ChartFile.time(past.atS()[i], zone),
                        ChartFile.number(past.measured()[i], 3),
                        ChartFile.number(past.predicted()[i], 3),
                        "",
                        "",
                        ""));
            }
        }
        LiveMoment.Band ahead = band;
        if (ahead != null) {
            for (int i = 0; i < aheadS.length; i++) {
                rows.add(List.of(
                        ChartFile.time(aheadS[i], zone),
                        "",
                        "",
                        ChartFile.number(ahead.q10()[i], 3),
                        ChartFile.number(ahead.q50()[i], 3),
                        ChartFile.number(ahead.q90()[i], 3)));
            }
        }
        String of = " [" + unit.label() + "]";
        return ChartFile.csv(
                List.of("time", "measured" + of, "predicted" + of, "10 %" + of, "50 %" + of, "90 %" + of), rows);
    }

    private double plotWidth() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    private double x(double atS) {
        return LEFT + (atS - fromS) / (toS - fromS) * plotWidth();
    }

    private Palette colours() {
        return display.palette().get();
    }

    @Override
    protected void draw(GraphicsContext g) {
        double foot = axis ? 20 : 4;
        double bottom = getHeight() - foot;
        LiveMoment.Trace measured = trace;
        boolean residual = measured != null && getHeight() > 110;
        double split = residual ? PAD + (bottom - PAD) * (1 - BELOW) : bottom;
        Shown shown = Shown.fitting(display, unit, greatest());
        times(g, bottom);
        TimeCanvas.text(g, title, TimeCanvas.BOLD, colours().text, 0, PAD + 7, LEFT - 44);
        TimeCanvas.text(g, shown.label(), TimeCanvas.SMALL, colours().muted, TextAlignment.LEFT, 0, PAD + 23);
        double[] range = range(shown);
        if (range[0] <= range[1]) {
            main(g, shown, range, PAD, residual ? split - 8 : split);
        } else {
            TimeCanvas.text(
                    g,
                    Texts.text("live.chart.none"),
                    TimeCanvas.PLAIN,
                    colours().muted,
                    TextAlignment.LEFT,
                    LEFT + 10,
                    (PAD + split) / 2);
        }
        if (residual && measured != null) {
            below(g, shown, measured, split + 2, bottom - 2);
        }
        readings(g, shown, residual ? split + 2 : bottom);
        marks(g, bottom);
    }

    private double greatest() {
        LiveMoment.Pair of = pair;
        LiveMoment.Band ahead = band;
        double most = of == null ? 0 : Math.max(finite(of.measured()), finite(of.predicted()));
        return ahead != null && ahead.q50().length > 0 ? Math.max(most, finite(ahead.q50()[0])) : most;
    }

    private static double finite(double v) {
        return Double.isFinite(v) ? Math.abs(v) : 0;
    }

    private void times(GraphicsContext g, double bottom) {
        List<TimeTicks.Tick> ticks = TimeTicks.of(fromS, toS, zone, plotWidth());
        for (TimeTicks.Tick tick : ticks) {
            double x = TimeCanvas.sharp(x(tick.atS()));
            if (x >= LEFT && x <= LEFT + plotWidth()) {
                g.setStroke(colours().grid);
                g.setLineWidth(1);
                g.strokeLine(x, PAD, x, bottom);
            }
            double middle = x(tick.middleS());
            if (axis && !tick.label().isEmpty() && middle >= LEFT && middle <= LEFT + plotWidth()) {
                Color colour = tick.strong() ? colours().text : colours().muted;
                TimeCanvas.text(g, tick.label(), TimeCanvas.SMALL, colour, TextAlignment.CENTER, middle, bottom + 11);
            }
        }
    }

    /** Least and greatest of what is in sight, in the unit shown. */
    private double[] range(Shown shown) {
        double[] range = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        LiveMoment.Trace t = trace;
        if (t != null) {
            for (int i = 0; i < t.atS().length; i++) {
                if (t.atS()[i] >= fromS) {
                    widen(range, shown.value(t.measured()[i]));
                    widen(range, shown.value(t.predicted()[i]));
                }
            }
        }
        LiveMoment.Band b = band;
        for (int i = 0; b != null && i < aheadS.length && aheadS[i] <= toS; i++) {
            widen(range, shown.value(b.q10()[i]));
            widen(range, shown.value(b.q90()[i]));
            if (i < limitAhead.length) {
                widen(range, shown.value(limitAhead[i]));
            }
        }
        if (range[0] <= range[1] && Double.isFinite(limit)) {
            double at = shown.value(limit);
            double span = Math.max(range[1] - range[0], 0.03 * Math.abs(range[1]));
            if (at > range[0] - 3 * span && at < range[1] + 3 * span) {
                widen(range, at);
            }
        }
        return range;
    }

    private static void widen(double[] range, double value) {
        if (Double.isFinite(value)) {
            range[0] = Math.min(range[0], value);
            range[1] = Math.max(range[1], value);
        }
    }

    private void main(GraphicsContext g, Shown shown, double[] range, double top, double bottom) {
        double span = Math.max(range[1] - range[0], Math.max(1e-9, 0.002 * Math.abs(range[1])));
        double tick = NiceTicks.step(span, Math.max(3, (int) ((bottom - top) / 22)));
        double from = Math.floor((range[0] - 0.04 * span) / (tick / 4)) * (tick / 4);
        double to = Math.max(from + tick, Math.ceil((range[1] + 0.04 * span) / (tick / 4)) * (tick / 4));
        double scale = (bottom - top) / (to - from);
        DoubleUnaryOperator y = v -> bottom - (shown.value(v) - from) * scale;
        scale(g, from, to, tick, bottom, scale);
        g.save();
        g.beginPath();
        g.rect(LEFT, top - 2, plotWidth(), bottom - top + 4);
        g.clip();
        fan(g, y);
        LiveMoment.Trace t = trace;
        if (t != null) {
            dots(g, t.atS(), t.measured(), y);
            line(g, t.atS(), t.predicted(), y, colours().lines[0]);
        }
        if (Double.isFinite(limit)) {
            limit(g, y);
        }
        g.restore();
    }

    private void scale(GraphicsContext g, double from, double to, double tick, double bottom, double scale) {
        g.setLineWidth(1);
        for (double v = Math.ceil(from / tick - 1e-9) * tick + 0.0; v <= to + 1e-9 * tick; v += tick) {
            double at = TimeCanvas.sharp(bottom - (v - from) * scale);
            g.setStroke(colours().grid);
            g.strokeLine(LEFT, at, LEFT + plotWidth(), at);
            TimeCanvas.text(
                    g,
                    Texts.number(v, NiceTicks.decimals(tick)),
                    TimeCanvas.SMALL,
                    colours().muted,
                    TextAlignment.RIGHT,
                    LEFT - 7,
                    at);
        }
    }

    /** Before a show: the limit in each step ahead, in place of one that stays as it is. */
    void limitAhead(double[] values) {
        limitAhead = values.clone();
    }

    /** As it is now, or in steps where it is known how it will change. */
    private void limit(GraphicsContext g, DoubleUnaryOperator y) {
        g.setStroke(colours().over);
        g.setLineWidth(1.4);
        g.setLineDashes(5, 3);
        if (limitAhead.length == 0 || limitAhead.length != aheadS.length) {
            g.strokeLine(LEFT, y.applyAsDouble(limit), LEFT + plotWidth(), y.applyAsDouble(limit));
        } else {
            g.beginPath();
            g.moveTo(LEFT, y.applyAsDouble(limitAhead[0]));
            for (int i = 0; i < aheadS.length; i++) {
                if (i > 0) {
                    g.lineTo(x(aheadS[i - 1]), y.applyAsDouble(limitAhead[i]));
                }
                g.lineTo(x(aheadS[i]), y.applyAsDouble(limitAhead[i]));
            }
            g.stroke();
        }
        g.setLineDashes();
    }

    private void fan(GraphicsContext g, DoubleUnaryOperator y) {
        LiveMoment.Band b = band;
        if (b == null || aheadS.length == 0) {
            return;
        }
        int n = aheadS.length;
        double[] px = new double[2 * n];
        double[] py = new double[2 * n];
        for (int i = 0; i < n; i++) {
            px[i] = x(aheadS[i]);
            py[i] = y.applyAsDouble(b.q90()[i]);
            px[2 * n - 1 - i] = px[i];
            py[2 * n - 1 - i] = y.applyAsDouble(b.q10()[i]);
        }
        g.setFill(colours().lines[1].deriveColor(0, 1, 1, 0.22));
        g.fillPolygon(px, py, 2 * n);
        line(g, aheadS, b.q50(), y, colours().lines[1]);
    }

    private void dots(GraphicsContext g, double[] atS, double[] values, DoubleUnaryOperator y) {
        g.setFill(colours().text.deriveColor(0, 1, 1, 0.65));
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < atS.length; i++) {
            double x = x(atS[i]);
            if (x >= LEFT && Double.isFinite(values[i]) && x - last >= 0.5) {
                g.fillOval(x - 1.4, y.applyAsDouble(values[i]) - 1.4, 2.8, 2.8);
                last = x;
            }
        }
    }

    private void line(GraphicsContext g, double[] atS, double[] values, DoubleUnaryOperator y, Color colour) {
        g.setStroke(colour);
        g.setLineWidth(1.7);
        g.beginPath();
        boolean pen = false;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < atS.length; i++) {
            double x = x(atS[i]);
            if (!Double.isFinite(values[i])) {
                pen = false;
            } else if (x >= LEFT - 5 && x - last >= 0.5) {
                if (pen) {
                    g.lineTo(x, y.applyAsDouble(values[i]));
                } else {
                    g.moveTo(x, y.applyAsDouble(values[i]));
                }
                pen = true;
                last = x;
            }
        }
        g.stroke();
    }

    /** Measured less predicted, about zero, over what an instrument of the kind scatters by. */
    private void below(GraphicsContext g, Shown shown, LiveMoment.Trace t, double top, double bottom) {
        double most = 0;
        for (int i = 0; i < t.atS().length; i++) {
            double r = shown.difference(t.measured()[i] - t.predicted()[i]);
            if (t.atS()[i] >= fromS && Double.isFinite(r)) {
                most = Math.max(most, Math.abs(r));
            }
        }
        LiveMoment.Pair of = pair;
        double noise = of == null ? 0 : Math.abs(shown.difference(of.noise()));
        most = Math.max(most, Math.max(2.2 * noise, 1e-9));
        double middle = (top + bottom) / 2;
        double scale = (bottom - top) / 2 / most;
        g.setFill(colours().weekend);
        g.fillRect(LEFT, top, plotWidth(), bottom - top);
        g.setFill(colours().ample.deriveColor(0, 1, 1, 0.16));
        g.fillRect(LEFT, middle - 2 * noise * scale, plotWidth(), 4 * noise * scale);
        g.setStroke(colours().grid);
        g.setLineWidth(1);
        g.strokeLine(LEFT, TimeCanvas.sharp(middle), LEFT + plotWidth(), TimeCanvas.sharp(middle));
        TimeCanvas.text(
                g, Texts.text("live.chart.residual"), TimeCanvas.SMALL, colours().muted, TextAlignment.LEFT, 0, middle);
        int decimals = NiceTicks.decimals(NiceTicks.step(most, 2));
        TimeCanvas.text(
                g,
                "\u00b1" + Texts.number(most, decimals),
                TimeCanvas.SMALL,
                colours().muted,
                TextAlignment.RIGHT,
                LEFT - 7,
                middle);
        g.setStroke(colours().lines[2]);
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < t.atS().length; i++) {
            double x = x(t.atS()[i]);
            double r = shown.difference(t.measured()[i] - t.predicted()[i]);
            if (x >= LEFT && Double.isFinite(r) && x - last >= 1) {
                g.strokeLine(x, middle, x, middle - r * scale);
                last = x;
            }
        }
    }

    /** At the pointer, else the last ones. */
    private void readings(GraphicsContext g, Shown shown, double residualTop) {
        double left = getWidth() - RIGHT + 12;
        double right = getWidth() - 4;
        double cursor = cursorS.get();
        double y = PAD + 8;
        LiveMoment.Trace t = trace;
        if (t != null) {
            int at = last(t.atS(), Double.isNaN(cursor) ? Double.POSITIVE_INFINITY : cursor);
            boolean ahead = !Double.isNaN(cursor) && cursor > nowS;
            double measured = at < 0 || ahead ? Double.NaN : t.measured()[at];
            double predicted = at < 0 || ahead ? Double.NaN : t.predicted()[at];
            g.setFill(colours().text.deriveColor(0, 1, 1, 0.65));
            for (int i = 0; i < 3; i++) {
                g.fillOval(left + 2 + 6 * i, y - 1.5, 3, 3);
            }
            reading(g, "live.chart.measured", shown.number(measured), left, right, y);
            y += 18;
            sample(g, colours().lines[0], left, y);
            reading(g, "live.chart.predicted", shown.number(predicted), left, right, y);
            y += 18;
            if (residualTop < getHeight() - 20) {
                String words = Double.isNaN(measured - predicted)
                        ? "\u2013"
                        : Texts.signed(shown.difference(measured - predicted) + 0.0, shown.decimals());
                g.setFill(colours().lines[2]);
                g.fillRect(left + 8, residualTop + 4, 2, 10);
                reading(g, "live.chart.residual", words, left, right, residualTop + 9);
            }
        }
        LiveMoment.Band b = band;
        if (b != null && aheadS.length > 0) {
            int i = Double.isNaN(cursor) || cursor <= nowS ? hour() : Math.max(0, last(aheadS, cursor));
            sample(g, colours().lines[1], left, y);
            String key = Double.isNaN(cursor) || cursor <= nowS ? "live.chart.hour" : "live.chart.forecast";
            reading(g, key, shown.number(b.q50()[i]), left, right, y);
            y += 15;
            TimeCanvas.text(
                    g,
                    shown.number(b.q10()[i]) + " \u2013 " + shown.number(b.q90()[i]),
                    TimeCanvas.SMALL,
                    colours().muted,
                    TextAlignment.RIGHT,
                    right,
                    y);
            y += 16;
        }
        if (Double.isFinite(limit) && y < residualTop) {
            sample(g, colours().over, left, y);
            reading(g, "live.chart.limit", shown.number(limit), left, right, y);
        }
    }

    private int hour() {
        return Math.max(0, last(aheadS, nowS + 3600));
    }

    private void sample(GraphicsContext g, Color colour, double x, double y) {
        g.setStroke(colour);
        g.setLineWidth(1.8);
        g.strokeLine(x, y, x + 18, y);
    }

    private void reading(GraphicsContext g, String key, String value, double left, double right, double y) {
        TimeCanvas.text(g, Texts.text(key), TimeCanvas.PLAIN, colours().text, TextAlignment.LEFT, left + 24, y);
        TimeCanvas.text(g, value, TimeCanvas.PLAIN, colours().text, TextAlignment.RIGHT, right, y);
    }

    private static int last(double[] atS, double untilS) {
        int low = 0;
        int high = atS.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (atS[middle] <= untilS) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    private void marks(GraphicsContext g, double bottom) {
        g.setLineWidth(1);
        if (nowS >= fromS && nowS < toS) {
            g.setStroke(colours().muted);
            g.setLineDashes(2, 3);
            g.strokeLine(TimeCanvas.sharp(x(nowS)), PAD, TimeCanvas.sharp(x(nowS)), bottom);
            g.setLineDashes();
        }
        double cursor = cursorS.get();
        if (cursor >= fromS && cursor <= toS) {
            g.setStroke(colours().text);
            g.strokeLine(TimeCanvas.sharp(x(cursor)), PAD, TimeCanvas.sharp(x(cursor)), bottom);
        }
    }
}
