package org.headroom.data.series;

import org.headroom.data.quantity.Measure;

/**
 * A measure over time: {@code values[i]} belongs to step {@code i} of the grid.
 *
 * @param values one a step, in the measure's unit; NaN where unknown
 */
public record Series(Measure measure, TimeGrid grid, double[] values) {
    public Series {
        if (values.length != grid.count()) {
            throw new IllegalArgumentException(
                    measure.id() + " has " + values.length + " values for " + grid.count() + " steps");
        }
    }
}
