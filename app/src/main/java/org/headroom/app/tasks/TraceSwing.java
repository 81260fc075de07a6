package org.headroom.app.tasks;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SwingPlant;
import org.headroom.grid.swing.PowerSeries;
import org.headroom.grid.swing.RemedyCosts;
import org.headroom.grid.swing.StorageDesign;
import org.headroom.grid.swing.StorageSmoothing;
import org.headroom.grid.swing.SwingRun;
import org.jspecify.annotations.Nullable;

/**
 * The swings of a measured trace at the utility's meter, and what a battery would leave of them.
 *
 * <p>The file is CSV with the columns {@code time_s} and {@code site_power_mw}: mean power over the step that ends at that
 * time, equal steps. What {@code site swing --csv} prints is such a file.
 */
public final class TraceSwing {
    private static final double UNEVEN = 1e-3;

    private final String file;
    private final Site site;
    private final PowerSeries trace;
    private final List<SwingOutcome.Row> rows = new ArrayList<>();

    /**
     * @param batteryMw null for the site's own
     * @throws InputError if the file is not such a trace
     */
    public TraceSwing(SiteInput input, Path file, @Nullable Double batteryMw) {
        this.file = file.toString();
        this.site = input.tree().bind(input.tree().planningFrom());
        this.trace = read(file);
        SwingPlant plant = input.tree().swing(input.tree().planningFrom());
        SwingRows judge = new SwingRows(site, plant);
        RemedyCosts free = new RemedyCosts(0, 0, 0, 0, 0, 0, 0);
        rows.add(judge.of("none", "nothing", new SwingRun(trace, trace, List.of(), free), free));
        double powerW = batteryMw == null ? site.grid().battery().powerW() : 1e6 * batteryMw;
        if (powerW > 0) {
            StorageDesign battery = judge.battery(powerW);
            StorageSmoothing s = StorageSmoothing.of(battery, trace);
            double lengthS = trace.lengthS();
            RemedyCosts costs = new RemedyCosts(
                    s.lossJ() / lengthS, s.givenJ() / lengthS, s.lossJ() / lengthS, s.usedJ(), s.largestW(), 0, 0);
            String title = TextNumbers.of(powerW / 1e6) + " MW battery";
            rows.add(judge.of("battery", title, new SwingRun(trace, s.grid(), List.of(), costs), costs));
        }
    }

    /** Reads a trace. */
    static PowerSeries read(Path file) {
        String name = file.toString();
        if (!Files.isRegularFile(file)) {
            throw new InputError("--trace", "", name + ", which is no file", "a CSV file");
        }
        List<double[]> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            int time = -1;
            int power = -1;
            for (CsvRecord record : csv) {
                long line = record.getStartingLineNumber();
                if (time < 0) {
                    List<String> head =
                            record.getFields().stream().map(String::strip).toList();
                    time = head.indexOf("time_s");
                    power = head.indexOf("site_power_mw");
                    if (time < 0 || power < 0) {
                        throw new InputError(
                                name, line, String.join(",", head), "a header with time_s and site_power_mw");
                    }
                } else {
                    rows.add(new double[] {number(name, record, time), number(name, record, power)});
                    evenly(name, line, rows);
                }
            }
        } catch (CsvParseException | UncheckedIOException | IOException e) {
            throw new InputError(name, rows.size() + 2L, "what is not CSV in UTF-8", "a row of numbers");
        }
        if (rows.size() < 2) {
            throw new InputError(name, "", rows.size() + " rows", "two or more");
        }
        double stepS = (rows.getLast()[0] - rows.getFirst()[0]) / (rows.size() - 1);
        return new PowerSeries(stepS, rows.stream().mapToDouble(r -> r[1] * 1e6).toArray());
    }

    private static double number(String name, CsvRecord record, int column) {
        String text = column < record.getFieldCount() ? record.getField(column).strip() : "";
        double value = PlainNumber.parse(text);
        if (Double.isNaN(value)) {
            throw new InputError(name, record.getStartingLineNumber(), "'" + text + "'", "a number");
        }
        return value;
    }

    private static void evenly(String name, long line, List<double[]> rows) {
        int n = rows.size();
        if (n < 2) {
            return;
        }
        double first = rows.get(1)[0] - rows.get(0)[0];
        double step = rows.get(n - 1)[0] - rows.get(n - 2)[0];
        if (!(first > 0 && Math.abs(step - first) <= UNEVEN * first)) {
            throw new InputError(
                    name, line, "a step of " + step + " s", "equal steps of more than 0, here " + first + " s");
        }
    }

    /** What people read first. */
    public List<String> heading() {
        return List.of(file + ": " + Seconds.text(trace.lengthS()) + " at " + Seconds.text(trace.stepS()) + ", "
                + TextNumbers.of(trace.lowestW() / 1e6) + " to " + TextNumbers.of(trace.highestW() / 1e6)
                + " MW, mean " + TextNumbers.of(trace.meanW() / 1e6) + " MW; limits, grid and battery of "
                + site.name());
    }

    /** What the grid sees. */
    public List<String[]> swingTable() {
        return SwingTables.swing(rows);
    }

    /** What the battery costs in a day. */
    public List<String[]> costTable() {
        return SwingTables.cost(rows);
    }

    /** One JSON document; {@code remedies} as without a trace. */
    public Map<String, Object> json() {
        Map<String, Object> d = Envelope.begin("headroom.site_swing/1", null);
        d.put("site", site.id());
        d.put("trace", file);
        d.put("length_s", trace.lengthS());
        d.put("step_s", trace.stepS());
        d.put("remedies", rows.stream().map(SwingTables::json).toList());
        return new LinkedHashMap<>(d);
    }

    /** The trace and what the battery leaves of it. */
    public String csv() {
        StringBuilder out = new StringBuilder("time_s,site_power_mw");
        boolean two = rows.size() > 1;
        out.append(two ? ",with_battery_mw\n" : "\n");
        double[] p = trace.powerW();
        double[] g = rows.getLast().run().meter().powerW();
        for (int i = 0; i < p.length; i++) {
            out.append(SwingOutcome.time((i + 1) * trace.stepS())).append(',').append(p[i] / 1e6);
            out.append(two ? "," + g[i] / 1e6 : "").append('\n');
        }
        return out.toString();
    }
}
