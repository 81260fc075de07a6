package org.headroom.app.tasks;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.JobPower;
import org.headroom.data.jobs.Job;
import org.headroom.data.quantity.InputError;

/**
 * What a user changed of a schedule, as {@code schedule.JOBID.FIELD = value}, done to a schedule.
 *
 * <p>Fields: {@code start} (epoch seconds or local ISO time), {@code gpus}, {@code cap_w} (W a GPU), {@code site} (empty
 * or {@code cloud}). Fields that only the desktop reads, such as {@code locked}, change nothing. A job that gets other
 * GPUs or another cap lasts as long as its work then needs.
 */
final class ScheduleEdits {
    /** What all such changes begin with. */
    static final String PREFIX = "schedule.";

    private final Map<String, Map<String, String>> byJob = new LinkedHashMap<>();
    private final ZoneId zone;

    /** @param changes by path; others than those of a schedule are left alone */
    ScheduleEdits(Map<String, String> changes, ZoneId zone) {
        this.zone = zone;
        new TreeMap<>(changes).forEach((path, value) -> {
            int dot = path.lastIndexOf('.');
            if (path.startsWith(PREFIX)) {
                if (dot <= PREFIX.length()) {
                    throw new InputError("what if", path, "no field", "schedule.JOB.start, gpus, cap_w or site");
                }
                byJob.computeIfAbsent(path.substring(PREFIX.length(), dot), _ -> new TreeMap<>())
                        .put(path.substring(dot + 1), value);
            }
        });
    }

    boolean isEmpty() {
        return byJob.isEmpty();
    }

    /**
     * The schedule as edited; edits of jobs that it does not hold do nothing.
     *
     * @param power how long a job lasts under another cap
     * @param gpuLimitW power limit of a GPU, W: a higher cap is this one
     * @throws InputError if a value is not right
     */
    Schedule applyTo(Schedule schedule, JobPower power, double gpuLimitW) {
        if (byJob.isEmpty()) {
            return schedule;
        }
        List<Assignment> edited = new ArrayList<>();
        for (Assignment a : schedule.assignments()) {
            Map<String, String> fields = byJob.get(a.job().id());
            edited.add(fields == null ? a : edited(a, fields, power, gpuLimitW));
        }
        return new Schedule(edited, schedule.siteCaps());
    }

    private Assignment edited(Assignment a, Map<String, String> fields, JobPower power, double gpuLimitW) {
        Job job = a.job();
        String at = PREFIX + job.id() + ".";
        long startS = fields.containsKey("start") ? time(at + "start", fields.get("start")) : a.startS();
        int gpus = fields.containsKey("gpus") ? gpus(at + "gpus", fields.get("gpus"), job) : a.gpus();
        double capW = fields.containsKey("cap_w") ? cap(at + "cap_w", fields.get("cap_w"), gpuLimitW) : a.powerCapW();
        String site = fields.getOrDefault("site", a.site());
        if (!site.isEmpty() && !site.equals(Assignment.CLOUD)) {
            throw new InputError("what if", at + "site", "'" + site + "'", "nothing or " + Assignment.CLOUD);
        }
        long lastsS = a.endS() - a.startS();
        boolean same = gpus == a.gpus() && Double.compare(capW, a.powerCapW()) == 0;
        if (!same) {
            double workThen = a.gpus() * power.relativeThroughput(job, a.powerCapW());
            lastsS = (long) Math.ceil(lastsS * workThen / (gpus * power.relativeThroughput(job, capW)));
        }
        return new Assignment(job, startS, startS + lastsS, gpus, capW, "set by hand", site);
    }

    private long time(String path, String text) {
        try {
            return text.matches("-?\\d+")
                    ? Long.parseLong(text)
                    : LocalDateTime.parse(text).atZone(zone).toEpochSecond();
        } catch (NumberFormatException | DateTimeException e) {
            throw new InputError("what if", path, "'" + text + "'", "epoch seconds or a time such as 2025-07-17T14:00");
        }
    }

    private static int gpus(String path, String text, Job job) {
        double gpus = PlainNumber.parse(text);
        if (!(gpus == Math.rint(gpus) && gpus >= job.gpusMin() && gpus <= job.gpusMax())) {
            throw new InputError(
                    "what if", path, "'" + text + "'", "a whole number, " + job.gpusMin() + " to " + job.gpusMax());
        }
        return (int) gpus;
    }

    private static double cap(String path, String text, double gpuLimitW) {
        double capW = PlainNumber.parse(text);
        if (!(capW > 0)) {
            throw new InputError("what if", path, "'" + text + "'", "a power above 0 W");
        }
        return Math.min(capW, gpuLimitW);
    }
}
