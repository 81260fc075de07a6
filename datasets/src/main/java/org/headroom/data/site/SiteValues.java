package org.headroom.data.site;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Sourced;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/** The values of a tree that are in force at an instant. */
final class SiteValues {
    private final String file;
    private final Map<String, Leaf> leaves;
    private final ZoneId zone;
    private final long atS;

    SiteValues(String file, Map<String, Leaf> leaves, ZoneId zone, long atS) {
        this.file = file;
        this.leaves = leaves;
        this.zone = zone;
        this.atS = atS;
    }

    SiteValues at(long epochS) {
        return new SiteValues(file, leaves, zone, epochS);
    }

    String file() {
        return file;
    }

    /** In SI (degrees Celsius for temperatures). */
    double si(String path) {
        return number(path).sourced().base();
    }

    /** In the unit of the key. */
    double raw(String path) {
        return number(path).sourced().value();
    }

    OptionalDouble optional(String path) {
        return leaves.containsKey(path) && value(path) instanceof Leaf.Num num
                ? OptionalDouble.of(num.sourced().value())
                : OptionalDouble.empty();
    }

    /** A number with its passport. */
    Sourced sourced(String path) {
        return number(path).sourced();
    }

    /** Where a number comes from. */
    String source(String path) {
        return number(path).sourced().source();
    }

    int whole(String path) {
        return (int) raw(path);
    }

    double[] numbers(String path) {
        return names(path).stream().mapToDouble(i -> raw(path + "." + i)).toArray();
    }

    List<String> names(String group) {
        return SiteSchema.namesBelow(leaves, group + ".");
    }

    String text(String path) {
        String text = textOrNull(path);
        if (text == null) {
            throw new InputError(file, path, "nothing", "text");
        }
        return text;
    }

    @Nullable
    String textOrNull(String path) {
        return leaves.containsKey(path) && value(path) instanceof Leaf.Text text ? text.text() : null;
    }

    boolean flag(String path) {
        return text(path).equals("true");
    }

    @Nullable
    LocalDate date(String path) {
        String text = textOrNull(path);
        return text == null ? null : LocalDate.parse(text);
    }

    long timeS(String path) {
        try {
            return SiteTime.epochS(text(path), zone);
        } catch (DateTimeException e) {
            throw new InputError(file, path, "'" + text(path) + "'", "a time that the clock of " + zone + " shows");
        }
    }

    <E extends Enum<E>> E choice(String path, Class<E> type) {
        return Enum.valueOf(type, text(path).toUpperCase(java.util.Locale.ROOT));
    }

    /** Builds a design whose own checks name the key; its refusal becomes an input error with the whole path. */
    <T> T design(String group, Supplier<T> build) {
        try {
            return build.get();
        } catch (OutOfRange e) {
            throw InputError.of(file, group + " (" + e.name() + ")", e);
        }
    }

    InputError error(String path, String found, String allowed) {
        return new InputError(file, path, found, allowed);
    }

    /** All instants at which some value changes, in order. */
    List<Long> changesS() {
        TreeSet<Long> changes = new TreeSet<>();
        for (Leaf leaf : leaves.values()) {
            for (Leaf.Stage stage : leaf.stages()) {
                if (stage.from() != null) {
                    changes.add(SiteTime.epochS(stage.from(), zone));
                }
            }
        }
        return List.copyOf(changes);
    }

    private Leaf.Num number(String path) {
        if (value(path) instanceof Leaf.Num num) {
            return num;
        }
        throw new InputError(file, path, "nothing", "a number");
    }

    Leaf.Value value(String path) {
        Leaf leaf = leaves.get(path);
        if (leaf == null) {
            throw new InputError(file, path, "no value", "a value");
        }
        return inForceValue(leaf);
    }

    Leaf.Value inForceValue(Leaf leaf) {
        Leaf.Stage inForce = stage(leaf);
        if (inForce == null) {
            throw new InputError(
                    file,
                    leaf.path(),
                    "no stage before " + leaf.stages().getFirst().from(),
                    "a time from then on");
        }
        return inForce.value();
    }

    /** Whether a stage has begun. */
    boolean inForce(String path) {
        Leaf leaf = leaves.get(path);
        return leaf != null && stage(leaf) != null;
    }

    private Leaf.@Nullable Stage stage(Leaf leaf) {
        Leaf.Stage inForce = null;
        for (Leaf.Stage stage : leaf.stages()) {
            if (stage.from() == null || SiteTime.epochS(stage.from(), zone) <= atS) {
                inForce = stage;
            }
        }
        return inForce;
    }
}
