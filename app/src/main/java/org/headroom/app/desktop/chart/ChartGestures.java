package org.headroom.app.desktop.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.headroom.app.desktop.base.TimeWindow;

/**
 * How a plot's time is zoomed and moved by mouse and keys: the wheel zooms at the pointer, dragging chooses a range,
 * shift (or the middle button) and dragging moves it, a double click shows everything, a click sets the moment that
 * diagrams show. With the focus: plus, minus, 0, arrows, Home and End; with Ctrl the arrows move the moment.
 */
final class ChartGestures {
    private static final double LEAST_DRAG_PX = 4;
    private static final double STEP_S = 900;

    private final TimeCanvas chart;
    private final TimeWindow time;
    private double pressedX = Double.NaN;
    private double draggedX = Double.NaN;
    private double lastX;
    private boolean panning;

    ChartGestures(TimeCanvas chart) {
        this.chart = chart;
        this.time = chart.time;
    }

    void install() {
        chart.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        chart.focusedProperty().subscribe(chart::repaint);
    }

    /** The range that is being chosen. */
    void paint(GraphicsContext g, double height) {
        if (choosing()) {
            double left = Math.clamp(Math.min(pressedX, draggedX), TimeCanvas.LEFT, right());
            double end = Math.clamp(Math.max(pressedX, draggedX), TimeCanvas.LEFT, right());
            g.setFill(chart.colours().lines[0].deriveColor(0, 1, 1, 0.18));
            g.fillRect(left, 0, end - left, height);
            g.setStroke(chart.colours().lines[0]);
            g.strokeLine(TimeCanvas.sharp(left), 0, TimeCanvas.sharp(left), height);
            g.strokeLine(TimeCanvas.sharp(end), 0, TimeCanvas.sharp(end), height);
        }
    }

    private boolean choosing() {
        return !panning && Math.abs(draggedX - pressedX) >= LEAST_DRAG_PX;
    }

    private double right() {
        return TimeCanvas.LEFT + chart.plotWidth();
    }

    private void scroll(ScrollEvent e) {
        double x = chart.plain(e.getX());
        if (!chart.inPlot(x) || e.isInertia() && Math.abs(e.getDeltaY()) < 1) {
            return;
        }
        double fromS = time.fromS.get();
        double toS = time.toS.get();
        if (Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            time.pan(-chart.plain(e.getDeltaX()) / chart.plotWidth() * time.spanS());
        } else if (e.getDeltaY() != 0) {
            time.zoom(Math.pow(0.8, Math.clamp(e.getDeltaY() / 40, -4, 4)), chart.timeAt(x));
        }
        // at the end of what there is to see the page around may scroll
        if (fromS != time.fromS.get() || toS != time.toS.get()) {
            e.consume();
        }
    }

    private void press(MouseEvent e) {
        boolean mine = e.getButton() == MouseButton.PRIMARY || e.getButton() == MouseButton.MIDDLE;
        double x = chart.plain(e.getX());
        if (mine && chart.isFocusTraversable()) {
            chart.requestFocus();
        }
        if (mine && chart.inPlot(x) && !chart.ownsPress(e)) {
            pressedX = x;
            draggedX = x;
            lastX = x;
            panning = e.isShiftDown() || e.getButton() == MouseButton.MIDDLE;
        }
    }

    private void drag(MouseEvent e) {
        if (Double.isNaN(pressedX)) {
            return;
        }
        draggedX = chart.plain(e.getX());
        if (panning) {
            time.pan((lastX - draggedX) / chart.plotWidth() * time.spanS());
            lastX = draggedX;
        }
        chart.repaint();
        e.consume();
    }

    private void release(MouseEvent e) {
        if (choosing()) {
            double a = chart.timeAt(Math.clamp(pressedX, TimeCanvas.LEFT, right()));
            double b = chart.timeAt(Math.clamp(draggedX, TimeCanvas.LEFT, right()));
            time.show(Math.min(a, b), Math.max(a, b));
            e.consume();
        }
        forget();
    }

    private void forget() {
        pressedX = Double.NaN;
        draggedX = Double.NaN;
        chart.repaint();
    }

    private void click(MouseEvent e) {
        double x = chart.plain(e.getX());
        if (e.getButton() != MouseButton.PRIMARY || !chart.inPlot(x) || !e.isStillSincePress() || chart.ownsPress(e)) {
            return;
        }
        if (e.getClickCount() == 2) {
            time.reset();
        } else if (e.getClickCount() == 1) {
            time.momentS.set(Math.clamp(chart.timeAt(x), time.startS, time.endS));
        }
    }

    private void key(KeyEvent e) {
        if (e.isAltDown() || e.isMetaDown()) {
            return;
        }
        KeyCode code = e.getCode();
        if (code == KeyCode.ESCAPE && choosing()) {
            forget();
        } else if (e.isControlDown()) {
            double byS = code == KeyCode.LEFT ? -STEP_S : code == KeyCode.RIGHT ? STEP_S : 0;
            if (byS == 0) {
                return;
            }
            time.goTo(time.momentS.get() + (e.isShiftDown() ? 24 * byS : byS));
        } else if (!zoomOrMove(e, code)) {
            return;
        }
        e.consume();
    }

    private boolean zoomOrMove(KeyEvent e, KeyCode code) {
        double cursor = time.cursorS.get();
        double around = Double.isNaN(cursor) ? (time.fromS.get() + time.toS.get()) / 2 : cursor;
        double share = e.isShiftDown() ? 0.5 : 0.1;
        switch (code) {
            case PLUS, ADD, EQUALS -> time.zoom(0.5, around);
            case MINUS, SUBTRACT -> time.zoom(2, around);
            case DIGIT0, NUMPAD0 -> time.reset();
            case LEFT -> time.pan(-share * time.spanS());
            case RIGHT -> time.pan(share * time.spanS());
            case HOME -> time.pan(time.startS - time.fromS.get());
            case END -> time.pan(time.endS - time.toS.get());
            default -> {
                return false;
            }
        }
        return true;
    }
}
