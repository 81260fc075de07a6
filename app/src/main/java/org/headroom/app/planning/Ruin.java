package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Moves that take several jobs off the board and put them back one after the other. */
final class Ruin {
    private static final int MOST = 6;
    private static final int EJECTED = 25;

    private final Plan plan;
    private final Instance in;
    private final Random random;

    Ruin(Plan plan, Random random) {
        this.plan = plan;
        this.in = plan.instance();
        this.random = random;
    }

    /** Takes a few jobs that overlap in time off and puts them back in another order. */
    @Nullable
    PlanMove ruin(Board board, int j) {
        int most = 2 + random.nextInt(MOST - 1);
        int reach = in.slots / 28;
        List<Integer> off = new ArrayList<>();
        off.add(j);
        for (int tries = 0; tries < 4 * most && off.size() < most; tries++) {
            int other = random.nextInt(in.jobs);
            boolean near = !board.placed(other)
                    || !board.placed(j)
                    || (board.start[other] <= board.endSlot(j) + reach
                            && board.endSlot(other) >= board.start[j] - reach);
            if (near && !off.contains(other)) {
                off.add(other);
            }
        }
        @Nullable Course[] old = new @Nullable Course[in.jobs];
        for (int each : off) {
            old[each] = board.course(each);
            board.set(each, null);
        }
        inDependencyOrder(off);
        boolean cheap = random.nextBoolean();
        for (int each : off) {
            putBack(board, each, old[each], cheap);
        }
        return moveAndUndo(board, off, old);
    }

    /** Shuffled, or by what an hour of lateness costs, but none before one that it waits for. */
    private void inDependencyOrder(List<Integer> jobs) {
        if (random.nextInt(3) == 0) {
            jobs.sort(Comparator.comparingLong(j -> in.dueS[j]));
        } else {
            for (int i = jobs.size() - 1; i > 0; i--) {
                int k = random.nextInt(i + 1);
                Integer a = jobs.get(i);
                jobs.set(i, jobs.get(k));
                jobs.set(k, a);
            }
        }
        for (int pass = 0; pass < jobs.size(); pass++) {
            for (int i = 0; i < jobs.size(); i++) {
                for (int base : in.before[jobs.get(i)]) {
                    int at = jobs.indexOf(base);
                    if (at > i) {
                        Integer a = jobs.get(i);
                        jobs.set(i, jobs.get(at));
                        jobs.set(at, a);
                    }
                }
            }
        }
    }

    /** Puts a job where it would like to be, takes off what is then too much and puts that back where it fits. */
    @Nullable
    PlanMove eject(Board board, int j) {
        int ready = board.ready(j);
        if (ready >= in.slots) {
            return null;
        }
        @Nullable Course[] old = new @Nullable Course[in.jobs];
        old[j] = board.course(j);
        Course was = old[j];
        int mode = was == null || random.nextBoolean() ? random.nextInt(in.itW[j].length) : was.mode;
        int latest = was == null ? in.windowSlots : Math.max(ready, was.start);
        int start = random.nextBoolean()
                ? ready
                : Math.min(in.slots - 1, ready + random.nextInt(Math.max(1, latest - ready + 1)));
        board.set(j, start, mode);
        List<Integer> off = new ArrayList<>();
        off.add(j);
        int first = random.nextInt(in.jobs);
        for (int i = 0; i < in.jobs && off.size() < EJECTED && board.hard() > 0; i++) {
            int other = (first + i) % in.jobs;
            boolean overlaps = board.placed(other)
                    && board.start[other] < board.endSlot(j)
                    && board.endSlot(other) > board.start[j];
            boolean behind = board.placed(other) && waitsFor(other, j) && board.start[other] < board.endSlot(j);
            if (other != j && (overlaps || behind)) {
                old[other] = board.course(other);
                board.set(other, null);
                off.add(other);
            }
        }
        boolean works = board.hard() == 0;
        if (works) {
            List<Integer> back = new ArrayList<>(off.subList(1, off.size()));
            inDependencyOrder(back);
            for (int other : back) {
                putBack(board, other, old[other], random.nextBoolean());
            }
        }
        PlanMove move = moveAndUndo(board, off, old);
        return works ? move : null;
    }

    private boolean waitsFor(int j, int base) {
        for (int b : in.before[j]) {
            if (b == base) {
                return true;
            }
        }
        return false;
    }

    private PlanMove moveAndUndo(Board board, List<Integer> off, @Nullable Course[] old) {
        PlannedJob[] jobs = new PlannedJob[off.size()];
        @Nullable Course[] courses = new @Nullable Course[off.size()];
        for (int i = 0; i < jobs.length; i++) {
            int each = off.get(i);
            jobs[i] = plan.getJobs().get(each);
            courses[i] = board.course(each);
        }
        for (int each : off) {
            board.set(each, old[each]);
        }
        return PlanMove.of(jobs, courses);
    }

    private void putBack(Board board, int j, @Nullable Course old, boolean cheap) {
        int ready = board.ready(j);
        if (ready >= in.slots) {
            return;
        }
        int modes = in.itW[j].length;
        int best = -1;
        int bestMode = -1;
        long bestCost = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            int mode = i == 0 && old != null ? old.mode : random.nextInt(modes);
            if (i == 1) {
                int[] same = in.sameSize[j][old == null ? mode : old.mode];
                mode = same[random.nextInt(same.length)];
            }
            int start = cheap ? board.cheapest(j, mode, ready, in.slots - 1) : board.earliest(j, mode, ready, true);
            if (start >= 0) {
                long cost = cheap ? board.costIf(j, mode, start) : board.endIf(j, start, mode);
                if (cost < bestCost) {
                    bestCost = cost;
                    best = start;
                    bestMode = mode;
                }
            }
        }
        if (best >= 0) {
            board.set(j, best, bestMode);
        }
    }
}
