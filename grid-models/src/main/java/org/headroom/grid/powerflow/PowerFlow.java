package org.headroom.grid.powerflow;

import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.physics.basis.Checks;

/**
 * AC power flow of one network, solved again and again with other loads, generation and outages.
 *
 * <p>The order of elimination and the pattern of the factors are found once, here; {@link #solve} starts from the voltages in the state
 * and allocates nothing. Loads, generation and outages are set in SI by the index of a bus, branch or generator, and stay until set
 * again. One thread at a time.
 *
 * <pre>{@code
 *   PowerFlow flow = new PowerFlow(network);
 *   FlowState state = flow.newState();
 *   flow.setLoad(flow.bus("mv_1"), 40e6, 8e6);
 *   if (flow.solve(state)) { double heatW = state.lossW(flow.branch("t1")); }
 * }</pre>
 *
 * <p>Equations: {@link Newton}, {@link Branch}. A PV bus without a generator in service is PQ; without any reference the first PV bus
 * is it; what is not joined to a reference has no voltage and its load is lost. Source: MATPOWER User's Manual (Zimmerman,
 * Murillo-Sanchez, 2020), sections 3 and 4. Worked number: two buses, x = 0.1, a load of 1 pu at unity power factor: the voltage is
 * sqrt((1 + sqrt(1 - 4 x^2)) / 2) = 0.994936 pu.
 */
public final class PowerFlow {
    /** Largest mismatch of a solution unless set otherwise, pu. */
    public static final double DEFAULT_TOLERANCE_PU = 1e-10;

    private static final double RAD_PER_DEG = Math.PI / 180;

    final Network network;
    final EliminationOrder order;
    final Admittances net;
    final Generation generation;
    final Islands islands;
    final Newton newton;
    final double[] loadW;
    final double[] loadVar;
    /** Role of each bus before any reactive limit. */
    final byte[] role;

    private final Index buses;
    private final Index branches;
    private final Index generators;
    private final LimitLoop limitLoop;
    private double tolerancePu = DEFAULT_TOLERANCE_PU;
    private boolean switched = true;

    /** @throws org.headroom.physics.basis.OutOfRange if the network has an impedance of 0, an unknown or a double id, or no number */
    public PowerFlow(Network network) {
        this.network = network;
        Checks.positive("base_va", network.baseVa());
        buses = new Index("bus", network.buses().stream().map(Bus::id).toList());
        branches =
                new Index("branch", network.branches().stream().map(Branch::id).toList());
        generators = new Index(
                "generator", network.generators().stream().map(Generator::id).toList());
        int[] from = new int[network.branches().size()];
        int[] to = new int[from.length];
        for (int k = 0; k < from.length; k++) {
            Branch branch = network.branches().get(k);
            from[k] = buses.of("from of branch " + branch.id(), branch.from());
            to[k] = buses.of("to of branch " + branch.id(), branch.to());
        }
        int n = network.buses().size();
        order = new EliminationOrder(n, from, to, new boolean[n]);
        net = new Admittances(network, from, to, order);
        generation = new Generation(network, buses);
        islands = new Islands(net);
        newton = new Newton(net, order);
        limitLoop = new LimitLoop(this);
        loadW = new double[n];
        loadVar = new double[n];
        role = new byte[n];
        for (int i = 0; i < n; i++) {
            Bus bus = network.buses().get(i);
            loadW[i] = Checks.finite("load_w of bus " + bus.id(), bus.loadW());
            loadVar[i] = Checks.finite("load_var of bus " + bus.id(), bus.loadVar());
        }
    }

    public Network network() {
        return network;
    }

    /** @throws org.headroom.physics.basis.OutOfRange if there is none of that id */
    public int bus(String id) {
        return buses.of("bus", id);
    }

    /** @throws org.headroom.physics.basis.OutOfRange if there is none of that id */
    public int branch(String id) {
        return branches.of("branch", id);
    }

    /** @throws org.headroom.physics.basis.OutOfRange if there is none of that id */
    public int generator(String id) {
        return generators.of("generator", id);
    }

    public void setTolerancePu(double tolerancePu) {
        this.tolerancePu = Checks.positive("tolerance_pu", tolerancePu);
    }

    /** What a bus takes, W and var; negative feeds in. */
    public void setLoad(int bus, double loadW, double loadVar) {
        this.loadW[bus] = loadW;
        this.loadVar[bus] = loadVar;
    }

    public double loadW(int bus) {
        return loadW[bus];
    }

    public double loadVar(int bus) {
        return loadVar[bus];
    }

    /** What the shunt at a bus takes at 1 pu, W, and what it injects there, var. */
    public void setShunt(int bus, double shuntW, double shuntVar) {
        net.setShunt(bus, shuntW / network.baseVa(), shuntVar / network.baseVa());
    }

    /** What a generator is to give, W, and var where it holds no voltage. */
    public void setGeneration(int generator, double powerW, double reactiveVar) {
        generation.scheduledW[generator] = powerW;
        generation.scheduledVar[generator] = reactiveVar;
    }

    /** The voltage that a generator holds, pu. */
    public void setVoltage(int generator, double voltagePu) {
        generation.voltagePu[generator] = voltagePu;
    }

    /** Connects or disconnects a branch; one at an isolated bus stays out. */
    public void setBranch(int branch, boolean inService) {
        if (net.in[branch] != inService) {
            net.set(branch, inService);
            switched = true;
        }
    }

    public boolean branchInService(int branch) {
        return net.in[branch];
    }

    /** Connects or disconnects a generator; one at an isolated bus stays out. */
    public void setGenerator(int generator, boolean inService) {
        if (generation.in[generator] != inService) {
            generation.set(generator, inService);
            switched = true;
        }
    }

    /** Whether a bus is joined to a reference with branches and generators as they are set. */
    public boolean supplied(int bus) {
        refreshRoles();
        return role[bus] != BusRole.DEAD;
    }

    /** A state with the starting voltages of the network. */
    public FlowState newState() {
        FlowState state = new FlowState(network);
        start(state);
        return state;
    }

    /** Sets the state to the starting voltages of the network. */
    public void start(FlowState state) {
        for (int i = 0; i < net.buses; i++) {
            startAt(state, i);
        }
        state.usable = true;
    }

    private void startAt(FlowState state, int i) {
        Bus bus = network.buses().get(i);
        double voltagePu = bus.voltagePu() > 0 ? bus.voltagePu() : 1;
        state.e[i] = voltagePu * Math.cos(bus.angleDeg() * RAD_PER_DEG);
        state.f[i] = voltagePu * Math.sin(bus.angleDeg() * RAD_PER_DEG);
    }

    /** Sets the state to 1 pu everywhere at the angle of the (first) reference. */
    public void flatStart(FlowState state) {
        refreshRoles();
        double angle = 0;
        for (int i = 0; i < net.buses; i++) {
            if (role[i] == BusRole.REFERENCE) {
                angle = network.buses().get(i).angleDeg() * RAD_PER_DEG;
                break;
            }
        }
        for (int i = 0; i < net.buses; i++) {
            state.e[i] = Math.cos(angle);
            state.f[i] = Math.sin(angle);
        }
        state.usable = true;
    }

    /** Solves from the state's voltages without reactive limits; true if it converged. */
    public boolean solve(FlowState state) {
        return solve(state, ReactiveLimits.IGNORE);
    }

    /** Solves from the state's voltages, or from the network's if the state's last solution failed; true if it converged. */
    public boolean solve(FlowState state, ReactiveLimits limits) {
        refreshRoles();
        System.arraycopy(role, 0, newton.role, 0, net.buses);
        generation.begin();
        begin(state);
        run(state);
        if (limits != ReactiveLimits.IGNORE && state.converged()) {
            limitLoop.run(state, limits);
        }
        finish(state);
        state.usable = state.converged();
        return state.converged();
    }

    /** One solution with the roles and generation as they are; then says what generators give. */
    void run(FlowState state) {
        double base = network.baseVa();
        for (int i = 0; i < net.buses; i++) {
            double w = -loadW[i];
            double var = -loadVar[i];
            for (int t = generation.atBus.start[i]; t < generation.atBus.start[i + 1]; t++) {
                int g = generation.atBus.member[t];
                if (generation.in[g]) {
                    w += generation.workW[g];
                    var += generation.workVar[g];
                }
            }
            newton.setP[i] = w / base;
            newton.setQ[i] = var / base;
        }
        state.ending = newton.solve(state, tolerancePu);
        for (int i = 0; i < net.buses; i++) {
            if (generation.atBus.start[i] < generation.atBus.start[i + 1]) {
                generation.share(state, newton.role, i, newton.p[i] * base + loadW[i], newton.q[i] * base + loadVar[i]);
            }
        }
    }

    private void begin(FlowState state) {
        state.iterations = 0;
        if (!state.usable) {
            start(state);
        }
        state.lostLoadW = 0;
        for (int i = 0; i < net.buses; i++) {
            if (role[i] == BusRole.DEAD) {
                state.e[i] = 0;
                state.f[i] = 0;
                if (network.buses().get(i).kind() != Bus.Kind.ISOLATED) {
                    state.lostLoadW += loadW[i];
                }
                continue;
            }
            if (state.e[i] == 0 && state.f[i] == 0) {
                startAt(state, i);
            }
            if (role[i] == BusRole.REFERENCE) {
                startAt(state, i);
            }
            if (role[i] != BusRole.PQ) {
                hold(state, i, generation.setpointPu(i));
            }
        }
    }

    /** Sets the voltage of a bus and keeps its angle. */
    static void hold(FlowState state, int bus, double voltagePu) {
        double scale = voltagePu / state.voltagePu(bus);
        state.e[bus] *= scale;
        state.f[bus] *= scale;
    }

    private void refreshRoles() {
        if (!switched) {
            return;
        }
        switched = false;
        boolean reference = false;
        int firstHeld = -1;
        for (int i = 0; i < net.buses; i++) {
            Bus.Kind kind = network.buses().get(i).kind();
            role[i] = kind == Bus.Kind.ISOLATED ? BusRole.DEAD : BusRole.PQ;
            if ((kind == Bus.Kind.PV || kind == Bus.Kind.REFERENCE) && generation.anyAt(i)) {
                role[i] = kind == Bus.Kind.PV ? BusRole.PV : BusRole.REFERENCE;
                reference |= kind == Bus.Kind.REFERENCE;
                firstHeld = firstHeld < 0 ? i : firstHeld;
            }
        }
        if (!reference && firstHeld >= 0) {
            role[firstHeld] = BusRole.REFERENCE;
        }
        islands.find(role);
        for (int i = 0; i < net.buses; i++) {
            if (islands.island[i] < 0) {
                role[i] = BusRole.DEAD;
            }
        }
    }

    private void finish(FlowState state) {
        double base = network.baseVa();
        for (int i = 0; i < net.buses; i++) {
            state.energized[i] = newton.role[i] != BusRole.DEAD;
            state.holdsVoltage[i] = newton.role[i] >= BusRole.PV;
            state.injectionW[i] = newton.p[i] * base;
            state.injectionVar[i] = newton.q[i] * base;
        }
        double[] y = net.y;
        for (int k = 0; k < net.branches; k++) {
            int at = 4 * k;
            if (!net.in[k]) {
                state.ends[at] = 0;
                state.ends[at + 1] = 0;
                state.ends[at + 2] = 0;
                state.ends[at + 3] = 0;
                state.lossW[k] = 0;
                continue;
            }
            int a = net.from[k];
            int b = net.to[k];
            double ea = state.e[a];
            double fa = state.f[a];
            double eb = state.e[b];
            double fb = state.f[b];
            double c = ea * eb + fa * fb;
            double s = fa * eb - ea * fb;
            double a2 = ea * ea + fa * fa;
            double b2 = eb * eb + fb * fb;
            int m = 8 * k;
            state.ends[at] = (a2 * y[m] + y[m + 2] * c + y[m + 3] * s) * base;
            state.ends[at + 1] = (-a2 * y[m + 1] + y[m + 2] * s - y[m + 3] * c) * base;
            state.ends[at + 2] = (b2 * y[m + 6] + y[m + 4] * c - y[m + 5] * s) * base;
            state.ends[at + 3] = (-b2 * y[m + 7] - y[m + 4] * s - y[m + 5] * c) * base;
            double re = ea * net.tapRe[k] - fa * net.tapIm[k] - eb;
            double im = ea * net.tapIm[k] + fa * net.tapRe[k] - fb;
            state.lossW[k] = (re * re + im * im) * net.seriesG[k] * base;
        }
    }

    /** The bus where the state's generation, load, shunt and branch powers add up worst; independent of the solver's own sums. */
    public Balance balance(FlowState state) {
        double base = network.baseVa();
        double[] w = new double[net.buses];
        double[] var = new double[net.buses];
        for (int i = 0; i < net.buses; i++) {
            if (state.energized[i]) {
                double square = state.voltagePu(i) * state.voltagePu(i);
                w[i] = -loadW[i] - square * net.shuntG[i] * base;
                var[i] = -loadVar[i] + square * net.shuntB[i] * base;
            }
        }
        for (int g = 0; g < generation.count; g++) {
            w[generation.bus[g]] += state.generatorW[g];
            var[generation.bus[g]] += state.generatorVar[g];
        }
        for (int k = 0; k < net.branches; k++) {
            w[net.from[k]] -= state.fromW(k);
            var[net.from[k]] -= state.fromVar(k);
            w[net.to[k]] -= state.toW(k);
            var[net.to[k]] -= state.toVar(k);
        }
        int worst = 0;
        for (int i = 0; i < net.buses; i++) {
            if (Math.max(Math.abs(w[i]), Math.abs(var[i])) > Math.max(Math.abs(w[worst]), Math.abs(var[worst]))) {
                worst = i;
            }
        }
        return new Balance(network.buses().get(worst).id(), w[worst], var[worst]);
    }
}
