package org.headroom.app.tasks;

import java.util.List;

/**
 * A table that a face shows as it stands.
 *
 * @param title a line above it, or empty
 * @param columns its heads
 * @param rows cells: text or numbers; NaN is unknown
 */
public record TableView(String title, List<String> columns, List<List<Object>> rows) {
    public TableView {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
