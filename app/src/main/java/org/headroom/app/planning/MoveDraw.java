package org.headroom.app.planning;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Draws the moves of local search: slide, swap, chain with successors, change of size, cap or site, snap to the earliest
 * or the cheapest fit, cap the whole site for a while, and with {@link Ruin} take jobs off and put them back.
 */
final class MoveDraw implements Iterator<PlanMove> {
    private static final int SHAVED = 12;
    private static final int REDRAWN = 8;
    private static final int PROBES = 4;
    private static final int LONGEST_CHAIN = 50;

    private final List<PlannedJob> entities;
    private final Plan plan;
    private final Instance in;
    private final PlanScore score;
    private final Random random;
    private final Ruin ruin;

    MoveDraw(Plan plan, PlanScore score, Random random) {
        this.plan = plan;
        this.entities = plan.getJobs();
        this.in = plan.instance();
        this.score = score;
        this.random = random;
        this.ruin = new Ruin(plan, random);
    }

    @Override
    public boolean hasNext() {
        return in.jobs > 0;
    }

    @Override
    public PlanMove next() {
        Board board = score.board();
        PlanMove move = draw(board);
        for (int again = 0; again < REDRAWN && move == null; again++) {
            move = draw(board);
        }
        return move == null ? stay(board, random.nextInt(in.jobs)) : move;
    }

    /** A move, or null if it was seen to break a limit. */
    private @Nullable PlanMove draw(Board board) {
        int j = random.nextInt(in.jobs);
        int kind = random.nextInt(1000);
        if (!board.placed(j)) {
            return kind < 900 ? snap(board, j) : ruin.eject(board, j);
        }
        if (kind < 25) {
            return shave(board);
        } else if (kind < 420) {
            return slide(board, j);
        } else if (kind < 560) {
            return recap(board, j);
        } else if (kind < 690) {
            return remode(board, j);
        } else if (kind < 830) {
            return swap(board, j, random.nextInt(in.jobs));
        } else if (kind < 880) {
            return chain(board, j);
        } else if (kind < 960) {
            return snap(board, random.nextBoolean() ? j : late(board, j));
        } else if (kind < 975) {
            return ruin.ruin(board, random.nextBoolean() ? j : late(board, j));
        } else if (kind < 985 || in.spans.isEmpty()) {
            return ruin.eject(board, random.nextInt(4) == 0 ? j : late(board, j));
        }
        return capSpan(board);
    }

    /** The latest of a few jobs. */
    private int late(Board board, int j) {
        int latest = j;
        for (int i = 0; i < 4; i++) {
            int other = random.nextInt(in.jobs);
            if (board.lateMicroUsd(other) > board.lateMicroUsd(latest)) {
                latest = other;
            }
        }
        return latest;
    }

    private PlanMove stay(Board board, int j) {
        return PlanMove.of(entities.get(j), board.course(j));
    }

    /** The move to a place, or null if a look at a few slots shows that it is too much. */
    private @Nullable PlanMove unlessOverfull(Board board, int j, int start, int mode) {
        int length = Math.min(in.length[j][mode], in.slots - start);
        if (board.overfull(j, start, mode) || board.overfull(j, start + length - 1, mode)) {
            return null;
        }
        for (int probe = 0; probe < PROBES; probe++) {
            if (board.overfull(j, start + random.nextInt(length), mode)) {
                return null;
            }
        }
        return PlanMove.of(entities.get(j), Course.of(start, mode));
    }

    private int within(int j, int start) {
        return Math.clamp(start, Math.min(in.release[j], in.slots - 1), in.slots - 1);
    }

    /** Short steps often, long ones now and then. */
    private int step() {
        int width = 1 << random.nextInt(8);
        int step = 1 + random.nextInt(width);
        return random.nextBoolean() ? step : -step;
    }

    private @Nullable PlanMove slide(Board board, int j) {
        int start = within(j, board.start[j] + step());
        return start == board.start[j] ? null : unlessOverfull(board, j, start, board.mode[j]);
    }

    /** Another mode of the same size. */
    private int otherCap(int j, int mode) {
        int[] same = in.sameSize[j][mode];
        return same[random.nextInt(same.length)];
    }

    private @Nullable PlanMove recap(Board board, int j) {
        int mode = otherCap(j, board.mode[j]);
        int start = random.nextInt(3) == 0 ? within(j, board.start[j] + step()) : board.start[j];
        return mode == board.mode[j] ? null : unlessOverfull(board, j, start, mode);
    }

    /** Another size, a little other or any, at about the same cap. */
    private int otherSize(Board board, int j) {
        int mode = board.mode[j];
        if (in.cloud[j][mode] || random.nextInt(4) == 0) {
            return random.nextInt(in.itW[j].length);
        }
        int sizes = in.sizes[j].length;
        int size = random.nextBoolean() ? in.sizeOf[j][mode] + (random.nextBoolean() ? 1 : -1) : random.nextInt(sizes);
        int other = in.modeAt[j][Math.clamp(size, 0, sizes - 1)][in.capOf[j][mode]];
        return other < 0 ? mode : other;
    }

    private @Nullable PlanMove remode(Board board, int j) {
        int mode = otherSize(board, j);
        int start = random.nextInt(3) == 0 ? within(j, board.start[j] + step()) : board.start[j];
        if (random.nextInt(3) == 0) {
            // the end stays where it is
            start = within(j, board.endSlot(j) - in.length[j][mode]);
        }
        return mode == board.mode[j] ? null : unlessOverfull(board, j, start, mode);
    }

    private @Nullable PlanMove swap(Board board, int j, int other) {
        if (!board.placed(other) || other == j) {
            return null;
        }
        int start = within(j, board.start[other]);
        int otherStart = within(other, board.start[j]);
        if (random.nextBoolean()) {
            // one begins where the other began, the other ends where the one ended
            otherStart = within(other, board.endSlot(j) - in.length[other][board.mode[other]]);
            start = within(j, board.endSlot(other) - in.length[j][board.mode[j]]);
        }
        PlannedJob[] jobs = {entities.get(j), entities.get(other)};
        @Nullable Course[] courses = {Course.of(start, board.mode[j]), Course.of(otherStart, board.mode[other])};
        return PlanMove.of(jobs, courses);
    }

    /** A job and all that wait for it, by the same step. */
    private @Nullable PlanMove chain(Board board, int j) {
        if (in.behind[j].length == 0) {
            return null;
        }
        int[] moved = new int[LONGEST_CHAIN];
        moved[0] = j;
        int count = 1;
        for (int i = 0; i < count; i++) {
            for (int next : in.behind[moved[i]]) {
                boolean seen = count == LONGEST_CHAIN || !board.placed(next);
                for (int k = 0; k < count && !seen; k++) {
                    seen = moved[k] == next;
                }
                if (!seen) {
                    moved[count++] = next;
                }
            }
        }
        int step = step();
        PlannedJob[] jobs = new PlannedJob[count];
        @Nullable Course[] courses = new @Nullable Course[count];
        for (int i = 0; i < count; i++) {
            int each = moved[i];
            jobs[i] = entities.get(each);
            courses[i] = Course.of(within(each, board.start[each] + step), board.mode[each]);
        }
        return PlanMove.of(jobs, courses);
    }

    /** Takes the job off and puts it where it first fits, or where it is cheapest, maybe in another mode. */
    private @Nullable PlanMove snap(Board board, int j) {
        int mode = board.placed(j) ? board.mode[j] : random.nextInt(in.itW[j].length);
        int kind = random.nextInt(3);
        if (kind == 0) {
            mode = otherCap(j, mode);
        } else if (kind == 1) {
            mode = random.nextInt(in.itW[j].length);
        }
        int ready = board.ready(j);
        if (ready >= in.slots) {
            return null;
        }
        Course old = board.course(j);
        board.set(j, null);
        int start;
        if (random.nextBoolean()) {
            start = board.cheapest(j, mode, ready, in.slots - 1);
        } else {
            int from = random.nextInt(3) == 0
                    ? Math.min(in.slots - 1, ready + random.nextInt(Math.max(1, in.windowSlots)))
                    : ready;
            start = board.earliest(j, mode, from, true);
        }
        board.set(j, old);
        boolean same = start < 0 || (old != null && old.start == start && old.mode == mode);
        return same ? null : PlanMove.of(entities.get(j), Course.of(start, mode));
    }

    /** Gives some of the jobs that run at a peak their next lower cap, or one of them another time. */
    private @Nullable PlanMove shave(Board board) {
        int slot = board.sums.peakSlot(random);
        int[] found = new int[SHAVED];
        int count = 0;
        int first = random.nextInt(in.jobs);
        int share = 1 + random.nextInt(4);
        for (int i = 0; i < in.jobs && count < SHAVED; i++) {
            int j = (first + i) % in.jobs;
            boolean there = board.placed(j) && board.start[j] <= slot && slot < board.endSlot(j);
            if (there && !in.cloud[j][board.mode[j]] && random.nextInt(4) < share) {
                found[count++] = j;
            }
        }
        if (count == 0) {
            return null;
        }
        PlannedJob[] jobs = new PlannedJob[count];
        @Nullable Course[] courses = new @Nullable Course[count];
        for (int i = 0; i < count; i++) {
            int j = found[i];
            int mode = lowerCap(j, board.mode[j]);
            int end = board.endSlot(j) - in.length[j][mode];
            boolean early = random.nextBoolean() && end >= board.ready(j);
            jobs[i] = entities.get(j);
            courses[i] = Course.of(early ? end : board.start[j], mode);
        }
        return PlanMove.of(jobs, courses);
    }

    /** The mode of the same size with the next lower cap; itself where there is none. */
    private int lowerCap(int j, int mode) {
        int[] same = in.sameSize[j][mode];
        for (int m : same) {
            if (in.capOf[j][m] > in.capOf[j][mode]) {
                return m;
            }
        }
        return mode;
    }

    private PlanMove capSpan(Board board) {
        int span = random.nextInt(in.spans.size());
        int old = board.spanCap[span];
        int cap = random.nextBoolean()
                ? Math.clamp(old + (random.nextBoolean() ? 1 : -1), 0, in.capW.length - 1)
                : random.nextInt(in.capW.length);
        return new PlanMove(
                new PlannedJob[0],
                new @Nullable Course[0],
                new PlannedSpan[] {plan.getSpans().get(span)},
                new @Nullable Integer[] {cap});
    }
}
