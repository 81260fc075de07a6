package org.headroom.app.desktop.water;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.headroom.app.desktop.chart.Drawing;
import org.headroom.app.desktop.chart.TimeCanvas;
import org.headroom.app.desktop.chart.WhileShown;
import org.headroom.app.tasks.ChartFile;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A cell a day: how much of the day's limit is taken, as a number, a height, a colour and, where little or nothing is left,
 * as hatching. Up to seven weeks are rows of weeks with words in the cells; longer windows are months side by side. Click or arrow keys go to a day.
 */
final class DayCalendar extends Drawing {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final Font TINY = Font.font(9);
    private static final Font NUMBER = Font.font(null, FontWeight.BOLD, 15);
    private static final Font LARGE_NUMBER = Font.font(null, FontWeight.BOLD, 21);
    private static final int MOST_WEEKS = 7;
    private static final double HEAD = 20;

    /** Height of a day in rows of weeks: usual, and the most that is of use. */
    private static final double CELL = 78;

    private static final double MOST_CELL = 120;
    private static final double LARGE = 100;
    private static final double NOON_S = 43_200;

    /** Below this share left a limit counts as close. */
    private static final double SCARCE = 0.10;

    private final TimeWindow time;
    private final DoubleConsumer goTo;
    private @Nullable WaterDays water;
    private String limit = WaterDays.MAINS;

    /** @param goTo takes the noon of a day that is chosen, epoch seconds */
    DayCalendar(TimeWindow time, DoubleConsumer goTo) {
        this.time = time;
        this.goTo = goTo;
        setId("water-calendar");
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setFocusTraversable(true);
        setMinSize(420, 180);
        WhileShown.follow(
                this,
                this::requestLayout,
                time.display.palette(),
                time.display.units(),
                time.momentS,
                focusedProperty());
        canvas.setOnMouseClicked(e -> {
            requestFocus();
            WaterDays.Day day = dayAt(e.getX(), e.getY());
            if (day != null) {
                goTo.accept(day.fromS() + NOON_S);
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    void show(WaterDays newWater, String newLimit) {
        water = newWater;
        limit = newLimit;
        boolean inWeeks = weeks(newWater) <= MOST_WEEKS;
        setPrefHeight(inWeeks ? HEAD + CELL * weeks(newWater) : 400);
        setMaxHeight(inWeeks ? HEAD + MOST_CELL * weeks(newWater) : Double.MAX_VALUE);
        requestLayout();
    }

    /** The days as a table; null before there are any. */
    @Nullable
    String asCsv() {
        WaterDays now = water;
        return now == null
                ? null
                : ChartFile.csv(
                        List.of(
                                "day",
                                "mains [US gal]",
                                "mains limit [US gal]",
                                "sewer [US gal]",
                                "sewer limit [US gal]"),
                        now.days().stream()
                                .map(d -> List.of(
                                        d.date().toString(),
                                        ChartFile.number(d.mainsGal(), 0),
                                        ChartFile.number(d.mainsLimitGal(), 0),
                                        ChartFile.number(d.sewerGal(), 0),
                                        ChartFile.number(d.sewerLimitGal(), 0)))
                                .toList());
    }

    private void key(KeyEvent e) {
        int by = switch (e.getCode()) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -7;
            case DOWN -> 7;
            default -> 0;
        };
        WaterDays shown = water;
        if (by != 0 && shown != null) {
            List<WaterDays.Day> days = shown.days();
            int at = days.indexOf(shown.at(time.momentS.get()));
            goTo.accept(days.get(Math.clamp(at + by, 0, days.size() - 1)).fromS() + NOON_S);
            e.consume();
        }
    }

    @Override
    protected void draw(GraphicsContext g) {
        WaterDays shown = water;
        if (shown == null) {
            return;
        }
        Shown unit = unit(shown);
        WaterDays.Day now = shown.at(time.momentS.get());
        setAccessibleText(Texts.text("water.calendar." + limit) + ": " + words(now, unit));
        if (weeks(shown) <= MOST_WEEKS) {
            weekdays(g);
        } else {
            months(g, shown);
        }
        for (WaterDays.Day day : shown.days()) {
            cell(g, day, unit, day.equals(now));
        }
        if (isFocused()) {
            g.setStroke(colours().lines[0]);
            g.setLineWidth(1.5);
            g.strokeRect(1, 1, getWidth() - 2, getHeight() - 2);
        }
    }

    private Shown unit(WaterDays shown) {
        double greatest =
                shown.days().stream().mapToDouble(d -> d.drawn(limit)).max().orElse(0);
        return Shown.fitting(time.display, Unit.GAL, greatest);
    }

    private String words(WaterDays.Day day, Shown unit) {
        double most = day.allowed(limit);
        String date = Texts.day(day.fromS() + NOON_S, time.zone);
        return Double.isInfinite(most)
                ? Texts.text("water.day.free", date, unit.format(day.drawn(limit)))
                : Texts.text("water.day.words", date, unit.format(day.drawn(limit)), unit.format(most));
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(DayOfWeek.MONDAY);
    }

    private static int weeks(WaterDays shown) {
        LocalDate first = monday(shown.days().getFirst().date());
        return (int) ChronoUnit.WEEKS.between(first, shown.days().getLast().date()) + 1;
    }

    private void weekdays(GraphicsContext g) {
        double wide = getWidth() / 7;
        for (DayOfWeek day : DayOfWeek.values()) {
            String name = Texts.text("water.weekday." + day.getValue());
            TimeCanvas.text(
                    g,
                    name,
                    TimeCanvas.SMALL,
                    colours().muted,
                    TextAlignment.CENTER,
                    wide * (day.getValue() - 0.5),
                    HEAD / 2);
        }
    }

    private void months(GraphicsContext g, WaterDays shown) {
        LocalDate first = shown.days().getFirst().date().withDayOfMonth(1);
        for (LocalDate month = first; !month.isAfter(shown.days().getLast().date()); month = month.plusMonths(1)) {
            double[] box = box(shown, month);
            double[] corner = monthCorner(shown, month);
            TimeCanvas.text(
                    g,
                    MONTH.format(month),
                    TimeCanvas.BOLD,
                    colours().text,
                    TextAlignment.LEFT,
                    corner[0],
                    corner[1] + HEAD / 2 - 2 + 0 * box[0]);
        }
    }

    private static int monthCount(WaterDays shown) {
        return (int) ChronoUnit.MONTHS.between(
                        shown.days().getFirst().date().withDayOfMonth(1),
                        shown.days().getLast().date().withDayOfMonth(1))
                + 1;
    }

    /** Months in a row. */
    private int columns(WaterDays shown) {
        int months = monthCount(shown);
        int best = 1;
        double size = 0;
        for (int c = 1; c <= months; c++) {
            double wide = getWidth() / c / 7.6;
            double high = getHeight() / Math.ceilDiv(months, c) / 7.4;
            if (Math.min(wide, 1.6 * high) > size) {
                size = Math.min(wide, 1.6 * high);
                best = c;
            }
        }
        return best;
    }

    private double[] monthCorner(WaterDays shown, LocalDate month) {
        int columns = columns(shown);
        int rows = Math.ceilDiv(monthCount(shown), columns);
        int index = (int)
                ChronoUnit.MONTHS.between(shown.days().getFirst().date().withDayOfMonth(1), month.withDayOfMonth(1));
        int row = index / columns;
        return new double[] {
            getWidth() / columns * (index % columns), getHeight() / rows * row,
        };
    }

    /** Left, top, width, height of a date's cell. */
    private double[] box(WaterDays shown, LocalDate date) {
        if (weeks(shown) <= MOST_WEEKS) {
            double wide = getWidth() / 7;
            double high = (getHeight() - HEAD) / weeks(shown);
            long week = ChronoUnit.WEEKS.between(monday(shown.days().getFirst().date()), date);
            return new double[] {wide * (date.getDayOfWeek().getValue() - 1), HEAD + high * week, wide, high};
        }
        int columns = columns(shown);
        int rows = Math.ceilDiv(monthCount(shown), columns);
        double[] corner = monthCorner(shown, date);
        double wide = getWidth() / columns / 7.6;
        double high = (getHeight() / rows - HEAD - 6) / 6;
        long week = ChronoUnit.WEEKS.between(monday(date.withDayOfMonth(1)), date);
        return new double[] {
            corner[0] + wide * (date.getDayOfWeek().getValue() - 1), corner[1] + HEAD + high * week, wide, high
        };
    }

    private WaterDays.@Nullable Day dayAt(double x, double y) {
        WaterDays shown = water;
        if (shown == null) {
            return null;
        }
        for (WaterDays.Day day : shown.days()) {
            double[] b = box(shown, day.date());
            if (x >= b[0] && x < b[0] + b[2] && y >= b[1] && y < b[1] + b[3]) {
                return day;
            }
        }
        return null;
    }

    private Palette colours() {
        return time.colours();
    }

    private void cell(GraphicsContext g, WaterDays.Day day, Shown unit, boolean now) {
        double[] b = box(java.util.Objects.requireNonNull(water), day.date());
        double gap = b[2] > 50 ? 3 : 1;
        double x = Math.round(b[0]) + gap;
        double y = Math.round(b[1]) + gap;
        double wide = Math.round(b[2]) - 2 * gap;
        double high = Math.round(b[3]) - 2 * gap;
        double share = day.share(limit);
        Color colour = share < 0 ? colours().over : share < SCARCE ? colours().scarce : colours().ample;
        boolean words = wide > 60 && high > 46;
        g.setFill(colours().weekend);
        g.fillRect(x, y, wide, high);
        if (words) {
            cellWithWords(g, day, unit, colour, share, new double[] {x, y, wide, high});
        } else {
            g.setFill(colour);
            g.fillRect(x, y, wide, high);
            hatch(g, share, x, y, wide, high);
            g.setFill(colours().background);
            if (high > 12 && wide > 16) {
                g.fillRect(x, y, 14, 11);
                TimeCanvas.text(
                        g,
                        Integer.toString(day.date().getDayOfMonth()),
                        TINY,
                        colours().text,
                        TextAlignment.CENTER,
                        x + 7,
                        y + 6);
            }
        }
        if (now) {
            g.setStroke(colours().text);
            g.setLineWidth(2);
            g.strokeRect(x, y, wide, high);
        }
    }

    private void cellWithWords(
            GraphicsContext g, WaterDays.Day day, Shown unit, Color colour, double share, double[] b) {
        double bar = 8;
        double most = day.allowed(limit);
        double used = Double.isInfinite(most) ? 0 : Math.clamp(1 - share, 0, 1);
        double x = b[0] + 8;
        double barY = b[1] + b[3] - bar - 7;
        double barWide = b[2] - 16;
        g.setFill(colours().grid);
        g.fillRect(x, barY, barWide, bar);
        g.setFill(colour);
        g.fillRect(x, barY, barWide * used, bar);
        hatch(g, share, x, barY, barWide * used, bar);
        g.fillRect(b[0], b[1], 3, b[3]);
        g.setFill(colour);
        g.fillRect(b[0], b[1], 3, b[3]);
        TimeCanvas.text(
                g, DATE.format(day.date()), TimeCanvas.SMALL, colours().muted, TextAlignment.LEFT, x, b[1] + 12);
        Font font = b[3] > LARGE ? LARGE_NUMBER : NUMBER;
        double room = barY - b[1] - 18;
        double numberY = b[1] + 18 + room / 2 - (room > 34 ? 8 : 0);
        TimeCanvas.text(g, unit.number(day.drawn(limit)), font, colours().text, x, numberY, barWide);
        double after = x + TimeCanvas.width(unit.number(day.drawn(limit)), font) + 4;
        if (after + TimeCanvas.width(unit.label(), TimeCanvas.SMALL) < b[0] + b[2]) {
            TimeCanvas.text(g, unit.label(), TimeCanvas.SMALL, colours().muted, TextAlignment.LEFT, after, numberY + 1);
        }
        String left = Double.isInfinite(most)
                ? Texts.text("water.day.nolimit")
                : Texts.text(share < 0 ? "water.day.over" : "water.day.left", Texts.number(Math.abs(100 * share), 0));
        Color ink = share < 0 ? colours().over : colours().muted;
        if (room > 34) {
            TimeCanvas.text(g, left, TimeCanvas.SMALL, ink, x, numberY + (b[3] > LARGE ? 20 : 16), barWide);
        } else if (b[2] > 120) {
            TimeCanvas.text(g, left, TimeCanvas.SMALL, ink, TextAlignment.RIGHT, b[0] + b[2] - 8, b[1] + 12);
        }
    }

    private void hatch(GraphicsContext g, double share, double x, double y, double wide, double high) {
        int every = share < 0 ? 4 : share < SCARCE ? 9 : 0;
        if (every > 0 && wide > 1) {
            g.save();
            g.beginPath();
            g.rect(x, y, wide, high);
            g.clip();
            g.setStroke(colours().background.deriveColor(0, 1, 1, 0.75));
            g.setLineWidth(1);
            for (double at = x - high; at < x + wide; at += every) {
                g.strokeLine(at, y + high, at + high, y);
            }
            g.restore();
        }
    }
}
