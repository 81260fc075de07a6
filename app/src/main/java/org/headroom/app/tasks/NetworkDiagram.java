package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.report.OneLineDrawing;
import org.headroom.app.report.OneLinePicture;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.NetworkTree;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.grid.powerflow.FlowState;
import org.headroom.grid.powerflow.PowerFlow;
import org.jspecify.annotations.Nullable;

/** Draws a network with its voltages and loadings as a one-line diagram. */
public final class NetworkDiagram {
    private static final int MOST_BUSES = 400;
    private static final String ENDING = ".svg";
    private static final double MEGA = 1e6;

    private final NetworkInput input;
    private final Network network;
    private final PowerFlow flow;
    private final FlowState state;

    /** @throws InputError if the network is none or too large to be drawn */
    public NetworkDiagram(NetworkRequest request) {
        this.input = NetworkInput.of(request);
        this.network = input.network();
        if (network.buses().size() > MOST_BUSES) {
            throw new InputError(
                    request.name(), "", network.buses().size() + " buses", "at most " + MOST_BUSES + " in a drawing");
        }
        this.flow = new PowerFlow(network);
        this.state = flow.newState();
        flow.solve(state);
    }

    public boolean converged() {
        return state.converged();
    }

    /** How the power flow ended, in one line. */
    public String outcome() {
        return state.outcome().text();
    }

    /** The drawing as an SVG document. */
    public String svg() {
        return OneLineDrawing.svg(picture());
    }

    /**
     * Writes the drawing.
     *
     * @param to a file that ends in .svg, or a folder in which it is called {@code network.svg}
     * @return the file
     */
    public String write(Path to) {
        boolean file = to.getFileName() != null && to.getFileName().toString().endsWith(ENDING);
        Path folder = file ? OutFolder.parentOf(to) : to;
        try (OutFolder out = new OutFolder(folder)) {
            out.write(file ? to.getFileName().toString() : "network" + ENDING, svg());
            return out.publish(folder).getFirst();
        }
    }

    /** The document of {@code network diagram --json}. */
    public Map<String, Object> json(@Nullable String file) {
        Map<String, Object> document = Envelope.begin("headroom.network_diagram/1", null);
        document.put("network", input.name());
        document.put("load", input.loadText());
        document.put("converged", converged());
        document.put("buses_count", picture().buses().size());
        document.put("branches_count", picture().links().size());
        document.put("files", file == null ? List.of() : List.of(file));
        return document;
    }

    private OneLinePicture picture() {
        List<OneLinePicture.Bus> buses = new ArrayList<>();
        List<String> absent = new ArrayList<>();
        for (Bus bus : network.buses()) {
            if (state.energized(flow.bus(bus.id()))) {
                buses.add(bus(bus));
            }
        }
        List<OneLinePicture.Link> links = new ArrayList<>();
        for (Branch branch : network.branches()) {
            if (branch.inService() && state.energized(flow.bus(branch.from()))) {
                links.add(link(branch));
            } else {
                absent.add(branch.id());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("Load: " + input.loadText());
        lines.add(converged() ? totals() : "Not solved: " + outcome());
        return new OneLinePicture(
                "One-line diagram: "
                        + (input.tree() == null ? input.name() : input.tree().name()),
                lines,
                buses.stream()
                        .map(OneLinePicture.Bus::kv)
                        .distinct()
                        .sorted((a, b) -> Double.compare(b, a))
                        .toList(),
                buses,
                links,
                absent);
    }

    private String totals() {
        double loadW = network.buses().stream().mapToDouble(Bus::loadW).sum();
        double given = 0;
        for (int g = 0; g < network.generators().size(); g++) {
            given += state.generatorW(g);
        }
        return String.format(
                Locale.ROOT,
                "Sources give %.2f MW for loads of %.2f MW; %.3f MW are lost in windings and conductors, the rest in iron.",
                given / MEGA,
                loadW / MEGA,
                state.lossW() / MEGA);
    }

    private OneLinePicture.Bus bus(Bus bus) {
        int at = flow.bus(bus.id());
        double pu = state.voltagePu(at);
        NetworkTree tree = input.tree();
        String label = tree == null ? bus.id() : tree.labelOf(bus.id());
        String level = NetworkText.number(bus.baseV() / 1e3) + " kV";
        double bankVar = tree == null ? bus.shuntVar() : tree.bankMvar(bus.id()) * MEGA;
        return new OneLinePicture.Bus(
                bus.id(),
                label,
                bus.baseV() / 1e3,
                bus.kind() == Bus.Kind.REFERENCE,
                converged() ? level + "  " + String.format(Locale.ROOT, "%.3f pu", pu) : level,
                converged() && (pu < bus.minPu() || pu > bus.maxPu()),
                network.generators().stream()
                        .filter(g -> g.inService() && g.bus().equals(bus.id()))
                        .map(Generator::id)
                        .toList(),
                bus.loadW() == 0 ? "" : NetworkText.number(bus.loadW() / MEGA) + " MW",
                bankVar == 0 ? "" : NetworkText.number(bankVar / MEGA) + " Mvar");
    }

    private OneLinePicture.Link link(Branch branch) {
        NetworkTree tree = input.tree();
        return new OneLinePicture.Link(
                branch.id(),
                branch.from(),
                branch.to(),
                branch.transformer(),
                tree != null && tree.metered(branch.id()),
                branch.ratingVa() > 0 ? NetworkText.number(branch.ratingVa() / MEGA) + " MVA" : "",
                converged() ? state.loadingPercent(flow.branch(branch.id())) : Double.NaN);
    }
}
