package org.headroom.app.desktop.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;

/** The days of the window (or hours, weeks, months), named in the middle of each; at the crosshair the moment itself. */
public final class DayAxis extends TimeCanvas {
    private static final Font STRONG = Font.font(null, FontWeight.BOLD, 10.5);

    public DayAxis(TimeWindow time) {
        super(time, 20);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double middle = height / 2;
        for (TimeTicks.Tick tick : TimeTicks.of(time.fromS.get(), time.toS.get(), time.zone, plotWidth())) {
            boolean inSight = tick.middleS() >= time.fromS.get();
            if (inSight && !tick.label().isEmpty()) {
                Font font = tick.strong() ? STRONG : SMALL;
                Color colour = tick.strong() ? colours().text : colours().muted;
                double half = width(tick.label(), font) / 2;
                double x = Math.clamp(x(tick.middleS()), LEFT + half - 10, LEFT + plotWidth() - half + 10);
                text(g, tick.label(), font, colour, TextAlignment.CENTER, x, middle);
            }
        }
        double cursor = time.cursorS.get();
        if (!Double.isNaN(cursor)) {
            text(g, Texts.moment(cursor, time.zone), BOLD, colours().text, width - RIGHT + 12, middle, RIGHT - 16);
        }
    }
}
