package org.headroom.app.models;

import org.headroom.physics.basis.OutOfRange;

/** Answers one row of inputs. */
@FunctionalInterface
public interface RowModel {
    /**
     * @param out the outputs in the order of the model card; NaN where there is no answer (a note says why)
     * @throws OutOfRange naming the column whose number makes no physical sense
     */
    void answer(Row in, double[] out);
}
