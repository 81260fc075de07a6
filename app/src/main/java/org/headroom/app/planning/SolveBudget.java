package org.headroom.app.planning;

/**
 * How long to search: by the clock, or by a number of candidate plans scored (a step), which gives the same plan for the
 * same inputs and seed on any machine.
 *
 * @param seconds wall time; not used when {@code steps} is above 0
 * @param steps candidates to score; 0 to go by the clock
 */
public record SolveBudget(double seconds, long steps, long seed) {
    public static SolveBudget ofSeconds(double seconds, long seed) {
        return new SolveBudget(seconds, 0, seed);
    }

    public static SolveBudget ofSteps(long steps, long seed) {
        if (steps < 1) {
            throw new IllegalArgumentException("a solve takes at least one step");
        }
        return new SolveBudget(0, steps, seed);
    }

    boolean inSteps() {
        return steps > 0;
    }

    SolveBudget share(double share) {
        return inSteps()
                ? new SolveBudget(0, Math.max(1, (long) (steps * share)), seed)
                : new SolveBudget(seconds * share, 0, seed);
    }
}
