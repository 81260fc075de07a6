package org.headroom.data.series;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;

/**
 * A metered series: a table with {@code time}, the start of a step, and a mean for that step in other columns. Steps are
 * equal, from 1 s to 1 h, without a gap; columns that nobody asks for are passed over, so that {@code timeseries.csv} of a
 * run can be read. On the night when clocks go back local times without an offset come twice; they are taken in order.
 *
 * @param startS start of the first step, epoch s
 * @param stepS length of a step, s
 * @param columns the columns asked for that the table has, in the unit of their names
 */
public record MeterCsv(String file, long startS, long stepS, Map<String, double[]> columns) {
    private static final long LONGEST_STEP_S = 3600;
    private static final double LARGEST = 1e6;

    /** A column that was needed, or one that was wanted and is there. */
    public double[] column(String name) {
        double[] column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("no column " + name);
        }
        return column;
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    /** Steps in all. */
    public int steps() {
        return columns.values().iterator().next().length;
    }

    public long endS() {
        return startS + stepS * steps();
    }

    /**
     * @param needed columns that must be there
     * @param wanted columns that may be there; negative values are allowed in these
     * @throws InputError with file and line
     */
    public static MeterCsv read(Path file, ZoneId zone, List<String> needed, List<String> wanted) {
        return parse(file.toString(), TextFile.read(file), zone, needed, wanted);
    }

    static MeterCsv parse(String file, String text, ZoneId zone, List<String> needed, List<String> wanted) {
        List<String> lines = text.lines().toList();
        List<String> head = CsvLine.cells(lines.getFirst());
        int timeAt = head.indexOf("time");
        List<String> names = new ArrayList<>(needed);
        wanted.stream().filter(head::contains).forEach(names::add);
        for (String name : names) {
            if (head.indexOf(name) != head.lastIndexOf(name)) {
                throw new InputError(file, 1, "column " + name + " twice", "once");
            }
        }
        if (timeAt < 0 || !head.containsAll(needed)) {
            throw new InputError(
                    file, 1, "columns " + String.join(",", head), "a table with time," + String.join(",", needed));
        }
        int count = lines.size() - 1;
        while (count > 0 && lines.get(count).isBlank()) {
            count--;
        }
        if (count < 2) {
            throw new InputError(file, lines.size(), count + " rows", "two or more");
        }
        double[][] values = new double[names.size()][count];
        int[] at = names.stream().mapToInt(head::indexOf).toArray();
        long startS = 0;
        long stepS = 0;
        for (int i = 0; i < count; i++) {
            long line = i + 2L;
            List<String> cells = CsvLine.cells(lines.get(i + 1));
            if (cells.size() != head.size()) {
                throw new InputError(file, line, cells.size() + " fields", head.size() + " fields");
            }
            long timeS = time(file, line, cells.get(timeAt), zone);
            if (i == 0) {
                startS = timeS;
            } else if (i == 1) {
                stepS = step(file, line, cells.get(timeAt), startS, timeS, zone);
            }
            long expectedS = startS + i * stepS;
            if (timeS != expectedS && !secondOfTwo(cells.get(timeAt), expectedS, zone)) {
                throw new InputError(
                        file,
                        line,
                        "time " + cells.get(timeAt),
                        Timestamps.format(expectedS, zone) + " (every " + stepS + " s, in order, no gap)");
            }
            for (int k = 0; k < at.length; k++) {
                double low = k < needed.size() ? 0 : -LARGEST;
                values[k][i] = Cell.number(file, line, names.get(k), cells.get(at[k]), low, LARGEST);
            }
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (int k = 0; k < at.length; k++) {
            columns.put(names.get(k), values[k]);
        }
        return new MeterCsv(file, startS, stepS, columns);
    }

    private static long time(String file, long line, String text, ZoneId zone) {
        OptionalLong time = Timestamps.parse(text, zone);
        if (time.isEmpty()) {
            throw new InputError(file, line, "time '" + text + "'", Timestamps.FORMS);
        }
        return time.getAsLong();
    }

    private static long step(String file, long line, String text, long startS, long timeS, ZoneId zone) {
        long stepS = timeS - startS;
        if (stepS < 1 || stepS > LONGEST_STEP_S) {
            throw new InputError(
                    file, line, "time " + text, "1 s to 1 h after the row before, " + Timestamps.format(startS, zone));
        }
        return stepS;
    }

    /** A local time that the clock shows twice, at its second turn. */
    private static boolean secondOfTwo(String text, long expectedS, ZoneId zone) {
        OptionalLong first = Timestamps.parse(text, zone);
        String local = Timestamps.format(expectedS, zone).substring(0, 19);
        String given = text.strip().replace(' ', 'T');
        return first.isPresent()
                && first.getAsLong() != expectedS
                && given.length() >= 16
                && given.length() <= 19
                && local.startsWith(given)
                && (given.length() == 19 || local.endsWith(":00"));
    }
}
