package org.headroom.app.desktop.chart;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;

/** What the colours of the bands mean. */
public final class BandLegend extends TimeCanvas {
    public BandLegend(TimeWindow time) {
        super(time, 20);
    }

    @Override
    protected boolean isPlot() {
        return false;
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double x = word(g, Texts.text("band.legend"), LEFT, height / 2) + 12;
        x = sample(g, "band.legend.green", colours().ample, 0, x, height / 2);
        x = sample(g, "band.legend.amber", colours().scarce, 9, x, height / 2);
        x = sample(g, "band.legend.red", colours().over, 4, x, height / 2);
        double y = height / 2;
        g.setFill(colours().text);
        g.fillPolygon(new double[] {x, x + 8, x + 4}, new double[] {y - 3, y - 3, y + 3}, 3);
        word(g, Texts.text("band.legend.tightest"), x + 14, y);
    }

    private double sample(GraphicsContext g, String key, Color colour, int hatch, double x, double y) {
        g.setFill(colour);
        g.fillRect(x, y - 5, 18, 10);
        g.setFill(colours().background);
        for (int c = 0; hatch > 0 && c < 18; c++) {
            for (int line = c % hatch; line < 10; line += hatch) {
                g.fillRect(x + c, y + 4 - line, 1, 1);
            }
        }
        return word(g, Texts.text(key), x + 24, y) + 18;
    }

    /** Writes and says where the words end. */
    private double word(GraphicsContext g, String words, double x, double y) {
        text(g, words, SMALL, colours().muted, TextAlignment.LEFT, x, y);
        Text probe = new Text(words);
        probe.setFont(SMALL);
        return x + probe.getLayoutBounds().getWidth();
    }
}
