package org.headroom.app.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.ColumnLoad;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.RackColumns;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.WorkProfile;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.app.twin.Twin;
import org.headroom.data.jobs.Batches;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteEvent;
import org.headroom.data.weather.Weather;

/**
 * A planning window that answers "what if" again and again: site, weather and jobs are read once; each question changes
 * paths, binds and runs the same twin as {@code simulate}, in single steps of the question's length, one rack for all
 * that are alike ({@link RackColumns}). Jobs start and end as scheduled for the site as it is (with other computers: for
 * those) and as the question edits them; a cap saves power, and what it delays is not shown. What is kept between
 * questions never changes an answer. For one thread at a time.
 */
public final class WhatIf {
    private static final int MOST_SITES = 8;
    private static final int MOST_SCHEDULES = 8;
    private static final Measures[] MEASURES = Measures.values();

    private final Plan.Prepared in;
    private final Map<String, WhatIfItem> items;
    private final Map<SortedMap<String, String>, Bound> sites = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<List<Object>, Schedule> schedules = new LinkedHashMap<>(16, 0.75f, true);

    /** A changed site. */
    private record Bound(SiteInput input, Site site, Carbon carbon) {}

    /**
     * Opens the window of a plan; nothing is solved.
     *
     * @throws org.headroom.data.quantity.InputError if an input is not right
     */
    public WhatIf(PlanRequest request) {
        this(new Plan().prepare(request));
    }

    private WhatIf(Plan.Prepared in) {
        this.in = in;
        this.items = WhatIfItems.of(
                in.request().site().tree(), in.site(), in.operation().startS());
    }

    /** The same window with nothing kept yet, for another thread. */
    public WhatIf another() {
        return new WhatIf(in);
    }

    /** What may be changed, in the order in which it is shown; besides, any path of {@link #inputs()} may. */
    public List<WhatIfItem> items() {
        return List.copyOf(items.values());
    }

    /** @throws IllegalArgumentException if there is no such item */
    public WhatIfItem item(String path) {
        WhatIfItem item = items.get(path);
        if (item == null) {
            throw new IllegalArgumentException("nothing to change is called " + path);
        }
        return item;
    }

    /**
     * The site as a question changes it; from any thread.
     *
     * @throws org.headroom.data.quantity.InputError if a change is not right
     */
    public SiteInput site(WhatIfQuestion question) {
        SiteInput own = in.request().site();
        return own.with(WhatIfChanges.of(question, own.tree(), in.site(), startS(), items)
                .paths());
    }

    /** Every input of the site with its passport. */
    public SiteView inputs() {
        return new SiteView(in.request().site());
    }

    /**
     * Answers; stops early with {@link Operation.InterruptedRun} if the progress says so.
     *
     * @throws org.headroom.data.quantity.InputError if a change is not right
     */
    public WhatIfOutcome run(WhatIfQuestion question, Progress progress) {
        SiteInput own = in.request().site();
        WhatIfChanges changes = WhatIfChanges.of(question, own.tree(), in.site(), startS(), items);
        Bound bound = kept(sites, changes.paths(), MOST_SITES, () -> bind(changes.paths()));
        Site site = bound.site();
        Weather weather = in.source()
                .on(startS(), endS(), Inputs.overlays(in.request().weather(), bound.input(), site))
                .wetter(changes.wetbulbK());
        Fleet fleet = Sites.fleet(site);
        WorkProfile profile = Inputs.workProfile(site);
        Schedule edited = new ScheduleEdits(question.changes(), site.zone())
                .applyTo(
                        schedule(changes, site),
                        in.batches().stream().map(Batches.Batch::job).toList(),
                        ScheduleDesk.law(site));
        FloorFit fit = FloorFit.of(edited, fleet);
        JobLoad load = new JobLoad(fleet, profile, capped(fit.schedule(), changes.gpuCapW()));
        RackColumns columns = RackColumns.of(fleet, load, rackEdges(site));
        TimeGrid grid = grid(question.stepS());
        double[][] values = new double[MEASURES.length][grid.count()];
        Map<Measures, double[]> series = new EnumMap<>(Measures.class);
        for (int m = 0; m < MEASURES.length; m++) {
            series.put(MEASURES[m], values[m]);
        }
        Ledger ledger = new Operation(
                        site, weather, new ColumnLoad(load, fleet, columns), new Twin(site, columns), question.stepS())
                .run(grid, (row, _) -> take(row, grid.stepAt((long) row.fromS), values), progress);
        return new WhatIfOutcome(
                question,
                startS(),
                grid.stepS(),
                grid.count(),
                site.zone(),
                series,
                WhatIfSums.bands(site, grid, series, ledger),
                ledger.violations(),
                WhatIfSums.figures(
                        ledger, KeyFigures.of(ledger, Bills.of(site, bound.carbon(), ledger), fit.schedule())),
                jobs(edited, fit),
                ledger.days(),
                events(site));
    }

    private static void take(LedgerRow row, int step, double[][] values) {
        for (int m = 0; m < values.length; m++) {
            values[m][step] = row.get(MEASURES[m]);
        }
    }

    private TimeGrid grid(long stepS) {
        return new TimeGrid(startS(), stepS, Math.toIntExact(Math.ceilDiv(endS() - startS(), stepS)));
    }

    private Bound bind(SortedMap<String, String> paths) {
        SiteInput changed = in.request().site().with(paths);
        Site site = changed.tree().bind(Instant.ofEpochSecond(startS()));
        return new Bound(changed, site, Carbon.of(changed.tree(), site, startS(), endS()));
    }

    /** What was found for a key before, or is found now; the least recently used is forgotten. */
    private static <K, V> V kept(Map<K, V> known, K key, int most, Supplier<V> find) {
        V value = known.get(key);
        if (value == null) {
            value = find.get();
            known.put(key, value);
            if (known.size() > most) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return value;
    }

    /** The racks at which a fault begins or ends. */
    private static int[] rackEdges(Site site) {
        return site.events().stream()
                .map(SiteEvent::fault)
                .filter(Objects::nonNull)
                .filter(fault -> fault.component().ofRacks())
                .flatMapToInt(fault -> IntStream.of(fault.firstRack(), fault.firstRack() + fault.racks()))
                .toArray();
    }

    private static List<WhatIfJob> jobs(Schedule schedule, FloorFit fit) {
        List<WhatIfJob> jobs = new ArrayList<>();
        for (Assignment a : schedule.assignments()) {
            String left = fit.left().get(a);
            jobs.add(new WhatIfJob(
                    a.job().id(),
                    a.job().work().id(),
                    a.startS(),
                    a.endS(),
                    a.gpus(),
                    a.powerCapW(),
                    Math.max(0, a.endS() - a.job().dueS()),
                    left == null ? a.reason() : left,
                    a.site(),
                    left == null));
        }
        return jobs;
    }

    private static List<WhatIfOutcome.Event> events(Site site) {
        return site.events().stream()
                .map(e ->
                        new WhatIfOutcome.Event(e.id(), e.kind().id(), e.label(), e.fromS(), e.toS(), e.hypothetical()))
                .toList();
    }

    public String siteName() {
        return in.site().name();
    }

    public String weatherName() {
        return in.source().name();
    }

    public String jobsName() {
        return in.jobs().name();
    }

    public ZoneId zone() {
        return in.site().zone();
    }

    public long startS() {
        return in.operation().startS();
    }

    public long endS() {
        return in.operation().endS();
    }

    private Schedule schedule(WhatIfChanges changes, Site changed) {
        SortedMap<String, String> computers = new TreeMap<>();
        if (changes.changeComputers()) {
            changes.paths().forEach((path, value) -> {
                if (path.startsWith("it.")) {
                    computers.put(path, value);
                }
            });
        }
        Site site = computers.isEmpty() ? in.site() : changed;
        return kept(
                schedules, List.of(changes.rule(), computers), MOST_SCHEDULES, () -> schedule(changes.rule(), site));
    }

    private Schedule schedule(String rule, Site site) {
        return ScheduleBases.of(in, site, rule);
    }

    private static Schedule capped(Schedule schedule, double gpuCapW) {
        return new Schedule(
                schedule.assignments().stream()
                        .map(a -> new Assignment(
                                a.job(),
                                a.startS(),
                                a.endS(),
                                a.gpus(),
                                Math.min(a.powerCapW(), gpuCapW),
                                a.reason(),
                                a.site()))
                        .toList(),
                schedule.siteCaps());
    }
}
