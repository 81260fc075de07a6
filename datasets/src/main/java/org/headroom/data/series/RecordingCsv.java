package org.headroom.data.series;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * What meters read over time: {@code time}, the start of a step, and a column a meter, as means over the step. An empty cell
 * is silence, as are NaN, an infinite number and null. Rows go forward in time and each lasts as long as the first does; gaps are allowed. Read row by row, so a
 * recording may be larger than memory.
 */
public final class RecordingCsv implements AutoCloseable {
    private static final long LONGEST_STEP_S = 3600;

    /** What programs write of a meter that says nothing. */
    private static final Pattern NO_NUMBER = Pattern.compile("(?i)nan|[+-]?inf(inity)?|null|n/?a");

    private final String file;
    private final ZoneId zone;
    private final BufferedReader reader;
    private final List<String> columns;
    private final int timeAt;
    private final double[] values;
    private long line;
    private long aheadLine;
    private long fromS;
    private long stepS;
    private long noNumbers;
    private List<String> ahead;
    private long aheadS;

    /** @throws InputError if there is no such file, or its first rows are not right */
    public RecordingCsv(Path path, ZoneId zone) {
        this.file = path.toString();
        this.zone = zone;
        if (!Files.isRegularFile(path)) {
            throw new InputError(path, "", Files.exists(path) ? "no plain file" : "no such file", "a recording");
        }
        try {
            reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(e);
        }
        String head = line();
        columns = CsvLine.cells(head == null ? "" : head.replace("\uFEFF", ""));
        timeAt = columns.indexOf("time");
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!seen.add(column)) {
                throw new InputError(file, 1, "column " + column + " twice", "once");
            }
        }
        if (timeAt < 0 || columns.size() < 2) {
            throw new InputError(file, 1, "columns " + shown(head), "time and a column for each meter");
        }
        values = new double[columns.size()];
        ahead = row();
        if (ahead.isEmpty()) {
            throw new InputError(file, line, "no rows", "two or more");
        }
        aheadS = time(ahead);
    }

    private static String shown(@Nullable String head) {
        return head == null || head.isBlank() ? "none" : head.length() > 60 ? head.substring(0, 60) + "…" : head;
    }

    /** Cells so far that said that there is no number; they are silence, too. */
    public long noNumbers() {
        return noNumbers;
    }

    /** Names of the columns, {@code time} among them. */
    public List<String> columns() {
        return columns;
    }

    /** Goes to the next row. */
    public boolean next() {
        if (ahead.isEmpty()) {
            return false;
        }
        List<String> cells = ahead;
        fromS = aheadS;
        long at = aheadLine;
        for (int i = 0; i < values.length; i++) {
            String cell = cells.get(i);
            boolean none = i != timeAt && NO_NUMBER.matcher(cell).matches();
            noNumbers += none ? 1 : 0;
            values[i] = i == timeAt || cell.isEmpty() || none ? Double.NaN : number(at, columns.get(i), cell);
        }
        ahead = row();
        if (!ahead.isEmpty()) {
            aheadS = time(ahead);
            long gapS = aheadS - fromS;
            if (stepS == 0) {
                if (gapS < 1 || gapS > LONGEST_STEP_S) {
                    throw wrongTime(gapS < 1 ? "a later time" : "1 s to 1 h after the first row");
                }
                stepS = gapS;
            } else if (gapS < stepS) {
                throw wrongTime(Timestamps.format(fromS + stepS, zone) + " or later");
            }
        } else if (stepS == 0) {
            throw new InputError(file, line, "one row", "two or more");
        }
        return true;
    }

    private InputError wrongTime(String allowed) {
        return new InputError(file, line, "time " + ahead.get(timeAt), allowed);
    }

    private double number(long at, String column, String cell) {
        return Cell.number(file, at, column, cell, -1e300, 1e300);
    }

    /** Start of the row, epoch s. */
    public long fromS() {
        return fromS;
    }

    /** Length of every step, s. */
    public long stepS() {
        return stepS;
    }

    /** The row's values in the order of the columns, not a number where the cell is empty; reused. */
    public double[] values() {
        return values;
    }

    /** The next row that is not blank; empty at the end. */
    private List<String> row() {
        String text = line();
        while (text != null && text.isBlank()) {
            text = line();
        }
        if (text == null) {
            return List.of();
        }
        List<String> cells = CsvLine.cells(text);
        if (cells.size() != columns.size()) {
            throw new InputError(file, line, cells.size() + " fields", columns.size() + " fields");
        }
        aheadLine = line;
        return cells;
    }

    private @Nullable String line() {
        try {
            String text = reader.readLine();
            line += text == null ? 0 : 1;
            return text;
        } catch (MalformedInputException e) {
            InputError error = new InputError(file, line, "bytes that are no UTF-8", "text");
            error.initCause(e);
            throw error;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private InputError unreadable(IOException e) {
        InputError error =
                new InputError(file, "", "a file that cannot be read (" + e.getMessage() + ")", "a recording");
        error.initCause(e);
        return error;
    }

    private long time(List<String> cells) {
        OptionalLong time = Timestamps.parse(cells.get(timeAt), zone);
        if (time.isEmpty()) {
            throw new InputError(file, line, "time '" + cells.get(timeAt) + "'", Timestamps.FORMS);
        }
        return time.getAsLong();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }
}
