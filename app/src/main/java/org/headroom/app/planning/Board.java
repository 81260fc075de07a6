package org.headroom.app.planning;

import java.util.Arrays;
import org.headroom.data.jobs.Job;

/**
 * Where every job stands, with all sums over slots kept up to date: the calculator behind the score. A job that moves
 * touches only the slots in which its load changes; sums are whole numbers, so the order of moves never shows.
 *
 * <p>A job holds its GPUs through every slot it touches. Its power counts in full against power limits in those slots,
 * and in proportion to time in its last slot for energy, demand and water.
 */
final class Board {
    private static final int NOT_PLACED = -1;
    private static final int MOST_TOUCHED = 64;
    private static final int WATERS = SlotMeters.WATERS;

    final Instance in;
    final int[] start;
    final int[] size;
    final int[] cap;
    /** Cap index that holds for the whole site, by span and by slot. */
    final int[] spanCap;

    private final int[] slotCap;
    private final int[] endSlot;
    private final long[] endS;
    private final int[] used;
    private final long[] busyW;
    private final long[] cutW;

    private final long[] overload;

    /** What the slots take; up to date after {@link #refresh}. */
    final SlotMeters meters;

    private final int[] touchedFrom = new int[MOST_TOUCHED + 1];
    private final int[] touchedTo = new int[MOST_TOUCHED + 1];
    private int touchedCount;
    /** How many of the touched ranges have had their overload counted. */
    private int weighedCount;

    /** The end of the stretch around each slot in which the site-wide cap is the same. */
    private final int[] capRunEnd;

    private long overloadSum;
    private long waitSum;
    private long lateSum;
    private final long[] rejectedEndS;

    private final long[][][] done;
    private final int[][] doneUpTo;
    private final long[][] extraWater;
    private final long[] more = new long[WATERS];

    Board(Instance in) {
        this.in = in;
        int slots = in.slots;
        start = filled(in.jobs, NOT_PLACED);
        size = new int[in.jobs];
        cap = new int[in.jobs];
        endSlot = new int[in.jobs];
        endS = new long[in.jobs];
        spanCap = new int[in.spans.size()];
        slotCap = new int[slots];
        used = new int[slots];
        busyW = new long[slots];
        cutW = new long[slots];
        overload = new long[slots];
        capRunEnd = filled(slots, slots);
        meters = new SlotMeters(in);
        done = new long[in.rate.length][in.capW.length][];
        doneUpTo = new int[in.rate.length][in.capW.length];
        extraWater = new long[WATERS][slots + 1];
        rejectedEndS = new long[in.jobs];
        for (int j = 0; j < in.jobs; j++) {
            rejectedEndS[j] = in.endIfRejectedS(j);
            endS[j] = rejectedEndS[j];
            lateSum += lateness(j);
        }
        for (int slot = 0; slot < slots; slot++) {
            weigh(slot);
        }
        touch(0, slots);
        refresh();
    }

    boolean placed(int j) {
        return start[j] >= 0;
    }

    int endSlot(int j) {
        return endSlot[j];
    }

    long endS(int j) {
        return endS[j];
    }

    int gpusOf(int j) {
        return in.sizes[j][size[j]];
    }

    /** Puts a job at a slot, or takes it off when {@code newStart} is negative. */
    void set(int j, int newStart, int newSize, int newCap) {
        if (newStart == start[j] && (newStart < 0 || (newSize == size[j] && newCap == cap[j]))) {
            return;
        }
        waitSum -= waiting(j);
        lateSum -= lateness(j);
        boolean slides = newStart >= 0 && start[j] >= 0 && newSize == size[j] && newCap == cap[j];
        int oldStart = start[j];
        int oldEnd = endSlot[j];
        if (start[j] >= 0) {
            addCut(j, -1);
            if (!slides) {
                add(j, oldStart, oldEnd, -1);
            }
        }
        start[j] = newStart;
        size[j] = newSize;
        cap[j] = newCap;
        if (newStart < 0) {
            endS[j] = rejectedEndS[j];
        } else {
            settleEnd(j);
            if (!slides) {
                add(j, newStart, endSlot[j], 1);
            } else if (newStart >= oldEnd || endSlot[j] <= oldStart) {
                add(j, oldStart, oldEnd, -1);
                add(j, newStart, endSlot[j], 1);
            } else {
                add(j, oldStart, newStart, -1);
                add(j, newStart, oldStart, 1);
                add(j, endSlot[j], oldEnd, -1);
                add(j, oldEnd, endSlot[j], 1);
            }
            addCut(j, 1);
        }
        waitSum += waiting(j);
        lateSum += lateness(j);
    }

    /** Caps all GPUs in a span; jobs that run there take longer. */
    void setSpanCap(int span, int newCap) {
        if (spanCap[span] == newCap) {
            return;
        }
        Instance.CapSpan where = in.spans.get(span);
        int[] moved = new int[in.jobs];
        int[] starts = new int[in.jobs];
        int count = 0;
        for (int j = 0; j < in.jobs; j++) {
            if (start[j] >= 0 && start[j] < where.to() && endSlot[j] > where.from()) {
                moved[count] = j;
                starts[count++] = start[j];
                set(j, NOT_PLACED, size[j], cap[j]);
            }
        }
        spanCap[span] = newCap;
        Arrays.fill(slotCap, where.from(), where.to(), newCap);
        for (int slot = where.to() - 1; slot >= 0; slot--) {
            boolean same = slot + 1 < in.slots && slotCap[slot] == slotCap[slot + 1];
            capRunEnd[slot] = same ? capRunEnd[slot + 1] : slot + 1;
        }
        for (int[] upTo : doneUpTo) {
            for (int c = 0; c < upTo.length; c++) {
                upTo[c] = Math.min(upTo[c], where.from());
            }
        }
        for (int i = 0; i < count; i++) {
            set(moved[i], starts[i], size[moved[i]], cap[moved[i]]);
        }
    }

    private void add(int j, int from, int to, int sign) {
        if (from >= to) {
            return;
        }
        int gpus = sign * in.held[j][size[j]];
        long[] extra = in.extraW[j][size[j]];
        int slot = from;
        while (slot < to) {
            int runEnd = Math.min(to, capRunEnd[slot]);
            long watts = sign * extra[Math.max(cap[j], slotCap[slot])];
            for (; slot < runEnd; slot++) {
                used[slot] += gpus;
                busyW[slot] += watts;
            }
        }
        touch(from, to);
    }

    /** How far a slot's GPUs and power are over their limits. */
    private void weigh(int slot) {
        long fullW = in.idleItW[slot] + busyW[slot];
        long now = (used[slot] > in.gpus[slot] ? over(used[slot], in.gpus[slot]) : 0)
                + (fullW > in.highestItW[slot] ? over(fullW, in.highestItW[slot]) : 0);
        overloadSum += now - overload[slot];
        overload[slot] = now;
    }

    /** The part of the last slot in which the job has already ended. */
    private void addCut(int j, int sign) {
        int last = endSlot[j] - 1;
        long idleS = in.slotStartS(last) + in.stepS - endS[j];
        if (idleS > 0) {
            long extra = in.extraW[j][size[j]][Math.max(cap[j], slotCap[last])];
            cutW[last] += sign * (extra * idleS / in.stepS);
            touch(last, last + 1);
        }
    }

    /** Remembers that slots changed; a list that grows too long becomes one range. */
    private void touch(int from, int to) {
        if (touchedCount == MOST_TOUCHED) {
            for (int i = 0; i < touchedCount; i++) {
                touchedFrom[0] = Math.min(touchedFrom[0], touchedFrom[i]);
                touchedTo[0] = Math.max(touchedTo[0], touchedTo[i]);
            }
            touchedCount = 1;
            weighedCount = 0;
        }
        touchedFrom[touchedCount] = from;
        touchedTo[touchedCount++] = to;
    }

    private void weighTouched() {
        for (int i = weighedCount; i < touchedCount; i++) {
            int to = touchedTo[i];
            for (int slot = touchedFrom[i]; slot < to; slot++) {
                if (used[slot] > in.gpus[slot] || busyW[slot] > in.mostBusyW[slot] || overload[slot] != 0) {
                    weigh(slot);
                }
            }
        }
        weighedCount = touchedCount;
    }

    private void settleEnd(int j) {
        long[] work = workDone(in.work[j], cap[j]);
        long target = work[start[j]] + in.need[j][size[j]];
        int end = endSlotOf(work, start[j], target);
        endSlot[j] = end;
        if (target > work[in.slots]) {
            endS[j] = in.slotStartS(in.slots) + Math.ceilDiv(target - work[in.slots], in.rate[in.work[j]][cap[j]]);
        } else {
            long rate = in.rate[in.work[j]][Math.max(cap[j], slotCap[end - 1])];
            endS[j] = in.slotStartS(end - 1) + Math.ceilDiv(target - work[end - 1], rate);
        }
    }

    /** The slot after the last one touched, at most the grid's end. */
    private int endSlotOf(long[] work, int from, long target) {
        if (target > work[in.slots]) {
            return in.slots;
        }
        int low = from + 1;
        int high = in.slots;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (work[middle] >= target) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Work done by a running job from the grid's start up to each slot. */
    private long[] workDone(int work, int jobCap) {
        long[] sums = done[work][jobCap];
        if (sums == null) {
            sums = new long[in.slots + 1];
            done[work][jobCap] = sums;
        }
        if (doneUpTo[work][jobCap] < in.slots) {
            long[] rate = in.rate[work];
            for (int slot = doneUpTo[work][jobCap]; slot < in.slots; slot++) {
                sums[slot + 1] = sums[slot] + rate[Math.max(jobCap, slotCap[slot])] * in.stepS;
            }
            doneUpTo[work][jobCap] = in.slots;
        }
        return sums;
    }

    private long lateness(int j) {
        Job job = in.job(j);
        return in.weightMilli[j] * Math.max(0, endS[j] - job.dueS());
    }

    private long waiting(int j) {
        long sum = 0;
        for (int base : in.before[j]) {
            sum += waiting(base, j);
        }
        for (int next : in.behind[j]) {
            sum += waiting(j, next);
        }
        return sum;
    }

    private long waiting(int base, int next) {
        if (start[next] < 0) {
            return 0;
        }
        return start[base] < 0 ? in.slots * in.stepS : Math.max(0, endS[base] - in.slotStartS(start[next]));
    }

    /** Brings the sums of all slots that were touched up to date. */
    void refresh() {
        weighTouched();
        for (int i = 0; i < touchedCount; i++) {
            int to = touchedTo[i];
            for (int slot = touchedFrom[i]; slot < to; slot++) {
                meters.read(slot, meanW(slot));
            }
        }
        touchedCount = 0;
        weighedCount = 0;
    }

    /** The same for days with a water limit alone, which is all that {@link #earliest} reads. */
    private void refreshLimitedDays() {
        for (int i = 0; i < touchedCount; i++) {
            int to = touchedTo[i];
            for (int slot = touchedFrom[i]; slot < to; slot++) {
                if (meters.limited(slot)) {
                    meters.read(slot, meanW(slot));
                }
            }
        }
    }

    private long meanW(int slot) {
        return in.idleItW[slot] + busyW[slot] - cutW[slot];
    }

    static long over(long value, long limit) {
        return value > limit ? 1 + Math.round(1e6 * (value - limit) / Math.max(limit, 1000)) : 0;
    }

    /** How far GPUs, power and dependencies are broken, in parts per million summed over slots; needs no refresh. */
    long hardLoads() {
        weighTouched();
        return overloadSum + waitSum * 1_000_000 / in.stepS;
    }

    /** How far any hard limit is broken, in parts per million summed over slots and days; 0 when none is. */
    long hard() {
        return hardLoads() + meters.dry();
    }

    double weightedLatenessH() {
        return lateSum / 3.6e6;
    }

    double latenessH(int j) {
        return lateness(j) / 3.6e6;
    }

    int slotCap(int slot) {
        return slotCap[slot];
    }

    /** GPUs still free in a slot. */
    int freeGpus(int slot) {
        return in.gpus[slot] - used[slot];
    }

    /** IT power still free in a slot before the power limit, W. */
    long freeItW(int slot) {
        return in.highestItW[slot] - in.idleItW[slot] - busyW[slot];
    }

    /** The soft objective, USD; see {@link Objective}. */
    double objectiveUsd() {
        Objective o = in.problem.objective();
        double cost = meters.costUsd();
        return o.latenessUsdPerH() * weightedLatenessH()
                + cost
                + meters.tailUsd()
                + o.carbonUsdPerT() * meters.co2T()
                + o.peakUsdPerMw() * meters.peakMw()
                + o.ceilingFactor() * Math.max(0, cost - o.costCeilingUsd());
    }

    /** The soft objective in cents, to be made small. */
    long soft() {
        return Math.round(100 * objectiveUsd());
    }

    /** The earliest slot from which a job that waits for its bases may start. */
    int ready(int j) {
        int ready = in.release[j];
        for (int base : in.before[j]) {
            ready = start[base] < 0 ? in.slots : Math.max(ready, in.slotFrom(endS[base]));
        }
        return ready;
    }

    /** Whether one slot of a place for job {@code j} is overfull already; false proves nothing. */
    boolean overfull(int j, int slot, int k, int c) {
        int gpus = used[slot] + in.held[j][k];
        long itW = in.idleItW[slot] + busyW[slot] + in.extraW[j][k][Math.max(c, slotCap[slot])];
        if (start[j] >= 0 && start[j] <= slot && slot < endSlot[j]) {
            gpus -= in.held[j][size[j]];
            itW -= in.extraW[j][size[j]][Math.max(cap[j], slotCap[slot])];
        }
        return gpus > in.gpus[slot] || itW > in.highestItW[slot];
    }

    /** When a job would end if it started there, epoch seconds. */
    long endIf(int j, int from, int k, int c) {
        long[] work = workDone(in.work[j], c);
        long target = work[from] + in.need[j][k];
        if (target > work[in.slots]) {
            return in.slotStartS(in.slots) + Math.ceilDiv(target - work[in.slots], in.rate[in.work[j]][c]);
        }
        int end = endSlotOf(work, from, target);
        long rate = in.rate[in.work[j]][Math.max(c, slotCap[end - 1])];
        return in.slotStartS(end - 1) + Math.ceilDiv(target - work[end - 1], rate);
    }

    /**
     * The first slot from which a job (now off the board) fits beside the others; -1 if there is none.
     *
     * @param heed whether power and water count, or GPUs alone
     */
    int earliest(int j, int k, int c, int from, boolean heed) {
        if (heed) {
            refreshLimitedDays();
        }
        int gpus = in.held[j][k];
        long[] extra = in.extraW[j][k];
        long[] work = workDone(in.work[j], c);
        long need = in.need[j][k];
        boolean water = heed && in.anyDayLimit;
        int at = from;
        int checked = from;
        clearExtraWater(checked);
        while (at < in.slots) {
            if (used[at] + gpus > in.gpus[at]
                    || (heed && busyW[at] + extra[Math.max(c, slotCap[at])] > in.mostBusyW[at])) {
                at++;
                checked = at;
                clearExtraWater(at);
                continue;
            }
            int end = endSlotOf(work, at, work[at] + need);
            while (checked < end) {
                long extraW = extra[Math.max(c, slotCap[checked])];
                if (used[checked] + gpus > in.gpus[checked]
                        || (heed && busyW[checked] + extraW > in.mostBusyW[checked])) {
                    break;
                }
                if (water) {
                    addExtraWater(checked, extraW);
                }
                checked++;
            }
            if (checked < end) {
                at = checked + 1;
                checked = at;
                clearExtraWater(at);
                continue;
            }
            int dry = water ? firstDryDay(at, end) : -1;
            if (dry < 0) {
                return at;
            }
            boolean whole = in.dayStartSlot[dry] > at && in.dayEndSlot[dry] <= end;
            at = whole ? in.dayStartSlot[dry] + 1 : at + 1;
        }
        return -1;
    }

    private void clearExtraWater(int slot) {
        for (long[] sums : extraWater) {
            sums[slot] = 0;
        }
    }

    private void addExtraWater(int slot, long extraW) {
        Arrays.fill(more, 0);
        if (meters.limited(slot)) {
            meters.moreWater(slot, meanW(slot) + extraW, more);
        }
        for (int water = 0; water < WATERS; water++) {
            extraWater[water][slot + 1] = extraWater[water][slot] + more[water];
        }
    }

    private int firstDryDay(int from, int to) {
        for (int day = in.dayOf[from]; day <= in.dayOf[to - 1]; day++) {
            int a = Math.max(from, in.dayStartSlot[day]);
            int b = Math.min(to, in.dayEndSlot[day]);
            for (int water = 0; water < WATERS; water++) {
                if (!meters.holds(water, day, extraWater[water][b] - extraWater[water][a])) {
                    return day;
                }
            }
        }
        return -1;
    }

    private static int[] filled(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }
}
