package org.headroom.data.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;

/**
 * What a power flow finds in a network with its loads: voltages out of band and ratings passed, which are warnings, or that
 * there is no solution.
 */
final class NetworkFindings {
    private final NetworkTree tree;
    private final Network network;
    private final List<Passed> voltages = new ArrayList<>();
    private final List<Passed> ratings = new ArrayList<>();
    private String failure = "";

    /** @param by how far, to tell the worst */
    private record Passed(String path, String text, double by) {
        Finding finding(String group, String more) {
            return new Finding(Finding.Severity.WARNING, group + path, text + more);
        }
    }

    private NetworkFindings(NetworkTree tree) {
        this.tree = tree;
        this.network = tree.network();
        PowerFlow flow = new PowerFlow(network);
        FlowState state = flow.newState();
        if (flow.solve(state)) {
            look(flow, state);
        } else {
            failure = state.outcome().text();
        }
    }

    /** Every bus and branch beyond its limits. */
    static List<Finding> all(NetworkTree tree) {
        NetworkFindings found = new NetworkFindings(tree);
        return found.failure.isEmpty()
                ? Stream.concat(found.voltages.stream(), found.ratings.stream())
                        .map(p -> p.finding("", ""))
                        .toList()
                : List.of(new Finding(Finding.Severity.ERROR, "buses", found.failure));
    }

    /**
     * The worst of each kind.
     *
     * @param group what stands before a path
     * @param when behind each line, as in {@code " while training"}
     * @param extreme whether the loads may be more than the site is meant for
     */
    static List<Finding> worst(NetworkTree tree, String group, String when, boolean extreme) {
        NetworkFindings found = new NetworkFindings(tree);
        if (!found.failure.isEmpty()) {
            return List.of(new Finding(
                    extreme ? Finding.Severity.WARNING : Finding.Severity.ERROR,
                    group + "buses",
                    found.failure + when));
        }
        List<Finding> findings = new ArrayList<>();
        for (List<Passed> kind : List.of(found.voltages, found.ratings)) {
            String more = kind.size() == 1 ? when : when + " (and " + (kind.size() - 1) + " more, see network check)";
            kind.stream()
                    .max(Comparator.comparingDouble(Passed::by))
                    .ifPresent(p -> findings.add(p.finding(group, more)));
        }
        return findings;
    }

    private void look(PowerFlow flow, FlowState state) {
        for (Bus bus : network.buses()) {
            int at = flow.bus(bus.id());
            double pu = state.voltagePu(at);
            double by = Math.max(bus.minPu() - pu, pu - bus.maxPu());
            if (state.energized(at) && by > 0) {
                String text = String.format(
                        Locale.ROOT,
                        "%.4f pu, allowed %s to %s pu",
                        pu,
                        Numbers.text(bus.minPu()),
                        Numbers.text(bus.maxPu()));
                voltages.add(new Passed("buses." + bus.id(), text, by));
            }
        }
        for (Branch branch : network.branches()) {
            double percent = state.loadingPercent(flow.branch(branch.id()));
            if (branch.inService() && percent > 100) {
                String text = String.format(Locale.ROOT, "%.1f %% of %.2f MVA", percent, branch.ratingVa() / 1e6);
                ratings.add(new Passed(tree.groupOf(branch.id()) + "." + branch.id(), text, percent));
            }
        }
    }
}
