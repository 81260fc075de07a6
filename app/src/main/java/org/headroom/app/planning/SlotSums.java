package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What all slots hold, and their sums as {@link PureProblem} defines them, kept up to date. The money of a stretch of
 * constant power is a difference of prefix sums; maxima are kept by blocks of {@value #BLOCK} slots and made anew for the
 * blocks that were touched when they are asked for.
 */
final class SlotSums {
    static final int BLOCK = 32;
    private static final long PPM = 1_000_000;

    private final PureProblem pure;
    private final int slots;
    final int[] used;
    final int[] cloudUsed;
    final long[] itW;
    private final int[] gpus;
    private final int[] cloudGpus;
    private final long[] mostW;
    private final long[] idleSiteW;
    private final long[] slopePpm;
    private final int[] dayOf;
    private final int[] dayStart;
    private final int[] dayEnd;

    private final long[] cashUpTo;
    private final long[] otherUpTo;
    /** Both together: what a watt costs from slot 0 up to each slot apart from demand, 1e-9 $. */
    final long[] priceUpTo;

    private final int limits;
    private final long[][] useUpTo;
    private final long[][] capacity;
    private final long[][] usedOfDay;
    private final long[] meanUse;

    private long gpuExcess;
    private long powerExcess;
    private final long[] dayExcess;
    private long cashNano;
    private long otherNano;

    private final int blocks;
    private final boolean[] blockDirty;
    private boolean anyDirty;
    private final boolean[] blockMatters;
    /** Whether all slots of a block are seen by the same meters. */
    private final boolean[] oneClass;

    private final long[] idlePpm;
    private final int meters;
    private final int classes;
    /** Which meters see a slot, as an index of the sets that occur. */
    private final int[] classOf;

    private final boolean[][] meterSees;
    private final long[] blockMax;
    private final long[] classMax;
    private final long[] before;
    private final boolean[] fallen;
    private final long[] peak;
    private final long[] idlePeak;
    private final boolean ramps;
    private final long riseW;
    private final long fallW;
    private final long[] rampOfBlock;
    private long rampExcess;
    private long meterCashNano;
    private long meterOtherNano;

    SlotSums(Instance in) {
        this.pure = in.pure;
        this.slots = in.slots;
        this.used = new int[slots];
        this.cloudUsed = new int[slots];
        this.itW = new long[slots];
        this.gpus = in.gpus;
        this.cloudGpus = in.cloudGpus;
        this.mostW = in.mostW;
        this.idleSiteW = pure.idleSiteW();
        this.slopePpm = pure.slopePpm();
        this.dayOf = pure.dayOf();
        int days = Arrays.stream(dayOf).max().orElse(-1) + 1;
        this.dayStart = new int[days];
        this.dayEnd = new int[days];
        for (int t = slots - 1; t >= 0; t--) {
            dayStart[dayOf[t]] = t;
            dayEnd[dayOf[t]] = Math.max(dayEnd[dayOf[t]], t + 1);
        }
        this.cashUpTo = upTo(pure.cash());
        this.otherUpTo = upTo(pure.other());
        this.priceUpTo = new long[slots + 1];
        Arrays.setAll(priceUpTo, t -> cashUpTo[t] + otherUpTo[t]);
        this.limits = pure.dayLimits().size();
        this.useUpTo = new long[limits][];
        this.capacity = new long[limits][];
        this.usedOfDay = new long[limits][days];
        this.meanUse = new long[limits];
        this.dayExcess = new long[limits];
        for (int i = 0; i < limits; i++) {
            PureProblem.DayLimit limit = pure.dayLimits().get(i);
            useUpTo[i] = upTo(limit.nanoPerW());
            capacity[i] =
                    Arrays.stream(limit.capacity()).map(c -> Math.max(0, c)).toArray();
            meanUse[i] = Math.max(1, useUpTo[i][slots] / Math.max(1, slots));
        }
        this.meters = pure.meters().size();
        List<List<Integer>> sets = new ArrayList<>();
        this.classOf = new int[slots];
        for (int t = 0; t < slots; t++) {
            int slot = t;
            List<Integer> set = IntStream.range(0, meters)
                    .filter(m -> pure.meters().get(m).counts()[slot])
                    .boxed()
                    .toList();
            if (!sets.contains(set)) {
                sets.add(set);
            }
            classOf[t] = sets.indexOf(set);
        }
        this.classes = Math.max(1, sets.size());
        this.meterSees = new boolean[meters][classes];
        for (int c = 0; c < sets.size(); c++) {
            for (int m : sets.get(c)) {
                meterSees[m][c] = true;
            }
        }
        Long rise = pure.riseW();
        Long fall = pure.fallW();
        this.ramps = rise != null || fall != null;
        this.riseW = rise == null ? Long.MAX_VALUE / 4 : rise;
        this.fallW = fall == null ? Long.MAX_VALUE / 4 : fall;
        this.blocks = Math.ceilDiv(slots, BLOCK);
        this.blockDirty = new boolean[blocks];
        this.blockMatters = new boolean[blocks];
        this.oneClass = new boolean[blocks];
        this.idlePpm = Arrays.stream(idleSiteW).map(w -> w * PPM).toArray();
        this.blockMax = new long[blocks * classes];
        this.classMax = new long[classes];
        this.before = new long[classes];
        this.fallen = new boolean[classes];
        this.rampOfBlock = new long[blocks];
        this.peak = new long[meters];
        this.idlePeak = new long[meters];
        for (int b = 0; b < blocks; b++) {
            oneClass[b] = true;
            for (int t = b * BLOCK; t < Math.min(slots, (b + 1) * BLOCK); t++) {
                blockMatters[b] |= ramps || !sets.get(classOf[t]).isEmpty();
                oneClass[b] &= classOf[t] == classOf[b * BLOCK];
            }
            blockDirty[b] = true;
        }
        anyDirty = true;
        refresh();
        System.arraycopy(peak, 0, idlePeak, 0, meters);
        anyDirty = true;
        Arrays.fill(blockDirty, true);
        refresh();
    }

    private static long[] upTo(long[] values) {
        long[] sums = new long[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        return sums;
    }

    /** Adds GPUs and IT power to a stretch of slots; takes them off when negative. */
    void add(int heldGpus, long watts, int from, int to) {
        if (from >= to) {
            return;
        }
        long overGpus = 0;
        long overW = 0;
        int[] u = used;
        int[] g = gpus;
        long[] w = itW;
        long[] most = mostW;
        for (int t = from; t < to; t++) {
            int oldUsed = u[t] - g[t];
            int newUsed = oldUsed + heldGpus;
            u[t] += heldGpus;
            overGpus += Math.max(0, newUsed) - Math.max(0, oldUsed);
            long oldW = w[t] - most[t];
            long newW = oldW + watts;
            w[t] += watts;
            overW += Math.max(0, newW) - Math.max(0, oldW);
        }
        gpuExcess += overGpus;
        powerExcess += overW;
        cashNano += watts * (cashUpTo[to] - cashUpTo[from]);
        otherNano += watts * (otherUpTo[to] - otherUpTo[from]);
        for (int i = 0; i < limits; i++) {
            addToDays(i, watts, from, to);
        }
        int last = Math.min(blocks - 1, (ramps ? to : to - 1) / BLOCK);
        for (int b = from / BLOCK; b <= last; b++) {
            blockDirty[b] = true;
        }
        anyDirty = true;
    }

    private void addToDays(int limit, long watts, int from, int to) {
        long[] sums = useUpTo[limit];
        long[] day = usedOfDay[limit];
        long[] most = capacity[limit];
        long excess = 0;
        int at = from;
        while (at < to) {
            int d = dayOf[at];
            int end = Math.min(to, dayEnd[d]);
            long old = day[d];
            long now = old + watts * (sums[end] - sums[at]);
            day[d] = now;
            excess += Math.max(0, now - most[d]) - Math.max(0, old - most[d]);
            at = end;
        }
        dayExcess[limit] += excess;
    }

    void addCloud(int heldGpus, int from, int to) {
        long excess = 0;
        for (int t = from; t < to; t++) {
            int old = cloudUsed[t] - cloudGpus[t];
            cloudUsed[t] += heldGpus;
            excess += Math.max(0, old + heldGpus) - Math.max(0, old);
        }
        gpuExcess += excess;
    }

    /** How far limits on GPUs, power and days are broken, about in watts summed over slots; 0 when none is. */
    long excess() {
        long sum = gpuExcess * 1000 + powerExcess;
        for (int i = 0; i < limits; i++) {
            sum += Math.ceilDiv(dayExcess[i], meanUse[i]);
        }
        if (ramps) {
            refresh();
            sum += rampExcess;
        }
        return sum;
    }

    private void refresh() {
        if (!anyDirty) {
            return;
        }
        anyDirty = false;
        for (int b = 0; b < blocks; b++) {
            if (blockDirty[b]) {
                blockDirty[b] = false;
                if (blockMatters[b]) {
                    System.arraycopy(blockMax, b * classes, before, 0, classes);
                    refresh(b);
                    follow(b);
                }
            }
        }
        for (int c = 0; c < classes; c++) {
            if (fallen[c]) {
                fallen[c] = false;
                classMax[c] = 0;
                for (int i = c; i < blockMax.length; i += classes) {
                    classMax[c] = Math.max(classMax[c], blockMax[i]);
                }
            }
        }
        meterCashNano = 0;
        meterOtherNano = 0;
        for (int m = 0; m < meters; m++) {
            long highest = 0;
            boolean[] sees = meterSees[m];
            for (int c = 0; c < classes; c++) {
                highest = sees[c] ? Math.max(highest, classMax[c]) : highest;
            }
            peak[m] = highest;
            PureProblem.DemandMeter meter = pure.meters().get(m);
            long nano = meter.nanoUsdPerW() * (highest - idlePeak[m]);
            if (meter.cash()) {
                meterCashNano += nano;
            } else {
                meterOtherNano += nano;
            }
        }
    }

    /** Takes a block's new maxima over; where the highest of all fell, all blocks are looked at again. */
    private void follow(int b) {
        for (int c = 0; c < classes; c++) {
            long now = blockMax[b * classes + c];
            if (now >= classMax[c]) {
                classMax[c] = now;
                fallen[c] = false;
            } else if (before[c] == classMax[c]) {
                fallen[c] = true;
            }
        }
    }

    private void refresh(int b) {
        // The floor of the highest is the highest of the floors: divided once a block.
        int at = b * classes;
        Arrays.fill(blockMax, at, at + classes, 0);
        int from = b * BLOCK;
        int to = Math.min(slots, from + BLOCK);
        if (oneClass[b]) {
            long highest = 0;
            for (int t = from; t < to; t++) {
                highest = Math.max(highest, idlePpm[t] + itW[t] * slopePpm[t]);
            }
            blockMax[at + classOf[from]] = highest / PPM;
        } else {
            for (int t = from; t < to; t++) {
                int i = at + classOf[t];
                blockMax[i] = Math.max(blockMax[i], idlePpm[t] + itW[t] * slopePpm[t]);
            }
            for (int i = at; i < at + classes; i++) {
                blockMax[i] /= PPM;
            }
        }
        if (ramps) {
            long sum = 0;
            for (int t = Math.max(1, b * BLOCK); t < to; t++) {
                long step = siteW(t) - siteW(t - 1);
                sum += Math.max(0, step - riseW) + Math.max(0, -fallW - step);
            }
            rampExcess += sum - rampOfBlock[b];
            rampOfBlock[b] = sum;
        }
    }

    /** A slot at which one of the demand meters, drawn at random, reads its highest. */
    int peakSlot(Random random) {
        if (meters == 0) {
            return random.nextInt(slots);
        }
        refresh();
        boolean[] sees = meterSees[random.nextInt(meters)];
        int block = 0;
        long highest = -1;
        for (int i = 0; i < blockMax.length; i++) {
            if (sees[i % classes] && blockMax[i] > highest) {
                highest = blockMax[i];
                block = i / classes;
            }
        }
        int best = block * BLOCK;
        highest = -1;
        for (int t = block * BLOCK; t < Math.min(slots, (block + 1) * BLOCK); t++) {
            if (sees[classOf[t]] && siteW(t) > highest) {
                highest = siteW(t);
                best = t;
            }
        }
        return best;
    }

    /** Site power of a slot, W. */
    long siteW(int t) {
        return idleSiteW[t] + itW[t] * slopePpm[t] / PPM;
    }

    /** Energy, water and demand with what is priced but not paid, above the idle site, 1e-9 $. */
    long nanoUsd() {
        refresh();
        return cashNano + otherNano + meterCashNano + meterOtherNano;
    }

    /** What is paid of that. */
    long cashNanoUsd() {
        refresh();
        return cashNano + meterCashNano;
    }

    /** What power costs in a stretch apart from demand, 1e-9 $ per watt. */
    long priceNano(int from, int to) {
        return priceUpTo[to] - priceUpTo[from];
    }

    /** Whether all days of a stretch hold so much more power; the first that does not, or -1. */
    int firstFullDay(long watts, int from, int to) {
        for (int i = 0; i < limits; i++) {
            long[] sums = useUpTo[i];
            int at = from;
            while (at < to) {
                int d = dayOf[at];
                int end = Math.min(to, dayEnd[d]);
                long more = watts * (sums[end] - sums[at]);
                if (more > 0 && usedOfDay[i][d] + more > capacity[i][d]) {
                    return d;
                }
                at = end;
            }
        }
        return -1;
    }

    /** Adds the use of a stretch to sums by limit and day; the first day that is then too full, or the largest number. */
    int addMore(long watts, int from, int to, long[][] more) {
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < limits; i++) {
            long[] sums = useUpTo[i];
            int at = from;
            while (at < to) {
                int d = dayOf[at];
                int end = Math.min(to, dayEnd[d]);
                more[i][d] += watts * (sums[end] - sums[at]);
                if (more[i][d] > 0 && usedOfDay[i][d] + more[i][d] > capacity[i][d]) {
                    first = Math.min(first, d);
                }
                at = end;
            }
        }
        return first;
    }

    int dayLimits() {
        return limits;
    }

    boolean dayOver(int limit, int day) {
        return usedOfDay[limit][day] > capacity[limit][day];
    }

    int dayOf(int slot) {
        return dayOf[slot];
    }

    int dayStart(int day) {
        return dayStart[day];
    }

    int dayEnd(int day) {
        return dayEnd[day];
    }
}
