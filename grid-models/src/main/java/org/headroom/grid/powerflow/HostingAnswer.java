package org.headroom.grid.powerflow;

import java.util.List;

/**
 * How much more load fits.
 *
 * @param baseW with all in service, W; 0 if a limit is passed already
 * @param baseLimit what binds then
 * @param outageW with any one branch out, W; never more than {@code baseW}
 * @param outageLimit what binds then
 * @param outage the branch whose loss binds; empty if the base case binds first
 * @param unsupplied branches whose loss cuts off a bus that was asked about; they have no say in {@code outageW}
 */
public record HostingAnswer(
        double baseW,
        NetworkLimit baseLimit,
        double outageW,
        NetworkLimit outageLimit,
        String outage,
        List<String> unsupplied) {
    public HostingAnswer {
        unsupplied = List.copyOf(unsupplied);
    }
}
