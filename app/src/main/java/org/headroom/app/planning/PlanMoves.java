package org.headroom.app.planning;

import java.util.ArrayList;
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
            int j = random.nextInt(in.jobs);
            int kind = random.nextInt(100);
            if (!board.placed(j)) {
                return snap(board, j);
            }
            if (kind < 26) {
                return slide(board, j);
            } else if (kind < 44) {
                return recap(board, j);
            } else if (kind < 58) {
                return resize(board, j);
            } else if (kind < 68) {
                return swap(board, j, random.nextInt(in.jobs));
            } else if (kind < 74) {
                return chain(board, j);
            } else if (kind < 90) {
                return snap(board, j);
            } else if (kind < 96 || in.spans.isEmpty()) {
                return ruin(board, j);
            }
            return capSpan(board);
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

        private PlanMove slide(Board board, int j) {
            return to(j, within(j, board.start[j] + step()), board.size[j], board.cap[j]);
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

        private PlanMove recap(Board board, int j) {
            int cap = anyCap(board, j);
            int start = random.nextInt(3) == 0 ? within(j, board.start[j] + step()) : board.start[j];
            return to(j, start, board.size[j], cap);
        }

        private PlanMove resize(Board board, int j) {
            if (in.sizes[j].length == 1) {
                return recap(board, j);
            }
            int start = random.nextInt(3) == 0 ? within(j, board.start[j] + step()) : board.start[j];
            return to(j, start, anySize(board, j), random.nextInt(3) == 0 ? anyCap(board, j) : board.cap[j]);
        }

        private PlanMove swap(Board board, int j, int other) {
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
        private PlanMove chain(Board board, int j) {
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
                return PlanMove.of(plan.getJobs().get(j), plan.getJobs().get(j).getCode());
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
            return start < 0
                    ? PlanMove.of(plan.getJobs().get(j), plan.getJobs().get(j).getCode())
                    : to(j, start, size, cap);
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
