package org.headroom.app.tasks;

import java.util.List;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What a plant does at one moment.
 *
 * @param atS epoch seconds
 * @param parts in the order of {@link PlantModel#parts()}
 * @param flows by the flow's id, in its unit: positive from its first part to its second; not a number where unknown
 * @param lossesMw electricity that becomes heat inside a part, MW, by the part's id
 */
public record PlantState(long atS, List<Part> parts, Map<String, Double> flows, Map<String, Double> lossesMw) {
    /** From here on little is left: under a tenth of what is allowed. */
    public static final double SCARCE = 0.10;

    /** A temperature this far below its limit, K, counts as if all of it were left. */
    static final double AMPLE_K = 30;

    /**
     * A machine or a pipe with its values.
     *
     * @param active false if it stands still
     */
    public record Part(String id, boolean active, List<Reading> readings, List<Limit> limits) {
        public Part {
            readings = List.copyOf(readings);
            limits = List.copyOf(limits);
        }

        /** The least share left of any limit, 1 at the most; 1 without any limit. */
        public double headroom() {
            return limits.stream().mapToDouble(Limit::share).min().orElse(1);
        }
    }

    /**
     * One value.
     *
     * @param measure which it is; null where it follows from several or is a design figure
     * @param value in {@code unit}; not a number where {@code text} says it all
     * @param text value and unit in both systems
     */
    public record Reading(String label, @Nullable Measures measure, double value, Unit unit, String text) {}

    /**
     * What bounds a part then.
     *
     * @param value what is drawn; of a limit on a day its mean rate so far as the series knows that day
     * @param share left of what is allowed; a temperature's margin is counted in {@value PlantState#AMPLE_K} K; negative
     *     beyond the limit
     */
    public record Limit(
            String label, String id, double value, double allowed, Unit unit, boolean daily, double share) {}

    /** @throws IllegalArgumentException if there is no such part */
    public Part part(String id) {
        return parts.stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part is called " + id));
    }

    /** A flow; not a number where unknown. */
    public double flow(String id) {
        return flows.getOrDefault(id, Double.NaN);
    }
}
