package org.headroom.app.models;

import java.util.List;
import org.headroom.physics.basis.OutOfRange;

/**
 * A model that moves on from row to row: what a row says holds over the step that ends at its {@code time_h}; the first row
 * is the start. It does not repeat.
 */
final class TimeSeries implements SeriesModel {
    /** One step of a model. */
    interface Step {
        /** @param dtS 0 in the first row: nothing moves */
        void answer(Row in, double dtS, double[] out);
    }

    private final Step step;
    private double beforeH = Double.NaN;

    TimeSeries(Step step) {
        this.step = step;
    }

    @Override
    public void follow(Row before, Row row) {
        double beforeTimeH = before.number("time_h");
        if (!(row.number("time_h") > beforeTimeH)) {
            throw new OutOfRange(
                    "time_h", Row.plain(row.number("time_h")), "later than the row before, " + Row.plain(beforeTimeH));
        }
    }

    @Override
    public void begin(List<Row> rows, boolean cyclic) {
        if (cyclic) {
            throw new OutOfRange("time_h", "--cyclic", "a table that is run once: this model does not repeat");
        }
    }

    @Override
    public void answer(Row in, double[] out) {
        double timeH = in.number("time_h");
        step.answer(in, Double.isNaN(beforeH) ? 0 : (timeH - beforeH) * 3600, out);
        beforeH = timeH;
    }
}
