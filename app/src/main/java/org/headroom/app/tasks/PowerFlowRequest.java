package org.headroom.app.tasks;

import java.nio.file.Path;

/**
 * A power flow as a user asked for it.
 *
 * @param file a network file
 * @param limits what is done with generators beyond their reactive limits
 * @param flatStart whether to begin at 1 pu everywhere and not at the file's voltages
 * @param tolerancePu largest mismatch of a solution at any bus, pu of the file's base
 * @param outages whether every branch is taken out in turn
 * @param shortCircuit whether the short-circuit level of every bus is asked for
 */
public record PowerFlowRequest(
        Path file, Limits limits, boolean flatStart, double tolerancePu, boolean outages, boolean shortCircuit) {
    /** What is done with generators beyond their reactive limits. */
    public enum Limits {
        /** Nothing. */
        IGNORE,
        /** Set to the limit for good, as MATPOWER's {@code enforce_q_lims = 1}. */
        ENFORCE,
        /** Set to the limit, and back to holding the voltage as soon as the limit no longer binds. */
        RELEASE
    }
}
