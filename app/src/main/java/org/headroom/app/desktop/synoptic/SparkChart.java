package org.headroom.app.desktop.synoptic;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PlantSeries;
import org.headroom.data.quantity.Unit;

/** The course of a few measures over the whole series in a narrow panel, with the moment that is shown. */
final class SparkChart extends Region {
    private static final double PLOT = 96;
    private static final double LINE = 15;
    private static final double[][] DASHES = {{}, {6, 3}, {2, 3}};

    private final Display display;
    private final Canvas canvas = new Canvas();
    private PlantSeries series = new PlantSeries("", 0, 1, 1, java.time.ZoneOffset.UTC, java.util.Map.of());
    private List<Measures> measures = List.of();
    private long atS;

    SparkChart(Display display) {
        this.display = display;
        setId("part-chart");
        canvas.setManaged(false);
        getChildren().add(canvas);
        display.palette().subscribe(this::paint);
    }

    void show(PlantSeries of, List<Measures> charted, long momentS) {
        series = of;
        measures = charted.stream().filter(of::has).toList();
        atS = momentS;
        double height = measures.isEmpty() ? 0 : PLOT + 22 + LINE * measures.size();
        setMinHeight(height);
        setPrefHeight(height);
        StringBuilder words = new StringBuilder(Texts.text("synoptic.chart"));
        measures.forEach(m -> words.append("; ")
                .append(m.measure().label())
                .append(' ')
                .append(Amounts.text(
                        display, of.at(m, (double) momentS), m.measure().unit())));
        setAccessibleText(words.toString());
        requestLayout();
        paint();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        paint();
    }

    private void paint() {
        double width = canvas.getWidth();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, canvas.getHeight());
        if (measures.isEmpty() || width < 60) {
            return;
        }
        Palette p = display.palette().get();
        Unit unit = measures.getFirst().measure().unit();
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Measures m : measures) {
            for (double v : values(m)) {
                low = Double.isFinite(v) ? Math.min(low, v) : low;
                high = Double.isFinite(v) ? Math.max(high, v) : high;
            }
        }
        double pad = Math.max(1e-9, (high - low) * 0.06);
        low -= pad;
        high += pad;
        g.setFont(PartNode.PLAIN);
        g.setTextBaseline(VPos.CENTER);
        g.setFill(p.muted);
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(Amounts.text(display, high, unit), 0, 7);
        g.fillText(Amounts.text(display, low, unit), 0, PLOT + 7);
        g.setTextAlign(TextAlignment.RIGHT);
        g.fillText(
                Texts.day((double) series.startS(), series.zone()) + " \u2013 "
                        + Texts.day(series.endS() - 1.0, series.zone()),
                width,
                PLOT + 7);
        g.setStroke(p.grid);
        g.setLineDashes();
        g.strokeRect(0.5, 14.5, width - 1, PLOT - 16);
        for (int i = 0; i < measures.size(); i++) {
            g.setStroke(p.lines[i % p.lines.length]);
            g.setLineWidth(1.4);
            g.setLineDashes(DASHES[i % DASHES.length]);
            course(g, values(measures.get(i)), low, high, width);
            double y = PLOT + 22 + LINE * (i + 0.5);
            g.strokeLine(0, y, 20, y);
            g.setLineDashes();
            g.setFill(p.text);
            g.setTextAlign(TextAlignment.LEFT);
            g.fillText(measures.get(i).measure().label(), 26, y, width - 26 - 74);
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(
                    Amounts.text(
                            display,
                            series.at(measures.get(i), (double) atS),
                            measures.get(i).measure().unit()),
                    width,
                    y);
        }
        double x = (atS - series.startS()) / (double) (series.endS() - series.startS()) * (width - 1);
        g.setStroke(p.text);
        g.setLineWidth(1);
        g.strokeLine(Math.floor(x) + 0.5, 14, Math.floor(x) + 0.5, PLOT - 2);
    }

    private double[] values(Measures m) {
        double[] values = series.values().get(m);
        return values == null ? new double[0] : values;
    }

    /** Two points a pixel column, the least and the greatest, so that no spike is lost. */
    private static void course(GraphicsContext g, double[] v, double low, double high, double width) {
        int columns = (int) width;
        double scale = (PLOT - 16) / (high - low);
        g.beginPath();
        boolean pen = false;
        for (int c = 0; c < columns; c++) {
            int from = (int) ((long) c * v.length / columns);
            int to = Math.max(from + 1, (int) ((long) (c + 1) * v.length / columns));
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to && i < v.length; i++) {
                least = Math.min(least, v[i]);
                most = Math.max(most, v[i]);
            }
            if (Double.isFinite(least)) {
                if (pen) {
                    g.lineTo(c + 0.5, PLOT - 2 - (least - low) * scale);
                } else {
                    g.moveTo(c + 0.5, PLOT - 2 - (least - low) * scale);
                }
                g.lineTo(c + 0.5, PLOT - 2 - (most - low) * scale);
                pen = true;
            } else {
                pen = false;
            }
        }
        g.stroke();
    }
}
