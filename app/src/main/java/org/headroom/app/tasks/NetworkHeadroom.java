package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.HostingAnswer;
import org.headroom.grid.powerflow.HostingHeadroom;
import org.headroom.grid.powerflow.HostingQuestion;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ReactiveLimits;
import org.headroom.grid.powerflow.ShortCircuit;
import org.headroom.grid.powerflow.ShortCircuitLevel;
import org.jspecify.annotations.Nullable;

/**
 * How many more megawatts a network may take before any limit, with all in service and with any one branch out: at every bus by
 * itself, and spread over the site's halls (or all loads) as they stand. Beside it the short-circuit level of every bus.
 */
public final class NetworkHeadroom {
    private static final double MEGA = 1e6;

    /** More at one place than any site asks for, W. */
    private static final double MOST_W = 10e9;

    private final NetworkInput input;
    private final Network network;
    private final PowerFlow flow;
    private final FlowState state;
    private final double powerFactor;
    private final double resolutionW;
    private final @Nullable String only;

    /**
     * @param baseMw with all in service
     * @param outageMw with any one branch out
     * @param outage the branch whose loss binds; empty if the base case binds first
     * @param unsupplied branches whose loss leaves the place without supply
     */
    public record Place(
            String bus,
            double kv,
            double voltagePu,
            double baseMw,
            String baseLimit,
            double outageMw,
            String outageLimit,
            String outage,
            List<String> unsupplied,
            double shortCircuitMva,
            double shortCircuitKa) {}

    /**
     * Solves the network.
     *
     * @param powerFactor of what is added, lagging
     * @param only one bus; null for all
     */
    public NetworkHeadroom(NetworkRequest request, double powerFactor, double resolutionMw, @Nullable String only) {
        this.input = NetworkInput.of(request);
        this.network = input.network();
        this.powerFactor = powerFactor;
        this.resolutionW = resolutionMw * MEGA;
        this.only = only;
        if (!(powerFactor > 0 && powerFactor <= 1)) {
            throw new InputError("--power-factor", "", Double.toString(powerFactor), "above 0 to 1");
        }
        if (!(resolutionMw >= 1e-6 && resolutionMw <= 1000)) {
            throw new InputError("--resolution-mw", "", Double.toString(resolutionMw), "1e-6 to 1000 MW");
        }
        if (only != null && network.buses().stream().noneMatch(b -> b.id().equals(only))) {
            throw new InputError("--bus", "", "'" + only + "'", "the name of a bus, see network show");
        }
        this.flow = new PowerFlow(network);
        this.state = flow.newState();
        flow.solve(state);
    }

    public boolean converged() {
        return state.converged();
    }

    public String outcome() {
        return state.outcome().text();
    }

    public String loadText() {
        return input.loadText();
    }

    /** What may be taken at the meter; infinite if nothing says. */
    public double limitMw() {
        return input.limitMw();
    }

    /** Spread over the halls, else over all loads, in proportion to what they take; null if there is no load. */
    public @Nullable Place whole() {
        List<String> halls = input.tree() == null ? List.of() : input.tree().hallBuses();
        List<Bus> loaded = network.buses().stream()
                .filter(b -> b.loadW() > 0 && state.energized(flow.bus(b.id())))
                .filter(b -> halls.isEmpty() || halls.contains(b.id()))
                .toList();
        double sum = loaded.stream().mapToDouble(Bus::loadW).sum();
        List<HostingQuestion.Place> places = loaded.stream()
                .map(b -> new HostingQuestion.Place(b.id(), b.loadW() / sum))
                .toList();
        return places.isEmpty()
                ? null
                : answered(halls.isEmpty() ? "all loads" : "all halls", 0, Double.NaN, places, null);
    }

    /** Every bus with supply, in the order of the file. */
    public List<Place> places() {
        List<ShortCircuitLevel> levels = new ShortCircuit(flow).levels();
        List<Place> all = new ArrayList<>();
        for (Bus bus : network.buses()) {
            int at = flow.bus(bus.id());
            if (state.energized(at) && (only == null || only.equals(bus.id()))) {
                all.add(answered(
                        bus.id(),
                        bus.baseV() / 1e3,
                        state.voltagePu(at),
                        List.of(new HostingQuestion.Place(bus.id(), 1)),
                        levels.get(at)));
            }
        }
        return all;
    }

    private Place answered(
            String name,
            double kv,
            double voltagePu,
            List<HostingQuestion.Place> at,
            @Nullable ShortCircuitLevel level) {
        double sourceW = input.limitMw() * MEGA + upstreamW();
        HostingAnswer answer = new HostingHeadroom(flow)
                .answer(new HostingQuestion(at, powerFactor, sourceW, MOST_W, resolutionW, ReactiveLimits.IGNORE));
        return new Place(
                name,
                kv,
                voltagePu,
                answer.baseW() / MEGA,
                answer.baseLimit().text(),
                answer.outageW() / MEGA,
                answer.outageLimit().text(),
                answer.outage(),
                answer.unsupplied(),
                level == null ? Double.NaN : level.faultVa() / MEGA,
                level == null ? Double.NaN : level.currentA() / 1e3);
    }

    /** What sources give now beyond what passes the meters: lost before them, or taken by others. */
    private double upstreamW() {
        double metered = 0;
        boolean any = false;
        for (int k = 0; k < network.branches().size(); k++) {
            if (input.tree() != null
                    && input.tree().metered(network.branches().get(k).id())) {
                metered += state.fromW(k);
                any = true;
            }
        }
        double given = 0;
        for (int g = 0; g < network.generators().size(); g++) {
            given += state.generatorW(g);
        }
        return any ? Math.max(0, given - metered) : 0;
    }

    /** The document of {@code network headroom --json}. */
    public Map<String, Object> json() {
        Map<String, Object> document = Envelope.begin("headroom.network_headroom/1", null);
        document.put("network", input.name());
        document.put("load", loadText());
        document.put("converged", converged());
        Envelope.put(document, "limit_mw", limitMw());
        document.put("power_factor", powerFactor);
        Place whole = converged() ? whole() : null;
        Envelope.put(document, "together", whole == null ? null : document(whole));
        document.put(
                "buses",
                converged() ? places().stream().map(NetworkHeadroom::document).toList() : List.of());
        return document;
    }

    private static Map<String, Object> document(Place place) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("bus", place.bus());
        Envelope.put(one, "kv", place.kv() == 0 ? Double.NaN : place.kv());
        Envelope.put(one, "vm_pu", place.voltagePu());
        one.put("headroom_mw", place.baseMw());
        one.put("limit", place.baseLimit());
        one.put("n_1_headroom_mw", place.outageMw());
        one.put("n_1_limit", place.outageLimit());
        Envelope.put(one, "n_1_branch", place.outage().isEmpty() ? null : place.outage());
        one.put("n_1_unsupplied", place.unsupplied());
        Envelope.put(one, "short_circuit_mva", place.shortCircuitMva());
        Envelope.put(one, "short_circuit_ka", place.shortCircuitKa());
        return one;
    }
}
