package org.headroom.app.desktop.network;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.headroom.app.desktop.base.Texts;
import org.jspecify.annotations.Nullable;

/** Columns of the network's tables: words at the left, numbers at the right with a dash where there is none. */
final class Columns {
    private Columns() {}

    static <T> TableView<T> table(String id) {
        TableView<T> table = new TableView<>();
        table.setId(id);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getStyleClass().addAll(atlantafx.base.theme.Styles.DENSE, atlantafx.base.theme.Styles.STRIPED);
        table.setPlaceholder(new Label(Texts.text("network.waiting")));
        return table;
    }

    static <T> TableColumn<T, String> words(String key, double width, Function<T, String> words) {
        TableColumn<T, String> column = new TableColumn<>(Texts.text(key));
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(words.apply(c.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    static <T> TableColumn<T, Number> number(String key, double width, int decimals, ToDoubleFunction<T> value) {
        TableColumn<T, Number> column = new TableColumn<>(Texts.text(key));
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(value.applyAsDouble(c.getValue())));
        column.setPrefWidth(width);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Number item, boolean empty) {
                super.updateItem(item, empty);
                setAlignment(Pos.CENTER_RIGHT);
                setText(
                        empty || item == null
                                ? null
                                : Double.isFinite(item.doubleValue())
                                        ? Texts.number(item.doubleValue(), decimals)
                                        : "\u2013");
            }
        });
        return column;
    }
}
