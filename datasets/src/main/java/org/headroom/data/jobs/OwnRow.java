package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.headroom.data.quantity.Cell;
import org.headroom.data.quantity.InputError;
import org.headroom.data.series.Timestamps;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * One job of our own lists, still as text: the same keys and rules in CSV and YAML. Required are id, submit, gpus_max and
 * hours; an empty cell means gpus_min = gpus_max, work other, weight 1, due at 1.5 run times, no dependency, no cap, the
 * site itself.
 *
 * @param place line or path, for error lines
 * @param cells text by key; a missing key is an empty cell
 */
record OwnRow(String file, String place, Map<String, String> cells) {
    static final List<String> KEYS = List.of(
            "id", "submit", "gpus_min", "gpus_max", "hours", "work", "weight", "due", "after", "power_cap_w", "site");

    static final List<String> REQUIRED = List.of("id", "submit", "gpus_max", "hours");

    private static final double MOST_GPUS = 10_000_000;
    private static final double LONGEST_H = 87_600;

    Job job(ZoneId zone) {
        for (String key : REQUIRED) {
            if (text(key).isEmpty()) {
                throw error(key, "an empty cell", "a value (required: " + String.join(", ", REQUIRED) + ")");
            }
        }
        long submitS = time("submit", zone);
        int most = gpus("gpus_max");
        int least = text("gpus_min").isEmpty() ? most : gpus("gpus_min");
        if (least > most) {
            throw error("gpus_min", Integer.toString(least), "1 to gpus_max, " + most);
        }
        double hours = number("hours", Double.MIN_NORMAL, LONGEST_H);
        long dueS = text("due").isEmpty() ? Job.defaultDueS(submitS, hours) : time("due", zone);
        if (dueS < submitS) {
            throw error("due", text("due") + ", before submit", "at or after submit, " + text("submit"));
        }
        Work work = text("work").isEmpty()
                ? Work.OTHER
                : Work.parse(text("work"))
                        .orElseThrow(() -> error("work", "'" + text("work") + "'", "one of " + Work.ids()));
        double weight = text("weight").isEmpty() ? 1 : number("weight", 0, 1e6);
        @Nullable Double cap = text("power_cap_w").isEmpty() ? null : Double.valueOf(number("power_cap_w", 50, 2000));
        try {
            return new Job(text("id"), submitS, least, most, hours, work, weight, dueS, after(), cap, text("site"));
        } catch (OutOfRange e) {
            throw InputError.of(file, place + ", " + e.name(), e);
        }
    }

    private List<String> after() {
        return List.of(text("after").split("[;\\s]+")).stream()
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private String text(String key) {
        return cells.getOrDefault(key, "").strip();
    }

    private long time(String key, ZoneId zone) {
        OptionalLong time = Timestamps.parse(text(key), zone);
        if (time.isEmpty()) {
            throw error(key, "'" + text(key) + "'", Timestamps.FORMS);
        }
        return time.getAsLong();
    }

    private int gpus(String key) {
        double value = number(key, 1, MOST_GPUS);
        if (value != Math.rint(value)) {
            throw error(key, text(key), "a whole number of GPUs");
        }
        return (int) value;
    }

    private double number(String key, double low, double high) {
        String text = text(key);
        double value = Cell.isNumber(text) ? Double.parseDouble(text) : Double.NaN;
        if (!(value >= low && value <= high)) {
            String from = low == Double.MIN_NORMAL ? "more than 0" : Long.toString((long) low);
            throw error(key, text, from + " to " + (long) high);
        }
        return value;
    }

    private InputError error(String key, String found, String allowed) {
        return new InputError(file, place + ", " + key, found, allowed);
    }
}
