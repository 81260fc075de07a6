package org.headroom.app.impact.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Rule;
import org.headroom.data.site.SiteTree;

/**
 * An input of the site that is not known exactly: a triangular distribution with its most likely value between two ends,
 *
 * <pre>
 * x = low + sqrt(u (high - low) (value - low))            for u below (value - low) / (high - low)
 * x = high - sqrt((1 - u) (high - low) (high - value))    above
 * </pre>
 *
 * <p>u uniform in 0 to 1. The ends are the file's low and high: a site file gives what is plausible, and beyond it many
 * inputs have no physical meaning. Worked number: 0.8, 1, 1.1 at u = 0.5 is 0.9732.
 *
 * @param path of the site's file, or {@code weather} or {@code work}
 * @param low lower end, in the unit of the key
 * @param value most likely
 * @param high upper end
 */
record InputRange(String path, double low, double value, double high) {
    private static final List<String> ROOTS =
            List.of("cooling.", "water.", "it.gpu.", "it.makers.", "it.network.", "grid.", "calibration.", "other.");

    /**
     * Of these nothing reaches a year of even work in hours; but the limit of pH does: at its lower end the towers would
     * run at one cycle and four times the water, where an operator doses acid, which the model does not.
     */
    private static final List<String> APART = List.of(
            "water.aquifer.",
            "water.cycle_limits.ph",
            "grid.swing.",
            "grid.network.",
            "grid.permit.",
            "cooling.restart.");

    private static final String CARBON = "emissions.grid_kg_per_mwh";

    /** The value at a quantile. */
    double at(double u) {
        if (high <= low) {
            return value;
        }
        double mode = Math.clamp(value, low, high);
        double knee = (mode - low) / (high - low);
        return u < knee
                ? low + Math.sqrt(u * (high - low) * (mode - low))
                : high - Math.sqrt((1 - u) * (high - low) * (high - mode));
    }

    /** As {@code --set} takes it. */
    static String text(String path, double value) {
        Rule rule = SiteTree.rule(path);
        boolean whole = rule != null && rule.kind() == Rule.Kind.WHOLE;
        return whole ? Long.toString(Math.round(value)) : Double.toString(value);
    }

    /**
     * Inputs of a site that state a range and may move a year.
     *
     * @param at instant whose stage counts
     * @param recycled whether recycled water flows in the year
     */
    static List<InputRange> of(SiteTree tree, Instant at, boolean recycled) {
        List<InputRange> all = new ArrayList<>();
        for (Leaf leaf : tree.leaves()) {
            if (!matters(leaf.path(), recycled)) {
                continue;
            }
            Sourced sourced = tree.inForce(leaf, at);
            if (sourced != null && sourced.low() != null && sourced.high() != null && sourced.high() > sourced.low()) {
                all.add(new InputRange(leaf.path(), sourced.low(), sourced.value(), sourced.high()));
            }
        }
        return all;
    }

    private static boolean matters(String path, boolean recycled) {
        if (path.equals(CARBON)) {
            return true;
        }
        return ROOTS.stream().anyMatch(path::startsWith)
                && APART.stream().noneMatch(path::startsWith)
                && (recycled || !path.startsWith("water.recycled."));
    }
}
