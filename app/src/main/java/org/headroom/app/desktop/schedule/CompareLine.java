package org.headroom.app.desktop.schedule;

import atlantafx.base.theme.Styles;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Shown;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.ScheduleCheck;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** The schedule beside the baseline in five figures. */
final class CompareLine extends HBox {
    private final ScheduleViewModel model;
    private final Figure lateness = new Figure("lateness");
    private final Figure peak = new Figure("peak");
    private final Figure water = new Figure("water");
    private final Figure cost = new Figure("cost");
    private final Figure broken = new Figure("broken");

    /** A name, a value and how far it is from the baseline's. */
    private static final class Figure extends VBox {
        private final Label value = new Label();
        private final Label change = new Label();

        Figure(String key) {
            Label name = new Label(Texts.text("schedule.figure." + key));
            name.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            value.setId("schedule-" + key + "-value");
            value.getStyleClass().add(Styles.TEXT_BOLD);
            change.setId("schedule-" + key + "-change");
            change.getStyleClass().add(Styles.TEXT_SMALL);
            HBox line = new HBox(6, value, change);
            line.setAlignment(Pos.BASELINE_LEFT);
            getChildren().addAll(name, line);
        }

        void show(String words, String against, boolean better, boolean worse) {
            value.setText(words);
            change.setText(against);
            change.getStyleClass().removeAll(Styles.SUCCESS, Styles.DANGER);
            if (better || worse) {
                change.getStyleClass().add(better ? Styles.SUCCESS : Styles.DANGER);
            }
        }
    }

    CompareLine(ScheduleViewModel model) {
        super(26);
        this.model = model;
        setId("schedule-compare");
        setPadding(new Insets(3, 14, 3, 14));
        getChildren().addAll(lateness, peak, water, cost, broken);
        model.check().subscribe(_ -> show());
        model.workspace().display().units().subscribe(_ -> show());
    }

    private void show() {
        ScheduleCheck now = model.check().get();
        ScheduleCheck base = model.baseline().get();
        if (now == null || base == null) {
            return;
        }
        Shown gal = Shown.fitting(
                model.workspace().display(), Unit.GAL, now.figures().waterGal());
        figure(lateness, now, base, c -> c.figures().latenessH(), "h", 0);
        figure(peak, now, base, c -> c.figures().peakMw(), "MW", 1);
        figure(water, now, base, c -> gal.value(c.figures().waterGal()), gal.label(), gal.decimals());
        figure(cost, now, base, c -> c.figures().costUsd() / 1e6, Texts.text("schedule.million"), 3);
        figure(broken, now, base, c -> c.breaches().size(), "", 0);
    }

    private static void figure(
            Figure figure,
            ScheduleCheck now,
            @Nullable ScheduleCheck base,
            ToDoubleFunction<ScheduleCheck> of,
            String unit,
            int decimals) {
        double value = of.applyAsDouble(now);
        double by = base == null ? 0 : value - of.applyAsDouble(base);
        boolean same = Math.abs(by) < 0.5 * Math.pow(10, -decimals);
        figure.show(
                Texts.number(value, decimals) + (unit.isEmpty() ? "" : " " + unit),
                same ? Texts.text("schedule.same") : Texts.signed(by, decimals) + " " + Texts.text("schedule.against"),
                !same && by < 0,
                !same && by > 0);
    }
}
