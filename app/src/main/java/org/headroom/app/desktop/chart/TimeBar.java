package org.headroom.app.desktop.chart;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.TimeWindow;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which stretch of time all plots show, in words, and the quick ways to another: one, three or seven days, all. */
public final class TimeBar extends HBox {
    private static final int[] DAYS = {1, 3, 7};
    private static final double DAY_S = 86_400;

    private final TimeWindow time;
    private final Label range = new Label();

    public TimeBar(TimeWindow time) {
        super(4);
        this.time = time;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("time-bar");
        range.setId("time-range");
        range.getStyleClass().add(Styles.TEXT_SMALL);
        Region spring = new Region();
        setHgrow(spring, Priority.ALWAYS);
        getChildren().addAll(range, spring);
        for (int days : DAYS) {
            if (days * DAY_S < time.endS - time.startS) {
                Button preset = button("time-" + days + "d", Texts.text("time.days", days), "");
                preset.setAccessibleText(Texts.text("time.days.help", days));
                preset.setTooltip(new Tooltip(Texts.text("time.days.help", days)));
                preset.setOnAction(_ -> time.preset(days * DAY_S));
                getChildren().add(preset);
            }
        }
        Button all = button("time-all", Texts.text("time.all"), "");
        all.setOnAction(_ -> time.reset());
        Button closer = button("time-closer", "", "fth-zoom-in");
        closer.setOnAction(_ -> time.zoom(0.5, middle()));
        Button wider = button("time-wider", "", "fth-zoom-out");
        wider.setOnAction(_ -> time.zoom(2, middle()));
        Button earlier = button("time-earlier", "", "fth-chevron-left");
        earlier.setOnAction(_ -> time.pan(-time.spanS() / 2));
        Button later = button("time-later", "", "fth-chevron-right");
        later.setOnAction(_ -> time.pan(time.spanS() / 2));
        for (Button each : new Button[] {closer, wider, earlier, later, all}) {
            String help = Texts.text("time." + each.getId().substring("time-".length()) + ".help");
            each.setAccessibleText(help);
            each.setTooltip(new Tooltip(help));
        }
        getChildren().addAll(all, wider, closer, earlier, later);
        Runnable tell = () -> {
            range.setText(TimeTicks.words(time.fromS.get(), time.toS.get(), time.zone));
            boolean zoomed = time.zoomed();
            all.setDisable(!zoomed);
            wider.setDisable(!zoomed);
            earlier.setDisable(time.fromS.get() <= time.startS);
            later.setDisable(time.toS.get() >= time.endS);
        };
        WhileShown.follow(this, tell, time.fromS, time.toS);
        tell.run();
    }

    private double middle() {
        double moment = time.momentS.get();
        boolean inSight = moment > time.fromS.get() && moment < time.toS.get();
        return inSight ? moment : (time.fromS.get() + time.toS.get()) / 2;
    }

    private static Button button(String id, String words, String icon) {
        Button button = icon.isEmpty() ? new Button(words) : new Button(words, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        if (!icon.isEmpty()) {
            button.getStyleClass().add(Styles.BUTTON_ICON);
        }
        return button;
    }
}
