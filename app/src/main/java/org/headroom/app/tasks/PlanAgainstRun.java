package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.export.ScheduleExport;
import org.headroom.app.export.SlurmFiles;
import org.headroom.app.load.Assignment;
import org.headroom.data.jobs.RanJob;
import org.headroom.data.jobs.RanJobs;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;

/**
 * What really ran against a kept plan: {@code sacct}'s rows beside the schedule's jobs, by the names that the export gave
 * them (or the jobs' own ids). A job that Slurm ran in several pieces, or requeued, has several rows: it started with the
 * first and ended with the last.
 */
public final class PlanAgainstRun {
    private static final long IN_TIME_S = 60;

    /**
     * One job of either.
     *
     * @param startS planned or actual, epoch seconds; null where there is none
     */
    private record Side(@Nullable Long startS, @Nullable Long endS, int gpus, double gpuHours) {}

    private record Pair(
            String job, @Nullable Side plan, @Nullable Side ran, String state) {}

    private PlanAgainstRun() {}

    /**
     * The document {@code headroom.jobs-compare/1}.
     *
     * @param run an id, the start of one, or {@code @last}
     * @param shiftS by how much the plan was moved when it was submitted ({@code HEADROOM_SHIFT_S}), s
     */
    public static Map<String, Object> compare(
            String run, String variant, Path sacct, @Nullable Path database, long shiftS) {
        Path store = database == null ? RunStore.defaultFile() : database;
        if (!Files.exists(store)) {
            throw new InputError(store, "", "run " + run, "there are no runs yet: make one first");
        }
        String runId;
        ScheduleExport export;
        try (RunStore open = RunStore.open(store)) {
            var record = open.find(run);
            runId = record.id().text();
            export = ExportRun.schedule(open, record, variant);
        }
        RanJobs ran = RanJobs.parse(sacct.toString(), TextFile.read(sacct), export.zone());
        return document(runId, pairs(export, ran, shiftS), ran, export.zone());
    }

    private static List<Pair> pairs(ScheduleExport export, RanJobs ran, long shiftS) {
        Map<String, String> jobOf = SlurmFiles.jobsByName(export);
        Map<String, List<Assignment>> planned = new LinkedHashMap<>();
        for (Assignment a : export.schedule().assignments()) {
            if (a.here()) {
                planned.computeIfAbsent(a.job().id(), _ -> new ArrayList<>()).add(a);
                jobOf.putIfAbsent(a.job().id(), a.job().id());
            }
        }
        Map<String, List<RanJob>> rows = new LinkedHashMap<>();
        for (RanJob row : ran.rows()) {
            rows.computeIfAbsent(jobOf.getOrDefault(row.name(), row.name()), _ -> new ArrayList<>())
                    .add(row);
        }
        List<Pair> pairs = new ArrayList<>();
        planned.forEach((id, pieces) -> {
            List<RanJob> of = rows.getOrDefault(id, List.of());
            pairs.add(new Pair(id, plan(pieces, shiftS), of.isEmpty() ? null : real(of), state(of)));
        });
        rows.forEach((id, of) -> {
            if (!planned.containsKey(id)) {
                pairs.add(new Pair(id, null, real(of), state(of)));
            }
        });
        return pairs;
    }

    private static Side plan(List<Assignment> pieces, long shiftS) {
        long startS = Long.MAX_VALUE;
        long endS = Long.MIN_VALUE;
        int gpus = 0;
        double hours = 0;
        for (Assignment a : pieces) {
            startS = Math.min(startS, a.startS() + shiftS);
            endS = Math.max(endS, a.endS() + shiftS);
            gpus = Math.max(gpus, a.gpus());
            hours += a.gpus() * (a.endS() - a.startS()) / 3600.0;
        }
        return new Side(startS, endS, gpus, hours);
    }

    private static @Nullable Side real(List<RanJob> rows) {
        Long startS = null;
        Long endS = null;
        boolean open = false;
        int gpus = 0;
        double hours = 0;
        for (RanJob row : rows) {
            if (row.startS() == null) {
                continue;
            }
            startS = startS == null ? row.startS() : Math.min(startS, row.startS());
            open |= row.endS() == null;
            if (row.endS() != null) {
                endS = endS == null ? row.endS() : Math.max(endS, row.endS());
            }
            gpus = Math.max(gpus, row.gpus());
            hours += row.gpus() * row.elapsedS() / 3600.0;
        }
        return startS == null ? null : new Side(startS, open ? null : endS, gpus, hours);
    }

    private static String state(List<RanJob> rows) {
        return rows.isEmpty() ? "missing" : rows.getLast().state();
    }

    private static Map<String, Object> document(String runId, List<Pair> pairs, RanJobs ran, ZoneId zone) {
        Map<String, Object> d = Envelope.begin("headroom.jobs-compare/1", runId);
        int planned = 0;
        int started = 0;
        int inTime = 0;
        int unplanned = 0;
        double delays = 0;
        double worst = 0;
        Map<String, Double> hours = new HashMap<>(Map.of("plan", 0.0, "ran", 0.0));
        List<Object> jobs = new ArrayList<>();
        for (Pair p : pairs) {
            Double delayS = null;
            if (p.plan != null) {
                planned++;
                hours.merge("plan", p.plan.gpuHours, Double::sum);
            }
            if (p.ran != null) {
                hours.merge("ran", p.ran.gpuHours, Double::sum);
                unplanned += p.plan == null ? 1 : 0;
            }
            if (p.plan != null && p.ran != null && p.plan.startS != null && p.ran.startS != null) {
                delayS = (double) (p.ran.startS - p.plan.startS);
                started++;
                inTime += Math.abs(delayS) <= IN_TIME_S ? 1 : 0;
                delays += delayS;
                worst = Math.max(worst, delayS);
            }
            jobs.add(job(p, delayS, zone));
        }
        Map<String, Object> s = new LinkedHashMap<>();
        s.put("planned", planned);
        s.put("started", started);
        s.put("started_within_a_minute", inTime);
        Envelope.put(s, "mean_start_delay_s", started == 0 ? null : delays / started);
        Envelope.put(s, "worst_start_delay_s", started == 0 ? null : worst);
        s.put("missing", planned - started);
        s.put("unplanned", unplanned);
        Envelope.put(s, "planned_gpu_h", hours.get("plan"));
        Envelope.put(s, "ran_gpu_h", hours.get("ran"));
        s.put("rows_skipped", ran.rejected().size());
        d.put("summary", s);
        d.put("jobs", jobs);
        return d;
    }

    private static Map<String, Object> job(Pair p, @Nullable Double delayS, ZoneId zone) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("job", p.job);
        one.put("state", p.state);
        side(one, "planned", p.plan, zone);
        side(one, "ran", p.ran, zone);
        Envelope.put(one, "start_delay_s", delayS);
        Long plannedEndS = p.plan == null ? null : p.plan.endS;
        Long ranEndS = p.ran == null ? null : p.ran.endS;
        Double endDelayS = plannedEndS == null || ranEndS == null ? null : (double) (ranEndS - plannedEndS);
        Envelope.put(one, "end_delay_s", endDelayS);
        return one;
    }

    private static void side(Map<String, Object> one, String name, @Nullable Side side, ZoneId zone) {
        Envelope.put(
                one, name + "_start", side == null || side.startS == null ? null : Envelope.time(side.startS, zone));
        Envelope.put(one, name + "_end", side == null || side.endS == null ? null : Envelope.time(side.endS, zone));
        Envelope.put(one, name + "_gpus", side == null ? null : side.gpus);
        Envelope.put(one, name + "_gpu_h", side == null ? null : side.gpuHours);
    }
}
