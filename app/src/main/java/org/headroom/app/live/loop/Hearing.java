package org.headroom.app.live.loop;

import java.util.Arrays;
import org.headroom.app.live.Frame;
import org.headroom.app.live.watch.Health;
import org.headroom.app.meters.MeterKind;
import org.headroom.app.meters.SiteMeters;

/** How long each meter has been silent or has stood still, from frame to frame. */
final class Hearing {
    private final SiteMeters meters;
    private final Health health;
    private final double[] last;

    Hearing(SiteMeters meters, int racks) {
        this.meters = meters;
        this.health = new Health(meters.size());
        this.last = new double[meters.size()];
        Arrays.fill(last, Double.NaN);
        health.racks = racks;
    }

    Health health() {
        return health;
    }

    /** All that a later start needs: three numbers a meter. */
    double[] state() {
        int n = last.length;
        double[] state = new double[3 * n];
        System.arraycopy(health.meterSilentS, 0, state, 0, n);
        System.arraycopy(health.meterStuckS, 0, state, n, n);
        System.arraycopy(last, 0, state, 2 * n, n);
        return state;
    }

    /** Is as it was, if the meters are the same. */
    void resume(double[] state) {
        int n = last.length;
        if (state.length == 3 * n) {
            System.arraycopy(state, 0, health.meterSilentS, 0, n);
            System.arraycopy(state, n, health.meterStuckS, 0, n);
            System.arraycopy(state, 2 * n, last, 0, n);
        }
    }

    void hear(Frame frame) {
        double dtS = frame.toS - frame.fromS;
        for (int i = 0; i < last.length; i++) {
            double read = frame.meters[i];
            health.meterRead[i] = read;
            if (Double.isNaN(read)) {
                health.meterSilentS[i] += dtS; // stays not a number of a meter that never spoke
                continue;
            }
            health.meterSilentS[i] = 0;
            boolean still = read == last[i] && moves(i, read);
            health.meterStuckS[i] = still ? health.meterStuckS[i] + dtS : 0;
            last[i] = read;
        }
        int silent = 0;
        for (double w : frame.rackGpuW) {
            silent += Double.isNaN(w) ? 1 : 0;
        }
        health.racksSilent = silent;
    }

    /** Whether a frame tells nothing at all. */
    boolean silence(Frame frame) {
        return Arrays.stream(frame.meters).allMatch(Double::isNaN)
                && Arrays.stream(frame.rackGpuW).allMatch(Double::isNaN);
    }

    /** What a controller reports may stand still, and so may nothing at all. */
    private boolean moves(int meter, double read) {
        MeterKind kind = meters.get(meter).kind();
        return read != 0 && kind != MeterKind.STATUS && kind != MeterKind.SOURCE;
    }
}
