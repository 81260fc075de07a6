package org.headroom.app.tasks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.app.twin.Operation;
import org.headroom.app.twin.Sites;
import org.headroom.data.site.NetworkTree;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.grid.powerflow.Contingencies;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ReactiveLimits;

/**
 * A site's network with the power that the plant draws at one moment: voltages and loadings, and what the loss of any one
 * branch does to them. Only what is in service and has supply.
 */
public final class NetworkMoment {
    private static final double MEGA = 1e6;

    private final Network network;
    private final NetworkTree tree;
    private final PowerFlow flow;
    private final FlowState state;
    private final String loadText;

    /**
     * A bus.
     *
     * @param root whether the utility's voltage stands here
     * @param voltagePu not a number if not solved
     * @param loadMw what is drawn here; negative where a battery or a generator gives more
     * @param bankMvar capacitors here
     */
    public record BusState(
            String id,
            String label,
            double kv,
            boolean root,
            double voltagePu,
            double lowPu,
            double highPu,
            double loadMw,
            double bankMvar,
            List<String> sources) {
        public boolean outOfBand() {
            return voltagePu < lowPu || voltagePu > highPu;
        }
    }

    /**
     * A branch.
     *
     * @param group as in {@code cables}
     * @param meter whether the utility meters here
     * @param ratedMva 0 if nothing bounds it
     * @param mw into it at {@code from}
     * @param loadingPercent of its rating; not a number without one
     */
    public record BranchState(
            String id,
            String from,
            String to,
            String group,
            boolean transformer,
            boolean meter,
            double ratedMva,
            double mva,
            double mw,
            double loadingPercent,
            double lossMw) {}

    private NetworkMoment(NetworkTree tree, String loadText) {
        this.tree = tree;
        this.loadText = loadText;
        this.network = tree.network();
        this.flow = new PowerFlow(network);
        this.state = flow.newState();
        flow.solve(state);
    }

    /**
     * The network of a site settled in one hour, as {@code network show} has it.
     *
     * @throws org.headroom.data.quantity.InputError if that is no network of a site or file
     */
    public static NetworkMoment of(NetworkRequest request) {
        NetworkInput input = NetworkInput.of(request);
        return new NetworkMoment(Objects.requireNonNull(input.tree()), input.loadText());
    }

    /**
     * The network of a plant at a moment of a series; servers draw by halls as their GPUs are shared out. Empty if the site has no
     * network or the series lacks a power.
     */
    public static Optional<NetworkMoment> of(PlantModel plant, PlantSeries series, double atS) {
        long stepS = series.startS() + series.stepAt(atS) * series.stepS();
        NetworkTree tree = NetworkTree.of(plant.tree(), Instant.ofEpochSecond(stepS));
        boolean known = NEEDED.stream().allMatch(m -> Double.isFinite(series.at(m, atS)));
        if (tree == null || !known) {
            return Optional.empty();
        }
        Fleet fleet = Sites.fleet(plant.site());
        double[] servers = new double[fleet.halls()];
        for (int r = 0; r < fleet.racks(); r++) {
            servers[fleet.hallOf(r)] += fleet.serversIn(r);
        }
        String text = Envelope.time(stepS, series.zone()).substring(0, 16) + ", " + series.name();
        return Optional.of(new NetworkMoment(
                tree.withDemand(NetworkInput.demand(plant.site(), m -> series.at(m, atS), servers), text), text));
    }

    private static final List<Measures> NEEDED = List.of(
            Measures.SERVER_AC_MW,
            Measures.NETWORK_STORAGE_MW,
            Measures.PDU_LOSS_MW,
            Measures.UPS_LOSS_MW,
            Measures.PUMPS_MW,
            Measures.TOWERS_MW,
            Measures.CHILLERS_MW,
            Measures.OTHER_MW,
            Measures.BATTERY_MW,
            Measures.GENERATION_MW);

    public boolean converged() {
        return state.converged();
    }

    /** How the power flow ended, in one line. */
    public String outcome() {
        return state.outcome().text();
    }

    /** What the loads are, in words. */
    public String loadText() {
        return loadText;
    }

    public double loadMw() {
        return network.buses().stream().mapToDouble(Bus::loadW).sum() / MEGA;
    }

    /** In windings and conductors. */
    public double lossMw() {
        return state.lossW() / MEGA;
    }

    /** Buses with supply, in the order of the file. */
    public List<BusState> buses() {
        List<BusState> buses = new ArrayList<>();
        for (Bus bus : network.buses()) {
            int at = flow.bus(bus.id());
            if (state.energized(at)) {
                buses.add(new BusState(
                        bus.id(),
                        tree.labelOf(bus.id()),
                        bus.baseV() / 1e3,
                        bus.kind() == Bus.Kind.REFERENCE,
                        converged() ? state.voltagePu(at) : Double.NaN,
                        bus.minPu(),
                        bus.maxPu(),
                        bus.loadW() / MEGA,
                        tree.bankMvar(bus.id()),
                        network.generators().stream()
                                .filter(g -> g.inService() && g.bus().equals(bus.id()))
                                .map(Generator::id)
                                .toList()));
            }
        }
        return buses;
    }

    /** Branches in service with supply, in the order of the file. */
    public List<BranchState> branches() {
        List<BranchState> branches = new ArrayList<>();
        for (Branch branch : network.branches()) {
            int k = flow.branch(branch.id());
            if (branch.inService() && state.energized(flow.bus(branch.from()))) {
                branches.add(new BranchState(
                        branch.id(),
                        branch.from(),
                        branch.to(),
                        tree.groupOf(branch.id()),
                        branch.transformer(),
                        tree.metered(branch.id()),
                        branch.ratingVa() / MEGA,
                        converged() ? state.apparentVa(k) / MEGA : Double.NaN,
                        converged() ? state.fromW(k) / MEGA : Double.NaN,
                        converged() ? state.loadingPercent(k) : Double.NaN,
                        converged() ? state.lossW(k) / MEGA : Double.NaN));
            }
        }
        return branches;
    }

    /** Ids of branches that are out of service or have no supply. */
    public List<String> absent() {
        List<String> absent = new ArrayList<>();
        for (Branch branch : network.branches()) {
            if (!branch.inService() || !state.energized(flow.bus(branch.from()))) {
                absent.add(branch.id());
            }
        }
        return absent;
    }

    /** The network without each of its branches in turn, as {@code powerflow --n-1} answers; empty if not solved. */
    public List<OutageRow> outages(Progress progress) {
        List<OutageRow> rows = new ArrayList<>();
        if (converged()) {
            Contingencies contingencies = new Contingencies(flow);
            int branches = network.branches().size();
            for (int k = 0; k < branches; k++) {
                if (flow.branchInService(k)) {
                    rows.add(PowerFlowCase.row(contingencies.without(k, state, ReactiveLimits.IGNORE)));
                }
                if (!progress.goOn((k + 1.0) / branches)) {
                    throw new Operation.InterruptedRun();
                }
            }
        }
        return rows;
    }

    /** Labels of all buses by id. */
    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        network.buses().forEach(b -> labels.put(b.id(), tree.labelOf(b.id())));
        return labels;
    }
}
