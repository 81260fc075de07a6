package org.headroom.app.tasks;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.headroom.app.export.StoredSchedule;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobFiles;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Series;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;

/** A plan as the database keeps it: its site, jobs and optimized schedule, and what the twin saw of it. */
final class StoredPlan {
    static final String SITE_FILE = "site_file";
    static final String OPTIMIZED = "optimized";

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
        Map<String, Job> byId = new HashMap<>();
        jobs.forEach(job -> byId.put(job.id(), job));
        this.schedule = StoredSchedule.schedule(
                from,
                store.schedule(run.id(), OPTIMIZED)
                        .orElseThrow(() -> new InputError(store.file(), "", from, "a run with a schedule")),
                byId);
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
}
