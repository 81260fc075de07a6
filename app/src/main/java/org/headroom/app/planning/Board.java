package org.headroom.app.planning;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where every job stands, with all sums kept up to date: the calculator behind the score. Everything is a whole number, so
 * the order of moves never shows. With whole runs and no site-wide caps the objective is that of {@link PureProblem}.
 *
 * <p>A job holds its GPUs and its power through every slot it touches.
 */
final class Board {
    final Instance in;
    final SlotSums sums;
    private final @Nullable Course[] course;
    /** First slot of each job; negative where it has no place. */
    final int[] start;

    final int[] mode;
    /** Cap index that holds for the whole site, by span and by slot. */
    final int[] spanCap;

    private final int[] slotCap;
    private int cappedSpans;
    /** The end of the stretch around each slot in which the site-wide cap is the same. */
    private final int[] capRunEnd;

    private final int[] endSlot;
    private final long[] endS;

    private long waitS;
    private long lateMicroUsd;
    private long rentMicroUsd;
    private long rentOtherMicroUsd;
    private long declinedMicroUsd;
    private long overdueS;

    private final long[][][] done;
    private final int[][] doneUpTo;
    private final long[][] moreUse;

    Board(Instance in) {
        this.in = in;
        int slots = in.slots;
        this.sums = new SlotSums(in);
        this.course = new @Nullable Course[in.jobs];
        this.start = new int[in.jobs];
        this.mode = new int[in.jobs];
        this.endSlot = new int[in.jobs];
        this.endS = new long[in.jobs];
        Arrays.fill(start, -1);
        this.spanCap = new int[in.spans.size()];
        this.slotCap = new int[slots];
        this.capRunEnd = new int[slots];
        Arrays.fill(capRunEnd, slots);
        boolean spans = !in.spans.isEmpty();
        int works = spans ? in.site().rate.length : 0;
        this.done = new long[works][in.capW.length][];
        this.doneUpTo = new int[works][in.capW.length];
        this.moreUse = new long[sums.dayLimits()][slots + 1];
        for (int j = 0; j < in.jobs; j++) {
            declinedMicroUsd += in.declined[j];
        }
    }

    boolean placed(int j) {
        return start[j] >= 0;
    }

    @Nullable
    Course course(int j) {
        return course[j];
    }

    int endSlot(int j) {
        return endSlot[j];
    }

    /** Seconds from slot 0. */
    long endS(int j) {
        return endS[j];
    }

    /** Puts a job at a place, or takes it off when that is null. */
    void set(int j, @Nullable Course to) {
        Course from = course[j];
        if (Objects.equals(to, from)) {
            return;
        }
        waitS -= waiting(j);
        if (from == null) {
            declinedMicroUsd -= in.declined[j];
        } else {
            lateMicroUsd -= lateness(j);
            overdueS -= Math.max(0, endS[j] - in.lastEndS[j]);
            rent(j, from, -1);
        }
        boolean slides = from != null && to != null && from.mode == to.mode && !in.cloud[j][from.mode];
        if (slides && from != null && to != null) {
            int oldEnd = endSlot[j];
            settle(j, to);
            int a = from.start;
            int b = to.start;
            if (b >= oldEnd || endSlot[j] <= a) {
                add(j, from.mode, a, oldEnd, -1);
                add(j, from.mode, b, endSlot[j], 1);
            } else {
                add(j, from.mode, a, b, -1);
                add(j, from.mode, b, a, 1);
                add(j, from.mode, endSlot[j], oldEnd, -1);
                add(j, from.mode, oldEnd, endSlot[j], 1);
            }
        } else {
            if (from != null) {
                add(j, from.mode, from.start, endSlot[j], -1);
            }
            if (to != null) {
                settle(j, to);
                add(j, to.mode, to.start, endSlot[j], 1);
            }
        }
        course[j] = to;
        if (to == null) {
            start[j] = -1;
            declinedMicroUsd += in.declined[j];
        } else {
            start[j] = to.start;
            mode[j] = to.mode;
            lateMicroUsd += lateness(j);
            overdueS += Math.max(0, endS[j] - in.lastEndS[j]);
            rent(j, to, 1);
        }
        waitS += waiting(j);
    }

    void set(int j, int newStart, int newMode) {
        set(j, newStart < 0 ? null : Course.of(newStart, newMode));
    }

    /** Caps all GPUs in a span; jobs that run there take longer. */
    void setSpanCap(int span, int newCap) {
        if (spanCap[span] == newCap) {
            return;
        }
        SiteForm.CapSpan where = in.spans.get(span);
        @Nullable Course[] moved = new @Nullable Course[in.jobs];
        for (int j = 0; j < in.jobs; j++) {
            if (start[j] >= 0 && start[j] < where.to() && endSlot[j] > where.from()) {
                moved[j] = course[j];
                set(j, null);
            }
        }
        cappedSpans += (newCap > 0 ? 1 : 0) - (spanCap[span] > 0 ? 1 : 0);
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
        for (int j = 0; j < in.jobs; j++) {
            if (moved[j] != null) {
                set(j, moved[j]);
            }
        }
    }

    private void add(int j, int m, int from, int to, int sign) {
        int held = sign * in.held[j][m];
        if (in.cloud[j][m]) {
            sums.addCloud(held, from, to);
        } else if (cappedSpans == 0) {
            sums.add(held, sign * in.itW[j][m], from, to);
        } else {
            int slot = from;
            while (slot < to) {
                int end = Math.min(to, capRunEnd[slot]);
                sums.add(held, sign * in.itWUnder(j, m, slotCap[slot]), slot, end);
                slot = end;
            }
        }
    }

    private void rent(int j, Course c, int sign) {
        rentMicroUsd += sign * in.rent[j][c.mode];
        rentOtherMicroUsd += sign * in.rentOther[j][c.mode];
    }

    private void settle(int j, Course c) {
        long end = endIf(j, c.start, c.mode);
        endS[j] = end;
        endSlot[j] = (int) Math.min(in.slots, Math.ceilDiv(end, in.slotS));
    }

    /** When a whole run from a slot would end, s. */
    long endIf(int j, int from, int m) {
        if (cappedSpans == 0 || in.cloud[j][m]) {
            return from * in.slotS + in.durationS[j][m];
        }
        SiteForm site = in.site();
        int cap = in.capOf[j][m];
        long[] rate = site.rate[site.work[j]];
        long[] work = workDone(site.work[j], cap);
        long target = work[from] + site.need[j][in.sizeOf[j][m]];
        if (target > work[in.slots]) {
            return in.slots * in.slotS + Math.ceilDiv(target - work[in.slots], rate[cap]);
        }
        int end = endSlotOf(work, from, target);
        return (end - 1) * in.slotS + Math.ceilDiv(target - work[end - 1], rate[Math.max(cap, slotCap[end - 1])]);
    }

    /** The slot after the last one that a whole run touches, at most the grid's end. */
    private int endSlotIf(int j, int from, int m) {
        if (cappedSpans == 0 || in.cloud[j][m]) {
            return Math.min(in.slots, from + in.length[j][m]);
        }
        SiteForm site = in.site();
        long[] work = workDone(site.work[j], in.capOf[j][m]);
        return endSlotOf(work, from, work[from] + site.need[j][in.sizeOf[j][m]]);
    }

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
        long[] sum = done[work][jobCap];
        if (sum == null) {
            sum = new long[in.slots + 1];
            done[work][jobCap] = sum;
        }
        if (doneUpTo[work][jobCap] < in.slots) {
            long[] rate = in.site().rate[work];
            for (int slot = doneUpTo[work][jobCap]; slot < in.slots; slot++) {
                sum[slot + 1] = sum[slot] + rate[Math.max(jobCap, slotCap[slot])] * in.slotS;
            }
            doneUpTo[work][jobCap] = in.slots;
        }
        return sum;
    }

    private long lateness(int j) {
        return in.lateRate[j] * Math.max(0, endS[j] - in.dueS[j]);
    }

    /** Cost of a job's lateness if it ended then, microdollars. */
    long latenessIf(int j, long end) {
        return in.lateRate[j] * Math.max(0, end - in.dueS[j]);
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
        return start[base] < 0 ? in.slots * in.slotS : Math.max(0, endS[base] - start[next] * in.slotS);
    }

    /** How far any hard limit is broken; 0 when none is. */
    long hard() {
        return sums.excess() + (waitS + overdueS) * 1_000;
    }

    /** The objective of {@link PureProblem}, microdollars above the idle site. */
    long soft() {
        long sum = lateMicroUsd
                + declinedMicroUsd
                + rentMicroUsd
                + rentOtherMicroUsd
                + Math.floorDiv(sums.nanoUsd(), 1000L);
        Long ceiling = in.pure.ceilingMicroUsd();
        return ceiling == null ? sum : sum + in.pure.ceilingFactor() * Math.max(0, cashMicroUsd() - ceiling);
    }

    /** What is paid, microdollars above the idle site. */
    long cashMicroUsd() {
        return rentMicroUsd + Math.floorDiv(sums.cashNanoUsd(), 1000L);
    }

    long rentMicroUsd() {
        return rentMicroUsd;
    }

    long lateMicroUsd() {
        return lateMicroUsd;
    }

    long lateMicroUsd(int j) {
        return placed(j) ? lateness(j) : in.declined[j];
    }

    int slotCap(int slot) {
        return slotCap[slot];
    }

    /** GPUs still free in a slot. */
    int freeGpus(int slot) {
        return in.gpus[slot] - sums.used[slot];
    }

    /** IT power still free in a slot before the power limit, W. */
    long freeItW(int slot) {
        return in.mostW[slot] - sums.itW[slot];
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
    boolean overfull(int j, int slot, int m) {
        if (in.cloud[j][m]) {
            int mine = start[j] >= 0 && in.cloud[j][mode[j]] && start[j] <= slot && slot < endSlot[j]
                    ? in.held[j][mode[j]]
                    : 0;
            return sums.cloudUsed[slot] + in.held[j][m] - mine > in.cloudGpus[slot];
        }
        int gpus = sums.used[slot] + in.held[j][m];
        long watts = sums.itW[slot] + underCap(j, m, slot);
        if (start[j] >= 0 && start[j] <= slot && slot < endSlot[j] && !in.cloud[j][mode[j]]) {
            gpus -= in.held[j][mode[j]];
            watts -= underCap(j, mode[j], slot);
        }
        return gpus > in.gpus[slot] || watts > in.mostW[slot];
    }

    private long underCap(int j, int m, int slot) {
        return cappedSpans == 0 ? in.itW[j][m] : in.itWUnder(j, m, slotCap[slot]);
    }

    private boolean full(int j, int m, int slot, boolean heed) {
        return in.cloud[j][m]
                ? sums.cloudUsed[slot] + in.held[j][m] > in.cloudGpus[slot]
                : sums.used[slot] + in.held[j][m] > in.gpus[slot]
                        || (heed && sums.itW[slot] + underCap(j, m, slot) > in.mostW[slot]);
    }

    /**
     * The first slot from which a whole run of a job (now off the board) fits beside the others; -1 if there is none.
     *
     * @param heed whether power and water count, or GPUs alone
     */
    int earliest(int j, int m, int from, boolean heed) {
        boolean days = heed && sums.dayLimits() > 0 && !in.cloud[j][m];
        boolean capped = days && cappedSpans > 0;
        int at = from;
        int checked = from;
        while (at < in.slots) {
            if (full(j, m, at, heed)) {
                at++;
                checked = at;
                continue;
            }
            if (endIf(j, at, m) > in.lastEndS[j]) {
                return -1;
            }
            int end = endSlotIf(j, at, m);
            checked = Math.max(checked, at);
            while (checked < end && !full(j, m, checked, heed)) {
                checked++;
            }
            if (checked < end) {
                at = checked + 1;
                checked = at;
                continue;
            }
            int fullDay =
                    !days ? -1 : capped ? firstFullDayCapped(j, m, at, end) : sums.firstFullDay(in.itW[j][m], at, end);
            if (fullDay < 0) {
                return at;
            }
            boolean whole = sums.dayStart(fullDay) > at && sums.dayEnd(fullDay) <= end;
            at = whole ? sums.dayStart(fullDay) + 1 : at + 1;
        }
        return -1;
    }

    private int firstFullDayCapped(int j, int m, int from, int to) {
        int slot = from;
        for (long[] more : moreUse) {
            Arrays.fill(more, sums.dayOf(from), sums.dayOf(to - 1) + 1, 0);
        }
        int first = Integer.MAX_VALUE;
        while (slot < to) {
            int end = Math.min(to, capRunEnd[slot]);
            first = Math.min(first, sums.addMore(in.itWUnder(j, m, slotCap[slot]), slot, end, moreUse));
            slot = end;
        }
        return first == Integer.MAX_VALUE ? -1 : first;
    }

    /**
     * The start in a stretch at which a whole run of a job (now off the board) fits and costs least: lateness, energy
     * and water, without demand; -1 if it fits nowhere.
     */
    int cheapest(int j, int m, int from, int to) {
        if (cappedSpans > 0) {
            return earliest(j, m, from, true);
        }
        int length = in.length[j][m];
        // A run longer than what is left before its deadline has its last start before the grid: round down, not to 0.
        long inTime = Math.floorDiv(in.lastEndS[j] - in.durationS[j][m], in.slotS);
        int lastStart = (int) Math.min(Math.min(to, in.slots - length), inTime);
        boolean here = !in.cloud[j][m];
        boolean days = sums.dayLimits() > 0 && here;
        long watts = in.itW[j][m];
        int held = in.held[j][m];
        int[] used = here ? sums.used : sums.cloudUsed;
        int[] gpus = here ? in.gpus : in.cloudGpus;
        long[] price = sums.priceUpTo;
        long fixed = in.rent[j][m] + in.rentOther[j][m];
        long rate = in.lateRate[j];
        long lateS = in.durationS[j][m] - in.dueS[j];
        int clear = from;
        int checked = from;
        int best = -1;
        long bestCost = Long.MAX_VALUE;
        for (int at = from; at <= lastStart; at++) {
            int end = at + length;
            for (checked = Math.max(checked, at); checked < end; checked++) {
                if (used[checked] + held > gpus[checked] || (here && sums.itW[checked] + watts > in.mostW[checked])) {
                    clear = checked + 1;
                }
            }
            if (clear > at) {
                continue;
            }
            // as in costIf
            long cost = rate * Math.max(0, at * in.slotS + lateS) + fixed + watts * (price[end] - price[at]) / 1000;
            if (cost < bestCost && (!days || sums.firstFullDay(watts, at, end) < 0)) {
                bestCost = cost;
                best = at;
            }
        }
        return best;
    }

    /** Lateness, energy, water and rent of a whole run without site-wide caps, microdollars; demand is left out. */
    long costIf(int j, int m, int at) {
        return latenessIf(j, at * in.slotS + in.durationS[j][m])
                + in.rent[j][m]
                + in.rentOther[j][m]
                + in.itW[j][m] * sums.priceNano(at, Math.min(in.slots, at + in.length[j][m])) / 1000;
    }

    boolean capped() {
        return cappedSpans > 0;
    }
}
