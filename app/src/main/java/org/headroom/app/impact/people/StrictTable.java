package org.headroom.app.impact.people;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.series.CsvLine;

/**
 * A CSV file of the user, read strictly: a header of known columns in any order, then a row a line; whatever does not fit is told with
 * its line.
 */
final class StrictTable {
    /** More rows than any county has census blocks. */
    private static final int MOST_ROWS = 200_000;

    private final String file;
    private final List<Line> lines = new ArrayList<>();

    /** A row with the line that it stands on. */
    final class Line {
        private final int number;
        private final Map<String, String> cells;

        private Line(int number, Map<String, String> cells) {
            this.number = number;
            this.cells = cells;
        }

        String text(String column) {
            String text = cells.getOrDefault(column, "");
            if (text.isBlank()) {
                throw error(column, "nothing", "text");
            }
            return text;
        }

        double number(String column, double low, double high) {
            String text = text(column);
            double value;
            try {
                value = Double.parseDouble(text);
            } catch (NumberFormatException e) {
                throw error(column, "'" + shortened(text) + "'", plain(low) + " to " + plain(high));
            }
            boolean hex = text.chars().anyMatch(c -> "xXdDfF".indexOf(c) >= 0);
            if (hex || !(value >= low && value <= high)) {
                throw error(column, shortened(text), plain(low) + " to " + plain(high));
            }
            return value;
        }

        /** Not a number where the column or the cell is empty. */
        double optional(String column, double low, double high) {
            return cells.getOrDefault(column, "").isBlank() ? Double.NaN : number(column, low, high);
        }

        InputError error(String column, String found, String allowed) {
            return new InputError(file, "line " + number + ", " + column, found, allowed);
        }
    }

    private StrictTable(String file) {
        this.file = file;
    }

    static StrictTable read(Path path, List<String> required, List<String> optional) {
        return parse(path.toString(), TextFile.read(path), required, optional);
    }

    static StrictTable parse(String file, String text, List<String> required, List<String> optional) {
        StrictTable table = new StrictTable(file);
        String[] rows = text.split("\r\n|\n|\r", -1);
        List<String> header = CsvLine.cells(rows[0]);
        List<String> known = new ArrayList<>(required);
        known.addAll(optional);
        for (String column : header) {
            if (!known.contains(column)) {
                throw new InputError(
                        file, 1, "the column '" + shortened(column) + "'", "columns " + String.join(", ", known));
            }
            if (header.indexOf(column) != header.lastIndexOf(column)) {
                throw new InputError(file, 1, "the column '" + column + "' twice", "each column once");
            }
        }
        for (String column : required) {
            if (!header.contains(column)) {
                throw new InputError(
                        file, 1, "no column '" + column + "'", "the columns " + String.join(", ", required));
            }
        }
        for (int i = 1; i < rows.length; i++) {
            if (!rows[i].isBlank()) {
                table.add(i + 1, rows[i], header);
            }
        }
        if (table.lines.isEmpty()) {
            throw new InputError(file, "", "a header without rows", "at least one row");
        }
        return table;
    }

    private void add(int number, String row, List<String> header) {
        if (row.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw new InputError(file, number, "a quotation mark without its partner", "a row on one line");
        }
        List<String> cells = CsvLine.cells(row);
        if (cells.size() != header.size()) {
            throw new InputError(file, number, cells.size() + " fields", header.size() + " fields, as the header");
        }
        if (lines.size() == MOST_ROWS) {
            throw new InputError(file, number, "more rows", "at most " + MOST_ROWS + " rows");
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            named.put(header.get(i), cells.get(i));
        }
        lines.add(new Line(number, named));
    }

    List<Line> lines() {
        return lines;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
