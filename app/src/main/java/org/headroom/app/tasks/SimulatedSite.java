package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.InTime;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.JobsInTime;
import org.headroom.app.load.Placement;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.SiteLoad;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.SiteProblem;
import org.headroom.app.telemetry.Imperfections;
import org.headroom.app.telemetry.Injection;
import org.headroom.app.telemetry.InjectionText;
import org.headroom.app.telemetry.Instruments;
import org.headroom.app.telemetry.RandomFaults;
import org.headroom.app.telemetry.TrueSite;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.DefaultJobs;
import org.headroom.data.jobs.Job;
import org.headroom.data.jobs.JobFiles;
import org.headroom.data.jobs.JobLog;
import org.headroom.data.jobs.JobScale;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Fault;
import org.headroom.data.site.HallRatings;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/**
 * A simulated site, ready to be stepped: the truth, and the instruments on it. Jobs have been running for a day when it
 * begins.
 *
 * @param endS where it is told to end, epoch seconds; infinite if it is not
 * @param injections what goes wrong, in the order of their starts
 */
public record SimulatedSite(
        Site site, Instruments instruments, double startS, double endS, long stepS, List<Injection> injections) {
    private static final int DAY_S = 86_400;

    /** Jobs are laid out for so many days unless more is asked for. */
    private static final int DAYS = 14;

    /** @throws InputError if an input is not right */
    public static SimulatedSite open(TelemetryRequest r) {
        if (r.stepS() < 1 || r.stepS() > 300) {
            throw new InputError("--step", "", r.stepS() + " s", "1s to 5min");
        }
        SiteTree tree = r.site().tree();
        ZoneId zone = tree.bind(tree.planningFrom()).zone();
        long startS = start(r, tree, zone);
        Long forS = r.forS();
        Site site = tree.bind(Instant.ofEpochSecond(startS));
        int days = forS == null ? DAYS : Math.toIntExact(Math.ceilDiv(forS, (long) DAY_S));
        LocalDate first =
                Instant.ofEpochSecond(startS).atZone(zone).toLocalDate().minusDays(1);
        long fromS = first.atStartOfDay(zone).toEpochSecond();
        long toS = first.plusDays(days + 2L).atStartOfDay(zone).toEpochSecond();
        Weather weather =
                Inputs.weather(r.weather(), site).on(fromS, toS, Inputs.overlays(r.weather(), r.site(), site));
        Fleet fleet = Sites.fleet(site);
        SiteMeters meters = new SiteMeters(fleet);
        List<Injection> injections = injections(r, site, fleet, meters, startS, days);
        List<Fault> faults = RandomFaults.ofPlant(injections, fleet);
        SiteLoad load = load(r, site, weather, fleet, fromS, toS);
        TrueSite truth = new TrueSite(site, weather, load, startS, faults);
        Imperfections how = imperfections(r, meters).inject(injections);
        return new SimulatedSite(
                site,
                new Instruments(truth, how, r.single()),
                startS,
                forS == null ? Double.POSITIVE_INFINITY : startS + (double) forS,
                r.stepS(),
                injections);
    }

    /** Its frames, as fast as they are asked for. */
    public SimulatedFrames frames() {
        return new SimulatedFrames(instruments, stepS, endS);
    }

    private static long start(TelemetryRequest r, SiteTree tree, ZoneId zone) {
        String from = r.from();
        if (from == null) {
            return tree.planningFrom().getEpochSecond();
        }
        if ("now".equals(from)) {
            return Math.floorDiv(Instant.now().getEpochSecond(), r.stepS()) * r.stepS();
        }
        try {
            return LocalDate.parse(from).atStartOfDay(zone).toEpochSecond();
        } catch (DateTimeParseException e) {
            return InjectionText.time("--from", from, zone, ", a day such as 2025-07-17, or now");
        }
    }

    private static Imperfections imperfections(TelemetryRequest r, SiteMeters meters) {
        Imperfections how = Imperfections.usual(meters, r.seed());
        r.readings().noise().forEach(how::noise);
        r.readings().bias().forEach(how::bias);
        r.readings().drift().forEach(how::drift);
        r.readings().quantum().forEach(how::quantum);
        return how.lost(r.readings().lost())
                .sentinels(r.readings().sentinels())
                .nans(r.readings().nans());
    }

    private static List<Injection> injections(
            TelemetryRequest r, Site site, Fleet fleet, SiteMeters meters, long startS, int days) {
        InjectionText text = new InjectionText(fleet, meters, startS, site.zone());
        List<Injection> all = new ArrayList<>();
        r.wrong().gaps().forEach(gap -> all.add(text.gap(gap)));
        r.wrong().injections().forEach(one -> all.add(text.parse("--inject", one)));
        if (!(r.wrong().silent() >= 0 && r.wrong().silent() <= 1)) {
            throw new InputError("--silent", "", String.valueOf(r.wrong().silent()), "a share, 0 to 1");
        }
        if (r.wrong().silent() > 0) {
            all.add(new Injection(
                    Injection.Kind.RACKS_SILENT,
                    "",
                    startS,
                    Double.POSITIVE_INFINITY,
                    r.wrong().silent()));
        }
        if (r.wrong().faultsPerDay() > 0) {
            all.addAll(new RandomFaults(site, fleet, meters, r.seed())
                    .draw(startS, startS + (double) days * DAY_S, r.wrong().faultsPerDay()));
        }
        all.sort(java.util.Comparator.comparingDouble(Injection::fromS));
        return List.copyOf(all);
    }

    private static SiteLoad load(TelemetryRequest r, Site site, Weather weather, Fleet fleet, long fromS, long toS) {
        SimulateRequest.FullLoadKind kind = r.fullLoad();
        if (kind != null) {
            ToDoubleFunction<ServerPower> serverW = server -> Simulate.serverW(kind, server.server());
            return FullLoad.heldBackByHeat(fleet, serverW);
        }
        WorkProfile profile = Inputs.workProfile(site);
        SiteProblem problem = new SiteProblem(site, weather, fleet, fromS, toS);
        List<Batches.Batch> batches = Plan.batches(jobs(r, r.jobs(), site, fromS, toS), site);
        List<Job> jobs = batches.stream().map(Batches.Batch::job).toList();
        Schedule schedule =
                new Planner(problem.ofGpusAlone(jobs, profile)).baseline().schedule();
        JobBehaviour behaviour = r.site().tree().jobBehaviour(Instant.ofEpochSecond(fromS));
        double[] hallFeedW =
                site.it().ratings().stream().mapToDouble(HallRatings::feedW).toArray();
        if (!r.inTime()) {
            return new JobLoad(fleet, profile, schedule, Placement.parse(behaviour.placement()), hallFeedW);
        }
        Set<String> independent = batches.stream()
                .filter(batch -> batch.members().size() > 1)
                .map(batch -> batch.job().id())
                .collect(Collectors.toSet());
        return new JobsInTime(
                fleet, profile, schedule, new InTime(behaviour, site.zone(), r.seed(), independent, hallFeedW));
    }

    /** A list runs from its first submit on; a file whose first day the user named keeps its own dates. */
    private static JobLists.Selection jobs(TelemetryRequest r, @Nullable Path file, Site site, long fromS, long toS) {
        JobLog log = file == null ? DefaultJobs.log() : JobFiles.read(file, site.zone(), JobLists.training(site));
        boolean ownDates = file != null && r.from() != null && !"now".equals(r.from());
        String scale = r.jobsScale();
        JobScale factor = scale == null ? log.defaultScale() : JobScale.parse(scale);
        return new JobLists.Selection(
                log.name(),
                log.jobs().size(),
                (ownDates ? log : log.startingAt(fromS))
                        .window(fromS, toS, factor, site.it().gpus()),
                fromS,
                toS,
                site.zone());
    }
}
