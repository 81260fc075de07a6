package org.headroom.data.jobs;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;

/** Headroom's own job list as CSV, strict: {@code jobs show --csv} prints what {@code --jobs} accepts. */
public final class JobCsv {
    static final String HEADER = String.join(",", OwnRow.KEYS);

    private JobCsv() {}

    static JobLog parse(String file, String text, ZoneId zone) {
        List<CsvRecord> records = records(file, text);
        List<String> columns = columns(file, records.getFirst());
        List<Job> jobs = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (CsvRecord record : records.subList(1, records.size())) {
            long line = record.getStartingLineNumber();
            if (record.getFieldCount() != columns.size()) {
                throw new InputError(file, line, record.getFieldCount() + " fields", columns.size() + " fields");
            }
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), record.getField(i));
            }
            String place = "line " + line;
            jobs.add(new OwnRow(file, place, cells).job(zone, null));
            places.add(place);
        }
        Dependencies.check(file, jobs, places);
        return new JobLog(file, false, jobs, List.of());
    }

    /** All columns, in the order of {@link #HEADER}, {@code preemptible} and {@code deadline} if some job has them; times in the given zone. */
    public static void write(List<Job> jobs, ZoneId zone, Writer out) {
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
        boolean preemptible = jobs.stream().anyMatch(Job::preemptible);
        List<String> header = new ArrayList<>(OwnRow.KEYS);
        if (preemptible) {
            header.add(OwnRow.PREEMPTIBLE);
        }
        boolean deadlines = jobs.stream().anyMatch(job -> job.deadlineS() != null);
        if (deadlines) {
            header.add(OwnRow.DEADLINE);
        }
        csv.writeRecord(header);
        for (Job job : jobs) {
            Double cap = job.powerCapW();
            List<String> cells = new ArrayList<>(List.of(
                    job.id(),
                    Timestamps.format(job.submitS(), zone),
                    Integer.toString(job.gpusMin()),
                    Integer.toString(job.gpusMax()),
                    plain(job.hours()),
                    job.work().id(),
                    plain(job.weight()),
                    Timestamps.format(job.dueS(), zone),
                    String.join(";", job.after()),
                    cap == null ? "" : plain(cap),
                    job.site()));
            if (preemptible) {
                cells.add(Boolean.toString(job.preemptible()));
            }
            if (deadlines) {
                Long deadlineS = job.deadlineS();
                cells.add(deadlineS == null ? "" : Timestamps.format(deadlineS, zone));
            }
            csv.writeRecord(cells);
        }
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All records; comment lines begin with #, empty lines are skipped. */
    static List<CsvRecord> records(String file, String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .skipEmptyLines(true)
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            List<CsvRecord> records = reader.stream().toList();
            if (records.isEmpty()) {
                throw new InputError(file, 1, "no header", "a header line");
            }
            return records;
        } catch (CsvParseException e) {
            InputError error = new InputError(file, "", "broken CSV (" + e.getMessage() + ")", "RFC 4180 CSV");
            error.initCause(e);
            throw error;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> columns(String file, CsvRecord header) {
        List<String> columns = header.getFields().stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!OwnRow.KEYS.contains(column) && !OwnRow.OPTIONAL.contains(column)) {
                throw new InputError(
                        file,
                        header.getStartingLineNumber(),
                        "unknown column '" + column + "'",
                        "the columns " + HEADER + "," + String.join(",", OwnRow.OPTIONAL));
            }
            if (!seen.add(column)) {
                throw new InputError(
                        file, header.getStartingLineNumber(), "column '" + column + "' twice", "each column once");
            }
        }
        for (String key : OwnRow.REQUIRED) {
            if (!seen.contains(key)) {
                throw new InputError(
                        file, header.getStartingLineNumber(), "no column '" + key + "'", "at least " + OwnRow.REQUIRED);
            }
        }
        return columns;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
