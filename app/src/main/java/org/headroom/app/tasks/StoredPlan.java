package org.headroom.app.tasks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobFiles;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Series;
import org.headroom.data.series.Timestamps;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A plan as the database keeps it: its site, jobs and optimized schedule, and what the twin saw of it. */
final class StoredPlan {
    static final String SITE_FILE = "site_file";
    static final String OPTIMIZED = "optimized";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final RunStore store;
    private final RunRecord run;
    private final SiteTree tree;
    private final Site site;
    private final List<Job> jobs;
    private final Schedule schedule;

    /** @param name an id, the start of one, or {@code @last} */
    StoredPlan(RunStore store, String name) {
        this.store = store;
        this.run = store.find(name);
        if (!run.spec().kind().equals("plan")) {
            throw new InputError(
                    store.file(),
                    "",
                    "run " + run.id() + " of kind " + run.spec().kind(),
                    "a plan");
        }
        String from = "run " + run.id();
        this.tree = SiteTree.parse(from, text(SITE_FILE));
        this.site = tree.bind(java.time.Instant.ofEpochSecond(run.spec().fromS()));
        List<Job> given = JobFiles.parse(from, text("jobs"), site.zone()).jobs();
        this.jobs = Plan.itemsOf(given, site).stream().map(Batches.Batch::job).toList();
        this.schedule = schedule(JSON.readTree(store.schedule(run.id(), OPTIMIZED)
                .orElseThrow(() -> new InputError(store.file(), "", from, "a run with a schedule"))));
    }

    RunRecord run() {
        return run;
    }

    SiteTree tree() {
        return tree;
    }

    List<Job> jobs() {
        return jobs;
    }

    /** Assignments of the jobs that the run keeps, in time order of pieces. */
    Schedule schedule() {
        return schedule;
    }

    /** The mean of a measure over a stretch that the run covers; empty if it covers none of it. */
    OptionalDouble mean(String measure, long fromS, long toS) {
        if (toS <= run.spec().fromS() || fromS >= run.spec().toS()) {
            return OptionalDouble.empty();
        }
        Series series = store.read(run.id(), OPTIMIZED, measure, fromS, toS);
        double sum = 0;
        double seconds = 0;
        for (int i = 0; i < series.values().length; i++) {
            double dtS = Math.min(toS, series.grid().toS(i))
                    - Math.max(fromS, series.grid().fromS(i));
            if (dtS > 0) {
                sum += dtS * series.values()[i];
                seconds += dtS;
            }
        }
        return seconds > 0 ? OptionalDouble.of(sum / seconds) : OptionalDouble.empty();
    }

    private String text(String input) {
        String sha = run.spec().inputs().get(input);
        byte[] content = sha == null ? null : store.content(sha).orElse(null);
        if (content == null) {
            throw new InputError(
                    store.file(),
                    "",
                    "run " + run.id() + " without its " + input,
                    "a plan made by this version or later");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private Schedule schedule(JsonNode document) {
        Map<String, Job> byId = new HashMap<>();
        jobs.forEach(job -> byId.put(job.id(), job));
        List<Assignment> assignments = new ArrayList<>();
        for (JsonNode row : document.path("jobs")) {
            Job job = byId.get(row.path("job").asString());
            if (job != null) {
                boolean cloud = row.path("site").asString().equals(Assignment.CLOUD);
                assignments.add(new Assignment(
                        job,
                        time(row.path("start")),
                        time(row.path("end")),
                        row.path("gpus").asInt(),
                        row.path("power_cap_w").asDouble(site.it().gpuLimitW()),
                        row.path("reason").asString(),
                        cloud ? Assignment.CLOUD : ""));
            }
        }
        List<CapWindow> caps = new ArrayList<>();
        for (JsonNode row : document.path("site_caps")) {
            caps.add(new CapWindow(
                    time(row.path("from")),
                    time(row.path("to")),
                    row.path("cap_w").asDouble()));
        }
        return new Schedule(assignments, caps);
    }

    private long time(JsonNode node) {
        return Timestamps.parse(node.asString(), site.zone())
                .orElseThrow(() -> new InputError(store.file(), "a schedule", "the time " + node, Timestamps.FORMS));
    }
}
