package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.scenarios.Row.Cell;
import org.headroom.app.desktop.scenarios.Row.Kind;
import org.headroom.app.desktop.scenarios.Row.Rank;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.WhatIfItem;
import org.jspecify.annotations.Nullable;

/**
 * One scenario's cell of a row: a figure with its difference to the base and a mark for the best and the worst, or an
 * input that can be changed on the spot.
 */
final class ScenarioValueCell extends TableCell<Row, Cell> {
    private final ScenariosViewModel model;
    private final String scenarioId;
    private final Label value = new Label();
    private final Label difference = new Label();
    private final VBox figure = new VBox(0, value, difference);
    private @Nullable TextField field;
    private @Nullable ComboBox<String> box;
    private String editorOf = "";
    private boolean filling;

    ScenarioValueCell(ScenariosViewModel model, String scenarioId) {
        this.model = model;
        this.scenarioId = scenarioId;
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        difference.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        figure.setAlignment(Pos.CENTER_RIGHT);
    }

    @Override
    protected void updateItem(@Nullable Cell cell, boolean empty) {
        super.updateItem(cell, empty);
        Row row = getTableRow() == null ? null : getTableRow().getItem();
        if (empty || cell == null || row == null || row.kind() == Kind.GROUP) {
            setGraphic(null);
            return;
        }
        boolean fixed = scenarioId.equals(Scenarios.ROOT);
        if (row.kind() == Kind.INPUT && !fixed) {
            setGraphic(editor(row, cell));
        } else {
            showFigure(row, cell);
            setGraphic(figure);
        }
    }

    private void showFigure(Row row, Cell cell) {
        String words = row.kind() == Kind.INPUT ? model.inputs().shown(row.key(), cell.value()) : cell.value();
        String mark = switch (cell.rank()) {
            case BEST -> "\u25b2 ";
            case WORST -> "\u25bc ";
            case NONE -> "";
        };
        value.setText(mark + (words.isEmpty() ? cell.state() : words));
        value.setId("value-" + id(row));
        value.getStyleClass().removeAll("cell-best", "cell-worst", "cell-waiting");
        if (!cell.state().isEmpty()) {
            value.getStyleClass().add("cell-waiting");
        } else if (cell.rank() != Rank.NONE) {
            value.getStyleClass().add(cell.rank() == Rank.BEST ? "cell-best" : "cell-worst");
        }
        boolean stale = !cell.state().isEmpty() && !words.isEmpty();
        difference.setText(stale ? cell.state() : cell.difference());
        boolean second = !difference.getText().isEmpty();
        difference.setVisible(second);
        difference.setManaged(second);
        String rank = cell.rank() == Rank.NONE
                ? ""
                : ", " + Texts.text("scenarios.rank." + cell.rank().name().toLowerCase(java.util.Locale.ROOT));
        setAccessibleText(row.title() + ", " + model.name(scenarioId) + ": " + words + rank
                + (cell.difference().isEmpty() ? "" : ", " + cell.difference()));
        setTooltip(cell.state().isEmpty() ? null : new Tooltip(cell.state()));
    }

    private String id(Row row) {
        return row.key().replace('.', '-').replace('_', '-') + "-" + scenarioId;
    }

    private Node editor(Row row, Cell cell) {
        WhatIfItem item = model.inputs().item(row.key());
        boolean choice = item != null && !item.choices().isEmpty();
        if (!editorOf.equals(row.key())) {
            editorOf = row.key();
            field = choice ? null : field(row, item);
            box = choice && item != null ? box(row, item) : null;
        }
        filling = true;
        TextField text = field;
        ComboBox<String> list = box;
        if (text != null && !text.isFocused()) {
            text.setText(typed(item, cell.value()));
            text.pseudoClassStateChanged(Styles.STATE_DANGER, false);
        }
        if (list != null) {
            list.setValue(cell.value());
        }
        filling = false;
        Node node = text != null ? text : java.util.Objects.requireNonNull(list);
        node.getStyleClass().remove("cell-differs");
        if (cell.differs()) {
            node.getStyleClass().add("cell-differs");
        }
        node.setAccessibleText(row.title() + ", " + model.name(scenarioId));
        setTooltip(null);
        return node;
    }

    /** A value as it is typed: nothing for no date, a time without its letter. */
    private static String typed(@Nullable WhatIfItem item, String value) {
        boolean moment = item != null && !item.isNumber() && item.choices().isEmpty();
        return !moment ? value : value.equals("null") ? "" : value.replace('T', ' ');
    }

    private TextField field(Row row, @Nullable WhatIfItem item) {
        TextField text = new TextField();
        text.setId("edit-" + id(row));
        text.getStyleClass().add(Styles.SMALL);
        text.setAlignment(Pos.CENTER_RIGHT);
        text.setPromptText(model.inputs().shown(row.key(), "null"));
        text.setOnAction(_ -> commit(row, text));
        text.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                text.setText(typed(item, row.cell(scenarioId).get().value()));
                text.pseudoClassStateChanged(Styles.STATE_DANGER, false);
                e.consume();
            }
        });
        text.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                commit(row, text);
            }
        });
        return text;
    }

    private void commit(Row row, TextField text) {
        if (filling) {
            return;
        }
        String why = model.set(scenarioId, row.key(), text.getText());
        text.pseudoClassStateChanged(Styles.STATE_DANGER, !why.isEmpty());
        text.setTooltip(why.isEmpty() ? null : new Tooltip(why));
        if (!why.isEmpty()) {
            model.tell(why);
        }
    }

    private ComboBox<String> box(Row row, WhatIfItem item) {
        ComboBox<String> list = new ComboBox<>();
        list.setId("edit-" + id(row));
        list.getItems().setAll(item.choices());
        list.setMaxWidth(Double.MAX_VALUE);
        list.getStyleClass().add(Styles.SMALL);
        list.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String chosen) {
                return chosen == null ? "" : model.inputs().shown(row.key(), chosen);
            }

            @Override
            public String fromString(String words) {
                throw new UnsupportedOperationException("a choice is not typed");
            }
        });
        list.setOnAction(_ -> {
            if (!filling && list.getValue() != null) {
                model.set(scenarioId, row.key(), list.getValue());
            }
        });
        return list;
    }
}
