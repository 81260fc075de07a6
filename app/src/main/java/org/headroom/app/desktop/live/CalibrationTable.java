package org.headroom.app.desktop.live;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.LiveMoment;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the meters taught about the plant: each parameter with its uncertainty, and buttons to freeze it or take it back. */
final class CalibrationTable extends GridPane {
    private final LiveViewModel model;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String path, Label applied, Label value, Label state, ToggleButton freeze, Button undo) {}

    CalibrationTable(LiveViewModel model) {
        this.model = model;
        setId("live-calibration");
        setHgap(8);
        setVgap(3);
        for (int c = 0; c < 4; c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(c == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(c == 1 || c == 2 ? HPos.RIGHT : HPos.LEFT);
            column.setMinWidth(c == 0 ? 100 : Region.USE_PREF_SIZE);
            getColumnConstraints().add(column);
        }
        addRow(0, head("live.parameter"), head("live.parameter.applied"), head("live.parameter.estimate"), head(""));
    }

    private static Label head(String key) {
        Label label = new Label(key.isEmpty() ? "" : Texts.text(key));
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return label;
    }

    void show(List<LiveMoment.Parameter> parameters) {
        if (rows.size() != parameters.size()) {
            rows.clear();
            getChildren().removeIf(n -> GridPane.getRowIndex(n) > 0);
            for (int i = 0; i < parameters.size(); i++) {
                add(parameters.get(i), 2 * i + 1);
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            show(rows.get(i), parameters.get(i));
        }
    }

    private void add(LiveMoment.Parameter p, int at) {
        String id = p.path().replaceAll("[^a-z]+", "-");
        Label name = new Label(Texts.textOr("live." + p.path(), p.path()));
        name.setTooltip(new Tooltip(p.path()));
        Label applied = new Label();
        applied.setId("live-" + id + "-applied");
        applied.getStyleClass().add(Styles.TEXT_BOLD);
        Label value = new Label();
        value.setId("live-" + id + "-value");
        ToggleButton freeze = new ToggleButton("", new FontIcon("fth-lock"));
        freeze.setId("live-" + id + "-freeze");
        freeze.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.SMALL);
        freeze.setOnAction(_ -> model.ask(freeze.isSelected() ? "freeze" : "release", p.path()));
        Button undo = new Button("", new FontIcon("fth-rotate-ccw"));
        undo.setId("live-" + id + "-undo");
        undo.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.SMALL);
        undo.setAccessibleText(Texts.text("live.undo.help", name.getText()));
        undo.setTooltip(new Tooltip(Texts.text("live.undo.help", name.getText())));
        undo.setOnAction(_ -> model.ask("undo", p.path()));
        HBox buttons = new HBox(3, freeze, undo);
        Label state = new Label();
        state.setMinWidth(0);
        state.setWrapText(true);
        state.setMinHeight(Region.USE_PREF_SIZE);
        state.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        addRow(at, name, applied, value, buttons);
        add(state, 0, at + 1, 4, 1);
        rows.add(new Row(p.path(), applied, value, state, freeze, undo));
    }

    private static void show(Row row, LiveMoment.Parameter p) {
        row.applied().setText(Texts.number(p.applied(), 3));
        row.value()
                .setText(
                        p.identifiable()
                                ? Texts.text(
                                        "live.parameter.value", Texts.number(p.value(), 3), Texts.number(p.sd(), 3))
                                : "\u2013");
        String words = p.identifiable()
                ? Texts.text("live.parameter.told")
                : p.notToldFrom().isEmpty()
                        ? Texts.text("live.parameter.unseen")
                        : Texts.text("live.parameter.confounded", String.join(", ", p.notToldFrom()));
        row.state().setText(p.frozen() ? Texts.text("live.parameter.frozen") + "; " + words : words);
        row.freeze().setSelected(p.frozen());
        String help = Texts.text(p.frozen() ? "live.release.help" : "live.freeze.help");
        row.freeze().setAccessibleText(help);
        if (row.freeze().getTooltip() == null
                || !help.equals(row.freeze().getTooltip().getText())) {
            row.freeze().setTooltip(new Tooltip(help));
        }
        row.undo().setDisable(!p.corrected());
    }
}
