package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.tasks.TestColumn.Kind;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.series.CsvLine;
import org.jspecify.annotations.Nullable;

/**
 * A table of a pumping test as text: heads known, cells not yet read. Lines that start with # and blank lines are passed over, a comma
 * or a semicolon cuts.
 */
final class TestTable {
    private static final double LARGEST = 1e12;

    private final String file;
    private final Map<Kind, TestColumn> columns = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> places = new EnumMap<>(Kind.class);
    private final List<String> passedOver = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private record Line(long number, List<String> cells) {}

    /** @throws InputError with file and line */
    TestTable(Path path, Kind... allowed) {
        file = path.toString();
        long number = 0;
        int width = -1;
        for (String text : TextFile.read(path).lines().toList()) {
            number++;
            if (text.isBlank() || text.stripLeading().startsWith("#")) {
                continue;
            }
            List<String> cells = CsvLine.cells(text);
            if (cells.size() == 1 && text.indexOf(';') >= 0) {
                cells = CsvLine.cells(text.replace(';', ','));
            }
            if (width < 0) {
                width = cells.size();
                heads(number, cells, allowed);
            } else if (cells.size() != width) {
                throw new InputError(file, number, cells.size() + " fields", width + " fields");
            } else {
                lines.add(new Line(number, cells));
            }
        }
        if (lines.isEmpty()) {
            throw new InputError(file, Math.max(1, number), "no rows", "a head and rows");
        }
    }

    private void heads(long line, List<String> cells, Kind... allowed) {
        for (int i = 0; i < cells.size(); i++) {
            String head = TestColumn.plain(cells.get(i));
            TestColumn column = TestColumn.named(head);
            if (column == null || !List.of(allowed).contains(column.kind())) {
                if (TestColumn.PASSED_OVER.contains(head)) {
                    passedOver.add(head);
                    continue;
                }
                throw new InputError(
                        file,
                        line,
                        "column '" + cells.get(i) + "'",
                        TestColumn.heads(allowed) + " (passed over: " + String.join(", ", TestColumn.PASSED_OVER)
                                + ")");
            }
            TestColumn before = columns.put(column.kind(), column);
            if (before != null) {
                throw new InputError(
                        file, line, "columns " + before.head() + " and " + column.head(), "one of " + heads(column));
            }
            places.put(column.kind(), i);
        }
    }

    private static String heads(TestColumn column) {
        return TestColumn.heads(column.kind());
    }

    /** @throws InputError unless there is a column of this kind */
    void require(Kind kind, String instead) {
        if (!has(kind)) {
            throw new InputError(
                    file,
                    "",
                    "no column of " + kind.name().toLowerCase(java.util.Locale.ROOT),
                    "one of " + TestColumn.heads(kind) + instead);
        }
    }

    boolean has(Kind kind) {
        return columns.containsKey(kind);
    }

    @Nullable
    TestColumn column(Kind kind) {
        return columns.get(kind);
    }

    List<String> passedOver() {
        return passedOver;
    }

    String file() {
        return file;
    }

    int rows() {
        return lines.size();
    }

    long line(int row) {
        return lines.get(row).number();
    }

    String text(int row, Kind kind) {
        Integer at = places.get(kind);
        return at == null ? "" : lines.get(row).cells().get(at);
    }

    /** In SI. */
    double number(int row, Kind kind, double low) {
        TestColumn column = columns.get(kind);
        if (column == null) {
            throw new IllegalArgumentException("no column of " + kind);
        }
        return column.toSi() * Cell.number(file, line(row), column.head(), text(row, kind), low, LARGEST);
    }

    /** A bad cell. */
    InputError error(int row, String found, String allowed) {
        return new InputError(file, line(row), found, allowed);
    }
}
