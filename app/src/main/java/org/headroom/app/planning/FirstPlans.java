package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The best of several greedy plans, from which local search starts: orders by submit, due date, weight and slack, with
 * every cap, for the whole run or in the site-wide stretches alone; the comparators are among them.
 */
final class FirstPlans {
    private static final int MOST_PLANS = 160;
    private static final long MOST_WORK = 40_000_000;
    private static final int SIZES = 6;
    static final int MOST_KEPT = 6;
    private static final int STARTS = 5;
    private static final int CAPS = 3;

    private final Board board;
    private final Instance in;
    private static final Comparator<Kept> ORDER =
            Comparator.comparingLong(Kept::hard).thenComparingLong(Kept::soft);
    private int largest;
    private final List<Kept> kept = new ArrayList<>();

    private record Kept(int kind, Placement placement, long hard, long soft) {}

    FirstPlans(Instance in) {
        this.in = in;
        this.board = new Board(in);
        for (int j = 0; j < in.jobs; j++) {
            if (gpuHours(j) > gpuHours(largest)) {
                largest = j;
            }
        }
    }

    private double gpuHours(int j) {
        return in.area[j] / 3600;
    }

    /**
     * Plans that differ, the best first.
     *
     * @param before an earlier plan to start from as well, or null
     */
    List<Placement> best(@Nullable Placement before, long seed) {
        Dispatch dispatch = new Dispatch(board);
        if (before != null) {
            before.onto(board);
            keep();
            replay(before, dispatch);
            keep();
        }
        dispatch.capOnPeak(0);
        dispatch.firstComeWithinLimits();
        keep();
        int most = before == null ? mostPlans() : mostPlans() / 8;
        regular(dispatch, most);
        random(dispatch, most, new Random(seed));
        return kept.stream().sorted(ORDER).limit(MOST_KEPT).map(Kept::placement).toList();
    }

    /** Plans in shaken orders alone, the best first. */
    List<Placement> shaken(long seed) {
        random(new Dispatch(board), Math.max(MOST_KEPT, mostPlans() / 8), new Random(seed));
        return kept.stream().sorted(ORDER).map(Kept::placement).toList();
    }

    /** A rule and the cap of the spans under which it is tried. */
    private record Trial(Dispatch.Rule rule, int spanCap, boolean onPeakOnly) {}

    /** As many as there is time for, evenly spread over orders, choices and caps. */
    private void regular(Dispatch dispatch, int most) {
        List<Trial> trials = new ArrayList<>();
        for (Dispatch.Choice choice : List.of(Dispatch.Choice.CHEAP, Dispatch.Choice.END, Dispatch.Choice.THRIFTY)) {
            for (IntToDoubleFunction order : orders()) {
                for (int spanCap = 0; spanCap < (in.spans.isEmpty() ? 1 : in.capW.length); spanCap++) {
                    for (int cap = 0; cap < (choice == Dispatch.Choice.END ? in.capW.length : 1); cap++) {
                        Dispatch.Rule rule = new Dispatch.Rule(order, choice, cap, true, SIZES);
                        trials.add(new Trial(rule, spanCap, false));
                        if (spanCap > 0) {
                            trials.add(new Trial(rule, spanCap, true));
                        }
                    }
                }
            }
        }
        int count = Math.min(most, trials.size());
        for (int i = 0; i < count; i++) {
            Trial trial = trials.get((int) ((long) i * trials.size() / count));
            capSpans(dispatch, trial.spanCap(), trial.onPeakOnly());
            dispatch.run(trial.rule());
            keep();
        }
    }

    /** Orders shaken at random, elastic jobs held to a size drawn at random. */
    private void random(Dispatch dispatch, int most, Random random) {
        List<IntToDoubleFunction> orders = orders();
        double spreadS = in.windowSlots * in.slotS * 0.3;
        for (int i = 0; i < most; i++) {
            IntToDoubleFunction order = orders.get(1 + random.nextInt(orders.size() - 1));
            double[] priority = new double[in.jobs];
            int[] only = new int[in.jobs];
            for (int j = 0; j < in.jobs; j++) {
                priority[j] = order.applyAsDouble(j) + random.nextGaussian() * spreadS * random.nextDouble();
                only[j] = in.sizes[j].length > 0 && random.nextBoolean() ? random.nextInt(in.sizes[j].length) : -1;
            }
            capSpans(dispatch, random.nextInt(in.capW.length), random.nextBoolean());
            Dispatch.Choice[] choices = {Dispatch.Choice.CHEAP, Dispatch.Choice.END, Dispatch.Choice.THRIFTY};
            Dispatch.Choice choice = choices[random.nextInt(choices.length)];
            int cap = random.nextInt(in.capW.length);
            dispatch.run(new Dispatch.Rule(j -> priority[j], choice, cap, true, SIZES, j -> only[j]));
            keep();
        }
    }

    private int mostPlans() {
        long perPlan = 0;
        for (int j = 0; j < in.jobs; j++) {
            perPlan += (long) Math.min(SIZES, in.sizes[j].length) * in.slots;
        }
        return Math.clamp(MOST_WORK / Math.max(1, perPlan), 4, MOST_PLANS);
    }

    private void capSpans(Dispatch dispatch, int cap, boolean onPeakOnly) {
        if (onPeakOnly) {
            dispatch.capOnPeak(cap);
        } else {
            for (int span = 0; span < in.spans.size(); span++) {
                board.setSpanCap(span, cap);
            }
        }
    }

    private List<IntToDoubleFunction> orders() {
        return List.of(
                j -> in.dueS[j] * 1e5 / Math.max(1, in.lateRate[j]),
                j -> (double) in.dueS[j],
                j -> -1e6 * in.lateRate[j] / Math.max(1, in.area[j]),
                j -> (double) (in.dueS[j] - shortest(j)),
                j -> (double) in.submitS[j]);
    }

    private long shortest(int j) {
        long shortest = Long.MAX_VALUE;
        for (long seconds : in.durationS[j]) {
            shortest = Math.min(shortest, seconds);
        }
        return shortest;
    }

    /**
     * Keeps the best plan of each kind: kinds differ in when the largest job starts and how far it is capped, and in
     * whether the site is, which local search rarely mends.
     */
    private void keep() {
        boolean off = in.jobs == 0 || !board.placed(largest);
        int start = off ? in.slots : board.start[largest];
        int when = Math.min(STARTS - 1, start * (STARTS - 1) / Math.max(1, in.windowSlots));
        int mode = off ? 0 : board.mode[largest];
        int cap = off || in.cloud[largest][mode] ? CAPS : in.capOf[largest][mode] * CAPS / in.capW.length;
        int kind = (when * (CAPS + 1) + cap) * 2 + (board.capped() ? 1 : 0);
        Kept now = new Kept(kind, Placement.of(board), board.hard(), board.soft());
        for (int i = 0; i < kept.size(); i++) {
            Kept other = kept.get(i);
            if (other.kind() == kind) {
                if (ORDER.compare(now, other) < 0) {
                    kept.set(i, now);
                }
                return;
            }
        }
        kept.add(now);
    }

    /** The earlier plan's starts as far as limits now allow, in its order; jobs that no longer fit move or change. */
    private void replay(Placement before, Dispatch dispatch) {
        List<Integer> order = new ArrayList<>();
        for (int j : in.topological) {
            order.add(j);
        }
        order.sort(Comparator.comparingInt(j -> startIn(before, j)));
        for (int j = 0; j < in.jobs; j++) {
            board.set(j, null);
        }
        for (int j : order) {
            Course was = before.courses()[j];
            int ready = Math.max(board.ready(j), was == null ? 0 : was.start);
            int at = was == null || ready >= in.slots ? -1 : board.earliest(j, was.mode, ready, true);
            if (was != null && at >= 0 && at <= was.start + 2) {
                board.set(j, at, was.mode);
            } else {
                int cap = was == null ? 0 : in.capOf[j][was.mode];
                dispatch.place(
                        j, new Dispatch.Rule(dispatch::bySubmit, Dispatch.Choice.END, cap, true, SiteForm.MAX_SIZES));
            }
        }
    }

    private int startIn(Placement before, int j) {
        Course was = before.courses()[j];
        return was == null ? in.slots : was.start;
    }
}
