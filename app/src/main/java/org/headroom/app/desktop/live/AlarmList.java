package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.LiveMoment;
import org.kordamp.ikonli.javafx.FontIcon;

/** Alarms that stand, each with who acknowledged it and when, or a button to do so. Built anew only when something changed. */
final class AlarmList extends VBox {
    private final LiveViewModel model;
    private final ZoneId zone;
    private List<LiveMoment.LiveAlarm> shown = List.of();
    private boolean once;

    AlarmList(LiveViewModel model, ZoneId zone) {
        super(6);
        this.model = model;
        this.zone = zone;
        setId("live-alarms");
    }

    void show(List<LiveMoment.LiveAlarm> alarms) {
        if (once && alarms.equals(shown)) {
            return;
        }
        once = true;
        shown = alarms;
        setAccessibleText(Texts.text("live.alarms.count", alarms.size()));
        List<Node> rows = new ArrayList<>();
        for (LiveMoment.LiveAlarm alarm : alarms) {
            rows.add(row(alarm));
        }
        if (alarms.isEmpty()) {
            Label none = new Label(Texts.text("live.alarms.none"));
            none.getStyleClass().add(Styles.TEXT_MUTED);
            rows.add(none);
        }
        getChildren().setAll(rows);
    }

    private Node row(LiveMoment.LiveAlarm alarm) {
        boolean critical = alarm.level().equals("critical");
        FontIcon sign = new FontIcon(critical ? "fth-alert-octagon" : "fth-alert-triangle");
        Label level = new Label(Texts.text("live.level." + alarm.level()), sign);
        level.getStyleClass().addAll("answer", critical ? "danger" : "warning");
        level.setMinWidth(Region.USE_PREF_SIZE);
        Label since = new Label(Texts.text("live.alarm.since", Texts.moment((double) alarm.sinceS(), zone)));
        since.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        since.setMinWidth(0);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox head = new HBox(8, level, since, spring);
        head.setAlignment(Pos.CENTER_LEFT);
        Label words = new Label(alarm.text());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox row = new VBox(4, head, words);
        if (alarm.acknowledged()) {
            Label seen = new Label(
                    alarm.by().isEmpty()
                            ? Texts.text("live.alarm.seen")
                            : Texts.text("live.alarm.seen.by", alarm.by(), Texts.moment(alarm.acknowledgedS(), zone)),
                    new FontIcon("fth-check"));
            seen.setId(id("live-seen-", alarm));
            seen.setWrapText(true);
            seen.setMinHeight(Region.USE_PREF_SIZE);
            seen.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
            row.getChildren().add(seen);
        } else {
            Button acknowledge = new Button(Texts.text("live.alarm.acknowledge"), new FontIcon("fth-check"));
            acknowledge.setId(id("live-ack-", alarm));
            acknowledge.setAccessibleText(Texts.text("live.alarm.acknowledge.help", alarm.text()));
            acknowledge.getStyleClass().add(Styles.SMALL);
            acknowledge.setMinWidth(Region.USE_PREF_SIZE);
            acknowledge.setOnAction(_ -> model.ask("ack", alarm.id()));
            head.getChildren().add(acknowledge);
        }
        row.setPadding(new Insets(6, 8, 8, 8));
        row.getStyleClass().add("live-alarm");
        return row;
    }

    private static String id(String what, LiveMoment.LiveAlarm alarm) {
        return what + alarm.id().replaceAll("[^a-zA-Z0-9]+", "-");
    }
}
