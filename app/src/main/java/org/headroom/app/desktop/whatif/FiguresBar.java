package org.headroom.app.desktop.whatif;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.ledger.Violation;
import org.headroom.app.tasks.KeyFigure;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfOutcome.Figures;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** The window's key figures, each with its difference to what it is held against; in two rows where they need them. */
final class FiguresBar extends GridPane {
    private static final double LEAST_PX = 136;

    /** The figures, and room for one that names the limits that break. */
    private static final int PLACES = 6;

    private static final double HALF = 0.5;

    private final Display display;
    private final Tile peak = new Tile("peak");
    private final Tile energy = new Tile("energy");
    private final Tile pue = new Tile("pue");
    private final Tile water = new Tile("water");
    private final Tile gpu = new Tile("gpu");
    private final Tile broken = new Tile("broken");

    FiguresBar(Display display) {
        this.display = display;
        place(PLACES);
        widthProperty().subscribe((_, _) -> fit());
        display.textPercent().subscribe((_, _) -> fit());
    }

    private void fit() {
        boolean wide = getWidth() >= PLACES * LEAST_PX * display.textScale();
        place(wide || getWidth() <= 0 ? PLACES : PLACES / 2);
    }

    private void place(int columns) {
        if (getColumnConstraints().size() == columns) {
            return;
        }
        getColumnConstraints().clear();
        getChildren().clear();
        List<Tile> tiles = List.of(peak, energy, pue, water, gpu, broken);
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(column);
        }
        for (int i = 0; i < tiles.size(); i++) {
            add(tiles.get(i), i % columns, i / columns);
        }
    }

    /** @param base what the answer is held against; null if that is not known or is the same */
    void show(WhatIfOutcome answer, @Nullable WhatIfOutcome base) {
        Figures f = answer.figures();
        Figures b = base == null ? null : base.figures();
        ZoneId zone = answer.zone();
        set(peak, Figures::peakMw, f, b, Shown.of(display, Unit.MW), Texts.moment((double) f.peakAtS(), zone));
        set(
                energy,
                Figures::energyMwh,
                f,
                b,
                Shown.fitting(display, Unit.MWH, f.energyMwh()),
                Texts.text("figure.energy.note", Texts.number(f.meanMw(), 1)));
        set(pue, Figures::pue, f, b, new Shown("", 1, 0, 3), Texts.text("figure.pue.note"));
        set(
                water,
                figures -> key(figures, "water_gal_worst_day"),
                f,
                b,
                Shown.fitting(display, Unit.GAL, key(f, "water_gal_worst_day")),
                Texts.text(
                        "figure.water.note",
                        Shown.fitting(display, Unit.GAL, key(f, "water_gal_total"))
                                .format(key(f, "water_gal_total"))));
        set(gpu, Figures::hottestGpuC, f, b, Shown.of(display, Unit.C), Texts.text("figure.gpu.note"));
        String limits = answer.violations().stream()
                .map(Violation::limit)
                .distinct()
                .map(FiguresBar::name)
                .collect(Collectors.joining(", "));
        boolean none = limits.isEmpty();
        int more = base == null
                ? 0
                : answer.violations().size() - base.violations().size();
        broken.set(
                none
                        ? Texts.text("figure.broken.none")
                        : Texts.text("figure.broken.value", answer.violations().size()),
                more == 0 ? "" : Texts.signed(more, 0),
                none ? Texts.text("figure.broken.within") : Texts.text("figure.broken.note", limits));
        broken.mark(!none);
    }

    private static void set(
            Tile tile, ToDoubleFunction<Figures> of, Figures f, @Nullable Figures b, Shown shown, String note) {
        double value = of.applyAsDouble(f);
        String difference = "";
        if (b != null && Double.isFinite(value) && Double.isFinite(of.applyAsDouble(b))) {
            double by = value - of.applyAsDouble(b);
            boolean seen = Math.abs(shown.difference(by)) >= HALF * Math.pow(10, -shown.decimals());
            difference = seen ? shown.formatDifference(by) : "";
        }
        tile.set(shown.format(value), difference, note);
    }

    private static double key(Figures figures, String id) {
        return figures.key().stream()
                .filter(k -> k.id().equals(id))
                .mapToDouble(KeyFigure::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String name(String limit) {
        return Texts.textOr("limit." + limit, limit);
    }

    private static final class Tile extends VBox {
        private final String title;
        private final Label value = new Label("\u2013");
        private final Label by = new Label("");
        private final Label note = new Label("");

        Tile(String key) {
            super(0);
            this.title = Texts.text("figure." + key);
            setId("figure-" + key);
            by.setId("figure-" + key + "-by");
            setPadding(new Insets(5, 8, 5, 12));
            setMinWidth(0);
            Label name = new Label(title);
            name.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            value.getStyleClass().add("figure");
            by.getStyleClass().add("whatif-by");
            note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            getStyleClass().add("tile");
            by.setMinHeight(USE_PREF_SIZE);
            getChildren().addAll(name, value, by, note);
        }

        void set(String newValue, String newBy, String newNote) {
            value.setText(newValue);
            by.setText(newBy);
            note.setText(newNote);
            setAccessibleText(title + ": " + (newValue + " " + newBy).strip() + ", " + newNote);
        }

        void mark(boolean bad) {
            value.getStyleClass().remove(Styles.DANGER);
            if (bad) {
                value.getStyleClass().add(Styles.DANGER);
            }
        }
    }
}
