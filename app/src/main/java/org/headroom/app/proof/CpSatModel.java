package org.headroom.app.proof;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.CpSolver;
import com.google.ortools.sat.IntVar;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.LinearExprBuilder;
import com.google.ortools.sat.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.DayLimit;
import org.headroom.app.planning.PureProblem.DemandMeter;
import org.headroom.app.planning.PureProblem.Mode;
import org.headroom.app.planning.PureProblem.PureJob;
import org.headroom.app.planning.PureProblem.Solution;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PureProblem} as a model of OR-Tools CP-SAT, one Boolean a placement (docs/models/instance.md, "Proof").
 *
 * <pre>
 *   sum of a job's x_i (+ declined_j) = 1
 *   IT_t = sum of itW x_i over what touches t;   1e6 (peak_k - idle_t) &gt;= slope_t IT_t - 999,999   (the floor, exactly)
 *   objective, in units of u microdollars: sum floor(cost_i / u) x_i + ... + F,  1000 F &gt;= sum of remainders - 999
 * </pre>
 *
 * u is 1 unless sums would leave 64 bits. Each rounding is downwards, so that a bound of the model is a bound of the
 * problem; with u = 1 and no ceiling they are equal.
 */
final class CpSatModel {
    private static final long MOST_SUM = 1L << 60;
    private static final int MOST_WITH_REMAINDERS = 60_000;
    /** Up to so many terms each slot sums the placements that touch it; above, running variables tell slot from slot. */
    private static final long MOST_TERMS = 8_000_000;

    private static final long MOST_WAIT_TERMS = 3_000_000;

    private final PureProblem p;
    private final Placements at;
    private final CpModel model = new CpModel();
    private final BoolVar[] x;
    private final @Nullable BoolVar[] declined;
    private final IntVar[] itW;
    private final IntVar[] peak;
    private final long[] idlePeak;
    private final List<IntVar> whole = new ArrayList<>();
    private final List<Long> hints = new ArrayList<>();

    private final @Nullable Solution known;
    private final long[] knownItW;
    private final long[] knownSiteW;
    private final long[] nanoUsd;
    private final long[] cashNanoUsd;
    private long unit = 1;
    private long offsetMicroUsd;

    CpSatModel(Placements at, @Nullable Solution known) {
        this.p = at.problem;
        this.at = at;
        this.known = known;
        int slots = p.slotCount();
        this.x = new BoolVar[at.count];
        this.declined = new BoolVar[p.jobs().size()];
        this.itW = new IntVar[slots];
        this.peak = new IntVar[p.meters().size()];
        this.idlePeak = new long[peak.length];
        this.knownItW = new long[slots];
        this.knownSiteW = new long[slots];
        this.nanoUsd = new long[at.count];
        this.cashNanoUsd = new long[at.count];
        choices();
        waits();
        loads();
        days();
        ramps();
        meters();
        objective();
        if (known != null) {
            for (int i = 0; i < hints.size(); i++) {
                model.addHint(whole.get(i), hints.get(i));
            }
        }
    }

    CpModel model() {
        return model;
    }

    /** The model's bound in the problem's terms, microdollars. */
    long microUsd(double modelBound) {
        return offsetMicroUsd + (long) Math.floor(Math.ceil(modelBound - 1e-3 - 1e-12 * Math.abs(modelBound)) * unit);
    }

    Solution solution(CpSolver solver) {
        int[] mode = new int[p.jobs().size()];
        int[] start = new int[mode.length];
        Arrays.fill(mode, -1);
        Arrays.fill(start, -1);
        for (int i = 0; i < x.length; i++) {
            if (solver.booleanValue(x[i])) {
                mode[at.job[i]] = at.mode[i];
                start[at.job[i]] = at.start[i];
            }
        }
        return new Solution(mode, start, InstanceCheck.of(p, mode, start).objectiveMicroUsd());
    }

    private IntVar whole(long least, long most, String name, long hint) {
        IntVar v = model.newIntVar(least, Math.max(least, most), name);
        whole.add(v);
        hints.add(Math.clamp(hint, least, Math.max(least, most)));
        return v;
    }

    private boolean isKnown(int i) {
        return known != null && known.mode()[at.job[i]] == at.mode[i] && known.start()[at.job[i]] == at.start[i];
    }

    private void choices() {
        for (int j = 0; j < p.jobs().size(); j++) {
            List<Literal> ways = new ArrayList<>();
            for (int i = at.from[j]; i < at.from[j + 1]; i++) {
                x[i] = model.newBoolVar("x" + i);
                ways.add(x[i]);
                if (known != null) {
                    model.addHint(x[i], isKnown(i));
                }
                if (isKnown(i)) {
                    for (int t = at.start[i]; t < at.end(i); t++) {
                        knownItW[t] += at.mode(i).itW();
                    }
                }
            }
            if (at.mayDecline[j]) {
                BoolVar no = model.newBoolVar("declined" + j);
                declined[j] = no;
                ways.add(no);
                if (known != null) {
                    model.addHint(no, known.mode()[j] < 0);
                }
            }
            model.addExactlyOne(ways);
        }
        for (int t = 0; t < knownItW.length; t++) {
            knownSiteW[t] = p.idleSiteW()[t] + Math.floorDiv(knownItW[t] * p.slopePpm()[t], 1_000_000L);
        }
    }

    /** Ends before starts: summed up, and slot by slot where that is not too much. */
    private void waits() {
        int slots = p.slotCount();
        for (int k = 0; k < p.jobs().size(); k++) {
            for (int j : p.jobs().get(k).after()) {
                LinearExprBuilder order = LinearExpr.newBuilder();
                for (int i = at.from[j]; i < at.from[j + 1]; i++) {
                    order.addTerm(x[i], at.end(i));
                }
                for (int i = at.from[k]; i < at.from[k + 1]; i++) {
                    order.addTerm(x[i], -at.start[i]);
                }
                BoolVar without = declined[k];
                if (without != null) {
                    order.addTerm(without, -slots);
                }
                model.addLessOrEqual(order, 0);
                BoolVar base = declined[j];
                if (base != null && without != null) {
                    model.addImplication(base, without);
                } else if (base != null) {
                    model.addEquality(base, 0);
                }
                slotBySlot(j, k);
            }
        }
    }

    private void slotBySlot(int j, int k) {
        long terms = (long) (at.from[j + 1] - at.from[j] + at.from[k + 1] - at.from[k]) * p.slotCount();
        if (terms > MOST_WAIT_TERMS) {
            return;
        }
        for (int t = 0; t < p.slotCount(); t++) {
            List<Literal> early = new ArrayList<>();
            boolean starts = false;
            for (int i = at.from[k]; i < at.from[k + 1]; i++) {
                starts |= at.start[i] == t;
                if (at.start[i] <= t) {
                    early.add(x[i]);
                }
            }
            if (!starts) {
                continue;
            }
            for (int i = at.from[j]; i < at.from[j + 1]; i++) {
                if (at.end(i) > t) {
                    early.add(x[i]);
                }
            }
            model.addAtMostOne(early);
        }
    }

    private void loads() {
        int slots = p.slotCount();
        LinearExprBuilder[] gpus = builders(slots);
        LinearExprBuilder[] cloud = builders(slots);
        LinearExprBuilder[] watts = builders(slots);
        long[][] most = new long[3][slots];
        boolean plain = at.touched() <= MOST_TERMS;
        for (int j = 0; j < p.jobs().size(); j++) {
            long[][] one = new long[3][slots];
            int i = at.from[j];
            while (i < at.from[j + 1]) {
                int to = i;
                while (to < at.from[j + 1] && at.mode[to] == at.mode[i]) {
                    to++;
                }
                if (plain) {
                    sum(i, to, gpus, cloud, watts, one);
                } else {
                    run(i, to, gpus, cloud, watts, one);
                }
                i = to;
            }
            for (int kind = 0; kind < 3; kind++) {
                for (int t = 0; t < slots; t++) {
                    most[kind][t] += one[kind][t];
                }
            }
        }
        for (int t = 0; t < slots; t++) {
            if (most[0][t] > p.gpus()[t]) {
                model.addLessOrEqual(gpus[t], p.gpus()[t]);
            }
            if (most[1][t] > p.cloudGpus()[t]) {
                model.addLessOrEqual(cloud[t], p.cloudGpus()[t]);
            }
            itW[t] = whole(0, Math.min(most[2][t], Math.max(0, p.itW()[t])), "it" + t, knownItW[t]);
            model.addEquality(watts[t], itW[t]);
        }
    }

    private static LinearExprBuilder[] builders(int count) {
        LinearExprBuilder[] all = new LinearExprBuilder[count];
        Arrays.setAll(all, _ -> LinearExpr.newBuilder());
        return all;
    }

    private void sum(
            int from,
            int to,
            LinearExprBuilder[] gpus,
            LinearExprBuilder[] cloud,
            LinearExprBuilder[] watts,
            long[][] most) {
        Mode m = at.mode(from);
        int kind = m.cloud() ? 1 : 0;
        for (int i = from; i < to; i++) {
            for (int t = at.start[i]; t < at.end(i); t++) {
                (m.cloud() ? cloud : gpus)[t].addTerm(x[i], m.heldGpus());
                watts[t].addTerm(x[i], m.itW());
                most[kind][t] = Math.max(most[kind][t], m.heldGpus());
                most[2][t] = Math.max(most[2][t], m.itW());
            }
        }
    }

    /** The placements of one job in one mode: whether it runs, slot by slot, and what it takes then. */
    private void run(
            int from,
            int to,
            LinearExprBuilder[] gpus,
            LinearExprBuilder[] cloud,
            LinearExprBuilder[] watts,
            long[][] most) {
        Mode m = at.mode(from);
        int d = m.durationSlots();
        int first = at.start[from];
        int last = at.start[to - 1] + d;
        @Nullable BoolVar[] starting = new BoolVar[p.slotCount() + 1];
        for (int i = from; i < to; i++) {
            starting[at.start[i]] = x[i];
        }
        BoolVar before = null;
        for (int t = first; t < last; t++) {
            BoolVar in = starting[t];
            BoolVar out = t - d >= 0 ? starting[t - d] : null;
            BoolVar runs;
            if (before == null && out == null) {
                runs = in;
            } else if (in == null && out == null) {
                runs = before;
            } else {
                runs = model.newBoolVar("a");
                LinearExprBuilder step = LinearExpr.newBuilder().addTerm(runs, 1);
                long hint = 0;
                if (before != null) {
                    step.addTerm(before, -1);
                }
                if (in != null) {
                    step.addTerm(in, -1);
                }
                if (out != null) {
                    step.addTerm(out, 1);
                }
                model.addEquality(step, 0);
                if (known != null) {
                    int j = at.job[from];
                    boolean now = known.mode()[j] == at.mode[from] && known.start()[j] <= t && t < known.start()[j] + d;
                    hint = now ? 1 : 0;
                    model.addHint(runs, hint == 1);
                }
            }
            before = runs;
            if (runs == null) {
                continue;
            }
            (m.cloud() ? cloud : gpus)[t].addTerm(runs, m.heldGpus());
            watts[t].addTerm(runs, m.itW());
            int kind = m.cloud() ? 1 : 0;
            most[kind][t] = Math.max(most[kind][t], m.heldGpus());
            most[2][t] = Math.max(most[2][t], m.itW());
        }
    }

    private void days() {
        for (DayLimit limit : p.dayLimits()) {
            for (int day = 0; day < limit.capacity().length; day++) {
                LinearExprBuilder use = LinearExpr.newBuilder();
                double most = 0;
                for (int t = 0; t < itW.length; t++) {
                    if (p.dayOf()[t] == day) {
                        use.addTerm(itW[t], limit.nanoPerW()[t]);
                        most += (double) itW[t].getDomain().max() * limit.nanoPerW()[t];
                    }
                }
                long allowed = Math.max(0, limit.capacity()[day]);
                if (most > (double) allowed) {
                    model.addLessOrEqual(use, allowed);
                }
            }
        }
    }

    private void ramps() {
        Long rise = p.riseW();
        Long fall = p.fallW();
        if (rise == null && fall == null) {
            return;
        }
        IntVar before = null;
        for (int t = 0; t < itW.length; t++) {
            long most = p.idleSiteW()[t] + Math.floorDiv(itW[t].getDomain().max() * p.slopePpm()[t], 1_000_000L);
            IntVar site = whole(p.idleSiteW()[t], most, "site" + t, knownSiteW[t]);
            // 0 <= slope IT - 1e6 (site - idle) <= 999,999
            LinearExprBuilder floor = LinearExpr.newBuilder()
                    .addTerm(itW[t], p.slopePpm()[t])
                    .addTerm(site, -1_000_000)
                    .add(1_000_000 * p.idleSiteW()[t]);
            model.addLinearConstraint(floor, 0, 999_999);
            if (before != null) {
                LinearExprBuilder step =
                        LinearExpr.newBuilder().addTerm(site, 1).addTerm(before, -1);
                model.addLinearConstraint(
                        step, fall == null ? -1_000_000_000_000L : -fall, rise == null ? 1_000_000_000_000L : rise);
            }
            before = site;
        }
    }

    private void meters() {
        for (int k = 0; k < peak.length; k++) {
            DemandMeter meter = p.meters().get(k);
            long idle = Long.MIN_VALUE;
            long most = Long.MIN_VALUE;
            long hint = Long.MIN_VALUE;
            for (int t = 0; t < itW.length; t++) {
                if (meter.counts()[t]) {
                    idle = Math.max(idle, p.idleSiteW()[t]);
                    most = Math.max(
                            most,
                            p.idleSiteW()[t] + Math.floorDiv(itW[t].getDomain().max() * p.slopePpm()[t], 1_000_000L));
                    hint = Math.max(hint, knownSiteW[t]);
                }
            }
            if (idle == Long.MIN_VALUE) {
                idle = 0;
                most = 0;
                hint = 0;
            }
            idlePeak[k] = idle;
            peak[k] = whole(idle, most, "peak" + k, hint);
            for (int t = 0; t < itW.length; t++) {
                if (meter.counts()[t]) {
                    LinearExprBuilder above = LinearExpr.newBuilder()
                            .addTerm(peak[k], 1_000_000)
                            .addTerm(itW[t], -p.slopePpm()[t])
                            .add(-1_000_000 * p.idleSiteW()[t]);
                    model.addGreaterOrEqual(above, -999_999);
                }
            }
        }
    }

    private long late(int i) {
        PureJob job = p.jobs().get(at.job[i]);
        long endS = (long) at.start[i] * p.slotS() + at.mode(i).durationS();
        return job.lateMicroUsdPerS() * Math.max(0, endS - job.dueS());
    }

    private void objective() {
        int slots = p.slotCount();
        long[] prices = new long[slots + 1];
        long[] cash = new long[slots + 1];
        for (int t = 0; t < slots; t++) {
            prices[t + 1] = prices[t] + p.cash()[t] + p.other()[t];
            cash[t + 1] = cash[t] + p.cash()[t];
        }
        long[] micro = new long[x.length];
        long[] least = new long[p.jobs().size()];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int i = 0; i < x.length; i++) {
            Mode m = at.mode(i);
            nanoUsd[i] = m.itW() * (prices[at.end(i)] - prices[at.start[i]]);
            cashNanoUsd[i] = m.itW() * (cash[at.end(i)] - cash[at.start[i]]);
            micro[i] = late(i) + m.microUsd() + m.otherMicroUsd() + Math.floorDiv(nanoUsd[i], 1000L);
            least[at.job[i]] = Math.min(least[at.job[i]], micro[i]);
        }
        double sum = 0;
        for (int j = 0; j < least.length; j++) {
            if (declined[j] != null) {
                least[j] = Math.min(least[j], p.jobs().get(j).declinedMicroUsd());
                sum += (double) (p.jobs().get(j).declinedMicroUsd() - least[j]);
            }
            offsetMicroUsd += least[j];
        }
        for (int i = 0; i < x.length; i++) {
            sum += (double) (micro[i] - least[at.job[i]]);
        }
        for (int k = 0; k < peak.length; k++) {
            sum += (double) (peak[k].getDomain().max() - idlePeak[k])
                    * p.meters().get(k).nanoUsdPerW()
                    / 1000;
        }
        while (sum / unit > MOST_SUM) {
            unit *= 10;
        }
        LinearExprBuilder objective = LinearExpr.newBuilder();
        LinearExprBuilder rest = LinearExpr.newBuilder();
        long knownRest = 0;
        boolean exact = unit == 1 && x.length <= MOST_WITH_REMAINDERS;
        for (int i = 0; i < x.length; i++) {
            objective.addTerm(x[i], (micro[i] - least[at.job[i]]) / unit);
            long remainder = Math.floorMod(nanoUsd[i], 1000L);
            rest.addTerm(x[i], remainder);
            knownRest += isKnown(i) ? remainder : 0;
        }
        for (int j = 0; j < least.length; j++) {
            BoolVar no = declined[j];
            if (no != null) {
                objective.addTerm(no, (p.jobs().get(j).declinedMicroUsd() - least[j]) / unit);
            }
        }
        for (int k = 0; k < peak.length; k++) {
            long nano = p.meters().get(k).nanoUsdPerW();
            long whole = nano / 1000 / unit;
            objective.addTerm(peak[k], whole).add(-whole * idlePeak[k]);
            long remainder = nano % 1000;
            rest.addTerm(peak[k], remainder).add(-remainder * idlePeak[k]);
            knownRest += remainder * (knownPeak(k) - idlePeak[k]);
        }
        if (exact) {
            IntVar floor = whole(0, 1L << 40, "F", Math.floorDiv(knownRest, 1000L));
            model.addLessOrEqual(rest.addTerm(floor, -1000), 999);
            objective.addTerm(floor, 1);
        }
        ceiling(objective);
        model.minimize(objective);
    }

    private long knownPeak(int k) {
        long most = idlePeak[k];
        for (int t = 0; t < knownSiteW.length; t++) {
            most = p.meters().get(k).counts()[t] ? Math.max(most, knownSiteW[t]) : most;
        }
        return most;
    }

    /** Penalty on cash above its ceiling, each placement's cash rounded down to the unit. */
    private void ceiling(LinearExprBuilder objective) {
        Long ceiling = p.ceilingMicroUsd();
        if (ceiling == null || p.ceilingFactor() == 0) {
            return;
        }
        LinearExprBuilder cash = LinearExpr.newBuilder();
        long knownCash = 0;
        for (int i = 0; i < x.length; i++) {
            long micro = at.mode(i).microUsd() + Math.floorDiv(cashNanoUsd[i], 1000L);
            cash.addTerm(x[i], Math.floorDiv(micro, unit));
            knownCash += isKnown(i) ? Math.floorDiv(micro, unit) : 0;
        }
        for (int k = 0; k < peak.length; k++) {
            if (p.meters().get(k).cash()) {
                long whole = p.meters().get(k).nanoUsdPerW() / 1000 / unit;
                cash.addTerm(peak[k], whole).add(-whole * idlePeak[k]);
                knownCash += whole * (knownPeak(k) - idlePeak[k]);
            }
        }
        long allowed = Math.ceilDiv(ceiling, unit);
        long most = MOST_SUM / 16 / Math.max(1, p.ceilingFactor());
        IntVar over = whole(0, most, "over", Math.max(0, knownCash - allowed));
        model.addLessOrEqual(cash.addTerm(over, -1), allowed);
        objective.addTerm(over, p.ceilingFactor());
    }
}
