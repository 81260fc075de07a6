package org.headroom.app.desktop.overview;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.overview.OverviewViewModel.Tile;

/** The key figures, five in a row. */
final class Tiles extends GridPane {
    private static final int COLUMNS = 5;

    private final Map<String, Card> cards = new LinkedHashMap<>();

    Tiles() {
        super(8, 8);
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / COLUMNS);
            getColumnConstraints().add(column);
        }
    }

    void show(List<Tile> tiles) {
        for (Tile tile : tiles) {
            Card card = cards.get(tile.id());
            if (card == null) {
                card = new Card(tile);
                add(card, cards.size() % COLUMNS, cards.size() / COLUMNS);
                cards.put(tile.id(), card);
            }
            card.show(tile);
        }
    }

    private static final class Card extends VBox {
        private final Label value = new Label();
        private final Label note = new Label();
        private final Label difference = new Label();

        Card(Tile tile) {
            setId("tile-" + tile.id().replace('_', '-'));
            setPadding(new Insets(7, 12, 7, 12));
            getStyleClass().add("overview-tile");
            Label title = new Label(tile.title());
            title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            value.getStyleClass().add("overview-value");
            note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            difference.getStyleClass().add(Styles.TEXT_SMALL);
            getChildren().addAll(title, value, note, difference);
        }

        void show(Tile tile) {
            value.setText(tile.value());
            note.setText(tile.note());
            note.setTooltip(new Tooltip(tile.note()));
            // the sign says better or worse too: colours are never the only one
            String mark = tile.better() > 0 ? "\u25b2 " : tile.better() < 0 ? "\u25bc " : "";
            difference.setText(mark + tile.difference());
            difference.setVisible(!tile.difference().isEmpty());
            difference.setManaged(!tile.difference().isEmpty());
            difference.getStyleClass().removeAll(Styles.SUCCESS, Styles.DANGER);
            if (tile.better() != 0) {
                difference.getStyleClass().add(tile.better() > 0 ? Styles.SUCCESS : Styles.DANGER);
            }
            String all = tile.title() + ": " + tile.value() + ", " + tile.note();
            setAccessibleText(tile.difference().isEmpty() ? all : all + ", " + tile.difference());
        }
    }
}
