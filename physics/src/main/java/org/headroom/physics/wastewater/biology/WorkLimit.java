package org.headroom.physics.wastewater.biology;

import java.util.Locale;
import java.util.function.IntFunction;
import org.headroom.physics.basis.NoConvergence;

/**
 * How much a calculation may do: evaluations of the rates, not time, so that the same input ends alike everywhere. An evaluation of
 * the benchmark's plant takes 4 microseconds; its steady state takes a few thousand, its dry fortnight twice 250,000.
 */
final class WorkLimit {
    private static final long LOOK_EVERY = 4096;

    private final String what;
    private final long most;
    private final IntFunction<String> names;
    private final RunWatcher watcher;
    private long spent;
    private double atD;

    /**
     * @param what is looked for
     * @param most evaluations
     * @param names of states
     * @param watcher is told of the share of evaluations that are spent
     */
    WorkLimit(String what, long most, IntFunction<String> names, RunWatcher watcher) {
        this.what = what;
        this.most = most;
        this.names = names;
        this.watcher = watcher;
    }

    /** No limit, states by number. */
    static WorkLimit none() {
        return new WorkLimit("end", Long.MAX_VALUE, i -> "state " + i, RunWatcher.NONE);
    }

    /** Says how far the calculation is. */
    void at(double timeD) {
        atD = timeD;
    }

    /** @throws NoConvergence when that is more than there was */
    void spend(long evaluations) {
        long before = spent;
        spent += evaluations;
        if (spent > most) {
            throw new NoConvergence(String.format(
                    Locale.ROOT, "no %s within %d evaluations of the rates; given up at day %.4g", what, most, atD));
        }
        if (before / LOOK_EVERY != spent / LOOK_EVERY) {
            watcher.progress(spent / (double) most);
        }
    }

    /** What to throw when no step is short enough. */
    NoConvergence vanished(double timeD, int state) {
        return new NoConvergence(String.format(
                Locale.ROOT,
                "no %s: the time step vanished at day %.6g, where %s changes faster than steps can follow or falls below 0",
                what,
                timeD,
                names.apply(state)));
    }
}
