package org.headroom.app.desktop.water;

import atlantafx.base.theme.Styles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Pieces that the pages are made of. */
final class Pages {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private Pages() {}

    /** As in {@code 14:15}. */
    static String clock(double epochS, ZoneId zone) {
        return CLOCK.format(Instant.ofEpochSecond((long) epochS).atZone(zone));
    }

    static Label heading(String words) {
        Label label = new Label(words);
        label.getStyleClass().add(Styles.TEXT_BOLD);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label note(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return label;
    }

    /** A table: the first column grows, numbers are right-aligned. */
    static GridPane table(int columns) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("water-table");
        grid.setHgap(14);
        grid.setVgap(4);
        for (int c = 0; c < columns; c++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHgrow(c == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setHalignment(c == 0 ? HPos.LEFT : HPos.RIGHT);
            column.setMinWidth(c == 0 ? 90 : Region.USE_PREF_SIZE);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    static Label cell(String words, boolean strong) {
        Label label = new Label(words);
        label.setAlignment(Pos.CENTER_LEFT);
        if (strong) {
            label.getStyleClass().add(Styles.TEXT_BOLD);
        }
        return label;
    }

    static Label head(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return label;
    }

    /** A figure with its name above and a note below. */
    static final class Tile extends VBox {
        private final Label value = new Label("\u2013");
        private final Label below = head("");

        Tile(String id, String name) {
            super(0);
            setPadding(new Insets(6, 12, 6, 12));
            getStyleClass().add("water-tile");
            value.setId(id);
            value.getStyleClass().add("figure");
            value.setMinWidth(Region.USE_PREF_SIZE);
            below.setWrapText(true);
            getChildren().addAll(head(name), value, below);
            setMinWidth(0);
        }

        void set(String words, String note, boolean bad) {
            value.setText(words);
            value.setAccessibleText(words + " " + note);
            below.setText(note);
            value.getStyleClass().remove("danger");
            if (bad) {
                value.getStyleClass().add("danger");
            }
        }
    }
}
