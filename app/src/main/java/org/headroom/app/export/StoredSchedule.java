package org.headroom.app.export;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.Work;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code headroom.schedule/1} back as {@link ScheduleFiles#json} wrote it, so that a run can be exported long after.
 * Of a job it knows what a schedule says: its hours are those planned.
 */
public final class StoredSchedule {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StoredSchedule() {}

    /**
     * @param from names the run in an error
     * @throws InputError for a schedule of a Headroom that did not keep pieces and the budget yet
     */
    public static ScheduleExport read(String from, String text) {
        JsonNode d = JSON.readTree(text);
        if (!d.has("gpus_per_server") || !d.has("events")) {
            throw new InputError(from, "", "a schedule of an older Headroom", "one that is planned anew");
        }
        String site = d.get("site").asString();
        List<Assignment> assignments = new ArrayList<>();
        List<Integer> halls = new ArrayList<>();
        List<Integer> kw = new ArrayList<>();
        List<Integer> gal = new ArrayList<>();
        Map<String, List<String>> members = new HashMap<>();
        for (JsonNode job : d.get("jobs")) {
            Job known = job(job, site);
            for (JsonNode p : job.get("pieces")) {
                String at = p.get("site").asString();
                assignments.add(new Assignment(
                        known,
                        time(p, "start"),
                        time(p, "end"),
                        p.get("gpus").asInt(),
                        p.get("power_cap_w").asDouble(),
                        p.get("reason").asString(),
                        at.equals(Assignment.CLOUD) ? at : ""));
                JsonNode hall = p.get("hall");
                halls.add(hall.isNull() ? -1 : hall.asInt() - 1);
                kw.add(p.path("site_kw").asInt(0));
                gal.add(p.path("water_gal_per_h").asInt(0));
            }
            if (job.has("members")) {
                members.put(known.id(), texts(job.get("members")));
            }
        }
        List<CapWindow> caps = new ArrayList<>();
        for (JsonNode c : d.get("site_caps")) {
            caps.add(
                    new CapWindow(time(c, "from"), time(c, "to"), c.get("cap_w").asDouble()));
        }
        List<ScheduleExport.Unscheduled> unscheduled = new ArrayList<>();
        for (JsonNode u : d.get("unscheduled")) {
            unscheduled.add(new ScheduleExport.Unscheduled(
                    u.get("job").asString(), u.get("reason").asString()));
        }
        return new ScheduleExport(
                new Schedule(assignments, caps),
                unscheduled,
                ints(halls),
                site,
                ZoneId.of(d.get("zone").asString()),
                d.get("gpu_limit_w").asDouble(),
                d.get("gpus_per_server").asInt(),
                d.get("run_id").isNull() ? null : d.get("run_id").asString(),
                d.get("headroom_version").asString(),
                new PlanContext(time(d, "from"), time(d, "to"), events(d), budget(d, ints(kw), ints(gal)), members));
    }

    /**
     * The schedule alone, every piece of its own, with the jobs of the run's list in the place of what a schedule says of them.
     *
     * @throws InputError for a job that the list does not have
     */
    public static Schedule schedule(String from, String text, Map<String, Job> jobs) {
        Schedule told = read(from, text).schedule();
        List<Assignment> assignments = new ArrayList<>();
        for (Assignment a : told.assignments()) {
            Job job = jobs.get(a.job().id());
            if (job == null) {
                throw new InputError(
                        from, "", "a schedule that names the job " + a.job().id(), "jobs of its own list");
            }
            assignments.add(new Assignment(job, a.startS(), a.endS(), a.gpus(), a.powerCapW(), a.reason(), a.site()));
        }
        return new Schedule(assignments, told.siteCaps());
    }

    private static Job job(JsonNode job, String site) {
        int most = 1;
        double gpuHours = 0;
        for (JsonNode p : job.get("pieces")) {
            most = Math.max(most, p.get("gpus").asInt());
            gpuHours += p.get("gpus").asInt() * (time(p, "end") - time(p, "start")) / 3600.0;
        }
        String at = job.get("site").asString();
        return new Job(
                job.get("job").asString(),
                time(job, "submit"),
                most,
                most,
                Math.max(gpuHours / most, 1e-3),
                Work.parse(job.get("work").asString()).orElse(Work.OTHER),
                job.path("weight").asDouble(1),
                time(job, "due"),
                texts(job.get("after")),
                null,
                at.equals(site) || at.equals(Assignment.CLOUD) ? "" : at);
    }

    private static List<PlanContext.Event> events(JsonNode d) {
        List<PlanContext.Event> events = new ArrayList<>();
        for (JsonNode e : d.get("events")) {
            events.add(new PlanContext.Event(
                    e.get("id").asString(),
                    e.get("kind").asString(),
                    time(e, "from"),
                    time(e, "to"),
                    e.get("text").asString()));
        }
        return events;
    }

    private static @Nullable Budget budget(JsonNode d, int[] kw, int[] gal) {
        if (!d.has("budget")) {
            return null;
        }
        List<Budget.Period> periods = new ArrayList<>();
        for (JsonNode p : d.get("budget")) {
            periods.add(new Budget.Period(
                    time(p, "from"),
                    time(p, "to"),
                    limit(p.get("site_kw")),
                    p.get("idle_site_kw").asInt(),
                    limit(p.get("water_gal_per_h")),
                    p.get("idle_water_gal_per_h").asInt()));
        }
        return new Budget(periods, kw, gal);
    }

    private static int limit(JsonNode value) {
        return value.isNull() ? Budget.UNLIMITED : value.asInt();
    }

    private static long time(JsonNode node, String key) {
        return OffsetDateTime.parse(node.get(key).asString()).toEpochSecond();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asString()));
        return texts;
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
