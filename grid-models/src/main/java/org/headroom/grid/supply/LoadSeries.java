package org.headroom.grid.supply;

import org.headroom.physics.basis.OutOfRange;

/**
 * Mean powers in equal steps, as a meter writes them down. Arrays are shared, not copied.
 *
 * @param startS start of the first step, epoch s
 * @param stepS length of a step, s
 * @param meanW mean of each step, W
 */
public record LoadSeries(long startS, long stepS, double[] meanW) {
    public LoadSeries {
        if (stepS <= 0 || meanW.length == 0) {
            throw new OutOfRange("load series", meanW.length + " steps of " + stepS + " s", "one step or more");
        }
    }

    public long endS() {
        return startS + stepS * meanW.length;
    }

    /** The meter that has seen it; a series that does not begin on a half hour is refused. */
    public DemandMeter meter() {
        DemandMeter meter = new DemandMeter(startS, endS());
        for (int i = 0; i < meanW.length; i++) {
            double fromS = startS + (double) (i * stepS);
            meter.add(fromS, fromS + stepS, meanW[i]);
        }
        return meter;
    }
}
