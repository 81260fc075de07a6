package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.grid.network.Network;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ReactiveLimits;

/** Every branch in service taken out in turn, each solved from the base case. */
final class PowerFlowOutages {
    private static final double MEGA = 1e6;

    private final PowerFlow flow;
    private final Network network;
    private final FlowState base;
    private final ReactiveLimits limits;

    PowerFlowOutages(PowerFlow flow, FlowState base, ReactiveLimits limits) {
        this.flow = flow;
        this.network = flow.network();
        this.base = base;
        this.limits = limits;
    }

    List<OutageRow> rows() {
        List<OutageRow> rows = new ArrayList<>();
        FlowState state = flow.newState();
        for (int k = 0; k < network.branches().size(); k++) {
            if (flow.branchInService(k)) {
                state.copyFrom(base);
                flow.setBranch(k, false);
                flow.solve(state, limits);
                flow.setBranch(k, true);
                rows.add(row(network.branches().get(k).id(), state));
            }
        }
        return rows;
    }

    private OutageRow row(String branch, FlowState state) {
        String outcome = state.outcome().text();
        if (!state.converged()) {
            return new OutageRow(branch, false, outcome, "", Double.NaN, Double.NaN, "", state.lostLoadW() / MEGA);
        }
        int worst = -1;
        for (int k = 0; k < network.branches().size(); k++) {
            double loading = state.loadingPercent(k);
            if (Double.isFinite(loading) && (worst < 0 || loading > state.loadingPercent(worst))) {
                worst = k;
            }
        }
        int lowest = -1;
        for (int i = 0; i < network.buses().size(); i++) {
            if (state.energized(i) && (lowest < 0 || state.voltagePu(i) < state.voltagePu(lowest))) {
                lowest = i;
            }
        }
        return new OutageRow(
                branch,
                true,
                outcome,
                worst < 0 ? "" : network.branches().get(worst).id(),
                worst < 0 ? Double.NaN : state.loadingPercent(worst),
                lowest < 0 ? Double.NaN : state.voltagePu(lowest),
                lowest < 0 ? "" : network.buses().get(lowest).id(),
                state.lostLoadW() / MEGA);
    }
}
