package org.headroom.app.desktop;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Display.Units;
import org.headroom.app.desktop.base.Texts;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the window looks: dark or light, units, size of the text. */
final class SettingsPanel extends VBox {
    private static final int TEXT_STEP = 10;

    SettingsPanel(Display display) {
        super(10);
        setId("settings-panel");
        setAccessibleText(Texts.text("settings.title"));
        setPadding(new Insets(14, 16, 16, 16));
        getStyleClass().add("panel");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setMinWidth(300);
        Label title = new Label(Texts.text("settings.title"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        ToggleSwitch dark = new ToggleSwitch();
        dark.setId("dark");
        dark.setAccessibleText(Texts.text("header.dark.help"));
        dark.selectedProperty().bindBidirectional(display.dark());
        getChildren().addAll(title, row("settings.dark", dark), row("settings.units", units(display)));
        getChildren().add(row("settings.text", text(display)));
        Label note = new Label(Texts.text("settings.units.note"));
        note.setWrapText(true);
        note.setMaxWidth(300);
        note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        getChildren().add(note);
    }

    private static Node row(String key, Node control) {
        Label name = new Label(Texts.text(key));
        name.setLabelFor(control);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(10, name, spring, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node units(Display display) {
        ToggleGroup group = new ToggleGroup();
        HBox both = new HBox();
        for (Units units : Units.values()) {
            String id = "units-" + (units == Units.SI ? "si" : "us");
            ToggleButton button = new ToggleButton(Texts.text(id));
            button.setId(id);
            button.setAccessibleText(Texts.text(id + ".help"));
            button.getStyleClass().add(units == Units.SI ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
            button.setToggleGroup(group);
            button.setOnAction(_ -> {
                display.units().set(units);
                button.setSelected(true);
            });
            display.units().subscribe(now -> button.setSelected(now == units));
            both.getChildren().add(button);
        }
        return both;
    }

    private static Node text(Display display) {
        Label size = new Label();
        size.setId("text-size");
        size.setMinWidth(48);
        size.setAlignment(Pos.CENTER);
        Button smaller = button("text-smaller", "fth-minus");
        Button larger = button("text-larger", "fth-plus");
        smaller.setOnAction(_ -> step(display, -TEXT_STEP));
        larger.setOnAction(_ -> step(display, TEXT_STEP));
        display.textPercent().subscribe(percent -> {
            size.setText(Texts.number(percent.intValue(), 0) + " %");
            smaller.setDisable(percent.intValue() <= Display.LEAST_TEXT);
            larger.setDisable(percent.intValue() >= Display.MOST_TEXT);
        });
        HBox row = new HBox(2, smaller, size, larger);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Makes the text larger or smaller. */
    static void step(Display display, int by) {
        int percent = display.textPercent().get() + by;
        display.textPercent().set(Math.clamp(percent, Display.LEAST_TEXT, Display.MOST_TEXT));
    }

    private static Button button(String id, String icon) {
        Button button = new Button("", new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(Texts.text("settings." + id));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.SMALL);
        return button;
    }
}
