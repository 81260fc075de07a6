package org.headroom.app.impact.year;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.headroom.data.quantity.Sourced;
import org.headroom.data.site.Leaf;
import org.headroom.data.site.Rule;
import org.headroom.data.site.SiteTree;

/**
 * An input of the site that is not known exactly: as likely below its value as above it, and the nearer the likelier,
 *
 * <pre>
 * x = low + (value - low) sqrt(2 u)               for u below 1/2
 * x = high - (high - value) sqrt(2 (1 - u))       above
 * </pre>
 *
 * <p>u uniform in 0 to 1: two right triangles of equal area back to back. So the file's value is the median, and a range
 * that leans to one side does not push the whole ensemble there. The ends are the file's low and high: a site file gives
 * what is plausible, and beyond it many inputs have no physical meaning. Worked number: 0.8, 1, 1.1 at u = 0.25 is 0.9414.
 *
 * @param path of the site's file, or {@code weather} or {@code work}
 * @param low lower end, in the unit of the key
 * @param value the median
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
        double middle = Math.clamp(value, low, high);
        return u < 0.5 ? low + (middle - low) * Math.sqrt(2 * u) : high - (high - middle) * Math.sqrt(2 * (1 - u));
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
