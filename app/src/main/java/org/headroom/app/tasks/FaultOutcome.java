package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a fault study.
 *
 * @param forS how long faults lasted that have no length of their own, s
 * @param horizonS how long each was looked after, s
 */
public record FaultOutcome(
        String site,
        String siteName,
        FaultHour hour,
        SimulateRequest.FullLoadKind load,
        int servers,
        double forS,
        double stepS,
        double horizonS,
        FaultWatch.Before before,
        List<Result> results) {
    public FaultOutcome {
        results = List.copyOf(results);
    }

    /**
     * One fault. Times are s after it began, except those of recovery: s after it ended. Not a number where it does not
     * happen within the horizon.
     *
     * @param lasting the fault going on until the horizon
     * @param alone the fault of its length, and after it until the horizon, nobody resetting anything
     * @param throttledEndPercent servers held back when the fault ends
     * @param offEnd servers off when it ends
     * @param recoverS until all servers run unthrottled and cold water and halls are within 1 K of before, by itself
     * @param resetRecoverS the same if servers are reset as soon as they are cool enough
     */
    public record Result(
            String id,
            String title,
            double lengthS,
            double horizonS,
            FaultWatch lasting,
            FaultWatch alone,
            double throttledEndPercent,
            double offEnd,
            double recoverS,
            double resetRecoverS,
            List<String> leftOver,
            List<String> leftAfterReset) {
        public Result {
            leftOver = List.copyOf(leftOver);
            leftAfterReset = List.copyOf(leftAfterReset);
        }

        /** Every figure by its column, in order. */
        Map<String, Object> columns(FaultWatch.Before before) {
            Map<String, Object> c = new LinkedHashMap<>();
            c.put("fault", id);
            c.put("title", title);
            c.put("fault_s", lengthS);
            c.put("horizon_s", horizonS);
            put(c, "time_to_throttle_s", lasting.throttleS);
            put(c, "time_to_shutdown_s", lasting.shutdownS);
            put(c, "time_to_hall_35_c_s", lasting.hallS);
            put(c, "time_to_basin_trip_s", lasting.towerTripS);
            put(c, "lasting_gpu_max_c", lasting.gpu.value);
            put(c, "lasting_hall_air_max_c", lasting.hall.value);
            put(c, "lasting_throttled_percent", lasting.throttledPercent);
            put(c, "lasting_servers_off_count", lasting.serversOff);
            put(c, "throttled_end_percent", throttledEndPercent);
            put(c, "servers_off_end_count", offEnd);
            put(c, "servers_off_count", alone.serversOff);
            peak(c, "gpu_max_c", alone.gpu);
            peak(c, "coolant_max_c", alone.coolant);
            peak(c, "hall_air_max_c", alone.hall);
            peak(c, "cold_water_max_c", alone.coldWater);
            put(c, "site_before_mw", before.siteMw());
            put(c, "site_highest_mw", alone.highestMw);
            put(c, "site_lowest_mw", alone.lowestMw);
            put(c, "recover_s", recoverS);
            put(c, "recover_with_reset_s", resetRecoverS);
            return c;
        }

        private static void peak(Map<String, Object> c, String key, FaultWatch.Peak peak) {
            put(c, key, peak.value);
            put(c, key.substring(0, key.length() - 2) + "_at_s", peak.atS);
        }

        private static void put(Map<String, Object> c, String key, double value) {
            Envelope.put(c, key, value);
        }
    }

    /** One JSON document. */
    public Map<String, Object> json() {
        Map<String, Object> d = Envelope.begin("headroom.site_faults/1", null);
        d.put("site", site);
        d.put("at", Envelope.time(hour.atS(), hour.site().zone()));
        d.put("air", hour.words());
        d.put("drybulb_c", hour.drybulbC());
        d.put("wetbulb_c", hour.wetbulbC());
        d.put("load", load.name().toLowerCase(Locale.ROOT));
        d.put("cooling", hour.site().cooling().mode().id());
        d.put("servers_count", servers);
        d.put("for_s", forS);
        d.put("step_s", stepS);
        d.put("horizon_s", horizonS);
        Map<String, Object> b = new LinkedHashMap<>();
        Envelope.put(b, "site_mw", before.siteMw());
        Envelope.put(b, "gpu_max_c", before.gpuC());
        Envelope.put(b, "coolant_max_c", before.coolantC());
        Envelope.put(b, "hall_air_c", before.hallC());
        Envelope.put(b, "cold_water_c", before.coldWaterC());
        d.put("before", b);
        List<Map<String, Object>> list = new ArrayList<>();
        double energy = 0;
        double water = 0;
        double species = 0;
        for (Result r : results) {
            Map<String, Object> one = r.columns(before);
            one.put("does_not_recover", r.leftOver());
            one.put("does_not_recover_after_reset", r.leftAfterReset());
            list.add(one);
            energy = Math.max(energy, Math.max(r.lasting().energyResidual, r.alone().energyResidual));
            water = Math.max(water, Math.max(r.lasting().waterResidual, r.alone().waterResidual));
            species = Math.max(species, Math.max(r.lasting().speciesResidual, r.alone().speciesResidual));
        }
        d.put("faults", list);
        Map<String, Object> balance = new LinkedHashMap<>();
        Envelope.put(balance, "energy_residual", energy);
        Envelope.put(balance, "water_residual", water);
        Envelope.put(balance, "species_residual", species);
        d.put("balance", balance);
        return d;
    }

    /** The same figures as CSV, a fault a line; empty where it does not happen. */
    public String csv() {
        StringBuilder out = new StringBuilder();
        for (Result r : results) {
            Map<String, Object> c = r.columns(before);
            c.put("does_not_recover", String.join(" ", r.leftOver()));
            c.put("does_not_recover_after_reset", String.join(" ", r.leftAfterReset()));
            if (out.isEmpty()) {
                out.append(String.join(",", c.keySet())).append('\n');
            }
            out.append(String.join(
                            ",", c.values().stream().map(FaultOutcome::cell).toList()))
                    .append('\n');
        }
        return out.toString();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Double d) {
            return d == Math.rint(d) ? Long.toString(d.longValue()) : d.toString();
        }
        String text = value.toString();
        return text.indexOf(',') < 0 ? text : '"' + text + '"';
    }

    /** What the table for people begins with. */
    public List<String> heading() {
        return List.of(
                siteName + ", every server at its " + load.name().toLowerCase(Locale.ROOT) + " power",
                "air: " + one(hour.drybulbC()) + " C dry bulb, " + one(hour.wetbulbC()) + " C wet bulb (" + hour.words()
                        + ", " + Envelope.time(hour.atS(), hour.site().zone()) + ")",
                "before: site " + one(before.siteMw()) + " MW, GPU " + one(before.gpuC()) + " C, coolant "
                        + one(before.coolantC()) + " C, halls " + one(before.hallC()) + " C, cold water "
                        + one(before.coldWaterC()) + " C");
    }

    /** How much time there is if a fault goes on: headings, then a row a fault. */
    public List<String[]> lastingTable() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "fault",
            "what fails",
            "throttle",
            "shutdown",
            "halls > 35 C",
            "basin low",
            "GPU C",
            "halls C",
            "throttled %",
            "off",
            "within"
        });
        for (Result r : results) {
            FaultWatch w = r.lasting();
            rows.add(new String[] {
                r.id(),
                r.title(),
                time(w.throttleS),
                time(w.shutdownS),
                time(w.hallS),
                time(w.towerTripS),
                one(w.gpu.value),
                one(w.hall.value),
                one(w.throttledPercent),
                String.format(Locale.ROOT, "%,.0f", w.serversOff),
                time(r.horizonS())
            });
        }
        return rows;
    }

    /** A fault of its length and what comes back after it: headings, then a row a fault. */
    public List<String[]> endingTable() {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "fault",
            "lasts",
            "throttled %",
            "off",
            "GPU C",
            "coolant C",
            "halls C",
            "cold water C",
            "site MW",
            "recovers",
            "with reset",
            "not by itself"
        });
        for (Result r : results) {
            FaultWatch w = r.alone();
            rows.add(new String[] {
                r.id(),
                time(r.lengthS()),
                one(r.throttledEndPercent()),
                String.format(Locale.ROOT, "%,.0f", w.serversOff),
                peak(w.gpu, before.gpuC()),
                peak(w.coolant, before.coolantC()),
                peak(w.hall, before.hallC()),
                peak(w.coldWater, before.coldWaterC()),
                one(w.lowestMw) + " to " + one(w.highestMw),
                time(r.recoverS()),
                time(r.resetRecoverS()),
                String.join(" ", r.leftOver())
            });
        }
        return rows;
    }

    /** A peak with its time, where it stands out. */
    private static String peak(FaultWatch.Peak p, double beforeC) {
        return p.value > beforeC + 0.1 ? one(p.value) + " at " + time(p.atS) : one(p.value);
    }

    /** A length of time for people; a dash where there is none. */
    static String time(double s) {
        if (Double.isNaN(s)) {
            return "-";
        }
        if (s < 120) {
            return String.format(Locale.ROOT, "%.0f s", s);
        }
        return s < 7200 ? one(s / 60) + " min" : one(s / 3600) + " h";
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
