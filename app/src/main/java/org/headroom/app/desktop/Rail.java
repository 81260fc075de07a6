package org.headroom.app.desktop;

import atlantafx.base.theme.Styles;
import javafx.geometry.Insets;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
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
            shell.opened().subscribe(opened -> button.setSelected(opened == kind));
            getChildren().add(button);
        }
    }
}
