package org.headroom.app.live.feed;

import java.util.Arrays;
import org.headroom.app.live.Frame;
import org.headroom.data.telemetry.FrozenWatch;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;

/**
 * Keeps the last value of a rack that says nothing for a moment, until it is too old to be one: a rack that is scraped
 * every minute still has a power every 15 s. Meters are not held: a filter is better off without the same reading twice.
 */
final class RackHold {
    private final double staleS;
    private final IngestCounts counts;
    private final Frame last;
    private final double[] lastS;
    private final boolean[] heard;
    private final FrozenWatch frozen;
    private int silent;

    RackHold(int racks, double staleS, double frozenS, IngestCounts counts) {
        this.staleS = staleS;
        this.counts = counts;
        last = new Frame(0, racks);
        last.clear(0, 0);
        lastS = new double[racks];
        heard = new boolean[racks];
        Arrays.fill(lastS, Double.NaN);
        frozen = new FrozenWatch(racks, frozenS);
    }

    /** Racks without power in the last frame. */
    int silent() {
        return silent;
    }

    /** Whether a rack's power was said in the last frame, not held. */
    boolean heard(int rack) {
        return heard[rack];
    }

    void forget() {
        Arrays.fill(lastS, Double.NaN);
    }

    void hold(Frame frame) {
        for (int r = 0; r < heard.length; r++) {
            heard[r] = !Double.isNaN(frame.rackGpuW[r]);
        }
        counts.add(Kind.FROZEN, frozen.clean(frame.toS, frame.rackGpuW));
        silent = 0;
        for (int r = 0; r < lastS.length; r++) {
            if (!Double.isNaN(frame.rackGpuW[r])) {
                lastS[r] = frame.toS;
                copy(frame, last, r);
            } else if (frame.toS - lastS[r] <= staleS) {
                copy(last, frame, r);
                counts.add(Kind.HELD);
            } else {
                frame.rackGpus[r] = 0;
                silent++;
                counts.add(Kind.STALE, Double.isNaN(lastS[r]) ? 0 : 1);
            }
        }
        counts.add(Kind.SILENT_RACKS, silent);
    }

    private static void copy(Frame from, Frame to, int r) {
        to.rackGpuW[r] = from.rackGpuW[r];
        to.rackGpus[r] = from.rackGpus[r];
        to.rackGpuC[r] = from.rackGpuC[r];
        to.rackTensor[r] = from.rackTensor[r];
        to.rackSm[r] = from.rackSm[r];
    }
}
