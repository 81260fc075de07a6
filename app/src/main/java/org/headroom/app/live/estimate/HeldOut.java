package org.headroom.app.live.estimate;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.live.Frame;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.RackReadings;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Calibration;

/**
 * Prediction on held-out time: every hour a twin sets out from the estimate with the parameters known by then, hears no meter
 * of the plant for an hour but for load and weather, and is scored against all meters.
 */
final class HeldOut {
    private static final double HORIZON_S = 3600;
    private static final int SUMS = AccuracyTally.NUMBERS;

    private final Twin twin;
    private final SiteMeters meters;
    private final LedgerRow row = new LedgerRow();
    private final double[] readings;
    private final AccuracyTally[] tally;
    private double untilS = Double.NEGATIVE_INFINITY;

    HeldOut(Twin twin, SiteMeters meters) {
        this.twin = twin;
        this.meters = meters;
        readings = new double[meters.size()];
        tally = new AccuracyTally[meters.size()];
        for (int i = 0; i < tally.length; i++) {
            tally[i] = new AccuracyTally();
        }
    }

    /**
     * Takes the step that the twin is to predict.
     *
     * @param before the estimate at the start of the step
     */
    void step(Boundary b, Frame frame, SiteState before, Calibration calibration, RackReadings racks) {
        double dtS = frame.toS - frame.fromS;
        if (frame.fromS >= untilS) {
            twin.restore(before);
            twin.calibrate(calibration);
            untilS = frame.fromS + HORIZON_S;
        }
        twin.step(b, dtS, row);
        meters.read(twin, b, row, racks, readings);
        for (int i = 0; i < tally.length; i++) {
            tally[i].add(frame.fromS, frame.toS, frame.meters[i], readings[i]);
        }
    }

    /** Sets out anew at the next step, as after a gap. */
    void restart() {
        untilS = Double.NEGATIVE_INFINITY;
    }

    Accuracy of(int meter) {
        return tally[meter].of(meters.get(meter).id());
    }

    double[] snapshot() {
        double[] all = new double[SUMS * tally.length];
        for (int i = 0; i < tally.length; i++) {
            System.arraycopy(tally[i].snapshot(), 0, all, SUMS * i, SUMS);
        }
        return all;
    }

    void restore(double[] all) {
        for (int i = 0; i < tally.length; i++) {
            tally[i].restore(all, SUMS * i);
        }
    }
}
