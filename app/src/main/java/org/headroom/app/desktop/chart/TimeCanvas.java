package org.headroom.app.desktop.chart;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.tasks.ChartFile;
import org.jspecify.annotations.Nullable;

/**
 * A plot over the window's time on a canvas: a gutter for names at the left, one for readings at the right, days (or
 * hours, or months) as vertical lines, the shared crosshair and the shared moment between them. All plots have the same
 * gutters, so that they line up. Everything is drawn in units of the text size: a larger text makes a larger plot.
 *
 * <p>It is drawn at most once a frame, and only while it is part of a window. What lives longer than it (time, display)
 * does not keep it.
 */
public abstract class TimeCanvas extends Region {
    public static final double LEFT = 122;
    public static final double RIGHT = 214;
    public static final Font PLAIN = Font.font(11.5);
    public static final Font SMALL = Font.font(10.5);
    private static final Font STRONG = Font.font(null, FontWeight.BOLD, 10.5);

    /** Words that do not fit are set this much narrower at most; then they are cut. */
    private static final double LEAST_SQUEEZE = 0.88;

    /** No letter is wider, as a share of the text size: words that fit so need not be measured. */
    private static final double WIDEST = 0.9;

    private static final double AXIS = 20;
    private static final double MARGIN = 8;
    public static final Font BOLD = Font.font(null, FontWeight.BOLD, 12);

    public final TimeWindow time;
    private final Canvas canvas = new Canvas();
    private final ChartGestures gestures;
    private final ChartMenu menu;

    protected TimeCanvas(TimeWindow time, double minHeight) {
        this.time = time;
        getChildren().add(canvas);
        size(minHeight);
        WhileShown.follow(
                this,
                this::repaint,
                time.display.palette(),
                time.display.units(),
                time.cursorS,
                time.momentS,
                time.fromS,
                time.toS);
        ObservableValue<Number> text = time.display.textPercent();
        WhileShown.follow(this, () -> size(minHeight), text);
        canvas.setOnMouseMoved(e -> time.cursorS.set(inPlot(plain(e.getX())) ? timeAt(plain(e.getX())) : Double.NaN));
        canvas.setOnMouseExited(_ -> time.cursorS.set(Double.NaN));
        gestures = new ChartGestures(this);
        gestures.install();
        menu = new ChartMenu(this, time, this::fileName, this::asSvg, this::asCsv, this::picture);
        menu.install();
    }

    private void size(double minHeight) {
        double scale = time.display.textScale();
        boolean ownPref = getPrefHeight() < 0 || getPrefHeight() == getMinHeight();
        setMinHeight(minHeight * scale);
        if (ownPref) {
            setPrefHeight(minHeight * scale);
        }
        setMinWidth((LEFT + RIGHT + 200) * scale);
        repaint();
    }

    /** Tells the pointer's height in this plot; not a number once it has left. */
    public final void onPointer(DoubleConsumer y) {
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, e -> y.accept(plain(e.getY())));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> y.accept(Double.NaN));
    }

    /** Draws everything between the background and the crosshair. */
    protected abstract void paint(GraphicsContext g, double width, double height);

    /** Whether pressing the mouse here is the plot's own affair, as on a bar that is dragged, and no zoom. */
    protected boolean ownsPress(MouseEvent press) {
        return false;
    }

    /** Whether it has something to read at the crosshair and at the moment: an axis and a legend have not. */
    protected boolean isPlot() {
        return true;
    }

    /** What is drawn as lines with names and numbers, for a file; null if this plot is only a picture. */
    public ChartFile.@Nullable Chart asChart() {
        return null;
    }

    /** Its numbers as CSV; null if this plot is only a picture. */
    public @Nullable String asCsv() {
        ChartFile.Chart chart = asChart();
        return chart == null ? null : ChartFile.csv(chart);
    }

    private String asSvg() {
        ChartFile.Chart chart = asChart();
        return chart == null ? NodeSvg.of(this, colours().background) : ChartFile.svg(chart);
    }

    /** Draws again with the next frame. */
    public final void repaint() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        double scale = time.display.textScale();
        double width = canvas.getWidth() / scale;
        double height = canvas.getHeight() / scale;
        if (width <= 0 || height <= 0) {
            return;
        }
        begin(g, scale);
        g.clearRect(0, 0, width, height);
        paint(g, width, height);
        begin(g, scale);
        gestures.paint(g, height);
        double cursor = time.cursorS.get();
        if (isPlot()) {
            moment(g, height);
        }
        if (isPlot() && !Double.isNaN(cursor)) {
            g.setStroke(colours().text);
            g.strokeLine(sharp(x(cursor)), 0, sharp(x(cursor)), height);
        }
        if (isFocused()) {
            g.setStroke(colours().lines[0]);
            g.setLineWidth(1.5);
            g.strokeRect(1, 1, width - 2, height - 2);
        }
    }

    private static void begin(GraphicsContext g, double scale) {
        g.setTransform(scale, 0, 0, scale, 0, 0);
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        g.setLineDashes();
    }

    /** The menu with which it is copied and saved. */
    final ChartMenu menu() {
        return menu;
    }

    private String fileName() {
        String id = getId() == null ? "chart" : getId();
        return "headroom-" + id.replaceFirst("^chart-", "");
    }

    /** The plot with the names of its times below, twice as fine as on the screen, on its background. */
    WritableImage picture() {
        double scale = time.display.textScale() * 2;
        double width = canvas.getWidth() * 2 / scale;
        double height = canvas.getHeight() * 2 / scale;
        Canvas fine = new Canvas((width + 2 * MARGIN) * scale, (height + AXIS + 2 * MARGIN) * scale);
        GraphicsContext g = fine.getGraphicsContext2D();
        begin(g, scale);
        g.translate(MARGIN, MARGIN);
        paint(g, width, height);
        begin(g, scale);
        g.translate(MARGIN, MARGIN);
        times(g, height + AXIS / 2);
        SnapshotParameters on = new SnapshotParameters();
        on.setFill(colours().background);
        return fine.snapshot(on, null);
    }

    /** Names the divisions of time at a height. */
    final void times(GraphicsContext g, double middle) {
        for (TimeTicks.Tick tick : TimeTicks.of(time.fromS.get(), time.toS.get(), time.zone, plotWidth())) {
            if (tick.middleS() >= time.fromS.get() && !tick.label().isEmpty()) {
                Font font = tick.strong() ? STRONG : SMALL;
                Color colour = tick.strong() ? colours().text : colours().muted;
                double half = width(tick.label(), font) / 2;
                double x = Math.clamp(x(tick.middleS()), LEFT + half - 10, LEFT + plotWidth() - half + 10);
                text(g, tick.label(), font, colour, TextAlignment.CENTER, x, middle);
            }
        }
    }

    private void moment(GraphicsContext g, double height) {
        double at = time.momentS.get();
        if (at > time.startS && at >= time.fromS.get() && at <= time.toS.get()) {
            double x = sharp(x(at));
            g.setStroke(colours().muted);
            g.setLineDashes(1, 3);
            g.strokeLine(x, 0, x, height);
            g.setLineDashes();
        }
    }

    public final Palette colours() {
        return time.colours();
    }

    /** A length or place on the screen in the plot's own units. */
    final double plain(double onScreen) {
        return onScreen / time.display.textScale();
    }

    public final double plotWidth() {
        return Math.max(1, canvas.getWidth() / time.display.textScale() - LEFT - RIGHT);
    }

    public final double x(double atS) {
        return LEFT + (atS - time.fromS.get()) / (time.toS.get() - time.fromS.get()) * plotWidth();
    }

    public final double timeAt(double x) {
        return time.fromS.get() + (x - LEFT) / plotWidth() * (time.toS.get() - time.fromS.get());
    }

    final boolean inPlot(double x) {
        return x >= LEFT && x < LEFT + plotWidth();
    }

    /** Weekends shaded while days are told apart, a line at each division of time. */
    public final void days(GraphicsContext g, double top, double bottom) {
        double from = time.fromS.get();
        double to = time.toS.get();
        TimeTicks.Part part = TimeTicks.part(to - from, plotWidth());
        if (part == TimeTicks.Part.DAYS || part == TimeTicks.Part.MINUTES) {
            g.setFill(colours().weekend);
            for (TimeTicks.Tick day : TimeTicks.days(from, to, time.zone)) {
                if (time.weekend(day.atS())) {
                    double left = Math.max(LEFT, x(day.atS()));
                    double right = Math.min(x(day.middleS()), LEFT + plotWidth());
                    g.fillRect(left, top, right - left, bottom - top);
                }
            }
        }
        g.setStroke(colours().grid);
        List<TimeTicks.Tick> ticks = TimeTicks.of(from, to, time.zone, plotWidth());
        for (TimeTicks.Tick tick : ticks) {
            if (tick.atS() >= from) {
                g.setLineWidth(tick.strong() ? 1.6 : 1);
                g.strokeLine(sharp(x(tick.atS())), top, sharp(x(tick.atS())), bottom);
            }
        }
        g.setLineWidth(1);
        g.strokeLine(sharp(x(to)), top, sharp(x(to)), bottom);
    }

    public static void text(
            GraphicsContext g, String text, Font font, Color colour, TextAlignment align, double x, double y) {
        g.setFont(font);
        g.setFill(colour);
        g.setTextAlign(align);
        g.fillText(text, x, y);
    }

    public static void text(
            GraphicsContext g, String text, Font font, Color colour, double x, double y, double maxWidth) {
        g.setFont(font);
        g.setFill(colour);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(fitting(text, font, maxWidth / LEAST_SQUEEZE), x, y, maxWidth);
    }

    /** Words as far as there is room for them; an ellipsis stands for the rest. */
    static String fitting(String words, Font font, double room) {
        if (words.length() * font.getSize() * WIDEST <= room || width(words, font) <= room) {
            return words;
        }
        int end = words.length() - 1;
        while (end > 1 && width(words.substring(0, end).stripTrailing() + "\u2026", font) > room) {
            end--;
        }
        return words.substring(0, end).stripTrailing() + "\u2026";
    }

    /** How wide words are. */
    public static double width(String words, Font font) {
        Text probe = new Text(words);
        probe.setFont(font);
        return probe.getLayoutBounds().getWidth();
    }

    /** The middle of a pixel, where a line of one pixel is sharp. */
    public static double sharp(double at) {
        return Math.floor(at) + 0.5;
    }
}
