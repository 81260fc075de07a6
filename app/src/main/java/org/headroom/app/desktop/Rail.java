package org.headroom.app.desktop;

import atlantafx.base.theme.Styles;
import javafx.geometry.Insets;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The views, one button each. */
final class Rail extends VBox {
    Rail(Shell shell) {
        super(2);
        setPadding(new Insets(8, 6, 8, 6));
        getStyleClass().add("rail");
        for (ViewKind kind : ViewKind.values()) {
            ToggleButton button = new ToggleButton(kind.title(), new FontIcon(kind.icon));
            button.setId("open-" + kind.id());
            button.setContentDisplay(ContentDisplay.TOP);
            button.setMaxWidth(Double.MAX_VALUE);
            button.getStyleClass().addAll(Styles.FLAT, "rail-button");
            button.setTooltip(new Tooltip(kind.title() + " (Ctrl+" + kind.digit + ")"));
            button.setOnAction(_ -> {
                shell.open(kind);
                button.setSelected(true);
            });
            button.setAccessibleText(kind.title());
            button.setOnKeyPressed(e -> move(button, e));
            shell.opened().subscribe(opened -> button.setSelected(opened == kind));
            getChildren().add(button);
        }
    }

    /** Up and down go from view to view; at the ends around. */
    private void move(ToggleButton from, KeyEvent e) {
        int by = e.getCode() == KeyCode.DOWN ? 1 : e.getCode() == KeyCode.UP ? -1 : 0;
        if (by != 0) {
            int to = Math.floorMod(
                    getChildren().indexOf(from) + by, getChildren().size());
            if (getChildren().get(to) instanceof ToggleButton button) {
                button.requestFocus();
                button.fire();
            }
            e.consume();
        }
    }
}
