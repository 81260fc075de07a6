package org.headroom.app.planning;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.optaplanner.core.api.solver.Solver;

/**
 * Follows a search while it runs, and ends it early: what was found by then is kept. Searches beside each other report
 * here together; a score is told when it is the best so far of one round, for limits change between rounds.
 */
public final class SearchWatch {
    /** Watches nothing. */
    static final SearchWatch NONE = new SearchWatch((_, _, _) -> {});

    /** Takes scores as they are found, on the searches' threads, one at a time. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param scoreUsd the objective; NaN while a hard limit is broken, for then it does not count
         * @param feasible whether no hard limit is broken
         * @param round of tightening, from 1
         */
        void found(double scoreUsd, boolean feasible, int round);
    }

    private final Listener listener;
    private final Set<Solver<Plan>> running = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private long bestHard = Long.MAX_VALUE;
    private long bestSoft = Long.MAX_VALUE;
    private int round;

    public SearchWatch(Listener listener) {
        this.listener = listener;
    }

    /** Ends what runs now and all that would follow; may be said again. */
    public void stop() {
        stopped = true;
        running.forEach(Solver::terminateEarly);
    }

    public boolean stopped() {
        return stopped;
    }

    synchronized void round(int next) {
        round = next;
        bestHard = Long.MAX_VALUE;
        bestSoft = Long.MAX_VALUE;
    }

    synchronized void found(long hard, long soft) {
        if (hard < bestHard || (hard == bestHard && soft < bestSoft)) {
            bestHard = hard;
            bestSoft = soft;
            listener.found(hard == 0 ? soft * 1e-6 : Double.NaN, hard == 0, round);
        }
    }

    void started(Solver<Plan> solver) {
        running.add(solver);
    }

    void ended(Solver<Plan> solver) {
        running.remove(solver);
    }
}
