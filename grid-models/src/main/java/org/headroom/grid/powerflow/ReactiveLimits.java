package org.headroom.grid.powerflow;

/** What is done with generators beyond their reactive limits. */
public enum ReactiveLimits {
    /** Nothing: a held voltage is held. */
    IGNORE,
    /**
     * MATPOWER's {@code enforce_q_lims = 1}: all that are beyond a limit are set to it at once, their buses become PQ for
     * good, and the solution goes on from the last one; the reference bus is no exception.
     */
    ENFORCE,
    /** As operated: a bus goes back to its voltage as soon as the limit no longer binds; the reference always holds. */
    RELEASE
}
