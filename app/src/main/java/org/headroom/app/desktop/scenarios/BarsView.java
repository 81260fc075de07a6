package org.headroom.app.desktop.scenarios;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.chart.Drawing;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.tasks.ChartFile;

/** One figure of each scenario as a bar: the base as a line across all, so that more and less show at once. */
final class BarsView extends Drawing {
    private static final double NAME = 118;
    private static final double VALUE = 84;

    private final Display display;
    private String title = "";
    private String unit = "";
    private List<Bar> bars = List.of();

    /**
     * One bar.
     *
     * @param text the value as it is shown
     * @param base whether it is what the others are compared with
     */
    record Bar(String name, double value, String text, boolean base) {}

    BarsView(Display display) {
        this.display = display;
        setId("comparison-bars");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(260, 110);
        setPrefHeight(150);
        display.palette().subscribe(this::requestLayout);
    }

    void show(String newTitle, String newUnit, List<Bar> newBars) {
        title = newTitle;
        unit = newUnit;
        bars = List.copyOf(newBars);
        StringBuilder words = new StringBuilder(newTitle);
        bars.forEach(bar -> words.append("; ")
                .append(bar.name())
                .append(' ')
                .append(bar.text())
                .append(' ')
                .append(newUnit));
        setAccessibleText(words.toString());
        requestLayout();
    }

    /** The bars as a table. */
    String asCsv() {
        return ChartFile.csv(
                List.of("scenario", unit.isEmpty() ? title : title + " [" + unit + "]"),
                bars.stream()
                        .map(b -> List.of(b.name(), ChartFile.number(b.value(), 3)))
                        .toList());
    }

    @Override
    protected void draw(GraphicsContext g) {
        double width = getWidth();
        double height = getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        Palette colours = display.palette().get();
        String head = unit.isEmpty() ? title : title + ", " + unit;
        TimeCanvas.text(g, head, TimeCanvas.BOLD, colours.text, 0, 10, width);
        double low = 0;
        double high = 0;
        for (Bar bar : bars) {
            if (Double.isFinite(bar.value())) {
                low = Math.min(low, bar.value());
                high = Math.max(high, bar.value());
            }
        }
        if (bars.isEmpty() || high <= low) {
            high = low + 1;
        }
        double pitch = Math.min(26, (height - 26) / Math.max(1, bars.size()));
        double scale = (width - NAME - VALUE) / (high - low);
        double zero = NAME - low * scale;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double y = 24 + pitch * i;
            Color colour = bar.base() ? colours.muted : colours.lines[i % colours.lines.length];
            TimeCanvas.text(
                    g,
                    bar.name(),
                    bar.base() ? TimeCanvas.BOLD : TimeCanvas.PLAIN,
                    colours.text,
                    0,
                    y + pitch / 2,
                    NAME - 8);
            if (Double.isFinite(bar.value())) {
                double at = zero + bar.value() * scale;
                g.setFill(colour);
                g.fillRect(Math.min(zero, at), y + 3, Math.max(1, Math.abs(at - zero)), pitch - 6);
                TimeCanvas.text(
                        g,
                        bar.text(),
                        TimeCanvas.PLAIN,
                        colours.text,
                        TextAlignment.LEFT,
                        Math.max(zero, at) + 5,
                        y + pitch / 2);
            } else {
                TimeCanvas.text(
                        g, bar.text(), TimeCanvas.PLAIN, colours.muted, TextAlignment.LEFT, zero + 5, y + pitch / 2);
            }
        }
        baseLine(g, colours, zero, scale, pitch);
    }

    private void baseLine(GraphicsContext g, Palette colours, double zero, double scale, double pitch) {
        for (Bar bar : bars) {
            if (bar.base() && Double.isFinite(bar.value())) {
                double x = TimeCanvas.sharp(zero + bar.value() * scale);
                g.setStroke(colours.text);
                g.setLineWidth(1);
                g.setLineDashes(3, 3);
                g.strokeLine(x, 22, x, 26 + pitch * bars.size());
                g.setLineDashes();
            }
        }
    }
}
