package org.headroom.app.desktop.water;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.Drawing;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.ChartFile;
import org.headroom.app.tasks.DrawdownGrid;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Drawdown around the wells from above: bands between round values with labelled contours, wells, numbered places, edges of
 * the aquifer, a scale bar, north and a legend. Click, or move with the arrow keys, to choose a point.
 */
final class DrawdownMap extends Drawing {
    private static final double LEGEND = 96;
    private static final double FOOT = 26;
    private static final double PAD = 4;
    private static final double MILE_M = 1609.344;

    private final TimeWindow time;
    private final BiConsumer<Double, Double> choose;
    private final List<double[]> taken = new ArrayList<>();
    private @Nullable DrawdownGrid grid;
    private @Nullable WritableImage image;
    private double pointEastM = Double.NaN;
    private double pointNorthM = Double.NaN;
    private double pointerX = Double.NaN;
    private double pointerY = Double.NaN;

    /** @param choose takes a point, m east and north of the site */
    DrawdownMap(TimeWindow time, BiConsumer<Double, Double> choose) {
        this.time = time;
        this.choose = choose;
        setId("water-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(360, 300);
        WhileShown.follow(
                this,
                () -> {
                    image = null;
                    requestLayout();
                },
                time.display.palette(),
                time.display.units(),
                focusedProperty());
        canvas.setOnMouseClicked(e -> {
            requestFocus();
            at(e.getX(), e.getY());
        });
        canvas.setOnMouseMoved(e -> pointer(e.getX(), e.getY()));
        canvas.setOnMouseExited(_ -> pointer(Double.NaN, Double.NaN));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    void show(@Nullable DrawdownGrid newGrid) {
        grid = newGrid;
        image = null;
        if (newGrid != null) {
            Shown shown = Shown.of(time.display, Unit.M);
            setAccessibleText(Texts.text(
                    "water.map.accessible",
                    newGrid.field(),
                    newGrid.draw(),
                    shown.with(2).format(largest(newGrid))));
        }
        requestLayout();
    }

    /** The grid as a table; null before there is one. */
    @Nullable
    String asCsv() {
        DrawdownGrid now = grid;
        if (now == null) {
            return null;
        }
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < now.drawdownM().length; i++) {
            rows.add(List.of(
                    ChartFile.number(now.xM()[i % now.xM().length], 0),
                    ChartFile.number(now.yM()[i / now.xM().length], 0),
                    ChartFile.number(now.drawdownM()[i], 4)));
        }
        return ChartFile.csv(List.of("east [m]", "north [m]", "drawdown [m]"), rows);
    }

    void mark(double eastM, double northM) {
        pointEastM = eastM;
        pointNorthM = northM;
        requestLayout();
    }

    private void pointer(double x, double y) {
        pointerX = x;
        pointerY = y;
        requestLayout();
    }

    private void key(KeyEvent e) {
        DrawdownGrid g = grid;
        if (g == null || Double.isNaN(pointEastM)) {
            return;
        }
        double step = g.widthM() / 40;
        double east = switch (e.getCode()) {
            case LEFT -> -step;
            case RIGHT -> step;
            default -> 0;
        };
        double north = switch (e.getCode()) {
            case UP -> step;
            case DOWN -> -step;
            default -> 0;
        };
        if (east != 0 || north != 0) {
            choose.accept(
                    Math.clamp(pointEastM + east, g.xM()[0], g.xM()[g.xM().length - 1]),
                    Math.clamp(pointNorthM + north, g.yM()[0], g.yM()[g.yM().length - 1]));
            e.consume();
        }
    }

    private void at(double x, double y) {
        DrawdownGrid g = grid;
        if (g != null && x >= PAD && x < PAD + size() && y >= PAD && y < PAD + size()) {
            choose.accept(east(g, x), north(g, y));
        }
    }

    private double size() {
        return Math.max(50, Math.min(getWidth() - LEGEND - 2 * PAD, getHeight() - FOOT - 2 * PAD));
    }

    private double px(DrawdownGrid g, double eastM) {
        return PAD + (eastM - g.xM()[0]) / g.widthM() * size();
    }

    private double py(DrawdownGrid g, double northM) {
        return PAD + size() - (northM - g.yM()[0]) / g.widthM() * size();
    }

    private double east(DrawdownGrid g, double x) {
        return g.xM()[0] + (x - PAD) / size() * g.widthM();
    }

    private double north(DrawdownGrid g, double y) {
        return g.yM()[0] + (PAD + size() - y) / size() * g.widthM();
    }

    private static double largest(DrawdownGrid g) {
        double largest = 0;
        for (DrawdownGrid.Well well : g.wells()) {
            largest = Math.max(largest, Math.abs(well.drawdownM()));
        }
        return largest;
    }

    /** Between the points of the grid, straight. */
    static double value(DrawdownGrid g, double eastM, double northM) {
        int columns = g.xM().length;
        int rows = g.yM().length;
        double u = Math.clamp((eastM - g.xM()[0]) / g.widthM() * (columns - 1), 0, columns - 1.000001);
        double v = Math.clamp((northM - g.yM()[0]) / g.widthM() * (rows - 1), 0, rows - 1.000001);
        int i = (int) u;
        int j = (int) v;
        double[] d = g.drawdownM();
        double low = d[j * columns + i] * (1 - (u - i)) + d[j * columns + i + 1] * (u - i);
        double high = d[(j + 1) * columns + i] * (1 - (u - i)) + d[(j + 1) * columns + i + 1] * (u - i);
        return low * (1 - (v - j)) + high * (v - j);
    }

    @Override
    protected void draw(GraphicsContext g) {
        DrawdownGrid of = grid;
        if (of == null) {
            return;
        }
        taken.clear();
        WritableImage bands = image;
        int px = (int) size();
        if (bands == null || (int) bands.getWidth() != px) {
            bands = bands(of, px);
            image = bands;
        }
        g.drawImage(bands, PAD, PAD);
        g.save();
        g.beginPath();
        g.rect(PAD, PAD, size(), size());
        g.clip();
        contours(g, of);
        edges(g, of);
        wells(g, of);
        places(g, of);
        labels(g, of);
        point(g, of);
        g.restore();
        g.setStroke(colours().muted);
        g.setLineWidth(1);
        g.strokeRect(PAD + 0.5, PAD + 0.5, size() - 1, size() - 1);
        scaleBar(g, of);
        legend(g, of);
        if (isFocused()) {
            g.setStroke(colours().lines[0]);
            g.setLineWidth(2);
            g.strokeRect(PAD, PAD, size(), size());
        }
    }

    private Palette colours() {
        return time.colours();
    }

    private Color colour(DrawdownGrid of, int band) {
        double share = of.levelsM().length == 0 ? 0 : (double) band / of.levelsM().length;
        return colours().background.interpolate(colours().lines[0], 0.04 + 0.8 * share);
    }

    private static int band(DrawdownGrid of, double m) {
        int band = 0;
        while (band < of.levelsM().length && m > of.levelsM()[band]) {
            band++;
        }
        return band;
    }

    private WritableImage bands(DrawdownGrid of, int px) {
        WritableImage into = new WritableImage(px, px);
        PixelWriter pixels = into.getPixelWriter();
        Color[] colours = new Color[of.levelsM().length + 1];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = colour(of, i);
        }
        for (int y = 0; y < px; y++) {
            for (int x = 0; x < px; x++) {
                double m = value(of, east(of, PAD + x + 0.5), north(of, PAD + y + 0.5));
                pixels.setColor(x, y, Double.isNaN(m) ? colours().grid : colours[band(of, m)]);
            }
        }
        return into;
    }

    private void contours(GraphicsContext g, DrawdownGrid of) {
        g.setStroke(colours().text.deriveColor(0, 1, 1, 0.45));
        g.setLineWidth(0.8);
        int columns = of.xM().length;
        for (double level : of.levelsM()) {
            for (int j = 0; j + 1 < of.yM().length; j++) {
                for (int i = 0; i + 1 < columns; i++) {
                    cell(g, of, level, i, j);
                }
            }
        }
    }

    /** Lines of a level through a cell: between the edges that it crosses. */
    private void cell(GraphicsContext g, DrawdownGrid of, double level, int i, int j) {
        int columns = of.xM().length;
        double[] d = of.drawdownM();
        int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
        double[] crossed = new double[8];
        int n = 0;
        for (int c = 0; c < 4; c++) {
            int[] p = corners[c];
            int[] q = corners[(c + 1) % 4];
            double a = d[p[1] * columns + p[0]];
            double b = d[q[1] * columns + q[0]];
            if ((a > level) != (b > level) && Double.isFinite(a) && Double.isFinite(b)) {
                double t = (level - a) / (b - a);
                crossed[n++] = px(of, of.xM()[p[0]] + t * (of.xM()[q[0]] - of.xM()[p[0]]));
                crossed[n++] = py(of, of.yM()[p[1]] + t * (of.yM()[q[1]] - of.yM()[p[1]]));
            }
        }
        for (int k = 0; k + 3 < n; k += 4) {
            g.strokeLine(crossed[k], crossed[k + 1], crossed[k + 2], crossed[k + 3]);
        }
    }

    private void edges(GraphicsContext g, DrawdownGrid of) {
        for (DrawdownGrid.Edge edge : of.edges()) {
            g.setStroke(edge.closed() ? colours().muted : colours().lines[3]);
            g.setLineWidth(2);
            g.setLineDashes(edge.closed() ? new double[] {6, 4} : new double[0]);
            g.strokeLine(px(of, edge.east1M()), py(of, edge.north1M()), px(of, edge.east2M()), py(of, edge.north2M()));
            g.setLineDashes();
        }
    }

    private void wells(GraphicsContext g, DrawdownGrid of) {
        for (DrawdownGrid.Well well : of.wells()) {
            double x = px(of, well.eastM());
            double y = py(of, well.northM());
            g.setFill(colours().background);
            g.fillOval(x - 4, y - 4, 8, 8);
            g.setStroke(colours().text);
            g.setLineWidth(1.5);
            g.strokeOval(x - 4, y - 4, 8, 8);
            taken.add(new double[] {x - 7, y - 7, x + 7, y + 7});
        }
    }

    /** Numbered as in the table beside the map. */
    private void places(GraphicsContext g, DrawdownGrid of) {
        for (int i = 0; i < of.places().size(); i++) {
            DrawdownGrid.Place place = of.places().get(i);
            double x = px(of, place.eastM());
            double y = py(of, place.northM());
            marker(g, x, y, i + 1, place.site(), colours());
            taken.add(new double[] {x - 11, y - 11, x + 11, y + 11});
        }
    }

    static void marker(GraphicsContext g, double x, double y, int number, boolean site, Palette colours) {
        g.setFill(site ? colours.over : colours.background);
        g.fillOval(x - 9, y - 9, 18, 18);
        g.setStroke(site ? colours.background : colours.text);
        g.setLineWidth(1.4);
        g.strokeOval(x - 9, y - 9, 18, 18);
        TimeCanvas.text(
                g,
                Integer.toString(number),
                TimeCanvas.BOLD,
                site ? colours.background : colours.text,
                TextAlignment.CENTER,
                x,
                y);
    }

    /** The value of each level where a ray from the deepest point first meets it and there is room. */
    private void labels(GraphicsContext g, DrawdownGrid of) {
        double[] deepest = deepest(of);
        Shown shown = Shown.of(time.display, Unit.M);
        for (int l = of.levelsM().length - 1; l >= 0; l--) {
            String words = level(of, l, shown);
            double half = TimeCanvas.width(words, TimeCanvas.SMALL) / 2 + 4;
            for (double angle : new double[] {70, 110, 250, 290, 20, 160, 200, 340}) {
                double[] at = meets(of, deepest, Math.toRadians(angle), of.levelsM()[l]);
                if (at != null && free(at[0], at[1], half)) {
                    g.setFill(colour(of, l).deriveColor(0, 1, 1, 0.9));
                    g.fillRoundRect(at[0] - half, at[1] - 7, 2 * half, 14, 6, 6);
                    TimeCanvas.text(g, words, TimeCanvas.SMALL, colours().text, TextAlignment.CENTER, at[0], at[1]);
                    taken.add(new double[] {at[0] - half, at[1] - 8, at[0] + half, at[1] + 8});
                    break;
                }
            }
        }
    }

    private static double[] deepest(DrawdownGrid of) {
        int best = 0;
        for (int i = 1; i < of.drawdownM().length; i++) {
            best = of.drawdownM()[i] > of.drawdownM()[best] ? i : best;
        }
        return new double[] {of.xM()[best % of.xM().length], of.yM()[best / of.xM().length]};
    }

    private double @Nullable [] meets(DrawdownGrid of, double[] from, double angle, double level) {
        double step = of.widthM() / 300;
        double before = value(of, from[0], from[1]);
        for (int k = 1; k < 400; k++) {
            double east = from[0] + k * step * Math.cos(angle);
            double north = from[1] + k * step * Math.sin(angle);
            double x = px(of, east);
            double y = py(of, north);
            if (x < PAD + 20 || x > PAD + size() - 20 || y < PAD + 12 || y > PAD + size() - 12) {
                return null;
            }
            double now = value(of, east, north);
            if (before > level && now <= level) {
                return new double[] {x, y};
            }
            before = now;
        }
        return null;
    }

    private boolean free(double x, double y, double half) {
        return taken.stream().noneMatch(b -> x + half > b[0] && x - half < b[2] && y + 8 > b[1] && y - 8 < b[3]);
    }

    private static String level(DrawdownGrid of, int level, Shown shown) {
        double step = of.levelsM().length > 1 ? of.levelsM()[1] - of.levelsM()[0] : of.levelsM()[0];
        double size = Math.abs(shown.difference(step));
        int decimals = (int) Math.clamp(Math.ceil(-Math.log10(size) + (shown.factor() == 1 ? -1e-9 : 0.3)), 0, 4);
        return Texts.number(shown.value(of.levelsM()[level]), decimals);
    }

    private void point(GraphicsContext g, DrawdownGrid of) {
        if (!Double.isNaN(pointEastM)) {
            double x = px(of, pointEastM);
            double y = py(of, pointNorthM);
            g.setStroke(colours().over);
            g.setLineWidth(2);
            g.strokeOval(x - 12, y - 12, 24, 24);
            g.strokeLine(x - 17, y, x - 12, y);
            g.strokeLine(x + 12, y, x + 17, y);
            g.strokeLine(x, y - 17, x, y - 12);
            g.strokeLine(x, y + 12, x, y + 17);
        }
        boolean over = pointerX >= PAD && pointerX < PAD + size() && pointerY >= PAD && pointerY < PAD + size();
        if (over) {
            Shown shown = Shown.of(time.display, Unit.M).with(2);
            String words = shown.format(value(of, east(of, pointerX), north(of, pointerY)));
            double wide = TimeCanvas.width(words, TimeCanvas.BOLD) + 10;
            double x = Math.min(pointerX + 12, PAD + size() - wide - 2);
            double y = Math.max(pointerY - 14, PAD + 12);
            g.setFill(colours().background.deriveColor(0, 1, 1, 0.92));
            g.fillRoundRect(x, y - 10, wide, 20, 6, 6);
            TimeCanvas.text(g, words, TimeCanvas.BOLD, colours().text, TextAlignment.LEFT, x + 5, y);
        }
    }

    private void scaleBar(GraphicsContext g, DrawdownGrid of) {
        boolean us = time.display.units().get() == org.headroom.app.desktop.base.Display.Units.US;
        double unitM = us ? MILE_M : 1000;
        double rough = 0.3 * of.widthM() / unitM;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double length = power * (rough / power >= 5 ? 5 : rough / power >= 2 ? 2 : 1);
        double wide = length * unitM / of.widthM() * size();
        double y = PAD + size() + 8;
        g.setFill(colours().text);
        g.fillRect(PAD, y, wide / 2, 5);
        g.setStroke(colours().text);
        g.setLineWidth(1);
        g.strokeRect(PAD + 0.5, y + 0.5, wide - 1, 4);
        String unit = us ? Texts.text(length == 1 ? "water.map.mile" : "water.map.miles") : "km";
        TimeCanvas.text(
                g,
                Texts.number(length, length < 1 ? 1 : 0) + " " + unit,
                TimeCanvas.SMALL,
                colours().text,
                TextAlignment.LEFT,
                PAD + wide + 8,
                y + 3);
        TimeCanvas.text(
                g,
                Texts.text("water.map.north"),
                TimeCanvas.SMALL,
                colours().text,
                TextAlignment.RIGHT,
                PAD + size(),
                y + 3);
    }

    private void legend(GraphicsContext g, DrawdownGrid of) {
        Shown shown = Shown.of(time.display, Unit.M);
        double x = PAD + size() + 14;
        TimeCanvas.text(
                g, Texts.text("water.map.drawdown"), TimeCanvas.BOLD, colours().text, TextAlignment.LEFT, x, PAD + 8);
        TimeCanvas.text(g, shown.label(), TimeCanvas.SMALL, colours().muted, TextAlignment.LEFT, x, PAD + 24);
        int n = of.levelsM().length;
        double high = Math.min(24, (size() - 100) / (n + 1.0));
        double top = PAD + 36;
        for (int band = n; band >= 0; band--) {
            double y = top + (n - band) * high;
            g.setFill(colour(of, band));
            g.fillRect(x, y, 24, high);
            g.setStroke(colours().muted);
            g.setLineWidth(0.6);
            g.strokeRect(x, y, 24, high);
            if (band > 0) {
                TimeCanvas.text(
                        g,
                        level(of, band - 1, shown),
                        TimeCanvas.SMALL,
                        colours().text,
                        TextAlignment.LEFT,
                        x + 30,
                        y + high);
            }
        }
        double y = top + (n + 1) * high + 18;
        g.setStroke(colours().text);
        g.setLineWidth(1.5);
        g.strokeOval(x + 4, y - 4, 8, 8);
        TimeCanvas.text(
                g,
                Texts.text("water.map.wells", of.wells().size()),
                TimeCanvas.SMALL,
                colours().text,
                TextAlignment.LEFT,
                x + 22,
                y);
    }
}
