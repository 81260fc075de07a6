package org.headroom.data.wastewater;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.headroom.data.site.KeyedFile;
import org.headroom.physics.wastewater.biology.Aeration;
import org.headroom.physics.wastewater.biology.Asm1Kinetics;
import org.headroom.physics.wastewater.biology.Asm1Stoichiometry;
import org.headroom.physics.wastewater.biology.Asm1Temperature;
import org.headroom.physics.wastewater.biology.BiologyDesign;
import org.headroom.physics.wastewater.biology.EnergyDesign;
import org.headroom.physics.wastewater.biology.FlowRule;
import org.headroom.physics.wastewater.biology.FlowsheetDesign;
import org.headroom.physics.wastewater.biology.SettlingDesign;
import org.headroom.physics.wastewater.biology.StreamDesign;
import org.headroom.physics.wastewater.biology.UnitDesign;

/** Turns the keys of a plant file into the plant's design; what a unit or stream of its kind has no use for is refused. */
final class PlantBinding {
    private static final List<String> TANK =
            List.of("kind", "volume_m3", "kla_per_day", "oxygen_setpoint_g_per_m3", "most_kla_per_day", "organisms");
    private static final List<String> FLOWS = List.of("flow_m3_per_day", "influent_ratio", "share");
    private static final List<String> LIMITS = List.of("cod", "bod5", "tss", "snh", "total_n");

    private final KeyedFile f;

    PlantBinding(KeyedFile file) {
        this.f = file;
    }

    WastewaterPlant plant() {
        List<UnitDesign> units = new ArrayList<>();
        for (String name : f.names("units")) {
            reserved("units." + name, name);
            units.add(unit(name));
        }
        if (units.isEmpty()) {
            throw f.error("units", "no unit", "one or more");
        }
        List<StreamDesign> streams = new ArrayList<>();
        f.names("streams").forEach(name -> streams.add(stream(name)));
        FlowsheetDesign design = f.design(
                "streams",
                () -> new FlowsheetDesign(f.text("name"), units, streams, biology(), f.design("energy", this::energy)));
        String label = f.textOrNull("label");
        return new WastewaterPlant(
                f.file(),
                label == null ? "" : label,
                design,
                concentrations(),
                f.raw("influent.flow_m3_per_day"),
                f.raw("temperature_c"),
                limits());
    }

    private void reserved(String path, String name) {
        if (List.of(StreamDesign.INFLUENT, StreamDesign.EFFLUENT, StreamDesign.WASTE)
                .contains(name)) {
            throw f.error(path, "the name " + name, "another: it stands for what flows in or out");
        }
    }

    private UnitDesign unit(String name) {
        String at = "units." + name;
        String kind = f.text(at + ".kind");
        List<String> own = new ArrayList<>();
        switch (kind) {
            case "reactor" -> own.addAll(TANK);
            case "membrane" -> {
                own.addAll(TANK);
                own.add("retained_share");
            }
            case "settler" ->
                own.addAll(List.of("kind", "area_m2", "height_m", "layers_count", "feed_layer", "solids"));
            default -> own.add("kind");
        }
        onlyKeys(at, own, "of a " + kind);
        return f.design(at, () -> switch (kind) {
            case "reactor" -> new UnitDesign.Reactor(name, need(at + ".volume_m3", kind), aeration(at), organisms(at));
            case "membrane" ->
                new UnitDesign.Membrane(
                        name,
                        need(at + ".volume_m3", kind),
                        aeration(at),
                        organisms(at),
                        f.optional(at + ".retained_share").orElse(1));
            case "settler" ->
                new UnitDesign.Settler(
                        name,
                        need(at + ".area_m2", kind),
                        need(at + ".height_m", kind),
                        (int) need(at + ".layers_count", kind),
                        (int) need(at + ".feed_layer", kind),
                        settling(kind),
                        "of_feed".equals(f.textOrNull(at + ".solids"))
                                ? UnitDesign.Composition.OF_FEED
                                : UnitDesign.Composition.TRACKED);
            default -> new UnitDesign.Junction(name);
        });
    }

    private boolean organisms(String at) {
        return !"false".equals(f.textOrNull(at + ".organisms"));
    }

    private Aeration aeration(String at) {
        OptionalDouble kla = f.optional(at + ".kla_per_day");
        OptionalDouble setpoint = f.optional(at + ".oxygen_setpoint_g_per_m3");
        OptionalDouble most = f.optional(at + ".most_kla_per_day");
        if (setpoint.isPresent() != most.isPresent() || setpoint.isPresent() && kla.isPresent()) {
            throw f.error(
                    at,
                    "air that is not said in one way",
                    "kla_per_day, or oxygen_setpoint_g_per_m3 with most_kla_per_day, or none of them");
        }
        if (setpoint.isPresent()) {
            return new Aeration.Setpoint(setpoint.getAsDouble(), most.orElse(0));
        }
        return kla.orElse(0) > 0 ? new Aeration.Kla(kla.getAsDouble()) : new Aeration.None();
    }

    private StreamDesign stream(String name) {
        String at = "streams." + name;
        String from = place(at + ".from", StreamDesign.INFLUENT);
        String to = place(at + ".to", StreamDesign.EFFLUENT, StreamDesign.WASTE);
        String outlet = f.textOrNull(at + ".outlet");
        return f.design(
                at,
                () -> new StreamDesign(
                        name,
                        from,
                        outlet == null
                                ? StreamDesign.Outlet.MIXED
                                : StreamDesign.Outlet.valueOf(outlet.toUpperCase(Locale.ROOT)),
                        to,
                        flow(at),
                        f.optional(at + ".pumping_kwh_per_m3").orElse(0)));
    }

    private String place(String path, String... others) {
        String name = f.text(path);
        List<String> known = new ArrayList<>(List.of(others));
        known.addAll(f.names("units"));
        if (!known.contains(name)) {
            throw f.error(path, "'" + name + "'", String.join(", ", known));
        }
        return name;
    }

    private FlowRule flow(String at) {
        List<String> given = FLOWS.stream()
                .filter(key -> f.optional(at + "." + key).isPresent())
                .toList();
        if (given.isEmpty()) {
            return new FlowRule.Rest();
        }
        if (given.size() > 1) {
            throw f.error(
                    at, String.join(" and ", given), "one of " + String.join(", ", FLOWS) + ", or none: the rest");
        }
        double value = f.raw(at + "." + given.getFirst());
        return switch (given.getFirst()) {
            case "flow_m3_per_day" -> new FlowRule.Fixed(value);
            case "influent_ratio" -> new FlowRule.PerInfluent(value);
            default -> new FlowRule.Share(value);
        };
    }

    private double need(String path, String kind) {
        return f.optional(path).orElseThrow(() -> f.error(path, "no value", "a number, as in every " + kind));
    }

    private void onlyKeys(String at, List<String> own, String what) {
        for (String key : f.names(at)) {
            if (!own.contains(key)) {
                throw f.error(at + "." + key, "a key that is none " + what, String.join(", ", own));
            }
        }
    }

    private SettlingDesign settling(String kind) {
        String at = "settling";
        return f.design(
                at,
                () -> new SettlingDesign(
                        need(at + ".v0_max_m_per_day", kind),
                        need(at + ".v0_m_per_day", kind),
                        need(at + ".r_h_m3_per_g", kind),
                        need(at + ".r_p_m3_per_g", kind),
                        need(at + ".non_settleable_share", kind),
                        need(at + ".threshold_g_per_m3", kind)));
    }

    private BiologyDesign biology() {
        return new BiologyDesign(
                f.design("kinetics", this::kinetics),
                f.design("temperature", this::temperature),
                f.design("stoichiometry", this::stoichiometry));
    }

    private Asm1Kinetics kinetics() {
        String at = "kinetics.";
        return new Asm1Kinetics(
                f.raw(at + "mu_h_per_day"),
                f.raw(at + "k_s_g_per_m3"),
                f.raw(at + "k_oh_g_per_m3"),
                f.raw(at + "k_no_g_per_m3"),
                f.raw(at + "b_h_per_day"),
                f.raw(at + "mu_a_per_day"),
                f.raw(at + "k_nh_g_per_m3"),
                f.raw(at + "k_oa_g_per_m3"),
                f.raw(at + "b_a_per_day"),
                f.raw(at + "eta_growth"),
                f.raw(at + "k_a_m3_per_g_day"),
                f.raw(at + "k_h_per_day"),
                f.raw(at + "k_x"),
                f.raw(at + "eta_hydrolysis"));
    }

    private Asm1Temperature temperature() {
        String at = "temperature.";
        return new Asm1Temperature(
                f.raw(at + "reference_c"),
                f.raw(at + "mu_h_theta"),
                f.raw(at + "b_h_theta"),
                f.raw(at + "mu_a_theta"),
                f.raw(at + "b_a_theta"),
                f.raw(at + "k_a_theta"),
                f.raw(at + "k_h_theta"),
                f.raw(at + "kla_theta"));
    }

    private Asm1Stoichiometry stoichiometry() {
        String at = "stoichiometry.";
        return new Asm1Stoichiometry(
                f.raw(at + "heterotroph_yield"),
                f.raw(at + "autotroph_yield"),
                f.raw(at + "f_p"),
                f.raw(at + "i_xb"),
                f.raw(at + "i_xp"),
                f.raw(at + "tss_per_cod"));
    }

    private EnergyDesign energy() {
        return new EnergyDesign(
                f.raw("energy.oxygen_saturation_g_per_m3"),
                f.raw("energy.oxygen_kg_per_kwh"),
                f.raw("energy.mixing_kw_per_m3"),
                f.raw("energy.mixed_below_kla_per_day"));
    }

    private List<Double> concentrations() {
        return InfluentFile.STATES.stream()
                .map(s -> f.raw("influent." + s + (s.equals("salk") ? "_mol_per_m3" : "_g_per_m3")))
                .toList();
    }

    private Map<String, Double> limits() {
        Map<String, Double> limits = new LinkedHashMap<>();
        LIMITS.forEach(name -> f.optional("limits." + name + "_g_per_m3").ifPresent(limit -> limits.put(name, limit)));
        return Collections.unmodifiableMap(limits);
    }
}
