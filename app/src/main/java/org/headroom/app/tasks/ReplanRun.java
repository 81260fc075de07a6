package org.headroom.app.tasks;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.export.Budget;
import org.headroom.app.export.PlanContext;
import org.headroom.app.export.ScheduleExport;
import org.headroom.app.export.ScheduleFiles;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobCsv;
import org.headroom.data.series.SeriesBuffer;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunSpec;
import org.headroom.data.store.RunStore;
import org.headroom.data.store.RunWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A new plan after an old one, kept as a run of its own from which files are exported and the next plan starts. */
public final class ReplanRun {
    /** What came of it. */
    public record Kept(ReplanResult result, String runId, List<String> files) {
        public Map<String, Object> json() {
            return result.json(runId, files);
        }

        public String text() {
            return result.text(runId, files);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final Measures[] MEASURES = Measures.values();

    /**
     * @param out the run's folder, or null for {@code out/<run>}
     * @param database the database file, or null for the user's
     */
    public Kept run(ReplanRequest request, @Nullable Path out, @Nullable Path database, Progress progress) {
        if (out != null) {
            OutFolder.requireFolder(out);
        }
        try (RunStore store = RunStore.open(database == null ? RunStore.defaultFile() : database)) {
            StoredPlan old = new StoredPlan(store, request.run());
            Replan replan = new Replan(request, old);
            try (OutFolder folder = new OutFolder(out == null ? Path.of("out") : OutFolder.parentOf(out))) {
                RunSpec spec = spec(request, old, replan);
                try (RunWriter draft = store.begin(spec)) {
                    List<SeriesBuffer> series = new ArrayList<>();
                    for (Measures measure : MEASURES) {
                        series.add(draft.series(StoredPlan.OPTIMIZED, measure.measure(), replan.steps()));
                    }
                    ReplanResult result = replan.run((row, _) -> append(series, row), progress);
                    String text = ScheduleFiles.json(export(result, old, null));
                    RunId id = RunId.of(spec, List.of(text));
                    draft.schedule(StoredPlan.OPTIMIZED, ScheduleFiles.json(export(result, old, id.text())));
                    draft.summary(
                            "before",
                            JSON.writeValueAsString(
                                    result.kept().json(result.site().zone())));
                    draft.summary(
                            StoredPlan.OPTIMIZED,
                            JSON.writeValueAsString(
                                    result.plan().json(result.site().zone())));
                    draft.content(siteFile(replan));
                    draft.content(csv(replan.allJobs(), replan.site().zone()));
                    folder.write("schedule.csv", ScheduleFiles.csv(export(result, old, id.text())));
                    folder.write("schedule.json", ScheduleFiles.json(export(result, old, id.text())));
                    folder.write("replan.json", JSON.writeValueAsString(result.json(id.text(), List.of())));
                    draft.commit(id);
                    return new Kept(result, id.text(), folder.publish(out == null ? Path.of("out", id.text()) : out));
                }
            }
        }
    }

    private static void append(List<SeriesBuffer> series, LedgerRow row) {
        for (int i = 0; i < MEASURES.length; i++) {
            series.get(i).append(row.get(MEASURES[i]));
        }
    }

    /** All that decides the result; jobs are those that the old run had and those added. */
    private static RunSpec spec(ReplanRequest request, StoredPlan old, Replan replan) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("replan_of", old.run().id().text());
        arguments.put("at_s", replan.atS());
        Envelope.put(arguments, "actual_mw", request.actualMw());
        Envelope.put(
                arguments,
                "running",
                request.running() == null ? null : request.running().toString());
        arguments.put("solve_s", request.solveSteps() > 0 ? 0 : request.solveS());
        arguments.put("solve_steps", request.solveSteps());
        arguments.put("seed", request.seed());
        TreeMap<String, String> inputs = new TreeMap<>();
        inputs.put("site", replan.input().tree().hash());
        inputs.put(StoredPlan.SITE_FILE, RunId.contentHash(siteFile(replan)));
        inputs.put("jobs", RunId.contentHash(csv(replan.allJobs(), replan.site().zone())));
        return new RunSpec(
                "plan",
                old.run().spec().site(),
                replan.weather().name(),
                old.run().spec().jobs(),
                replan.steps().startS(),
                replan.steps().endS(),
                replan.steps().stepS(),
                JSON.writeValueAsString(arguments),
                inputs,
                Version.MODEL);
    }

    private static byte[] siteFile(Replan replan) {
        return replan.input().tree().toYaml().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] csv(List<Job> jobs, java.time.ZoneId zone) {
        StringWriter text = new StringWriter();
        JobCsv.write(jobs, zone, text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ScheduleExport export(ReplanResult result, StoredPlan old, @Nullable String runId) {
        return new ScheduleExport(
                result.plan().schedule(),
                result.plan().outcome().declined().stream()
                        .map(d -> new ScheduleExport.Unscheduled(d.job().id(), d.reason()))
                        .toList(),
                result.halls(),
                old.run().spec().site(),
                result.site().zone(),
                result.site().it().gpuLimitW(),
                result.site().it().gpusPerServer(),
                runId,
                Version.CURRENT,
                context(result));
    }

    /** The window that was operated anew; what the site may take is known from the instant of the new plan on. */
    private static PlanContext context(ReplanResult result) {
        long fromS = result.steps().startS();
        long toS = result.steps().endS();
        Budget budget = PlanBudget.of(
                result.problem(), result.site().it().gpus(), result.plan().schedule());
        return new PlanContext(fromS, toS, PlanRun.events(result.site(), fromS, toS), budget, Map.of());
    }
}
