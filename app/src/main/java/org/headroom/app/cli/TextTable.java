package org.headroom.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows under headings, columns as wide as their widest cell; numbers to the right. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... headings) {
        rows.add(headings);
    }

    void row(String... cells) {
        if (cells.length != rows.getFirst().length) {
            throw new IllegalArgumentException("a row has as many cells as there are headings");
        }
        rows.add(cells);
    }

    void print(PrintWriter out) {
        int[] widths = new int[rows.getFirst().length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String space = " ".repeat(widths[i] - row[i].length());
                line.append(i == 0 ? "" : "  ").append(isNumber(row[i]) ? space + row[i] : row[i] + space);
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** A number for people: thousands in groups, four significant digits or so. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 1000 || value == Math.rint(value) ? "%,.0f" : size >= 1 ? "%.2f" : "%.4g";
        return String.format(Locale.ROOT, format, value);
    }

    private static boolean isNumber(String cell) {
        return cell.matches("-?[0-9][0-9,.]*(e[+-]?[0-9]+)?");
    }
}
