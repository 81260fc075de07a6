package org.headroom.app.live.feed;

import java.util.Arrays;
import java.util.Map;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.SampleCleaner;
import org.headroom.data.telemetry.SampleSink;

/** Readings of meters into the frames. */
final class MeterAnswers implements SampleSink {
    private final MeterQueries all;
    private final MeterQueries.Query query;
    private final FrameRing ring;
    private final double firstS;
    private final double stepS;
    private final int stepCount;
    private final IngestCounts counts;
    private final SampleCleaner cleaner;
    private int[] meterOf = new int[16];
    private int series;

    MeterAnswers(
            MeterQueries all,
            MeterQueries.Query query,
            FrameRing ring,
            double firstS,
            double stepS,
            int stepCount,
            IngestCounts counts) {
        this.all = all;
        this.query = query;
        this.ring = ring;
        this.counts = counts;
        this.cleaner = new SampleCleaner(-Double.MAX_VALUE, Double.MAX_VALUE, counts);
        this.firstS = firstS;
        this.stepS = stepS;
        this.stepCount = stepCount;
        cleaner.now(firstS + (stepCount - 0.5) * stepS);
    }

    @Override
    public int series(Map<String, String> labels) {
        int meter = all.meterOf(query, labels);
        if (meter < 0) {
            return -1;
        }
        if (series == meterOf.length) {
            meterOf = Arrays.copyOf(meterOf, 2 * series);
        }
        meterOf[series] = meter;
        return series++;
    }

    @Override
    public void sample(int number, double atS, double value) {
        int step = (int) Math.rint((atS - firstS) / stepS);
        if (!cleaner.accept(number, atS, value) || step < 0 || step >= stepCount) {
            return;
        }
        int meter = meterOf[number];
        double[] into = ring.at(step).meters;
        double reading = all.reading(meter, value);
        if (!all.possible(meter, reading)) {
            counts.add(Kind.IMPOSSIBLE);
        } else if (!Double.isNaN(into[meter])) {
            counts.add(Kind.DUPLICATE);
        } else {
            into[meter] = reading;
        }
    }
}
