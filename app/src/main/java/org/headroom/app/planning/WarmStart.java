package org.headroom.app.planning;

import java.util.HashMap;
import java.util.Map;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;

/** Puts an earlier schedule into the planner's terms, and takes back moves that save too little. */
final class WarmStart {
    private static final int PASSES = 3;

    private WarmStart() {}

    /** Each job as near to where the schedule has it as slots, sizes and caps allow; jobs that it does not know are off. */
    static Placement placement(Instance in, Schedule schedule) {
        Map<String, Assignment> byId = new HashMap<>();
        for (Assignment a : schedule.assignments()) {
            if (a.here()) {
                byId.merge(a.job().id(), a, (first, later) -> first.startS() <= later.startS() ? first : later);
            }
        }
        Placement p = new Placement(new int[in.jobs], new int[in.jobs], new int[in.jobs], new int[in.spans.size()]);
        for (int j = 0; j < in.jobs; j++) {
            Assignment a = byId.get(in.job(j).id());
            p.cap()[j] = in.firstCap[j];
            p.start()[j] = -1;
            if (a == null) {
                continue;
            }
            p.start()[j] = Math.clamp(in.slotFrom(a.startS()), in.release[j], in.slots - 1);
            p.size()[j] = nearest(in.sizes[j], a.gpus());
            while (p.cap()[j] < in.capW.length - 1 && in.capW[p.cap()[j]] > a.powerCapW()) {
                p.cap()[j]++;
            }
        }
        for (int span = 0; span < in.spans.size(); span++) {
            long fromS = in.slotStartS(in.spans.get(span).from());
            double capW = Double.POSITIVE_INFINITY;
            for (CapWindow window : schedule.siteCaps()) {
                capW = window.fromS() <= fromS && fromS < window.toS() ? Math.min(capW, window.capW()) : capW;
            }
            while (p.spanCap()[span] < in.capW.length - 1 && in.capW[p.spanCap()[span]] > capW) {
                p.spanCap()[span]++;
            }
        }
        return p;
    }

    private static int nearest(int[] sizes, int gpus) {
        int best = 0;
        for (int k = 1; k < sizes.length; k++) {
            best = Math.abs(sizes[k] - gpus) < Math.abs(sizes[best] - gpus) ? k : best;
        }
        return best;
    }

    /**
     * The plan with each job back where it was whose move saves less than {@code moveUsd}; the old plan itself where all
     * moves together save too little for their number. A move that keeps a limit stays whatever it saves.
     */
    static Placement settled(Instance in, Placement before, Placement now, double moveUsd) {
        Board board = new Board(in);
        before.onto(board);
        long oldHard = board.hard();
        double oldUsd = board.objectiveUsd();
        now.onto(board);
        int moved = 0;
        for (int j = 0; j < in.jobs; j++) {
            moved += before.start()[j] >= 0 && differs(board, before, j) ? 1 : 0;
        }
        if (oldHard <= board.hard() && oldUsd - board.objectiveUsd() <= moveUsd * Math.max(1, moved)) {
            return before;
        }
        boolean changed = true;
        for (int pass = 0; pass < PASSES && changed; pass++) {
            changed = false;
            for (int j : in.topological) {
                changed |= before.start()[j] >= 0 && differs(board, before, j) && wentBack(board, before, j, moveUsd);
            }
        }
        return Placement.of(board);
    }

    private static boolean differs(Board board, Placement before, int j) {
        return board.start[j] != before.start()[j]
                || board.size[j] != before.size()[j]
                || board.cap[j] != before.cap()[j];
    }

    private static boolean wentBack(Board board, Placement before, int j, double moveUsd) {
        int start = board.start[j];
        int size = board.size[j];
        int cap = board.cap[j];
        long hard = board.hard();
        double usd = board.objectiveUsd();
        board.set(j, before.start()[j], before.size()[j], before.cap()[j]);
        board.refresh();
        if (board.hard() <= hard && board.objectiveUsd() - usd <= moveUsd) {
            return true;
        }
        board.set(j, start, size, cap);
        board.refresh();
        return false;
    }
}
