package org.headroom.app.planning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Places jobs one after the other, each where it first fits beside those already placed. In the order of submit this is
 * first come first served with conservative backfill and known run times: a later job may overtake only where it delays
 * none before it.
 */
final class Dispatch {
    /** How a job chooses among its sizes and caps. */
    enum Choice {
        /** The earliest start, then the most GPUs. */
        START,
        /** The earliest end, then the most GPUs. */
        END,
        /** The lowest cap and then the earliest end that are still in time, else the earliest end. */
        THRIFTY,
        /** Where lateness, energy and water cost least. */
        CHEAP
    }

    /**
     * @param priority the lowest goes first among jobs whose bases are placed
     * @param cap index of the cap given to every job that is not capped lower
     * @param heed whether power and water limits count
     * @param sizes how many sizes of an elastic job are tried at most
     * @param only the one size that a job may take, or -1 for any
     */
    record Rule(IntToDoubleFunction priority, Choice choice, int cap, boolean heed, int sizes, IntUnaryOperator only) {
        Rule(IntToDoubleFunction priority, Choice choice, int cap, boolean heed, int sizes) {
            this(priority, choice, cap, heed, sizes, j -> -1);
        }
    }

    private final Board board;
    private final Instance in;

    Dispatch(Board board) {
        this.board = board;
        this.in = board.in;
    }

    /** Takes every job off and places all anew. */
    void run(Rule rule) {
        for (int j = 0; j < in.jobs; j++) {
            board.set(j, null);
        }
        double[] priority = new double[in.jobs];
        Arrays.setAll(priority, j -> rule.priority().applyAsDouble(j));
        PriorityQueue<Integer> open = new PriorityQueue<>(
                Comparator.<Integer>comparingDouble(j -> priority[j]).thenComparingInt(j -> j));
        int[] waiting = new int[in.jobs];
        for (int j = 0; j < in.jobs; j++) {
            waiting[j] = in.before[j].length;
            if (waiting[j] == 0) {
                open.add(j);
            }
        }
        for (Integer next = open.poll(); next != null; next = open.poll()) {
            place(next, rule);
            for (int behind : in.behind[next]) {
                if (--waiting[behind] == 0) {
                    open.add(behind);
                }
            }
        }
    }

    /** Places one job that is off the board; leaves it off if it fits nowhere. */
    void place(int j, Rule rule) {
        int ready = board.ready(j);
        if (ready >= in.slots) {
            return;
        }
        int[] sizes = in.sizes[j];
        int low = Math.max(rule.cap(), in.firstCap[j]);
        boolean anyCap = rule.choice() == Choice.THRIFTY || rule.choice() == Choice.CHEAP;
        int high = anyCap ? in.capW.length - 1 : low;
        int stride = Math.max(1, Math.ceilDiv(sizes.length - 1, Math.max(1, rule.sizes() - 1)));
        int only = rule.only().applyAsInt(j);
        int bestStart = -1;
        int bestMode = -1;
        long bestKey = Long.MAX_VALUE;
        for (int c = high; c >= low && sizes.length > 0; c--) {
            for (int k = 0; k < sizes.length; k++) {
                boolean asked = only < 0 ? k % stride == 0 || k == sizes.length - 1 : k == only;
                int m = in.modeAt[j][k][c];
                if (!asked || m < 0) {
                    continue;
                }
                int at = rule.choice() == Choice.CHEAP
                        ? board.cheapest(j, m, ready, in.slots - 1)
                        : board.earliest(j, m, ready, rule.heed());
                long key = at < 0 ? Long.MAX_VALUE : key(j, m, at, rule.choice());
                if (key < bestKey) {
                    bestKey = key;
                    bestStart = at;
                    bestMode = m;
                }
            }
            if (bestStart >= 0 && rule.choice() != Choice.CHEAP && bestKey <= in.dueS[j]) {
                break;
            }
        }
        if (bestStart < 0 && in.cloudMode[j] >= 0 && (sizes.length == 0 || rule.choice() == Choice.CHEAP)) {
            bestMode = in.cloudMode[j];
            bestStart = board.earliest(j, bestMode, ready, rule.heed());
        }
        if (bestStart >= 0) {
            board.set(j, bestStart, bestMode);
        }
    }

    private long key(int j, int m, int at, Choice choice) {
        return switch (choice) {
            case START -> at * in.slotS;
            case CHEAP -> board.costIf(j, m, at);
            default -> board.endIf(j, at, m);
        };
    }

    double bySubmit(int j) {
        return (double) in.submitS[j];
    }

    /** What would happen if nobody looked at power and water. */
    void baseline() {
        run(new Rule(this::bySubmit, Choice.START, 0, false, SiteForm.MAX_SIZES));
    }

    /** What an operator gets for nothing: the same, starts held back until every limit holds over the whole run. */
    void firstComeWithinLimits() {
        run(new Rule(this::bySubmit, Choice.END, 0, true, SiteForm.MAX_SIZES));
    }

    /** The same with all GPUs capped in on-peak hours; cap 0 takes the caps away. */
    void capOnPeak(int cap) {
        if (in.spans.isEmpty()) {
            return;
        }
        boolean[] onPeak = in.site().problem.prices().onPeak();
        for (int span = 0; span < in.spans.size(); span++) {
            board.setSpanCap(span, onPeak[in.spans.get(span).from()] ? cap : 0);
        }
    }
}
