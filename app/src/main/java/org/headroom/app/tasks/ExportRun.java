package org.headroom.app.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headroom.app.export.CalendarFile;
import org.headroom.app.export.KubeFiles;
import org.headroom.app.export.RunSheet;
import org.headroom.app.export.ScheduleExport;
import org.headroom.app.export.ScheduleFiles;
import org.headroom.app.export.SetpointFiles;
import org.headroom.app.export.SlurmFiles;
import org.headroom.app.export.StoredSchedule;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a kept plan down for schedulers, calendars and people: from the store, so that it needs no folder of the run. */
public final class ExportRun {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What can be written. */
    public enum Format {
        SLURM,
        KUEUE,
        ICS,
        CSV,
        SCHEDULE,
        SHEET,
        SETPOINTS
    }

    /**
     * What is asked.
     *
     * @param run an id, the start of one, or {@code @last}
     * @param variant of the plan, as in {@code optimized}
     * @param formats all if empty
     * @param out the folder, or null for {@code out/<run>}
     * @param database the store's file, or null for the user's own
     * @param atS when the run sheet begins, epoch seconds; null for now, if that is in the window, else its start
     */
    public record Request(
            String run,
            String variant,
            Set<Format> formats,
            @Nullable Path out,
            @Nullable Path database,
            @Nullable Long atS) {
        public Request {
            formats = formats.isEmpty() ? EnumSet.allOf(Format.class) : EnumSet.copyOf(formats);
        }
    }

    /**
     * What came of it.
     *
     * @param files what was written, by path
     * @param cloudPieces pieces at the rented site, which no file hands to this site's scheduler
     */
    public record Exported(String runId, String variant, int jobs, int pieces, int cloudPieces, List<String> files) {
        public Map<String, Object> json() {
            Map<String, Object> d = Envelope.begin("headroom.export/1", runId);
            d.put("variant", variant);
            d.put("jobs", jobs);
            d.put("pieces", pieces);
            d.put("cloud_pieces", cloudPieces);
            d.put("files", files);
            return d;
        }
    }

    /**
     * Exports.
     *
     * @throws InputError if there is no such run or variant
     */
    public Exported run(Request request) {
        if (request.out() != null) {
            OutFolder.requireFolder(request.out());
        }
        Path database = request.database() == null ? RunStore.defaultFile() : request.database();
        if (!Files.exists(database)) {
            throw new InputError(database, "", "run " + request.run(), "there are no runs yet: make one first");
        }
        ScheduleExport export;
        String runId;
        String summary;
        try (RunStore store = RunStore.open(database)) {
            RunRecord run = store.find(request.run());
            runId = run.id().text();
            export = schedule(store, run, request.variant());
            summary = store.summaries(run.id()).getOrDefault(request.variant(), "{}");
        }
        Path out = request.out() == null ? Path.of("out", runId) : request.out();
        List<String> files;
        try (OutFolder folder = OutFolder.beside(out)) {
            write(folder, export, summary, request);
            files = folder.publish(out);
        }
        var assignments = export.schedule().assignments();
        return new Exported(
                runId,
                request.variant(),
                export.schedule().last().size(),
                assignments.size(),
                (int) assignments.stream().filter(a -> !a.here()).count(),
                files);
    }

    /** The stored schedule of one variant. */
    static ScheduleExport schedule(RunStore store, RunRecord run, String variant) {
        String text = store.schedule(run.id(), variant)
                .orElseThrow(() -> new InputError(
                        "--variant",
                        "",
                        variant,
                        store.summaries(run.id()).isEmpty()
                                ? "a run with a plan"
                                : String.join(", ", store.summaries(run.id()).keySet())));
        return StoredSchedule.read("run " + run.id().text(), text);
    }

    private static void write(OutFolder folder, ScheduleExport export, String summary, Request request) {
        List<Format> formats = new ArrayList<>(request.formats());
        for (Format format : formats) {
            switch (format) {
                case SLURM -> all(folder, "slurm/", SlurmFiles.files(export));
                case CSV -> folder.write("schedule.csv", ScheduleFiles.csv(export));
                case SCHEDULE -> folder.write("schedule.json", ScheduleFiles.json(export));
                case SETPOINTS -> all(folder, "setpoints/", SetpointFiles.files(export));
                case KUEUE -> all(folder, "kubernetes/", KubeFiles.files(export));
                case ICS -> folder.write("schedule.ics", CalendarFile.text(export));
                case SHEET -> sheet(folder, export, rooms(summary, export), atS(export, request.atS()));
            }
        }
    }

    /** The run sheet as HTML and PDF. */
    static void sheet(OutFolder folder, ScheduleExport export, List<RunSheet.Room> rooms, long atS) {
        String html = RunSheet.html(export, rooms, atS);
        folder.write("run-sheet.html", html);
        folder.write("run-sheet.pdf", RunSheet.pdf(html));
    }

    private static long atS(ScheduleExport export, @Nullable Long asked) {
        long nowS = asked == null ? Instant.now().getEpochSecond() : asked;
        boolean inWindow =
                export.context().fromS() <= nowS && nowS < export.context().toS();
        return asked != null || inWindow ? nowS : export.context().fromS();
    }

    /** The plan's least headroom, from the summary that {@code runs show} prints. */
    static List<RunSheet.Room> rooms(String summary, ScheduleExport export) {
        List<RunSheet.Room> rooms = new ArrayList<>();
        DateTimeFormatter time = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
        for (JsonNode h : JSON.readTree(summary).path("headroom")) {
            if (h.path("smallest").isNumber()) {
                double smallest = h.get("smallest").asDouble();
                String number = String.format(Locale.ROOT, Math.abs(smallest) < 100 ? "%.2f" : "%,.0f", smallest);
                String at =
                        time.format(OffsetDateTime.parse(h.get("at").asString()).atZoneSameInstant(export.zone()));
                String limit = h.get("limit").asString();
                String suffix = h.path("unit").asString("");
                String unit = Unit.parse(suffix).map(Unit::label).orElse(suffix);
                String name =
                        limit.endsWith("_" + suffix) ? limit.substring(0, limit.length() - suffix.length() - 1) : limit;
                rooms.add(new RunSheet.Room(name.replace('_', ' '), (number + " " + unit).strip(), at));
            }
        }
        return rooms;
    }

    static void all(OutFolder folder, String under, Map<String, String> files) {
        files.forEach((name, text) -> folder.write(under + name, text));
    }
}
