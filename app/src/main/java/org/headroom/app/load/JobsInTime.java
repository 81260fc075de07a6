package org.headroom.app.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.headroom.data.jobs.Job;
import org.headroom.data.site.JobBehaviour;
import org.jspecify.annotations.Nullable;

/**
 * A schedule run as jobs live: start-up, iterations, checkpoints, evaluation pauses, failures with restart from the last
 * checkpoint, slow servers, elastic resize, preemption, maintenance, and the week of inference (docs/models/load.md).
 *
 * <p>Within an iteration demand stands at its exact mean; the waveform belongs to {@code site swing}. So demand is constant
 * between changes, the instants of changes do not depend on the step, and the mean over any interval is exact. A change
 * costs time in proportion to the servers of its job; a call without a change costs nothing. The same seed gives the same
 * run.
 *
 * <p>No server ever holds two jobs: the schedule's starts are the earliest ones, and what is delayed delays what waits for
 * it ({@link Yard}). A step that held servers back slows their jobs from its end on ({@link #heldBack}).
 */
public final class JobsInTime implements CarriesDelay {
    private final Fleet fleet;
    private final InTime design;
    private final Floor floor;
    private final Yard yard;
    private final DemandLaw law;
    private final WeekShape week;
    private final JobRun[] runs;
    private final ServerDemand demand;
    private final ServerSet blended;
    private final PriorityQueue<Change> changes = new PriorityQueue<>(
            Comparator.comparingDouble(Change::atS).thenComparing(Change::kind).thenComparingInt(Change::index));
    private final List<CapWindow> caps;

    /** Servers that were never free while their maintenance lasted, one a maintenance. */
    private final int[] neverFree;

    private final boolean[] over;

    private final double[] heldPace;
    private final ServerSet held;
    private final boolean[] hotOff;
    private final boolean[] stillOff;
    private int hotOffCount;

    private double siteCapW = Double.POSITIVE_INFINITY;
    private double nextS;
    private double clockS = Double.NaN;
    private double beganS = Double.NaN;
    private double idleGpuS;
    private double outGpuS;
    private boolean written;
    private int serverNow;
    private final DemandLaw.Out setDemand = this::setDemand;

    private enum ChangeKind {
        CAP,
        NO_CAP,
        OPEN,
        CLOSE,
        GONE,
        REPAIRED,
        START
    }

    /** Something on the site at a known time; the index is a job, a cap window, a maintenance or a server. */
    private record Change(double atS, ChangeKind kind, int index) {}

    /** @throws IllegalArgumentException if the design knows no phases for a kind of work in the schedule */
    public JobsInTime(Fleet fleet, WorkProfile profile, Schedule schedule, InTime design) {
        this.fleet = fleet;
        this.design = design;
        JobBehaviour behaviour = design.behaviour();
        int servers = fleet.servers();
        this.week = new WeekShape(behaviour.inference(), design.zone());
        this.law = new DemandLaw(fleet, profile, behaviour, week);
        this.runs = runs(schedule);
        this.floor = new Floor(fleet, Placement.parse(behaviour.placement()), design.hallFeedW());
        this.yard = new Yard(floor, runs, behaviour, servers);
        this.demand = new ServerDemand(servers);
        this.blended = new ServerSet(servers);
        this.held = new ServerSet(servers);
        this.heldPace = new double[servers];
        Arrays.fill(heldPace, 1);
        this.hotOff = new boolean[servers];
        this.stillOff = new boolean[servers];
        this.caps = schedule.siteCaps();
        this.neverFree = new int[behaviour.maintenance().size()];
        this.over = new boolean[behaviour.maintenance().size()];
        for (int c = 0; c < caps.size(); c++) {
            changes.add(new Change(caps.get(c).fromS(), ChangeKind.CAP, c));
            changes.add(new Change(caps.get(c).toS(), ChangeKind.NO_CAP, c));
        }
        for (int m = 0; m < behaviour.maintenance().size(); m++) {
            JobBehaviour.Maintenance work = behaviour.maintenance().get(m);
            changes.add(new Change(work.fromS() - work.noticeS(), ChangeKind.CLOSE, m));
            changes.add(new Change(work.fromS(), ChangeKind.GONE, m));
            changes.add(new Change(work.toS(), ChangeKind.OPEN, m));
        }
        for (JobRun run : runs) {
            changes.add(new Change(run.queueS, ChangeKind.START, run.index));
        }
        for (int i = 0; i < servers; i++) {
            serverNow = i;
            law.idle(i, setDemand);
        }
        findNext();
    }

    private JobRun[] runs(Schedule schedule) {
        List<Assignment> all = schedule.assignments();
        Map<String, Integer> byId = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            byId.put(all.get(i).job().id(), i);
        }
        JobRun[] made = new JobRun[all.size()];
        for (int i = 0; i < made.length; i++) {
            int[] after = all.get(i).job().after().stream()
                    .filter(byId::containsKey)
                    .mapToInt(id -> byId.getOrDefault(id, 0))
                    .toArray();
            made[i] = new JobRun(
                    i,
                    all.get(i),
                    design.behaviour(),
                    design.independent().contains(all.get(i).job().id()),
                    after,
                    fleet.gpusPerServer(),
                    design.seed());
        }
        for (JobRun run : made) {
            if (outweighs(run, made)) {
                run.queueS = Math.min(run.queueS, run.assignment.job().submitS());
            }
        }
        return made;
    }

    /** Whether a job may push another out: then it need not wait for the start that was planned behind that one. */
    private static boolean outweighs(JobRun run, JobRun[] others) {
        for (JobRun other : others) {
            Job job = other.assignment.job();
            if (job.preemptible() && job.weight() < run.assignment.job().weight()) {
                return true;
            }
        }
        return false;
    }

    /** The id of a job by the index that {@link ServerActivity#job} holds. */
    public String jobId(int index) {
        return runs[index].assignment.job().id();
    }

    @Override
    public void mean(double fromS, double toS, RackBank into) {
        if (written && blended.size() == 0 && nextS >= toS) {
            return;
        }
        boolean changed = !written || blended.size() > 0;
        if (!written) {
            beganS = fromS;
            clockS = fromS;
            while (nextS <= fromS) {
                step();
                yard.affected.clear();
            }
            for (int i = 0; i < fleet.servers(); i++) {
                demand.copyTo(into, i, fleet.slots());
            }
            written = true;
        } else { // what changed inside the last interval stands as its mean: now it is the value itself
            for (int k = 0; k < blended.size(); k++) {
                demand.copyTo(into, blended.get(k), fleet.slots());
            }
        }
        blended.clear();
        into.gpusBusy = yard.gpusBusy;
        while (nextS < toS) {
            double share = (toS - Math.max(fromS, nextS)) / (toS - fromS);
            double busyBefore = yard.gpusBusy;
            step();
            into.gpusBusy += share * (yard.gpusBusy - busyBefore);
            for (int k = 0; k < yard.affected.size(); k++) {
                demand.blendInto(into, yard.affected.get(k), fleet.slots(), share);
                blended.add(yard.affected.get(k));
            }
            yard.affected.clear();
            changed = true;
        }
        if (changed) {
            into.version++;
        }
    }

    /** Takes the next change, and what follows from it at the same instant, and writes the demand of whom it concerns. */
    private void step() {
        double nowS = nextS;
        count(nowS);
        JobRun first = nextRun();
        Change change = changes.peek();
        if (first != null && (change == null || first.nextS <= change.atS())) {
            take(first, nowS);
        } else {
            take(changes.remove(), nowS);
        }
        findNext();
        while (yard.due && nextS > nowS) {
            yard.dispatch(nowS);
            started(nowS);
            findNext();
        }
        writeAffected(nowS);
    }

    private @Nullable JobRun nextRun() {
        JobRun first = null;
        for (int i = 0; i < yard.running.size(); i++) {
            JobRun run = yard.running.get(i);
            if (first == null || run.nextS < first.nextS) {
                first = run;
            }
        }
        return first;
    }

    private void findNext() {
        JobRun first = nextRun();
        Change change = changes.peek();
        nextS = Math.min(
                first == null ? Double.POSITIVE_INFINITY : first.nextS,
                change == null ? Double.POSITIVE_INFINITY : change.atS());
    }

    /** New jobs and changed ones learn their pace and what comes next. */
    private void started(double nowS) {
        for (int i = 0; i < yard.running.size(); i++) {
            JobRun run = yard.running.get(i);
            if (Double.isInfinite(run.nextS)) {
                if (run.service) {
                    run.hourS = week.nextHourS(nowS);
                }
                renew(run, nowS);
            }
        }
    }

    /** Works out pace and what comes next after a change of a job, settled up to now. */
    private void renew(JobRun run, double nowS) {
        run.settle(nowS);
        if (run.running()) {
            setPace(run);
            double capW = Math.min(run.assignment.powerCapW(), siteCapW);
            run.capPace = run.phase == JobPhase.ITERATING ? law.capPace(run, capW, nowS) : 1;
        }
        run.plan();
    }

    private void setPace(JobRun run) {
        run.coolPace = run.slowServer == JobRun.NONE
                ? 1
                : 1 - design.behaviour().stragglers().slowdownShare();
        run.pace = run.coolPace;
        if (held.size() == 0) {
            return;
        }
        double least = run.coolPace;
        double sum = 0;
        for (int server : run.servers) {
            least = Math.min(least, ownPace(run, server));
            sum += ownPace(run, server);
        }
        run.pace = run.gang ? least : sum / run.servers.length;
    }

    private double ownPace(JobRun run, int server) {
        double slow =
                server == run.slowServer ? 1 - design.behaviour().stragglers().slowdownShare() : 1;
        return slow * heldPace[server];
    }

    private void take(JobRun run, double nowS) {
        run.settle(nowS);
        JobBehaviour.Failures failures = design.behaviour().failures();
        switch (run.next) {
            case FINISH -> yard.end(run, nowS);
            case PHASE_END -> phaseEnds(run, nowS);
            case CHECKPOINT -> run.enter(JobPhase.CHECKPOINT, nowS + run.checkpointS);
            case EVALUATION -> run.enter(JobPhase.EVALUATION, nowS + run.evaluationS);
            case FAILURE -> {
                run.drawFailure();
                fail(run, run.anyServerInService(), nowS, failures.repairS());
            }
            case SLOW -> {
                run.drawSlow();
                run.slowServer = run.anyServer();
                run.slowUntilS = nowS + design.behaviour().stragglers().lastingS();
            }
            case SLOW_END -> {
                run.slowServer = JobRun.NONE;
                run.slowUntilS = Double.POSITIVE_INFINITY;
            }
            case OUT_END -> {
                if (floor.isClosed(run.out.removeNext())) {
                    yard.regroup(run, nowS); // out of use: another one takes its place
                }
            }
            case HOUR -> run.hourS = week.nextHourS(nowS);
        }
        yard.touch(run);
        renew(run, nowS);
    }

    private void phaseEnds(JobRun run, double nowS) {
        switch (run.phase) {
            case CHECKPOINT -> {
                run.savedGpuS = run.doneGpuS;
                run.checkpoints++;
                run.toCheckpointS = run.checkpointEveryS;
                if (run.purpose == JobRun.Purpose.GO_ON) {
                    yard.iterates(run);
                } else {
                    yard.leaveOrRegroup(run, run.purpose, nowS);
                }
            }
            case EVALUATION -> {
                run.toEvaluationS = run.evaluationEveryS;
                yard.iterates(run);
            }
            case HUNG -> {
                JobRun.Purpose purpose = run.purpose == JobRun.Purpose.GO_ON ? JobRun.Purpose.REGROUP : run.purpose;
                yard.leaveOrRegroup(run, purpose, nowS);
            }
            default -> yard.iterates(run);
        }
    }

    /** One server of a job fails: a gang stops and goes back to its last checkpoint, others lose that server alone. */
    private void fail(JobRun run, int server, double nowS, double repairS) {
        JobBehaviour.Failures failures = design.behaviour().failures();
        run.failures++;
        if (repairS > 0) {
            floor.close(server);
            changes.add(new Change(nowS + failures.detectionS() + repairS, ChangeKind.REPAIRED, server));
        }
        if (run.gang) {
            run.loseUnsaved();
            run.toCheckpointS = run.checkpointEveryS;
            run.enter(JobPhase.HUNG, nowS + failures.detectionS());
            return;
        }
        if (run.phase == JobPhase.ITERATING) {
            double savedEveryS =
                    JobRun.phases(design.behaviour(), run.assignment.job()).checkpointEveryS();
            double lost = run.service ? 0 : run.uniform() * savedEveryS * fleet.gpusPerServer() * run.capPace;
            run.time.lose(Math.min(lost, run.doneGpuS));
            run.doneGpuS -= Math.min(lost, run.doneGpuS);
        }
        boolean replaced = floor.isClosed(server); // by another one, once it is known; that one then loads
        run.out.add(server, nowS + failures.detectionS() + (replaced ? 0 : failures.restartS()));
    }

    private void take(Change change, double nowS) {
        switch (change.kind()) {
            case CAP, NO_CAP -> {
                siteCapW = change.kind() == ChangeKind.CAP
                        ? caps.get(change.index()).capW()
                        : Double.POSITIVE_INFINITY;
                for (JobRun run : yard.running) {
                    yard.touch(run);
                    renew(run, nowS);
                }
            }
            case START -> yard.due = true;
            case REPAIRED -> open(change.index());
            case CLOSE, GONE, OPEN -> maintain(change, nowS);
        }
    }

    private void open(int server) {
        floor.open(server);
        yard.due = true;
    }

    private void maintain(Change change, double nowS) {
        JobBehaviour.Maintenance work = design.behaviour().maintenance().get(change.index());
        int from = first(work);
        int to = end(work);
        if (change.kind() == ChangeKind.OPEN) {
            neverFree[change.index()] = held(from, to);
            over[change.index()] = true;
        }
        for (int server = from; server < to; server++) {
            if (change.kind() == ChangeKind.CLOSE) {
                floor.close(server);
            } else if (change.kind() == ChangeKind.OPEN) {
                open(server);
            }
        }
        if (change.kind() == ChangeKind.OPEN || work.drain()) {
            return;
        }
        for (JobRun run : on(from, to)) {
            if (change.kind() == ChangeKind.CLOSE) {
                yard.evict(run, JobRun.Purpose.REGROUP, nowS);
            } else { // it did not get away in time: what it had not saved is lost
                run.settle(nowS);
                run.loseUnsaved();
                run.toCheckpointS = run.checkpointEveryS;
                yard.leaveOrRegroup(run, run.purpose, nowS);
            }
            yard.touch(run);
            renew(run, nowS);
        }
    }

    private int first(JobBehaviour.Maintenance work) {
        return Math.min(fleet.servers(), work.firstRack() * fleet.slots());
    }

    private int end(JobBehaviour.Maintenance work) {
        return Math.min(fleet.servers(), (work.firstRack() + work.racks()) * fleet.slots());
    }

    /** Closed servers take no job: those of a maintenance that hold one now have held it since it was announced. */
    private int held(int from, int to) {
        int count = 0;
        for (int server = from; server < to; server++) {
            count += floor.jobOf(server) >= 0 ? 1 : 0;
        }
        return count;
    }

    private List<InTimeReport.NotDone> notDone(double atS) {
        List<InTimeReport.NotDone> all = new ArrayList<>();
        for (int m = 0; m < over.length; m++) {
            JobBehaviour.Maintenance work = design.behaviour().maintenance().get(m);
            int from = first(work);
            int to = end(work);
            int busy = over[m] ? neverFree[m] : work.fromS() < atS ? held(from, to) : 0;
            if (busy > 0) {
                all.add(new InTimeReport.NotDone(work.id(), busy, to - from));
            }
        }
        return all;
    }

    private List<JobRun> on(int from, int to) {
        List<JobRun> found = new ArrayList<>();
        for (int server = from; server < to; server++) {
            int job = floor.jobOf(server);
            if (job >= 0 && !runs[job].touched) {
                runs[job].touched = true;
                found.add(runs[job]);
            }
        }
        found.forEach(run -> run.touched = false);
        return found;
    }

    @Override
    public void heldBack(double fromS, double toS, HeldBack report) {
        count(toS);
        List<JobRun> concerned = new ArrayList<>();
        for (int k = 0; k < held.size(); k++) {
            heldPace[held.get(k)] = 1;
            concern(held.get(k), concerned);
        }
        held.clear();
        List<Integer> fresh = new ArrayList<>();
        Arrays.fill(stillOff, false);
        int off = 0;
        for (int k = 0; k < report.size(); k++) {
            int server = report.server(k);
            concern(server, concerned);
            if (report.off(k)) {
                off++;
                stillOff[server] = true;
                if (!hotOff[server]) {
                    hotOff[server] = true;
                    floor.close(server);
                    fresh.add(server);
                }
            } else {
                double exponent = fleet.gpuOf(server / fleet.slots()).design().capExponent();
                heldPace[server] = Math.max(1e-3, Math.pow(report.powerShare(k), exponent));
                held.add(server);
            }
        }
        if (hotOffCount > 0) {
            for (int server = 0; server < hotOff.length; server++) {
                if (hotOff[server] && !stillOff[server]) {
                    hotOff[server] = false;
                    open(server);
                }
            }
        }
        hotOffCount = off;
        for (int server : fresh) {
            failHot(server, toS);
        }
        for (JobRun run : concerned) {
            run.touched = false;
            if (run.running()) {
                yard.touch(run);
                renew(run, toS);
            }
        }
        findNext();
        while (yard.due && nextS > toS) {
            yard.dispatch(toS);
            started(toS);
            findNext();
        }
        writeAffected(toS);
        for (int k = 0; k < yard.affected.size(); k++) {
            blended.add(yard.affected.get(k));
        }
        yard.affected.clear();
    }

    private void concern(int server, List<JobRun> concerned) {
        int job = floor.jobOf(server);
        if (job >= 0 && !runs[job].touched) {
            runs[job].touched = true;
            concerned.add(runs[job]);
        }
    }

    private void failHot(int server, double nowS) {
        int job = floor.jobOf(server);
        if (job >= 0 && runs[job].running()) {
            JobRun run = runs[job];
            run.settle(nowS);
            if (run.phase != JobPhase.HUNG) {
                fail(run, server, nowS, 0);
            }
            yard.touch(run);
            renew(run, nowS);
        }
    }

    /** Sets the demand of the servers concerned. */
    private void writeAffected(double nowS) {
        int count = yard.affected.size();
        JobRun last = null;
        double capW = 0;
        for (int k = 0; k < count; k++) {
            int server = yard.affected.get(k);
            serverNow = server;
            int job = floor.jobOf(server);
            if (job < 0) {
                law.idle(server, setDemand);
                continue;
            }
            JobRun run = runs[job];
            if (run != last) {
                last = run;
                law.read(run, nowS);
                capW = Math.min(run.assignment.powerCapW(), siteCapW);
            }
            law.busy(server, share(run, server), capW, setDemand);
        }
    }

    /** The share of the time in which a server of an iterating gang does not wait for a slower one. */
    private double share(JobRun run, int server) {
        if (run.out.has(server)) {
            return 0;
        }
        return run.gang && run.phase == JobPhase.ITERATING ? Math.min(1, run.pace / ownPace(run, server)) : 1;
    }

    private void setDemand(double gpuW, double leakageWPerK, double gpuIdleW, double gpuMostW, double restW) {
        demand.set(serverNow, gpuW, leakageWPerK, gpuIdleW, gpuMostW, restW);
    }

    private void count(double toS) {
        if (Double.isNaN(clockS) || toS <= clockS) {
            return;
        }
        double outGpus = (double) floor.closedAndEmpty() * fleet.gpusPerServer();
        outGpuS += outGpus * (toS - clockS);
        idleGpuS += (fleet.gpus() - yard.gpusBusy - outGpus) * (toS - clockS);
        clockS = toS;
    }

    /** What every server does at the end of the last interval. Reads the present state; a few thousand additions. */
    public void activity(ServerActivity out) {
        JobRun last = null;
        for (int server = 0; server < fleet.servers(); server++) {
            int job = floor.jobOf(server);
            out.job[server] = job;
            if (job < 0) {
                out.phase[server] = floor.isClosed(server) ? JobPhase.OUT : JobPhase.IDLE;
                DemandLaw.noCounters(out, server);
                continue;
            }
            JobRun run = runs[job];
            if (run != last) {
                law.read(run, clockS);
                last = run;
            }
            out.phase[server] = run.phase;
            law.counters(share(run, server), out, server);
        }
    }

    /** How the jobs fared up to an instant not before the end of the last interval. */
    public InTimeReport report(double atS) {
        count(atS);
        List<InTimeReport.JobResult> jobs = new ArrayList<>();
        GpuTime all = new GpuTime();
        for (JobRun run : runs) {
            run.settle(atS);
            all.add(run.time);
            jobs.add(InTimeReport.result(run, atS));
        }
        return new InTimeReport(
                beganS, atS, jobs, InTimeReport.hours(all), idleGpuS / 3600, outGpuS / 3600, notDone(atS));
    }
}
