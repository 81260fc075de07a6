package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.FullLoad;
import org.headroom.app.load.InTime;
import org.headroom.app.load.InTimeReport;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.JobsInTime;
import org.headroom.app.load.Placement;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.SiteLoad;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.planning.Planner;
import org.headroom.app.planning.SiteProblem;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.HallRatings;
import org.headroom.data.site.JobBehaviour;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherSource;
import org.headroom.physics.gpu.ServerDesign;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/** Runs the twin over a stretch of time. */
public final class Simulate {
    private static final int MID_MONTH = 15;
    private static final int JULY = 7;

    /** Simulates; stops early with {@link Operation.InterruptedRun} if the progress says so. */
    public SimulateOutcome run(SimulateRequest request, Progress progress) {
        return run(request, null, progress);
    }

    /**
     * The same, with every step's measures in {@code timeseries.csv}.
     *
     * @param out the folder, or null for none
     */
    public SimulateOutcome run(SimulateRequest request, @Nullable Path out, Progress progress) {
        return run(request, out, Keep.NOT, progress);
    }

    /**
     * Whether the run is kept in the store.
     *
     * @param database its file, or null for the user's
     */
    public record Keep(boolean kept, @Nullable Path database) {
        public static final Keep NOT = new Keep(false, null);
    }

    /** The same, kept in the store as a run. */
    public SimulateOutcome run(SimulateRequest request, @Nullable Path out, Keep keep, Progress progress) {
        SiteTree tree = request.site().tree();
        Site site = tree.bind(tree.planningFrom());
        boolean whatIf = request.fullLoad() != null || request.heatMw() != null;
        boolean averageDay = whatIf && request.from() == null && request.days() == null;
        LocalDate from = averageDay
                ? LocalDate.of(site.planningFrom().getYear(), JULY, MID_MONTH)
                : request.from() == null ? site.planningFrom() : request.from();
        int days = request.days() == null ? 1 : request.days();
        TimeGrid grid = grid(site, from, days, request.stepS());
        site = tree.bind(Instant.ofEpochSecond(grid.startS()));
        WeatherSource source = Inputs.weather(request.weather(), site);
        Weather weather = averageDay
                ? source.averageDay(from, Inputs.overlays(request.weather(), request.site(), site))
                : source.on(grid.startS(), grid.endS(), Inputs.overlays(request.weather(), request.site(), site));
        long endS = from.plusDays(days).atStartOfDay(site.zone()).toEpochSecond();
        Carbon carbon = Carbon.of(tree, site, grid.startS(), endS);
        List<String> notes = new ArrayList<>();
        Work work = load(request, tree, site, weather, grid, days, notes);
        Operation operation = operation(request, site, weather, work.load());
        try (SimulateKeeper keeper = keep.kept()
                ? new SimulateKeeper(request, site, weather, carbon, work.jobs(), grid, endS, keep.database())
                : null) {
            Operation.RowSink kept = keeper == null ? (_, _) -> {} : keeper::row;
            List<String> files = List.of();
            Ledger ledger;
            if (out == null) {
                ledger = operation.run(grid, endS, kept, progress);
            } else {
                try (OutFolder folder = OutFolder.beside(out)) {
                    ledger = run(operation, grid, endS, site.zone(), folder, kept, progress);
                    files = folder.publish(out);
                }
            }
            SimulateOutcome outcome = outcome(
                    request,
                    tree,
                    site,
                    weather,
                    grid,
                    endS,
                    whatIf,
                    carbon,
                    work.load(),
                    operation,
                    ledger,
                    notes,
                    files);
            return keeper == null
                    ? outcome
                    : outcome.keptAs(keeper.commit(outcome).text());
        }
    }

    /** Every step into the folder's table too. */
    private static Ledger run(
            Operation operation,
            TimeGrid grid,
            long endS,
            ZoneId zone,
            OutFolder folder,
            Operation.RowSink kept,
            Progress progress) {
        try (TimeSeriesFile rows = new TimeSeriesFile(folder, zone)) {
            return operation.run(
                    grid,
                    endS,
                    (row, dtS) -> {
                        rows.row(row);
                        kept.row(row, dtS);
                    },
                    progress);
        }
    }

    private static SimulateOutcome outcome(
            SimulateRequest request,
            SiteTree tree,
            Site site,
            Weather weather,
            TimeGrid grid,
            long endS,
            boolean whatIf,
            Carbon carbon,
            @Nullable SiteLoad load,
            Operation operation,
            Ledger ledger,
            List<String> notes,
            List<String> files) {
        InTimeReport report = load instanceof JobsInTime jobs ? jobs.report(endS) : null;
        if (report != null) {
            notes.addAll(JobsReport.notes(report));
        }
        return new SimulateOutcome(
                site,
                weather.name(),
                describe(request),
                grid,
                endS,
                ledger,
                GridReport.json(ledger, operation.permit(), operation.generation()),
                whatIf,
                carbon,
                AquiferRun.of(tree, ledger, grid.startS(), endS),
                report,
                notes,
                files,
                null);
    }

    /** What is asked of the servers; nothing where the towers run alone. */
    private record Work(@Nullable SiteLoad load, JobLists.@Nullable Selection jobs) {}

    private static Operation operation(SimulateRequest request, Site site, Weather weather, @Nullable SiteLoad load) {
        Double heatMw = request.heatMw();
        if (heatMw == null && load != null) {
            return new Operation(site, weather, load);
        }
        Double setC = request.coldWaterC();
        double setpointC = setC == null ? site.cooling().towers().setpointC() : setC;
        return Operation.towersAlone(site, weather, Objects.requireNonNull(heatMw) * 1e6, setpointC);
    }

    /** What the servers ask for; none where the towers run alone. */
    private static Work load(
            SimulateRequest request,
            SiteTree tree,
            Site site,
            Weather weather,
            TimeGrid grid,
            int days,
            List<String> notes) {
        if (request.heatMw() != null) {
            return new Work(null, null);
        }
        Fleet fleet = Sites.fleet(site);
        SimulateRequest.FullLoadKind kind = request.fullLoad();
        if (kind != null) {
            return new Work(fullLoad(site, fleet, kind), null);
        }
        JobLists.Selection selection = JobLists.open(request.jobs(), request.jobsScale(), site, request.from(), days);
        notes.addAll(selection.remarks());
        return new Work(jobLoad(request, tree, site, weather, fleet, grid, selection), selection);
    }

    /** Prescribed power; where equipment fails hot GPUs hold back, as they do at work. */
    private static SiteLoad fullLoad(Site site, Fleet fleet, SimulateRequest.FullLoadKind kind) {
        ToDoubleFunction<ServerPower> serverW = server -> serverW(kind, server.server());
        boolean faults = site.events().stream().anyMatch(event -> event.fault() != null);
        return faults ? FullLoad.heldBackByHeat(fleet, serverW) : new FullLoad(fleet, serverW);
    }

    /** Every job as soon as its GPUs are free. */
    private static SiteLoad jobLoad(
            SimulateRequest request,
            SiteTree tree,
            Site site,
            Weather weather,
            Fleet fleet,
            TimeGrid grid,
            JobLists.Selection selection) {
        WorkProfile profile = Inputs.workProfile(site);
        SiteProblem problem = new SiteProblem(site, weather, fleet, grid.startS(), grid.endS());
        List<Batches.Batch> batches = Plan.batches(selection, site);
        List<Job> jobs = batches.stream().map(Batches.Batch::job).toList();
        Schedule schedule =
                new Planner(problem.ofGpusAlone(jobs, profile)).baseline().schedule();
        JobBehaviour behaviour = tree.jobBehaviour(Instant.ofEpochSecond(grid.startS()));
        double[] hallFeedW =
                site.it().ratings().stream().mapToDouble(HallRatings::feedW).toArray();
        if (!request.inTime()) {
            return new JobLoad(fleet, profile, schedule, Placement.parse(behaviour.placement()), hallFeedW);
        }
        Set<String> independent = new HashSet<>();
        batches.stream()
                .filter(batch -> batch.members().size() > 1)
                .forEach(batch -> independent.add(batch.job().id()));
        return new JobsInTime(
                fleet, profile, schedule, new InTime(behaviour, site.zone(), request.seed(), independent, hallFeedW));
    }

    static double serverW(SimulateRequest.FullLoadKind kind, ServerDesign server) {
        return switch (kind) {
            case RATED -> server.ratedAcW();
            case MAX -> server.maxAcW();
            case TRAINING -> server.trainingAcW();
        };
    }

    private static String describe(SimulateRequest request) {
        if (request.heatMw() != null) {
            return "towers alone, " + request.heatMw() + " MW of heat";
        }
        return request.fullLoad() == null
                ? "jobs, first come first served" + (request.inTime() ? ", in time, seed " + request.seed() : "")
                : "full load, " + request.fullLoad().name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Whole local days from a date in equal steps; a step that does not divide them is cut short at the end. */
    static TimeGrid grid(Site site, LocalDate from, int days, long stepS) {
        long startS = from.atStartOfDay(site.zone()).toEpochSecond();
        long endS = from.plusDays(days).atStartOfDay(site.zone()).toEpochSecond();
        return new TimeGrid(startS, stepS, Math.toIntExact(Math.ceilDiv(endS - startS, stepS)));
    }
}
