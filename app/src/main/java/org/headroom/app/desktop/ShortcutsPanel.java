package org.headroom.app.desktop;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.ShortcutTable;
import org.headroom.app.desktop.base.ShortcutTable.Shortcut;
import org.headroom.app.desktop.base.Texts;

/** The table of all keys, by where they work, in columns of about the same length. */
final class ShortcutsPanel extends VBox {
    private static final int COLUMNS = 2;

    ShortcutsPanel(ShortcutTable table) {
        super(10);
        setId("shortcuts-panel");
        setAccessibleText(Texts.text("shortcuts.title"));
        setPadding(new Insets(18, 22, 18, 22));
        getStyleClass().add("panel");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(Texts.text("shortcuts.title"));
        title.getStyleClass().add(Styles.TITLE_4);
        Label note = new Label(Texts.text("shortcuts.close"));
        note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        Map<String, List<Shortcut>> groups = new LinkedHashMap<>();
        table.all()
                .forEach(s -> groups.computeIfAbsent(s.group(), _ -> new ArrayList<>())
                        .add(s));
        HBox columns = new HBox(36);
        int most = (table.all().size() + 2 * groups.size() + COLUMNS - 1) / COLUMNS;
        VBox column = new VBox(14);
        int length = 0;
        columns.getChildren().add(column);
        for (Map.Entry<String, List<Shortcut>> group : groups.entrySet()) {
            int lines = group.getValue().size() + 2;
            if (length > 0 && length + lines > most + 2) {
                column = new VBox(14);
                columns.getChildren().add(column);
                length = 0;
            }
            length += lines;
            column.getChildren().add(group(group.getKey(), group.getValue()));
        }
        ScrollPane scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add(Styles.BG_DEFAULT);
        scroll.setAccessibleText(Texts.text("shortcuts.title"));
        getChildren().addAll(title, scroll, note);
    }

    private static GridPane group(String name, List<Shortcut> shortcuts) {
        GridPane grid = new GridPane(14, 4);
        Label title = new Label(name);
        title.getStyleClass().add(Styles.TEXT_BOLD);
        grid.add(title, 0, 0, 2, 1);
        int row = 1;
        for (Shortcut shortcut : shortcuts) {
            Label keys = new Label(shortcut.keys());
            keys.getStyleClass().add("keys");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(keys, HPos.LEFT);
            Label what = new Label(shortcut.what());
            keys.setAccessibleText(shortcut.keys() + ": " + shortcut.what());
            grid.addRow(row++, keys, what);
        }
        return grid;
    }
}
