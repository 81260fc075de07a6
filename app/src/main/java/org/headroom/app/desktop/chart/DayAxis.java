package org.headroom.app.desktop.chart;

import javafx.scene.canvas.GraphicsContext;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;

/** The days of the window (or hours, weeks, months), named in the middle of each; at the crosshair the moment itself. */
public final class DayAxis extends TimeCanvas {
    public DayAxis(TimeWindow time) {
        super(time, 20);
    }

    @Override
    protected boolean isPlot() {
        return false;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double middle = height / 2;
        times(g, middle);
        double cursor = time.cursorS.get();
        if (!Double.isNaN(cursor)) {
            text(g, Texts.moment(cursor, time.zone), BOLD, colours().text, width - RIGHT + 12, middle, RIGHT - 16);
        }
    }
}
