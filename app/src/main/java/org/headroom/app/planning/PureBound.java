package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.planning.PureProblem.DayLimit;
import org.headroom.app.planning.PureProblem.DemandMeter;
import org.headroom.app.planning.PureProblem.Mode;
import org.headroom.app.planning.PureProblem.PureJob;
import org.jspecify.annotations.Nullable;

/**
 * A value that no solution of a {@link PureProblem} can be below: its Lagrangian, with prices on what jobs share.
 *
 * <pre>
 *   L(p) = sum_j min over modes m and starts s of  c_j(m, s) + sum over its slots (itW_m P_t + held_m G_t)  +  constants
 *   P_t  = (1 + theta) cash_t + other_t + lambda_t + sum_k mu_kt slope_t + sum_l nu_ld(t) nanoPerW_lt
 *   c_j  = lateness + (1 + theta) rent + other of the cloud + sum_after alpha end_j - sum_before alpha start_j
 * </pre>
 *
 * with lambda, G, nu, alpha &gt;= 0 the prices of a watt, a GPU, a day's limit and a wait, mu_k &gt;= 0 the charge of demand
 * meter k laid on the slots that it counts (their sum is the charge: a peak is no lower than any mean), and theta between
 * 0 and the ceiling's factor. A job may also be declined. Any such prices give a bound; subgradient steps with a moving
 * target improve them. Ramps are left out, which can only lower the bound.
 */
public final class PureBound {
    /** Placements looked at in all: about a second. */
    private static final long WORK = 200_000_000;

    private static final int MOST_ROUNDS = 600;
    private static final double MEMORY = 0.6;

    private final PureProblem p;
    private final int slots;
    private final int[] earliest;
    private final int[] latestEnd;
    /** Stretches of starts that break nothing by themselves, {@code [job][mode]}: first, last, first, last ... */
    private final int[][][] stretches;

    private final double[] weightOfW;

    // Prices, in shares of capacity so that all are microdollars: {lambda, G, cloud, nu by limit and day, alpha,
    // theta}.
    private final int[] alphaFrom;
    private final int[] alphaTo;
    private final int nuAt;
    private final int alphaAt;
    private final int thetaAt;
    private final int muAt;
    private final int size;
    private final double[] scale;
    private final double[] idlePeak;
    private final List<int[]> counted = new ArrayList<>();

    private double[] price;
    private final double[] prefixW;
    private final double[] prefixGpu;
    private final double[] prefixCloud;
    private double[] bestPrice;
    private double best = Double.NEGATIVE_INFINITY;
    private int rounds;

    private PureBound(PureProblem p) {
        this.p = p;
        this.slots = p.slotCount();
        int jobs = p.jobs().size();
        this.earliest = new int[jobs];
        this.latestEnd = new int[jobs];
        this.stretches = new int[jobs][][];
        windows();
        for (int j = 0; j < jobs; j++) {
            int job = j;
            stretches[j] =
                    p.jobs().get(j).modes().stream().map(m -> stretches(job, m)).toArray(int[][]::new);
        }
        int days = p.dayOf()[slots - 1] + 1;
        this.nuAt = 3 * slots;
        this.alphaAt = nuAt + p.dayLimits().size() * days;
        List<int[]> waits = new ArrayList<>();
        for (int j = 0; j < jobs; j++) {
            for (int before : p.jobs().get(j).after()) {
                waits.add(new int[] {before, j});
            }
        }
        this.alphaFrom = waits.stream().mapToInt(w -> w[0]).toArray();
        this.alphaTo = waits.stream().mapToInt(w -> w[1]).toArray();
        this.thetaAt = alphaAt + waits.size();
        this.muAt = thetaAt + 1;
        this.size = muAt + p.meters().size() * slots;
        this.idlePeak = new double[p.meters().size()];
        for (DemandMeter meter : p.meters()) {
            int[] seen = java.util.stream.IntStream.range(0, slots)
                    .filter(t -> meter.counts()[t])
                    .toArray();
            idlePeak[counted.size()] = Arrays.stream(seen)
                    .mapToDouble(t -> (double) p.idleSiteW()[t])
                    .max()
                    .orElse(0);
            counted.add(seen);
        }
        this.weightOfW = new double[slots];
        this.scale = scales(days);
        this.price = new double[size];
        this.bestPrice = price;
        this.prefixW = new double[slots + 1];
        this.prefixGpu = new double[slots + 1];
        this.prefixCloud = new double[slots + 1];
    }

    /**
     * The bound of a problem.
     *
     * @param upperMicroUsd the objective of a known solution, which makes for better steps; null for none
     */
    public static PureBound of(PureProblem problem, @Nullable Long upperMicroUsd) {
        PureBound bound = new PureBound(problem);
        bound.improve(upperMicroUsd == null ? Double.POSITIVE_INFINITY : (double) upperMicroUsd);
        return bound;
    }

    /** Microdollars, rounded down with room for the rounding of the sums behind it. */
    public long microUsd() {
        if (p.jobs().isEmpty()) {
            return (long) Math.floor(best - 1e-6);
        }
        return (long) Math.floor(best - 1e-9 * (Math.abs(best) + magnitude()) - 1);
    }

    /** How many rounds of prices were tried. */
    public int rounds() {
        return rounds;
    }

    /** What a placement of a job costs more than its cheapest, in the best prices found, microdollars by start. */
    public double[] excess(int job, int mode) {
        load(bestPrice);
        double least = cheapest(job, null);
        double[] all = new double[slots];
        Arrays.fill(all, Double.POSITIVE_INFINITY);
        Mode m = p.jobs().get(job).modes().get(mode);
        int[] parts = stretches[job][mode];
        for (int part = 0; part < parts.length; part += 2) {
            for (int s = parts[part]; s <= parts[part + 1]; s++) {
                all[s] = cost(job, m, s) - least;
            }
        }
        return all;
    }

    /** What leaving a job out costs more than its cheapest way, in the best prices found. */
    public double declineExcess(int job) {
        load(bestPrice);
        return declined(job) - cheapest(job, null);
    }

    private double magnitude() {
        double sum = 0;
        for (PureJob job : p.jobs()) {
            sum += Math.min((double) job.declinedMicroUsd(), 1e15);
        }
        for (double x : bestPrice) {
            sum += Math.abs(x);
        }
        return Math.min(sum, 1e15);
    }

    /** Earliest starts behind the shortest runs of the jobs waited for, and latest ends before their successors. */
    private void windows() {
        int jobs = p.jobs().size();
        for (int j = 0; j < jobs; j++) {
            PureJob job = p.jobs().get(j);
            earliest[j] = Math.max(0, job.releaseSlot());
            latestEnd[j] = slots;
        }
        boolean changed = true;
        for (int round = 0; changed && round <= jobs; round++) {
            changed = false;
            for (int j = 0; j < jobs; j++) {
                for (int before : p.jobs().get(j).after()) {
                    int from = Math.min(slots, earliest[before] + shortest(before));
                    if (from > earliest[j]) {
                        earliest[j] = from;
                        changed = true;
                    }
                }
            }
        }
    }

    private int shortest(int j) {
        return p.jobs().get(j).modes().stream()
                .mapToInt(Mode::durationSlots)
                .min()
                .orElse(slots);
    }

    /** The last slot in which a mode may start; below the earliest where it does not fit. */
    private int lastStart(int j, Mode m) {
        long last = (long) latestEnd[j] - m.durationSlots();
        Long deadlineS = p.jobs().get(j).deadlineS();
        if (deadlineS != null) {
            last = Math.min(last, Math.floorDiv(deadlineS - m.durationS(), (long) p.slotS()));
        }
        return (int) Math.max(-1, last);
    }

    /** Where a mode alone exceeds no slot and no day. */
    private int[] stretches(int j, Mode m) {
        int last = lastStart(j, m);
        int[] found = new int[8];
        int count = 0;
        int s = earliest[j];
        while (s <= last) {
            int bad = lastBad(m, s, s + m.durationSlots());
            if (bad >= 0) {
                s = bad + 1;
                continue;
            }
            int to = s;
            while (to < last && fits(m, to + m.durationSlots())) {
                to++;
            }
            found = count + 2 > found.length ? Arrays.copyOf(found, 2 * count) : found;
            found[count++] = s;
            found[count++] = to;
            s = to + 1;
        }
        return Arrays.copyOf(found, count);
    }

    private boolean fits(Mode m, int t) {
        return m.cloud()
                ? m.heldGpus() <= p.cloudGpus()[t]
                : m.heldGpus() <= p.gpus()[t] && (m.itW() == 0 || m.itW() <= p.itW()[t]);
    }

    private int lastBad(Mode m, int from, int to) {
        for (int t = to - 1; t >= from; t--) {
            if (!fits(m, t)) {
                return t;
            }
        }
        return -1;
    }

    private double[] scales(int days) {
        double[] s = new double[size];
        Arrays.fill(s, 1);
        for (int t = 0; t < slots; t++) {
            s[t] = Math.max(1, Math.max(0.0, (double) p.itW()[t]));
            s[slots + t] = Math.max(1, p.gpus()[t]);
            s[2 * slots + t] = Math.max(1, p.cloudGpus()[t]);
        }
        for (int l = 0; l < p.dayLimits().size(); l++) {
            for (int d = 0; d < days; d++) {
                s[nuAt + l * days + d] =
                        Math.max(1, (double) p.dayLimits().get(l).capacity()[d]);
            }
        }
        Arrays.fill(s, alphaAt, thetaAt, slots);
        s[thetaAt] = p.ceilingMicroUsd() == null ? 1 : Math.max(1, Math.abs((double) p.ceilingMicroUsd()));
        double mostW = 1;
        for (int t = 0; t < slots; t++) {
            mostW = Math.max(mostW, Math.min(1e12, Math.max(0, (double) p.itW()[t])) * p.slopePpm()[t] * 1e-6);
        }
        Arrays.fill(s, muAt, size, mostW);
        return s;
    }

    private double theta(double[] x) {
        return p.ceilingMicroUsd() == null ? 0 : x[thetaAt] / scale[thetaAt];
    }

    /** Sums up the prices of watts and GPUs, so that a run's price is a difference. */
    private void load(double[] x) {
        this.price = x;
        double more = 1 + theta(x);
        int days = p.dayOf()[slots - 1] + 1;
        for (int t = 0; t < slots; t++) {
            double w = more * p.cash()[t] * 1e-3 + p.other()[t] * 1e-3 + x[t] / scale[t];
            for (int l = 0; l < p.dayLimits().size(); l++) {
                int at = nuAt + l * days + p.dayOf()[t];
                w += x[at] / scale[at] * p.dayLimits().get(l).nanoPerW()[t];
            }
            weightOfW[t] = w;
        }
        for (int k = 0; k < counted.size(); k++) {
            int at = muAt + k * slots;
            for (int t : counted.get(k)) {
                weightOfW[t] += x[at + t] / scale[at + t] * p.slopePpm()[t] * 1e-6;
            }
        }
        for (int t = 0; t < slots; t++) {
            prefixW[t + 1] = prefixW[t] + weightOfW[t];
            prefixGpu[t + 1] = prefixGpu[t] + x[slots + t] / scale[slots + t];
            prefixCloud[t + 1] = prefixCloud[t] + x[2 * slots + t] / scale[2 * slots + t];
        }
    }

    private double alphaBefore(int j) {
        double sum = 0;
        for (int e = 0; e < alphaTo.length; e++) {
            sum += alphaTo[e] == j ? price[alphaAt + e] / slots : 0;
        }
        return sum;
    }

    private double alphaBehind(int j) {
        double sum = 0;
        for (int e = 0; e < alphaFrom.length; e++) {
            sum += alphaFrom[e] == j ? price[alphaAt + e] / slots : 0;
        }
        return sum;
    }

    private double cost(int j, Mode m, int s) {
        PureJob job = p.jobs().get(j);
        int to = s + m.durationSlots();
        double[] gpu = m.cloud() ? prefixCloud : prefixGpu;
        long lateS = Math.max(0, (long) s * p.slotS() + m.durationS() - job.dueS());
        return job.lateMicroUsdPerS() * (double) lateS
                + (1 + theta(price)) * m.microUsd()
                + m.otherMicroUsd()
                + m.itW() * (prefixW[to] - prefixW[s])
                + m.heldGpus() * (gpu[to] - gpu[s])
                + alphaBehind(j) * to
                - alphaBefore(j) * s;
    }

    private double declined(int j) {
        return (double) p.jobs().get(j).declinedMicroUsd() - alphaBefore(j) * slots;
    }

    /** The least of a job; where it is, if asked for: {mode, start}, -1 for declined. */
    private double cheapest(int j, int @Nullable [] where) {
        PureJob job = p.jobs().get(j);
        double least = declined(j);
        int bestMode = -1;
        int bestStart = -1;
        double after = alphaBehind(j);
        double before = alphaBefore(j);
        double perS = (double) job.lateMicroUsdPerS();
        double slotS = p.slotS();
        for (int i = 0; i < job.modes().size(); i++) {
            Mode m = job.modes().get(i);
            int d = m.durationSlots();
            double fixed = (1 + theta(price)) * m.microUsd() + m.otherMicroUsd() + after * d;
            double[] gpu = m.cloud() ? prefixCloud : prefixGpu;
            double watts = (double) m.itW();
            double held = m.heldGpus();
            double lateAtZero = (double) (m.durationS() - job.dueS());
            int[] parts = stretches[j][i];
            for (int part = 0; part < parts.length; part += 2) {
                for (int s = parts[part]; s <= parts[part + 1]; s++) {
                    double c = fixed
                            + perS * Math.max(0, s * slotS + lateAtZero)
                            + watts * (prefixW[s + d] - prefixW[s])
                            + held * (gpu[s + d] - gpu[s])
                            + (after - before) * s;
                    if (c < least) {
                        least = c;
                        bestMode = i;
                        bestStart = s;
                    }
                }
            }
        }
        if (where != null) {
            where[0] = bestMode;
            where[1] = bestStart;
        }
        return least;
    }

    private long placements() {
        long sum = 1;
        for (int j = 0; j < p.jobs().size(); j++) {
            for (Mode m : p.jobs().get(j).modes()) {
                sum += Math.max(0, lastStart(j, m) - earliest[j] + 1);
            }
        }
        return sum;
    }

    private void improve(double upper) {
        double[] x = new double[size];
        spread(x);
        double[] g = new double[size];
        double[] direction = new double[size];
        int most = Math.clamp(WORK / placements(), 8, MOST_ROUNDS);
        double reach = Double.NaN;
        int since = 0;
        for (rounds = 1; rounds <= most; rounds++) {
            double value = value(x, g);
            if (value > best) {
                since = value > best + 1e-4 * Math.abs(best) ? 0 : since + 1;
                best = value;
                bestPrice = x.clone();
            } else {
                since++;
            }
            if (Double.isNaN(reach)) {
                reach = Double.isInfinite(upper) ? 0.2 * Math.abs(best) + 1 : Math.max(0, upper - best);
            }
            if (since > 12) {
                reach *= 0.6;
                since = 0;
                x = bestPrice.clone();
                Arrays.fill(direction, 0);
                value = value(x, g);
            }
            double norm = 0;
            for (int i = 0; i < size; i++) {
                // A price at 0 that would go lower stays: it is no part of the way.
                double way = i < muAt && x[i] <= 0 && g[i] < 0 ? 0 : g[i];
                direction[i] = way + MEMORY * direction[i];
                norm += direction[i] * direction[i];
            }
            double target = Math.min(upper, best + reach);
            if (norm <= 0 || target - value <= 1e-9 * Math.abs(value)) {
                break;
            }
            double step = (target - value) / norm;
            x = x.clone();
            for (int i = 0; i < size; i++) {
                x[i] = i < muAt ? Math.max(0, x[i] + step * direction[i]) : x[i] + step * direction[i];
            }
            project(x);
        }
    }

    /** The charge of each meter laid evenly on what it counts: the mean for the peak. */
    private void spread(double[] x) {
        for (int k = 0; k < counted.size(); k++) {
            int[] seen = counted.get(k);
            int at = muAt + k * slots;
            for (int t : seen) {
                x[at + t] = charge(k, x) * scale[at + t] / seen.length;
            }
        }
    }

    private double charge(int k, double[] x) {
        DemandMeter meter = p.meters().get(k);
        return meter.nanoUsdPerW() * 1e-3 * (meter.cash() ? 1 + theta(x) : 1);
    }

    /** Back to the prices allowed: theta at most its factor, each meter's charge laid out in full and not below 0. */
    private void project(double[] x) {
        x[thetaAt] = p.ceilingMicroUsd() == null ? 0 : Math.min(x[thetaAt], p.ceilingFactor() * scale[thetaAt]);
        for (int k = 0; k < counted.size(); k++) {
            int[] seen = counted.get(k);
            if (seen.length == 0) {
                continue;
            }
            int at = muAt + k * slots;
            double total = charge(k, x) * scale[at];
            double[] sorted = new double[seen.length];
            for (int i = 0; i < seen.length; i++) {
                sorted[i] = x[at + seen[i]];
            }
            Arrays.sort(sorted);
            double sum = 0;
            double shift = 0;
            for (int n = 1; n <= sorted.length; n++) {
                double lowest = sorted[sorted.length - n];
                sum += lowest;
                double trial = (sum - total) / n;
                if (lowest - trial <= 0) {
                    break;
                }
                shift = trial;
            }
            double left = total;
            for (int t : seen) {
                x[at + t] = Math.max(0, x[at + t] - shift);
                left -= x[at + t];
            }
            // What rounding took or gave, so that the charges never sum to more than there is.
            for (int i = 0; left < 0 && i < seen.length; i++) {
                double take = Math.min(x[at + seen[i]], -left);
                x[at + seen[i]] -= take;
                left += take;
            }
        }
    }

    /** The Lagrangian, and what more of each price would bring. */
    private double value(double[] x, double[] g) {
        load(x);
        int days = p.dayOf()[slots - 1] + 1;
        Arrays.fill(g, 0);
        double total = -1;
        double[] itW = new double[slots + 1];
        double cashUsd = 0;
        int[] where = new int[2];
        int[] start = new int[p.jobs().size()];
        int[] end = new int[start.length];
        for (int j = 0; j < start.length; j++) {
            total += cheapest(j, where);
            if (where[0] < 0) {
                start[j] = slots;
                continue;
            }
            Mode m = p.jobs().get(j).modes().get(where[0]);
            start[j] = where[1];
            end[j] = where[1] + m.durationSlots();
            cashUsd += m.microUsd();
            int row = m.cloud() ? 2 * slots : slots;
            for (int t = start[j]; t < end[j]; t++) {
                g[row + t] += m.heldGpus();
                itW[t] += m.itW();
            }
        }
        for (int t = 0; t < slots; t++) {
            cashUsd += itW[t] * p.cash()[t] * 1e-3;
            g[t] = itW[t] - Math.max(0, (double) p.itW()[t]);
            g[slots + t] -= p.gpus()[t];
            g[2 * slots + t] -= p.cloudGpus()[t];
            total -= x[t] / scale[t] * Math.max(0, (double) p.itW()[t])
                    + x[slots + t] / scale[slots + t] * p.gpus()[t]
                    + x[2 * slots + t] / scale[2 * slots + t] * p.cloudGpus()[t];
        }
        for (int l = 0; l < p.dayLimits().size(); l++) {
            DayLimit limit = p.dayLimits().get(l);
            for (int t = 0; t < slots; t++) {
                g[nuAt + l * days + p.dayOf()[t]] += itW[t] * limit.nanoPerW()[t];
            }
            for (int d = 0; d < days; d++) {
                int at = nuAt + l * days + d;
                double most = Math.max(0, (double) limit.capacity()[d]);
                g[at] -= most;
                total -= x[at] / scale[at] * most;
            }
        }
        for (int e = 0; e < alphaFrom.length; e++) {
            g[alphaAt + e] = end[alphaFrom[e]] - start[alphaTo[e]];
        }
        total += meters(x, g, itW);
        Long ceiling = p.ceilingMicroUsd();
        if (ceiling != null) {
            // The peaks of the meters that are paid, as their charges are laid out, stand in for the true ones.
            double cashMeters = 0;
            for (int k = 0; k < counted.size(); k++) {
                cashMeters +=
                        p.meters().get(k).cash() ? p.meters().get(k).nanoUsdPerW() * 1e-3 * meanRise(x, k, itW) : 0;
            }
            g[thetaAt] = cashUsd + cashMeters - ceiling - 1;
            total -= theta(x) * (ceiling + 1.0);
        }
        for (int i = 0; i < size; i++) {
            g[i] /= scale[i];
        }
        return total;
    }

    private double meanRise(double[] x, int k, double[] itW) {
        int at = muAt + k * slots;
        double total = charge(k, x) * scale[at];
        double mean = 0;
        for (int t : counted.get(k)) {
            double siteW = p.idleSiteW()[t] + itW[t] * p.slopePpm()[t] * 1e-6 - 1;
            mean += total <= 0 ? 0 : x[at + t] / total * (siteW - idlePeak[k]);
        }
        return mean;
    }

    private double meters(double[] x, double[] g, double[] itW) {
        double constant = 0;
        for (int k = 0; k < counted.size(); k++) {
            int at = muAt + k * slots;
            for (int t : counted.get(k)) {
                double offset = p.idleSiteW()[t] - idlePeak[k] - 1;
                constant += x[at + t] / scale[at + t] * offset;
                g[at + t] = offset + itW[t] * p.slopePpm()[t] * 1e-6;
            }
            double mean = 0;
            for (int t : counted.get(k)) {
                mean += g[at + t];
            }
            mean /= Math.max(1, counted.get(k).length);
            for (int t : counted.get(k)) {
                g[at + t] -= mean;
            }
        }
        return constant;
    }
}
