package org.headroom.app.curtail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.JobLoad;
import org.headroom.app.load.Schedule;
import org.headroom.app.load.SiteLoad;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.supply.DemandMeter;

/**
 * Finds what to do for a call of the utility and lets the twin say what comes of it.
 *
 * <p>The battery is counted on for what it can hold over the whole call, 97 % of its energy above the reserve over the length; the rest
 * is a {@link Choice} among {@link JobOptions}. Reduction at the meter is at first taken as 1.02 of that of the servers, losses
 * alone; the twin's answer, with losses, pumps, fans and their delay, corrects what each interval needs, a few times. What comes after is
 * {@link Aftermath}; where a half hour after the call is above the highest before it, later jobs are held lower and all is done again.
 */
public final class Curtailer {
    private static final double METER_PER_IT = 1.02;
    private static final double MARGIN = 1.001;
    private static final double ENERGY_SHARE = 0.97;
    private static final int ROUNDS = 6;
    private static final int MOST_EXACT = 40;
    private static final int RECOVERY_ROUNDS = 6;
    private static final long BEFORE_S = 1800;
    private static final long LONGEST_RECOVERY_S = 24 * 3600L;
    /** The battery is charged up to this share of the highest half hour before the call. */
    private static final double RECHARGE_SHARE = 0.998;

    private final CallCase of;
    private final Powers powers;
    private final EventTwin twin;

    public Curtailer(CallCase of) {
        this.of = of;
        this.powers = new Powers(of.fleet(), of.profile());
        this.twin = new EventTwin(of.idle(), of.holds(), of.recharges(), of.weather(), of.chargeShare());
    }

    /** The site without the call, in the steps that the call is looked at in. */
    public Course baseline(UtilityCall call) {
        return twin.run(load(of.schedule(), List.of()), steps(call), EventTwin.Orders.NONE);
    }

    /** How low the site can go in the first hour of a call. */
    public Floors floors(UtilityCall call) {
        List<Assignment> protectedOnes = of.schedule().assignments().stream()
                .filter(a -> a.here()
                        && a.startS() <= call.dueS()
                        && a.endS() > call.dueS()
                        && of.rules().protectedWork().contains(a.job().work().id()))
                .toList();
        Schedule none = new Schedule(List.of(), List.of());
        Schedule kept = new Schedule(protectedOnes, of.schedule().siteCaps());
        List<OffServers.Window> off = List.of(new OffServers.Window(0, Double.POSITIVE_INFINITY, powers.siteServers()));
        double at = call.dueS();
        return new Floors(
                twin.settledMw(load(none, List.of()), at),
                twin.settledMw(load(none, off), at),
                twin.settledMw(load(kept, List.of()), at),
                twin.settledMw(load(kept, off), at),
                protectedOnes.stream().mapToInt(Assignment::gpus).sum());
    }

    /** How far the plan's hour from an instant on can be brought down. */
    public Reach reach(long atS) {
        JobOptions fast = raw(new UtilityCall(atS - 30, atS, atS + 3600, 0, Double.POSITIVE_INFINITY), false);
        JobOptions soon = raw(new UtilityCall(atS - 300, atS, atS + 3600, 0, Double.POSITIVE_INFINITY), false);
        JobOptions later = raw(new UtilityCall(atS - 1800, atS, atS + 3600, 0, Double.POSITIVE_INFINITY), false);
        JobOptions off = raw(new UtilityCall(atS - 1800, atS, atS + 3600, 0, Double.POSITIVE_INFINITY), true);
        java.util.function.Predicate<Option> gentle = o -> o.measure() != Measure.STOP;
        return new Reach(
                leastW(fast, o -> o.measure() == Measure.CAP),
                leastW(soon, _ -> true),
                leastW(later, gentle),
                leastW(off, gentle),
                fast.untilLateH(true),
                later.untilLateH(false),
                of.holds().grid().battery().powerW(),
                energyJ());
    }

    /** What is given in the interval with the least, each job by the allowed option that gives most in its worst interval, W. */
    private static double leastW(JobOptions options, java.util.function.Predicate<Option> allowed) {
        double[] sum = new double[options.bounds.length - 1];
        for (List<Option> list : options.options) {
            Option deepest = deepest(list.stream()
                    .filter(o -> o.measure() == Measure.KEEP || o.measure() == Measure.OFF || allowed.test(o))
                    .toList());
            for (int k = 0; k < sum.length; k++) {
                sum[k] += deepest.reduceW()[k];
            }
        }
        return Math.max(0, Arrays.stream(sum).min().orElse(0));
    }

    /** The cheapest playbook that gives the reduction; the one that gives most if none does. */
    public Playbook play(UtilityCall call, Course baseline, boolean battery) {
        JobOptions options = options(call, false);
        Playbook gentle = solve(call, baseline, options, battery);
        if (gentle != null && gentle.holds()) {
            return gentle;
        }
        JobOptions hard = options(call, true);
        Playbook with = solve(call, baseline, hard, battery);
        return with != null && with.holds() ? with : most(call, baseline, battery);
    }

    /** Everything that can be done is done. */
    public Playbook most(UtilityCall call, Course baseline, boolean battery) {
        JobOptions hard = options(call, true);
        List<Option> chosen = new ArrayList<>();
        for (List<Option> list : hard.options) {
            chosen.add(deepest(list));
        }
        double gives = battery ? Math.min(steadyW(call), call.reduceW()) : 0;
        return outcome(call, baseline, hard, chosen, gives, battery, Double.NaN);
    }

    /** The option that gives most at the interval where it gives least, then over all. */
    private static Option deepest(List<Option> list) {
        Option best = list.getFirst();
        double most = 0;
        for (Option o : list) {
            double least = Arrays.stream(o.reduceW()).min().orElse(0);
            double sum = Arrays.stream(o.reduceW()).sum();
            double value = 1e3 * Math.max(least, 0) + sum;
            if (value > most + 1) {
                most = value;
                best = o;
            }
        }
        return best;
    }

    /** The options; where the jobs are few, each with the lateness that it alone makes in the whole plan, GPUs that others wait for too. */
    private JobOptions options(UtilityCall call, boolean off) {
        JobOptions options = raw(call, off);
        if (options.touched.size() > MOST_EXACT) {
            return options;
        }
        double plannedLateH = Aftermath.lateH(of.schedule());
        for (int i = 0; i < options.touched.size(); i++) {
            List<Option> priced = new ArrayList<>();
            for (Option o : options.options.get(i)) {
                if (o.measure() == Measure.KEEP) {
                    priced.add(o);
                    continue;
                }
                Schedule alone = new Aftermath(
                                of, call, powers, 1, List.of(), List.of(options.touched.get(i)), List.of(o))
                        .schedule();
                double lateH = Math.max(o.lateH(), Aftermath.lateH(alone) - plannedLateH);
                priced.add(o.late(lateH, o.costUsd() + of.latenessUsdPerH() * (lateH - o.lateH())));
            }
            options.options.set(i, List.copyOf(priced));
        }
        return options;
    }

    private JobOptions raw(UtilityCall call, boolean off) {
        return new JobOptions(
                of.schedule(),
                call,
                of.behaviour(),
                of.rules(),
                powers,
                new JobOptions.Prices(of.latenessUsdPerH(), of.usdPerGpuH()),
                off);
    }

    private @org.jspecify.annotations.Nullable Playbook solve(
            UtilityCall call, Course baseline, JobOptions options, boolean battery) {
        double[] need = need(call, baseline, options, battery ? steadyW(call) : 0, battery);
        if (need.length == 0) {
            return null;
        }
        Playbook best = null;
        for (int round = 0; round < ROUNDS; round++) {
            double[] given = new double[need.length];
            Choice choice = new Choice(options.options, need);
            int[] found = choice.solve();
            if (found.length == 0 && !options.options.isEmpty()) {
                return best;
            }
            List<Option> chosen = new ArrayList<>();
            for (int i = 0; i < found.length; i++) {
                Option o = options.options.get(i).get(found[i]);
                chosen.add(o);
                for (int k = 0; k < given.length; k++) {
                    given[k] += o.reduceW()[k];
                }
            }
            Playbook now = outcome(
                    call,
                    baseline,
                    options,
                    chosen,
                    battery ? Math.min(steadyW(call), call.reduceW()) : 0,
                    battery,
                    choice.lowerBoundUsd());
            if (now.holds() && (best == null || !best.holds() || now.costUsd() < best.costUsd() - 1e-9)) {
                best = now;
            } else if (best == null || !best.holds() && now.shortMw() < best.shortMw()) {
                best = now;
            }
            if (!corrected(call, baseline, now, options.bounds, given, need, round)) {
                break;
            }
        }
        return best;
    }

    /** Moves what each interval needs by what the twin says was missing, or in the first rounds too much; false when all is well. */
    private static boolean corrected(
            UtilityCall call,
            Course baseline,
            Playbook now,
            double[] bounds,
            double[] given,
            double[] need,
            int round) {
        boolean changed = false;
        for (int k = 0; k < need.length; k++) {
            double missingMw = Double.NEGATIVE_INFINITY;
            Course c = now.course();
            for (int i = 0; i < c.steps(); i++) {
                if (c.fromS()[i] >= bounds[k] - 1e-6 && c.fromS()[i + 1] <= bounds[k + 1] + 1e-6) {
                    double base = baseline.siteMw()[i];
                    missingMw = Math.max(missingMw, call.askedW(base * 1e6) * 1e-6 - (base - c.siteMw()[i]));
                }
            }
            if (missingMw == Double.NEGATIVE_INFINITY) {
                continue;
            }
            double missingW = missingMw * 1e6;
            boolean tooMuch = missingW < -0.005 * call.reduceW() && round < 2 && now.batteryMw() <= 0;
            if (missingW > 0.0005 * call.reduceW()) {
                need[k] = Math.max(need[k], Math.min(need[k], given[k]) + missingW / METER_PER_IT * 1.02);
                changed = true;
            } else if (tooMuch) {
                need[k] = Math.max(0, given[k] + missingW * 0.8);
                changed = true;
            }
        }
        return changed;
    }

    /** IT power to be given up in each interval, W; empty if not even all of it would do. */
    private double[] need(UtilityCall call, Course baseline, JobOptions options, double steadyW, boolean battery) {
        double[] bounds = options.bounds;
        double[] need = new double[bounds.length - 1];
        double mostW = battery ? of.holds().grid().battery().powerW() : 0;
        double energyJ = battery ? energyJ() : 0;
        double restS = call.lengthS();
        double bridged = 0;
        boolean[] bridge = new boolean[need.length];
        for (int k = 0; k < need.length; k++) {
            double asked = askedW(call, baseline, bounds[k], bounds[k + 1]);
            double possible = Choice.mostW(options.options, k) * METER_PER_IT;
            if (asked - steadyW > possible) {
                double fromBattery = asked - possible * 0.98;
                if (fromBattery > mostW) {
                    return new double[0];
                }
                bridge[k] = true;
                bridged += fromBattery * (bounds[k + 1] - bounds[k]);
                restS -= bounds[k + 1] - bounds[k];
                need[k] = possible * 0.98 / METER_PER_IT;
            }
        }
        if (bridged > energyJ + 1) {
            return battery || bridged > 0 ? new double[0] : need;
        }
        double steady = restS > 0 ? Math.min(steadyW, ENERGY_SHARE * (energyJ - bridged) / restS) : 0;
        for (int k = 0; k < need.length; k++) {
            if (!bridge[k]) {
                double asked = askedW(call, baseline, bounds[k], bounds[k + 1]);
                need[k] = Math.max(0, asked - steady) / METER_PER_IT;
            }
        }
        return need;
    }

    private static double askedW(UtilityCall call, Course baseline, double fromS, double toS) {
        double most = 0;
        for (int i = baseline.at(fromS); i < baseline.steps() && baseline.fromS()[i] < toS; i++) {
            most = Math.max(most, call.askedW(baseline.siteMw()[i] * 1e6));
        }
        return most * MARGIN;
    }

    /** What the battery can give above its reserve, J at its terminals. */
    public double energyJ() {
        BatteryDesign b = of.holds().grid().battery();
        return Math.max(0, of.chargeShare() - b.reserveShare()) * b.energyJ() * b.dischargeEfficiency();
    }

    /** What the battery can give over a whole call, W. */
    double steadyW(UtilityCall call) {
        return Math.min(of.holds().grid().battery().powerW(), ENERGY_SHARE * energyJ() / call.lengthS());
    }

    private Playbook outcome(
            UtilityCall call,
            Course baseline,
            JobOptions options,
            List<Option> chosen,
            double batteryW,
            boolean battery,
            double lowerBoundUsd) {
        double share = 1;
        List<Aftermath.Trim> trims = new ArrayList<>();
        Playbook found = null;
        for (int round = 0; round < RECOVERY_ROUNDS; round++) {
            Aftermath after = new Aftermath(of, call, powers, share, trims, options.touched, chosen);
            Course course = twin.run(
                    load(after.schedule(), after.windows()), baseline.fromS(), orders(call, baseline, battery));
            found = playbook(call, baseline, options, chosen, batteryW, after, course, lowerBoundUsd);
            double above = Demand.highestAboveMw(found, of);
            if (above <= 0) {
                return found;
            }
            if (round > 0 && after.untrimmedW() > 1e4) {
                share *= 1 - Math.min(0.1, 1.5 * above / of.highestBeforeMw() + 0.005);
            }
            trims = Demand.trims(found, of, trims);
        }
        return java.util.Objects.requireNonNull(found);
    }

    private EventTwin.Orders orders(UtilityCall call, Course baseline, boolean battery) {
        if (!battery || of.holds().grid().battery().powerW() <= 0) {
            return EventTwin.Orders.NONE;
        }
        double more = 1 + (MARGIN - 1) / 2;
        DoubleUnaryOperator held = at -> {
            double mw = baseline.siteMw()[baseline.at(at)];
            return mw - call.askedW(mw * 1e6) * 1e-6 * more;
        };
        double endMw = held.applyAsDouble(call.endS() - 1.0);
        double rampMwPerS = 0.97 * of.rules().rampWPerS() * 1e-6;
        double capMw = RECHARGE_SHARE * of.highestBeforeMw();
        DoubleUnaryOperator level = at -> at < call.endS()
                ? Math.max(0, held.applyAsDouble(at))
                : Math.min(capMw, Math.max(0, endMw) + rampMwPerS * (at - call.endS()));
        double startS = Math.max(call.dueS(), call.callS() + of.rules().batteryResponseS());
        return new EventTwin.Orders(startS, call.endS(), level);
    }

    private Playbook playbook(
            UtilityCall call,
            Course baseline,
            JobOptions options,
            List<Option> chosen,
            double batteryW,
            Aftermath after,
            Course course,
            double lowerBoundUsd) {
        List<Playbook.Action> actions = new ArrayList<>();
        double lostGpuH = 0;
        double usd = 0;
        for (Option o : chosen) {
            usd += o.costUsd();
        }
        for (Aftermath.JobChange c : after.changes()) {
            Option o = c.option();
            double most = o.reduceW().length == 0
                    ? 0
                    : Arrays.stream(o.reduceW()).max().orElse(0);
            Assignment a = c.planned();
            double late = a.job().weight()
                    * (Math.max(0, c.endS() - a.job().dueS())
                            - Math.max(0, a.endS() - a.job().dueS()))
                    / 3600;
            if (o.measure() != Measure.KEEP && o.measure() != Measure.HOLD) {
                lostGpuH += a.gpus() * Math.max(0, c.delayS()) / 3600;
            }
            actions.add(new Playbook.Action(
                    a,
                    o.measure() == Measure.KEEP ? Measure.WAIT : o.measure(),
                    o.measure() == Measure.CAP || o.measure() == Measure.CAP_THEN_PAUSE ? o.capW() : Double.NaN,
                    o.measure() == Measure.KEEP ? a.startS() : o.fromS(),
                    o.stopS(),
                    o.offS(),
                    most * 1e-6,
                    o.redoS(),
                    c.backS(),
                    c.endS(),
                    c.delayS(),
                    late));
        }
        int off = chosen.size() > options.touched.size() && chosen.getLast().measure() == Measure.OFF
                ? (int) chosen.getLast().capW()
                : 0;
        double least = Double.POSITIVE_INFINITY;
        double shortMw = Double.NEGATIVE_INFINITY;
        double energy = 0;
        double reached = Double.NaN;
        for (int i = 0; i < course.steps(); i++) {
            if (course.fromS()[i] < call.dueS() - 1e-6 || course.fromS()[i] >= call.endS() - 1e-6) {
                continue;
            }
            double mw = baseline.siteMw()[i] - course.siteMw()[i];
            double asked = call.askedW(baseline.siteMw()[i] * 1e6) * 1e-6;
            least = Math.min(least, mw);
            shortMw = Math.max(shortMw, asked - mw);
            energy += mw * course.lengthS(i);
            if (Double.isNaN(reached) && mw >= asked - call.reduceW() * 1e-9) {
                reached = course.fromS()[i];
            }
        }
        return new Playbook(
                call,
                List.copyOf(actions),
                off,
                baseline,
                course,
                of.schedule(),
                after.schedule(),
                batteryW * 1e-6,
                Aftermath.lateH(after.schedule()) - Aftermath.lateH(of.schedule()),
                lostGpuH,
                after.recoveredS(),
                least,
                energy / call.lengthS(),
                shortMw,
                reached,
                lowerBoundUsd,
                usd);
    }

    private SiteLoad load(Schedule schedule, List<OffServers.Window> windows) {
        JobLoad jobs = new JobLoad(of.fleet(), of.profile(), schedule);
        return windows.isEmpty() ? jobs : new OffServers(jobs, of.fleet(), windows);
    }

    /** A second about what changes, then five, a minute elsewhere; to the end of the recovery or of the plan. */
    private double[] steps(UtilityCall call) {
        long startS = Math.floorDiv(Math.max(of.planStartS(), call.callS() - BEFORE_S), DemandMeter.SLOT_S)
                * DemandMeter.SLOT_S;
        startS = Math.max(startS, of.planStartS());
        long endS = Math.max(call.endS() + 3600, Math.min(of.planEndS(), call.endS() + LONGEST_RECOVERY_S));
        endS = Math.ceilDiv(endS, DemandMeter.SLOT_S) * DemandMeter.SLOT_S;
        TreeSet<Double> all = new TreeSet<>();
        for (long s = startS; s < endS; s += 60) {
            all.add((double) s);
        }
        all.add((double) endS);
        fine(all, call.callS(), 60, 1);
        fine(all, call.dueS() - 30, 150, 1);
        fine(all, call.dueS() + 120, 480, 5);
        fine(all, call.endS() - 30, 90, 5);
        return all.subSet((double) startS, true, (double) endS, true).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static void fine(java.util.Set<Double> all, long fromS, long lengthS, long stepS) {
        for (long s = fromS; s <= fromS + lengthS; s += stepS) {
            all.add((double) s);
        }
    }
}
