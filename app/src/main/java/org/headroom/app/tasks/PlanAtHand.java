package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headroom.app.export.StoredSchedule;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.SiteProblem;
import org.headroom.app.planning.SolveBudget;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobFiles;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.store.RunRecord;
import org.headroom.data.store.RunStore;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/**
 * A plan to ask something of: a stored run's, with the site, the jobs and the weather it was made for, or one made quickly.
 *
 * @param name how people call it
 * @param runId null for one that is not stored
 */
record PlanAtHand(
        String name,
        @Nullable String runId,
        SiteInput input,
        Site site,
        Weather weather,
        Schedule schedule,
        long startS,
        long endS) {
    private static final long STEPS = 500;

    /** A quick plan: few steps of search, the same for the same inputs. */
    static PlanAtHand quick(PlanRequest request) {
        Plan.Prepared in = new Plan().prepare(request);
        Fleet fleet = Sites.fleet(in.site());
        List<Job> items = in.batches().stream().map(Batches.Batch::job).toList();
        SiteProblem problem = Plan.problem(in, fleet, items);
        Planner planner = new Planner(problem.of(items, Inputs.workProfile(in.site())));
        Schedule schedule = planner.optimize(
                        SolveBudget.ofSteps(STEPS, request.seed()),
                        _ -> new org.headroom.app.planning.Verifier.Verdict(List.of(), 0))
                .schedule();
        return new PlanAtHand(
                "a quick plan of " + in.jobs().name(),
                null,
                request.site(),
                in.site(),
                in.weather(),
                schedule,
                in.operation().startS(),
                in.operation().endS());
    }

    /**
     * A stored plan.
     *
     * @throws InputError if there is no such run, it is no plan, or what it was made for is not in the store
     */
    static PlanAtHand stored(String name, @Nullable Path database) {
        Path file = database == null ? RunStore.defaultFile() : database;
        if (!Files.exists(file)) {
            throw new InputError(file, "", "run " + name, "there are no runs yet: make one first with ./headroom plan");
        }
        try (RunStore store = RunStore.open(file)) {
            RunRecord run = store.find(name);
            String json = store.schedule(run.id(), PlanVariant.Kind.OPTIMIZED.key())
                    .orElseThrow(() ->
                            new InputError("--run", "", "a run of " + run.spec().kind(), "a run of plan"));
            SiteTree tree = SiteTree.parse(
                    run.spec().site() + ".yaml", text(store, run, "site_file", "the site it was made for"));
            SiteInput input = new SiteInput(tree, java.util.Set.of());
            Site site = tree.bind(Instant.ofEpochSecond(run.spec().fromS()));
            Map<String, Job> jobs = new LinkedHashMap<>();
            List<Job> list = JobFiles.parse(
                            "jobs of run " + run.id().text() + ".csv",
                            text(store, run, "jobs", "its jobs"),
                            site.zone())
                    .jobs();
            Batches.of(list, Plan.MOST_ITEMS, site.it().gpus() / Plan.WIDEST_SHARE)
                    .forEach(batch -> jobs.put(batch.job().id(), batch.job()));
            return new PlanAtHand(
                    "run " + run.id().text(),
                    run.id().text(),
                    input,
                    site,
                    weather(store, run, input, site),
                    StoredSchedule.schedule("run " + run.id().text(), json, jobs),
                    run.spec().fromS(),
                    run.spec().toS());
        }
    }

    private static String text(RunStore store, RunRecord run, String input, String what) {
        String hash = run.spec().inputs().get(input);
        Optional<byte[]> bytes = hash == null ? Optional.empty() : store.content(hash);
        return new String(
                bytes.orElseThrow(() -> new InputError(
                        "--run", "", run.id().text() + ", which did not keep " + what, "a run made by plan")),
                StandardCharsets.UTF_8);
    }

    private static Weather weather(RunStore store, RunRecord run, SiteInput input, Site site) {
        String hash = run.spec().inputs().get("weather");
        Optional<byte[]> bytes = hash == null ? Optional.empty() : store.content(hash);
        long fromS = run.spec().fromS();
        long toS = run.spec().toS();
        if (bytes.isEmpty()) {
            WeatherSource source = Inputs.weather(null, site);
            return source.on(fromS, toS, Inputs.overlays(null, input, site));
        }
        Path copy = null;
        try {
            String name = run.spec().weather();
            copy = Files.createTempFile(
                    "headroom-weather-", name.toLowerCase(java.util.Locale.ROOT).endsWith(".epw") ? ".epw" : ".csv");
            Files.write(copy, bytes.get());
            return Inputs.weather(copy, site).on(fromS, toS, Inputs.overlays(copy, input, site));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot read the weather of run " + run.id().text(), e);
        } finally {
            if (copy != null) {
                copy.toFile().delete();
            }
        }
    }
}
