package org.headroom.data.telemetry;

import java.util.Arrays;
import org.headroom.data.telemetry.IngestCounts.Kind;

/**
 * Judges the samples of one quantity, each with its reason counted: NaN, infinite, a sentinel of DCGM, outside what the
 * quantity can be, dated later than now, a second one of its time, older than one already taken.
 *
 * <p>Ranges are physical, not usual: a value is refused only if no such thing can be.
 */
public final class SampleCleaner {
    private final double lowest;
    private final double highest;
    private final IngestCounts counts;
    private double[] lastS = {};
    private double nowS = Double.POSITIVE_INFINITY;

    /**
     * @param lowest the smallest value that can be
     * @param highest the largest value that can be
     */
    public SampleCleaner(double lowest, double highest, IngestCounts counts) {
        this.lowest = lowest;
        this.highest = highest;
        this.counts = counts;
    }

    /** Samples dated later than this are of the future. */
    public void now(double atS) {
        nowS = atS;
    }

    /** Forgets when the series had their last samples: what comes next may be of any time. */
    public void restart() {
        Arrays.fill(lastS, Double.NEGATIVE_INFINITY);
    }

    /**
     * True if the sample is a value; each refusal counts once, for the first reason above.
     *
     * @param series a small number of the series, 0 and up
     */
    public boolean accept(int series, double atS, double value) {
        Kind why = refusal(series, atS, value);
        counts.add(why);
        return why == Kind.ACCEPTED;
    }

    private Kind refusal(int series, double atS, double value) {
        if (Double.isNaN(value)) {
            return Kind.NOT_A_NUMBER;
        }
        if (Double.isInfinite(value)) {
            return Kind.INFINITE;
        }
        if (Sentinels.is(value)) {
            return Kind.SENTINEL;
        }
        if (value < lowest || value > highest) {
            return Kind.IMPOSSIBLE;
        }
        if (atS > nowS) {
            return Kind.FUTURE;
        }
        if (series >= lastS.length) {
            int old = lastS.length;
            lastS = Arrays.copyOf(lastS, Math.max(series + 1, 2 * old));
            Arrays.fill(lastS, old, lastS.length, Double.NEGATIVE_INFINITY);
        }
        if (atS == lastS[series]) {
            return Kind.DUPLICATE;
        }
        if (atS < lastS[series]) {
            return Kind.OUT_OF_ORDER;
        }
        lastS[series] = atS;
        return Kind.ACCEPTED;
    }
}
