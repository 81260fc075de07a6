package org.headroom.app.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.tasks.ChartFile;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Lines over the window's time, areas between lines and moments pointed out. Where a pixel column holds several steps it
 * draws the least and the greatest ({@link Columns}). Values come in a unit of the data and are shown in the display's.
 * The legend at the right reads the values at the crosshair, or the greatest of what is shown.
 */
public final class TimeSeriesView extends TimeCanvas {
    private static final double PAD = 6;

    private final String title;
    private final @Nullable Unit unit;
    private final Shown plain;
    private final boolean fromZero;
    private final LinePainter painter = new LinePainter(this);
    private List<Line> lines = List.of();
    private List<Area> areas = List.of();
    private List<Mark> marks = List.of();
    private double greatest;
    private boolean answered;

    /** Values in a unit that is shown as it is, as GPUs. */
    public TimeSeriesView(TimeWindow time, String title, String unit, int decimals, boolean fromZero) {
        this(time, title, null, new Shown(unit, 1, 0, decimals), fromZero, 92);
    }

    /** Values in a unit of the data; they are shown in the display's, a larger one where they are large. */
    public TimeSeriesView(TimeWindow time, String title, Unit unit, boolean fromZero) {
        this(time, title, unit, fromZero, 92);
    }

    /** The same, perhaps lower than others. */
    public TimeSeriesView(TimeWindow time, String title, Unit unit, boolean fromZero, double minHeight) {
        this(time, title, unit, Shown.of(time.display, unit), fromZero, minHeight);
    }

    private TimeSeriesView(
            TimeWindow time, String title, @Nullable Unit unit, Shown plain, boolean fromZero, double minHeight) {
        super(time, minHeight);
        this.title = title;
        this.unit = unit;
        this.plain = plain;
        this.fromZero = fromZero;
        setFocusTraversable(true);
        setAccessibleRole(javafx.scene.AccessibleRole.IMAGE_VIEW);
        WhileShown.follow(this, this::tell, time.display.units());
        tell();
    }

    /** Shows lines of equal steps from an instant. */
    public void show(long linesStartS, long linesStepS, List<Line> newLines) {
        show(linesStartS, linesStepS, newLines, List.of(), List.of());
    }

    /** Shows lines, areas between lines, and moments; the lines and areas have equal steps from an instant. */
    public void show(long linesStartS, long linesStepS, List<Line> newLines, List<Area> newAreas, List<Mark> newMarks) {
        lines = List.copyOf(newLines);
        areas = List.copyOf(newAreas);
        marks = List.copyOf(newMarks);
        answered = true;
        painter.over(linesStartS, linesStepS);
        greatest = 0;
        for (Line line : lines) {
            for (double value : line.values()) {
                if (Double.isFinite(value)) {
                    greatest = Math.max(greatest, Math.abs(value));
                }
            }
        }
        tell();
        repaint();
    }

    /** The unit that is shown now. */
    public Shown shown() {
        return unit == null ? plain : Shown.fitting(time.display, unit, greatest);
    }

    @Override
    public ChartFile.Chart asChart() {
        Shown shown = shown();
        List<ChartFile.Series> series = new ArrayList<>();
        for (Line line : lines) {
            series.add(new ChartFile.Series(
                    line.label(),
                    shown.values(line.values()),
                    web(colour(line, Palette.LIGHT)),
                    line.dashes(),
                    line.steps()));
        }
        for (Area area : areas) {
            String colour = web(Palette.LIGHT.lines[area.kind() % Palette.LIGHT.lines.length]);
            for (boolean low : new boolean[] {true, false}) {
                series.add(new ChartFile.Series(
                        Texts.text(low ? "chart.area.low" : "chart.area.high", area.label()),
                        shown.values(low ? area.low() : area.high()),
                        colour,
                        new double[] {1, 2},
                        false));
            }
        }
        return new ChartFile.Chart(
                title,
                shown.label(),
                time.zone,
                painter.startS(),
                painter.stepS(),
                time.fromS.get(),
                time.toS.get(),
                fromZero,
                shown.decimals() + 2,
                series);
    }

    private static String web(Color colour) {
        return ChartFile.web(colour.getRed(), colour.getGreen(), colour.getBlue());
    }

    private void tell() {
        Shown shown = shown();
        StringBuilder words = new StringBuilder(title + ", " + shown.label());
        for (Line line : lines) {
            words.append("; ").append(line.label()).append(' ').append(extreme(line, null, shown));
        }
        setAccessibleText(words.toString());
    }

    @Override
    protected void paint(GraphicsContext g, double width, double height) {
        double top = PAD;
        double bottom = height - PAD;
        Shown shown = shown();
        days(g, top, bottom);
        text(g, title, BOLD, colours().text, TextAlignment.LEFT, 0, top + 7);
        text(g, shown.label(), SMALL, colours().muted, TextAlignment.LEFT, 0, top + 23);
        if (lines.isEmpty() && areas.isEmpty()) {
            text(
                    g,
                    Texts.text(answered ? "chart.empty" : "chart.waiting"),
                    PLAIN,
                    colours().muted,
                    TextAlignment.LEFT,
                    LEFT + 10,
                    height / 2);
            return;
        }
        painter.measure(lines, areas);
        double low = fromZero ? Math.min(0, shown.value(painter.low())) : shown.value(painter.low());
        double high = shown.value(painter.high());
        if (!(low <= high)) {
            low = 0;
            high = fromZero ? 1 : 0;
        }
        if (!fromZero || !(high > low)) {
            double[] range = NiceTicks.range(low, high, shown.decimals());
            low = fromZero ? low : range[0];
            high = fromZero ? Math.max(1, high) : range[1];
        }
        double tick = NiceTicks.step(high - low, Math.max(3, (int) (height / 24)));
        double fine = tick / 4;
        double from = Math.floor(low / fine + 1e-9) * fine;
        double to = Math.ceil(high / fine - 1e-9) * fine;
        to = to > from ? to : from + tick;
        double scale = (bottom - top) / (to - from);
        g.setLineWidth(1);
        g.setStroke(colours().grid);
        for (double value = Math.ceil(from / tick - 1e-9) * tick + 0.0; value <= to + 1e-9 * tick; value += tick) {
            double y = bottom - (value - from) * scale;
            g.strokeLine(LEFT, sharp(y), LEFT + plotWidth(), sharp(y));
            String words = Texts.number(value, NiceTicks.decimals(tick));
            text(g, words, SMALL, colours().muted, TextAlignment.RIGHT, LEFT - 7, y);
        }
        painter.scale(shown, from, scale, bottom);
        g.save();
        g.beginPath();
        g.rect(LEFT, top - 2, plotWidth(), bottom - top + 4);
        g.clip();
        areas.forEach(area -> painter.area(g, area, colours().lines[area.kind() % colours().lines.length]));
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).isGhost()) {
                line(g, lines.get(i));
            }
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!lines.get(i).isGhost()) {
                line(g, lines.get(i));
            }
        }
        g.restore();
        marks(g, top, bottom);
        legend(g, width, top, bottom, shown);
    }

    private void line(GraphicsContext g, Line line) {
        style(g, line);
        painter.line(g, line);
        g.setLineDashes();
    }

    private void marks(GraphicsContext g, double top, double bottom) {
        double free = 0;
        double row = 0;
        for (Mark mark : marks) {
            if (mark.atS() >= time.fromS.get() && mark.atS() <= time.toS.get()) {
                double x = sharp(x(mark.atS()));
                g.setStroke(colours().muted);
                g.setLineWidth(1);
                g.setLineDashes(4, 2);
                g.strokeLine(x, top, x, bottom);
                g.setLineDashes();
                double words = width(mark.label(), SMALL);
                row = x < free ? (row + 12) % 36 : 0;
                free = x + words + 8;
                boolean left = x + words + 6 > LEFT + plotWidth();
                double at = left ? x - 4 : x + 4;
                TextAlignment align = left ? TextAlignment.RIGHT : TextAlignment.LEFT;
                text(g, mark.label(), SMALL, colours().text, align, at, top + 6 + row);
            }
        }
    }

    private void style(GraphicsContext g, Line line) {
        g.setStroke(colour(line, colours()));
        g.setLineWidth(line.isLimit() ? 1.4 : line.isGhost() ? 1 : 1.6);
        g.setLineDashes(line.dashes());
    }

    private static Color colour(Line line, Palette colours) {
        return line.isLimit()
                ? colours.over
                : line.isGhost() ? colours.muted : colours.lines[line.kind() % colours.lines.length];
    }

    private void legend(GraphicsContext g, double width, double top, double bottom, Shown shown) {
        double left = width - RIGHT + 12;
        double pitch = Math.min(22, (bottom - top) / (lines.size() + areas.size()));
        double cursor = time.cursorS.get();
        double y = top + pitch * 0.5;
        for (Line line : lines) {
            style(g, line);
            g.strokeLine(left, y, left + 22, y);
            g.setLineDashes();
            text(g, line.label(), PLAIN, colours().text, left + 28, y, RIGHT - 12 - 28 - 70);
            String reading = Double.isNaN(cursor)
                    ? extreme(line, painter, shown)
                    : shown.number(painter.valueAt(line.values(), cursor));
            text(g, reading, PLAIN, colours().text, TextAlignment.RIGHT, width - 2, y);
            y += pitch;
        }
        for (Area area : areas) {
            g.setFill(colours().lines[area.kind() % colours().lines.length].deriveColor(0, 1, 1, 0.3));
            g.fillRect(left, y - 5, 22, 10);
            text(g, area.label(), PLAIN, colours().text, left + 28, y, RIGHT - 12 - 28 - 80);
            if (!Double.isNaN(cursor)) {
                String reading = shown.number(painter.valueAt(area.low(), cursor)) + "\u2009\u2013\u2009"
                        + shown.number(painter.valueAt(area.high(), cursor));
                text(g, reading, PLAIN, colours().text, TextAlignment.RIGHT, width - 2, y);
            }
            y += pitch;
        }
    }

    /** The greatest value (of a limit: the least) of what is shown, or of everything without a painter. */
    private static String extreme(Line line, @Nullable LinePainter within, Shown shown) {
        double value = line.isLimit() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        int from = within == null ? 0 : within.first(line.values());
        int to = within == null ? line.values().length : within.end(line.values());
        for (int i = from; i < to; i++) {
            double each = line.values()[i];
            if (Double.isFinite(each)) {
                value = line.isLimit() ? Math.min(value, each) : Math.max(value, each);
            }
        }
        return Double.isFinite(value)
                ? Texts.text(line.isLimit() ? "chart.least" : "chart.most") + " " + shown.number(value)
                : "\u2013";
    }
}
