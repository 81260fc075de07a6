package org.headroom.data.jobs;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;

/**
 * The job table of AcmeTrace (Hu et al., "Characterization of large language model development in the datacenter", NSDI
 * 2024), columns found by the header: job_id, gpu_num, submit_time, duration (s), and, where there, type, state,
 * start_time.
 */
final class AcmeTrace {
    private final Map<String, Integer> columns = new HashMap<>();
    private final ZoneId zone;
    private final ForeignRows rows = new ForeignRows();

    private AcmeTrace(ZoneId zone) {
        this.zone = zone;
    }

    static JobLog parse(String file, String text, ZoneId zone) {
        AcmeTrace trace = new AcmeTrace(zone);
        List<CsvRecord> records = JobCsv.records(file, text);
        List<String> names = records.getFirst().getFields();
        for (int i = 0; i < names.size(); i++) {
            trace.columns.putIfAbsent(names.get(i).strip(), i);
        }
        for (String required : List.of("job_id", "gpu_num", "submit_time", "duration")) {
            if (!trace.columns.containsKey(required)) {
                throw new InputError(
                        file, 1, "no column " + required, "AcmeTrace's job_id, gpu_num, submit_time and duration");
            }
        }
        for (CsvRecord record : records.subList(1, records.size())) {
            trace.row(record, names.size());
        }
        return trace.rows.log(file);
    }

    private void row(CsvRecord record, int fields) {
        long line = record.getStartingLineNumber();
        if (record.getFieldCount() != fields) {
            rows.reject(line, record.getFieldCount() + " fields instead of " + fields);
            return;
        }
        OptionalLong submit = Timestamps.parse(cell(record, "submit_time"), zone);
        String gpus = cell(record, "gpu_num");
        String duration = cell(record, "duration");
        if (cell(record, "job_id").isEmpty()) {
            rows.reject(line, "no job_id");
        } else if (submit.isEmpty()) {
            rows.reject(line, "no submit time: '" + cell(record, "submit_time") + "'");
        } else if (!Cell.isNumber(gpus)) {
            rows.reject(line, "gpu_num is no number: '" + gpus + "'");
        } else {
            double runS = Cell.isNumber(duration) ? Double.parseDouble(duration) : 0;
            boolean started = !columns.containsKey("start_time")
                    || Timestamps.parse(cell(record, "start_time"), zone).isPresent();
            boolean cancelled = cell(record, "state").toUpperCase(Locale.ROOT).startsWith("CANCEL");
            rows.accept(
                    line,
                    cell(record, "job_id"),
                    submit.getAsLong(),
                    (long) Double.parseDouble(gpus),
                    cancelled && (!started || runS <= 0),
                    runS,
                    0,
                    work(cell(record, "type")),
                    List.of());
        }
    }

    private String cell(CsvRecord record, String column) {
        Integer i = columns.get(column);
        return i == null ? "" : record.getField(i).strip();
    }

    private static Work work(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "pretrain", "mllm" -> Work.PRETRAIN;
            case "sft" -> Work.FINETUNE;
            case "rlhf" -> Work.REINFORCEMENT;
            case "eval", "evaluation" -> Work.EVALUATION;
            default -> Work.OTHER;
        };
    }
}
