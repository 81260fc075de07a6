package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.ledger.Violation;
import org.headroom.data.site.Site;
import org.headroom.physics.wastewater.WaterRecyclingLimit;

/**
 * The answer to a study of the recycled-water plant.
 *
 * @param eventS when events begin, epoch seconds
 * @param forS how long they last
 */
public record RecycledOutcome(
        Site site,
        SimulateRequest.FullLoadKind load,
        String weather,
        long startS,
        long eventS,
        long forS,
        List<Case> cases) {
    public RecycledOutcome {
        cases = List.copyOf(cases);
    }

    /** One case: means and extremes while the event lasts, violations over the whole run. */
    public record Case(RecycledScenario scenario, RecycledRun run, List<Violation> violations) {
        public Case {
            violations = List.copyOf(violations);
        }

        /** Every figure by its column, in order. */
        Map<String, Object> columns() {
            Map<String, Object> c = new LinkedHashMap<>();
            c.put("case", scenario.id());
            c.put("title", scenario.title());
            Envelope.put(c, "makeup_gal_per_day", run.makeupGalPerDay);
            Envelope.put(c, "recycled_gal_per_day", run.recycledGalPerDay);
            Envelope.put(c, "potable_gal_per_day", run.mainsGalPerDay);
            Envelope.put(c, "tank_gal_per_day", run.tankGalPerDay);
            Envelope.put(c, "recycled_offer_least_gal_per_day", run.leastOfferGalPerDay);
            Envelope.put(c, "potable_most_gal_per_day", run.mostMainsGalPerDay);
            Envelope.put(c, "mains_least_kpa", run.leastMainsKpa);
            Envelope.put(c, "recycled_short_after_s", run.shortS);
            Envelope.put(c, "product_tank_empty_after_s", run.emptyS);
            Envelope.put(c, "product_tank_least_percent", run.hasTank() ? run.leastStoragePercent : Double.NaN);
            Envelope.put(c, "site_tank_least_percent", run.leastTankPercent);
            Envelope.put(c, "as_before_after_s", run.backS);
            Envelope.put(c, "cycles", run.cycles);
            Envelope.put(c, "blowdown_gal_per_day", run.blowdownGalPerDay);
            Envelope.put(c, "sewer_gal_per_day", run.sewerGalPerDay);
            Envelope.put(c, "others_short_gal_per_day", run.othersShortGalPerDay);
            Envelope.put(c, "recycling_mw", run.recyclingMw);
            Envelope.put(c, "tmp_most_kpa", run.mostTmpKpa);
            c.put("held_back_by", run.limit().key());
            return c;
        }
    }

    /** One JSON document. */
    public Map<String, Object> json() {
        Map<String, Object> d = Envelope.begin("headroom.site_recycled/1", null);
        d.put("site", site.id());
        d.put("load", load.name().toLowerCase(Locale.ROOT));
        d.put("weather", weather);
        d.put("cooling", site.cooling().mode().id());
        d.put("from", Envelope.time(startS, site.zone()));
        d.put("event_from", Envelope.time(eventS, site.zone()));
        d.put("event_to", Envelope.time(eventS + forS, site.zone()));
        List<Map<String, Object>> list = new ArrayList<>();
        for (Case one : cases) {
            Map<String, Object> c = one.columns();
            c.put("violations", Envelope.violations(one.violations(), site.zone()));
            list.add(c);
        }
        d.put("cases", list);
        return d;
    }

    /** What the tables for people begin with. */
    public List<String> heading() {
        return List.of(
                site.name() + ", every server at its " + load.name().toLowerCase(Locale.ROOT) + " power, "
                        + site.cooling().mode().id() + " cooling",
                "weather: " + weather + "; the event begins " + Envelope.time(eventS, site.zone()) + " and lasts "
                        + time(forS),
                "flows are means while it lasts, limits count over the whole run; people's water is in the mains' figure");
    }

    /** Water: headings, then a row a case. */
    public List<String[]> waterTable() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "case",
            "what",
            "make-up gal/d",
            "recycled gal/d",
            "mains gal/d",
            "site tank gal/d",
            "sewer gal/d",
            "cycles",
            "limits of water and heat broken"
        });
        for (Case one : cases) {
            RecycledRun r = one.run();
            rows.add(new String[] {
                one.scenario().id(),
                one.scenario().title(),
                whole(r.makeupGalPerDay),
                whole(r.recycledGalPerDay),
                whole(r.mainsGalPerDay),
                whole(r.tankGalPerDay),
                whole(r.sewerGalPerDay),
                Double.isNaN(r.cycles) ? "-" : String.format(Locale.ROOT, "%.2f", r.cycles),
                broken(one.violations())
            });
        }
        return rows;
    }

    /** The plant: headings, then a row a case. */
    public List<String[]> plantTable() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "case",
            "held back by",
            "recycled short after",
            "product tank empty after",
            "tank least %",
            "as before after",
            "neighbours short gal/d",
            "TMP kPa",
            "plant MW",
            "mains least kPa"
        });
        for (Case one : cases) {
            RecycledRun r = one.run();
            boolean none = r.limit() == WaterRecyclingLimit.ABSENT || !r.hasTank();
            rows.add(new String[] {
                one.scenario().id(),
                r.limit() == WaterRecyclingLimit.NONE ? "-" : r.limit().key(),
                time(r.shortS),
                none ? "-" : time(r.emptyS),
                none ? "-" : whole(r.leastStoragePercent),
                r.limit() == WaterRecyclingLimit.ABSENT ? "-" : time(r.backS),
                whole(r.othersShortGalPerDay),
                String.format(Locale.ROOT, "%.1f", r.mostTmpKpa),
                String.format(Locale.ROOT, "%.2f", r.recyclingMw),
                Double.isFinite(r.leastMainsKpa) ? whole(r.leastMainsKpa) : "-"
            });
        }
        return rows;
    }

    private static String broken(List<Violation> violations) {
        List<String> limits = violations.stream()
                .map(Violation::limit)
                .filter(RecycledOutcome::ofWaterOrHeat)
                .distinct()
                .toList();
        return limits.isEmpty() ? "none" : String.join(" ", limits);
    }

    /** The power of a prescribed load breaks limits of power whatever the water does; JSON has those too. */
    private static boolean ofWaterOrHeat(String limit) {
        return limit.startsWith("potable")
                || limit.startsWith("recycled")
                || limit.startsWith("sewer")
                || limit.equals("gpu_c")
                || limit.equals("cold_water_c")
                || limit.equals("servers_off_count");
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value == 0 ? 0.0 : value);
    }

    private static String time(double seconds) {
        if (Double.isNaN(seconds)) {
            return "-";
        }
        if (seconds < 60) {
            return "at once";
        }
        if (seconds < 3600) {
            return Math.round(seconds / 60) + " min";
        }
        return String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
