package org.headroom.app.desktop.water;

import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.NiceTicks;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.tasks.ChartFile;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Parts that add up, one on the other, over the window's time; what is negative counts as nothing. The legend reads the parts at the crosshair, else at the moment. */
final class StackView extends TimeCanvas {
    private static final double PAD = 6;

    private final String title;
    private final Unit unit;
    private List<Part> parts = List.of();
    private long startS;
    private long stepS = 1;
    private double most;

    /**
     * One part.
     *
     * @param values one a step, in the chart's unit
     * @param kind which of the colours
     */
    record Part(String label, double[] values, int kind) {}

    StackView(TimeWindow time, String id, String title, Unit unit) {
        super(time, 110);
        this.title = title;
        this.unit = unit;
        setId(id);
        setFocusTraversable(true);
        setAccessibleText(title);
    }

    void show(long newStartS, long newStepS, List<Part> newParts) {
        startS = newStartS;
        stepS = newStepS;
        parts = List.copyOf(newParts);
        most = 0;
        int steps = parts.isEmpty() ? 0 : parts.getFirst().values().length;
        for (int i = 0; i < steps; i++) {
            most = Math.max(most, total(i));
        }
        repaint();
    }

    private double total(int step) {
        double sum = 0;
        for (Part part : parts) {
            sum += Math.max(0, part.values()[step]);
        }
        return sum;
    }

    private Shown shown() {
        return Shown.fitting(time.display, unit, most);
    }

    @Override
    public ChartFile.@Nullable Chart asChart() {
        Shown shown = shown();
        return new ChartFile.Chart(
                title,
                shown.label(),
                time.zone,
                startS,
                stepS,
                time.fromS.get(),
                time.toS.get(),
                true,
                shown.decimals() + 2,
                parts.stream()
                        .map(p -> new ChartFile.Series(
                                p.label(), shown.values(p.values()), web(colour(p)), new double[0], true))
                        .toList());
    }

    private static String web(Color c) {
        return ChartFile.web(c.getRed(), c.getGreen(), c.getBlue());
    }

    private Color colour(Part part) {
        return colours().lines[part.kind() % colours().lines.length];
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double top = PAD;
        double bottom = height - PAD;
        Shown shown = shown();
        days(g, top, bottom);
        text(g, title, BOLD, colours().text, TextAlignment.LEFT, 0, top + 7);
        text(g, shown.label(), SMALL, colours().muted, TextAlignment.LEFT, 0, top + 23);
        if (parts.isEmpty()) {
            return;
        }
        double high = Math.max(shown.value(most), 1e-9);
        double tick = NiceTicks.step(high, Math.max(3, (int) (height / 26)));
        double to = Math.ceil(high / (tick / 2)) * (tick / 2);
        double scale = (bottom - top) / to;
        fill(g, shown, scale, bottom);
        g.setStroke(colours().grid);
        g.setLineWidth(1);
        for (double v = 0; v <= to + 1e-9; v += tick) {
            double y = sharp(bottom - v * scale);
            g.strokeLine(LEFT, y, LEFT + plotWidth(), y);
            text(
                    g,
                    Texts.number(v, NiceTicks.decimals(tick)),
                    SMALL,
                    colours().muted,
                    TextAlignment.RIGHT,
                    LEFT - 7,
                    y);
        }
        legend(g, width, top, bottom, shown);
    }

    /** A column a pixel, at the mean of its steps. */
    private void fill(GraphicsContext g, Shown shown, double scale, double bottom) {
        int steps = parts.getFirst().values().length;
        int columns = (int) plotWidth();
        for (int c = 0; c < columns; c++) {
            int from = (int) Math.floor((timeAt(LEFT + c) - startS) / stepS);
            int end = Math.max(from + 1, (int) Math.floor((timeAt(LEFT + c + 1.0) - startS) / stepS));
            if (from < 0 || end > steps) {
                continue;
            }
            double y = bottom;
            for (Part part : parts) {
                double sum = 0;
                for (int i = from; i < end; i++) {
                    sum += Math.max(0, part.values()[i]);
                }
                double tall = shown.difference(sum / (end - from)) * scale;
                g.setFill(colour(part).deriveColor(0, 1, 1, 0.72));
                g.fillRect(LEFT + c, y - tall, 1, tall);
                y -= tall;
            }
        }
    }

    private void legend(GraphicsContext g, double width, double top, double bottom, Shown shown) {
        double left = width - RIGHT + 12;
        double pitch = Math.min(22, (bottom - top) / (parts.size() + 1));
        double cursor = time.cursorS.get();
        double at = Double.isNaN(cursor) ? time.momentS.get() : cursor;
        int step = (int) Math.clamp(
                Math.floor((at - startS) / stepS), 0, parts.getFirst().values().length - 1.0);
        double y = top + pitch * 0.5;
        for (Part part : parts.reversed()) {
            g.setFill(colour(part).deriveColor(0, 1, 1, 0.72));
            g.fillRect(left, y - 5, 14, 10);
            text(g, part.label(), PLAIN, colours().text, left + 20, y, RIGHT - 12 - 20 - 62);
            text(g, shown.number(part.values()[step]), PLAIN, colours().text, TextAlignment.RIGHT, width - 2, y);
            y += pitch;
        }
        text(g, Texts.text("water.total"), BOLD, colours().text, TextAlignment.LEFT, left + 20, y);
        text(g, shown.number(total(step)), BOLD, colours().text, TextAlignment.RIGHT, width - 2, y);
    }
}
