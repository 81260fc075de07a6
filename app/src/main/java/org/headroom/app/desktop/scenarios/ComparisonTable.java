package org.headroom.app.desktop.scenarios;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.scenarios.Row.Cell;
import org.headroom.app.desktop.scenarios.Row.Kind;
import org.headroom.app.scenario.Scenarios;
import org.jspecify.annotations.Nullable;

/** The comparison as a table: inputs that differ, key figures, measures; a column for each scenario. */
final class ComparisonTable extends TableView<Row> {
    private static final double NAME_WIDTH = 196;
    private static final double UNIT_WIDTH = 74;
    private static final double LEAST_COLUMN = 104;
    private static final double ROW_HEIGHT = 40;

    private final Workspace workspace;
    private final ScenariosViewModel model;
    private List<String> columns = List.of();
    private String columnsBase = "";

    ComparisonTable(Workspace workspace, ScenariosViewModel model) {
        this.workspace = workspace;
        this.model = model;
        setId("comparison");
        setAccessibleText(Texts.text("scenarios.comparison"));
        setItems(model.rows());
        setFixedCellSize(ROW_HEIGHT);
        getStyleClass().addAll(Styles.DENSE, "comparison");
        setPlaceholder(new Label(Texts.text("scenarios.nothing")));
        setRowFactory(_ -> new GroupedRow());
        setColumnResizePolicy(UNCONSTRAINED_RESIZE_POLICY);
        model.compared().subscribe(this::columns);
        model.base().subscribe(this::columns);
        workspace.scenarios().subscribe(this::heads);
        widthProperty().subscribe(this::widths);
        columns();
    }

    private static final class GroupedRow extends TableRow<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("comparison-group");
            if (row != null && !empty && row.kind() == Kind.GROUP) {
                getStyleClass().add("comparison-group");
            }
        }
    }

    private void columns() {
        List<String> ids = inOrder();
        if (ids.equals(columns) && model.base().get().equals(columnsBase)) {
            return;
        }
        columns = ids;
        columnsBase = model.base().get();
        List<TableColumn<Row, ?>> all = new ArrayList<>();
        all.add(text("name", NAME_WIDTH, Row::title));
        all.add(text("unit", UNIT_WIDTH, row -> model.comparison().unitLabel(row)));
        for (String id : ids) {
            TableColumn<Row, Cell> column = new TableColumn<>();
            column.setId("column-" + id);
            column.setSortable(false);
            column.setReorderable(false);
            column.setCellValueFactory(f -> f.getValue() == null
                    ? new ReadOnlyObjectWrapper<>(Cell.EMPTY)
                    : f.getValue().cell(id));
            column.setCellFactory(_ -> new ScenarioValueCell(model, id));
            all.add(column);
        }
        getColumns().setAll(all);
        heads(workspace.scenarios().get());
        widths();
    }

    /** The base first. */
    private List<String> inOrder() {
        List<String> ids = new ArrayList<>(model.compared().get());
        ids.remove(model.base().get());
        ids.addFirst(model.base().get());
        return ids;
    }

    private void heads(Scenarios now) {
        for (TableColumn<Row, ?> column : getColumns()) {
            String columnId = column.getId();
            if (columnId != null && columnId.startsWith("column-")) {
                String id = columnId.substring("column-".length());
                if (now.has(id)) {
                    boolean base = id.equals(model.base().get());
                    String name = now.find(id).name();
                    Label head = new Label(base ? Texts.text("scenarios.base.head", name) : name);
                    head.setId("head-" + id);
                    head.setTooltip(new Tooltip(name));
                    column.setText(null);
                    column.setGraphic(head);
                }
            }
        }
    }

    private void widths() {
        if (columns.isEmpty()) {
            return;
        }
        double left = getWidth() - NAME_WIDTH - UNIT_WIDTH - 18;
        double each = Math.clamp(left / columns.size(), LEAST_COLUMN, 210);
        for (TableColumn<Row, ?> column : getColumns()) {
            if (column.getId() != null && column.getId().startsWith("column-")) {
                column.setPrefWidth(each);
            }
        }
    }

    private TableColumn<Row, String> text(String key, double width, java.util.function.Function<Row, String> value) {
        TableColumn<Row, String> column = new TableColumn<>(Texts.text("scenarios.column." + key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(
                f -> new ReadOnlyStringWrapper(f.getValue() == null ? "" : value.apply(f.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String words, boolean empty) {
                super.updateItem(words, empty);
                setText(empty ? null : words);
                setTooltip(empty || words == null || words.isEmpty() ? null : new Tooltip(words));
                setWrapText(true);
                getStyleClass().remove(Styles.TEXT_MUTED);
                if (key.equals("unit")) {
                    getStyleClass().add(Styles.TEXT_MUTED);
                }
            }
        });
        return column;
    }
}
