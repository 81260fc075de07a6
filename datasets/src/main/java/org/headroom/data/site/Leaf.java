package org.headroom.data.site;

import java.util.List;
import org.headroom.data.quantity.Sourced;
import org.jspecify.annotations.Nullable;

/**
 * One input of a site under its path, with a value that may change at dates.
 *
 * @param path as in {@code cooling.towers.fan_w}; elements of a list end in their index, as in {@code cap_ft.0}
 * @param stages in order of time; only the first may lack a date; a value that never changes has one stage
 * @param line where it stands in its file, 0 if it did not come from one
 */
public record Leaf(String path, List<Stage> stages, int line) {

    /** @param from ISO 8601 date or time in the site's zone at which the value starts to hold; null from the beginning */
    public record Stage(@Nullable String from, Value value) {}

    /** Either a number with its passport or a text (null when it is deliberately left open). */
    public sealed interface Value {}

    public record Num(Sourced sourced) implements Value {}

    public record Text(@Nullable String text) implements Value {}

    public Leaf {
        stages = List.copyOf(stages);
    }

    static Leaf constant(String path, Value value, int line) {
        return new Leaf(path, List.of(new Stage(null, value)), line);
    }

    boolean isStaged() {
        return stages.size() > 1 || stages.getFirst().from() != null;
    }
}
