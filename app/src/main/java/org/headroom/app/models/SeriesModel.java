package org.headroom.app.models;

import java.util.List;
import org.headroom.physics.basis.OutOfRange;

/**
 * A model with a memory: it answers the rows of a table in their order, and a row's answer depends on those before it. It
 * is built anew for each table.
 */
public interface SeriesModel extends RowModel {
    /** @throws OutOfRange naming the column of {@code row} that cannot come after {@code before} */
    void follow(Row before, Row row);

    /**
     * Sees all rows before the first is answered.
     *
     * @param cyclic whether the table repeats without end; the answers are then those of the settled cycle
     * @throws OutOfRange when no cycle settles
     */
    void begin(List<Row> rows, boolean cyclic);
}
