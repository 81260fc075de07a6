package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.CapWindow;
import org.headroom.app.load.Schedule;
import org.jspecify.annotations.Nullable;

/** Puts an earlier schedule into the planner's terms, and takes back moves that save too little. */
final class WarmStart {
    private static final int PASSES = 3;

    private WarmStart() {}

    /** Each job as near to where the schedule has it as slots, sizes and caps allow; jobs that it does not know are off. */
    static Placement placement(Instance in, Schedule schedule) {
        Map<String, Assignment> byId = new HashMap<>();
        for (Assignment a : schedule.assignments()) {
            byId.merge(a.job().id(), a, (first, later) -> first.startS() <= later.startS() ? first : later);
        }
        @Nullable Course[] courses = new @Nullable Course[in.jobs];
        for (int j = 0; j < in.jobs; j++) {
            Assignment a = byId.get(in.pure.jobs().get(j).id());
            courses[j] = a == null ? null : course(in, j, a);
        }
        int[] spanCap = new int[in.spans.size()];
        for (int span = 0; span < spanCap.length; span++) {
            double capW = siteCapW(in, schedule, in.spans.get(span).from());
            while (spanCap[span] < in.capW.length - 1 && in.capW[spanCap[span]] > capW) {
                spanCap[span]++;
            }
        }
        return new Placement(courses, spanCap);
    }

    /** The stretches of slots over which a schedule caps the whole site alike. */
    static List<SiteForm.CapSpan> spans(Instance in, Schedule schedule) {
        List<SiteForm.CapSpan> found = new ArrayList<>();
        int from = 0;
        for (int slot = 1; slot <= in.slots; slot++) {
            double capW = siteCapW(in, schedule, from);
            if (slot == in.slots || siteCapW(in, schedule, slot) != capW) {
                if (capW < Double.POSITIVE_INFINITY) {
                    found.add(new SiteForm.CapSpan(from, slot));
                }
                from = slot;
            }
        }
        return found;
    }

    private static double siteCapW(Instance in, Schedule schedule, int slot) {
        long fromS = in.pure.startS() + slot * in.slotS;
        double capW = Double.POSITIVE_INFINITY;
        for (CapWindow window : schedule.siteCaps()) {
            capW = window.fromS() <= fromS && fromS < window.toS() ? Math.min(capW, window.capW()) : capW;
        }
        return capW;
    }

    private static @Nullable Course course(Instance in, int j, Assignment a) {
        long slot = Math.ceilDiv(a.startS() - in.pure.startS(), in.slotS);
        if (slot >= in.slots) {
            return null;
        }
        int start = Math.max((int) slot, in.release[j]);
        if (!a.here()) {
            return in.cloudMode[j] < 0 ? null : Course.of(start, in.cloudMode[j]);
        }
        int size = nearest(in.sizes[j], a.gpus());
        int cap = in.firstCap[j];
        while (cap < in.capW.length - 1 && in.capW[cap] > a.powerCapW()) {
            cap++;
        }
        while (cap > in.firstCap[j] && in.modeAt[j][size][cap] < 0) {
            cap--;
        }
        int mode = in.modeAt[j][size][cap];
        return mode < 0 ? null : Course.of(start, mode);
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
        double oldUsd = usd(board);
        now.onto(board);
        int moved = 0;
        for (int j = 0; j < in.jobs; j++) {
            moved += before.courses()[j] != null && differs(board, before, j) ? 1 : 0;
        }
        if (oldHard <= board.hard() && oldUsd - usd(board) <= moveUsd * Math.max(1, moved)) {
            return before;
        }
        boolean changed = true;
        for (int pass = 0; pass < PASSES && changed; pass++) {
            changed = false;
            for (int span = 0; span < before.spanCap().length; span++) {
                changed |= capWentBack(board, before, span, moveUsd);
            }
            for (int j : in.topological) {
                changed |=
                        before.courses()[j] != null && differs(board, before, j) && wentBack(board, before, j, moveUsd);
            }
        }
        return Placement.of(board);
    }

    private static double usd(Board board) {
        return board.soft() * 1e-6;
    }

    private static boolean differs(Board board, Placement before, int j) {
        return !Objects.equals(board.course(j), before.courses()[j]);
    }

    private static boolean capWentBack(Board board, Placement before, int span, double moveUsd) {
        int was = board.spanCap[span];
        if (was == before.spanCap()[span]) {
            return false;
        }
        long hard = board.hard();
        double usd = usd(board);
        board.setSpanCap(span, before.spanCap()[span]);
        if (board.hard() <= hard && usd(board) - usd <= moveUsd) {
            return true;
        }
        board.setSpanCap(span, was);
        return false;
    }

    private static boolean wentBack(Board board, Placement before, int j, double moveUsd) {
        Course was = board.course(j);
        long hard = board.hard();
        double usd = usd(board);
        board.set(j, before.courses()[j]);
        if (board.hard() <= hard && usd(board) - usd <= moveUsd) {
            return true;
        }
        board.set(j, was);
        return false;
    }
}
