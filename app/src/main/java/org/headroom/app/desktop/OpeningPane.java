package org.headroom.app.desktop;

import atlantafx.base.theme.Styles;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.headroom.app.desktop.base.Texts;

/** The window before its inputs are read: the same frame, and in the middle what it is waiting for. */
final class OpeningPane extends BorderPane {
    private static final double HEADER = 50;
    private static final double RAIL = 82;

    OpeningPane() {
        getStylesheets().add(Shell.stylesheet());
        Label product = new Label(Texts.text("header.product"));
        product.getStyleClass().add(Styles.TITLE_3);
        HBox header = new HBox(product);
        header.setAlignment(Pos.CENTER_LEFT);
        header.setPadding(new Insets(7, 18, 7, 18));
        header.setMinHeight(HEADER);
        header.getStyleClass().add("header");
        Region rail = new Region();
        rail.setMinWidth(RAIL);
        rail.getStyleClass().add("rail");
        Label opening = new Label(Texts.text("answer.opening"));
        opening.getStyleClass().add(Styles.TEXT_MUTED);
        setTop(header);
        setLeft(rail);
        setCenter(opening);
    }
}
