package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.Finding;
import org.headroom.data.site.NetworkTree;
import org.headroom.data.site.SiteTree;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;

/** Networks to look at: those that ship, one with its elements, what in it does not fit. */
public final class NetworkView {
    private static final double MEGA = 1e6;

    private NetworkView() {}

    /**
     * A network that ships with Headroom.
     *
     * @param buses with supply on the first day of the site's default plan
     * @param branches in service then
     */
    public record Shipped(String site, int buses, int branches) {}

    public static List<Shipped> shipped() {
        List<Shipped> list = new ArrayList<>();
        for (String name : SiteTree.embeddedNames()) {
            SiteTree site = SiteTree.embedded(name);
            NetworkTree tree = NetworkTree.of(site, site.planningFrom());
            if (tree != null) {
                Network network = tree.network();
                list.add(new Shipped(
                        name,
                        (int) network.buses().stream()
                                .filter(b -> b.kind() != Bus.Kind.ISOLATED)
                                .count(),
                        (int) network.branches().stream()
                                .filter(Branch::inService)
                                .count()));
            }
        }
        return list;
    }

    /** The document of {@code network list --json}. */
    public static Map<String, Object> listed() {
        Map<String, Object> document = Envelope.begin("headroom.network_list/1", null);
        List<Map<String, Object>> all = new ArrayList<>();
        for (Shipped shipped : shipped()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("site", shipped.site());
            one.put("buses_count", shipped.buses());
            one.put("branches_count", shipped.branches());
            all.add(one);
        }
        document.put("networks", all);
        return document;
    }

    /** A file that {@code powerflow} and {@code network} accept, with the loads filled in. */
    public static String yaml(NetworkRequest request) {
        NetworkInput input = NetworkInput.of(request);
        if (input.tree() == null) {
            throw new InputError(request.name(), "", "a MATPOWER case", "a site or a Headroom network file");
        }
        return "# " + input.name() + ": " + input.loadText() + "\n"
                + input.tree().toYaml();
    }

    /** Rows for people: element, where, figures. */
    public record Row(String element, String place, String figures) {}

    public static List<Row> rows(NetworkRequest request) {
        Network network = NetworkInput.of(request).network();
        List<Row> rows = new ArrayList<>();
        for (Bus bus : network.buses()) {
            rows.add(new Row("bus " + bus.id(), kv(bus), NetworkText.bus(bus)));
        }
        for (Generator source : network.generators()) {
            rows.add(new Row("source " + source.id(), source.bus(), NetworkText.source(source)));
        }
        for (Branch branch : network.branches()) {
            rows.add(new Row(
                    (branch.transformer() ? "transformer " : "line ") + branch.id(),
                    branch.from() + " - " + branch.to(),
                    NetworkText.branch(branch)));
        }
        return rows;
    }

    private static String kv(Bus bus) {
        return NetworkText.number(bus.baseV() / 1e3) + " kV";
    }

    /** The document of {@code network show --json}. */
    public static Map<String, Object> show(NetworkRequest request) {
        NetworkInput input = NetworkInput.of(request);
        Network network = input.network();
        Map<String, Object> document = Envelope.begin("headroom.network_show/1", null);
        document.put("network", input.name());
        document.put("load", input.loadText());
        document.put("base_mva", network.baseVa() / MEGA);
        document.put("buses", network.buses().stream().map(NetworkView::bus).toList());
        document.put(
                "generators",
                network.generators().stream().map(NetworkView::source).toList());
        document.put(
                "branches", network.branches().stream().map(NetworkView::branch).toList());
        return document;
    }

    private static Map<String, Object> bus(Bus bus) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("bus", bus.id());
        one.put("kind", bus.kind().name().toLowerCase(java.util.Locale.ROOT));
        one.put("kv", bus.baseV() / 1e3);
        one.put("load_mw", bus.loadW() / MEGA);
        one.put("load_mvar", bus.loadVar() / MEGA);
        one.put("shunt_mw", bus.shuntW() / MEGA);
        one.put("shunt_mvar", bus.shuntVar() / MEGA);
        one.put("low_pu", bus.minPu());
        one.put("high_pu", bus.maxPu());
        return one;
    }

    private static Map<String, Object> source(Generator source) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("generator", source.id());
        one.put("bus", source.bus());
        one.put("power_mw", source.powerW() / MEGA);
        one.put("voltage_pu", source.voltagePu());
        one.put("rated_mva", source.baseVa() / MEGA);
        Envelope.put(one, "subtransient_pu", source.subtransientPu());
        one.put("in_service", source.inService());
        return one;
    }

    private static Map<String, Object> branch(Branch branch) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("branch", branch.id());
        one.put("from", branch.from());
        one.put("to", branch.to());
        one.put("transformer", branch.transformer());
        one.put("r_pu", branch.resistancePu());
        one.put("x_pu", branch.reactancePu());
        one.put("b_pu", branch.chargingPu());
        Envelope.put(one, "rated_mva", branch.ratingVa() > 0 ? branch.ratingVa() / MEGA : Double.NaN);
        one.put("ratio", branch.ratio());
        one.put("shift_deg", branch.shiftDeg());
        one.put("in_service", branch.inService());
        return one;
    }

    /** What does not fit, as lines and as a document. */
    public static SiteView.Checked check(NetworkRequest request) {
        List<Finding> findings = findings(request);
        List<Finding> sorted = findings.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        Map<String, Object> document = Envelope.begin("headroom.network_check/1", null);
        document.put("network", request.name());
        List<Map<String, Object>> all = new ArrayList<>();
        for (Finding finding : sorted) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("severity", finding.severity().id());
            one.put("path", finding.path());
            one.put("text", finding.text());
            all.add(one);
        }
        document.put("findings", all);
        int errors = (int) findings.stream()
                .filter(f -> f.severity() == Finding.Severity.ERROR)
                .count();
        return new SiteView.Checked(
                errors,
                findings.size() - errors,
                sorted.stream()
                        .map(f -> f.severity().id() + ": " + f.path() + ": " + f.text())
                        .toList(),
                document);
    }

    /** First what cannot be built; a network that can be is then solved with its loads. */
    private static List<Finding> findings(NetworkRequest request) {
        if (request.name().endsWith(".m")) {
            NetworkInput.of(request);
            return List.of();
        }
        NetworkTree bare = bare(request);
        List<Finding> first = bare.check();
        if (first.stream().anyMatch(f -> f.severity() == Finding.Severity.ERROR)) {
            return first;
        }
        NetworkTree loaded = NetworkInput.of(request).tree();
        return loaded == null
                ? first
                : Stream.concat(first.stream(), loaded.checkFlow().stream()).toList();
    }

    private static NetworkTree bare(NetworkRequest request) {
        if (!NetworkInput.isSite(request.name())) {
            return NetworkTree.read(java.nio.file.Path.of(request.name()));
        }
        SiteTree site = SiteInput.open(request.name(), request.changes()).tree();
        Instant at = site.planningFrom();
        if (request.at() != null && request.at().length() >= "2025-07-17".length()) {
            try {
                at = LocalDate.parse(request.at().substring(0, "2025-07-17".length()))
                        .atTime(15, 0)
                        .atZone(site.zone())
                        .toInstant();
            } catch (java.time.DateTimeException e) {
                throw new InputError("--at", "", "'" + request.at() + "'", "a day such as 2025-07-17");
            }
        }
        return NetworkInput.required(site, at);
    }
}
