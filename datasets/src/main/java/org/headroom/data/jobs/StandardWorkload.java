package org.headroom.data.jobs;

import java.util.List;
import org.headroom.data.quantity.Cell;

/**
 * Standard Workload Format 2.2 (Feitelson et al., Parallel Workloads Archive): header comments begin with {@code ;}, each
 * row has 18 numbers, -1 is unknown. Fields used: 1 job, 2 submit (s after UnixStartTime), 4 run time (s), 5 allocated
 * processors, 8 requested processors, 9 requested time (s), 11 status, 17 preceding job. A processor counts as a GPU.
 * Status 5 without a run time is a job cancelled before it started; rows of status 2 to 4 are parts of a job that has its
 * own row.
 */
final class StandardWorkload {
    private static final int FIELDS = 18;

    private StandardWorkload() {}

    static boolean looksLikeRow(String line) {
        String[] fields = line.strip().split("\\s+");
        return fields.length == FIELDS && List.of(fields).stream().allMatch(Cell::isNumber);
    }

    static JobLog parse(String file, String text) {
        ForeignRows rows = new ForeignRows();
        long startS = 0;
        long number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (line.startsWith(";")) {
                String header = line.substring(1).strip();
                if (header.startsWith("UnixStartTime:")) {
                    String value = header.substring("UnixStartTime:".length()).strip();
                    startS = value.matches("\\d{1,11}") ? Long.parseLong(value) : startS;
                }
            } else if (!line.isEmpty()) {
                row(number, line.split("\\s+"), startS, rows);
            }
        }
        return rows.log(file);
    }

    private static void row(long line, String[] fields, long startS, ForeignRows rows) {
        if (fields.length != FIELDS) {
            rows.reject(line, fields.length + " fields instead of " + FIELDS);
            return;
        }
        double[] values = new double[FIELDS + 1];
        for (int i = 0; i < FIELDS; i++) {
            if (!Cell.isNumber(fields[i])) {
                rows.reject(line, "field " + (i + 1) + " is no number: " + fields[i]);
                return;
            }
            values[i + 1] = Double.parseDouble(fields[i]);
        }
        double runS = values[4];
        int status = (int) values[11];
        if (values[2] < 0) {
            rows.reject(line, "no submit time");
        } else if (status >= 2 && status <= 4) {
            rows.reject(line, "part of a job that has its own row (status " + status + ")");
        } else {
            double processors = values[5] > 0 ? values[5] : values[8];
            String preceding = Long.toString((long) values[17]);
            rows.accept(
                    line,
                    fields[0],
                    startS + (long) values[2],
                    (long) processors,
                    status == 5 && runS <= 0,
                    runS,
                    values[9],
                    Work.OTHER,
                    values[17] > 0 && rows.holds(preceding) ? List.of(preceding) : List.of());
        }
    }
}
