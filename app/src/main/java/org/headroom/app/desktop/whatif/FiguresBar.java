package org.headroom.app.desktop.whatif;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.ledger.Violation;
import org.headroom.app.tasks.WhatIfOutcome;

/** The window's key figures. */
final class FiguresBar extends HBox {
    private final Tile peak = new Tile("peak");
    private final Tile energy = new Tile("energy");
    private final Tile pue = new Tile("pue");
    private final Tile water = new Tile("water");
    private final Tile gpu = new Tile("gpu");
    private final Tile broken = new Tile("broken");

    FiguresBar() {
        super(0);
        getChildren().addAll(peak, energy, pue, water, gpu, broken);
        getChildren().forEach(tile -> setHgrow(tile, Priority.ALWAYS));
    }

    void show(WhatIfOutcome answer) {
        WhatIfOutcome.Figures f = answer.figures();
        ZoneId zone = answer.zone();
        peak.set(
                Texts.text("figure.peak.value", Texts.number(f.peakMw(), 1)), Texts.moment((double) f.peakAtS(), zone));
        energy.set(
                Texts.text("figure.energy.value", Texts.number(f.energyMwh() / 1000, 1)),
                Texts.text("figure.energy.note", Texts.number(f.meanMw(), 1)));
        pue.set(Texts.number(f.pue(), 3), Texts.text("figure.pue.note"));
        water.set(
                Texts.text("figure.water.value", Texts.number(f.worstDayGal() / 1e6, 2)),
                Texts.day((double) f.worstDay().atTime(12, 0).atZone(zone).toEpochSecond(), zone));
        gpu.set(Texts.text("figure.gpu.value", Texts.number(f.hottestGpuC(), 1)), Texts.text("figure.gpu.note"));
        String limits = answer.violations().stream()
                .map(Violation::limit)
                .distinct()
                .map(FiguresBar::name)
                .collect(Collectors.joining(", "));
        boolean none = limits.isEmpty();
        broken.set(
                none
                        ? Texts.text("figure.broken.none")
                        : Texts.text("figure.broken.value", answer.violations().size()),
                none ? Texts.text("figure.broken.within") : Texts.text("figure.broken.note", limits));
        broken.mark(!none);
    }

    private static String name(String limit) {
        return Texts.textOr("limit." + limit, limit);
    }

    private static final class Tile extends VBox {
        private final String title;
        private final Label value = new Label("\u2013");
        private final Label note = new Label("");

        Tile(String key) {
            super(0);
            this.title = Texts.text("figure." + key);
            setId("figure-" + key);
            setPadding(new Insets(7, 10, 7, 14));
            setMinWidth(120);
            setPrefWidth(key.equals("broken") ? 240 : 140);
            Label name = new Label(title);
            name.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            value.getStyleClass().add("figure");
            note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            getStyleClass().add("tile");
            getChildren().addAll(name, value, note);
        }

        void set(String newValue, String newNote) {
            value.setText(newValue);
            note.setText(newNote);
            setAccessibleText(title + ": " + newValue + ", " + newNote);
        }

        void mark(boolean bad) {
            value.getStyleClass().remove(Styles.DANGER);
            if (bad) {
                value.getStyleClass().add(Styles.DANGER);
            }
        }
    }
}
