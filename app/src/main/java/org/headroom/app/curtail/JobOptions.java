package org.headroom.app.curtail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.Job;
import org.headroom.data.site.Curtailment;
import org.headroom.data.site.JobBehaviour;

/**
 * What can be done with each job of a plan for a call, how much less IT power it draws then, interval by interval, and what it costs.
 * A job is delayed by the work it does not do and by what it does again; its successors with it. Intervals end where a job starts,
 * ends, stops or is off, so that all is constant within one; where a job runs longer than planned the reduction is negative.
 */
final class JobOptions {
    private static final double CAP_STEP_W = 50;
    /** Caps are in force so long before they are due. */
    private static final double EARLY_S = 5;

    /** Servers are off so long before it is due, where notice allows: pumps and fans follow. */
    private static final double COOLING_S = 300;

    private static final int MOST_INTERVALS = 24;

    /**
     * What an hour late and an hour of a GPU cost.
     *
     * @param latenessUsdPerH of weighted lateness
     */
    record Prices(double latenessUsdPerH, double usdPerGpuH) {}

    private final Schedule schedule;
    private final UtilityCall call;
    private final JobBehaviour behaviour;
    private final Curtailment rules;
    private final Powers powers;
    private final Prices prices;
    private final boolean off;
    private final Map<String, Long> startOf = new HashMap<>();
    private final Map<String, Long> endOf = new HashMap<>();
    private final Map<String, List<Job>> after = new HashMap<>();
    private final double meanWeight;
    final double capFromS;

    /** Assignments that something can be done with, and in the same order what; the last entry of options stands for free servers. */
    final List<Assignment> touched = new ArrayList<>();

    final List<List<Option>> options = new ArrayList<>();
    double[] bounds = {};

    /** @param off whether servers may be switched off */
    JobOptions(
            Schedule schedule,
            UtilityCall call,
            JobBehaviour behaviour,
            Curtailment rules,
            Powers powers,
            Prices prices,
            boolean off) {
        this.schedule = schedule;
        this.call = call;
        this.behaviour = behaviour;
        this.rules = rules;
        this.powers = powers;
        this.prices = prices;
        this.off = off;
        double weight = 0;
        double gpus = 0;
        for (Assignment a : schedule.assignments()) {
            String id = a.job().id();
            startOf.merge(id, a.startS(), Math::min);
            endOf.merge(id, a.endS(), Math::max);
            if (a.here() && a.startS() < call.endS() && a.endS() > call.callS()) {
                weight += a.job().weight() * a.gpus();
                gpus += a.gpus();
            }
        }
        schedule.assignments().stream()
                .map(Assignment::job)
                .distinct()
                .forEach(job -> job.after()
                        .forEach(id -> after.computeIfAbsent(id, _ -> new ArrayList<>())
                                .add(job)));
        this.meanWeight = weight > 0 ? weight / gpus : 1;
        this.capFromS = Math.max(call.callS() + rules.capLatencyS(), call.dueS() - EARLY_S);
        build();
    }

    private void build() {
        List<List<Option>> raw = new ArrayList<>();
        for (Assignment a : schedule.assignments()) {
            boolean within = a.here() && a.startS() < call.endS() && a.endS() > capFromS;
            if (within && !rules.protectedWork().contains(a.job().work().id())) {
                touched.add(a);
                raw.add(of(a));
            }
        }
        List<Double> fine = fineBounds(raw);
        double[] fineBounds = fine.stream().mapToDouble(Double::doubleValue).toArray();
        bounds = merged(fineBounds);
        for (int i = 0; i < touched.size(); i++) {
            List<Option> filled = new ArrayList<>();
            for (Option o : raw.get(i)) {
                filled.add(with(o, reduction(touched.get(i), o, fineBounds)));
            }
            options.add(List.copyOf(filled));
        }
        if (off) {
            options.add(freeServers(fineBounds));
        }
    }

    private List<Double> fineBounds(List<List<Option>> raw) {
        TreeSet<Double> all = new TreeSet<>(List.of((double) call.dueS(), (double) call.endS()));
        for (Assignment a : schedule.assignments()) {
            if (a.here()) {
                all.add((double) a.startS());
                all.add((double) a.endS());
            }
        }
        for (CapWindow w : schedule.siteCaps()) {
            all.add((double) w.fromS());
            all.add((double) w.toS());
        }
        raw.forEach(list -> list.forEach(o -> {
            all.add(o.fromS());
            all.add(o.stopS());
            all.add(o.offS());
        }));
        all.add(call.callS() + rules.shutdownS());
        return new ArrayList<>(all.subSet((double) call.dueS(), true, (double) call.endS(), true));
    }

    /** At most so many intervals: those with the shortest lengths are joined to their neighbours. */
    private static double[] merged(double[] fine) {
        List<Double> kept = new ArrayList<>();
        for (double b : fine) {
            kept.add(b);
        }
        while (kept.size() > MOST_INTERVALS + 1) {
            int shortest = 1;
            for (int i = 1; i + 1 < kept.size(); i++) {
                if (kept.get(i) - kept.get(i - 1) < kept.get(shortest) - kept.get(shortest - 1)) {
                    shortest = i;
                }
            }
            kept.remove(shortest);
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The least of the reductions within each interval. */
    private double[] reduction(Assignment a, Option o, double[] fine) {
        double[] least = new double[bounds.length - 1];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (int f = 0; f + 1 < fine.length; f++) {
            int k = interval(fine[f]);
            double middle = 0.5 * (fine[f] + fine[f + 1]);
            double early = fine[f] + 1e-3;
            double late = fine[f + 1] - 1e-3;
            for (double at : new double[] {early, middle, late}) {
                least[k] = Math.min(least[k], powers.plannedW(schedule, a, at) - drawnW(a, o, at));
            }
        }
        return least;
    }

    private int interval(double atS) {
        int i = Arrays.binarySearch(bounds, atS);
        return Math.clamp(i >= 0 ? i : -i - 2, 0, bounds.length - 2);
    }

    /** Above idle under an option, W; below 0 where its servers are off. */
    private double drawnW(Assignment a, Option o, double atS) {
        if (o.measure() == Measure.KEEP || atS < o.fromS()) {
            return powers.plannedW(schedule, a, atS);
        }
        if (atS >= o.stopS()) {
            return atS >= o.offS() ? -powers.servers(a) * powers.idleServerW : 0;
        }
        double endS = o.measure() == Measure.CAP ? a.endS() + o.delayS() : a.endS();
        return a.startS() <= atS && atS < endS ? powers.aboveIdleW(a, o.capW()) : 0;
    }

    private static Option with(Option o, double[] reduceW) {
        return new Option(
                o.measure(),
                o.capW(),
                o.fromS(),
                o.stopS(),
                o.offS(),
                reduceW,
                o.delayS(),
                o.redoS(),
                o.lostGpuH(),
                o.lateH(),
                o.costUsd());
    }

    private static final double[] NONE = {};
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private List<Option> of(Assignment a) {
        List<Option> all = new ArrayList<>();
        double plannedW = schedule.capW(a, (long) Math.max(a.startS(), capFromS));
        all.add(new Option(Measure.KEEP, plannedW, NEVER, NEVER, NEVER, NONE, 0, 0, 0, 0, 0));
        double naturalW = Math.min(plannedW, powers.gpuLimitW());
        double fromS = Math.max(a.startS(), capFromS);
        for (double capW = Math.floor((naturalW - 1) / CAP_STEP_W) * CAP_STEP_W;
                capW >= powers.leastCapW;
                capW -= CAP_STEP_W) {
            all.add(cap(a, capW, plannedW, fromS));
        }
        all.addAll(standing(a, plannedW));
        return all;
    }

    private Option cap(Assignment a, double capW, double plannedW, double fromS) {
        double pace = powers.pace(a, capW, plannedW);
        double untilS = Math.min(call.endS(), fromS + (a.endS() - fromS) / Math.max(1e-3, pace));
        double lostS = (untilS - fromS) * (1 - pace);
        return priced(Measure.CAP, a, capW, fromS, NEVER, NEVER, lostS, 0);
    }

    private List<Option> standing(Assignment a, double plannedW) {
        List<Option> all = new ArrayList<>();
        double orderS = call.callS() + rules.capLatencyS();
        if (a.startS() >= orderS) {
            all.add(hold(a, false));
            if (off) {
                all.add(hold(a, true));
            }
            return all;
        }
        boolean resumes = a.job().work().resumable();
        CheckpointClock clock = CheckpointClock.of(a, behaviour);
        for (boolean switched : off ? new boolean[] {false, true} : new boolean[] {false}) {
            double dueS = Math.max(
                    orderS,
                    call.dueS() - (switched ? rules.shutdownS() + Math.min(COOLING_S, 0.25 * call.noticeS()) : 0));
            double least = powers.leastCapW;
            if (resumes) {
                double written = clock.writtenBy(dueS);
                if (written - clock.pauseS() >= orderS) {
                    all.add(stands(Measure.PAUSE, a, least, written, written, written, switched));
                }
                double next = clock.writtenFrom(Math.max(capFromS, written));
                double pace = powers.pace(a, least, plannedW);
                double slowed = capFromS + (next - capFromS) / Math.max(0.05, pace);
                if (next > capFromS && slowed < call.endS() && slowed < a.endS()) {
                    double doneS = capFromS + (slowed - capFromS) * pace;
                    all.add(stands(Measure.CAP_THEN_PAUSE, a, least, capFromS, slowed, doneS, switched));
                }
            }
            double stopS = Math.max(orderS, dueS - (switched ? 0 : 1));
            double savedS = resumes ? Math.max(clock.writtenBy(stopS), a.startS()) : a.startS();
            all.add(stands(Measure.STOP, a, least, stopS, stopS, savedS, switched));
        }
        return all;
    }

    private Option hold(Assignment a, boolean switched) {
        double offS = switched ? Math.max(call.callS() + rules.shutdownS(), a.startS()) : NEVER;
        double delayS = call.endS() - a.startS() + (switched ? rules.bootS() : 0);
        return priced(Measure.HOLD, a, powers.leastCapW, a.startS(), a.startS(), offS, delayS, 0);
    }

    /** @param workS the instant of the plan whose work is done when it stops, epoch s */
    private Option stands(
            Measure measure, Assignment a, double capW, double fromS, double stopS, double workS, boolean switched) {
        double backS = call.endS() + behaviour.failures().restartS() + (switched ? rules.bootS() : 0);
        double redoS = measure == Measure.STOP ? stopS - workS : 0;
        double delayS = a.endS() <= stopS ? 0 : backS - workS;
        return priced(measure, a, capW, fromS, stopS, switched ? stopS + rules.shutdownS() : NEVER, delayS, redoS);
    }

    private Option priced(
            Measure measure,
            Assignment a,
            double capW,
            double fromS,
            double stopS,
            double offS,
            double delayS,
            double redoS) {
        double lateH = lateH(a.job(), a.endS() + delayS, 0);
        double lostGpuH = a.gpus() * delayS / 3600;
        double cycles = offS < NEVER ? powers.servers(a) * rules.powerCycleUsd() : 0;
        double usd = prices.latenessUsdPerH() * lateH
                + prices.usdPerGpuH() * lostGpuH * Math.max(0.1, a.job().weight() / meanWeight)
                + cycles;
        return new Option(measure, capW, fromS, stopS, offS, NONE, delayS, redoS, lostGpuH, lateH, usd);
    }

    /** Weighted hours late more than as planned if a piece of a job ends at another time; what comes after it waits. */
    private double lateH(Job job, double endS, int depth) {
        long planned = endOf.getOrDefault(job.id(), (long) endS);
        double late = job.weight() * (Math.max(0, endS - job.dueS()) - Math.max(0, planned - job.dueS())) / 3600;
        if (endS <= planned || depth > 20) {
            return Math.max(0, late);
        }
        for (Job next : after.getOrDefault(job.id(), List.of())) {
            long startS = startOf.getOrDefault(next.id(), Long.MAX_VALUE);
            if (startS < endS) {
                late += lateH(next, endOf.getOrDefault(next.id(), startS) + endS - startS, depth + 1);
            }
        }
        return Math.max(0, late);
    }

    /** How long caps at their lowest, or pauses, can stand before a job is late that would not be, h. */
    double untilLateH(boolean caps) {
        double least = NEVER;
        for (Assignment a : touched) {
            double slackS = a.job().dueS() - endOf.getOrDefault(a.job().id(), a.endS());
            if (slackS < 0 || a.job().weight() <= 0) {
                continue; // late already: each hour counts, whatever is done
            }
            double pace =
                    caps ? powers.pace(a, powers.leastCapW, schedule.capW(a, Math.max(a.startS(), call.dueS()))) : 0;
            double overheadS = caps ? 0 : behaviour.failures().restartS();
            least = Math.min(least, Math.max(0, slackS - overheadS) / Math.max(1e-9, 1 - pace) / 3600);
        }
        return least;
    }

    /** Servers that hold no job from the call to the end, switched off in tenths of them. */
    private List<Option> freeServers(double[] fine) {
        int free = freeCount(fine);
        List<Option> all = new ArrayList<>();
        int last = -1;
        for (int tenth = 0; tenth <= 10; tenth++) {
            int count = (int) ((long) free * tenth / 10);
            if (count == last) {
                continue;
            }
            last = count;
            double offS = call.callS() + rules.shutdownS();
            double[] reduce = new double[bounds.length - 1];
            for (int k = 0; k < reduce.length; k++) {
                reduce[k] = bounds[k] >= offS - 1e-6 ? count * powers.idleServerW : 0;
            }
            all.add(new Option(
                    tenth == 0 ? Measure.KEEP : Measure.OFF,
                    count,
                    offS,
                    NEVER,
                    offS,
                    reduce,
                    0,
                    0,
                    0,
                    0,
                    count * rules.powerCycleUsd()));
        }
        return all;
    }

    /** Servers without a job at any time of the call and until they could be booted again. */
    int freeCount(double[] fine) {
        TreeSet<Double> at = new TreeSet<>();
        at.add((double) call.callS());
        for (Assignment a : schedule.assignments()) {
            if (a.startS() > call.callS() && a.startS() < call.endS() + rules.bootS() + 600) {
                at.add((double) a.startS());
            }
        }
        for (double b : fine) {
            at.add(b);
        }
        int most = 0;
        for (double t : at) {
            int used = 0;
            for (Assignment a : schedule.assignments()) {
                used += a.here() && a.startS() <= t && t < a.endS() ? powers.servers(a) : 0;
            }
            most = Math.max(most, used);
        }
        return Math.max(0, powers.siteServers() - most);
    }
}
