package org.headroom.app.desktop.whatif;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.WhatIfItem;

/** What a user may change, one control an item, each with its value and unit, and the way back. */
final class ControlPane extends VBox {
    private final Workspace workspace;

    ControlPane(Workspace workspace) {
        super(16);
        this.workspace = workspace;
        setPadding(new Insets(14, 18, 14, 18));
        setPrefWidth(252);
        setMinWidth(252);
        getStyleClass().add("controls");

        Label title = new Label(Texts.text("controls.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        Button reset = new Button(Texts.text("controls.reset"));
        reset.setId("reset");
        reset.getStyleClass().addAll(Styles.SMALL, Styles.BUTTON_OUTLINED);
        reset.setTooltip(new Tooltip(Texts.text("controls.reset.help")));
        reset.setAccessibleText(Texts.text("controls.reset.help"));
        reset.setOnAction(_ ->
                workspace.edit(Texts.text("controls.reset"), s -> s.current().isRoot() ? s : s.clear(s.currentId())));
        getChildren().add(row(title, reset));
        for (WhatIfItem item : workspace.whatIf().items()) {
            getChildren().add(item.isNumber() ? slider(item) : choice(item));
        }
        getChildren().addAll(spring(), changed(), note());
    }

    private static String id(WhatIfItem item) {
        return item.path().replace('.', '-').replace('_', '-');
    }

    private Node choice(WhatIfItem item) {
        Label name = new Label(Texts.textOr("item." + item.path(), item.path()));
        ComboBox<String> box = new ComboBox<>();
        box.setId(id(item));
        box.getItems().addAll(item.choices());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : Texts.textOr("item." + item.path() + "." + value, value);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        name.setLabelFor(box);
        workspace.scenarios().subscribe(_ -> box.setValue(workspace.value(item)));
        box.setOnAction(_ -> set(item, box.getValue()));
        return new VBox(3, name, box);
    }

    private Node slider(WhatIfItem item) {
        Label name = new Label(Texts.textOr("item." + item.path(), item.path()));
        Label reading = new Label();
        reading.setId(id(item) + "-value");
        reading.getStyleClass().add(Styles.TEXT_BOLD);
        Slider slider = new Slider(item.least(), item.most(), Double.parseDouble(workspace.value(item)));
        slider.setId(id(item));
        slider.setBlockIncrement(item.step());
        slider.setMajorTickUnit(item.step());
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        slider.setAccessibleText(name.getText());
        workspace.scenarios().subscribe(_ -> {
            double value = Double.parseDouble(workspace.value(item));
            reading.setText(Texts.number(value, item.step() < 1 ? 1 : 0) + " " + item.unit());
            slider.setAccessibleHelp(reading.getText());
            if (!slider.isValueChanging()) {
                slider.setValue(value);
            }
        });
        slider.valueProperty().subscribe(v -> {
            String value = item.spelled(v.doubleValue());
            boolean moved = Math.abs(v.doubleValue() - Double.parseDouble(workspace.value(item))) > 1e-9 * item.step();
            if (moved && !value.equals(workspace.value(item))) {
                set(item, value);
            }
        });
        slider.valueChangingProperty().subscribe((was, is) -> {
            if (is) {
                workspace.hold();
            } else if (was) {
                workspace.release();
            }
        });
        slider.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && workspace.held().get()) {
                workspace.cancel();
                e.consume();
            }
        });
        name.setLabelFor(slider);
        return new VBox(3, row(name, reading), slider);
    }

    private void set(WhatIfItem item, String value) {
        String action = Texts.text("controls.set", Texts.textOr("item." + item.path(), item.path()));
        if (!value.equals(workspace.value(item))) {
            workspace.set(action, item.path(), value, item.base());
        }
    }

    private static HBox row(Region left, Region right) {
        return new HBox(left, spring(), right);
    }

    private static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        VBox.setVgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** Says in words what differs from the site. */
    private Label changed() {
        Label label = new Label();
        label.setId("changed");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        workspace.scenarios().subscribe(_ -> {
            List<String> parts = workspace.changes().entrySet().stream()
                    .map(e -> e.getKey() + " = " + e.getValue())
                    .toList();
            label.setText(
                    parts.isEmpty()
                            ? Texts.text("controls.changed.none")
                            : Texts.text("controls.changed", String.join(", ", parts)));
        });
        return label;
    }

    private static Label note() {
        Label note = new Label(Texts.text("controls.note"));
        note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }
}
