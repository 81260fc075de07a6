package org.headroom.data.site;

import static org.headroom.data.site.NetworkTree.GROUP;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.headroom.grid.network.ConductorDesign;
import org.headroom.grid.network.Ends;
import org.headroom.grid.network.Generator;
import org.headroom.grid.network.Network;
import org.headroom.grid.network.NetworkBuilder;
import org.headroom.grid.network.NetworkBuilder.Control;
import org.headroom.grid.network.TwoWindingDesign;
import org.headroom.grid.network.UtilityDesign;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * Builds a network from the values in force at an instant. What cannot be built is left out and listed, so that all of a
 * file's faults are told at once.
 */
final class NetworkBinding {
    private static final double LOW_PU = 0.95;
    private static final double HIGH_PU = 1.05;

    /** Far more than any source has, W and var: for those whose limits a file does not give. */
    private static final double UNLIMITED = 1e12;

    private final SiteValues v;
    private final @Nullable NetworkSurroundings site;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final NetworkBuilder builder;

    /** The site's unit substations over those that its network shows. */
    double unitScale = 1;

    /** Ids of main transformers in service, one a unit, in the order of the file. */
    final List<String> mains = new ArrayList<>();

    /** Ids of branches with a meter, those out of service too. */
    final List<String> meters = new ArrayList<>();

    /** @param site what the rest of the site's file says; null for a file that holds a network alone */
    NetworkBinding(String name, SiteValues values, @Nullable NetworkSurroundings site) {
        this.v = values;
        this.site = site;
        this.builder = new NetworkBuilder(
                name,
                v.optional(GROUP + ".base_mva").orElse(100) * 1e6,
                v.optional(GROUP + ".frequency_hz").orElse(60));
    }

    /**
     * Why a network cannot be built.
     *
     * @param path as its file calls it
     */
    record Fault(String path, String found, String allowed) {
        Finding finding() {
            return new Finding(Finding.Severity.ERROR, path, "found " + found + ", allowed: " + allowed);
        }
    }

    /** In the order of the file. */
    List<Fault> faults() {
        return faults;
    }

    /** Faults, then warnings. */
    List<Finding> findings() {
        return Stream.concat(faults.stream().map(Fault::finding), warnings.stream())
                .toList();
    }

    NetworkBuilder builder() {
        return builder;
    }

    /** Everything but the loads; null if there are errors. */
    @Nullable
    Network network() {
        each("buses", this::bus);
        each("sources", this::source);
        each("lines", (at, id) -> conductor("lines", at, id));
        each("cables", (at, id) -> conductor("cables", at, id));
        transformers();
        each("shunts", this::shunt);
        if (!faults.isEmpty()) {
            return null;
        }
        try {
            return builder.build();
        } catch (OutOfRange e) {
            error(e.name(), e.found(), e.allowed());
            return null;
        }
    }

    private interface Element {
        void add(String path, String id);
    }

    private void each(String group, Element element) {
        for (String id : v.names(GROUP + "." + group)) {
            guarded(group + "." + id, () -> element.add(GROUP + "." + group + "." + id, id));
        }
    }

    /** Turns a refusal into a finding at the element's key. */
    private void guarded(String path, Runnable step) {
        try {
            step.run();
        } catch (OutOfRange e) {
            error(path + "." + e.name(), e.found(), e.allowed());
        }
    }

    private void bus(String at, String id) {
        builder.bus(
                id,
                v.si(at + ".kv"),
                v.optional(at + ".low_pu").orElse(LOW_PU),
                v.optional(at + ".high_pu").orElse(HIGH_PU));
    }

    private void source(String at, String id) {
        String control = choice(at + ".control", "utility");
        double voltagePu = v.optional(at + ".voltage_pu").orElse(1);
        String bus = v.text(at + ".bus");
        if (control.equals("utility")) {
            builder.utility(
                    id,
                    bus,
                    new UtilityDesign(required(at, "short_circuit_mva") * 1e6, required(at, "x_over_r"), voltagePu),
                    inService(at));
            return;
        }
        Generator generator = new Generator(
                id,
                bus,
                mega(at + ".power_mw", 0),
                mega(at + ".reactive_mvar", 0),
                mega(at + ".least_mvar", -UNLIMITED),
                mega(at + ".most_mvar", UNLIMITED),
                mega(at + ".least_mw", -UNLIMITED),
                mega(at + ".most_mw", UNLIMITED),
                voltagePu,
                mega(at + ".rated_mva", 100e6),
                v.optional(at + ".subtransient_percent").orElse(Double.NaN) / 100,
                inService(at));
        builder.source(
                generator,
                Control.valueOf(control.toUpperCase(Locale.ROOT)),
                v.optional(at + ".angle_deg").orElse(0));
    }

    private double mega(String path, double otherwise) {
        return v.optional(path).isPresent() ? v.optional(path).getAsDouble() * 1e6 : otherwise;
    }

    private String choice(String path, String otherwise) {
        String text = v.textOrNull(path);
        return text == null ? otherwise : text;
    }

    private double required(String at, String key) {
        return v.optional(at + "." + key).orElseThrow(() -> new OutOfRange(key, "no value", "a number"));
    }

    private boolean inService(String at) {
        String text = v.textOrNull(at + ".in_service");
        return text == null || text.equals("true");
    }

    private Ends ends(String at) {
        return new Ends(v.text(at + ".from"), v.text(at + ".to"));
    }

    private double units(String at) {
        return v.optional(at + ".parallel_count").orElse(1);
    }

    private void metered(String at, String id) {
        if ("true".equals(v.textOrNull(at + ".meter"))) {
            meters.add(id);
        }
    }

    private String kind(String group, String at) {
        String kind = v.text(at + ".kind");
        List<String> known = v.names(GROUP + ".kinds." + group);
        if (!known.contains(kind)) {
            List<String> close = Spelling.close(kind, known);
            throw new OutOfRange(
                    "kind",
                    "'" + kind + "'",
                    "one of kinds." + group + ": " + String.join(", ", close.isEmpty() ? known : close));
        }
        return GROUP + ".kinds." + group + "." + kind;
    }

    private void conductor(String group, String at, String id) {
        String kind = kind(group, at);
        ConductorDesign design = new ConductorDesign(
                v.si(kind + ".r_ohm_per_km"),
                v.si(kind + ".x_ohm_per_km"),
                v.optional(kind + ".c_nf_per_km").orElse(0) * 1e-12,
                v.optional(kind + ".rated_a").orElse(0));
        builder.conductor(id, ends(at), design, v.si(at + ".length_m"), units(at), inService(at));
        metered(at, id);
    }

    private void shunt(String at, String id) {
        String bus = v.text(at + ".bus");
        boolean on = inService(at);
        builder.shunt(bus, on ? v.optional(at + ".loss_w").orElse(0) : 0, on ? v.si(at + ".reactive_mvar") : 0);
    }

    /** Main transformers first, since their count is the site's. */
    private void transformers() {
        List<String> ids = v.names(GROUP + ".transformers");
        List<String> mainIds = ids.stream()
                .filter(id -> NetworkTree.MAIN.equals(v.textOrNull(GROUP + ".transformers." + id + ".kind")))
                .toList();
        mains(mainIds);
        unitScale = unitScale(ids);
        for (String id : ids) {
            String at = GROUP + ".transformers." + id;
            if (!mainIds.contains(id)) {
                guarded("transformers." + id, () -> {
                    boolean shared = site != null && NetworkTree.UNIT.equals(v.textOrNull(at + ".kind"));
                    transformer(at, id, units(at) * (shared ? unitScale : 1), inService(at));
                    metered(at, id);
                });
            }
        }
    }

    /**
     * One branch a unit. A site with more units than its network shows gets them beside those that are there, in turn;
     * one with fewer leaves the last ones out.
     */
    private void mains(List<String> ids) {
        int shown = 0;
        for (String id : ids) {
            String at = GROUP + ".transformers." + id;
            shown += inService(at) ? (int) units(at) : 0;
        }
        int wanted = site == null ? shown : site.main().units();
        if (wanted != shown) {
            if (shown == 0) {
                error("transformers", "none of kind substation in service", wanted + " (grid.substation.units_count)");
                return;
            }
            warning(
                    "transformers",
                    shown + " main transformers in service, but grid.substation.units_count is " + wanted + ": "
                            + (wanted > shown ? "more are put beside them" : "the last ones are left out"));
        }
        int[] count = new int[ids.size()];
        int left = wanted;
        for (boolean more = true; more && left > 0; ) {
            more = false;
            for (int i = 0; i < ids.size() && left > 0; i++) {
                String at = GROUP + ".transformers." + ids.get(i);
                boolean first = count[i] == 0;
                if (inService(at)) {
                    int step = first ? Math.min(left, (int) units(at)) : 1;
                    count[i] += step;
                    left -= step;
                    more = true;
                }
            }
        }
        for (int i = 0; i < ids.size(); i++) {
            String at = GROUP + ".transformers." + ids.get(i);
            for (int unit = 0; unit < Math.max(1, count[i]); unit++) {
                String id = unit == 0 ? ids.get(i) : ids.get(i) + "_" + (unit + 1);
                boolean on = unit < count[i];
                guarded("transformers." + ids.get(i), () -> {
                    transformer(at, id, 1, on);
                    metered(at, id);
                    if (on) {
                        mains.add(id);
                    }
                });
            }
        }
    }

    private double unitScale(List<String> ids) {
        double shown = ids.stream()
                .map(id -> GROUP + ".transformers." + id)
                .filter(at -> NetworkTree.UNIT.equals(v.textOrNull(at + ".kind")) && inService(at))
                .mapToDouble(this::units)
                .sum();
        if (site == null || shown == 0 || shown == site.unit().units()) {
            return 1;
        }
        warning(
                "transformers",
                Numbers.text(shown) + " unit substations in service, but grid.unit_substations.units_count is "
                        + site.unit().units() + ": each place has its share of them");
        return site.unit().units() / shown;
    }

    private void transformer(String at, String id, double units, boolean inService) {
        String kind = kind("transformers", at);
        TwoWindingDesign design = design(kind);
        TwoWindingDesign.Windings windings = null;
        Ends ends = ends(at);
        boolean plain = v.optional(kind + ".from_kv").isEmpty()
                && v.optional(kind + ".to_kv").isEmpty()
                && v.optional(at + ".tap_percent").isEmpty()
                && v.optional(at + ".shift_deg").isEmpty();
        if (!plain) {
            windings = new TwoWindingDesign.Windings(
                    v.optional(kind + ".from_kv").orElseGet(() -> kv("from", ends.from())) * 1e3,
                    v.optional(kind + ".to_kv").orElseGet(() -> kv("to", ends.to())) * 1e3,
                    v.optional(at + ".tap_percent").orElse(0) / 100,
                    v.optional(at + ".shift_deg").orElse(0));
        }
        builder.transformer(id, ends, design, windings, units, inService);
    }

    private double kv(String key, String bus) {
        return v.optional(GROUP + ".buses." + bus + ".kv")
                .orElseThrow(() -> new OutOfRange(key, "'" + bus + "'", "the name of a bus"));
    }

    /** Rating and losses of the two built-in kinds stand where the site's file has always had them. */
    private TwoWindingDesign design(String kind) {
        NetworkSurroundings.Units own = site == null ? null : site.unitsOf(kind);
        double impedance = v.si(kind + ".impedance_percent");
        double noLoadLossW;
        double ratedVa;
        if (own != null) {
            for (String key : List.of("rated_mva", "load_loss_w", "no_load_loss_w", "x_over_r")) {
                if (v.optional(kind + "." + key).isPresent()) {
                    throw new OutOfRange(key, "a second value", "the one of " + own.group() + " alone");
                }
            }
            noLoadLossW = own.noLoadLossW();
            ratedVa = own.ratedVa();
        } else {
            noLoadLossW = v.optional(kind + ".no_load_loss_w").orElse(0);
            ratedVa = required(kind, "rated_mva") * 1e6;
        }
        double current = v.optional(kind + ".magnetizing_percent").orElse(0) / 100;
        boolean byRatio = own == null && v.optional(kind + ".x_over_r").isPresent();
        if (byRatio && v.optional(kind + ".load_loss_w").isPresent()) {
            throw new OutOfRange("x_over_r", "both x_over_r and load_loss_w", "one of the two");
        }
        if (byRatio) {
            return TwoWindingDesign.ofRatio(ratedVa, impedance, v.raw(kind + ".x_over_r"), noLoadLossW, current);
        }
        double loadLossW = own != null ? own.loadLossW() : required(kind, "load_loss_w");
        return new TwoWindingDesign(ratedVa, impedance, loadLossW, noLoadLossW, current);
    }

    void error(String path, String found, String allowed) {
        faults.add(new Fault(path(path), found, allowed));
    }

    void warning(String path, String text) {
        warnings.add(new Finding(Finding.Severity.WARNING, path(path), text));
    }

    private String path(String path) {
        return site == null ? path : GROUP + "." + path;
    }
}
