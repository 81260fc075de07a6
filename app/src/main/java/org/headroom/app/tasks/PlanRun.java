package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.headroom.app.export.Budget;
import org.headroom.app.export.CalendarFile;
import org.headroom.app.export.PlanContext;
import org.headroom.app.export.RunSheet;
import org.headroom.app.export.ScheduleExport;
import org.headroom.app.export.ScheduleFiles;
import org.headroom.app.export.SlurmFiles;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Schedule;
import org.headroom.app.report.PlanPage;
import org.headroom.app.twin.Operation;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.JobCsv;
import org.headroom.data.series.SeriesBuffer;
import org.headroom.data.site.Site;
import org.headroom.data.store.RunId;
import org.headroom.data.store.RunSpec;
import org.headroom.data.store.RunStore;
import org.headroom.data.store.RunWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A plan that is kept: computed, stored in the database, and written out as files for people and schedulers. */
public final class PlanRun {
    /**
     * What came of it.
     *
     * @param files what was written, by path
     */
    public record Kept(PlanResult result, String runId, List<String> files) {
        public Map<String, Object> json() {
            return result.json(runId, files);
        }
    }

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Plans and keeps.
     *
     * @param out the run's folder, or null for {@code out/<run>}
     * @param database the database file, or null for the user's
     */
    public Kept run(PlanRequest request, @Nullable Path out, @Nullable Path database, Progress progress) {
        return run(request, null, null, out, database, progress);
    }

    /** The same for a plan that is to be sure, or explained; see {@link Plan#Plan(RobustRequest, String)}. */
    public Kept run(
            PlanRequest request,
            @Nullable RobustRequest robust,
            @Nullable String explain,
            @Nullable Path out,
            @Nullable Path database,
            Progress progress) {
        Plan plan = new Plan(robust, explain);
        Plan.Prepared in = plan.prepare(request);
        if (out != null) {
            OutFolder.requireFolder(out);
        }
        Path parent = out == null ? Path.of("out") : OutFolder.parentOf(out);
        try (RunStore store = RunStore.open(database == null ? RunStore.defaultFile() : database);
                RunWriter writer = store.begin(spec(in, robust));
                OutFolder folder = new OutFolder(parent)) {
            PlanResult result;
            try (TimeSeriesFile table = new TimeSeriesFile(folder, in.site().zone())) {
                result = plan.run(in, kind -> sink(writer, kind, in, table), progress);
            }
            RunId id = store(writer, spec(in, robust), in, result);
            ScheduleExport export = export(result, result.optimized(), id.text());
            folder.write("schedule.csv", ScheduleFiles.csv(export));
            folder.write("schedule.json", ScheduleFiles.json(export));
            if (result.orders() != null) {
                folder.write(
                        "plant.csv", new PlantOrders(result.orders(), in.site().zone()).csv());
            }
            SlurmFiles.files(export)
                    .forEach((name, text) -> folder.write(name.startsWith("slurm/") ? name : "slurm/" + name, text));
            folder.write("schedule.ics", CalendarFile.text(export));
            String summary =
                    JSON.writeValueAsString(result.optimized().json(in.site().zone()));
            folder.write(
                    "run-sheet.html",
                    RunSheet.html(
                            export,
                            ExportRun.rooms(summary, export),
                            export.context().fromS()));
            folder.write("report.html", PlanPage.html(PlanReports.of(result, id.text())));
            writer.commit(id);
            List<String> files = folder.publish(out == null ? Path.of("out", id.text()) : out);
            return new Kept(result, id.text(), files);
        }
    }

    /**
     * Keeps a schedule that was made elsewhere as a run beside what the rules make of the same jobs; writes no files.
     *
     * @return the run's id
     */
    String keep(Plan.Prepared in, Schedule given, @Nullable Path database, Progress progress) {
        try (RunStore store = RunStore.open(database == null ? RunStore.defaultFile() : database);
                RunWriter writer = store.begin(spec(in, null))) {
            PlanResult result = new Plan().of(in, given, kind -> sink(writer, kind, in, null), progress);
            RunId id = store(writer, spec(in, null), in, result);
            writer.commit(id);
            return id.text();
        }
    }

    /** Writes what the database keeps of a plan, and says its id. */
    private static RunId store(RunWriter writer, RunSpec spec, Plan.Prepared in, PlanResult result) {
        Map<PlanVariant.Kind, String> schedules = schedules(result, null);
        RunId id = RunId.of(spec, List.copyOf(schedules.values()));
        schedules(result, id.text()).forEach((kind, json) -> writer.schedule(kind.key(), json));
        for (PlanVariant variant : result.variants().values()) {
            writer.summary(
                    variant.kind().key(),
                    JSON.writeValueAsString(variant.json(in.site().zone())));
        }
        keepInputs(writer, in);
        return id;
    }

    private static Operation.RowSink sink(
            RunWriter writer, PlanVariant.Kind kind, Plan.Prepared in, @Nullable TimeSeriesFile table) {
        List<SeriesBuffer> series = new ArrayList<>();
        for (Measures measure : Measures.values()) {
            series.add(writer.series(kind.key(), measure.measure(), in.operation()));
        }
        boolean toTable = kind == PlanVariant.Kind.OPTIMIZED;
        return (LedgerRow row, double dtS) -> {
            int i = 0;
            for (Measures measure : VALUES) {
                series.get(i++).append(row.get(measure));
            }
            if (toTable && table != null) {
                table.row(row);
            }
        };
    }

    private static final Measures[] VALUES = Measures.values();

    private static Map<PlanVariant.Kind, String> schedules(PlanResult result, @Nullable String runId) {
        Map<PlanVariant.Kind, String> all = new LinkedHashMap<>();
        for (PlanVariant variant : result.variants().values()) {
            all.put(variant.kind(), ScheduleFiles.json(export(result, variant, runId)));
        }
        return all;
    }

    private static ScheduleExport export(PlanResult result, PlanVariant variant, @Nullable String runId) {
        List<ScheduleExport.Unscheduled> unscheduled = variant.outcome().declined().stream()
                .map(d -> new ScheduleExport.Unscheduled(d.job().id(), d.reason()))
                .toList();
        boolean optimized = variant.kind() == PlanVariant.Kind.OPTIMIZED;
        return new ScheduleExport(
                variant.schedule(),
                unscheduled,
                optimized ? result.halls() : new int[0],
                result.site().id(),
                result.site().zone(),
                result.site().it().gpuLimitW(),
                result.site().it().gpusPerServer(),
                runId,
                Version.CURRENT,
                context(result, variant));
    }

    private static PlanContext context(PlanResult result, PlanVariant variant) {
        long fromS = result.operation().startS();
        long toS = result.operation().endS();
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (Batches.Batch batch : result.in().batches()) {
            if (batch.members().size() > 1) {
                members.put(batch.job().id(), batch.members());
            }
        }
        Budget budget = PlanBudget.of(result.problem(), result.site().it().gpus(), variant.schedule());
        return new PlanContext(fromS, toS, events(result.site(), fromS, toS), budget, members);
    }

    /** What a plan of a window may know of. */
    static List<PlanContext.Event> events(Site site, long fromS, long toS) {
        return site.events().stream()
                .filter(e -> e.foreseen() && e.fromS() < toS && e.toS() > fromS)
                .map(e -> new PlanContext.Event(e.id(), e.kind().id(), e.fromS(), e.toS(), e.label()))
                .toList();
    }

    /** All that decides the result, in a fixed order: the run's id is its hash. */
    private static RunSpec spec(Plan.Prepared in, @Nullable RobustRequest robust) {
        PlanRequest request = in.request();
        Map<String, Object> arguments = new LinkedHashMap<>();
        Envelope.put(arguments, "jobs_scale", request.jobsScale());
        arguments.put("solve_s", request.solveSteps() > 0 ? 0 : request.solveS());
        arguments.put("solve_steps", request.solveSteps());
        arguments.put("seed", request.seed());
        arguments.put("slot_s", request.slotS());
        if (request.pieces() > 1) {
            arguments.put("pieces", request.pieces());
        }
        if (request.wholeRuns()) {
            arguments.put("whole_runs", true);
        }
        if (robust != null) {
            Envelope.put(arguments, "confidence", robust.confidence());
            arguments.put("scenarios", robust.scenarios());
        }
        SortedMap<String, String> inputs = new TreeMap<>();
        inputs.put("site", request.site().tree().hash());
        inputs.put(StoredPlan.SITE_FILE, RunId.contentHash(siteFile(in)));
        inputs.put("weather", hash(request.weather(), in.weather().name()));
        if (in.carbon().file() != null) {
            inputs.put("carbon", hash(in.carbon().file(), ""));
        }
        inputs.put("jobs", RunId.contentHash(jobsText(in)));
        return new RunSpec(
                "plan",
                in.site().id(),
                in.weather().name(),
                in.jobs().name(),
                in.operation().startS(),
                in.operation().endS(),
                in.operation().stepS(),
                JSON.writeValueAsString(arguments),
                inputs,
                Version.MODEL);
    }

    private static void keepInputs(RunWriter writer, Plan.Prepared in) {
        writer.content(siteFile(in));
        writer.content(jobsText(in));
        Path weather = in.request().weather();
        if (weather != null) {
            writer.content(bytes(weather));
        }
    }

    private static byte[] siteFile(Plan.Prepared in) {
        return in.request().site().tree().toYaml().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] jobsText(Plan.Prepared in) {
        java.io.StringWriter text = new java.io.StringWriter();
        JobCsv.write(in.jobs().list().jobs(), in.site().zone(), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String hash(@Nullable Path file, String name) {
        return RunId.contentHash(file == null ? name.getBytes(StandardCharsets.UTF_8) : bytes(file));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
