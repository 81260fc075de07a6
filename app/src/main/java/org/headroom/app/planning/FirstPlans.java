package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

    private final Board board;
    private final Instance in;
    private @Nullable Placement best;
    private long bestHard;
    private long bestSoft;

    FirstPlans(Instance in) {
        this.in = in;
        this.board = new Board(in);
    }

    /** @param before an earlier plan to start from as well, or null */
    Placement best(@Nullable Placement before) {
        Dispatch dispatch = new Dispatch(board);
        if (before != null) {
            before.onto(board);
            keep();
            replay(before, dispatch);
            keep();
        }
        int tried = 0;
        int most = mostPlans();
        dispatch.capOnPeak(0);
        dispatch.firstComeWithinLimits();
        keep();
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
        if (best == null) {
            throw new IllegalStateException("no first plan");
        }
        return best;
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
                j -> -in.job(j).weight() / (in.job(j).hours() * in.job(j).gpusMax()),
                j -> in.job(j).dueS() - in.job(j).hours() * 3600,
                j -> in.job(j).submitS());
    }

    private void keep() {
        board.refresh();
        long hard = board.hard();
        long soft = board.soft();
        if (best == null || hard < bestHard || (hard == bestHard && soft < bestSoft)) {
            best = Placement.of(board);
            bestHard = hard;
            bestSoft = soft;
        }
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
