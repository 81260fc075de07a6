package org.headroom.app.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.RecyclingPlant;
import org.headroom.data.site.RecyclingStages;
import org.headroom.data.site.Site;

/**
 * Something that may happen to the recycled-water plant, as changes of a site file: the twin knows no scenarios.
 *
 * @param id short name
 * @param title for people
 * @param runs whether there is a plant at all
 * @param event keys of the event that happens to it; empty for none
 */
record RecycledScenario(String id, String title, boolean runs, Map<String, String> event) {
    private static final String EVENT = "events.what_if_recycled.";
    private static final String STAGES = "water.recycled.stages.";
    private static final String AVAILABLE_FROM = "water.recycled.available_from";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);
    private static final LocalDate NEVER = LocalDate.of(2999, 1, 1);

    /** The cases of a site. */
    static List<RecycledScenario> of(Site site, List<String> asked) {
        RecyclingPlant plant = site.water().recyclingPlant();
        int trains = plant == null ? 1 : plant.trains();
        List<RecycledScenario> all = new ArrayList<>();
        all.add(new RecycledScenario("running", "the plant as it is meant to run", true, Map.of()));
        all.add(new RecycledScenario("absent", "no plant: not built, or paused", false, Map.of()));
        if (trains > 1) {
            all.add(event("train_out", "one of " + trains + " trains out", "recycling_outage", "trains_out", "1"));
            String half = Integer.toString(trains / 2);
            all.add(event("half_out", half + " of " + trains + " trains out", "recycling_outage", "trains_out", half));
        }
        all.add(event(
                "plant_out",
                plant != null && plant.storage().volumeM3() > 0
                        ? "the whole plant out, its tank still gives"
                        : "the whole plant out",
                "recycling_outage",
                "",
                ""));
        all.add(event("power_cut", "no electricity at the plant", "power_cut", "", ""));
        all.add(event("no_feed", "the works next door give nothing", "storm_flow", "flow_factor", "0"));
        all.add(event("storm", "storm: 2.5 times the feed, thin and turbid", "storm_flow", "flow_factor", "2.5"));
        all.add(event("cold", "feed 8 K colder", "feed_cold", "feed_offset_k", "-8"));
        if (asked.isEmpty()) {
            return all;
        }
        List<RecycledScenario> some = new ArrayList<>();
        for (String id : asked) {
            some.add(all.stream().filter(s -> s.id.equals(id)).findFirst().orElseThrow(() -> unknown(id, all)));
        }
        return some;
    }

    private static InputError unknown(String id, List<RecycledScenario> all) {
        return new InputError(
                "--case",
                "",
                "'" + id + "'",
                String.join(" | ", all.stream().map(RecycledScenario::id).toList()));
    }

    private static RecycledScenario event(String id, String title, String kind, String key, String value) {
        Map<String, String> event = new LinkedHashMap<>();
        event.put("kind", kind);
        if (!key.isEmpty()) {
            event.put(key, value);
        }
        return new RecycledScenario(id, title, true, event);
    }

    /** The site in which it happens. */
    SiteInput in(SiteInput input, Site site, long startS, long fromS, long toS) {
        Map<String, String> changes = new LinkedHashMap<>(stands(site, startS));
        if (!event.isEmpty()) {
            event.forEach((key, value) -> changes.put(EVENT + key, value));
            changes.put(EVENT + "from", local(fromS, site.zone()));
            changes.put(EVENT + "to", local(toS, site.zone()));
            changes.put(EVENT + "foreseen", "true");
            changes.put(EVENT + "hypothetical", "true");
            changes.put(EVENT + "source", "asked for");
        }
        return input.with(changes);
    }

    /** What makes the plant run, or be absent, whatever its stages say for the day. */
    private Map<String, String> stands(Site site, long startS) {
        RecyclingStages stages = site.water().recycling().stages();
        boolean running = stages.capacityShareAt(startS) > 0;
        if (running == runs && (!runs || stages.capacityShareAt(startS) == 1)) {
            return Map.of();
        }
        LocalDate day = Instant.ofEpochSecond(startS).atZone(site.zone()).toLocalDate();
        Map<String, String> changes = new LinkedHashMap<>();
        boolean own = false;
        for (RecyclingStages.Stage stage : stages.stages()) {
            if (stage.gives() && !stage.source().equals(AVAILABLE_FROM)) {
                own = true;
                changes.put(STAGES + stage.name() + ".status", "absent");
                changes.put(STAGES + stage.name() + ".capacity_share", "null");
            }
        }
        changes.put(AVAILABLE_FROM, (runs ? day : NEVER).toString());
        return own || runs || running ? changes : Map.of();
    }

    private static String local(long epochS, ZoneId zone) {
        return LOCAL.format(LocalDateTime.ofInstant(Instant.ofEpochSecond(epochS), zone));
    }
}
