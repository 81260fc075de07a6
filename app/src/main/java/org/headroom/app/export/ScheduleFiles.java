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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code schedule.csv} and {@code schedule.json}: the same text for the same schedule, byte for byte. Jobs keep the
 * order of the job list, and its pieces the order of time: one row each in the CSV. Halls count from 1.
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
                    export.siteOf(a),
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

    /** What runs at the rented site, to be submitted there: columns job, piece, start, end, gpus, reason. */
    static String cloudCsv(ScheduleExport export) {
        StringWriter text = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(text);
        csv.writeRecord("job", "piece", "start", "end", "gpus", "reason");
        for (JobPieces job : JobPieces.of(export.schedule().assignments())) {
            for (int i = 0; i < job.pieces().size(); i++) {
                Assignment a = job.pieces().get(i);
                if (!a.here()) {
                    csv.writeRecord(
                            job.job().id(),
                            Integer.toString(i + 1),
                            Text.time(a.startS(), export.zone()),
                            Text.time(a.endS(), export.zone()),
                            Integer.toString(a.gpus()),
                            a.reason());
                }
            }
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
        for (JobPieces job : JobPieces.of(schedule.assignments())) {
            jobs.add(job(export, job));
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
        if (export.context().toS() > export.context().fromS()) {
            context(d, export);
        }
        return JSON.writeValueAsString(d) + "\n";
    }

    private static Map<String, Object> job(ScheduleExport export, JobPieces job) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("job", job.job().id());
        one.put("site", export.siteOf(job.first()));
        one.put("work", job.job().work().id());
        one.put("submit", Text.time(job.job().submitS(), export.zone()));
        one.put("due", Text.time(job.job().dueS(), export.zone()));
        one.put("start", Text.time(job.first().startS(), export.zone()));
        one.put("end", Text.time(job.last().endS(), export.zone()));
        one.put("gpus", job.mostGpus());
        put(one, "power_cap_w", job.highestCapW());
        put(one, "hall", export.hall(job.indexes().getFirst()));
        one.put("after", job.job().after());
        one.put("reason", job.first().reason());
        put(one, "weight", job.job().weight());
        List<Object> pieces = new ArrayList<>();
        for (int i = 0; i < job.pieces().size(); i++) {
            pieces.add(piece(export, job.pieces().get(i), job.indexes().get(i)));
        }
        one.put("pieces", pieces);
        List<String> members = export.context().members().get(job.job().id());
        if (members != null) {
            one.put("members", members);
        }
        return one;
    }

    private static Map<String, Object> piece(ScheduleExport export, Assignment a, int index) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("site", export.siteOf(a));
        one.put("start", Text.time(a.startS(), export.zone()));
        one.put("end", Text.time(a.endS(), export.zone()));
        one.put("gpus", a.gpus());
        put(one, "power_cap_w", a.powerCapW());
        put(one, "hall", export.hall(index));
        one.put("reason", a.reason());
        Budget budget = export.context().budget();
        if (budget != null) {
            one.put("site_kw", budget.kw()[index]);
            one.put("water_gal_per_h", budget.galPerH()[index]);
        }
        return one;
    }

    private static void context(Map<String, Object> d, ScheduleExport export) {
        PlanContext context = export.context();
        d.put("from", Text.time(context.fromS(), export.zone()));
        d.put("to", Text.time(context.toS(), export.zone()));
        put(d, "gpu_limit_w", export.gpuLimitW());
        d.put("gpus_per_server", export.gpusPerServer());
        List<Object> events = new ArrayList<>();
        for (PlanContext.Event e : context.events()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", e.id());
            one.put("kind", e.kind());
            one.put("from", Text.time(e.fromS(), export.zone()));
            one.put("to", Text.time(e.toS(), export.zone()));
            one.put("text", e.text());
            events.add(one);
        }
        d.put("events", events);
        Budget budget = context.budget();
        if (budget == null) {
            return;
        }
        List<Object> periods = new ArrayList<>();
        for (Budget.Period p : budget.periods()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("from", Text.time(p.fromS(), export.zone()));
            one.put("to", Text.time(p.toS(), export.zone()));
            put(one, "site_kw", p.allowedKw() == Budget.UNLIMITED ? null : p.allowedKw());
            one.put("idle_site_kw", p.idleKw());
            put(one, "water_gal_per_h", p.allowedGalPerH() == Budget.UNLIMITED ? null : p.allowedGalPerH());
            one.put("idle_water_gal_per_h", p.idleGalPerH());
            periods.add(one);
        }
        d.put("budget", periods);
    }

    @SuppressWarnings("NullAway") // a JSON null
    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        into.put(key, value instanceof Double d && !Double.isFinite(d) ? null : value);
    }
}
