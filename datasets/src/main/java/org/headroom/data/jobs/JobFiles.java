package org.headroom.data.jobs;

import java.nio.file.Path;
import java.time.ZoneId;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.jspecify.annotations.Nullable;

/** Opens a job list or scheduler log of any known format, told by its content and not by its name. */
public final class JobFiles {
    private static final String FORMATS = "Headroom's CSV (" + JobCsv.HEADER
            + ") or YAML (jobs: ...), sacct --parsable2, Standard Workload Format, or AcmeTrace's job CSV";

    private JobFiles() {}

    /**
     * @param zone for times without an offset
     * @throws InputError naming file, line, what was found and what is allowed
     */
    public static JobLog read(Path file, ZoneId zone) {
        return parse(file.toString(), TextFile.read(file), zone);
    }

    /** The same where jobs may state the network that they train. */
    public static JobLog read(Path file, ZoneId zone, TrainingHours training) {
        return parse(file.toString(), TextFile.read(file), zone, training);
    }

    /** The same from text, such as the embedded list. */
    public static JobLog parse(String name, String text, ZoneId zone) {
        return parse(name, text, zone, null);
    }

    /** @param training turns a model into hours; null refuses jobs that state one */
    public static JobLog parse(String name, String text, ZoneId zone, @Nullable TrainingHours training) {
        String first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .orElse("");
        if (first.startsWith(";") || StandardWorkload.looksLikeRow(first)) {
            return StandardWorkload.parse(name, text);
        }
        if (first.contains("|") && (first.startsWith("JobID") || first.contains("|JobID"))) {
            return SlurmAccounting.parse(name, text, zone);
        }
        if (first.contains("job_id") && first.contains("gpu_num")) {
            return AcmeTrace.parse(name, text, zone);
        }
        if (first.startsWith("id,") || first.contains("gpus_max,") || first.contains(",submit")) {
            return JobCsv.parse(name, text, zone);
        }
        if (first.startsWith("jobs:") || first.equals("---") || first.startsWith("{")) {
            return JobYaml.parse(name, text, zone, training);
        }
        String shown = first.length() > 60 ? first.substring(0, 60) + "..." : first;
        throw new InputError(name, 1, "'" + shown + "'", FORMATS);
    }
}
