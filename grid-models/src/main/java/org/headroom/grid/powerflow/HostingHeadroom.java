package org.headroom.grid.powerflow;

import java.util.ArrayList;
import java.util.List;
import org.headroom.grid.network.Bus;
import org.jspecify.annotations.Nullable;

/**
 * How many more watts a set of buses may take until the first limit: a rating, a voltage band, the source, or no solution.
 *
 * <p>Load grows in doubling steps until a limit is passed, then the passed step is halved to the resolution; each solution starts
 * from the last one within limits. N-1 asks of each outage whether it bears what the worst one so far bears, and halves only if
 * not. A limit that is passed without any more load leaves 0. Worked number: a source of 1 pu behind x = 0.1 pu, 100 MVA base, unity
 * power factor: the last solution is at 1/(2x) = 5 pu = 500 MW.
 */
public final class HostingHeadroom {
    private final PowerFlow flow;
    private final FlowState good;
    private final FlowState trial;

    public HostingHeadroom(PowerFlow flow) {
        this.flow = flow;
        good = flow.newState();
        trial = flow.newState();
    }

    /** A found amount and what binds there. */
    private record Found(double powerW, NetworkLimit limit) {}

    /** What fits with all in service, and with any one branch out. */
    public HostingAnswer answer(HostingQuestion question) {
        FlowState base = flow.newState();
        Request request = new Request(question, flow);
        flow.solve(base, question.limits());
        Found whole = largest(request, base, question.mostW());
        Found least = whole;
        String outage = "";
        List<String> unsupplied = new ArrayList<>();
        for (int k = 0; k < flow.net.branches; k++) {
            if (!flow.branchInService(k)) {
                continue;
            }
            flow.setBranch(k, false);
            try {
                if (cutsOff(request)) {
                    unsupplied.add(flow.network.branches().get(k).id());
                } else if (least.powerW > 0 && limitAt(request, base, least.powerW) != null) {
                    least = largest(request, base, least.powerW);
                    outage = flow.network.branches().get(k).id();
                }
            } finally {
                flow.setBranch(k, true);
            }
        }
        return new HostingAnswer(whole.powerW, whole.limit, least.powerW, least.limit, outage, unsupplied);
    }

    /** What fits with branches as they are now. */
    public double baseW(HostingQuestion question) {
        FlowState base = flow.newState();
        flow.solve(base, question.limits());
        return largest(new Request(question, flow), base, question.mostW()).powerW;
    }

    private Found largest(Request request, FlowState base, double mostW) {
        NetworkLimit already = limitAt(request, base, 0);
        if (already != null) {
            return new Found(0, already);
        }
        good.copyFrom(trial);
        double resolutionW = request.question.resolutionW();
        double lowW = 0;
        double highW = mostW;
        NetworkLimit binding = new NetworkLimit.None(mostW);
        double stepW = Math.min(mostW, Math.max(resolutionW, flow.network.baseVa() / 16));
        while (lowW < mostW) {
            double nextW = Math.min(mostW, lowW + stepW);
            NetworkLimit limit = limitAt(request, good, nextW);
            if (limit != null) {
                highW = nextW;
                binding = limit;
                break;
            }
            good.copyFrom(trial);
            lowW = nextW;
            stepW *= 2;
        }
        while (highW - lowW > resolutionW) {
            double middleW = (lowW + highW) / 2;
            NetworkLimit limit = limitAt(request, good, middleW);
            if (limit == null) {
                good.copyFrom(trial);
                lowW = middleW;
            } else {
                highW = middleW;
                binding = limit;
            }
        }
        return new Found(lowW, binding);
    }

    private boolean cutsOff(Request request) {
        for (int i : request.bus) {
            if (!flow.supplied(i)) {
                return true;
            }
        }
        return false;
    }

    /** The limit passed most with so much more load; null if none. Leaves the solution in {@code trial}. */
    private @Nullable NetworkLimit limitAt(Request request, FlowState from, double powerW) {
        request.add(flow, powerW);
        try {
            if (!Contingencies.solve(flow, trial, from, request.question.limits())) {
                return new NetworkLimit.NoSolution(
                        flow.network.buses().get(trial.worstBus()).id());
            }
            return passed(request.question.sourceW());
        } finally {
            request.add(flow, 0);
        }
    }

    private @Nullable NetworkLimit passed(double sourceAllowedW) {
        NetworkLimit limit = null;
        double most = 1e-9;
        int branch = Contingencies.mostLoaded(flow, trial);
        if (branch >= 0 && trial.loadingPercent(branch) / 100 - 1 > most) {
            most = trial.loadingPercent(branch) / 100 - 1;
            limit = new NetworkLimit.Rating(
                    flow.network.branches().get(branch).id(),
                    flow.network.branches().get(branch).ratingVa());
        }
        double sourceW = 0;
        for (int i = 0; i < flow.net.buses; i++) {
            if (!trial.energized[i]) {
                continue;
            }
            Bus bus = flow.network.buses().get(i);
            double voltagePu = trial.voltagePu(i);
            if (bus.minPu() - voltagePu > most) {
                most = bus.minPu() - voltagePu;
                limit = new NetworkLimit.LowVoltage(bus.id(), bus.minPu());
            }
            if (bus.maxPu() > 0 && voltagePu - bus.maxPu() > most) {
                most = voltagePu - bus.maxPu();
                limit = new NetworkLimit.HighVoltage(bus.id(), bus.maxPu());
            }
            if (bus.kind() == Bus.Kind.REFERENCE) {
                sourceW += trial.injectionW(i) + flow.loadW(i);
            }
        }
        if (sourceW / sourceAllowedW - 1 > most) {
            limit = new NetworkLimit.Source(sourceAllowedW);
        }
        return limit;
    }

    /** The question's buses with the load they have now. */
    private static final class Request {
        final HostingQuestion question;
        final int[] bus;
        private final double[] share;
        private final double[] loadW;
        private final double[] loadVar;
        private final double varPerW;

        Request(HostingQuestion question, PowerFlow flow) {
            this.question = question;
            int places = question.at().size();
            bus = new int[places];
            share = new double[places];
            loadW = new double[places];
            loadVar = new double[places];
            for (int i = 0; i < places; i++) {
                bus[i] = flow.bus(question.at().get(i).bus());
                share[i] = question.at().get(i).share();
                loadW[i] = flow.loadW(bus[i]);
                loadVar[i] = flow.loadVar(bus[i]);
            }
            varPerW = Math.tan(Math.acos(question.powerFactor()));
        }

        void add(PowerFlow flow, double powerW) {
            for (int i = 0; i < bus.length; i++) {
                double moreW = share[i] * powerW;
                flow.setLoad(bus[i], loadW[i] + moreW, loadVar[i] + moreW * varPerW);
            }
        }
    }
}
