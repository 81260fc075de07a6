package org.headroom.app.desktop.schedule;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.chart.Drawing;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.ScheduleSolve.Point;

/** The best score and what no plan can be below, against the seconds of the search. */
final class SolveCurve extends Drawing {
    private static final double LEFT = 66;
    private static final double BOTTOM = 16;
    private static final double TOP = 8;

    private final Display display;
    private List<Point> points = List.of();

    SolveCurve(Display display) {
        this.display = display;
        setId("solve-curve");
        setMinSize(260, 92);
        setPrefSize(560, 104);
        display.palette().subscribe(this::requestLayout);
    }

    void show(List<Point> curve) {
        points = curve;
        double score = last(curve, false);
        double bound = last(curve, true);
        setAccessibleText(Texts.text("schedule.sofar", SolveModel.thousands(score), SolveModel.thousands(bound)));
        requestLayout();
    }

    /** The curves as a table. */
    String asCsv() {
        return ChartFile.csv(
                List.of("time [s]", "best score [USD]", "bound [USD]"),
                points.stream()
                        .map(p -> List.of(
                                ChartFile.number(p.atS(), 2),
                                ChartFile.number(p.scoreUsd(), 0),
                                ChartFile.number(p.boundUsd(), 0)))
                        .toList());
    }

    private static double last(List<Point> points, boolean bound) {
        double last = Double.NaN;
        for (Point p : points) {
            double value = bound ? p.boundUsd() : p.scoreUsd();
            last = Double.isFinite(value) ? value : last;
        }
        return last;
    }

    @Override
    protected void draw(GraphicsContext g) {
        Palette colours = display.palette().get();
        double width = getWidth();
        double height = getHeight();
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double endS = 1;
        for (Point p : points) {
            if (Double.isFinite(p.scoreUsd())) {
                high = Math.max(high, p.scoreUsd());
                low = Math.min(low, p.scoreUsd());
            }
            if (Double.isFinite(p.boundUsd())) {
                low = Math.min(low, p.boundUsd());
                high = Math.max(high, p.boundUsd());
            }
            endS = Math.max(endS, p.atS());
        }
        if (!(high >= low)) {
            TimeCanvas.text(
                    g,
                    Texts.text("schedule.curve.none"),
                    TimeCanvas.SMALL,
                    colours.muted,
                    TextAlignment.LEFT,
                    8,
                    height / 2);
            return;
        }
        // the first plans are far above the rest: the axis shows what matters near the end
        double bound = last(points, true);
        double best = last(points, false);
        double top =
                Double.isFinite(best) && Double.isFinite(bound) ? Math.min(high, best + 2 * (best - bound) + 1) : high;
        double span = Math.max(1, top - low);
        double from = low - 0.08 * span;
        double scale = (height - TOP - BOTTOM) / (1.16 * span);
        double perS = (width - LEFT - 12) / endS;
        g.setStroke(colours.grid);
        g.strokeLine(LEFT, TOP, LEFT, height - BOTTOM);
        g.strokeLine(LEFT, height - BOTTOM, width - 12, height - BOTTOM);
        for (double value : new double[] {low, top}) {
            double y = height - BOTTOM - (value - from) * scale;
            TimeCanvas.text(
                    g, SolveModel.thousands(value), TimeCanvas.SMALL, colours.muted, TextAlignment.RIGHT, LEFT - 5, y);
        }
        TimeCanvas.text(
                g,
                Texts.text("schedule.seconds", Texts.number(endS, 0)),
                TimeCanvas.SMALL,
                colours.muted,
                TextAlignment.RIGHT,
                width - 12,
                height - 7);
        TimeCanvas.text(g, "0 s", TimeCanvas.SMALL, colours.muted, TextAlignment.LEFT, LEFT, height - 7);
        line(g, colours.lines[0], false, from, scale, perS, height, top, endS);
        line(g, colours.lines[1], true, from, scale, perS, height, top, endS);
    }

    private void line(
            GraphicsContext g,
            Color colour,
            boolean bound,
            double from,
            double scale,
            double perS,
            double height,
            double top,
            double endS) {
        g.setStroke(colour);
        g.setLineWidth(1.8);
        if (bound) {
            g.setLineDashes(6, 3);
        }
        double lastY = Double.NaN;
        double lastX = LEFT;
        for (Point p : points) {
            double value = Math.min(top, bound ? p.boundUsd() : p.scoreUsd());
            if (!Double.isFinite(value)) {
                continue;
            }
            double x = LEFT + p.atS() * perS;
            double y = height - BOTTOM - (value - from) * scale;
            if (!Double.isNaN(lastY)) {
                g.strokeLine(lastX, lastY, x, lastY);
                g.strokeLine(x, lastY, x, y);
            }
            lastX = x;
            lastY = y;
        }
        if (!Double.isNaN(lastY)) {
            g.strokeLine(lastX, lastY, LEFT + endS * perS, lastY);
            String words = Texts.text(bound ? "schedule.curve.bound" : "schedule.curve.score");
            TimeCanvas.text(
                    g,
                    words,
                    TimeCanvas.SMALL,
                    colour,
                    bound ? TextAlignment.LEFT : TextAlignment.RIGHT,
                    bound ? LEFT + 6 : LEFT + endS * perS - 4,
                    lastY - 8);
        }
        g.setLineDashes();
        g.setLineWidth(1);
    }
}
