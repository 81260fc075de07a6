package org.headroom.app.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;

/** The days of the window, named in the middle of each; at the crosshair the moment itself. */
public final class DayAxis extends TimeCanvas {
    private static final double WIDTH_OF_A_NAME = 74;

    public DayAxis(TimeWindow time) {
        super(time, 20);
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double middle = height / 2;
        List<Double> starts = new ArrayList<>();
        time.eachDay(starts::add);
        double day = plotWidth() / Math.max(1, starts.size());
        int every = (int) Math.ceil(WIDTH_OF_A_NAME / day);
        boolean brief = every > 1 && day >= 40;
        for (int i = 0; i < starts.size(); i++) {
            double atS = starts.get(i);
            double noonS = atS + 43200.0;
            String name = !brief
                    ? Texts.day(noonS, time.zone)
                    : i == 0 ? Texts.dayOfMonth(noonS, time.zone) : Texts.dayOfWeek(noonS, time.zone);
            if (brief || i % every == 0) {
                text(g, name, SMALL, colours().muted, TextAlignment.CENTER, x(noonS), middle);
            }
        }
        double cursor = time.cursorS.get();
        if (!Double.isNaN(cursor)) {
            text(g, Texts.moment(cursor, time.zone), BOLD, colours().text, width - RIGHT + 12, middle, RIGHT - 16);
        }
    }
}
