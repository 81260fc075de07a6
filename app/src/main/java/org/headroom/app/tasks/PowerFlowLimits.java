package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.tasks.PowerFlowFigures.LimitRow;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.grid.powerflow.FlowState;

/** Limits that stand in a network file against its solution. A limit counts as kept up to the rounding of a solution. */
final class PowerFlowLimits {
    private static final double MEGA = 1e6;
    private static final double ROUND_PU = 1e-7;
    private static final double ROUND_PERCENT = 1e-6;
    private static final double ROUND_W = 10;

    private PowerFlowLimits() {}

    static List<LimitRow> violations(Network network, FlowState state) {
        List<LimitRow> rows = new ArrayList<>();
        Map<String, Integer> buses = new HashMap<>();
        for (int i = 0; i < network.buses().size(); i++) {
            buses.put(network.buses().get(i).id(), i);
            if (state.energized(i)) {
                voltage(network.buses().get(i), state.voltagePu(i), rows);
            }
        }
        for (int i = 0; i < network.branches().size(); i++) {
            double loading = state.loadingPercent(i);
            if (loading > 100 + ROUND_PERCENT) {
                rows.add(
                        new LimitRow("branch_loading", network.branches().get(i).id(), loading, 100, "percent"));
            }
        }
        for (int i = 0; i < network.generators().size(); i++) {
            Generator g = network.generators().get(i);
            int bus = buses.getOrDefault(g.bus(), 0);
            if (g.inService() && state.energized(bus)) {
                range("reactive_power", g.id(), state.generatorVar(i), g.minVar(), g.maxVar(), "mvar", rows);
                if (network.buses().get(bus).kind() == Bus.Kind.REFERENCE) {
                    range("active_power", g.id(), state.generatorW(i), g.minW(), g.maxW(), "mw", rows);
                }
            }
        }
        return rows;
    }

    private static void voltage(Bus bus, double voltagePu, List<LimitRow> rows) {
        if (voltagePu > bus.maxPu() + ROUND_PU) {
            rows.add(new LimitRow("voltage_high", bus.id(), voltagePu, bus.maxPu(), "pu"));
        } else if (voltagePu < bus.minPu() - ROUND_PU) {
            rows.add(new LimitRow("voltage_low", bus.id(), voltagePu, bus.minPu(), "pu"));
        }
    }

    private static void range(
            String limit, String id, double value, double low, double high, String unit, List<LimitRow> rows) {
        if (value > high + ROUND_W) {
            rows.add(new LimitRow(limit + "_high", id, value / MEGA, high / MEGA, unit));
        } else if (value < low - ROUND_W) {
            rows.add(new LimitRow(limit + "_low", id, value / MEGA, low / MEGA, unit));
        }
    }
}
