package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Operation;
import org.headroom.data.series.Series;
import org.headroom.data.series.TimeGrid;

/** Keeps the means of some measures over the slots of a coarser grid, for charts. */
final class SlotMeans implements Operation.RowSink {
    private final TimeGrid grid;
    private final List<Measures> measures;
    private final double[][] sums;

    SlotMeans(TimeGrid grid, List<Measures> measures) {
        this.grid = grid;
        this.measures = List.copyOf(measures);
        this.sums = new double[measures.size()][grid.count()];
    }

    @Override
    public void row(LedgerRow row, double dtS) {
        int slot = grid.stepAt((long) row.fromS);
        for (int m = 0; m < sums.length; m++) {
            sums[m][slot] += row.get(measures.get(m)) * dtS / grid.stepS();
        }
    }

    /** One measure's means by slot. */
    double[] of(int measure) {
        return sums[measure].clone();
    }

    List<Series> series() {
        List<Series> all = new ArrayList<>();
        for (int m = 0; m < sums.length; m++) {
            all.add(new Series(measures.get(m).measure(), grid, sums[m]));
        }
        return all;
    }
}
