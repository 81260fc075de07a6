package org.headroom.app.load;

/** A load on every rack, as a run in {@link RackColumns} takes it: the first rack of each column. */
public final class ColumnLoad implements SiteLoad {
    private final SiteLoad load;
    private final RackColumns columns;
    private final RackBank every;
    private long version = -1;

    public ColumnLoad(SiteLoad load, Fleet fleet, RackColumns columns) {
        this.load = load;
        this.columns = columns;
        this.every = fleet.newBank();
    }

    @Override
    public void mean(double fromS, double toS, RackBank into) {
        load.mean(fromS, toS, every);
        into.gpusBusy = every.gpusBusy;
        if (every.version == version) {
            return;
        }
        version = every.version;
        for (int s = 0; s < every.slots; s++) {
            gather(every.gpuW[s], into.gpuW[s]);
            gather(every.leakageWPerK[s], into.leakageWPerK[s]);
            gather(every.gpuIdleW[s], into.gpuIdleW[s]);
            gather(every.gpuMostW[s], into.gpuMostW[s]);
            gather(every.restW[s], into.restW[s]);
        }
        into.version++;
    }

    private void gather(double[] from, double[] into) {
        int[] rackOf = columns.rackOf();
        for (int c = 0; c < into.length; c++) {
            into[c] = from[rackOf[c]];
        }
    }
}
