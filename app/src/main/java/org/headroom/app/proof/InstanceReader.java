package org.headroom.app.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.headroom.app.planning.PureProblem;
import org.headroom.app.planning.PureProblem.DayLimit;
import org.headroom.app.planning.PureProblem.DemandMeter;
import org.headroom.app.planning.PureProblem.Mode;
import org.headroom.app.planning.PureProblem.PureJob;
import org.headroom.data.quantity.InputError;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads an instance file back, strictly; what it says of a solution is not read (docs/models/instance.md). */
final class InstanceReader {
    private static final int MOST_SLOTS = 100_000;
    private static final int MOST_JOBS = 10_000;
    /** So that no sum over slots and jobs leaves 64 bits. */
    private static final long MOST_W = 1_000_000_000_000L;

    private static final long MOST_PRICE = 1_000_000_000L;
    private static final long MOST_MICRO_USD = 1_000_000_000_000_000L;
    private static final long MOST = Long.MAX_VALUE;
    private static final long MOST_S = 1_000_000_000_000L;

    private final String file;

    private InstanceReader(String file) {
        this.file = file;
    }

    /** @throws InputError for anything but such a file */
    static InstanceFile read(Path path) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new InputError("--instance", "", path + " which is not there", "a file of --export-instance");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
        InstanceReader reader = new InstanceReader(path.toString());
        try {
            JsonMapper json = JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();
            return reader.document(new InstanceFields(reader.file, "", json.readTree(bytes)));
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new InputError(reader.file, line, e.getOriginalMessage(), "JSON as --export-instance writes it");
        }
    }

    private InstanceFile document(InstanceFields f) {
        f.ignore("headroom_version", "run_id", "start", "units", "lower_bound_micro_usd", "solution", "solver");
        String schema = f.text("schema");
        if (!schema.equals(InstanceFile.SCHEMA)) {
            throw f.error("schema", schema, InstanceFile.SCHEMA);
        }
        String site = f.text("site");
        ZoneId zone = zone(f, f.text("zone"));
        int slots = f.small("slot_count", 1, MOST_SLOTS);
        int[] dayOf = f.smallRow("day_of_slot", slots, 0, slots - 1);
        checkDays(f, dayOf);
        int days = dayOf[slots - 1] + 1;
        PureProblem problem = new PureProblem(
                f.whole("start_epoch_s", -MOST_S, MOST_S),
                f.small("slot_s", 1, 86_400),
                slots,
                f.small("window_slots", 0, slots),
                f.smallRow("gpus_by_slot", slots, 0, Integer.MAX_VALUE),
                f.smallRow("cloud_gpus_by_slot", slots, 0, Integer.MAX_VALUE),
                f.row("it_w_by_slot", slots, -MOST, MOST),
                dayOf,
                f.row("idle_site_w_by_slot", slots, -MOST_W, MOST_W),
                f.row("slope_ppm_by_slot", slots, 0, 100_000_000),
                f.row("cash_nano_usd_per_w_by_slot", slots, -MOST_PRICE, MOST_PRICE),
                f.row("other_nano_usd_per_w_by_slot", slots, -MOST_PRICE, MOST_PRICE),
                f.wholeOrNull("rise_w", 0, MOST_W),
                f.wholeOrNull("fall_w", 0, MOST_W),
                f.wholeOrNull("ceiling_micro_usd", -MOST, MOST),
                f.whole("ceiling_factor", 0, 1_000_000_000),
                dayLimits(f, slots, days),
                meters(f, slots),
                jobs(f, slots));
        f.done();
        return new InstanceFile(problem, site, zone);
    }

    private static ZoneId zone(InstanceFields f, String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            InputError error = f.error("zone", name, "a time zone, as in America/Chicago");
            error.initCause(e);
            throw error;
        }
    }

    private static void checkDays(InstanceFields f, int[] dayOf) {
        for (int t = 0; t < dayOf.length; t++) {
            int last = t == 0 ? 0 : dayOf[t - 1];
            if (dayOf[t] != last && (t == 0 || dayOf[t] != last + 1)) {
                throw f.error("day_of_slot[" + t + "]", Integer.toString(dayOf[t]), "days from 0, one after the other");
            }
        }
    }

    private static List<DayLimit> dayLimits(InstanceFields f, int slots, int days) {
        List<DayLimit> limits = new ArrayList<>();
        for (InstanceFields o : f.objects("day_limits")) {
            limits.add(new DayLimit(
                    o.text("id"),
                    o.row("nano_per_w_by_slot", slots, 0, MOST_PRICE),
                    o.row("capacity_nano_by_day", days, -MOST, MOST)));
            o.done();
        }
        return limits;
    }

    private static List<DemandMeter> meters(InstanceFields f, int slots) {
        List<DemandMeter> meters = new ArrayList<>();
        for (InstanceFields o : f.objects("demand_meters")) {
            int[] counts = o.smallRow("counts_by_slot", slots, 0, 1);
            boolean[] sees = new boolean[slots];
            for (int t = 0; t < slots; t++) {
                sees[t] = counts[t] == 1;
            }
            meters.add(new DemandMeter(
                    o.text("id"), sees, o.whole("nano_usd_per_w", 0, MOST_PRICE * 1000), o.truth("cash")));
            o.done();
        }
        return meters;
    }

    private List<PureJob> jobs(InstanceFields f, int slots) {
        List<InstanceFields> objects = f.objects("jobs");
        if (objects.size() > MOST_JOBS) {
            throw f.error("jobs", objects.size() + " jobs", "at most " + MOST_JOBS);
        }
        Set<String> ids = new HashSet<>();
        List<PureJob> jobs = new ArrayList<>();
        for (InstanceFields o : objects) {
            String id = o.text("id");
            if (!ids.add(id)) {
                throw o.error("id", id + " for the second time", "an id for each job");
            }
            jobs.add(new PureJob(
                    id,
                    o.small("release_slot", 0, slots),
                    o.whole("due_s", -MOST_S, MOST_S),
                    o.wholeOrNull("deadline_s", -MOST_S, MOST_S),
                    o.whole("late_micro_usd_per_s", 0, MOST_PRICE * 10),
                    o.smallRow("after", -1, 0, Math.max(0, objects.size() - 1)),
                    o.whole("declined_micro_usd", 0, MOST_MICRO_USD),
                    modes(o, slotS(f))));
            o.done();
        }
        InstanceOrder.of(jobs, file);
        return jobs;
    }

    private static int slotS(InstanceFields f) {
        return f.small("slot_s", 1, 86_400);
    }

    private static List<Mode> modes(InstanceFields job, int slotS) {
        List<Mode> modes = new ArrayList<>();
        for (InstanceFields o : job.objects("modes")) {
            Mode mode = new Mode(
                    o.small("gpus", 0, Integer.MAX_VALUE),
                    o.small("held_gpus", 0, Integer.MAX_VALUE),
                    o.number("cap_w"),
                    o.truth("cloud"),
                    o.whole("it_w", 0, MOST_W),
                    o.whole("duration_s", 1, MOST_S),
                    (int) o.whole("duration_slots", 1, Integer.MAX_VALUE),
                    o.whole("rent_micro_usd", 0, MOST_MICRO_USD),
                    o.whole("other_micro_usd", 0, MOST_MICRO_USD));
            long touched = Math.ceilDiv(mode.durationS(), (long) slotS);
            if (mode.durationSlots() != touched) {
                throw o.error("duration_slots", Integer.toString(mode.durationSlots()), touched + ", for duration_s");
            }
            o.done();
            modes.add(mode);
        }
        return modes;
    }
}
