package org.headroom.app.tasks;

import java.util.List;
import org.headroom.app.live.Frame;

/** The last readings of some meters beside what the twin said: a ring a meter, so that memory stays as it is. */
final class LiveTraces {
    private final int[] meters;
    private final List<String> ids;
    private final double[] factors;
    private final double[] atS;
    private final double[][] measured;
    private final double[][] predicted;
    private long written;

    /**
     * @param meters places of the meters in a frame
     * @param factors by which their readings are shown
     * @param kept how many steps
     */
    LiveTraces(List<String> ids, int[] meters, double[] factors, int kept) {
        this.ids = List.copyOf(ids);
        this.meters = meters.clone();
        this.factors = factors.clone();
        this.atS = new double[kept];
        this.measured = new double[meters.length][kept];
        this.predicted = new double[meters.length][kept];
    }

    synchronized void step(Frame frame, double[] estimated) {
        int at = (int) (written % atS.length);
        atS[at] = frame.toS;
        for (int m = 0; m < meters.length; m++) {
            measured[m][at] = frame.meters[meters[m]] * factors[m];
            predicted[m][at] = estimated[meters[m]] * factors[m];
        }
        written++;
    }

    /** Oldest first; empty for a meter that is not kept. */
    synchronized LiveMoment.Trace of(String meter) {
        int m = ids.indexOf(meter);
        int n = m < 0 ? 0 : (int) Math.min(written, atS.length);
        return new LiveMoment.Trace(
                meter,
                last(atS, n),
                m < 0 ? new double[0] : last(measured[m], n),
                m < 0 ? new double[0] : last(predicted[m], n));
    }

    private double[] last(double[] ring, int n) {
        double[] out = new double[n];
        int from = (int) ((written - n) % ring.length);
        int first = Math.min(n, ring.length - from);
        System.arraycopy(ring, from, out, 0, first);
        System.arraycopy(ring, 0, out, first, n - first);
        return out;
    }
}
