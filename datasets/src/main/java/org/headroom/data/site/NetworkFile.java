package org.headroom.data.site;

import static org.headroom.data.site.NetworkTree.GROUP;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.Confidence;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.quantity.Unit;

/**
 * Makes a network that stands alone of a site's: stages become the values in force, the built-in kinds get the rating and
 * losses that the site's file keeps elsewhere, the counts of units become the site's, loads get their power.
 */
final class NetworkFile {
    private final SiteValues v;
    private final NetworkSurroundings site;
    private final Map<String, Leaf> leaves = new LinkedHashMap<>();

    NetworkFile(SiteValues values, NetworkSurroundings site) {
        this.v = values;
        this.site = site;
    }

    /** @param source what the powers of the loads are, in words */
    Map<String, Leaf> leaves(List<Leaf> own, NetworkAssembly assembly, NetworkDemand demand, String source) {
        for (Leaf leaf : own) {
            put(leaf.path(), v.inForceValue(leaf));
        }
        kind(NetworkTree.MAIN, site.main());
        kind(NetworkTree.UNIT, site.unit());
        mains(assembly);
        if (assembly.unitScale() != 1) {
            for (String id : v.names(GROUP + ".transformers")) {
                String at = GROUP + ".transformers." + id;
                if (NetworkTree.UNIT.equals(v.textOrNull(at + ".kind"))) {
                    double shown = v.optional(at + ".parallel_count").orElse(1);
                    number(
                            at + ".parallel_count",
                            shown * assembly.unitScale(),
                            "share of the site's unit substations");
                }
            }
        }
        assembly.loads()
                .powerW(demand)
                .forEach((id, w) -> number(GROUP + ".loads." + id + ".load_mw", w / 1e6, source));
        extra("battery_bus", "battery_standby", demand.standbyW(), assembly, source);
        extra("generation_bus", "on_site_generation", -demand.generationW(), assembly, source);
        return SiteYaml.grouped(leaves);
    }

    private void put(String path, Leaf.Value value) {
        leaves.put(path, Leaf.constant(path, value, 0));
    }

    private void number(String path, double value, String source) {
        Unit unit = Unit.ofKey(path.substring(path.lastIndexOf('.') + 1));
        put(path, new Leaf.Num(new Sourced(value, unit, source, Confidence.DERIVED, null, null)));
    }

    private void kind(String name, NetworkSurroundings.Units units) {
        String kind = GROUP + ".kinds.transformers." + name;
        if (v.optional(kind + ".impedance_percent").isPresent()) {
            for (String key : List.of("rated_mva", "load_loss_w", "no_load_loss_w")) {
                put(kind + "." + key, v.value(units.group() + "." + key));
            }
        }
    }

    /** One element a unit, as the site counts them. */
    private void mains(NetworkAssembly assembly) {
        for (String id : v.names(GROUP + ".transformers")) {
            String at = GROUP + ".transformers." + id;
            if (!NetworkTree.MAIN.equals(v.textOrNull(at + ".kind"))) {
                continue;
            }
            leaves.remove(at + ".parallel_count");
            put(
                    at + ".in_service",
                    new Leaf.Text(Boolean.toString(assembly.mains().contains(id))));
            for (String other : assembly.mains()) {
                if (other.startsWith(id + "_") && v.textOrNull(GROUP + ".transformers." + other + ".kind") == null) {
                    for (String key : v.names(at)) {
                        Leaf leaf = leaves.get(at + "." + key);
                        if (leaf != null) {
                            put(
                                    GROUP + ".transformers." + other + "." + key,
                                    leaf.stages().getFirst().value());
                        }
                    }
                    put(GROUP + ".transformers." + other + ".in_service", new Leaf.Text("true"));
                }
            }
        }
    }

    private void extra(String place, String id, double powerW, NetworkAssembly assembly, String source) {
        String bus = v.textOrNull(GROUP + "." + place);
        if (bus == null || powerW == 0 || !assembly.live(bus)) {
            return;
        }
        String at = GROUP + ".loads." + id;
        put(at + ".bus", new Leaf.Text(bus));
        number(at + ".load_mw", powerW / 1e6, source);
    }
}
