package org.headroom.data.jobs;

import org.headroom.data.quantity.InputError;

/** What GPU counts of a job list are multiplied by. */
public sealed interface JobScale {
    /** Counts as they are written. */
    JobScale ONE = new Times(1);

    /** The share that {@code auto} aims at. */
    JobScale AUTO = new Auto(0.85);

    /** A given factor. */
    record Times(double factor) implements JobScale {}

    /** The factor at which the GPU-hours submitted in the window are this share of the site's. */
    record Auto(double share) implements JobScale {}

    /** @throws InputError unless the text is {@code auto} or a number greater than 0 */
    static JobScale parse(String text) {
        if (text.equals("auto")) {
            return AUTO;
        }
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0 && factor <= 1e6) {
                return new Times(factor);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new InputError(
                "--jobs-scale", "", "'" + text + "'", "auto, or a factor from 0 (not included) to 1000000");
    }
}
