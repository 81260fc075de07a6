package org.headroom.app.planning;

import java.util.Iterator;
import java.util.Random;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import org.optaplanner.core.impl.score.director.incremental.IncrementalScoreDirector;

/** Gives OptaPlanner the moves that a {@link MoveDraw} draws. */
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
        return new MoveDraw(director.getWorkingSolution(), score, random);
    }
}
