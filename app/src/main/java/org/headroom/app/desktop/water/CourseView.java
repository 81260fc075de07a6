package org.headroom.app.desktop.water;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.Drawing;
import org.headroom.app.desktop.chart.NiceTicks;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.DrawdownGrid;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Drawdown at one point from a day to the end of the look ahead, over the logarithm of time; down is deeper. */
final class CourseView extends Drawing {
    private static final double LEFT = 46;
    private static final double RIGHT = 12;
    private static final double TOP = 10;
    private static final double BOTTOM = 34;
    private static final double[] TICK_DAYS = {1, 7, 30, 365.25, 5 * 365.25, 20 * 365.25};
    private static final String[] TICKS = {"day", "week", "month", "year", "years5", "years20"};

    private final TimeWindow time;
    private DrawdownGrid.@Nullable Course course;
    private double limitM = Double.POSITIVE_INFINITY;

    CourseView(TimeWindow time) {
        this.time = time;
        setId("water-course");
        setMinSize(260, 120);
        WhileShown.follow(this, this::requestLayout, time.display.palette(), time.display.units());
    }

    void show(DrawdownGrid.@Nullable Course newCourse, double newLimitM) {
        course = newCourse;
        limitM = newLimitM;
        if (newCourse != null) {
            setAccessibleText(Texts.text(
                    "water.course.words",
                    Shown.of(time.display, Unit.M)
                            .with(2)
                            .format(newCourse.drawdownM()[newCourse.drawdownM().length - 1])));
        }
        requestLayout();
    }

    private double x(double days, double most) {
        return LEFT + Math.log(days) / Math.log(most) * (getWidth() - LEFT - RIGHT);
    }

    /** The course as a table; null before there is one. */
    @Nullable
    String asCsv() {
        DrawdownGrid.Course now = course;
        if (now == null) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < now.days().length; i++) {
            rows.add(List.of(ChartFile.number(now.days()[i], 3), ChartFile.number(now.drawdownM()[i], 4)));
        }
        return ChartFile.csv(List.of("time [d]", "drawdown [m]"), rows);
    }

    @Override
    protected void draw(GraphicsContext g) {
        DrawdownGrid.Course of = course;
        if (of == null) {
            return;
        }
        Palette colours = time.colours();
        Shown shown = Shown.of(time.display, Unit.M).with(2);
        double most = of.days()[of.days().length - 1];
        double deepest = 0;
        for (double m : of.drawdownM()) {
            deepest = Math.max(deepest, shown.value(m));
        }
        double bottom = getHeight() - BOTTOM;
        double tick = NiceTicks.step(Math.max(deepest, 1e-6), Math.max(3, (int) ((bottom - TOP) / 28)));
        double to = Math.max(tick, Math.ceil(deepest / tick - 1e-9) * tick);
        double scale = (bottom - TOP) / to;
        g.setLineWidth(1);
        for (double v = 0; v <= to + 1e-9 * tick; v += tick) {
            double y = TimeCanvas.sharp(TOP + v * scale);
            g.setStroke(colours.grid);
            g.strokeLine(LEFT, y, getWidth() - RIGHT, y);
            TimeCanvas.text(
                    g,
                    Texts.number(v, NiceTicks.decimals(tick)),
                    TimeCanvas.SMALL,
                    colours.muted,
                    TextAlignment.RIGHT,
                    LEFT - 6,
                    y);
        }
        for (int i = 0; i < TICKS.length; i++) {
            if (TICK_DAYS[i] <= most * 1.001) {
                double x = TimeCanvas.sharp(x(TICK_DAYS[i], most));
                g.setStroke(colours.grid);
                g.strokeLine(x, TOP, x, bottom);
                boolean last = TICK_DAYS[i] > 0.9 * most;
                TimeCanvas.text(
                        g,
                        Texts.text("water.course." + TICKS[i]),
                        TimeCanvas.SMALL,
                        colours.muted,
                        last ? TextAlignment.RIGHT : i == 0 ? TextAlignment.LEFT : TextAlignment.CENTER,
                        last ? x + RIGHT - 2 : x,
                        bottom + 10);
            }
        }
        TimeCanvas.text(
                g,
                Texts.text("water.course.axis", shown.label()),
                TimeCanvas.SMALL,
                colours.muted,
                TextAlignment.LEFT,
                LEFT,
                bottom + 25);
        limit(g, shown, scale, to);
        g.setStroke(colours.lines[0]);
        g.setLineWidth(2);
        g.beginPath();
        for (int i = 0; i < of.days().length; i++) {
            double x = x(of.days()[i], most);
            double y = TOP + shown.value(of.drawdownM()[i]) * scale;
            if (i == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
        }
        g.stroke();
    }

    private void limit(GraphicsContext g, Shown shown, double scale, double to) {
        double at = shown.value(limitM);
        if (at <= to) {
            g.setStroke(time.colours().over);
            g.setLineDashes(5, 3);
            g.strokeLine(LEFT, TOP + at * scale, getWidth() - RIGHT, TOP + at * scale);
            g.setLineDashes();
        }
    }
}
