package org.headroom.app.tasks;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.planning.FleetPower;
import org.headroom.app.planning.PlanningProblem;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.jobs.Batches;
import org.headroom.data.jobs.Job;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.jspecify.annotations.Nullable;

/**
 * A window's jobs, where they stand, and what moving one of them comes to: the planner's problem of a site under a
 * scenario's changes, kept open so that an edit is checked at once. Opening takes a second or so. Entries never change:
 * every edit gives a new one, and {@link #edits} says it as changes of a scenario. Any thread may ask.
 */
public final class ScheduleDesk {
    /** The path of site-wide caps among a scenario's changes, and its value for none. */
    public static final String SITE_CAPS = ScheduleEdits.SITE_CAPS;

    public static final String NO_CAPS = ScheduleEdits.NONE;

    private final Plan.Prepared base;
    private final Plan.Prepared in;
    private final PlanningProblem problem;
    private final ScheduleSums sums;
    private final JobLaw law;
    private final String rule;
    private final Schedule baseline;
    private final List<Job> items;
    private final Map<String, Job> byId = new HashMap<>();
    private final Map<String, ScheduleJob> jobs = new LinkedHashMap<>();
    private final Map<String, ScheduleEntry> atFirst = new HashMap<>();
    /** Site-wide caps of the edits that were shown last: they slow what is moved. */
    private volatile List<CapWindow> caps = List.of();

    /**
     * Opens a desk.
     *
     * @param changes of the scenario, by path; those of the schedule itself do not count here
     * @throws org.headroom.data.quantity.InputError if an input is not right
     */
    public ScheduleDesk(PlanRequest request, Map<String, String> changes) {
        this.base = new Plan().prepare(request);
        WhatIfQuestion question = new WhatIfQuestion(key(changes), WhatIfQuestion.FULL_STEP_S);
        var tree = request.site().tree();
        long startS = base.operation().startS();
        WhatIfChanges asked = WhatIfChanges.of(
                question, tree, base.site(), startS, WhatIfItems.of(tree, base.site(), startS));
        this.in = under(base, asked.paths(), asked.wetbulbK());
        this.items = base.batches().stream().map(Batches.Batch::job).toList();
        Fleet fleet = Sites.fleet(in.site());
        this.problem = Plan.problem(in, fleet, items).of(items, Inputs.workProfile(in.site()));
        this.law = law(in.site());
        this.sums = new ScheduleSums(in, problem, fleet, law, asked.gpuCapW());
        this.rule = asked.rule();
        this.baseline = ScheduleBases.of(base, asked.changeComputers() ? computers(asked) : base.site(), rule);
        for (Batches.Batch batch : base.batches()) {
            Job job = batch.job();
            byId.put(job.id(), job);
            jobs.put(job.id(), told(job, batch.members().size()));
        }
        baseline().forEach(entry -> atFirst.put(entry.id(), entry));
    }

    /** What of a scenario's changes makes another desk: all but the edits of jobs. */
    public static Map<String, String> key(Map<String, String> changes) {
        Map<String, String> key = new TreeMap<>(changes);
        key.keySet().removeIf(path -> path.startsWith(ScheduleEdits.PREFIX));
        return key;
    }

    /** The site as it is with other computers alone: by these the rule places jobs, as in a what-if. */
    private Site computers(WhatIfChanges asked) {
        Map<String, String> computers = new TreeMap<>(asked.paths());
        computers.keySet().removeIf(path -> !path.startsWith("it."));
        SiteInput input = base.request().site().with(computers);
        return input.tree().bind(Instant.ofEpochSecond(base.operation().startS()));
    }

    /** The same window and jobs on a changed site. */
    private static Plan.Prepared under(Plan.Prepared base, Map<String, String> siteChanges, double wetbulbK) {
        if (siteChanges.isEmpty() && wetbulbK == 0) {
            return base;
        }
        PlanRequest r = base.request();
        SiteInput input = r.site().with(siteChanges);
        long startS = base.operation().startS();
        long endS = base.operation().endS();
        Site site = input.tree().bind(Instant.ofEpochSecond(startS));
        Weather weather = base.source()
                .on(startS, endS, Inputs.overlays(r.weather(), input, site))
                .wetter(wetbulbK);
        PlanRequest request = new PlanRequest(
                input,
                r.weather(),
                r.jobs(),
                r.jobsScale(),
                r.from(),
                r.days(),
                r.solveS(),
                r.solveSteps(),
                r.seed(),
                r.slotS(),
                r.wholeRuns(),
                r.pieces());
        return new Plan.Prepared(
                request,
                site,
                Carbon.of(input.tree(), site, startS, endS),
                base.source(),
                weather,
                base.jobs(),
                base.batches(),
                base.operation(),
                base.slots());
    }

    static JobLaw law(Site site) {
        return new JobLaw(
                new FleetPower(Sites.fleet(site), Inputs.workProfile(site)),
                site.it().gpuLimitW(),
                Math.round(site.cloud().transferS()),
                site.planning().restartS());
    }

    private ScheduleJob told(Job job, int members) {
        Double capW = job.powerCapW();
        return new ScheduleJob(
                job.id(),
                job.work().id(),
                job.submitS(),
                job.dueS(),
                job.deadlineS(),
                job.gpusMin(),
                job.gpusMax(),
                job.hours(),
                job.weight(),
                capW == null ? law.gpuLimitW() : Math.min(capW, law.gpuLimitW()),
                job.after(),
                job.work().resumable(),
                members);
    }

    public List<ScheduleJob> jobs() {
        return List.copyOf(jobs.values());
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

    /** Length of the planner's slots, s. */
    public long slotS() {
        return problem.grid().stepS();
    }

    /** Slots of the window. */
    public int slots() {
        return problem.windowSlots();
    }

    /** Lowest cap that GPUs take, and steps between caps, W. */
    public double leastCapW() {
        return Sites.fleet(in.site()).kinds().getFirst().gpu().design().minCapW();
    }

    /** GPUs that can be rented at the second site; 0 for none. */
    public int cloudGpus() {
        return in.site().cloud().gpus();
    }

    /** Which rule made the baseline, as in {@code as_soon_as_free}. */
    public String rule() {
        return rule;
    }

    Plan.Prepared prepared() {
        return in;
    }

    PlanningProblem problem() {
        return problem;
    }

    List<Job> items() {
        return items;
    }

    JobLaw law() {
        return law;
    }

    /** Energy price by slot, $/MWh. */
    public double[] usdPerMwh() {
        double[] usd = new double[slots()];
        for (int slot = 0; slot < usd.length; slot++) {
            usd[slot] = 1e3 * in.site().tariff().energyPriceUsdPerKwh(problem.grid().fromS(slot));
        }
        return usd;
    }

    /** Wet bulb by slot, C. */
    public double[] wetbulbC() {
        double[] wetbulbC = new double[slots()];
        WeatherPoint air = new WeatherPoint();
        for (int slot = 0; slot < wetbulbC.length; slot++) {
            in.weather().at(problem.grid().fromS(slot), problem.grid().toS(slot), air);
            wetbulbC[slot] = air.wetbulbC;
        }
        return wetbulbC;
    }

    /** Every job as a rule or the scenario's edits place it, in the order of the list. */
    public List<ScheduleEntry> entries(Map<String, String> changes) {
        ScheduleEdits edits = new ScheduleEdits(changes, zone());
        caps = edits.caps(baseline.siteCaps());
        return entries(edits.applyTo(baseline, items, law), edits);
    }

    /** Every job as the rule places it. */
    public List<ScheduleEntry> baseline() {
        return entries(baseline, new ScheduleEdits(Map.of(), zone()));
    }

    List<ScheduleEntry> entries(Schedule schedule, ScheduleEdits edits) {
        Map<String, List<Assignment>> placed = new HashMap<>();
        for (Assignment a : schedule.assignments()) {
            placed.computeIfAbsent(a.job().id(), _ -> new ArrayList<>()).add(a);
        }
        List<ScheduleEntry> entries = new ArrayList<>();
        for (Job job : items) {
            List<Assignment> places = placed.getOrDefault(job.id(), List.of());
            double[] told = edits.shares(job.id());
            double[] share = told.length == places.size() ? told : shares(places);
            List<SchedulePiece> pieces = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                Assignment a = places.get(i);
                pieces.add(new SchedulePiece(a.startS(), a.endS(), a.gpus(), a.powerCapW(), !a.here(), share[i]));
            }
            entries.add(new ScheduleEntry(
                    Objects.requireNonNull(jobs.get(job.id())),
                    pieces,
                    edits.locked(job.id()),
                    edits.moves(job.id()),
                    places.isEmpty() ? "" : places.getFirst().reason()));
        }
        return entries;
    }

    private double[] shares(List<Assignment> places) {
        double[] share = new double[places.size()];
        double sum = 0;
        for (int i = 0; i < share.length; i++) {
            Assignment a = places.get(i);
            share[i] = (double) (a.endS() - a.startS())
                    * a.gpus()
                    * (a.here() ? law.throughput(a.job(), a.powerCapW()) : 1);
            sum += share[i];
        }
        for (int i = 0; i < share.length; i++) {
            share[i] = share.length == 1 ? 1 : Math.round(share[i] / sum * 1e6) / 1e6;
        }
        return share;
    }

    Plan.Prepared base() {
        return base;
    }

    /** Every placed job and piece. */
    Schedule schedule(List<ScheduleEntry> entries, List<CapWindow> siteCaps) {
        List<Assignment> all = new ArrayList<>();
        for (ScheduleEntry e : entries) {
            Job job = Objects.requireNonNull(byId.get(e.id()));
            for (SchedulePiece p : e.pieces()) {
                all.add(new Assignment(
                        job,
                        p.startS(),
                        p.endS(),
                        p.gpus(),
                        p.capW(),
                        e.reason(),
                        p.cloud() ? Assignment.CLOUD : ""));
            }
        }
        return new Schedule(all, siteCaps);
    }

    /** The planner's problem with limits no lower than what these jobs take by themselves. */
    PlanningProblem withRoomFor(List<ScheduleEntry> locked) {
        return locked.isEmpty() ? problem : problem.withLimits(sums.roomFor(locked, byId));
    }

    /** What the twin sees of a schedule, in the steps that confirm a plan. */
    Ledger operate(List<ScheduleEntry> entries) {
        Site site = in.site();
        JobLoad load = new JobLoad(Sites.fleet(site), Inputs.workProfile(site), schedule(entries, List.of()));
        return new Operation(site, in.weather(), load).run(in.operation(), (_, _) -> {}, _ -> true);
    }

    /** The schedule's own site-wide caps under a scenario's changes count in {@link #check} too. */
    public ScheduleCheck check(List<ScheduleEntry> entries, Map<String, String> changes) {
        ScheduleEdits edits = new ScheduleEdits(changes, zone());
        return sums.check(entries, byId, edits.caps(baseline.siteCaps()));
    }

    /** Where a piece would be that starts at another time; all pieces move if {@code piece} is negative. */
    public ScheduleEntry moved(ScheduleEntry entry, int piece, long startS) {
        List<SchedulePiece> pieces = new ArrayList<>();
        long byS = startS - (piece < 0 ? entry.startS() : entry.pieces().get(piece).startS());
        for (int i = 0; i < entry.pieces().size(); i++) {
            SchedulePiece p = entry.pieces().get(i);
            pieces.add(piece < 0 || piece == i ? lasting(entry, i, p.startS() + byS, p.gpus(), p.capW(), p.cloud()) : p);
        }
        return entry.at(inOrder(pieces));
    }

    /** With other GPUs; it lasts as long as its work then needs, and what follows a piece moves on with it. */
    public ScheduleEntry withGpus(ScheduleEntry entry, int piece, int gpus) {
        return changed(entry, piece, gpus, Double.NaN);
    }

    /** With another cap, W a GPU. */
    public ScheduleEntry withCap(ScheduleEntry entry, int piece, double capW) {
        return changed(entry, piece, 0, Math.min(capW, entry.job().capW()));
    }

    private ScheduleEntry changed(ScheduleEntry entry, int piece, int gpus, double capW) {
        List<SchedulePiece> pieces = new ArrayList<>();
        long freeS = Long.MIN_VALUE / 2;
        for (int i = 0; i < entry.pieces().size(); i++) {
            SchedulePiece p = entry.pieces().get(i);
            boolean mine = piece < 0 || piece == i;
            long startS = Math.max(p.startS(), freeS);
            SchedulePiece now = lasting(
                    entry,
                    i,
                    startS,
                    mine && gpus > 0 ? gpus : p.gpus(),
                    mine && !Double.isNaN(capW) ? capW : p.capW(),
                    p.cloud());
            freeS = now.endS();
            pieces.add(now);
        }
        return entry.at(pieces);
    }

    /** Energy of a job inside the window, or its rent, $: what it draws above an idle site, without demand and water. */
    public double costUsd(ScheduleEntry entry) {
        return sums.costUsd(entry, Objects.requireNonNull(byId.get(entry.id())), usdPerMwh());
    }

    /** At the rented site or back here. */
    public ScheduleEntry atSite(ScheduleEntry entry, boolean cloud) {
        List<SchedulePiece> pieces = new ArrayList<>();
        for (int i = 0; i < entry.pieces().size(); i++) {
            SchedulePiece p = entry.pieces().get(i);
            pieces.add(lasting(entry, i, p.startS(), p.gpus(), p.capW(), cloud));
        }
        return entry.at(inOrder(pieces));
    }

    /**
     * Cut in two at a checkpoint; the second piece also takes a restart. What writes no checkpoints, and a cut that would
     * leave less than a slot, change nothing.
     */
    public ScheduleEntry split(ScheduleEntry entry, long atS) {
        if (!entry.job().splits()) {
            return entry;
        }
        List<SchedulePiece> pieces = new ArrayList<>();
        boolean cut = false;
        for (SchedulePiece p : entry.pieces()) {
            boolean here = p.startS() + slotS() <= atS && atS <= p.endS() - slotS();
            if (!here || cut) {
                pieces.add(p);
                continue;
            }
            double first = Math.round(p.share() * (atS - p.startS()) / (p.endS() - p.startS()) * 1e6) / 1e6;
            double second = Math.round((p.share() - first) * 1e6) / 1e6;
            pieces.add(new SchedulePiece(p.startS(), atS, p.gpus(), p.capW(), p.cloud(), first));
            pieces.add(new SchedulePiece(atS, p.endS(), p.gpus(), p.capW(), p.cloud(), second));
            cut = true;
        }
        if (!cut) {
            return entry;
        }
        ScheduleEntry split = entry.at(pieces);
        return changed(split, 0, 0, Double.NaN);
    }

    /** Its pieces as one run again, from the first one's start, on the first one's GPUs. */
    public ScheduleEntry joined(ScheduleEntry entry) {
        if (entry.pieces().size() < 2) {
            return entry;
        }
        SchedulePiece p = entry.pieces().getFirst();
        ScheduleEntry one = entry.at(List.of(
                new SchedulePiece(p.startS(), p.endS(), p.gpus(), p.capW(), p.cloud(), 1)));
        return changed(one, 0, 0, Double.NaN);
    }

    public ScheduleEntry lockedAs(ScheduleEntry entry, boolean locked) {
        return new ScheduleEntry(entry.job(), entry.pieces(), locked, entry.edited(), entry.reason());
    }

    /** As the rule places it. */
    public @Nullable ScheduleEntry baselineOf(String id) {
        return atFirst.get(id);
    }

    private SchedulePiece lasting(ScheduleEntry entry, int piece, long startS, int gpus, double capW, boolean cloud) {
        double share = entry.pieces().get(piece).share();
        Job job = Objects.requireNonNull(byId.get(entry.id()));
        String site = cloud ? Assignment.CLOUD : "";
        long endS = law.endS(job, startS, gpus, capW, site, share, piece > 0, caps);
        return new SchedulePiece(startS, endS, gpus, capW, cloud, share);
    }

    /** Pieces in time order, each after the one before it. */
    private static List<SchedulePiece> inOrder(List<SchedulePiece> pieces) {
        List<SchedulePiece> sorted = new ArrayList<>(pieces);
        sorted.sort(java.util.Comparator.comparingLong(SchedulePiece::startS));
        List<SchedulePiece> inOrder = new ArrayList<>();
        long freeS = Long.MIN_VALUE / 2;
        for (SchedulePiece p : sorted) {
            long byS = Math.max(0, freeS - p.startS());
            inOrder.add(new SchedulePiece(
                    p.startS() + byS, p.endS() + byS, p.gpus(), p.capW(), p.cloud(), p.share()));
            freeS = p.endS() + byS;
        }
        return inOrder;
    }

    /** What a scenario must say so that a job stands there: every field, in the spelling of a change. */
    public Map<String, String> edits(ScheduleEntry entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        String at = ScheduleEdits.PREFIX + entry.id() + ".";
        ScheduleEntry was = atFirst.getOrDefault(entry.id(), entry);
        boolean whole = entry.pieces().size() < 2;
        SchedulePiece p = whole && entry.placed() ? entry.pieces().getFirst() : was.placed() ? was.pieces().getFirst() : null;
        fields.put(at + "start", entry.placed() && p != null ? ScheduleEdits.spelled(p.startS(), zone()) : ScheduleEdits.NONE);
        fields.put(at + "gpus", p == null ? Integer.toString(entry.job().gpusMax()) : Integer.toString(p.gpus()));
        fields.put(at + "cap_w", PlainNumber.of(p == null ? entry.job().capW() : p.capW()));
        fields.put(at + "site", p != null && p.cloud() ? Assignment.CLOUD : "");
        fields.put(at + "pieces", whole ? "" : pieces(entry));
        fields.put(at + "locked", Boolean.toString(entry.locked()));
        return fields;
    }

    private String pieces(ScheduleEntry entry) {
        List<String> parts = new ArrayList<>();
        for (SchedulePiece p : entry.pieces()) {
            parts.add(ScheduleEdits.spelled(p.startS(), zone()) + " " + p.gpus() + " " + PlainNumber.of(p.capW()) + " "
                    + PlainNumber.of(p.share()) + (p.cloud() ? " " + Assignment.CLOUD : ""));
        }
        return String.join("; ", parts);
    }
}
