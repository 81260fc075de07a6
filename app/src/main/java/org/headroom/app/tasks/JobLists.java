package org.headroom.app.tasks;

import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.load.ModelTraining;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.DefaultJobs;
import org.headroom.data.jobs.Iteration;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobCsv;
import org.headroom.data.jobs.JobFiles;
import org.headroom.data.jobs.JobList;
import org.headroom.data.jobs.JobLog;
import org.headroom.data.jobs.JobModel;
import org.headroom.data.jobs.JobScale;
import org.headroom.data.jobs.Rejected;
import org.headroom.data.jobs.TrainingHours;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.gpu.GpuSheet;
import org.jspecify.annotations.Nullable;

/** Opens, shows and checks the jobs of a window. */
public final class JobLists {
    private static final int LINES_NAMED = 5;

    private JobLists() {}

    /**
     * A job list on a window.
     *
     * @param name the file, or the name of the embedded list
     * @param accepted usable rows of the whole file
     * @param list the jobs submitted within [fromS, toS)
     */
    public record Selection(String name, int accepted, JobList list, long fromS, long toS, ZoneId zone) {

        /** The table that {@code --jobs} accepts; a job that states its model has the hours that it takes with its pauses. */
        public void csv(Writer out, SiteInput input) {
            List<Job> jobs = list.jobs();
            if (!models().isEmpty()) {
                Instant from = Instant.ofEpochSecond(fromS);
                JobBehaviour behaviour = input.tree().jobBehaviour(from);
                int gpusPerServer = Sites.fleet(input.tree().bind(from)).gpusPerServer();
                jobs = jobs.stream()
                        .map(job -> ModelTraining.inHours(job, behaviour, gpusPerServer))
                        .toList();
            }
            JobCsv.write(jobs, zone, out);
        }

        /** The same columns with the hours that a plan counts: where a job states its model, of its iterations at full clocks. */
        public void table(Writer out) {
            JobCsv.write(list.jobs(), zone, out);
        }

        /** What the hours of the table mean, where a job states its model. */
        public List<String> tableNotes() {
            List<Job> models = models();
            return models.isEmpty()
                    ? List.of()
                    : List.of(String.format(
                            Locale.ROOT,
                            "%s: hours of %d job%s (%s%s) with a model are iterations at full clocks, as plan and simulate"
                                    + " take them; start-up and pauses come on top: --csv adds them",
                            name,
                            models.size(),
                            models.size() == 1 ? "" : "s",
                            models.getFirst().id(),
                            models.size() == 1 ? "" : ", ..."));
        }

        private List<Job> models() {
            return list.jobs().stream().filter(job -> job.model() != null).toList();
        }

        /** What the table cannot say of these jobs; nothing if it says it all. */
        public List<String> csvNotes() {
            List<Job> models = models();
            return models.isEmpty()
                    ? List.of()
                    : List.of(String.format(
                            Locale.ROOT,
                            "%s: CSV cannot carry a model: %d job%s (%s%s) written in hours, pauses among them, without"
                                    + " layout and activity",
                            name,
                            models.size(),
                            models.size() == 1 ? "" : "s",
                            models.getFirst().id(),
                            models.size() == 1 ? "" : ", ..."));
        }

        /** What the list comes to, for people. */
        public List<String> summary() {
            return List.of(
                    String.format(
                            Locale.ROOT,
                            "%s: %d usable rows, %d rejected",
                            name,
                            accepted,
                            list.rejected().size()),
                    String.format(
                            Locale.ROOT,
                            "%d jobs in the window, GPU counts times %.4g, %.1f %% of the site's GPU-hours",
                            list.jobs().size(),
                            list.scale(),
                            100 * list.gpuShare()));
        }

        /** One line for each reason why rows were rejected, with their number and the first line numbers. */
        public List<String> rejections() {
            return JobLists.rejections(list);
        }

        /** All that is to be said of the list as it was read: rejected rows, jobs on fewer GPUs than asked for. */
        public List<String> remarks() {
            List<String> lines = new ArrayList<>(rejections());
            lines.addAll(list.notes());
            return lines;
        }

        public Map<String, Object> json() {
            Map<String, Object> document = Envelope.begin("headroom.jobs/1", null);
            document.put("name", name);
            document.put("from", Envelope.time(fromS, zone));
            document.put("to", Envelope.time(toS, zone));
            document.put("accepted", accepted);
            document.put("total", list.jobs().size());
            document.put("rejected", list.rejected().size());
            document.put("scale", list.scale());
            document.put("gpu_share", list.gpuShare());
            document.put("notes", list.notes());
            document.put("jobs", list.jobs().stream().map(this::json).toList());
            List<Map<String, Object>> rejected = new ArrayList<>();
            for (Rejected row : list.rejected()) {
                rejected.add(Map.of("line", row.line(), "reason", row.reason()));
            }
            document.put("rejected_rows", rejected);
            return document;
        }

        private Map<String, Object> json(Job job) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", job.id());
            one.put("submit", Envelope.time(job.submitS(), zone));
            one.put("gpus_min", job.gpusMin());
            one.put("gpus_max", job.gpusMax());
            one.put("hours", job.hours());
            one.put("work", job.work().id());
            one.put("weight", job.weight());
            one.put("due", Envelope.time(job.dueS(), zone));
            one.put("after", job.after());
            Envelope.put(one, "power_cap_w", job.powerCapW());
            one.put("site", job.site());
            return one;
        }
    }

    /**
     * The jobs of a file, or of the embedded list, on the days of a window.
     *
     * <p>The list is moved in time so that its first submit is the window's start, unless it is a file and the user named
     * the first day: then it is taken at its own dates.
     *
     * @param scale {@code auto}, a factor, or null for the default (1 for our own lists, auto for foreign logs)
     * @param from the day that the user named, or null
     * @throws InputError if the file is not right or no job falls into the window
     */
    public static Selection open(
            @Nullable Path file, @Nullable String scale, Site site, @Nullable LocalDate from, int days) {
        JobLog log = file == null ? DefaultJobs.log() : JobFiles.read(file, site.zone(), training(site));
        LocalDate first = from == null ? site.planningFrom() : from;
        long fromS = first.atStartOfDay(site.zone()).toEpochSecond();
        long toS = first.plusDays(days).atStartOfDay(site.zone()).toEpochSecond();
        boolean ownDates = file != null && from != null;
        JobScale factor = scale == null ? log.defaultScale() : JobScale.parse(scale);
        JobList list = (ownDates ? log : log.startingAt(fromS))
                .window(fromS, toS, factor, site.it().gpus());
        return new Selection(log.name(), log.jobs().size(), list, fromS, toS, site.zone());
    }

    /** Hours and phases of jobs that state their model, on the site's own kind of GPU; it is looked at when one does. */
    static TrainingHours training(Site site) {
        return new TrainingHours() {
            private @Nullable ModelTraining known;

            @Override
            public double hours(JobModel model, int gpus) {
                return law().hours(model, gpus);
            }

            @Override
            public int gpusUsed(JobModel model, int gpus) {
                return law().gpusUsed(model, gpus);
            }

            @Override
            public Iteration iteration(JobModel model, int gpus) {
                return law().iteration(model, gpus);
            }

            private ModelTraining law() {
                ModelTraining law = known;
                if (law == null) {
                    law = new ModelTraining(sheet(site), site.it().gpusPerServer());
                    known = law;
                }
                return law;
            }
        };
    }

    private static GpuSheet sheet(Site site) {
        return site.it()
                .kinds()
                .getFirst()
                .sheet()
                .orElseThrow(() -> new OutOfRange(
                        "model",
                        "a model to train on " + site.it().gpuModel() + ", of which no data sheet is known",
                        "hours, or the site's it.catalogue or it.gpu.bf16_tflop_per_s with what goes with it"));
    }

    /** {@link #open} with a site that is not bound yet; without days, the site's planning window. */
    public static Selection open(
            SiteInput input,
            @Nullable Path file,
            @Nullable String scale,
            @Nullable LocalDate from,
            @Nullable Integer days) {
        if (days != null && (days < 1 || days > 3660)) {
            throw new InputError("--days", "", days.toString(), "1 to 3660");
        }
        SiteTree tree = input.tree();
        Site site = tree.bind(tree.planningFrom());
        return open(file, scale, site, from, days == null ? site.planningDays() : days);
    }

    static List<String> rejections(JobList list) {
        Map<String, List<Long>> lines = new TreeMap<>();
        for (Rejected row : list.rejected()) {
            lines.computeIfAbsent(row.reason(), _ -> new ArrayList<>()).add(row.line());
        }
        List<String> text = new ArrayList<>();
        lines.forEach((reason, at) -> {
            StringBuilder one = new StringBuilder();
            one.append(at.size())
                    .append(at.size() == 1 ? " row" : " rows")
                    .append(" rejected, ")
                    .append(reason);
            one.append(at.size() == 1 ? ": line " : ": lines ");
            for (int i = 0; i < Math.min(LINES_NAMED, at.size()); i++) {
                one.append(i == 0 ? "" : ", ").append(at.get(i));
            }
            text.add(one.append(at.size() > LINES_NAMED ? ", ..." : "").toString());
        });
        return text;
    }
}
