package org.headroom.app.planning;

import java.util.Arrays;
import java.util.stream.LongStream;

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
 * with the most work per watt. Any prices p give a bound; they are improved by subgradient steps. Energy, water and rent are
 * those of each job in its cheapest place; demand is left out.
 */
final class LowerBound {
    private static final int ROUNDS = 60;
    private static final long MOST_WORK = 40_000_000;

    private final Instance in;
    private final int[] earliest;
    private final long[] place;
    private final double[] aloneEndS;
    private double latenessUsd = Double.NaN;

    LowerBound(Instance in) {
        this.in = in;
        this.place = cheapestPlaces(in);
        this.earliest = new int[in.jobs];
        this.aloneEndS = new double[in.jobs];
        for (int j : in.topological) {
            double ready = in.release[j] * (double) in.slotS;
            for (int base : in.before[j]) {
                ready = Math.max(ready, aloneEndS[base]);
            }
            earliest[j] = Math.clamp((int) Math.floor(ready / in.slotS), 0, in.slots);
            aloneEndS[j] = ready + shortestS(j);
        }
    }

    private double shortestS(int j) {
        long shortest = Long.MAX_VALUE;
        for (long seconds : in.durationS[j]) {
            shortest = Math.min(shortest, seconds);
        }
        return (double) shortest;
    }

    /** A value that no objective can be below, microdollars: lateness and the cheapest place of each job by itself. */
    long microUsd() {
        return (long) Math.floor(Math.max(latenessUsd() * 1e6, 0))
                + LongStream.of(place).sum();
    }

    /** Energy, water and rent of each job where they are lowest, or what leaving it out counts if that is less. */
    private static long[] cheapestPlaces(Instance in) {
        SlotSums prices = new SlotSums(in);
        long[] places = new long[in.jobs];
        for (int j = 0; j < in.jobs; j++) {
            long least = in.declined[j];
            for (int m = 0; m < in.itW[j].length; m++) {
                for (int at = in.release[j]; at + in.length[j][m] <= in.slots; at++) {
                    long cost = in.rent[j][m]
                            + in.rentOther[j][m]
                            + in.itW[j][m] * prices.priceNano(at, at + in.length[j][m]) / 1000;
                    least = Math.min(least, cost);
                }
            }
            places[j] = Math.max(0, least - 1);
        }
        return places;
    }

    /** What a job that is left out counts beyond its cheapest place, $. */
    private double declinedUsd(int j) {
        return (in.declined[j] - place[j]) * 1e-6;
    }

    /** Weighted lateness as the objective counts it, $. */
    double latenessUsd() {
        if (Double.isNaN(latenessUsd)) {
            latenessUsd = Math.max(aloneUsd(), crowdedUsd());
        }
        return latenessUsd;
    }

    /** What a second of lateness of a job costs, $. */
    private double perS(int j) {
        return in.lateRate[j] * 1e-6;
    }

    double aloneUsd() {
        double sum = 0;
        for (int j = 0; j < in.jobs; j++) {
            sum += Math.min(perS(j) * Math.max(0, aloneEndS[j] - in.dueS[j]), declinedUsd(j));
        }
        return sum;
    }

    private double capacity(int slot) {
        double gpus = in.gpus[slot];
        double perWatt = 0;
        boolean rented = false;
        for (int j = 0; j < in.jobs; j++) {
            rented |= in.cloudMode[j] >= 0;
            for (int m = 0; m < in.itW[j].length; m++) {
                if (!in.cloud[j][m]) {
                    double joules = (double) in.itW[j][m] * in.durationS[j][m];
                    perWatt = Math.max(perWatt, joules <= 0 ? Double.POSITIVE_INFINITY : in.area[j] / joules);
                }
            }
        }
        double here = Double.isInfinite(perWatt) ? gpus : Math.min(gpus, in.mostW[slot] * perWatt);
        return Math.max(0, here) + (rented ? in.cloudGpus[slot] : 0);
    }

    double crowdedUsd() {
        int slots = in.slots;
        long workPerRound = (long) in.jobs * slots;
        if (in.jobs == 0 || workPerRound > MOST_WORK / 5) {
            return 0;
        }
        int rounds = Math.clamp(MOST_WORK / Math.max(1, workPerRound), 5, ROUNDS);
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
            double step = scale * Math.max(1, 0.3 * Math.max(best, aloneUsd())) / squares;
            for (int t = 0; t < slots; t++) {
                price[t] = Math.max(0, price[t] + step * (load[t] - capacity[t]));
            }
        }
        return best;
    }

    /** The cheapest pieces of one job, $; adds its use of slots to {@code load}. */
    private double cheapest(int j, double[] price, double[] load) {
        double perSlot = 1;
        for (int m = 0; m < in.itW[j].length; m++) {
            perSlot = Math.max(perSlot, in.gpusOf(j, m));
        }
        double workLeft = in.area[j] / in.slotS;
        double total = workLeft;
        int from = Math.min(earliest[j], in.slots);
        int count = in.slots - from;
        double[] cost = new double[count];
        double cheapest = Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            int t = from + i;
            cost[i] = perS(j) * Math.max(0, t * (double) in.slotS - in.dueS[j]) / total + price[t];
            cheapest = Math.min(cheapest, cost[i]);
        }
        // Left out, the job counts as declined; behind the grid nothing may run.
        double declined = declinedUsd(j);
        double threshold = threshold(cost, (int) Math.min(count, Math.ceil(workLeft / perSlot)));
        double value = 0;
        int[] slots = new int[count];
        double[] pieces = new double[count];
        int used = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < count && workLeft > 0; i++) {
                boolean now = pass == 0 ? cost[i] < threshold : cost[i] == threshold;
                if (now) {
                    double piece = Math.min(perSlot, workLeft);
                    value += piece * cost[i];
                    slots[used] = from + i;
                    pieces[used++] = piece;
                    workLeft -= piece;
                }
            }
        }
        if (workLeft > 1e-9 || value >= declined) {
            return declined;
        }
        for (int i = 0; i < used; i++) {
            load[slots[i]] += pieces[i];
        }
        return value;
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
