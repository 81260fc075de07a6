package org.headroom.data.jobs;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** May stand beside them; {@link #MODEL} in YAML alone. */
    static final String PREEMPTIBLE = "preemptible";

    /** When a job must be done; an empty cell means that it may be late. */
    static final String DEADLINE = "deadline";

    /** Columns that may stand beside {@link #KEYS}. */
    static final List<String> OPTIONAL = List.of(PREEMPTIBLE, DEADLINE);

    /** A mapping that states the network to train, in place of hours. */
    static final String MODEL = "model";

    static final List<String> MODEL_KEYS =
            List.of("parameters", "active_parameters", "tokens", "layers", "hidden", "sequence");

    static final List<String> REQUIRED = List.of("id", "submit", "gpus_max", "hours");

    private static final double MOST_GPUS = 10_000_000;
    private static final double LONGEST_H = 87_600;

    /**
     * The job, on no more GPUs than find work where it states its model.
     *
     * @param training turns a model into hours; null where none is known
     */
    Job job(ZoneId zone, @Nullable TrainingHours training) {
        boolean stated = cells.keySet().stream().anyMatch(key -> key.startsWith(MODEL + "."));
        if (stated && !text("hours").isEmpty()) {
            throw error("hours", "hours beside model", "one of the two");
        }
        for (String key : REQUIRED) {
            if (text(key).isEmpty() && !(stated && key.equals("hours"))) {
                throw error(key, "an empty cell", "a value (required: " + String.join(", ", REQUIRED) + ")");
            }
        }
        long submitS = time("submit", zone);
        int most = gpus("gpus_max");
        int least = text("gpus_min").isEmpty() ? most : gpus("gpus_min");
        if (least > most) {
            throw error("gpus_min", Integer.toString(least), "1 to gpus_max, " + most);
        }
        JobModel model = stated ? model() : null;
        double hours = model == null ? number("hours", Double.MIN_NORMAL, LONGEST_H) : hours(model, most, training);
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
        @Nullable Long deadlineS = text(DEADLINE).isEmpty() ? null : Long.valueOf(time(DEADLINE, zone));
        if (deadlineS != null && deadlineS <= submitS) {
            throw error(DEADLINE, text(DEADLINE) + ", not after submit", "after submit, " + text("submit"));
        }
        int used = model == null || training == null ? most : training.gpusUsed(model, most);
        try {
            return new Job(
                    text("id"),
                    submitS,
                    Math.min(least, used),
                    used,
                    hours,
                    work,
                    weight,
                    dueS,
                    after(),
                    cap,
                    text("site"),
                    preemptible(),
                    model,
                    model == null || training == null ? null : training.iteration(model, most),
                    deadlineS);
        } catch (OutOfRange e) {
            throw InputError.of(file, place + ", " + e.name(), e);
        }
    }

    /** That a job takes fewer GPUs than asked for, as its model has no work for more; empty if it takes all. */
    Optional<String> note(Job job) {
        int asked = gpus("gpus_max");
        return job.gpusMax() == asked
                ? Optional.empty()
                : Optional.of(file + ": " + job.id() + " uses " + job.gpusMax() + " of " + asked
                        + " GPUs: the layout of its model has no work for more");
    }

    private boolean preemptible() {
        return switch (text(PREEMPTIBLE)) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw error(PREEMPTIBLE, "'" + text(PREEMPTIBLE) + "'", "true or false");
        };
    }

    private JobModel model() {
        double parameters = number(MODEL + ".parameters", 1e3, 1e16);
        String active = MODEL + ".active_parameters";
        try {
            return new JobModel(
                    parameters,
                    text(active).isEmpty() ? parameters : number(active, 1e3, parameters),
                    number(MODEL + ".tokens", 1, 1e18),
                    whole(MODEL + ".layers"),
                    whole(MODEL + ".hidden"),
                    whole(MODEL + ".sequence"));
        } catch (OutOfRange e) {
            throw InputError.of(file, place + ", " + e.name(), e);
        }
    }

    private int whole(String key) {
        double value = text(key).isEmpty() ? 0 : number(key, 1, 1e9);
        if (value != Math.rint(value)) {
            throw error(key, text(key), "a whole number");
        }
        return (int) value;
    }

    private double hours(JobModel model, int gpus, @Nullable TrainingHours training) {
        if (training == null) {
            throw error("hours", "a model instead of hours", "hours, where the kind of GPU is not known");
        }
        double hours;
        try {
            hours = training.hours(model, gpus);
        } catch (OutOfRange e) {
            throw InputError.of(file, place + ", " + e.name(), e);
        }
        if (!(hours > 0 && hours <= LONGEST_H)) {
            throw error(
                    MODEL,
                    String.format(java.util.Locale.ROOT, "a model that takes %.4g hours on %d GPUs", hours, gpus),
                    "more than 0 to " + (long) LONGEST_H + " hours");
        }
        return hours;
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
            throw error(key, text.isEmpty() ? "nothing" : text, from + " to " + (long) high);
        }
        return value;
    }

    private InputError error(String key, String found, String allowed) {
        return new InputError(file, place + ", " + key, found, allowed);
    }
}
