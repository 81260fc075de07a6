package org.headroom.data.site;

import static org.headroom.data.site.NetworkTree.GROUP;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headroom.data.quantity.InputError;
import org.headroom.grid.network.Branch;
import org.headroom.grid.network.Bus;
import org.headroom.grid.network.Network;
import org.headroom.grid.network.SiteNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Puts a network and the site's loads together: what lies behind the meters is the site's, its transformers are main or unit
 * transformers, its other branches feeders; every load must be reached from a source.
 */
final class NetworkAssembly {
    private final SiteValues v;
    private final NetworkBinding binding;
    private final boolean ofSite;
    private final NetworkLoads loads;
    private final Set<String> live;
    private final @Nullable Network network;
    private final @Nullable SiteNetwork siteNetwork;

    NetworkAssembly(String name, SiteValues values, @Nullable NetworkSurroundings site) {
        this.v = values;
        this.ofSite = site != null;
        this.binding = new NetworkBinding(name, values, site);
        Network bare = binding.network();
        this.loads = new NetworkLoads(values, binding, site == null ? null : site.halls());
        this.live = bare == null ? Set.of() : reached(bare, references(bare), Set.of());
        if (bare == null) {
            this.siteNetwork = null;
            this.network = null;
            return;
        }
        List<SiteNetwork.Load> places = site != null || !loads.isEmpty() ? loads.all() : List.of();
        islandedLoads();
        String battery = place("battery_bus");
        String generation = place("generation_bus");
        statedLoads(false);
        Network withoutRoles = binding.builder().build();
        statedLoads(true);
        boolean whole = binding.faults().isEmpty();
        this.network = whole ? binding.builder().build() : null;
        this.siteNetwork = whole && !places.isEmpty() ? sited(withoutRoles, places, battery, generation) : null;
    }

    List<Finding> findings() {
        return binding.findings();
    }

    boolean faulty() {
        return !binding.faults().isEmpty();
    }

    /** Ids of the main transformers in service, one a unit. */
    List<String> mains() {
        return binding.mains;
    }

    double unitScale() {
        return binding.unitScale;
    }

    NetworkLoads loads() {
        return loads;
    }

    /** Whether a source supplies a bus. */
    boolean live(String bus) {
        return live.contains(bus);
    }

    /** With the loads that the file states. */
    Network network(String file) {
        if (network == null) {
            NetworkBinding.Fault first = binding.faults().getFirst();
            throw new InputError(file, first.path(), first.found(), first.allowed());
        }
        return network;
    }

    SiteNetwork siteNetwork(String file) {
        network(file);
        if (siteNetwork == null) {
            throw new InputError(
                    file, "loads", "no load with a role", "loads of the roles hall, network, cooling and other");
        }
        return siteNetwork;
    }

    private static List<String> references(Network network) {
        return network.buses().stream()
                .filter(bus -> bus.kind() == Bus.Kind.REFERENCE)
                .map(Bus::id)
                .toList();
    }

    /** Buses that branches in service join to the first ones, without crossing some. */
    private static Set<String> reached(Network network, List<String> from, Set<String> barred) {
        Set<String> seen = new HashSet<>(from);
        Deque<String> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            String at = next.remove();
            for (Branch branch : network.branches()) {
                boolean open = branch.inService() && !barred.contains(branch.id());
                String other =
                        branch.from().equals(at) ? branch.to() : branch.to().equals(at) ? branch.from() : "";
                if (open && !other.isEmpty() && seen.add(other)) {
                    next.add(other);
                }
            }
        }
        return seen;
    }

    private void islandedLoads() {
        for (String id : v.names(GROUP + ".loads")) {
            String at = GROUP + ".loads." + id;
            String bus = v.text(at + ".bus");
            if (v.optional(GROUP + ".buses." + bus + ".kv").isEmpty()) {
                binding.error("loads." + id + ".bus", "'" + bus + "'", "the name of a bus");
            } else if (!live.contains(bus)) {
                binding.error(
                        "loads." + id + ".bus",
                        "'" + bus + "', an island without a reference",
                        "a bus that is supplied");
            }
        }
    }

    /** Puts powers that the file itself gives on their buses; those of a role only where no site gives them. */
    private void statedLoads(boolean ofRoles) {
        for (String id : v.names(GROUP + ".loads")) {
            String at = GROUP + ".loads." + id;
            var mw = v.optional(at + ".load_mw");
            boolean known =
                    v.optional(GROUP + ".buses." + v.text(at + ".bus") + ".kv").isPresent();
            if (ofRoles != (v.textOrNull(at + ".role") != null)) {
                continue;
            }
            if (ofRoles && ofSite && mw.isPresent()) {
                binding.error(
                        "loads." + id + ".load_mw", "a power beside a role", "none: the site gives the role's power");
            } else if (!ofRoles && mw.isEmpty()) {
                binding.error("loads." + id + ".load_mw", "no value", "a power or a role");
            } else if (known && mw.isPresent()) {
                binding.builder().load(v.text(at + ".bus"), mw.getAsDouble() * 1e6, reactiveVar(at, mw.getAsDouble()));
            }
        }
    }

    private double reactiveVar(String at, double mw) {
        double powerFactor = v.optional(at + ".power_factor").orElse(1);
        double tangent = Math.sqrt(1 - powerFactor * powerFactor) / powerFactor;
        return v.optional(at + ".reactive_mvar").orElse(mw * tangent) * 1e6;
    }

    private SiteNetwork sited(Network bare, List<SiteNetwork.Load> loads, String battery, String generation) {
        List<String> meters = binding.meters.isEmpty() ? binding.mains : binding.meters;
        Set<String> metered = Set.copyOf(meters);
        List<String> heads = bare.branches().stream()
                .filter(b -> b.inService() && metered.contains(b.id()))
                .map(Branch::to)
                .toList();
        Set<String> inside = reached(bare, heads, metered);
        List<String> feeders = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (Branch branch : bare.branches()) {
            boolean own = metered.contains(branch.id()) || inside.contains(branch.from());
            if (branch.inService() && own && !binding.mains.contains(branch.id())) {
                (branch.transformer() ? units : feeders).add(branch.id());
            }
        }
        return new SiteNetwork(
                bare,
                binding.mains,
                meters,
                feeders,
                units,
                loads,
                battery,
                generation,
                binding.builder().cores());
    }

    /** A bus that the file names, empty while nothing connects it. */
    private String place(String key) {
        String bus = v.textOrNull(GROUP + "." + key);
        if (bus != null && v.optional(GROUP + ".buses." + bus + ".kv").isEmpty()) {
            binding.error(key, "'" + bus + "'", "the name of a bus");
        }
        return bus != null && live.contains(bus) ? bus : "";
    }
}
