package org.headroom.app.desktop.chart;

import java.util.function.DoubleConsumer;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.TimeWindow;

/**
 * A plot over the window's time on a canvas: a gutter for names at the left, one for readings at the right, days as
 * vertical lines and the shared crosshair between them. All plots have the same gutters, so that they line up.
 */
public abstract class TimeCanvas extends Region {
    public static final double LEFT = 122;
    public static final double RIGHT = 214;
    public static final Font PLAIN = Font.font(11.5);
    public static final Font SMALL = Font.font(10.5);
    public static final Font BOLD = Font.font(null, FontWeight.BOLD, 12);

    public final TimeWindow time;
    private final Canvas canvas = new Canvas();

    protected TimeCanvas(TimeWindow time, double minHeight) {
        this.time = time;
        getChildren().add(canvas);
        setMinHeight(minHeight);
        setPrefHeight(minHeight);
        setMinWidth(LEFT + RIGHT + 200);
        time.display.palette().subscribe(this::repaint);
        time.cursorS.subscribe(this::repaint);
        time.fromS.subscribe(this::repaint);
        time.toS.subscribe(this::repaint);
        canvas.setOnMouseMoved(e -> time.cursorS.set(inPlot(e.getX()) ? timeAt(e.getX()) : Double.NaN));
        canvas.setOnMouseExited(_ -> time.cursorS.set(Double.NaN));
    }

    /** Tells the pointer's height in this plot; not a number once it has left. */
    public final void onPointer(DoubleConsumer y) {
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, e -> y.accept(e.getY()));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> y.accept(Double.NaN));
    }

    /** Draws everything between the background and the crosshair. */
    protected abstract void paint(GraphicsContext g, double width, double height);

    public final void repaint() {
        double width = canvas.getWidth();
        double height = canvas.getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        g.setTextBaseline(VPos.CENTER);
        g.setLineWidth(1);
        g.setLineDashes();
        paint(g, width, height);
        double cursor = time.cursorS.get();
        if (!Double.isNaN(cursor)) {
            g.setStroke(colours().text);
            g.setLineWidth(1);
            g.setLineDashes();
            g.strokeLine(sharp(x(cursor)), 0, sharp(x(cursor)), height);
        }
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        repaint();
    }

    public final Palette colours() {
        return time.colours();
    }

    public final double plotWidth() {
        return Math.max(1, canvas.getWidth() - LEFT - RIGHT);
    }

    public final double x(double atS) {
        return LEFT + (atS - time.fromS.get()) / (time.toS.get() - time.fromS.get()) * plotWidth();
    }

    public final double timeAt(double x) {
        return time.fromS.get() + (x - LEFT) / plotWidth() * (time.toS.get() - time.fromS.get());
    }

    private boolean inPlot(double x) {
        return x >= LEFT && x < LEFT + plotWidth();
    }

    /** Weekends shaded, a line at each midnight. */
    public final void days(GraphicsContext g, double top, double bottom) {
        time.eachDay(atS -> {
            if (time.weekend(atS)) {
                g.setFill(colours().weekend);
                double right = Math.min(x(atS + 86400.0), LEFT + plotWidth());
                g.fillRect(x(atS), top, right - x(atS), bottom - top);
            }
        });
        g.setStroke(colours().grid);
        time.eachDay(atS -> g.strokeLine(sharp(x(atS)), top, sharp(x(atS)), bottom));
        g.strokeLine(sharp(x(time.toS.get())), top, sharp(x(time.toS.get())), bottom);
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
        g.fillText(text, x, y, maxWidth);
    }

    /** The middle of a pixel, where a line of one pixel is sharp. */
    public static double sharp(double at) {
        return Math.floor(at) + 0.5;
    }
}
