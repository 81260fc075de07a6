package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.app.tasks.TableView;

/** Prints a table of a task, for people or as CSV. */
final class TablePrint {
    private TablePrint() {}

    static void text(TableView table, PrintWriter out) {
        if (!table.title().isEmpty()) {
            out.println(table.title());
        }
        TextTable text = new TextTable(table.columns().toArray(String[]::new));
        for (List<Object> row : table.rows()) {
            text.row(row.stream().map(TablePrint::forPeople).toArray(String[]::new));
        }
        text.print(out);
        out.println();
    }

    /** Full precision; unknown is empty. */
    static void csv(TableView table, PrintWriter out) {
        out.println(String.join(",", table.columns()));
        for (List<Object> row : table.rows()) {
            out.println(row.stream().map(TablePrint::cell).collect(Collectors.joining(",")));
        }
    }

    private static String forPeople(Object cell) {
        if (cell instanceof Double d) {
            return Double.isFinite(d) ? TextTable.number(d) : "-";
        }
        return cell.toString();
    }

    private static String cell(Object cell) {
        String text = cell instanceof Double d && !Double.isFinite(d) ? "" : cell.toString();
        return text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
