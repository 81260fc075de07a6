package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;
import org.jspecify.annotations.Nullable;

/**
 * Dumps of {@code sacct --parsable2} (or {@code --parsable}), columns found by the header: JobID, State, Submit, one of
 * AllocTRES and ReqTRES, one of ElapsedRaw (s) and Elapsed, and, where there, Start, TimelimitRaw (min) or Timelimit and
 * JobName. GPUs are {@code gres/gpu} of AllocTRES, or of ReqTRES where nothing was allocated. Steps (an id with a point,
 * such as 5.batch) belong to their job's row and are not counted.
 */
final class SlurmAccounting {
    /** Base states of sacct(1), Slurm 22.05 to 24.05. */
    private static final Set<String> STATES = Set.of(
            "BOOT_FAIL",
            "CANCELLED",
            "COMPLETED",
            "COMPLETING",
            "CONFIGURING",
            "DEADLINE",
            "FAILED",
            "NODE_FAIL",
            "OUT_OF_MEMORY",
            "PENDING",
            "PREEMPTED",
            "REQUEUED",
            "RESIZING",
            "REVOKED",
            "RUNNING",
            "STOPPED",
            "SUSPENDED",
            "TIMEOUT");

    private static final Pattern DURATION = Pattern.compile("(?:(\\d+)-)?(?:(\\d+):)?(\\d+):(\\d+)(?:\\.\\d+)?");

    private final Map<String, Integer> columns = new HashMap<>();
    private final ZoneId zone;
    private final ForeignRows rows = new ForeignRows();

    private SlurmAccounting(String file, String header, ZoneId zone) {
        this.zone = zone;
        String[] names = header.split("\\|", -1);
        for (int i = 0; i < names.length; i++) {
            columns.putIfAbsent(names[i].strip().toLowerCase(Locale.ROOT), i);
        }
        for (String required : List.of("JobID", "State", "Submit")) {
            require(file, required);
        }
        require(file, "AllocTRES", "ReqTRES");
        require(file, "ElapsedRaw", "Elapsed");
    }

    private void require(String file, String... names) {
        if (Arrays.stream(names).noneMatch(name -> columns.containsKey(name.toLowerCase(Locale.ROOT)))) {
            throw new InputError(
                    file,
                    1,
                    "no column " + String.join(" or ", names),
                    "sacct --parsable2 --format=JobID,JobName,State,Submit,Start,ElapsedRaw,TimelimitRaw,ReqTRES,AllocTRES");
        }
    }

    static JobLog parse(String file, String text, ZoneId zone) {
        @Nullable SlurmAccounting log = null;
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            if (log == null) {
                log = new SlurmAccounting(file, line.strip(), zone);
            } else {
                log.row(number, line.split("\\|", -1));
            }
        }
        if (log == null) {
            throw new InputError(file, 1, "no header", "sacct --parsable2 with its header");
        }
        return log.rows.log(file);
    }

    private void row(long line, String[] cells) {
        if (cells.length != columns.size()) {
            rows.reject(line, cells.length + " fields instead of " + columns.size());
            return;
        }
        String id = cell(cells, "jobid");
        if (id.contains(".")) {
            return; // a step
        }
        // "CANCELLED by 0", "COMPLETED+"
        String state = cell(cells, "state").replaceAll("[\\s+].*$", "");
        OptionalLong submit = Timestamps.parse(cell(cells, "submit"), zone);
        if (id.isEmpty()) {
            rows.reject(line, "no JobID");
        } else if (submit.isEmpty()) {
            rows.reject(line, "no submit time: '" + cell(cells, "submit") + "'");
        } else if (!STATES.contains(state)) {
            rows.reject(line, "unknown state '" + state + "'");
        } else {
            long allocated = gpus(cell(cells, "alloctres"));
            double runS = seconds(cell(cells, "elapsedraw"), cell(cells, "elapsed"), 1);
            double limitS = seconds(cell(cells, "timelimitraw"), cell(cells, "timelimit"), 60);
            boolean started = columns.containsKey("start")
                    ? Timestamps.parse(cell(cells, "start"), zone).isPresent()
                    : runS > 0;
            rows.accept(
                    line,
                    id,
                    submit.getAsLong(),
                    allocated > 0 ? allocated : gpus(cell(cells, "reqtres")),
                    state.equals("CANCELLED") && !started,
                    runS,
                    limitS,
                    work(cell(cells, "jobname")),
                    List.of());
        }
    }

    private String cell(String[] cells, String column) {
        Integer i = columns.get(column);
        return i == null ? "" : cells[i].strip();
    }

    /** {@code gres/gpu=64}; where only types are counted ({@code gres/gpu:h100=64}), their sum. */
    static long gpus(String tres) {
        long typed = 0;
        for (String item : tres.split(",", -1)) {
            int equals = item.indexOf('=');
            String name = equals < 0 ? "" : item.substring(0, equals);
            String count = equals < 0 ? "" : item.substring(equals + 1);
            if (!count.matches("\\d{1,12}")) {
                continue;
            }
            if (name.equals("gres/gpu")) {
                return Long.parseLong(count);
            }
            if (name.startsWith("gres/gpu:")) {
                typed += Long.parseLong(count);
            }
        }
        return typed;
    }

    /** A raw count of units, or [days-][hours:]minutes:seconds; 0 if neither (UNLIMITED, Partition_Limit). */
    static double seconds(String raw, String text, double unitS) {
        if (raw.matches("\\d{1,12}")) {
            return Long.parseLong(raw) * unitS;
        }
        Matcher m = DURATION.matcher(text);
        if (!m.matches()) {
            return 0;
        }
        return 86_400 * part(m.group(1)) + 3600 * part(m.group(2)) + 60 * part(m.group(3)) + part(m.group(4));
    }

    private static double part(@Nullable String digits) {
        return digits == null ? 0 : Double.parseDouble(digits);
    }

    /** Slurm knows no kinds of work; common words in job names say it often enough. */
    static Work work(String name) {
        String text = name.toLowerCase(Locale.ROOT);
        if (text.contains("pretrain") || text.contains("pre-train")) {
            return Work.PRETRAIN;
        }
        if (text.contains("sft") || text.contains("finetune") || text.contains("fine-tune")) {
            return Work.FINETUNE;
        }
        if (text.contains("rlhf") || text.contains("ppo") || text.contains("grpo")) {
            return Work.REINFORCEMENT;
        }
        if (text.contains("eval")) {
            return Work.EVALUATION;
        }
        return text.contains("inference") || text.contains("serve") ? Work.INFERENCE : Work.OTHER;
    }
}
