package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.tasks.PowerFlowFigures.BranchRow;
import org.headroom.app.tasks.PowerFlowFigures.BusRow;
import org.headroom.app.tasks.PowerFlowFigures.GeneratorRow;
import org.headroom.app.tasks.PowerFlowFigures.LimitRow;
import org.headroom.app.tasks.PowerFlowFigures.OutageRow;
import org.headroom.app.tasks.PowerFlowFigures.ShortCircuitRow;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.grid.network.NetworkChecks;
import org.headroom.grid.powerflow.Contingencies;
import org.headroom.grid.powerflow.Contingency;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.headroom.grid.powerflow.ReactiveLimits;
import org.headroom.grid.powerflow.ShortCircuit;
import org.headroom.grid.powerflow.ShortCircuitLevel;
import org.headroom.physics.basis.OutOfRange;

/** The power flow of one network file, and if asked for, of that network without each of its branches in turn. */
public final class PowerFlowCase {
    private static final double MEGA = 1e6;
    private static final double KILO = 1e3;

    private final PowerFlowRequest request;
    private final Network network;
    private final PowerFlow flow;
    private final FlowState state;
    private final List<OutageRow> outages;

    /**
     * Reads and solves.
     *
     * @throws InputError if the file is no network that a power flow can be run on
     */
    public PowerFlowCase(PowerFlowRequest request, Progress progress) {
        this.request = request;
        this.network = CaseFile.read(request.file());
        ReactiveLimits limits = limits();
        try {
            if (limits != ReactiveLimits.IGNORE) {
                NetworkChecks.checkReactiveLimits(network);
            }
            this.flow = new PowerFlow(network);
        } catch (OutOfRange e) {
            throw InputError.of(request.file().toString(), e.name(), e);
        }
        flow.setTolerancePu(request.tolerancePu());
        this.state = flow.newState();
        if (request.flatStart()) {
            flow.flatStart(state);
        }
        flow.solve(state, limits);
        this.outages = request.outages() && state.converged() ? outages(limits, progress) : List.of();
    }

    private List<OutageRow> outages(ReactiveLimits limits, Progress progress) {
        List<OutageRow> rows = new ArrayList<>();
        Contingencies contingencies = new Contingencies(flow);
        int branches = network.branches().size();
        for (int k = 0; k < branches; k++) {
            if (flow.branchInService(k)) {
                rows.add(row(contingencies.without(k, state, limits)));
            }
            progress.goOn((k + 1.0) / branches);
        }
        return rows;
    }

    static OutageRow row(Contingency c) {
        return new OutageRow(
                c.branch(),
                c.outcome().converged(),
                c.outcome().text(),
                c.worstBranch(),
                c.worstLoadingPercent(),
                c.lowestVoltagePu(),
                c.lowestBus(),
                c.lostBuses(),
                c.lostLoadW() / MEGA);
    }

    private ReactiveLimits limits() {
        return switch (request.limits()) {
            case IGNORE -> ReactiveLimits.IGNORE;
            case ENFORCE -> ReactiveLimits.ENFORCE;
            case RELEASE -> ReactiveLimits.RELEASE;
        };
    }

    public PowerFlowRequest request() {
        return request;
    }

    public String name() {
        return network.name();
    }

    public boolean converged() {
        return state.converged();
    }

    public int iterations() {
        return state.iterations();
    }

    /** How the solution ended, in one line. */
    public String outcome() {
        return state.outcome().text();
    }

    /** Series loss of all branches, without bus shunts. */
    public double lossMw() {
        return state.lossW() / MEGA;
    }

    /** Load at buses that are not joined to a reference. */
    public double lostLoadMw() {
        return state.lostLoadW() / MEGA;
    }

    /** Load of all buses that are supplied. */
    public double loadMw() {
        double sum = 0;
        for (int i = 0; i < network.buses().size(); i++) {
            sum += state.energized(i) ? network.buses().get(i).loadW() : 0;
        }
        return sum / MEGA;
    }

    public double loadMvar() {
        double sum = 0;
        for (int i = 0; i < network.buses().size(); i++) {
            sum += state.energized(i) ? network.buses().get(i).loadVar() : 0;
        }
        return sum / MEGA;
    }

    /** Buses in the order of the file. */
    public List<BusRow> buses() {
        List<BusRow> rows = new ArrayList<>(network.buses().size());
        for (int i = 0; i < network.buses().size(); i++) {
            rows.add(
                    new BusRow(network.buses().get(i).id(), state.voltagePu(i), state.angleDeg(i), state.energized(i)));
        }
        return rows;
    }

    /** Generators in the order of the file. */
    public List<GeneratorRow> generators() {
        List<GeneratorRow> rows = new ArrayList<>(network.generators().size());
        for (int i = 0; i < network.generators().size(); i++) {
            Generator g = network.generators().get(i);
            boolean in = g.inService() && state.energized(flow.bus(g.bus()));
            rows.add(new GeneratorRow(
                    g.id(), g.bus(), in ? state.generatorW(i) / MEGA : 0, in ? state.generatorVar(i) / MEGA : 0, in));
        }
        return rows;
    }

    /** Branches in the order of the file. */
    public List<BranchRow> branches() {
        List<BranchRow> rows = new ArrayList<>(network.branches().size());
        for (int i = 0; i < network.branches().size(); i++) {
            Branch b = network.branches().get(i);
            rows.add(new BranchRow(
                    b.id(),
                    b.from(),
                    b.to(),
                    state.fromW(i) / MEGA,
                    state.fromVar(i) / MEGA,
                    state.toW(i) / MEGA,
                    state.toVar(i) / MEGA,
                    state.loadingPercent(i),
                    flow.branchInService(i)
                            && state.energized(flow.bus(b.from()))
                            && state.energized(flow.bus(b.to()))));
        }
        return rows;
    }

    /** One row for each branch in service, in the order of the file; empty unless asked for and the base case is solved. */
    public List<OutageRow> outages() {
        return outages;
    }

    /** Short-circuit levels with voltage factor 1, in the order of the file; empty unless asked for. */
    public List<ShortCircuitRow> shortCircuits() {
        List<ShortCircuitRow> rows = new ArrayList<>();
        if (request.shortCircuit()) {
            for (ShortCircuitLevel level : new ShortCircuit(flow).levels()) {
                rows.add(new ShortCircuitRow(
                        level.bus(), level.faultVa() / MEGA, level.currentA() / KILO, level.xOverR()));
            }
        }
        return rows;
    }

    /** Limits of the file that the base case does not keep. */
    public List<LimitRow> violations() {
        return state.converged() ? PowerFlowLimits.violations(network, state) : List.of();
    }

    /** Whether every bus is called by a whole number, as in MATPOWER. */
    boolean numbered() {
        for (Bus bus : network.buses()) {
            if (!bus.id().matches("0|[1-9][0-9]{0,17}")) {
                return false;
            }
        }
        return true;
    }
}
