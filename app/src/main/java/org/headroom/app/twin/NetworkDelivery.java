package org.headroom.app.twin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.jspecify.annotations.Nullable;

/**
 * The site's own network: an AC power flow in every step.
 *
 * <p>Loads stand where the site file puts them, each with its power factor; what is lost between them and the meter is
 * the power flow's. Main transformers are taken out in the file's order. Where no solution exists (a collapse of voltage, or
 * a part of the site without supply) losses are the lumped ones and the deviation of voltage is 1.
 */
final class NetworkDelivery implements Delivery {
    /** Tight enough that the site's energy balance closes to 1e-9, pu. */
    private static final double TOLERANCE_PU = 1e-11;

    private final PowerFlow flow;
    private final LumpedDelivery lumped;
    private final int[] main;
    private final boolean[] mainInService;
    private final int[] unit;
    private final int[] meters;
    private final int[] siteBranches;
    private final double[] ratingVa;
    private final int[] siteBuses;
    private final int[] feeders;
    private final Core[] cores;
    private final double[] coreLossW;

    /** What shunts other than cores take at 1 pu, by site bus, W. */
    private final double[] shuntW;

    private final int[] loadBuses;
    private final double[] busLoadW;
    private final double[] busLoadVar;
    private final double[] givenW;
    private final double[] givenVar;
    private final Point[] points;
    private final boolean chillersApart;
    private final int batteryBus;
    private final int generationBus;
    private int outOfService = -1;

    /** The core of a transformer and where it stands. */
    private record Core(int branch, int bus, double lossW, double magnetizingVar, boolean metered) {}

    /** A part of a role's load: index into {@link #loadBuses}. */
    private record Point(int at, SiteNetwork.Role role, int hall, double share, double varPerW) {}

    NetworkDelivery(SiteNetwork site, int halls, LumpedDelivery lumped) {
        this.lumped = lumped;
        Network network = site.network();
        flow = new PowerFlow(network);
        flow.setTolerancePu(TOLERANCE_PU);
        main = branches(site.mainTransformers());
        mainInService = new boolean[main.length];
        for (int i = 0; i < main.length; i++) {
            mainInService[i] = flow.branchInService(main[i]);
        }
        unit = branches(site.unitTransformers());
        meters = branches(site.meters());
        Set<Integer> buses = siteBuses(site);
        siteBuses = buses.stream().sorted().mapToInt(Integer::intValue).toArray();
        siteBranches = siteBranches(network, buses);
        ratingVa = new double[siteBranches.length];
        for (int i = 0; i < siteBranches.length; i++) {
            ratingVa[i] = network.branches().get(siteBranches[i]).ratingVa();
        }
        Set<Integer> named = new HashSet<>();
        for (int b : main) {
            named.add(b);
        }
        for (int b : unit) {
            named.add(b);
        }
        feeders = Arrays.stream(siteBranches).filter(b -> !named.contains(b)).toArray();
        cores = site.cores().stream()
                .map(c -> new Core(
                        flow.branch(c.branch()),
                        flow.bus(c.bus()),
                        c.lossW(),
                        c.magnetizingVar(),
                        site.meters().contains(c.branch())))
                .filter(c -> buses.contains(c.bus()) || c.metered())
                .toArray(Core[]::new);
        coreLossW = new double[network.branches().size()];
        shuntW = new double[siteBuses.length];
        for (int i = 0; i < siteBuses.length; i++) {
            int bus = siteBuses[i];
            double coreW = Arrays.stream(cores)
                    .filter(c -> c.bus() == bus)
                    .mapToDouble(Core::lossW)
                    .sum();
            double restW = network.buses().get(bus).shuntW() - coreW;
            shuntW[i] = Math.abs(restW) > 1e-9 * coreW ? restW : 0;
        }
        Map<Integer, Integer> places = new HashMap<>();
        batteryBus = place(site.batteryBus(), places);
        generationBus = place(site.generationBus(), places);
        points = points(site, halls, places);
        chillersApart = site.loads().stream().anyMatch(l -> l.role() == SiteNetwork.Role.CHILLERS);
        loadBuses = new int[places.size()];
        places.forEach((bus, at) -> loadBuses[at] = bus);
        busLoadW = new double[loadBuses.length];
        busLoadVar = new double[loadBuses.length];
        givenW = new double[loadBuses.length];
        givenVar = new double[loadBuses.length];
        for (int i = 0; i < loadBuses.length; i++) {
            givenW[i] = flow.loadW(loadBuses[i]);
            givenVar[i] = flow.loadVar(loadBuses[i]);
        }
    }

    private int[] branches(List<String> ids) {
        return ids.stream().mapToInt(flow::branch).toArray();
    }

    private int place(String bus, Map<Integer, Integer> places) {
        if (bus.isEmpty()) {
            return -1;
        }
        int next = places.size();
        return places.computeIfAbsent(flow.bus(bus), _ -> next);
    }

    /** Every hall has its points; one without takes its share at the points of all halls. */
    private Point[] points(SiteNetwork site, int halls, Map<Integer, Integer> places) {
        List<Point> all = new ArrayList<>();
        for (SiteNetwork.Load load : site.loads()) {
            if (load.role() != SiteNetwork.Role.HALL) {
                all.add(point(load, -1, load.share(), places));
            }
        }
        List<SiteNetwork.Load> hallLoads = site.loads().stream()
                .filter(l -> l.role() == SiteNetwork.Role.HALL)
                .toList();
        for (int h = 0; h < halls; h++) {
            int hall = h;
            List<SiteNetwork.Load> own =
                    hallLoads.stream().filter(l -> l.hall() == hall).toList();
            List<SiteNetwork.Load> taken = own.isEmpty() ? hallLoads : own;
            double sum = taken.stream().mapToDouble(SiteNetwork.Load::share).sum();
            for (SiteNetwork.Load load : taken) {
                all.add(point(load, h, load.share() / sum, places));
            }
        }
        return all.toArray(Point[]::new);
    }

    private Point point(SiteNetwork.Load load, int hall, double share, Map<Integer, Integer> places) {
        double pf = load.powerFactor();
        return new Point(place(load.bus(), places), load.role(), hall, share, Math.sqrt(Math.max(0, 1 - pf * pf)) / pf);
    }

    /** Everything on the site's side of the meters. */
    private Set<Integer> siteBuses(SiteNetwork site) {
        Network network = site.network();
        Map<String, List<String>> next = new HashMap<>();
        for (Branch branch : network.branches()) {
            if (branch.inService() && !site.meters().contains(branch.id())) {
                next.computeIfAbsent(branch.from(), _ -> new ArrayList<>()).add(branch.to());
                next.computeIfAbsent(branch.to(), _ -> new ArrayList<>()).add(branch.from());
            }
        }
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        site.loads().forEach(load -> open.add(load.bus()));
        while (!open.isEmpty()) {
            String bus = open.remove();
            if (seen.add(bus)) {
                open.addAll(next.getOrDefault(bus, List.of()));
            }
        }
        Set<Integer> buses = new HashSet<>();
        for (Bus bus : network.buses()) {
            if (seen.contains(bus.id()) && bus.kind() != Bus.Kind.ISOLATED) {
                buses.add(flow.bus(bus.id()));
            }
        }
        return buses;
    }

    private int[] siteBranches(Network network, Set<Integer> buses) {
        List<Integer> own = new ArrayList<>();
        for (Branch branch : network.branches()) {
            int at = flow.branch(branch.id());
            boolean metered = Arrays.stream(meters).anyMatch(m -> m == at);
            if (metered || buses.contains(flow.bus(branch.from())) && buses.contains(flow.bus(branch.to()))) {
                own.add(at);
            }
        }
        return own.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public FlowState newVoltages() {
        return flow.newState();
    }

    @Override
    public void solve(
            LowVoltage load,
            double batteryW,
            double generationW,
            int mainTransformers,
            @Nullable FlowState voltages,
            Flows out) {
        FlowState state = Objects.requireNonNull(voltages);
        switchMain(mainTransformers);
        setLoads(load, batteryW, generationW);
        if (!flow.solve(state) || state.lostLoadW() > 0) {
            lumped.solve(load, batteryW, generationW, mainTransformers, null, out);
            out.voltageDeviation = 1;
            return;
        }
        coreLosses(state);
        out.unitSubstationLossW = loss(state, unit);
        out.transformerLossW = loss(state, main);
        out.feederLossW = loss(state, feeders) + shuntLossW(state);
        out.mvBusW = load.totalW() + out.unitSubstationLossW + out.feederLossW;
        meter(state, out);
        load(state, out);
        voltage(state, out);
    }

    /** The first transformers of the file's list that are in service there go out. */
    private void switchMain(int inService) {
        int installed = 0;
        for (boolean in : mainInService) {
            installed += in ? 1 : 0;
        }
        int out = Math.max(0, installed - inService);
        if (out == outOfService) {
            return;
        }
        outOfService = out;
        for (int i = 0; i < main.length; i++) {
            boolean in = mainInService[i];
            if (in && out > 0) {
                out--;
                in = false;
            }
            if (mainInService[i]) {
                flow.setBranch(main[i], in);
            }
        }
        setShunts();
    }

    /** A core is without voltage where its transformer is out. */
    private void setShunts() {
        for (Core core : cores) {
            boolean in = flow.branchInService(core.branch());
            Bus bus = flow.network().buses().get(core.bus());
            double w = bus.shuntW();
            double var = bus.shuntVar();
            for (Core other : cores) {
                if (other.bus() == core.bus() && !flow.branchInService(other.branch())) {
                    w -= other.lossW();
                    var += other.magnetizingVar();
                }
            }
            flow.setShunt(core.bus(), w, var);
            if (!in) {
                coreLossW[core.branch()] = 0;
            }
        }
    }

    private void setLoads(LowVoltage load, double batteryW, double generationW) {
        System.arraycopy(givenW, 0, busLoadW, 0, busLoadW.length);
        System.arraycopy(givenVar, 0, busLoadVar, 0, busLoadVar.length);
        double other = load.otherW + (batteryBus < 0 ? load.standbyW - batteryW : 0);
        other -= generationBus < 0 ? generationW : 0;
        for (Point p : points) {
            double w = p.share
                    * switch (p.role) {
                        case HALL -> load.hallW[p.hall];
                        case NETWORK -> load.networkW;
                        case COOLING -> load.coolingW + (chillersApart ? 0 : load.chillersW);
                        case CHILLERS -> load.chillersW;
                        case OTHER -> other;
                    };
            busLoadW[p.at] += w;
            busLoadVar[p.at] += w * p.varPerW;
        }
        if (batteryBus >= 0) {
            busLoadW[batteryBus] += load.standbyW - batteryW;
        }
        if (generationBus >= 0) {
            busLoadW[generationBus] -= generationW;
        }
        for (int i = 0; i < loadBuses.length; i++) {
            flow.setLoad(loadBuses[i], busLoadW[i], busLoadVar[i]);
        }
    }

    private void coreLosses(FlowState state) {
        for (Core core : cores) {
            if (flow.branchInService(core.branch())) {
                double pu = state.voltagePu(core.bus());
                coreLossW[core.branch()] = core.lossW() * pu * pu;
            }
        }
    }

    private double loss(FlowState state, int[] branches) {
        double sum = 0;
        for (int b : branches) {
            sum += state.lossW(b) + coreLossW[b];
        }
        return sum;
    }

    private double shuntLossW(FlowState state) {
        double sum = 0;
        for (int i = 0; i < siteBuses.length; i++) {
            if (shuntW[i] != 0) {
                double pu = state.voltagePu(siteBuses[i]);
                sum += shuntW[i] * pu * pu;
            }
        }
        return sum;
    }

    private void meter(FlowState state, Flows out) {
        double w = 0;
        double var = 0;
        for (int m : meters) {
            w += state.fromW(m);
            var += state.fromVar(m);
        }
        for (Core core : cores) {
            if (core.metered()) { // its core stands on the utility's side of the meter's branch
                double pu = state.voltagePu(core.bus());
                w += coreLossW[core.branch()];
                var += flow.branchInService(core.branch()) ? core.magnetizingVar() * pu * pu : 0;
            }
        }
        out.meterW = w;
        out.meterVar = var;
    }

    private void load(FlowState state, Flows out) {
        double va = 0;
        for (int m : main) {
            va += state.apparentVa(m);
        }
        out.transformerVa = va;
        double worst = 0;
        double transformers = 0;
        for (int i = 0; i < siteBranches.length; i++) {
            if (ratingVa[i] > 0) {
                worst = Math.max(worst, state.apparentVa(siteBranches[i]) / ratingVa[i]);
            }
        }
        for (int m : main) {
            double rating = flow.network().branches().get(m).ratingVa();
            if (rating > 0) {
                transformers = Math.max(transformers, state.apparentVa(m) / rating);
            }
        }
        out.worstLoading = worst;
        out.transformerLoading = transformers;
    }

    private void voltage(FlowState state, Flows out) {
        double worst = 0;
        for (int bus : siteBuses) {
            if (state.energized(bus)) {
                worst = Math.max(worst, Math.abs(state.voltagePu(bus) - 1));
            }
        }
        out.voltageDeviation = worst;
    }
}
