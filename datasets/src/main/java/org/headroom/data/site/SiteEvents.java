package org.headroom.data.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.LimitWindow;

/**
 * The events of a site and the limits that follow: base limits over all time, cut where a stage changes them, and a
 * window for each limit that an event sets.
 *
 * <p>Limits of power hold at the utility's meter and in the main transformers; what on-site generation carries passes
 * neither.
 */
final class SiteEvents {
    private static final List<String> SET_BY_EVENTS =
            List.of("site_power_mw", "potable_gal_per_day", "potable_gal_per_hour", "sewer_gal_per_day", "units_out");

    /** Limits of the electrical equipment; one that the file leaves out is not judged. */
    private static final List<String> ELECTRICAL =
            List.of("transformer_hot_spot_c", "voltage_deviation_percent", "branch_loading_percent");

    private static final List<String> FAULT_KEYS =
            List.of("component", "lost_share", "first_rack_count", "racks_count", "position_share");

    /** Keys that one kind of event has alone. */
    private static final Map<String, SiteEvent.Kind> RECYCLING_KEYS = Map.of(
            "trains_out", SiteEvent.Kind.RECYCLING_OUTAGE,
            "flow_factor", SiteEvent.Kind.STORM_FLOW,
            "feed_offset_k", SiteEvent.Kind.FEED_COLD,
            "power_share", SiteEvent.Kind.POWER_CUT);

    private final SiteValues v;

    SiteEvents(SiteValues values) {
        this.v = values;
    }

    List<SiteEvent> all() {
        List<SiteEvent> events = new ArrayList<>();
        for (String id : v.names("events")) {
            events.add(event(id, "events." + id));
        }
        return events;
    }

    private SiteEvent event(String id, String at) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (String key : SET_BY_EVENTS) {
            OptionalDouble value = v.optional(at + "." + key);
            value.ifPresent(number -> values.put(key, number));
        }
        SiteEvent.Kind kind = v.choice(at + ".kind", SiteEvent.Kind.class);
        String needed = switch (kind) {
            case UTILITY_CALL -> "site_power_mw";
            case WATER_REQUEST -> "potable_gal_per_day";
            case SEWER_REQUEST -> "sewer_gal_per_day";
            case TRANSFORMER_OUTAGE -> "units_out";
            case STORM_FLOW -> "flow_factor";
            case FEED_COLD -> "feed_offset_k";
            case EQUIPMENT_FAULT, RECYCLING_OUTAGE, POWER_CUT -> "";
        };
        boolean hourAlone = kind == SiteEvent.Kind.WATER_REQUEST && values.containsKey("potable_gal_per_hour");
        if (!needed.isEmpty() && !hourAlone && v.optional(at + "." + needed).isEmpty()) {
            throw v.error(at + "." + needed, "no value", "a number, for a " + kind.id());
        }
        checkFaultKeys(at, kind);
        checkRecyclingKeys(at, kind);
        long fromS = v.timeS(at + ".from");
        long toS = v.timeS(at + ".to");
        if (toS <= fromS) {
            throw v.error(at + ".to", v.text(at + ".to"), "a time after from, " + v.text(at + ".from"));
        }
        return new SiteEvent(
                id,
                kind,
                fromS,
                toS,
                java.util.Collections.unmodifiableMap(values),
                Unit.MIN.toBase(v.optional(at + ".notice_min").orElse(0)),
                v.flag(at + ".foreseen"),
                v.flag(at + ".hypothetical"),
                v.text(at + ".source"),
                kind == SiteEvent.Kind.EQUIPMENT_FAULT ? fault(at, fromS, toS) : null,
                RecyclingChange.of(v, id, kind, fromS, toS));
    }

    private void checkRecyclingKeys(String at, SiteEvent.Kind kind) {
        for (String key : List.of("trains_out", "flow_factor", "feed_offset_k", "power_share")) {
            String path = at + "." + key;
            if (RECYCLING_KEYS.get(key) != kind && given(path)) {
                throw v.error(path, found(path), "nothing, for a " + kind.id());
            }
        }
        String path = at + ".trains_out";
        if (v.optional(path).isPresent()) {
            OptionalDouble trains = v.optional("water.recycled.plant.trains_count");
            if (trains.isEmpty()) {
                throw v.error(path, found(path), "nothing, as the site has no water.recycled.plant.trains_count");
            }
            if (v.raw(path) > trains.getAsDouble()) {
                throw v.error(path, found(path), "1 to " + Numbers.text(trains.getAsDouble()));
            }
        }
    }

    /** Values that belong to a fault alone, and which components take them. */
    private void checkFaultKeys(String at, SiteEvent.Kind kind) {
        if (kind != SiteEvent.Kind.EQUIPMENT_FAULT) {
            for (String key : FAULT_KEYS) {
                if (given(at + "." + key)) {
                    throw v.error(at + "." + key, found(at + "." + key), "nothing, for a " + kind.id());
                }
            }
            return;
        }
        if (v.textOrNull(at + ".component") == null) {
            throw v.error(at + ".component", "no value", "equipment, for an equipment_fault");
        }
        Fault.Component component = v.choice(at + ".component", Fault.Component.class);
        boolean valve = component == Fault.Component.WARM_VALVE;
        if (valve && v.optional(at + ".position_share").isEmpty()) {
            throw v.error(at + ".position_share", "no value", "0 to 1, for a warm_valve that sticks");
        }
        refuse(at, "position_share", component, valve);
        refuse(at, "lost_share", component, !valve);
        refuse(at, "first_rack_count", component, component.ofRacks());
        refuse(at, "racks_count", component, component.ofRacks());
    }

    private void refuse(String at, String key, Fault.Component component, boolean allowed) {
        if (!allowed && given(at + "." + key)) {
            throw v.error(at + "." + key, found(at + "." + key), "nothing, for " + component.id());
        }
    }

    private boolean given(String path) {
        return v.optional(path).isPresent() || v.textOrNull(path) != null;
    }

    private String found(String path) {
        OptionalDouble number = v.optional(path);
        return number.isPresent() ? Numbers.text(number.getAsDouble()) : v.text(path);
    }

    private Fault fault(String at, long fromS, long toS) {
        Fault.Component component = v.choice(at + ".component", Fault.Component.class);
        int racks = v.whole("it.racks_count");
        int first = (int) v.optional(at + ".first_rack_count").orElse(1);
        if (first > racks) {
            throw v.error(at + ".first_rack_count", String.valueOf(first), "1 to " + racks);
        }
        int most = racks - first + 1;
        int unsaid = component == Fault.Component.COOLING_POWER ? 0 : most; // racks have their own supply
        int count = (int) v.optional(at + ".racks_count").orElse(unsaid);
        if (count > most) {
            throw v.error(at + ".racks_count", String.valueOf(count), "1 to " + most + ", from rack " + first + " on");
        }
        return new Fault(
                component,
                fromS,
                toS,
                v.optional(at + ".lost_share").orElse(1),
                first - 1,
                count,
                v.optional(at + ".position_share").orElse(0));
    }

    List<LimitWindow> limits(List<SiteEvent> events, RecyclingStages recycling) {
        List<LimitWindow> windows = new ArrayList<>(baseLimits(recycling));
        for (SiteEvent event : events) {
            SiteValues then = v.at(event.fromS());
            event.values().forEach((key, value) -> {
                if (key.equals("units_out")) {
                    add(windows, event, "transformer_mva", transformerMva(then, event, value));
                } else {
                    add(windows, event, key, value);
                }
            });
        }
        return windows;
    }

    private double transformerMva(SiteValues then, SiteEvent event, double unitsOut) {
        double units = then.raw("grid.substation.units_count") - unitsOut;
        if (units < 1) {
            throw v.error("events." + event.id() + ".units_out", Numbers.text(unitsOut), "fewer than are installed");
        }
        return transformerMva(then, units);
    }

    private static double transformerMva(SiteValues v, double units) {
        return units * v.raw("grid.substation.rated_mva");
    }

    private static void add(List<LimitWindow> windows, SiteEvent event, String limit, double value) {
        windows.add(new LimitWindow(limit, event.fromS(), event.toS(), value, event.foreseen(), event.label()));
    }

    /** Each limit of each span between two changes; equal neighbours are one window. */
    private List<LimitWindow> baseLimits(RecyclingStages recycling) {
        List<Long> starts = new ArrayList<>();
        starts.add(Site.OPEN_FROM_S);
        starts.addAll(v.changesS());
        recycling.stages().forEach(stage -> starts.add(stage.fromS()));
        starts.sort(Long::compare);
        Map<String, List<LimitWindow>> byLimit = new LinkedHashMap<>();
        for (int i = 0; i < starts.size(); i++) {
            long fromS = starts.get(i);
            long toS = i + 1 < starts.size() ? starts.get(i + 1) : Site.OPEN_TO_S;
            if (toS > fromS) {
                valuesFrom(v.at(fromS), recycling.capacityShareAt(fromS))
                        .forEach((limit, value) -> append(byLimit, limit, fromS, toS, value));
            }
        }
        return byLimit.values().stream().flatMap(List::stream).toList();
    }

    private static void append(
            Map<String, List<LimitWindow>> byLimit, String limit, long fromS, long toS, double value) {
        List<LimitWindow> windows = byLimit.computeIfAbsent(limit, name -> new ArrayList<>());
        LimitWindow last = windows.isEmpty() ? null : windows.getLast();
        long startS = fromS;
        if (last != null && last.value() == value && last.toS() == fromS) {
            windows.removeLast();
            startS = last.fromS();
        }
        windows.add(new LimitWindow(limit, startS, toS, value, true, "base limit"));
    }

    private static Map<String, Double> valuesFrom(SiteValues v, double recycledShare) {
        Map<String, Double> values = new LinkedHashMap<>();
        if (!v.inForce("grid.utility_mw")) {
            return values; // the site does not exist yet
        }
        double atMeterMw = v.optional("limits.site_power_mw").orElse(v.raw("grid.utility_mw"));
        values.put("site_power_mw", atMeterMw);
        values.put("transformer_mva", transformerMva(v, v.raw("grid.substation.units_count")));
        double firmUnits = v.raw("grid.substation.units_count") - 1;
        if (firmUnits > 0) {
            values.put("transformer_n1_mva", transformerMva(v, firmUnits));
        }
        for (String limit : ELECTRICAL) {
            v.optional("limits." + limit).ifPresent(most -> values.put(limit, most));
        }
        values.put("gpus_count", v.raw("it.gpus_count"));
        values.put("potable_gal_per_day", v.raw("limits.potable_gal_per_day"));
        v.optional("limits.potable_gal_per_hour").ifPresent(most -> values.put("potable_gal_per_hour", most));
        values.put("recycled_gal_per_day", recycledGalPerDay(v, recycledShare));
        values.put("sewer_gal_per_day", v.raw("limits.sewer_gal_per_day"));
        for (String limit : SewerService.LIMITS) {
            v.optional("water.sewer.limits." + limit).ifPresent(value -> values.put("sewer_" + limit, value));
        }
        values.put("cold_water_c", v.raw("limits.cold_water_c"));
        values.put("gpu_c", v.raw("limits.gpu_c"));
        return values;
    }

    /** What is made in a day, and of a plant that is not complete what its tank may hold besides. */
    private static double recycledGalPerDay(SiteValues v, double share) {
        double product = v.raw("water.recycled.product_gal_per_day");
        double tankGal = v.optional(RecyclingBinding.PLANT + ".storage_gal").orElse(0);
        return share > 0 ? Math.min(product, share * product + tankGal) : 0;
    }
}
