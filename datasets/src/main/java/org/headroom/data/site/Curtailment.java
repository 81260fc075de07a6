package org.headroom.data.site;

import java.util.Set;

/**
 * What a call of the utility can use and how fast it answers. What the file does not say is the default named in
 * docs/models/curtail.md.
 *
 * @param protectedWork ids of the kinds of work that are left alone
 * @param capLatencyS from the order to the last GPU at its new cap, s
 * @param shutdownS from the order until an idle server is off, s
 * @param bootS from the order until a server that was off can take a job, s
 * @param powerCycleUsd what switching one server off and on costs, $
 * @param rampWPerS fastest rise of the meter after a call, W/s
 * @param batteryChargeShare state of charge at the call, 1
 * @param batteryResponseS from the order to the battery at its power, s
 */
public record Curtailment(
        Set<String> protectedWork,
        double capLatencyS,
        double shutdownS,
        double bootS,
        double powerCycleUsd,
        double rampWPerS,
        double batteryChargeShare,
        double batteryResponseS) {
    public Curtailment {
        protectedWork = Set.copyOf(protectedWork);
    }
}
