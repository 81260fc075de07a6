package org.headroom.grid.powerflow;

/**
 * What happens when one branch is out.
 *
 * @param branch the one that is out
 * @param outcome how the power flow ended
 * @param worstBranch the one loaded most by its rating; empty if none has a rating or there is no solution
 * @param worstLoadingPercent its loading, percent; NaN if there is none
 * @param lowestVoltagePu lowest voltage at a bus that is still supplied, pu; NaN without a solution
 * @param lowestBus where that is; empty without a solution
 * @param lostBuses how many buses lost their supply
 * @param lostLoadW load at buses without supply beyond that of the base case, W
 */
public record Contingency(
        String branch,
        Outcome outcome,
        String worstBranch,
        double worstLoadingPercent,
        double lowestVoltagePu,
        String lowestBus,
        int lostBuses,
        double lostLoadW) {}
