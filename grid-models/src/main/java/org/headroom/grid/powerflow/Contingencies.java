package org.headroom.grid.powerflow;

import java.util.ArrayList;
import java.util.List;

/**
 * N-1: the network with each of its branches taken out in turn.
 *
 * <p>An outage sets the branch's admittance to zero in the pattern that is there, and the solution starts from the base case's
 * voltages; one that fails is tried once more from the network's own starting voltages. Afterwards all is as it was.
 */
public final class Contingencies {
    private final PowerFlow flow;
    private final FlowState state;

    public Contingencies(PowerFlow flow) {
        this.flow = flow;
        state = flow.newState();
    }

    /** All branches that are in service, in the network's order. */
    public List<Contingency> all(FlowState base, ReactiveLimits limits) {
        List<Contingency> found = new ArrayList<>();
        for (int k = 0; k < flow.net.branches; k++) {
            if (flow.branchInService(k)) {
                found.add(without(k, base, limits));
            }
        }
        return found;
    }

    /** The network without one branch, started from a solved base case. */
    public Contingency without(int branch, FlowState base, ReactiveLimits limits) {
        boolean inService = flow.branchInService(branch);
        flow.setBranch(branch, false);
        try {
            solve(flow, state, base, limits);
        } finally {
            flow.setBranch(branch, inService);
        }
        return judge(branch, base);
    }

    /** The voltages and flows of the outage asked for last. */
    public FlowState last() {
        return state;
    }

    /** Solves from the base's voltages, and from the network's own if that fails. */
    static boolean solve(PowerFlow flow, FlowState state, FlowState base, ReactiveLimits limits) {
        state.copyFrom(base);
        if (flow.solve(state, limits)) {
            return true;
        }
        flow.start(state);
        return flow.solve(state, limits);
    }

    private Contingency judge(int branch, FlowState base) {
        String id = flow.network.branches().get(branch).id();
        int lost = 0;
        for (int i = 0; i < flow.net.buses; i++) {
            lost += base.energized[i] && !state.energized[i] ? 1 : 0;
        }
        double lostLoadW = state.lostLoadW - base.lostLoadW;
        if (!state.converged()) {
            return new Contingency(id, state.outcome(), "", Double.NaN, Double.NaN, "", lost, lostLoadW);
        }
        int worst = mostLoaded(flow, state);
        int lowest = lowest(state);
        return new Contingency(
                id,
                state.outcome(),
                worst < 0 ? "" : flow.network.branches().get(worst).id(),
                worst < 0 ? Double.NaN : state.loadingPercent(worst),
                lowest < 0 ? Double.NaN : state.voltagePu(lowest),
                lowest < 0 ? "" : flow.network.buses().get(lowest).id(),
                lost,
                lostLoadW);
    }

    /** The branch loaded most by its rating; -1 if none has one. */
    static int mostLoaded(PowerFlow flow, FlowState state) {
        int worst = -1;
        double most = -1;
        for (int k = 0; k < flow.net.branches; k++) {
            if (flow.net.in[k]) {
                double square = state.loadingSquare(k);
                if (square > most) {
                    most = square;
                    worst = k;
                }
            }
        }
        return worst;
    }

    private static int lowest(FlowState state) {
        int lowest = -1;
        double square = Double.POSITIVE_INFINITY;
        for (int i = 0; i < state.e.length; i++) {
            double here = state.e[i] * state.e[i] + state.f[i] * state.f[i];
            if (state.energized[i] && here < square) {
                square = here;
                lowest = i;
            }
        }
        return lowest;
    }
}
