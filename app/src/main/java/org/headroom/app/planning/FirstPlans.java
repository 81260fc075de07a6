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
    static final int MOST_KEPT = 5;

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
        return in.job(j).hours() * in.job(j).gpusMax();
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
        return kept.stream().sorted(ORDER).map(Kept::placement).toList();
    }

    private void regular(Dispatch dispatch, int most) {
        int tried = 0;
        for (Dispatch.Choice choice : List.of(Dispatch.Choice.END, Dispatch.Choice.THRIFTY)) {
            for (IntToDoubleFunction order : orders()) {
                for (int spanCap = 0; spanCap < in.capW.length; spanCap++) {
                    for (boolean onPeakOnly : List.of(true, false)) {
                        if (spanCap == 0 && onPeakOnly) {
                            continue;
                        }
                        for (int cap = 0; cap < in.capW.length && tried < most; cap++) {
                            if (choice == Dispatch.Choice.THRIFTY && cap > 0) {
                                break;
                            }
                            tried++;
                            capSpans(dispatch, spanCap, onPeakOnly);
                            dispatch.run(new Dispatch.Rule(order, choice, cap, true, SIZES));
                            keep();
                        }
                    }
                }
            }
        }
    }

    /** Orders shaken at random, elastic jobs held to a size drawn at random. */
    private void random(Dispatch dispatch, int most, Random random) {
        List<IntToDoubleFunction> orders = orders();
        double spreadS = in.windowSlots * in.stepS * 0.3;
        for (int i = 0; i < most; i++) {
            IntToDoubleFunction order = orders.get(1 + random.nextInt(orders.size() - 1));
            double[] priority = new double[in.jobs];
            int[] only = new int[in.jobs];
            for (int j = 0; j < in.jobs; j++) {
                priority[j] = order.applyAsDouble(j) + random.nextGaussian() * spreadS * random.nextDouble();
                only[j] = random.nextBoolean() ? random.nextInt(in.sizes[j].length) : -1;
            }
            capSpans(dispatch, random.nextInt(in.capW.length), random.nextBoolean());
            Dispatch.Choice choice = random.nextBoolean() ? Dispatch.Choice.END : Dispatch.Choice.THRIFTY;
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
                j -> in.job(j).dueS() / Math.max(0.1, in.job(j).weight()),
                j -> in.job(j).dueS(),
                j -> -86_400.0
                        * 50_000
                        * in.job(j).weight()
                        / (in.job(j).hours() * in.job(j).gpusMax()),
                j -> in.job(j).dueS() - in.job(j).hours() * 3600,
                j -> in.job(j).submitS());
    }

    /** Keeps the best plan of each kind: kinds differ in when the largest job starts, which local search rarely mends. */
    private void keep() {
        board.refresh();
        int start = in.jobs == 0 || !board.placed(largest) ? in.slots : board.start[largest];
        int kind = Math.min(MOST_KEPT - 1, start * (MOST_KEPT - 1) / Math.max(1, in.windowSlots));
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
        order.sort(Comparator.comparingInt(j -> before.start()[j] < 0 ? in.slots : before.start()[j]));
        for (int j = 0; j < in.jobs; j++) {
            board.set(j, -1, before.size()[j], before.cap()[j]);
        }
        for (int j : order) {
            int ready = Math.max(board.ready(j), before.start()[j]);
            int at = ready >= in.slots ? -1 : board.earliest(j, before.size()[j], before.cap()[j], ready, true);
            if (at >= 0 && at <= before.start()[j] + 2) {
                board.set(j, at, before.size()[j], before.cap()[j]);
            } else {
                dispatch.place(
                        j,
                        new Dispatch.Rule(
                                dispatch::bySubmit, Dispatch.Choice.END, before.cap()[j], true, Instance.MAX_SIZES));
            }
        }
    }
}
