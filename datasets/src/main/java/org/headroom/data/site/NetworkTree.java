package org.headroom.data.site;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.grid.network.Network;
import org.headroom.grid.network.SiteNetwork;
import org.jspecify.annotations.Nullable;

/**
 * A network as physical values with passports: the part {@code grid.network} of a site, or a file of its own with the same keys, which
 * begins {@code schema: headroom.network/1}. Immutable.
 *
 * <p>In a site the kinds {@code substation} and {@code unit_substation} have their rating and losses in {@code
 * grid.substation} and {@code grid.unit_substations}; in a file of its own they stand with the kind.
 */
public final class NetworkTree {
    public static final String SCHEMA = "headroom.network/1";

    static final String GROUP = "grid.network";

    /** The kind of the main transformers. */
    static final String MAIN = "substation";

    /** The kind of the site's medium-to-low-voltage units. */
    static final String UNIT = "unit_substation";

    private final String file;
    private final String name;
    private final Map<String, Leaf> leaves;
    private final SiteValues values;
    private final @Nullable NetworkSurroundings site;

    private NetworkTree(
            String file,
            String name,
            Map<String, Leaf> leaves,
            ZoneId zone,
            long atS,
            @Nullable NetworkSurroundings site) {
        this.file = file;
        this.name = name;
        this.leaves = Collections.unmodifiableMap(leaves);
        this.values = new SiteValues(file, leaves, zone, atS);
        this.site = site;
    }

    /** Reads a file of its own; of values with dates the last one counts. */
    public static NetworkTree read(Path file) {
        return of(file.toString(), YamlReader.read(file));
    }

    /** The same from YAML text; {@code file} is what error lines call it. */
    public static NetworkTree parse(String file, String yaml) {
        return of(file, YamlReader.parse(file, yaml));
    }

    private static NetworkTree of(String file, YamlNode.Group root) {
        Map<String, YamlNode> keys = new LinkedHashMap<>(root.children());
        YamlNode schema = keys.remove("schema");
        if (!(schema instanceof YamlNode.Scalar given) || !given.text().equals(SCHEMA)) {
            throw new InputError(
                    file,
                    "schema",
                    schema instanceof YamlNode.Scalar other ? "'" + other.text() + "'" : "nothing",
                    SCHEMA);
        }
        YamlNode name = keys.remove("name");
        Map<String, Leaf> leaves = SiteReader.readGroup(file, new YamlNode.Group(root.line(), keys), GROUP);
        Map<String, Leaf> grouped = SiteYaml.grouped(leaves);
        SiteSchema.CURRENT.requireBelow(file, grouped, GROUP);
        return new NetworkTree(
                file,
                name instanceof YamlNode.Scalar text ? text.text() : "network",
                grouped,
                ZoneOffset.UTC,
                Site.OPEN_TO_S,
                null);
    }

    /** The network of a site at an instant, or null if it has none. */
    public static @Nullable NetworkTree of(SiteTree tree, Instant at) {
        Map<String, Leaf> all = new LinkedHashMap<>();
        tree.leaves().forEach(leaf -> all.put(leaf.path(), leaf));
        SiteValues values = new SiteValues(tree.file(), all, tree.zone(), at.getEpochSecond());
        return values.names(GROUP + ".buses").isEmpty()
                ? null
                : new NetworkTree(
                        tree.file(),
                        values.text("name"),
                        all,
                        tree.zone(),
                        at.getEpochSecond(),
                        NetworkSurroundings.of(values, new ItBinding(values).hallNames()));
    }

    /** The same with the places of the site's loads; null if the site has none. */
    static @Nullable SiteNetwork bind(SiteValues v) {
        return v.names(GROUP + ".buses").isEmpty()
                ? null
                : new NetworkAssembly(v.text("name"), v, NetworkSurroundings.of(v, new ItBinding(v).hallNames()))
                        .siteNetwork(v.file());
    }

    /** The file or embedded site that it was read from. */
    public String file() {
        return file;
    }

    public String name() {
        return name;
    }

    /** Its values in the order of the file, under paths of the site's file. */
    public List<Leaf> leaves() {
        return leaves.values().stream()
                .filter(leaf -> leaf.path().startsWith(GROUP + "."))
                .toList();
    }

    /** Whether it is part of a site. */
    public boolean ofSite() {
        return site != null;
    }

    /**
     * A network that stands alone with the site's loads at these powers.
     *
     * @param source what these powers are, in words
     * @throws InputError for the first error of the network
     */
    public NetworkTree withDemand(NetworkDemand demand, String source) {
        if (site == null) {
            throw new IllegalStateException("a network of its own has its loads");
        }
        NetworkAssembly assembly = bound();
        assembly.network(file);
        return new NetworkTree(
                file,
                name,
                new NetworkFile(values, site).leaves(leaves(), assembly, demand, source),
                ZoneOffset.UTC,
                Site.OPEN_TO_S,
                null);
    }

    /** This network with the powers that its loads state times a factor. */
    public NetworkTree scaled(double factor) {
        Map<String, Leaf> next = new LinkedHashMap<>();
        for (Leaf leaf : leaves.values()) {
            boolean power = leaf.path().startsWith(GROUP + ".loads.")
                    && (leaf.path().endsWith(".load_mw") || leaf.path().endsWith(".reactive_mvar"));
            next.put(
                    leaf.path(),
                    power && values.inForceValue(leaf) instanceof Leaf.Num num
                            ? Leaf.constant(leaf.path(), new Leaf.Num(times(num.sourced(), factor)), 0)
                            : leaf);
        }
        return new NetworkTree(file, name, next, ZoneOffset.UTC, Site.OPEN_TO_S, site);
    }

    private static Sourced times(Sourced s, double factor) {
        return new Sourced(s.value() * factor, s.unit(), s.source() + ", scaled", Confidence.DERIVED, null, null);
    }

    /** A file of its own that {@link #read} accepts and that gives the same network. */
    public String toYaml() {
        List<Leaf> bare = leaves().stream()
                .map(leaf -> new Leaf(leaf.path().substring(GROUP.length() + 1), leaf.stages(), leaf.line()))
                .toList();
        return "schema: " + SCHEMA + "\nname: " + SiteYaml.quoted(name) + "\n" + SiteYaml.text(bare);
    }

    /** What does not fit together; a network with an error cannot be bound. */
    public List<Finding> check() {
        return bound().findings();
    }

    /** What a power flow finds at the loads that the file states; nothing if {@link #check} finds errors. */
    public List<Finding> checkFlow() {
        return bound().faulty() ? List.of() : NetworkFindings.all(this);
    }

    /** What to call a bus in drawings: its label, else its name. */
    public String labelOf(String bus) {
        String label = values.textOrNull(GROUP + ".buses." + bus + ".label");
        return label == null ? bus : label;
    }

    /** Whether the utility meters what enters a branch. */
    public boolean metered(String branch) {
        return "true".equals(values.textOrNull(GROUP + "." + groupOf(branch) + "." + branch + ".meter"));
    }

    /** Capacitor banks and reactors in service at a bus, Mvar at nominal voltage. */
    public double bankMvar(String bus) {
        double sum = 0;
        for (String id : values.names(GROUP + ".shunts")) {
            String at = GROUP + ".shunts." + id;
            boolean on = !"false".equals(values.textOrNull(at + ".in_service"));
            sum += on && values.text(at + ".bus").equals(bus) ? values.raw(at + ".reactive_mvar") : 0;
        }
        return sum;
    }

    /** Buses at which halls stand, in the order of the file. */
    public List<String> hallBuses() {
        return values.names(GROUP + ".loads").stream()
                .map(id -> GROUP + ".loads." + id)
                .filter(at -> "hall".equals(values.textOrNull(at + ".role")))
                .map(at -> values.text(at + ".bus"))
                .distinct()
                .toList();
    }

    /** The group that an element stands in, as in {@code cables}. */
    public String groupOf(String branch) {
        for (String group : List.of("lines", "cables", "transformers")) {
            if (values.textOrNull(GROUP + "." + group + "." + branch + ".kind") != null) {
                return group;
            }
        }
        return values.textOrNull(GROUP + ".sources." + branch + ".bus") != null ? "sources" : "transformers";
    }

    /**
     * The network with the loads that its file states.
     *
     * @throws InputError for its first error
     */
    public Network network() {
        return bound().network(file);
    }

    /**
     * The network with the places of the site's loads, these at zero.
     *
     * @throws InputError for its first error
     */
    public SiteNetwork siteNetwork() {
        return bound().siteNetwork(file);
    }

    private NetworkAssembly bound() {
        return new NetworkAssembly(name, values, site);
    }
}
