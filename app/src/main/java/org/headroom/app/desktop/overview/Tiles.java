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
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.overview.OverviewViewModel.Tile;

/** The key figures, five in a row, or fewer where the window is narrow for its text. */
final class Tiles extends GridPane {
    private static final int MOST = 5;
    private static final double LEAST_PX = 200;

    private final Map<String, Card> cards = new LinkedHashMap<>();
    private int columns;

    Tiles(Display display) {
        super(8, 8);
        columns(MOST);
        Runnable fit = () -> columns((int) Math.clamp(getWidth() / (LEAST_PX * display.textScale()), 2.0, MOST));
        widthProperty().subscribe((_, _) -> fit.run());
        display.textPercent().subscribe((_, _) -> fit.run());
    }

    private void columns(int now) {
        if (now != columns) {
            columns = now;
            getColumnConstraints().clear();
            for (int i = 0; i < now; i++) {
                ColumnConstraints column = new ColumnConstraints();
                column.setPercentWidth(100.0 / now);
                getColumnConstraints().add(column);
            }
            int i = 0;
            for (Card card : cards.values()) {
                setConstraints(card, i % now, i / now);
                i++;
            }
        }
    }

    void show(List<Tile> tiles) {
        for (Tile tile : tiles) {
            Card card = cards.get(tile.id());
            if (card == null) {
                card = new Card(tile);
                add(card, cards.size() % columns, cards.size() / columns);
                cards.put(tile.id(), card);
            }
            card.show(tile);
        }
    }

    private static final class Card extends VBox {
        private final Label value = new Label();
        private final Label note = new Label();
        private final Label difference = new Label();
        private final Tooltip whole = new Tooltip();

        Card(Tile tile) {
            setId("tile-" + tile.id().replace('_', '-'));
            setPadding(new Insets(7, 12, 7, 12));
            getStyleClass().add("overview-tile");
            Label title = new Label(tile.title());
            title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            value.getStyleClass().add("overview-value");
            note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
            note.setTooltip(whole);
            difference.getStyleClass().add(Styles.TEXT_SMALL);
            getChildren().addAll(title, value, note, difference);
        }

        void show(Tile tile) {
            value.setText(tile.value());
            note.setText(tile.note());
            whole.setText(tile.note());
            // in words too: colours are never the only sign
            difference.setText(tile.difference());
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
