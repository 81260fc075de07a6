package org.headroom.app.desktop.whatif;

import atlantafx.base.theme.Styles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.tasks.SiteView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Any input of the site, found by words of its path or meaning, with its passport. */
final class PathPane extends VBox {
    private static final double ROW_HEIGHT = 26;
    private static final int MOST_ROWS = 7;

    private final Workspace workspace;
    private final WhatIfViewModel model;
    private final VBox chosen = new VBox(8);
    private final Set<String> opened = new LinkedHashSet<>();
    private List<String> shown = List.of();

    PathPane(Workspace workspace, WhatIfViewModel model) {
        super(6);
        this.workspace = workspace;
        this.model = model;
        TextField words = new TextField();
        words.setId("path-search");
        words.setPromptText(Texts.text("whatif.path.search"));
        words.setAccessibleText(Texts.text("whatif.path.search"));
        ListView<SiteView.Row> found = new ListView<>();
        found.setId("path-found");
        found.setAccessibleText(Texts.text("whatif.path.found"));
        found.setFixedCellSize(ROW_HEIGHT);
        found.setVisible(false);
        found.setManaged(false);
        found.setCellFactory(_ -> new ListCell<>() {
            @Override
            protected void updateItem(SiteView.Row row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? "" : row.path());
                setTooltip(empty || row == null ? null : new Tooltip(row.meaning()));
            }
        });
        words.textProperty().subscribe(text -> {
            List<SiteView.Row> rows = text.isBlank() ? List.of() : model.inputs(text);
            found.getItems().setAll(rows);
            found.setPrefHeight(ROW_HEIGHT * Math.min(MOST_ROWS, rows.size()) + 4);
            found.setVisible(!rows.isEmpty());
            found.setManaged(!rows.isEmpty());
        });
        Runnable take = () -> {
            SiteView.Row row = found.getSelectionModel().getSelectedItem();
            row = row == null && !found.getItems().isEmpty() ? found.getItems().getFirst() : row;
            String path = row == null ? words.getText().strip() : row.path();
            if (!path.isEmpty()) {
                opened.add(path);
                words.clear();
                refresh();
            }
        };
        words.setOnAction(_ -> take.run());
        words.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DOWN) {
                found.requestFocus();
                found.getSelectionModel().selectFirst();
                e.consume();
            }
        });
        found.setOnMouseClicked(_ -> take.run());
        found.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                take.run();
            }
        });
        getChildren().addAll(words, found, chosen);
        workspace.scenarios().subscribe(_ -> refresh());
    }

    private void refresh() {
        Set<String> paths = new LinkedHashSet<>(opened);
        paths.addAll(model.otherPaths());
        List<String> now = List.copyOf(paths);
        if (!now.equals(shown)) {
            shown = now;
            chosen.getChildren().setAll(now.stream().map(this::row).toList());
        }
    }

    private Node row(String path) {
        SiteView.@Nullable Row input = model.input(path);
        Label name = new Label(path);
        name.setMinWidth(0);
        name.setTooltip(new Tooltip(path));
        String siteValue = input == null ? "" : input.value();
        Label passport = new Label(passport(input));
        passport.setWrapText(true);
        passport.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        TextField entry = new TextField();
        entry.setId(ItemRow.id(path) + "-entry");
        entry.setAccessibleText(Texts.text("whatif.entry", path));
        entry.setOnAction(_ -> model.setPath(path, entry.getText(), siteValue));
        HBox.setHgrow(entry, Priority.ALWAYS);
        Button revert = new Button("", new FontIcon("fth-rotate-ccw"));
        revert.setId(ItemRow.id(path) + "-revert");
        revert.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        revert.setAccessibleText(Texts.text("whatif.revert.help", path));
        revert.setTooltip(new Tooltip(Texts.text("whatif.revert.help", path)));
        revert.setOnAction(_ -> {
            opened.remove(path);
            if (model.changed(path)) {
                model.revert(path, path);
            } else {
                refresh();
            }
        });
        workspace.scenarios().subscribe(_ -> entry.setText(workspace.changes().getOrDefault(path, siteValue)));
        HBox edit = new HBox(6, entry, new Label(input == null ? "" : input.unit()), revert);
        edit.setAlignment(Pos.CENTER_LEFT);
        return new VBox(2, name, edit, passport);
    }

    private static String passport(SiteView.@Nullable Row input) {
        if (input == null) {
            return Texts.text("whatif.path.new");
        }
        String known = (input.value() + " " + input.unit()).strip();
        String from = input.from().isEmpty() ? "" : " (" + input.from() + ")";
        String words = Texts.text("whatif.site", known) + from + " " + input.range();
        return input.source().isEmpty()
                ? input.meaning() + ". " + words.strip()
                : input.meaning() + ". " + words.strip() + ", " + input.confidence() + ": " + input.source();
    }
}
