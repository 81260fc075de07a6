package org.headroom.app.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code schedule.csv} and {@code schedule.json}: the same text for the same schedule, byte for byte. Jobs keep the
 * order of the job list; halls count from 1.
 */
public final class ScheduleFiles {
    private ScheduleFiles() {}

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Columns job, site, start, end, gpus, power_cap_w, hall, reason; a job without a start has empty cells. */
    public static String csv(ScheduleExport export) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord("job", "site", "start", "end", "gpus", "power_cap_w", "hall", "reason");
        List<Assignment> assignments = export.schedule().assignments();
        for (int i = 0; i < assignments.size(); i++) {
            Assignment a = assignments.get(i);
            Integer hall = export.hall(i);
            csv.writeRecord(
                    a.job().id(),
                    siteOf(a.job(), export),
                    Text.time(a.startS(), export.zone()),
                    Text.time(a.endS(), export.zone()),
                    Integer.toString(a.gpus()),
                    Text.number(a.powerCapW()),
                    hall == null ? "" : hall.toString(),
                    a.reason());
        }
        for (ScheduleExport.Unscheduled u : export.unscheduled()) {
            csv.writeRecord(u.job(), export.site(), "", "", "", "", "", u.reason());
        }
        return text.toString();
    }

    /** One document, {@code headroom.schedule/1}. */
    public static String json(ScheduleExport export) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("schema", "headroom.schedule/1");
        d.put("headroom_version", export.version());
        put(d, "run_id", export.runId());
        d.put("site", export.site());
        d.put("zone", export.zone().getId());
        List<Object> jobs = new ArrayList<>();
        Schedule schedule = export.schedule();
        for (int i = 0; i < schedule.assignments().size(); i++) {
            jobs.add(job(export, schedule.assignments().get(i), export.hall(i)));
        }
        d.put("jobs", jobs);
        List<Object> caps = new ArrayList<>();
        for (CapWindow window : schedule.siteCaps()) {
            Map<String, Object> cap = new LinkedHashMap<>();
            cap.put("from", Text.time(window.fromS(), export.zone()));
            cap.put("to", Text.time(window.toS(), export.zone()));
            put(cap, "cap_w", window.capW());
            caps.add(cap);
        }
        d.put("site_caps", caps);
        List<Object> unscheduled = new ArrayList<>();
        for (ScheduleExport.Unscheduled u : export.unscheduled()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("job", u.job());
            one.put("reason", u.reason());
            unscheduled.add(one);
        }
        d.put("unscheduled", unscheduled);
        return JSON.writeValueAsString(d) + "\n";
    }

    private static Map<String, Object> job(ScheduleExport export, Assignment a, @Nullable Integer hall) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("job", a.job().id());
        one.put("site", siteOf(a.job(), export));
        one.put("work", a.job().work().id());
        one.put("submit", Text.time(a.job().submitS(), export.zone()));
        one.put("due", Text.time(a.job().dueS(), export.zone()));
        one.put("start", Text.time(a.startS(), export.zone()));
        one.put("end", Text.time(a.endS(), export.zone()));
        one.put("gpus", a.gpus());
        put(one, "power_cap_w", a.powerCapW());
        put(one, "hall", hall);
        one.put("after", a.job().after());
        one.put("reason", a.reason());
        return one;
    }

    private static String siteOf(Job job, ScheduleExport export) {
        return job.site().isEmpty() ? export.site() : job.site();
    }

    @SuppressWarnings("NullAway") // a JSON null
    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        into.put(key, value instanceof Double d && !Double.isFinite(d) ? null : value);
    }
}
