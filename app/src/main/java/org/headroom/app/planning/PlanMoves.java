package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import org.optaplanner.core.impl.score.director.incremental.IncrementalScoreDirector;

/**
 * The moves of local search: slide, swap, chain with successors, change of size or cap, snap to the earliest fit, take a
 * few jobs off and put them back, cap the whole site for a while.
 */
public final class PlanMoves implements MoveIteratorFactory<Plan, PlanMove> {
    @Override
    public long getSize(ScoreDirector<Plan> director) {
        return Math.max(1, 1000L * director.getWorkingSolution().getJobs().size());
    }

    @Override
    public Iterator<PlanMove> createOriginalMoveIterator(ScoreDirector<Plan> director) {
        throw new UnsupportedOperationException("these moves are drawn at random");
    }

    @Override
    public Iterator<PlanMove> createRandomMoveIterator(ScoreDirector<Plan> director, Random random) {
        PlanScore score = (PlanScore) ((IncrementalScoreDirector<Plan, ?>) director).getIncrementalScoreCalculator();
        return new Draw(director.getWorkingSolution(), score, random);
    }

    private static final class Draw implements Iterator<PlanMove> {
        private static final int RUINED = 5;
        private static final int EJECTED = 25;
        private static final int REDRAWN = 8;
        private static final int PROBES = 6;

        private final Plan plan;
        private final Instance in;
        private final PlanScore score;
        private final Random random;

        Draw(Plan plan, PlanScore score, Random random) {
            this.plan = plan;
            this.in = plan.instance();
            this.score = score;
            this.random = random;
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
            return move == null ? stay(random.nextInt(in.jobs)) : move;
        }

        /** A move, or null if it was seen to break a limit. */
        private @Nullable PlanMove draw(Board board) {
            int j = random.nextInt(in.jobs);
            int kind = random.nextInt(1000);
            if (!board.placed(j)) {
                return kind < 900 ? snap(board, j) : eject(board, j);
            }
            if (kind < 350) {
                return slide(board, j);
            } else if (kind < 555) {
                return recap(board, j);
            } else if (kind < 705) {
                return resize(board, j);
            } else if (kind < 815) {
                return swap(board, j, random.nextInt(in.jobs));
            } else if (kind < 875) {
                return chain(board, j);
            } else if (kind < 965) {
                return snap(board, random.nextBoolean() ? j : late(board, j));
            } else if (kind < 976) {
                return ruin(board, random.nextBoolean() ? j : late(board, j));
            } else if (kind < 982 || in.spans.isEmpty()) {
                return eject(board, random.nextInt(4) == 0 ? j : late(board, j));
            }
            return capSpan(board);
        }

        /** The latest of a few jobs. */
        private int late(Board board, int j) {
            int latest = j;
            for (int i = 0; i < 4; i++) {
                int other = random.nextInt(in.jobs);
                if (board.latenessH(other) > board.latenessH(latest)) {
                    latest = other;
                }
            }
            return latest;
        }

        private PlanMove stay(int j) {
            PlannedJob job = plan.getJobs().get(j);
            return PlanMove.of(job, job.getCode());
        }

        /** The move to a place, or null if a look at a few slots shows that it is too much. */
        private @Nullable PlanMove unlessOverfull(Board board, int j, int start, int size, int cap) {
            int length = Math.min(board.endSlot(j) - board.start[j], in.slots - start);
            for (int probe = 0; probe < PROBES; probe++) {
                if (board.overfull(j, start + random.nextInt(length), size, cap)) {
                    return null;
                }
            }
            return to(j, start, size, cap);
        }

        private PlanMove to(int j, int start, int size, int cap) {
            return PlanMove.of(plan.getJobs().get(j), in.code(start, size, cap));
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
            return unlessOverfull(board, j, within(j, board.start[j] + step()), board.size[j], board.cap[j]);
        }

        private int anyCap(Board board, int j) {
            int caps = in.capW.length - in.firstCap[j];
            int cap = random.nextBoolean()
                    ? board.cap[j] + (random.nextBoolean() ? 1 : -1)
                    : in.firstCap[j] + random.nextInt(caps);
            return Math.clamp(cap, in.firstCap[j], in.capW.length - 1);
        }

        private int anySize(Board board, int j) {
            int sizes = in.sizes[j].length;
            int size = random.nextBoolean() ? board.size[j] + (random.nextBoolean() ? 1 : -1) : random.nextInt(sizes);
            return Math.clamp(size, 0, sizes - 1);
        }

        private @Nullable PlanMove recap(Board board, int j) {
            int cap = anyCap(board, j);
            int start = random.nextInt(3) == 0 ? within(j, board.start[j] + step()) : board.start[j];
            return unlessOverfull(board, j, start, board.size[j], cap);
        }

        private @Nullable PlanMove resize(Board board, int j) {
            if (in.sizes[j].length == 1) {
                return recap(board, j);
            }
            int start = random.nextInt(3) == 0 ? within(j, board.start[j] + step()) : board.start[j];
            int cap = random.nextInt(3) == 0 ? anyCap(board, j) : board.cap[j];
            return unlessOverfull(board, j, start, anySize(board, j), cap);
        }

        private @Nullable PlanMove swap(Board board, int j, int other) {
            if (!board.placed(other) || other == j) {
                return slide(board, j);
            }
            PlannedJob[] jobs = {plan.getJobs().get(j), plan.getJobs().get(other)};
            @Nullable
            Integer[] codes = {
                in.code(within(j, board.start[other]), board.size[j], board.cap[j]),
                in.code(within(other, board.start[j]), board.size[other], board.cap[other])
            };
            return new PlanMove(jobs, codes, new PlannedSpan[0], new @Nullable Integer[0]);
        }

        /** A job and all that wait for it, by the same step. */
        private @Nullable PlanMove chain(Board board, int j) {
            if (in.behind[j].length == 0) {
                return slide(board, j);
            }
            List<Integer> moved = new ArrayList<>();
            moved.add(j);
            for (int i = 0; i < moved.size() && moved.size() < 50; i++) {
                for (int next : in.behind[moved.get(i)]) {
                    if (board.placed(next) && !moved.contains(next)) {
                        moved.add(next);
                    }
                }
            }
            int step = step();
            PlannedJob[] jobs = new PlannedJob[moved.size()];
            @Nullable Integer[] codes = new @Nullable Integer[moved.size()];
            for (int i = 0; i < jobs.length; i++) {
                int each = moved.get(i);
                jobs[i] = plan.getJobs().get(each);
                codes[i] = in.code(within(each, board.start[each] + step), board.size[each], board.cap[each]);
            }
            return new PlanMove(jobs, codes, new PlannedSpan[0], new @Nullable Integer[0]);
        }

        /** Takes the job off and puts it where it first fits, maybe with another size or cap. */
        private PlanMove snap(Board board, int j) {
            int size = random.nextInt(3) == 0 ? anySize(board, j) : board.size[j];
            int cap = random.nextInt(3) == 0 ? anyCap(board, j) : board.cap[j];
            int ready = board.ready(j);
            if (ready >= in.slots) {
                return stay(j);
            }
            int from = ready;
            if (random.nextInt(4) == 0) {
                from = Math.min(in.slots - 1, ready + random.nextInt(Math.max(1, in.windowSlots)));
            }
            int oldStart = board.start[j];
            int oldSize = board.size[j];
            int oldCap = board.cap[j];
            board.set(j, -1, oldSize, oldCap);
            int start = board.earliest(j, size, cap, from, true);
            board.set(j, oldStart, oldSize, oldCap);
            return start < 0 ? stay(j) : to(j, start, size, cap);
        }

        /** Takes a few jobs that overlap in time off and puts them back in another order. */
        private PlanMove ruin(Board board, int j) {
            List<Integer> off = new ArrayList<>();
            off.add(j);
            for (int tries = 0; tries < 4 * RUINED && off.size() < RUINED; tries++) {
                int other = random.nextInt(in.jobs);
                boolean near = !board.placed(other)
                        || (board.start[other] <= board.endSlot(j) + 48 && board.endSlot(other) >= board.start[j] - 48);
                if (near && !off.contains(other)) {
                    off.add(other);
                }
            }
            int[] starts = new int[off.size()];
            int[] sizes = new int[off.size()];
            int[] caps = new int[off.size()];
            for (int i = 0; i < starts.length; i++) {
                int each = off.get(i);
                starts[i] = board.start[each];
                sizes[i] = board.size[each];
                caps[i] = board.cap[each];
                board.set(each, -1, sizes[i], caps[i]);
            }
            PlannedJob[] jobs = new PlannedJob[starts.length];
            @Nullable Integer[] codes = new @Nullable Integer[starts.length];
            for (int i = 0; i < starts.length; i++) {
                int each = off.get(i);
                jobs[i] = plan.getJobs().get(each);
                codes[i] = putBack(board, each, sizes[i], caps[i]);
            }
            for (int i = 0; i < starts.length; i++) {
                board.set(off.get(i), starts[i], sizes[i], caps[i]);
            }
            return new PlanMove(jobs, codes, new PlannedSpan[0], new @Nullable Integer[0]);
        }

        /** Puts a job where it would like to be, takes off what is then too much and puts that back where it fits. */
        private PlanMove eject(Board board, int j) {
            int ready = board.ready(j);
            if (ready >= in.slots) {
                return stay(j);
            }
            Placement before = Placement.of(board);
            int size = random.nextBoolean() ? board.size[j] : random.nextInt(in.sizes[j].length);
            int cap = random.nextBoolean() ? board.cap[j] : anyCap(board, j);
            int latest = board.placed(j) ? Math.max(ready, board.start[j]) : in.windowSlots;
            int start = random.nextBoolean()
                    ? ready
                    : Math.min(in.slots - 1, ready + random.nextInt(Math.max(1, latest - ready + 1)));
            board.set(j, start, size, cap);
            List<Integer> off = new ArrayList<>();
            int first = random.nextInt(in.jobs);
            for (int i = 0; i < in.jobs && off.size() < EJECTED && tooMuch(board); i++) {
                int other = (first + i) % in.jobs;
                boolean overlaps = board.placed(other)
                        && board.start[other] < board.endSlot(j)
                        && board.endSlot(other) > board.start[j];
                if (other != j && overlaps) {
                    board.set(other, -1, board.size[other], board.cap[other]);
                    off.add(other);
                }
            }
            boolean works = !tooMuch(board);
            if (works) {
                off.sort(Comparator.comparingLong(other -> in.job(other).dueS()));
                for (int pass = 0; pass < 3; pass++) {
                    for (int other : off) {
                        if (!board.placed(other)) {
                            putBack(board, other, before.size()[other], before.cap()[other]);
                        }
                    }
                }
            }
            off.add(j);
            PlannedJob[] jobs = new PlannedJob[off.size()];
            @Nullable Integer[] codes = new @Nullable Integer[off.size()];
            for (int i = 0; i < jobs.length; i++) {
                int each = off.get(i);
                jobs[i] = plan.getJobs().get(each);
                codes[i] = board.placed(each)
                        ? (Integer) in.code(board.start[each], board.size[each], board.cap[each])
                        : null;
            }
            for (int each : off) {
                board.set(each, before.start()[each], before.size()[each], before.cap()[each]);
            }
            return works ? new PlanMove(jobs, codes, new PlannedSpan[0], new @Nullable Integer[0]) : stay(j);
        }

        private static boolean tooMuch(Board board) {
            if (board.hardLoads() > 0) {
                return true;
            }
            board.refresh();
            return board.hard() > 0;
        }

        private @Nullable Integer putBack(Board board, int j, int oldSize, int oldCap) {
            int ready = board.ready(j);
            if (ready >= in.slots) {
                return null;
            }
            int size = oldSize;
            int cap = random.nextInt(3) == 0 ? anyCap(board, j) : oldCap;
            int start = board.earliest(j, size, cap, ready, true);
            if (in.sizes[j].length > 1) {
                int otherSize = random.nextInt(in.sizes[j].length);
                int otherStart = board.earliest(j, otherSize, cap, ready, true);
                if (otherStart >= 0
                        && (start < 0
                                || board.endIf(j, otherStart, otherSize, cap) < board.endIf(j, start, size, cap))) {
                    start = otherStart;
                    size = otherSize;
                }
            }
            if (start < 0) {
                return null;
            }
            board.set(j, start, size, cap);
            return in.code(start, size, cap);
        }

        private PlanMove capSpan(Board board) {
            int span = random.nextInt(in.spans.size());
            int old = board.spanCap[span];
            int cap = random.nextBoolean()
                    ? Math.clamp(old + (random.nextBoolean() ? 1 : -1), 0, in.capW.length - 1)
                    : random.nextInt(in.capW.length);
            return new PlanMove(
                    new PlannedJob[0],
                    new @Nullable Integer[0],
                    new PlannedSpan[] {plan.getSpans().get(span)},
                    new @Nullable Integer[] {cap});
        }
    }
}
