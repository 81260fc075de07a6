package org.headroom.data.wastewater;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.series.Timestamps;
import org.headroom.physics.wastewater.biology.Influent;

/**
 * Reads what flows into a wastewater plant, strictly: the IWA benchmark's layout without a header, or a table with one.
 *
 * <ul>
 *   <li>Without a header, the benchmark's columns: time_d, SI, SS, XI, XS, XBH, XBA, XP, SO, SNO, SNH, SND, XND, SALK, TSS, Q, then
 *       temperature and spare columns if there are any.
 *   <li>With a header, in any order: {@code time_d} (days) or {@code time} (ISO 8601), the 13 states, {@code flow_m3_per_day} or {@code
 *       q}; {@code tss} and {@code temperature_c} may be left out.
 * </ul>
 *
 * Cells stand between commas, semicolons, tabs or blanks; a line that begins with {@code #} or {@code %} is a comment. Suspended
 * solids are 0.75 of particulate COD in the model, so that column is only compared.
 */
public final class InfluentFile {
    /** The states of Activated Sludge Model No. 1 in the benchmark's order. */
    public static final List<String> STATES =
            List.of("si", "ss", "xi", "xs", "xbh", "xba", "xp", "so", "sno", "snh", "snd", "xnd", "salk");

    /** The benchmark's dry-weather fortnight (IWA Task Group on Benchmarking; Alex et al. 2008). */
    public static final String DRY = "bsm1-dry";

    private static final double TSS_PER_COD = 0.75;
    private static final double MOST_G_PER_M3 = 1e5;
    private static final double MOST_M3_PER_DAY = 1e9;
    private static final double MOST_DAYS = 1e6;

    private final String file;
    private final List<String> lines;
    private InfluentColumns columns;
    private int first;

    private InfluentFile(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
        first = next(0);
        if (first == lines.size()) {
            throw new InputError(file, "", "no row", "a row at each time, two or more");
        }
        this.columns = InfluentColumns.of(file, first + 1L, lines.get(first));
        if (columns.header()) {
            first = next(first + 1);
        }
    }

    /** What {@code --influent} means: the name of the embedded series or else a file. */
    public static InfluentSeries open(String nameOrFile) {
        if (nameOrFile.equals(DRY)) {
            return parse(DRY, TextFile.text(DRY, resource()));
        }
        try {
            return read(Path.of(nameOrFile));
        } catch (InvalidPathException e) {
            throw new InputError("--influent", "", "a name that cannot be a file", "a CSV file or " + DRY);
        }
    }

    /** @throws InputError for the first thing that is not right, with its line */
    public static InfluentSeries read(Path file) {
        return parse(file.toString(), TextFile.read(file));
    }

    /** The same from text; {@code file} is what error lines call it. */
    public static InfluentSeries parse(String file, String text) {
        return new InfluentFile(file, text).influent();
    }

    /** The embedded series as a file that {@link #read} accepts. */
    public static String embeddedText() {
        return TextFile.text(DRY, resource());
    }

    private static byte[] resource() {
        try (InputStream in = InfluentFile.class.getResourceAsStream(DRY + ".csv")) {
            if (in == null) {
                throw new IllegalStateException("the embedded influent is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the embedded influent cannot be read", e);
        }
    }

    private InfluentSeries influent() {
        int most = lines.size();
        double[] times = new double[most];
        long[] lineOf = new long[most];
        double[][] states = new double[most][STATES.size()];
        double[] flows = new double[most];
        double[] temperatures = new double[columns.temperature() < 0 ? 0 : most];
        double mismatch = 0;
        int rows = 0;
        for (int at = first; at < lines.size(); at = next(at + 1)) {
            long line = at + 1L;
            String[] cells = columns.cells(lines.get(at));
            if (cells.length != columns.count()) {
                throw new InputError(file, line, cells.length + " fields", columns.count() + " fields");
            }
            lineOf[rows] = line;
            times[rows] = timeD(line, cells[columns.time()]);
            if (rows > 0 && !(times[rows] > times[rows - 1])) {
                throw new InputError(
                        file,
                        line,
                        columns.timeName() + " " + cells[columns.time()],
                        "later than line " + (before(at) + 1) + " has");
            }
            for (int k = 0; k < STATES.size(); k++) {
                states[rows][k] = cell(line, STATES.get(k), cells[columns.state(k)], 0, MOST_G_PER_M3);
            }
            flows[rows] = cell(line, columns.flowName(), cells[columns.flow()], 0, MOST_M3_PER_DAY);
            if (flows[rows] == 0) {
                throw new InputError(file, line, columns.flowName() + " 0", "more than 0");
            }
            if (columns.temperature() >= 0) {
                temperatures[rows] = cell(
                        line, "temperature_c", cells[columns.temperature()], Influent.COLDEST_C, Influent.HOTTEST_C);
            }
            if (columns.tss() >= 0) {
                double tss = cell(line, "tss", cells[columns.tss()], 0, MOST_G_PER_M3);
                mismatch = Math.max(mismatch, Math.abs(tss - suspended(states[rows])));
            }
            rows++;
        }
        if (rows < 2) {
            throw new InputError(file, lines.size(), rows == 1 ? "one row" : "no row", "two rows or more");
        }
        double start = times[0];
        double[] timeD = Arrays.stream(times, 0, rows).map(t -> t - start).toArray();
        return new InfluentSeries(
                file,
                timeD,
                Arrays.copyOf(states, rows),
                Arrays.copyOf(flows, rows),
                Arrays.copyOf(temperatures, Math.min(rows, temperatures.length)),
                InfluentSeries.periodD(timeD),
                mismatch,
                Arrays.copyOf(lineOf, rows));
    }

    /** Suspended solids of a row, g/m3. */
    private static double suspended(double[] s) {
        return TSS_PER_COD * (s[2] + s[3] + s[4] + s[5] + s[6]);
    }

    private double timeD(long line, String text) {
        if (columns.dated() && !Cell.isNumber(text)) {
            OptionalLong time = Timestamps.parse(text, ZoneOffset.UTC);
            if (time.isEmpty()) {
                throw new InputError(file, line, "time '" + text + "'", Timestamps.FORMS);
            }
            return time.getAsLong() / 86400.0;
        }
        return cell(line, columns.timeName(), text, 0, MOST_DAYS);
    }

    private double cell(long line, String column, String text, double low, double high) {
        return Cell.number(file, line, column, text, low, high);
    }

    /** The next line with content from one on, or the number of lines. */
    private int next(int from) {
        int at = from;
        while (at < lines.size() && empty(at)) {
            at++;
        }
        return at;
    }

    private int before(int at) {
        int line = at - 1;
        while (empty(line)) {
            line--;
        }
        return line;
    }

    private boolean empty(int at) {
        String line = lines.get(at).strip();
        return line.isEmpty() || line.startsWith("#") || line.startsWith("%");
    }
}
