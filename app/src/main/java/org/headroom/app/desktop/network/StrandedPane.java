package org.headroom.app.desktop.network;

import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Insets;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.headroom.app.desktop.base.Display;
import org.headroom.app.desktop.base.Palette;
import org.headroom.app.desktop.base.Texts;
import org.headroom.app.tasks.StrandedHeadroom.Kind;
import org.headroom.app.tasks.StrandedHeadroom.Row;
import org.jspecify.annotations.Nullable;

/** Stranded headroom by hall, array or feeder: a table, and in it a bar of what can be used and what cannot. */
final class StrandedPane extends BorderPane {
    private static final double BAR = 260;

    private final Display display;
    private final FilteredList<Row> rows;

    StrandedPane(Display display, NetworkViewModel model) {
        this.display = display;
        this.rows = new FilteredList<>(model.stranded(), r -> r.kind() == Kind.HALL);
        ToggleGroup group = new ToggleGroup();
        HBox kinds = new HBox();
        for (Kind kind : Kind.values()) {
            ToggleButton button = new ToggleButton(Texts.text("network.by." + kind.name()));
            button.setId("stranded-by-" + kind.name().toLowerCase(java.util.Locale.ROOT));
            button.setToggleGroup(group);
            button.getStyleClass()
                    .addAll(
                            Styles.SMALL,
                            kind == Kind.HALL
                                    ? Styles.LEFT_PILL
                                    : kind == Kind.FEEDER ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setSelected(kind == Kind.HALL);
            button.setOnAction(_ -> {
                button.setSelected(true);
                rows.setPredicate(r -> r.kind() == kind);
            });
            kinds.getChildren().add(button);
        }
        Label note = new Label(Texts.text("network.stranded.note"));
        note.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setMinWidth(0);
        HBox.setHgrow(note, javafx.scene.layout.Priority.ALWAYS);
        kinds.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        HBox top = new HBox(14, kinds, note);
        top.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        top.setPadding(new Insets(6, 8, 6, 8));
        TableView<Row> table = Columns.table("stranded-table");
        table.setAccessibleText(Texts.text("network.stranded"));
        table.getColumns().add(Columns.words("network.place", 110, r -> r.kind() == Kind.FEEDER ? Names.readable(r.place()) : r.place()));
        table.getColumns().add(Columns.number("network.used", 90, 2, Row::usedMw));
        table.getColumns().add(Columns.number("network.headroom", 120, 2, Row::headroomMw));
        table.getColumns().add(Columns.words("network.binding", 165, r -> service(r.binding())));
        table.getColumns().add(Columns.words("network.service", 130, r -> service(r.service())));
        table.getColumns().add(Columns.number("network.free", 124, 2, Row::freeMw));
        table.getColumns().add(Columns.number("network.strandedMw", 116, 2, Row::strandedMw));
        table.getColumns().add(bars());
        table.setItems(rows);
        display.palette().subscribe(table::refresh);
        setTop(top);
        setCenter(table);
    }

    /** A service in words: what it is, not what it is called in the data. */
    private static String service(String words) {
        return Texts.textOr("network.service." + words.replace(' ', '_'), words);
    }

    private TableColumn<Row, Row> bars() {
        TableColumn<Row, Row> column = new TableColumn<>(Texts.text("network.bar"));
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setPrefWidth(BAR + 20);
        column.setSortable(false);
        column.setCellFactory(_ -> new TableCell<>() {
            private final Canvas canvas = new Canvas(BAR, 14);

            @Override
            protected void updateItem(@Nullable Row item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty || item == null ? null : canvas);
                if (!empty && item != null) {
                    paint(canvas.getGraphicsContext2D(), item);
                }
            }
        });
        return column;
    }

    private void paint(GraphicsContext g, Row row) {
        Palette p = display.palette().get();
        double most = rows.stream().mapToDouble(Row::freeMw).max().orElse(1);
        double scale = most > 0 ? (BAR - 2) / most : 0;
        double usable = Math.max(0, row.freeMw() - row.strandedMw()) * scale;
        double stranded = row.strandedMw() * scale;
        g.clearRect(0, 0, BAR, 14);
        g.setFill(p.ample);
        g.fillRect(0, 2, usable, 10);
        g.setFill(p.scarce);
        g.fillRect(usable, 2, stranded, 10);
        g.setStroke(p.background);
        for (double x = usable - 10; x < usable + stranded; x += 6) {
            if (x >= usable) {
                g.strokeLine(x, 12, Math.min(x + 10, usable + stranded), 2);
            }
        }
    }
}
