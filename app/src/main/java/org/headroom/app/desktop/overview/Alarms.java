package org.headroom.app.desktop.overview;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.overview.OverviewViewModel.Alarm;
import org.kordamp.ikonli.javafx.FontIcon;

/** The limits that break, earliest first; choosing one goes there. */
final class Alarms extends VBox {
    private final ListView<Alarm> list = new ListView<>();
    private final Label title = new Label();
    private final Label nothing = new Label(Texts.text("overview.alarms.waiting"));
    private boolean filling;

    Alarms(Consumer<Alarm> chosen) {
        super(4);
        title.setId("alarms-title");
        title.getStyleClass().add(Styles.TEXT_BOLD);
        list.setId("alarms");
        list.setAccessibleText(Texts.text("overview.alarms"));
        nothing.setId("alarms-none");
        list.setPlaceholder(nothing);
        title.setText(Texts.text("overview.alarms"));
        list.getStyleClass().add(Styles.DENSE);
        list.setMinHeight(70);
        list.setCellFactory(_ -> new Row());
        list.getSelectionModel().selectedItemProperty().subscribe(alarm -> {
            if (alarm != null && !filling) {
                chosen.accept(alarm);
            }
        });
        // the same one once more goes there once more
        list.setOnMouseClicked(_ -> {
            Alarm alarm = list.getSelectionModel().getSelectedItem();
            if (alarm != null) {
                chosen.accept(alarm);
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title, list);
    }

    void show(List<Alarm> alarms) {
        nothing.setText(Texts.text("overview.alarms.none"));
        if (!list.getItems().equals(alarms)) {
            filling = true;
            int selected = list.getSelectionModel().getSelectedIndex();
            list.getItems().setAll(alarms);
            if (selected >= 0 && selected < alarms.size()) {
                list.getSelectionModel().select(selected);
            }
            filling = false;
        }
        title.setText(
                alarms.isEmpty() ? Texts.text("overview.alarms") : Texts.text("overview.alarms.count", alarms.size()));
    }

    private static final class Row extends ListCell<Alarm> {
        private final Label when = label(140);
        private final Label what = label(180);
        private final Label by = label(0);
        private final Label lasts = label(80);
        private final HBox all = new HBox(10, new FontIcon("fth-alert-triangle"), when, what, by, lasts);

        Row() {
            all.setAlignment(Pos.CENTER_LEFT);
            all.getChildren().getFirst().getStyleClass().add("alarm-icon");
            what.getStyleClass().add(Styles.TEXT_BOLD);
            HBox.setHgrow(by, Priority.ALWAYS);
            by.setMaxWidth(Double.MAX_VALUE);
            lasts.setAlignment(Pos.CENTER_RIGHT);
        }

        private static Label label(double minWidth) {
            Label label = new Label();
            label.setMinWidth(minWidth);
            return label;
        }

        @Override
        protected void updateItem(Alarm alarm, boolean empty) {
            super.updateItem(alarm, empty);
            if (empty || alarm == null) {
                setGraphic(null);
                setAccessibleText(null);
            } else {
                when.setText(alarm.when());
                what.setText(alarm.what());
                by.setText(alarm.by());
                lasts.setText(alarm.lasts());
                setGraphic(all);
                setAccessibleText(alarm.words());
            }
        }
    }
}
