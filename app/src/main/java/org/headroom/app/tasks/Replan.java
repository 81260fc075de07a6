package org.headroom.app.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Violation;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.Before;
import org.headroom.app.planning.FleetPower;
import org.headroom.app.planning.Limits;
import org.headroom.app.planning.PlanOutcome;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.planning.SiteProblem;
import org.headroom.app.planning.SolveBudget;
import org.headroom.app.planning.Tightening;
import org.headroom.app.planning.Verifier;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobFiles;
import org.headroom.data.jobs.SlurmQueue;
import org.headroom.data.jobs.Work;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.series.Timestamps;
import org.headroom.data.site.PlanningRisk;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.jspecify.annotations.Nullable;

/**
 * Plans again from an instant on: what has ended is gone, what runs has its work left and stays unless moving it pays, what
 * was planned stays unless moving it pays, and all the rest is free. It starts from the plan that holds, so that seconds do.
 *
 * <p>A running job's move is priced by its due date: it is due when it would end if nobody touched it, and an hour later costs
 * {@code planning.keep_threshold_usd} for each half hour on top of what its lateness costs anyway. Reported lateness is that of
 * the real due dates.
 */
final class Replan {
    private static final double HALF_HOUR_H = 0.5;
    private static final double LEAST_FACTOR = 0.5;
    private static final double MOST_FACTOR = 1.5;
    private static final List<Measures> COUNTED =
            List.of(Measures.POTABLE_GAL_PER_DAY, Measures.SEWER_GAL_PER_DAY, Measures.RECYCLED_GAL_PER_DAY);

    private final ReplanRequest request;
    private final StoredPlan old;
    private final SiteInput input;
    private final Site site;
    private final PlanningRisk risk;
    private final long atS;
    private final TimeGrid slots;
    private final TimeGrid steps;
    private final Weather weather;
    private final Carbon carbon;
    private final Fleet fleet;
    private final List<Job> added;

    Replan(ReplanRequest request, StoredPlan old) {
        this.request = request;
        this.old = old;
        SiteInput base =
                request.site() == null ? new SiteInput(old.tree(), Set.of()) : SiteInput.open(request.site(), Map.of());
        this.input = base.with(request.changes());
        long askedS = askedS();
        this.atS = Math.ceilDiv(askedS, SiteProblem.SLOT_S) * SiteProblem.SLOT_S;
        this.site = input.tree().bind(Instant.ofEpochSecond(atS));
        this.risk = input.tree().planningRisk(Instant.ofEpochSecond(atS));
        Integer days = request.days();
        long endS = days == null ? old.run().spec().toS() : atS + 86_400L * days;
        if (endS - atS < SiteProblem.SLOT_S) {
            throw new InputError(
                    "--at", "", Timestamps.format(atS, site.zone()), "a time before the plan's end, or --days N");
        }
        this.slots = grid(atS, endS, SiteProblem.SLOT_S);
        this.steps = grid(atS, endS, Plan.STEP_S);
        WeatherSource source = Inputs.weather(request.weather(), site);
        if (request.weather() == null && !old.run().spec().weather().startsWith(source.name())) {
            throw new InputError(
                    "--weather", "", "a plan with " + old.run().spec().weather(), "--weather FILE, as the plan had it");
        }
        this.weather = source.on(atS, endS, Inputs.overlays(request.weather(), input, site));
        this.carbon = Carbon.of(input.tree(), site, atS, endS);
        this.fleet = Sites.fleet(site);
        this.added = readAdded();
    }

    /** Those of the old run and those added. */
    List<Job> allJobs() {
        List<Job> all = new ArrayList<>(old.jobs());
        all.addAll(added);
        return all;
    }

    SiteInput input() {
        return input;
    }

    Site site() {
        return site;
    }

    Weather weather() {
        return weather;
    }

    TimeGrid steps() {
        return steps;
    }

    long atS() {
        return atS;
    }

    private static TimeGrid grid(long startS, long endS, long everyS) {
        return new TimeGrid(startS, everyS, Math.toIntExact((endS - startS) / everyS));
    }

    private long askedS() {
        long fromS = old.run().spec().fromS();
        long toS = old.run().spec().toS();
        String at = request.at();
        var zone = old.tree().zone();
        long askedS = at == null
                ? Instant.now().getEpochSecond()
                : Timestamps.parse(at, zone).orElseThrow(() -> new InputError("--at", "", at, Timestamps.FORMS));
        if (askedS < fromS || askedS > toS) {
            throw new InputError(
                    "--at",
                    "",
                    (at == null ? "now, " : "") + Timestamps.format(askedS, zone),
                    Timestamps.format(fromS, zone) + " to " + Timestamps.format(toS, zone) + ", as run "
                            + old.run().id() + " is");
        }
        return askedS;
    }

    /** Plans, confirms by the twin, and says what changed. */
    ReplanResult run(Operation.@Nullable RowSink sink, Progress progress) {
        requireWholeFromNowOn();
        WorkProfile asPlanned = Inputs.workProfile(site);
        JobsNow now = new JobsNow(
                old.jobs(), old.schedule(), new FleetPower(fleet, asPlanned), atS, queue(request.running()));
        SiteProblem problem = new SiteProblem(
                site,
                weather,
                fleet,
                atS,
                slots.endS(),
                input.tree().jobBehaviour(Instant.ofEpochSecond(atS)).maintenance());
        List<Job> items = new ArrayList<>();
        Map<String, Job> real = new HashMap<>();
        PlanningProblem first = problem.of(List.of(), asPlanned);
        Factor factor = factor(first, asPlanned, now);
        WorkProfile profile = factor.scaled(asPlanned);
        double keepWeight = risk.keepUsd() / (first.objective().latenessUsdPerH() * HALF_HOUR_H);
        Set<String> open = new HashSet<>();
        now.running().forEach(r -> open.add(r.job().id()));
        now.waiting().forEach(j -> open.add(j.id()));
        added.forEach(j -> open.add(j.id()));
        FleetPower power = new FleetPower(fleet, profile);
        for (JobsNow.Running r : now.running()) {
            real.put(r.job().id(), r.job());
            items.add(kept(r, keepWeight, power, open));
        }
        for (Job job : now.waiting()) {
            real.put(job.id(), job);
            items.add(changed(job, Math.max(atS, job.submitS()), now.leftHours(job), job.weight(), job.dueS(), open));
        }
        for (Job job : added) {
            real.put(job.id(), job);
            items.add(changed(job, Math.max(atS, job.submitS()), job.hours(), job.weight(), job.dueS(), open));
        }
        progress.goOn(0.3);
        double[] usedGal = usedToday();
        Schedule before = before(now);
        PlanningProblem whole = first.withJobs(items, power).tightened(cutsToday(usedGal));
        double[] verifyS = new double[1];
        Verifier verifier = schedule -> {
            long begin = System.nanoTime();
            Ledger ledger = operate(schedule, profile, null);
            verifyS[0] += (System.nanoTime() - begin) * 1e-9;
            return new Verifier.Verdict(
                    violations(ledger, usedGal),
                    Bills.of(site, carbon, ledger)
                            .withCloud(Rented.of(site.cloud(), schedule).costUsd())
                            .totalUsd());
        };
        SolveBudget budget = request.solveSteps() > 0
                ? SolveBudget.ofSteps(request.solveSteps(), request.seed())
                : SolveBudget.ofSeconds(request.solveS(), request.seed());
        PlanOutcome outcome = new Planner(whole).replan(budget, verifier, new Before(before, risk.moveUsd()));
        progress.goOn(0.7);
        Schedule after = withHistory(outcome.schedule(), now, real);
        PlanVariant optimized = variant(outcome, after, real, operate(after, profile, sink), usedGal);
        PlanVariant kept =
                variant(new Planner(whole).asPlanned(before), before, real, operate(before, profile, null), usedGal);
        progress.goOn(1);
        return new ReplanResult(
                old.run().id().text(),
                atS,
                site,
                steps,
                weather.name(),
                now,
                added,
                factor,
                before,
                optimized,
                kept,
                JobLoad.halls(fleet, profile, after),
                outcome.solveS(),
                verifyS[0],
                whole);
    }

    private List<Job> readAdded() {
        Path file = request.added();
        if (file == null) {
            return List.of();
        }
        List<Job> jobs =
                JobFiles.read(file, site.zone(), JobLists.training(site)).jobs();
        Set<String> known = new HashSet<>();
        old.jobs().forEach(job -> known.add(job.id()));
        for (Job job : jobs) {
            if (known.contains(job.id())) {
                throw new InputError(
                        file, "", "job " + job.id(), "ids that run " + old.run().id() + " does not have");
            }
        }
        return jobs;
    }

    private @Nullable SlurmQueue queue(@Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return SlurmQueue.parse(file.toString(), Files.readString(file), site.zone());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** A running job as the planner gets it: due when it ends if nobody touches it. */
    private Job kept(JobsNow.Running r, double keepWeight, FleetPower power, Set<String> open) {
        double pace = power.relativeThroughput(r.job(), r.capW());
        long freeS = atS + (long) Math.ceil(r.leftHours() * 3600 * r.job().gpusMax() / r.gpus() / pace);
        // site-wide caps slow it too: the plan's own end says by how much
        long endS = old.schedule().assignments().stream()
                .filter(a -> a.job().id().equals(r.job().id()))
                .mapToLong(Assignment::endS)
                .reduce(freeS, Math::max);
        return changed(r.job(), atS, r.leftHours(), r.job().weight() + keepWeight, endS, open);
    }

    private Job changed(Job job, long submitS, double hours, double weight, long dueS, Set<String> open) {
        return new Job(
                job.id(),
                submitS,
                job.gpusMin(),
                job.gpusMax(),
                hours,
                job.work(),
                weight,
                Math.max(dueS, submitS),
                job.after().stream().filter(open::contains).toList(),
                job.powerCapW(),
                job.site(),
                job.preemptible(),
                job.model(),
                job.iteration(),
                job.deadlineS());
    }

    /** A warm start takes a job as one run from now on: a plan with pauses or changes still to come is not one. */
    private void requireWholeFromNowOn() {
        Set<String> open = new HashSet<>();
        for (Assignment a : old.schedule().assignments()) {
            if (a.endS() > atS && !open.add(a.job().id())) {
                throw new InputError(
                        "--replan",
                        "",
                        "a plan in which " + a.job().id() + " still runs in several pieces",
                        "a plan of whole runs from then on (without --pieces)");
            }
        }
    }

    /** What the old plan has from now on: running jobs at once, the others when they were to start. */
    private Schedule before(JobsNow now) {
        Map<String, JobsNow.Running> running = new HashMap<>();
        now.running().forEach(r -> running.put(r.job().id(), r));
        Set<String> waiting = new HashSet<>();
        now.waiting().forEach(j -> waiting.add(j.id()));
        List<Assignment> kept = new ArrayList<>();
        for (Assignment a : old.schedule().assignments()) {
            if (waiting.contains(a.job().id()) && a.endS() > atS) {
                kept.add(a);
            }
        }
        for (JobsNow.Running r : running.values()) {
            long endS = old.schedule().assignments().stream()
                    .filter(a -> a.job().id().equals(r.job().id()))
                    .mapToLong(Assignment::endS)
                    .max()
                    .orElse(atS + Math.round(r.leftHours() * 3600));
            kept.add(new Assignment(r.job(), atS, Math.max(endS, atS + 1), r.gpus(), r.capW(), "runs"));
        }
        kept.sort(java.util.Comparator.comparingLong(Assignment::startS)
                .thenComparing(a -> a.job().id()));
        return new Schedule(kept, old.schedule().siteCaps());
    }

    /** The new plan with what ran before it: a job that goes on as it was is one assignment, another has a piece before. */
    private Schedule withHistory(Schedule plan, JobsNow now, Map<String, Job> real) {
        Map<String, JobsNow.Running> running = new HashMap<>();
        now.running().forEach(r -> running.put(r.job().id(), r));
        List<Assignment> all = new ArrayList<>();
        for (Assignment a : plan.assignments()) {
            Job job = real.getOrDefault(a.job().id(), a.job());
            JobsNow.Running r = running.remove(job.id());
            boolean goesOn = r != null && a.startS() == atS && a.gpus() == r.gpus();
            if (r != null && !goesOn && r.sinceS() < atS) {
                all.add(new Assignment(job, r.sinceS(), atS, r.gpus(), r.capW(), "ran until the new plan"));
            }
            all.add(new Assignment(
                    job,
                    goesOn && r != null ? r.sinceS() : a.startS(),
                    a.endS(),
                    a.gpus(),
                    a.powerCapW(),
                    goesOn ? "runs on" : r != null && a.startS() == atS ? "goes on with other GPUs" : a.reason(),
                    a.site()));
        }
        return new Schedule(all, plan.siteCaps());
    }

    private Ledger operate(Schedule schedule, WorkProfile profile, Operation.@Nullable RowSink sink) {
        return new Operation(site, weather, new JobLoad(fleet, profile, schedule))
                .run(steps, sink == null ? (_, _) -> {} : sink, _ -> true);
    }

    private PlanVariant variant(
            PlanOutcome outcome, Schedule schedule, Map<String, Job> real, Ledger ledger, double[] usedGal) {
        List<PlanOutcome.Declined> declined = outcome.declined().stream()
                .map(d -> new PlanOutcome.Declined(real.getOrDefault(d.job().id(), d.job()), d.reason()))
                .toList();
        Rented rented = Rented.of(site.cloud(), schedule);
        return new PlanVariant(
                PlanVariant.Kind.OPTIMIZED,
                outcome.told(schedule, declined, violations(ledger, usedGal)),
                ledger,
                Bills.of(site, carbon, ledger).withCloud(rented.costUsd()),
                rented,
                fleet.gpus(),
                SiteProblem.horizonS(slots.startS(), slots.endS()),
                List.of());
    }

    private long midnightS() {
        return Instant.ofEpochSecond(atS)
                .atZone(site.zone())
                .toLocalDate()
                .atStartOfDay(site.zone())
                .toEpochSecond();
    }

    private long nextMidnightS() {
        return Instant.ofEpochSecond(atS)
                .atZone(site.zone())
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(site.zone())
                .toEpochSecond();
    }

    /** Gallons that the local day has seen already, by the old plan's twin, in the order of {@link #COUNTED}. */
    private double[] usedToday() {
        double[] used = new double[COUNTED.size()];
        long fromS = Math.max(midnightS(), old.run().spec().fromS());
        for (int i = 0; i < used.length && fromS < atS; i++) {
            OptionalDouble mean = old.mean(COUNTED.get(i).measure().id(), fromS, atS);
            used[i] = mean.orElse(0) * (atS - fromS) / 86_400;
        }
        return used;
    }

    private List<Tightening> cutsToday(double[] usedGal) {
        List<Tightening> cuts = new ArrayList<>();
        for (int i = 0; i < usedGal.length; i++) {
            if (usedGal[i] > 0) {
                cuts.add(new Tightening(
                        COUNTED.get(i).measure().id(), atS, Math.min(nextMidnightS(), slots.endS()), usedGal[i]));
            }
        }
        return cuts;
    }

    /** The twin's, and those of the first day with what it had used before. */
    private List<Violation> violations(Ledger ledger, double[] usedGal) {
        List<Violation> all = new ArrayList<>(ledger.violations());
        if (ledger.days().isEmpty() || slots.endS() < nextMidnightS()) {
            return all;
        }
        Ledger.WaterDay day = ledger.days().getFirst();
        double[] since = {day.potableGal(), day.sewerGal(), day.recycledGal()};
        org.headroom.grid.supply.Limits limits = new org.headroom.grid.supply.Limits(site.limits());
        for (int i = 0; i < since.length; i++) {
            String id = COUNTED.get(i).measure().id();
            double allowed = limits.smallest(id, midnightS(), nextMidnightS());
            double whole = since[i] + usedGal[i];
            boolean seen = all.stream().anyMatch(v -> v.limit().equals(id) && v.fromS() < nextMidnightS());
            boolean none = id.equals(Limits.RECYCLED) && allowed == 0;
            if (usedGal[i] > 0 && whole > allowed && !seen && !none) {
                all.add(new Violation(id, atS, nextMidnightS(), whole, allowed, Unit.GAL_PER_DAY));
            }
        }
        return all;
    }

    /**
     * What IT power really is over what the model makes of it, above idle.
     *
     * @param modelMw NaN if the run does not say
     * @param actualMw NaN if nobody said
     * @param factor 1 if either is unknown
     */
    record Factor(double modelMw, double actualMw, double factor, boolean clamped) {
        /** Activity of each kind of work times the factor, not above 1: GPU power above idle goes with it. */
        WorkProfile scaled(WorkProfile profile) {
            Map<Work, Double> utilization = new EnumMap<>(Work.class);
            profile.utilization().forEach((work, u) -> utilization.put(work, Math.min(1, u * factor)));
            return new WorkProfile(utilization, profile.capCurves());
        }
    }

    /** By the site's response in the first slot: IT power that gives the meter's megawatts over that which gives the model's. */
    private Factor factor(PlanningProblem problem, WorkProfile profile, JobsNow now) {
        double modelMw = old.mean("site_power_mw", atS - 1800, atS)
                .orElse(old.mean("site_power_mw", atS, atS + 1800).orElse(Double.NaN));
        Double actualMw = request.actualMw();
        if (actualMw == null || Double.isNaN(modelMw) || now.running().isEmpty()) {
            return new Factor(modelMw, actualMw == null ? Double.NaN : actualMw, 1, false);
        }
        double idleW = new FleetPower(fleet, profile).idleAcWPerGpu() * fleet.gpus();
        double modelW = problem.response().highestItW(0, 0, modelMw * 1e6) - idleW;
        double actualW = problem.response().highestItW(0, 0, actualMw * 1e6) - idleW;
        double raw = modelW > 0 ? actualW / modelW : 1;
        double factor = Double.isFinite(raw) ? Math.clamp(raw, LEAST_FACTOR, MOST_FACTOR) : 1;
        return new Factor(modelMw, actualMw, factor, factor != raw);
    }
}
