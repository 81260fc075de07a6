package org.headroom.app.desktop.water;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.Drawing;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.WaterFacts;
import org.jspecify.annotations.Nullable;

/** How many cycles each limit alone allows with each water on offer, and what is aimed at now; the one that binds stands out. */
final class CycleBars extends Drawing {
    private static final double LEFT = 150;
    private static final double RIGHT = 78;
    private static final double HEAD = 24;
    private static final double FOOT = 34;
    private static final double MOST = 15;

    private final TimeWindow time;
    private @Nullable WaterFacts facts;
    private double aimed = Double.NaN;
    private String binding = "";

    CycleBars(TimeWindow time) {
        this.time = time;
        setId("water-cycle-bars");
        setMinSize(380, 200);
        WhileShown.follow(this, this::requestLayout, time.display.palette());
    }

    /** @param newBinding the limit that binds at the moment, as in {@code silica} */
    void show(WaterFacts newFacts, double newAimed, String newBinding) {
        facts = newFacts;
        aimed = newAimed;
        binding = newBinding;
        setAccessibleText(
                Texts.text("water.cycles.words", Texts.number(newAimed, 1), Texts.text("water.limit." + newBinding)));
        requestLayout();
    }

    /** The limits as a table; null before there are any. */
    @Nullable
    String asCsv() {
        WaterFacts now = facts;
        return now == null
                ? null
                : ChartFile.csv(
                        List.of("limit", "allowed", "unit", "cycles with mains water", "cycles with recycled water"),
                        now.cycleLimits().stream()
                                .map(r -> List.of(
                                        r.id(),
                                        ChartFile.number(r.allowed(), 3),
                                        r.unit().label(),
                                        ChartFile.number(r.mainsCycles(), 3),
                                        ChartFile.number(r.recycledCycles(), 3)))
                                .toList());
    }

    @Override
    protected void draw(GraphicsContext g) {
        WaterFacts shown = facts;
        if (shown == null) {
            return;
        }
        boolean two = shown.recycled() != null;
        List<WaterFacts.CycleRow> rows = new ArrayList<>(shown.cycleLimits());
        rows.sort(Comparator.comparingDouble(WaterFacts.CycleRow::mainsCycles));
        double pitch = Math.min(34, (getHeight() - HEAD - FOOT) / rows.size());
        double bottom = HEAD + pitch * rows.size();
        axis(g, bottom);
        for (int i = 0; i < rows.size(); i++) {
            row(g, rows.get(i), HEAD + pitch * i, pitch, two);
        }
        aim(g, bottom);
        legend(g, two, getHeight() - 9);
    }

    private Palette colours() {
        return time.colours();
    }

    private double x(double cycles) {
        return LEFT + Math.min(cycles, MOST) / MOST * (getWidth() - LEFT - RIGHT);
    }

    private void axis(GraphicsContext g, double bottom) {
        g.setStroke(colours().grid);
        g.setLineWidth(1);
        for (int c = 0; c <= MOST; c += 3) {
            double x = TimeCanvas.sharp(x(c));
            g.strokeLine(x, HEAD, x, bottom);
            TimeCanvas.text(
                    g, Integer.toString(c), TimeCanvas.SMALL, colours().muted, TextAlignment.CENTER, x, bottom + 8);
        }
        TimeCanvas.text(
                g,
                Texts.text("water.cycles.axis"),
                TimeCanvas.SMALL,
                colours().muted,
                TextAlignment.LEFT,
                x(MOST) + 10,
                bottom + 8);
    }

    private void row(GraphicsContext g, WaterFacts.CycleRow row, double y, double pitch, boolean two) {
        boolean binds = row.id().equals(binding);
        TimeCanvas.text(
                g,
                Texts.text("water.limit." + row.id()),
                binds ? TimeCanvas.BOLD : TimeCanvas.PLAIN,
                binds ? colours().over : colours().text,
                TextAlignment.LEFT,
                0,
                y + pitch / 2);
        double thick = Math.max(3, (pitch - 8) / (two ? 2 : 1));
        bar(g, row.mainsCycles(), 0, y + 4, thick);
        if (two) {
            bar(g, row.recycledCycles(), 1, y + 4 + thick, thick);
        }
        String mains = words(row.mainsCycles());
        String words = two ? mains + " \u00b7 " + words(row.recycledCycles()) : mains;
        TimeCanvas.text(g, words, TimeCanvas.SMALL, colours().text, TextAlignment.RIGHT, getWidth() - 2, y + pitch / 2);
    }

    private static String words(double cycles) {
        return Double.isNaN(cycles) ? "\u2013" : cycles > 99 ? ">99" : Texts.number(cycles, 1);
    }

    private void bar(GraphicsContext g, double cycles, int kind, double y, double thick) {
        if (Double.isNaN(cycles)) {
            return;
        }
        g.setFill(colours().lines[kind == 0 ? 0 : 3]);
        double to = x(cycles);
        g.fillRect(LEFT, y, to - LEFT, thick - 1);
        if (cycles > MOST) {
            g.fillPolygon(new double[] {to, to + 6, to}, new double[] {y, y + thick / 2, y + thick - 1}, 3);
        }
    }

    private void aim(GraphicsContext g, double bottom) {
        if (!(aimed > 0)) {
            return;
        }
        double x = TimeCanvas.sharp(x(aimed));
        g.setStroke(colours().text);
        g.setLineWidth(1.5);
        g.setLineDashes(5, 3);
        g.strokeLine(x, HEAD - 6, x, bottom);
        g.setLineDashes();
        TimeCanvas.text(
                g,
                Texts.text("water.cycles.aimed", Texts.number(aimed, 1)),
                TimeCanvas.BOLD,
                colours().text,
                TextAlignment.CENTER,
                x,
                HEAD - 14);
    }

    private void legend(GraphicsContext g, boolean two, double y) {
        double x = LEFT;
        for (int kind = 0; kind < (two ? 2 : 1); kind++) {
            String words = Texts.text(kind == 0 ? "water.water.mains" : "water.water.recycled");
            g.setFill(colours().lines[kind == 0 ? 0 : 3]);
            g.fillRect(x, y - 5, 14, 10);
            TimeCanvas.text(g, words, TimeCanvas.SMALL, colours().text, TextAlignment.LEFT, x + 20, y);
            x += 40 + TimeCanvas.width(words, TimeCanvas.SMALL);
        }
    }
}
