package org.headroom.app.desktop;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a user may change: three sliders and a switch, each with its value and unit, and the way back. */
final class ControlPane extends VBox {
    private final WhatIfViewModel model;

    ControlPane(WhatIfViewModel model) {
        super(16);
        this.model = model;
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
        reset.setOnAction(_ -> model.reset());

        ToggleSwitch dry = toggle("dry", model.dry());
        ToggleSwitch limits = toggle("limits", model.withinLimits());
        double limitW = model.whatIf().gpuLimitW();
        VBox cycles = slider("cycles", model.cycles(), 2, 10, 0.5, v -> Texts.number(v, 1));
        cycles.disableProperty().bind(model.dry());
        getChildren()
                .addAll(
                        row(title, reset),
                        slider("offset", model.offsetK(), -5, 8, 0.5, v -> Texts.signed(v, 1)),
                        slider("cap", model.gpuCapW(), 300, limitW, 10, v -> Texts.number(v, 0)),
                        cycles,
                        dry,
                        limits,
                        spring(),
                        changed(),
                        note());
    }

    private static ToggleSwitch toggle(String key, BooleanProperty value) {
        ToggleSwitch toggle = new ToggleSwitch(Texts.text("controls." + key));
        toggle.setId(key);
        toggle.setMaxWidth(Double.MAX_VALUE);
        toggle.selectedProperty().bindBidirectional(value);
        toggle.setTooltip(new Tooltip(Texts.text("controls." + key + ".help")));
        toggle.setAccessibleText(Texts.text("controls." + key + ".help"));
        return toggle;
    }

    private VBox slider(
            String key, DoubleProperty value, double least, double most, double step, DoubleFunction<String> words) {
        Label name = new Label(Texts.text("controls." + key));
        Label reading = new Label();
        reading.setId(key + "-value");
        reading.getStyleClass().add(Styles.TEXT_BOLD);
        Slider slider = new Slider(least, most, value.get());
        slider.setId(key);
        slider.setBlockIncrement(step);
        slider.setMajorTickUnit(step);
        slider.setMinorTickCount(0);
        slider.setSnapToTicks(true);
        name.setTooltip(new Tooltip(Texts.text("controls." + key + ".help")));
        slider.setAccessibleText(Texts.text("controls." + key + ".help"));
        value.subscribe(v -> {
            reading.setText(Texts.text("controls." + key + ".value", words.apply(v.doubleValue())));
            slider.setAccessibleHelp(reading.getText());
            if (!slider.isValueChanging()) {
                slider.setValue(v.doubleValue());
            }
        });
        slider.valueProperty().subscribe(v -> value.set(Math.round(v.doubleValue() / step) * step));
        slider.valueChangingProperty().subscribe(moving -> model.dragging().set(moving));

        Label from = end(Texts.text("controls." + key + ".end", words.apply(least)));
        Label to = end(Texts.text("controls." + key + ".end", words.apply(most)));
        name.setLabelFor(slider);
        return new VBox(3, new VBox(name, reading), slider, row(from, to));
    }

    private static Label end(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        return label;
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
        Runnable tell = () -> {
            List<String> parts = new ArrayList<>(model.changes().entrySet().stream()
                    .map(e -> e.getKey() + " = " + number(e.getValue()))
                    .toList());
            if (model.gpuCapW().get() < model.whatIf().gpuLimitW()) {
                parts.add(Texts.text(
                        "controls.cap.value", Texts.number(model.gpuCapW().get(), 0)));
            }
            if (model.withinLimits().get()) {
                parts.add(Texts.text("controls.limits"));
            }
            label.setText(
                    parts.isEmpty()
                            ? Texts.text("controls.changed.none")
                            : Texts.text("controls.changed", String.join(", ", parts)));
        };
        model.offsetK().subscribe(_ -> tell.run());
        model.gpuCapW().subscribe(_ -> tell.run());
        model.cycles().subscribe(_ -> tell.run());
        model.dry().subscribe(_ -> tell.run());
        model.withinLimits().subscribe(_ -> tell.run());
        return label;
    }

    private static String number(String value) {
        return value.contains(".") ? value.replaceFirst("\\.?0+$", "") : value;
    }

    private static Label note() {
        Label note = new Label(Texts.text("controls.note"));
        note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        return note;
    }
}
