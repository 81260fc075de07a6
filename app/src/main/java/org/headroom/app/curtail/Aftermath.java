package org.headroom.app.curtail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.site.Curtailment;
import org.headroom.data.site.JobBehaviour;

/**
 * The plan as a call leaves it: what each job does second by second, how they come back one after another so that the meter
 * rises no faster than it may, and where everything behind them goes. A job that stood still loads its checkpoint at idle power,
 * then its servers join in groups at the lowest cap, then its cap rises in steps. Later jobs keep their order: each starts as planned
 * or as soon as what it comes after has ended, its servers are free, and power stays at or below the plan's highest before the call
 * or what the plan itself draws at that time.
 */
final class Aftermath {
    private static final double STEP_S = 20;
    /** After this the plan's own highest power is what later jobs may add up to: a job that moved an hour must not wait for days. */
    private static final long RECOVERY_S = 24 * 3600;

    /** Meter over servers while power comes back, on the safe side. */
    private static final double METER_PER_IT = 1.35;

    private final CallCase of;
    private final Schedule schedule;
    private final UtilityCall call;
    private final JobBehaviour behaviour;
    private final Curtailment rules;
    private final Powers powers;
    private final double recoveryShare;
    private final List<Assignment> pieces = new ArrayList<>();
    private final List<OffServers.Window> windows = new ArrayList<>();
    private final Map<String, Long> endOf = new HashMap<>();
    private final IdentityHashMap<Assignment, JobChange> changes = new IdentityHashMap<>();
    private final Usage usage = new Usage();
    private final List<Trim> trims;
    private final double[] trimLeftW;
    private double laterClockS;
    private final TreeMap<Long, Double> planned = new TreeMap<>();
    private final double rampItW;
    private double mostBeforeW;
    private double mostPlannedW;
    private double clockS;
    private Schedule after = new Schedule(List.of(), List.of());

    /**
     * What became of one job.
     *
     * @param option what is done with it
     * @param backS when it is at its planned power again, epoch s
     * @param endS when it ends now, epoch s
     * @param delayS later than planned, s
     */
    record JobChange(Assignment planned, Option option, double backS, long startS, long endS, double delayS) {}

    /** So much IT power too much over {@code [fromS, toS)} after the call: jobs that run longer than planned are capped for it. */
    record Trim(double fromS, double toS, double watts) {}

    /** @param recoveryShare how much of the highest planned power before the call later jobs may add up to, 1 */
    Aftermath(
            CallCase of,
            UtilityCall call,
            Powers powers,
            double recoveryShare,
            List<Trim> trims,
            List<Assignment> touched,
            List<Option> chosen) {
        this.of = of;
        this.schedule = of.schedule();
        this.call = call;
        this.behaviour = of.behaviour();
        this.rules = of.rules();
        this.powers = powers;
        this.recoveryShare = recoveryShare;
        this.rampItW = rules.rampWPerS() / METER_PER_IT;
        this.clockS = call.endS();
        this.laterClockS = call.endS();
        this.trims = trims;
        this.trimLeftW = trims.stream().mapToDouble(Trim::watts).toArray();
        plan();
        build(touched, chosen);
    }

    Schedule schedule() {
        return after;
    }

    List<OffServers.Window> windows() {
        return windows;
    }

    List<JobChange> changes() {
        return after.assignments().isEmpty() ? List.of() : ordered();
    }

    /** When all that was held down is back, epoch s. */
    double recoveredS() {
        return clockS;
    }

    /** When a job ends now, epoch s. */
    Map<String, Long> ends() {
        return endOf;
    }

    private List<JobChange> ordered() {
        List<JobChange> all = new ArrayList<>();
        for (Assignment a : schedule.assignments()) {
            JobChange c = changes.get(a);
            if (c != null) {
                all.add(c);
            }
        }
        return all;
    }

    private void plan() {
        for (Assignment a : schedule.assignments()) {
            if (a.here()) {
                planned.put(a.startS(), 0.0);
                planned.put(a.endS(), 0.0);
            }
        }
        schedule.siteCaps().forEach(w -> {
            planned.put(w.fromS(), 0.0);
            planned.put(w.toS(), 0.0);
        });
        of.idle().limits().forEach(w -> {
            if (w.limit().equals("site_power_mw") && w.fromS() > of.planStartS() && w.toS() < of.planEndS() * 2) {
                planned.put(w.fromS(), 0.0);
                planned.put(w.toS(), 0.0);
            }
        });
        planned.keySet().forEach(usage::mark);
        usage.mark(call.endS() + RECOVERY_S);
        for (Map.Entry<Long, Double> e : planned.entrySet()) {
            double watts = 0;
            for (Assignment a : schedule.assignments()) {
                watts += powers.plannedW(schedule, a, e.getKey());
            }
            e.setValue(watts);
            mostPlannedW = Math.max(mostPlannedW, watts);
            if (e.getKey() <= call.callS()) {
                mostBeforeW = Math.max(mostBeforeW, watts);
            }
        }
    }

    private double allowedW(long atS) {
        Map.Entry<Long, Double> e = planned.floorEntry(atS);
        double plannedW = e == null ? 0 : e.getValue();
        boolean called = of.limits().at("site_power_mw", atS) < of.highestBeforeMw();
        if (called) {
            return plannedW;
        }
        boolean recovery = atS < call.endS() + RECOVERY_S;
        return Math.max(recoveryShare * mostBeforeW, recovery ? plannedW : mostPlannedW);
    }

    private void build(List<Assignment> touched, List<Option> chosen) {
        IdentityHashMap<Assignment, Option> of = new IdentityHashMap<>();
        for (int i = 0; i < touched.size(); i++) {
            if (chosen.get(i).measure() != Measure.KEEP) {
                of.put(touched.get(i), chosen.get(i));
            }
        }
        if (chosen.size() > touched.size() && chosen.getLast().measure() == Measure.OFF) {
            freeServers(chosen.getLast());
        }
        List<Assignment> all = new ArrayList<>(schedule.assignments());
        all.sort(Comparator.comparingLong(Assignment::startS));
        List<Assignment> back = new ArrayList<>();
        List<Assignment> later = new ArrayList<>();
        for (Assignment a : all) {
            Option o = of.get(a);
            if (!a.here() || o == null && a.startS() < call.dueS()) {
                keep(a);
            } else if (o != null && o.measure() != Measure.HOLD) {
                back.add(a);
            } else {
                later.add(a);
            }
        }
        back.sort(Comparator.comparingDouble((Assignment a) -> -a.job().weight())
                .thenComparing(a -> of.getOrDefault(a, EMPTY).measure().stands())
                .thenComparingLong(Assignment::startS));
        IdentityHashMap<Assignment, Double> ready = new IdentityHashMap<>();
        for (Assignment a : back) {
            Option o = of.getOrDefault(a, EMPTY);
            ready.put(a, o.measure().stands() ? boot(a, o) : call.endS());
        }
        back.sort(Comparator.comparingDouble((Assignment a) -> ready.getOrDefault(a, 0.0)));
        for (Assignment a : back) {
            bringBack(a, of.getOrDefault(a, EMPTY), ready.getOrDefault(a, clockS));
        }
        for (Assignment a : later) {
            follow(a, of.get(a));
        }
        Map<String, Integer> order = new HashMap<>();
        for (Assignment a : schedule.assignments()) {
            order.putIfAbsent(a.job().id(), order.size());
        }
        pieces.sort(Comparator.comparingInt(
                        (Assignment a) -> order.getOrDefault(a.job().id(), 0))
                .thenComparingLong(Assignment::startS));
        after = new Schedule(pieces, schedule.siteCaps());
    }

    private static final Option EMPTY = new Option(
            Measure.KEEP,
            0,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            new double[0],
            0,
            0,
            0,
            0,
            0);

    private void keep(Assignment a) {
        pieces.add(a);
        if (a.here()) {
            usage.add(a.startS(), a.endS(), powers.servers(a), powers.plannedW(schedule, a, a.startS()));
        }
        endOf.merge(a.job().id(), a.endS(), Math::max);
    }

    private void freeServers(Option o) {
        int count = (int) o.capW();
        windows.addAll(switchedOn(o.offS(), count));
    }

    /** Servers come on again in groups, at their idle power while they boot. */
    private List<OffServers.Window> switchedOn(double offS, int count) {
        List<OffServers.Window> all = new ArrayList<>();
        int group = Math.max(1, (int) (rampItW * STEP_S / powers.idleServerW));
        for (int left = count; left > 0; left -= group) {
            int n = Math.min(group, left);
            all.add(new OffServers.Window(offS, clockS, n));
            clockS += n * powers.idleServerW / rampItW;
        }
        return all;
    }

    /** When a job that stood still has its checkpoint loaded, epoch s. */
    private double boot(Assignment a, Option o) {
        double onS = call.endS();
        if (o.offS() < Double.POSITIVE_INFINITY) {
            windows.addAll(switchedOn(o.offS(), powers.servers(a)));
            onS = clockS + rules.bootS();
        }
        return onS + behaviour.failures().restartS();
    }

    private void bringBack(Assignment a, Option o, double readyS) {
        double plannedCapW = plannedCapW(a, call.endS());
        double paceW = plannedCapW(a, Math.max(a.startS(), o.fromS()));
        double fullW = Math.min(plannedCapW, powers.gpuLimitW());
        List<Assignment> mine = new ArrayList<>();
        long from = Math.round(o.fromS());
        long stop = Math.round(Math.min(o.stopS(), 1e15));
        if (from > a.startS()) {
            mine.add(piece(a, a.startS(), Math.min(from, a.endS()), a.gpus(), a.powerCapW(), a.reason()));
        }
        double leftS = a.endS() - Math.max(o.fromS(), a.startS()) + o.redoS();
        double capW = o.capW();
        if (o.measure() == Measure.CAP || o.measure() == Measure.CAP_THEN_PAUSE) {
            double pace = powers.pace(a, capW, paceW);
            double toS = Math.min(call.endS(), o.stopS());
            double fromS = Math.max(o.fromS(), a.startS());
            double doneBy = fromS + leftS / Math.max(1e-3, pace);
            if (o.measure() == Measure.CAP && doneBy <= toS) {
                mine.add(piece(a, Math.round(fromS), Math.round(doneBy), a.gpus(), capW, "capped for the call"));
                finish(a, o, mine, Math.round(doneBy), doneBy);
                return;
            }
            long capTo = o.measure() == Measure.CAP ? Math.round(Math.max(clockS, call.endS())) : stop;
            if (o.measure() == Measure.CAP) {
                clockS = Math.max(clockS, call.endS());
                double done2 = fromS + leftS / Math.max(1e-3, pace);
                if (done2 <= capTo) {
                    mine.add(piece(a, Math.round(fromS), Math.round(done2), a.gpus(), capW, "capped for the call"));
                    finish(a, o, mine, Math.round(done2), done2);
                    return;
                }
            }
            mine.add(piece(a, Math.round(fromS), capTo, a.gpus(), capW, "capped for the call"));
            leftS -= (capTo - fromS) * pace;
        } else if (a.endS() <= o.stopS()) {
            keep(a);
            return;
        }
        if (o.measure().stands()) {
            clockS = Math.max(clockS, readyS);
            groups(a, mine);
            capW = powers.leastCapW;
        }
        capSteps(a, o, mine, capW, fullW, paceW, leftS);
    }

    /** Its servers have loaded and join in groups; until all are there they wait, at about what the lowest cap lets through. */
    private void groups(Assignment a, List<Assignment> mine) {
        int servers = powers.servers(a);
        double eachW = powers.aboveIdleW(a, powers.leastCapW) / servers;
        int group = Math.max(1, (int) (rampItW * STEP_S / Math.max(1, eachW)));
        clockS += STEP_S;
        double allS = clockS + servers * eachW / rampItW;
        int perServer = Math.max(1, a.gpus() / servers);
        for (int left = servers - group; left > 0 && clockS + 1 < allS; left -= group) {
            long at = Math.round(clockS);
            if (at < Math.round(allS)) {
                mine.add(piece(
                        a, at, Math.round(allS), group * perServer, powers.leastCapW, "its servers join one another"));
            }
            clockS += group * eachW / rampItW;
        }
        clockS = allS;
    }

    private void capSteps(
            Assignment a, Option o, List<Assignment> mine, double fromCapW, double fullW, double paceW, double workS) {
        double leftS = workS;
        double riseW = Math.max(0, powers.aboveIdleW(a, fullW) - powers.aboveIdleW(a, fromCapW));
        int steps = Math.max(1, (int) Math.ceil(riseW / (rampItW * STEP_S)));
        double topW = naturalW(a, fullW);
        double stepS = riseW / rampItW / steps;
        double atS = clockS;
        for (int s = 0; s < steps; s++) { // first one more step where it is, so that no two rises meet
            double capW = fromCapW + (topW - fromCapW) * s / steps;
            double pace = powers.pace(a, capW, paceW);
            double toS = atS + stepS;
            if (leftS <= (toS - atS) * pace) {
                break;
            }
            add(mine, piece(a, Math.round(atS), Math.round(toS), a.gpus(), capW, "its cap rises"));
            leftS -= (toS - atS) * pace;
            atS = toS;
        }
        clockS = atS;
        double backS = atS;
        for (int i = 0; i < trims.size(); i++) { // in order of time
            Trim t = trims.get(i);
            double fromS = Math.max(Math.max(t.fromS(), a.endS()), atS);
            if (trimLeftW[i] <= 1 || fromS >= t.toS() || fromS >= atS + leftS) {
                continue;
            }
            double mostW = powers.aboveIdleW(a, fullW);
            double leastW = powers.aboveIdleW(a, powers.leastCapW);
            double share = Math.min(1, trimLeftW[i] / Math.max(1, mostW - leastW));
            double capW = naturalW(a, fullW) - share * (naturalW(a, fullW) - powers.leastCapW);
            double pace = powers.pace(a, capW, paceW);
            add(mine, piece(a, Math.round(atS), Math.round(fromS), a.gpus(), a.powerCapW(), a.reason()));
            leftS -= fromS - atS;
            double toS = Math.min(t.toS(), fromS + leftS / Math.max(0.05, pace));
            add(mine, piece(a, Math.round(fromS), Math.round(toS), a.gpus(), capW, "keeps demand below the highest"));
            leftS -= (toS - fromS) * pace;
            trimLeftW[i] -= share * (mostW - leastW);
            atS = toS;
        }
        double endS = atS + Math.max(1, leftS);
        add(mine, piece(a, Math.round(atS), Math.round(endS), a.gpus(), a.powerCapW(), a.reason()));
        finish(a, o, mine, Math.round(endS), backS);
    }

    /** The cap from which on a lower one is felt, W. */
    private double naturalW(Assignment a, double capW) {
        double full = powers.aboveIdleW(a, capW);
        double low = powers.leastCapW;
        double high = capW;
        for (int i = 0; i < 30; i++) {
            double middle = 0.5 * (low + high);
            if (powers.aboveIdleW(a, middle) < full * (1 - 1e-9)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** What of the trims found no job to take it, W. */
    double untrimmedW() {
        return java.util.Arrays.stream(trimLeftW).sum();
    }

    private static void add(List<Assignment> mine, Assignment piece) {
        if (piece.endS() > piece.startS()) {
            mine.add(piece);
        }
    }

    private void finish(Assignment a, Option o, List<Assignment> mine, long endS, double backS) {
        pieces.addAll(mine);
        usage.add(
                mine.isEmpty()
                        ? a.startS()
                        : Math.min(a.startS(), mine.getFirst().startS()),
                endS,
                powers.servers(a),
                powers.plannedW(schedule, a, Math.max(a.startS(), Math.min(a.endS() - 1, call.dueS()))));
        endOf.merge(a.job().id(), endS, Math::max);
        long startS = mine.isEmpty() ? a.startS() : mine.getFirst().startS();
        changes.put(a, new JobChange(a, o, backS, startS, endS, endS - a.endS()));
    }

    private double plannedCapW(Assignment a, double atS) {
        return schedule.capW(a, (long) Math.max(a.startS(), Math.min(atS, a.endS() - 1)));
    }

    private static Assignment piece(Assignment a, long fromS, long toS, int gpus, double capW, String reason) {
        return new Assignment(a.job(), fromS, toS, gpus, Math.min(capW, a.powerCapW()), reason, a.site());
    }

    /** A later job: as planned, or as soon as it can. */
    private void follow(Assignment a, @org.jspecify.annotations.Nullable Option hold) {
        long ready = a.startS();
        for (String id : a.job().after()) {
            ready = Math.max(ready, endOf.getOrDefault(id, ready));
        }
        ready = Math.max(ready, endOf.getOrDefault(a.job().id(), ready)); // the piece before it
        if (hold != null) {
            if (hold.offS() < Double.POSITIVE_INFINITY) {
                windows.addAll(switchedOn(hold.offS(), powers.servers(a)));
                clockS = Math.max(clockS, call.endS());
                ready = Math.max(ready, Math.round(clockS + rules.bootS()));
            } else {
                ready = Math.max(ready, Math.round(Math.max(clockS, call.endS())));
            }
        }
        long length = a.endS() - a.startS();
        double watts = powers.plannedW(schedule, a, a.startS());
        long start = usage.earliest(ready, length, powers.servers(a), powers.siteServers(), watts, this::allowedW);
        if (start > a.startS() && start < call.endS()) { // what is late anyway waits for the end of the call
            start = usage.earliest(call.endS(), length, powers.servers(a), powers.siteServers(), watts, this::allowedW);
        }
        if (start == a.startS()) {
            keep(a);
            return;
        }
        List<Assignment> mine = new ArrayList<>();
        Option o = hold == null ? EMPTY : hold;
        if (start >= call.endS()) { // inside the ramp
            double saved = clockS;
            boolean among = start < clockS + 60;
            clockS = among ? Math.max(clockS, start) : Math.max(laterClockS, start);
            groups(a, mine);
            capSteps(
                    a,
                    o,
                    mine,
                    powers.leastCapW,
                    Math.min(plannedCapW(a, a.startS()), powers.gpuLimitW()),
                    plannedCapW(a, a.startS()),
                    length);
            laterClockS = Math.max(laterClockS, clockS);
            clockS = among ? clockS : saved;
            return;
        }
        mine.add(piece(a, start, start + length, a.gpus(), a.powerCapW(), a.reason()));
        finish(a, o, mine, start + length, start);
    }

    /** Weighted hours late of a schedule: each job by the end of its last piece. */
    static double lateH(Schedule of) {
        Map<String, Assignment> last = new TreeMap<>();
        for (Assignment a : of.assignments()) {
            last.merge(a.job().id(), a, (x, y) -> x.endS() >= y.endS() ? x : y);
        }
        return last.values().stream()
                .mapToDouble(
                        a -> a.job().weight() * Math.max(0, a.endS() - a.job().dueS()) / 3600.0)
                .sum();
    }
}
