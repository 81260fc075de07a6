package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * What really ran, from {@code sacct --parsable2 --duplicates}: columns by the header, JobID, JobName, State, Start, and where
 * there End, ElapsedRaw or Elapsed, AllocTRES or ReqTRES. Steps are passed over; a requeued job has a row for each run.
 *
 * @param rows in the file's order
 * @param rejected rows that cannot be read
 */
public record RanJobs(List<RanJob> rows, List<Rejected> rejected) {
    private static final String COLUMNS =
            "sacct --parsable2 --duplicates --format=JobID,JobName,State,Start,End,ElapsedRaw,ReqTRES,AllocTRES";

    public RanJobs {
        rows = List.copyOf(rows);
        rejected = List.copyOf(rejected);
    }

    /**
     * @param zone of times without an offset
     * @throws InputError where it is no such log, or no row of it can be read
     */
    public static RanJobs parse(String file, String text, ZoneId zone) {
        Map<String, Integer> columns = new HashMap<>();
        List<RanJob> rows = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        long line = 0;
        for (String row : text.lines().toList()) {
            line++;
            if (row.isBlank()) {
                continue;
            }
            String[] cells = row.split("\\|", -1);
            if (columns.isEmpty()) {
                for (int i = 0; i < cells.length; i++) {
                    columns.putIfAbsent(cells[i].strip().toLowerCase(Locale.ROOT), i);
                }
                for (String needed : List.of("jobid", "jobname", "state", "start")) {
                    if (!columns.containsKey(needed)) {
                        throw new InputError(file, line, "no column " + needed, COLUMNS);
                    }
                }
                continue;
            }
            String id = cell(columns, cells, "jobid");
            if (id.contains(".")) {
                continue; // a step
            }
            if (cells.length < columns.size() || id.isEmpty()) {
                rejected.add(new Rejected(line, cells.length + " fields instead of " + columns.size()));
                continue;
            }
            rows.add(row(columns, cells, id, zone));
        }
        if (columns.isEmpty() || rows.isEmpty()) {
            throw new InputError(file, "", "no row of a job", COLUMNS);
        }
        return new RanJobs(rows, rejected);
    }

    private static RanJob row(Map<String, Integer> columns, String[] cells, String id, ZoneId zone) {
        Long start = time(cell(columns, cells, "start"), zone);
        Long end = time(cell(columns, cells, "end"), zone);
        double elapsedS =
                SlurmAccounting.seconds(cell(columns, cells, "elapsedraw"), cell(columns, cells, "elapsed"), 1);
        if (elapsedS == 0 && start != null && end != null) {
            elapsedS = end - start;
        }
        long gpus = SlurmAccounting.gpus(cell(columns, cells, "alloctres"));
        gpus = gpus > 0 ? gpus : SlurmAccounting.gpus(cell(columns, cells, "reqtres"));
        return new RanJob(
                id,
                cell(columns, cells, "jobname"),
                cell(columns, cells, "state").replaceAll("[\\s+].*$", ""),
                start,
                end,
                (int) Math.min(Integer.MAX_VALUE, gpus),
                elapsedS);
    }

    private static @Nullable Long time(String text, ZoneId zone) {
        OptionalLong time = Timestamps.parse(text, zone);
        return time.isPresent() ? time.getAsLong() : null;
    }

    private static String cell(Map<String, Integer> columns, String[] cells, String column) {
        Integer i = columns.get(column);
        return i == null || i >= cells.length ? "" : cells[i].strip();
    }
}
