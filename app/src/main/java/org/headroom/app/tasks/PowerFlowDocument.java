package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.tasks.PowerFlowFigures.BranchRow;
import org.headroom.app.tasks.PowerFlowFigures.BusRow;
import org.headroom.app.tasks.PowerFlowFigures.GeneratorRow;
import org.headroom.app.tasks.PowerFlowFigures.LimitRow;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.app.tasks.PowerFlowFigures.ShortCircuitRow;

/**
 * The document {@code headroom.powerflow/1}. A bus is a number where all buses of the file are, else a text. Where no solution was
 * found, its figures are null.
 */
public final class PowerFlowDocument {
    private final PowerFlowCase solved;
    private final boolean numbered;

    private PowerFlowDocument(PowerFlowCase solved) {
        this.solved = solved;
        this.numbered = solved.numbered();
    }

    public static Map<String, Object> of(PowerFlowCase solved) {
        return new PowerFlowDocument(solved).document();
    }

    private Map<String, Object> document() {
        Map<String, Object> document = Envelope.begin("headroom.powerflow/1", null);
        document.remove("run_id");
        document.put("case", solved.name());
        document.put("q_limits", solved.request().limits().name().toLowerCase(Locale.ROOT));
        document.put("converged", solved.converged());
        document.put("outcome", solved.outcome());
        document.put("iterations", solved.iterations());
        figure(document, "loss_mw", solved.lossMw());
        figure(document, "lost_load_mw", solved.lostLoadMw());
        document.put("buses", solved.buses().stream().map(this::bus).toList());
        document.put(
                "generators", solved.generators().stream().map(this::generator).toList());
        document.put("branches", solved.branches().stream().map(this::branch).toList());
        if (solved.request().outages()) {
            document.put(
                    "contingencies", solved.outages().stream().map(this::outage).toList());
        }
        if (solved.request().shortCircuit()) {
            document.put(
                    "short_circuits",
                    solved.shortCircuits().stream().map(this::shortCircuit).toList());
        }
        List<Map<String, Object>> violations = new ArrayList<>();
        solved.violations().forEach(v -> violations.add(violation(v)));
        document.put("violations", violations);
        return document;
    }

    private Map<String, Object> bus(BusRow row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("bus", bus(row.bus()));
        figure(one, "vm_pu", row.vmPu());
        figure(one, "va_deg", row.vaDeg());
        one.put("energized", row.energized());
        return one;
    }

    private Map<String, Object> generator(GeneratorRow row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("bus", bus(row.bus()));
        figure(one, "p_mw", row.pMw());
        figure(one, "q_mvar", row.qMvar());
        one.put("generator", row.generator());
        one.put("in_service", row.inService());
        return one;
    }

    private Map<String, Object> branch(BranchRow row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("from", bus(row.from()));
        one.put("to", bus(row.to()));
        figure(one, "p_from_mw", row.pFromMw());
        figure(one, "q_from_mvar", row.qFromMvar());
        figure(one, "p_to_mw", row.pToMw());
        figure(one, "q_to_mvar", row.qToMvar());
        figure(one, "loading_percent", row.loadingPercent());
        one.put("branch", row.branch());
        one.put("in_service", row.inService());
        return one;
    }

    private Map<String, Object> outage(OutageRow row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("branch", row.branch());
        one.put("converged", row.converged());
        one.put("outcome", row.outcome());
        text(one, "worst_branch", row.worstBranch());
        Envelope.put(one, "worst_loading_percent", row.worstLoadingPercent());
        Envelope.put(one, "lowest_vm_pu", row.lowestVmPu());
        text(one, "lowest_bus", row.lowestBus().isEmpty() ? "" : bus(row.lowestBus()));
        one.put("lost_buses", row.lostBuses());
        Envelope.put(one, "lost_load_mw", row.lostLoadMw());
        return one;
    }

    private Map<String, Object> shortCircuit(ShortCircuitRow row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("bus", bus(row.bus()));
        Envelope.put(one, "short_circuit_mva", row.mva());
        Envelope.put(one, "short_circuit_ka", row.ka());
        Envelope.put(one, "x_over_r", row.xOverR());
        return one;
    }

    private static Map<String, Object> violation(LimitRow row) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("limit", row.limit());
        one.put("at", row.at());
        Envelope.put(one, "worst", row.worst());
        Envelope.put(one, "allowed", row.allowed());
        one.put("unit", row.unit());
        return one;
    }

    private Object bus(String id) {
        return numbered ? (Object) Long.valueOf(id) : id;
    }

    private void figure(Map<String, Object> one, String key, double value) {
        Envelope.put(one, key, solved.converged() ? value : Double.NaN);
    }

    private static void text(Map<String, Object> one, String key, Object value) {
        Envelope.put(one, key, value.equals("") ? null : value);
    }
}
