package org.headroom.app.proof;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.DayLimit;
import org.headroom.app.planning.PureProblem.DemandMeter;
import org.headroom.app.planning.PureProblem.Mode;
import org.headroom.app.planning.PureProblem.PureJob;
import org.headroom.app.planning.PureProblem.Solution;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pure problem of a plan as a file that others can check and solve, {@code headroom.instance/1}
 * (docs/models/instance.md). Whole numbers only, apart from the caps, which are there to be read.
 *
 * @param site id of the site it came from
 */
public record InstanceFile(PureProblem problem, String site, ZoneId zone) {
    public static final String SCHEMA = "headroom.instance/1";

    private static final JsonMapper JSON = new JsonMapper();

    /** @throws InputError for anything but such a file */
    public static InstanceFile read(Path file) {
        return InstanceReader.read(file);
    }

    /**
     * The whole document as text: a line for each row of numbers, each job and each meter.
     *
     * @param head {@code schema}, {@code headroom_version}, {@code run_id}
     * @param solution a solution to go with it, or null
     * @param lowerBoundMicroUsd what no solution can be below, or null
     */
    public String text(Map<String, Object> head, @Nullable Solution solution, @Nullable Long lowerBoundMicroUsd) {
        Map<String, Object> all = new LinkedHashMap<>(head);
        all.putAll(body());
        put(all, "lower_bound_micro_usd", lowerBoundMicroUsd);
        put(all, "solution", solution == null ? null : solution(solution));
        StringBuilder text = new StringBuilder();
        write(text, all, "");
        return text.append('\n').toString();
    }

    /** The problem's own keys. */
    private Map<String, Object> body() {
        PureProblem p = problem;
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("site", site);
        d.put("zone", zone.getId());
        d.put("start", time(0));
        d.put("units", UNITS);
        d.put("start_epoch_s", p.startS());
        d.put("slot_s", p.slotS());
        d.put("slot_count", p.slotCount());
        d.put("window_slots", p.windowSlots());
        put(d, "rise_w", p.riseW());
        put(d, "fall_w", p.fallW());
        put(d, "ceiling_micro_usd", p.ceilingMicroUsd());
        d.put("ceiling_factor", p.ceilingFactor());
        d.put("gpus_by_slot", p.gpus());
        d.put("cloud_gpus_by_slot", p.cloudGpus());
        d.put("it_w_by_slot", p.itW());
        d.put("day_of_slot", p.dayOf());
        d.put("idle_site_w_by_slot", p.idleSiteW());
        d.put("slope_ppm_by_slot", p.slopePpm());
        d.put("cash_nano_usd_per_w_by_slot", p.cash());
        d.put("other_nano_usd_per_w_by_slot", p.other());
        d.put("day_limits", p.dayLimits().stream().map(InstanceFile::dayLimit).toList());
        d.put("demand_meters", p.meters().stream().map(InstanceFile::meter).toList());
        d.put("jobs", p.jobs().stream().map(InstanceFile::job).toList());
        return d;
    }

    private static final Map<String, String> UNITS = units();

    private static Map<String, String> units() {
        Map<String, String> u = new LinkedHashMap<>();
        u.put("s", "seconds; due_s and deadline_s count from the start of slot 0");
        u.put("w", "watts; it_w is IT power above the idle site");
        u.put("slope_ppm", "watts at the meter per million watts of IT power");
        u.put("nano_usd_per_w", "1e-9 US dollars per watt of IT power in the slot; of meters: per watt of the peak");
        u.put("nano_per_w", "1e-9 of the limit's unit per watt of IT power in the slot");
        u.put("micro_usd", "1e-6 US dollars");
        return u;
    }

    private static Map<String, Object> dayLimit(DayLimit limit) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", limit.id());
        d.put("nano_per_w_by_slot", limit.nanoPerW());
        d.put("capacity_nano_by_day", limit.capacity());
        return d;
    }

    private static Map<String, Object> meter(DemandMeter meter) {
        int[] counts = new int[meter.counts().length];
        for (int t = 0; t < counts.length; t++) {
            counts[t] = meter.counts()[t] ? 1 : 0;
        }
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", meter.id());
        d.put("nano_usd_per_w", meter.nanoUsdPerW());
        d.put("cash", meter.cash());
        d.put("counts_by_slot", counts);
        return d;
    }

    private static Map<String, Object> job(PureJob job) {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", job.id());
        d.put("release_slot", job.releaseSlot());
        d.put("due_s", job.dueS());
        put(d, "deadline_s", job.deadlineS());
        d.put("late_micro_usd_per_s", job.lateMicroUsdPerS());
        d.put("after", job.after());
        d.put("declined_micro_usd", job.declinedMicroUsd());
        List<Map<String, Object>> modes = new ArrayList<>();
        for (Mode m : job.modes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("gpus", m.gpus());
            one.put("held_gpus", m.heldGpus());
            one.put("cap_w", m.capW());
            one.put("cloud", m.cloud());
            one.put("it_w", m.itW());
            one.put("duration_s", m.durationS());
            one.put("duration_slots", m.durationSlots());
            one.put("rent_micro_usd", m.microUsd());
            one.put("other_micro_usd", m.otherMicroUsd());
            modes.add(one);
        }
        d.put("modes", modes);
        return d;
    }

    /** A solution with the parts of its objective, counted anew; a job that is declined has nulls. */
    public Map<String, Object> solution(Solution solution) {
        InstanceCheck check = InstanceCheck.of(problem, solution.mode(), solution.start());
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("objective_micro_usd", check.objectiveMicroUsd());
        d.put("feasible", check.feasible());
        d.put("lateness_micro_usd", check.latenessMicroUsd());
        d.put("rent_micro_usd", check.rentMicroUsd());
        d.put("cloud_other_micro_usd", check.cloudOtherMicroUsd());
        d.put("declined_micro_usd", check.declinedMicroUsd());
        d.put("cash_nano_usd", check.cashNanoUsd());
        d.put("other_nano_usd", check.otherNanoUsd());
        d.put("meters_nano_usd", check.metersNanoUsd());
        d.put("ceiling_penalty_micro_usd", check.ceilingMicroUsd());
        List<Map<String, Object>> jobs = new ArrayList<>();
        for (int j = 0; j < problem.jobs().size(); j++) {
            PureJob job = problem.jobs().get(j);
            int mode = solution.mode()[j];
            int start = solution.start()[j];
            boolean placed = mode >= 0;
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", job.id());
            put(one, "mode", placed ? mode : null);
            put(one, "start_slot", placed ? start : null);
            put(one, "end_slot", placed ? start + job.modes().get(mode).durationSlots() : null);
            long startS = (long) start * problem.slotS();
            put(one, "start", placed ? time(startS) : null);
            put(one, "end", placed ? time(startS + job.modes().get(mode).durationS()) : null);
            jobs.add(one);
        }
        d.put("jobs", jobs);
        return d;
    }

    private String time(long fromStartS) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(Instant.ofEpochSecond(problem.startS() + fromStartS)
                .atZone(zone)
                .toOffsetDateTime());
    }

    @SuppressWarnings("NullAway") // a JSON null
    private static void put(Map<String, Object> document, String key, @Nullable Object value) {
        document.put(key, value);
    }

    /** Objects and lists of objects take a line for each entry, what is in them stays on one line. */
    private static void write(StringBuilder text, Map<String, Object> all, String indent) {
        String deeper = indent + "  ";
        text.append("{\n");
        for (Iterator<Map.Entry<String, Object>> i = all.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<String, Object> entry = i.next();
            text.append(deeper).append('"').append(entry.getKey()).append("\": ");
            switch (entry.getValue()) {
                case Map<?, ?> map
                when indent.isEmpty() -> {
                    Map<String, Object> inner = new LinkedHashMap<>();
                    map.forEach((key, value) -> inner.put(key.toString(), value));
                    write(text, inner, deeper);
                }
                case List<?> list
                when !list.isEmpty() -> {
                    text.append("[\n");
                    for (int k = 0; k < list.size(); k++) {
                        text.append(deeper).append("  ").append(JSON.writeValueAsString(list.get(k)));
                        text.append(k + 1 < list.size() ? ",\n" : "\n");
                    }
                    text.append(deeper).append(']');
                }
                case null, default -> text.append(JSON.writeValueAsString(entry.getValue()));
            }
            text.append(i.hasNext() ? ",\n" : "\n");
        }
        text.append(indent).append('}');
    }
}
