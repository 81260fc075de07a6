package org.headroom.app.planning;

import java.util.Arrays;

/**
 * A value of the objective that no plan can be below.
 *
 * <p>Lateness, the larger of two relaxations:
 *
 * <pre>
 *   alone:     sum w_j max(0, e_j - d_j),  e_j = the end of j alone at its fastest, after its bases alone
 *            (or what a job without a place counts as, if that is sooner)
 *   crowded:   max over prices p_t of  sum_j min_x sum_t x_jt (c_jt + p_t) - sum_t p_t K_t
 *              c_jt = w_j max(0, t - d_j) / W_j,  sum_t x_jt = W_j,  0 &lt;= x_jt &lt;= gpusMax_j from j's earliest start on
 * </pre>
 *
 * "Crowded" lets jobs be cut in pieces: the mean lateness of a job's pieces (each at the start t of its slot) is never
 * above that of its last one. K_t is the work a slot can hold: the GPUs, or what the power limit leaves under the cap
 * with the most work per watt. Any prices p give a bound; they are improved by subgradient steps. Cost, carbon and peak
 * are those of the idle site, a bound since all grow with IT power.
 */
final class LowerBound {
    private static final int ROUNDS = 60;
    private static final long MOST_WORK = 40_000_000;

    private final Instance in;
    private final int[] earliest;
    private final double[] aloneEndS;
    private double latenessH = Double.NaN;

    LowerBound(Instance in) {
        this.in = in;
        this.earliest = new int[in.jobs];
        this.aloneEndS = new double[in.jobs];
        for (int j : in.topological) {
            double ready = (double) Math.max(in.job(j).submitS(), in.startS);
            for (int base : in.before[j]) {
                ready = Math.max(ready, aloneEndS[base]);
            }
            earliest[j] = Math.clamp(Math.floorDiv((long) Math.floor(ready) - in.startS, in.stepS), 0, in.slots);
            double fastest = (double) in.rate[in.work[j]][in.firstCap[j]];
            aloneEndS[j] = ready + in.need[j][0] / fastest;
        }
    }

    /** USD, as {@link Objective} counts. */
    double objectiveUsd() {
        Board idle = new Board(in);
        Objective o = in.problem.objective();
        double cost = idle.meters.costUsd();
        return o.latenessUsdPerH() * weightedLatenessH()
                + cost
                + idle.meters.tailUsd()
                + o.carbonUsdPerT() * idle.meters.co2T()
                + o.peakUsdPerMw() * idle.meters.peakMw()
                + o.ceilingFactor() * Math.max(0, cost - o.costCeilingUsd());
    }

    double weightedLatenessH() {
        if (Double.isNaN(latenessH)) {
            latenessH = Math.max(aloneH(), crowdedH());
        }
        return latenessH;
    }

    double aloneH() {
        double sum = 0;
        for (int j = 0; j < in.jobs; j++) {
            double endS = Math.min(aloneEndS[j], (double) in.endIfRejectedS(j));
            sum += in.weightMilli[j] / 1000.0 * Math.max(0, endS - in.job(j).dueS()) / 3600;
        }
        return sum;
    }

    private double capacity(int slot) {
        double best = in.gpus[slot];
        double freeW = (double) (in.highestItW[slot] - in.idleItW[slot]);
        double perWatt = 0;
        for (int j = 0; j < in.jobs; j++) {
            int work = in.work[j];
            for (int cap = in.firstCap[j]; cap < in.capW.length; cap++) {
                double extra = in.extraPerGpuW[work][cap];
                if (extra <= 0) {
                    return best;
                }
                perWatt = Math.max(perWatt, in.rate[work][cap] / (double) Instance.WORK_PER_S / extra);
            }
        }
        return Math.max(0, Math.min(best, freeW * perWatt));
    }

    double crowdedH() {
        int slots = in.slots;
        long workPerRound = (long) in.jobs * slots;
        if (in.jobs == 0 || workPerRound > MOST_WORK / 5) {
            return 0;
        }
        int rounds = Math.clamp(MOST_WORK / Math.max(1, workPerRound), 5, ROUNDS);
        // The slot after the grid's end holds everything that is left, so that the relaxation is never infeasible.
        double[] capacity = new double[slots];
        Arrays.setAll(capacity, this::capacity);
        double[] price = new double[slots];
        double[] load = new double[slots];
        double best = 0;
        double scale = 1;
        for (int round = 0; round < rounds; round++) {
            Arrays.fill(load, 0);
            double value = 0;
            for (int j = 0; j < in.jobs; j++) {
                value += cheapest(j, price, load);
            }
            double squares = 0;
            for (int t = 0; t < slots; t++) {
                value -= price[t] * capacity[t];
                double excess = load[t] - capacity[t];
                squares += excess * excess;
            }
            scale = value > best ? scale * 1.1 : scale * 0.8;
            best = Math.max(best, value);
            if (squares == 0) {
                break;
            }
            double step = scale * Math.max(1, 0.3 * Math.max(best, aloneH())) / squares;
            for (int t = 0; t < slots; t++) {
                price[t] = Math.max(0, price[t] + step * (load[t] - capacity[t]));
            }
        }
        return best;
    }

    /** The cheapest pieces of one job, weighted hours; adds its use of slots to {@code load}. */
    private double cheapest(int j, double[] price, double[] load) {
        double stepH = in.stepS / 3600.0;
        double perSlot = in.job(j).gpusMax();
        double workLeft = in.need[j][0] / (double) Instance.WORK_PER_S / in.stepS * perSlot;
        double total = workLeft;
        double weight = in.weightMilli[j] / 1000.0;
        double dueH = (in.job(j).dueS() - in.startS) / 3600.0;
        int from = Math.min(earliest[j], in.slots);
        int count = in.slots - from;
        // Cost per unit of work and slot packed for sorting: lowest cost first, then the earliest slot.
        double[] cost = new double[count];
        for (int i = 0; i < count; i++) {
            int t = from + i;
            cost[i] = weight * Math.max(0, t * stepH - dueH) / total + price[t];
        }
        double afterGrid = weight * Math.max(0, in.slots * stepH - dueH) / total;
        double threshold = threshold(cost, (int) Math.min(count, Math.ceil(workLeft / perSlot)));
        double value = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < count && workLeft > 0; i++) {
                boolean now = pass == 0 ? cost[i] < threshold : cost[i] == threshold;
                if (now && cost[i] <= afterGrid) {
                    double piece = Math.min(perSlot, workLeft);
                    value += piece * cost[i];
                    load[from + i] += piece;
                    workLeft -= piece;
                }
            }
        }
        return value + workLeft * afterGrid;
    }

    /** The {@code count}-th lowest cost. */
    private static double threshold(double[] cost, int count) {
        if (count <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] sorted = cost.clone();
        Arrays.sort(sorted);
        return sorted[count - 1];
    }
}
