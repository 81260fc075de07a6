package org.headroom.app.live.feed;

import java.util.Arrays;
import java.util.Map;
import org.headroom.data.telemetry.HostRacks;
import org.headroom.data.telemetry.IngestCounts;
import org.headroom.data.telemetry.IngestCounts.Kind;
import org.headroom.data.telemetry.RackMetric;
import org.headroom.data.telemetry.SampleCleaner;
import org.headroom.data.telemetry.SampleSink;

/**
 * Takes the answer to one question for all racks over a few steps: by rack as recording rules give it, or by host, whose
 * sums are added and whose means are averaged. One more step before the first tells what came late.
 */
public final class RackAnswers implements SampleSink {
    private final HostRacks hosts;
    private final IngestCounts counts;
    private final int racks;
    private double[] sums;
    private int[] terms;
    private final int[] lateTerms;
    private int[] rackOf = new int[64];
    private int series;
    private boolean byHost;
    private SampleCleaner cleaner;
    private double startS;
    private double stepS;
    private int stepCount;

    /** @param mostSteps most steps of one question */
    public RackAnswers(HostRacks hosts, int mostSteps, IngestCounts counts) {
        this.hosts = hosts;
        this.counts = counts;
        racks = hosts.racks();
        sums = new double[mostSteps * racks];
        terms = new int[mostSteps * racks];
        lateTerms = new int[racks];
        cleaner = new SampleCleaner(0, 0, counts);
    }

    /**
     * Begins with nothing.
     *
     * @param metric what is asked for
     * @param fromHosts whether a series is a host's; else it is a rack's, and a second one of that rack counts for nothing
     * @param startS time of the first step's end on the server's clock
     * @param stepS of the server's clock
     */
    public void begin(RackMetric metric, boolean fromHosts, double startS, double stepS, int stepCount) {
        this.byHost = fromHosts;
        this.startS = startS;
        this.stepS = stepS;
        this.stepCount = stepCount;
        cleaner = new SampleCleaner(metric.lowest(), metric.highest(), counts);
        cleaner.now(startS + (stepCount - 1) * stepS + 0.5 * stepS);
        series = 0;
        Arrays.fill(sums, 0, stepCount * racks, 0);
        Arrays.fill(terms, 0, stepCount * racks, 0);
        Arrays.fill(lateTerms, 0);
    }

    @Override
    public int series(Map<String, String> labels) {
        int rack = hosts.rackOf(labels);
        if (series == rackOf.length) {
            rackOf = Arrays.copyOf(rackOf, 2 * series);
        }
        rackOf[series] = rack;
        return series++;
    }

    @Override
    public void sample(int number, double atS, double value) {
        int rack = rackOf[number];
        if (rack < 0) {
            counts.add(Kind.UNKNOWN_HOST);
            return;
        }
        if (!cleaner.accept(number, atS, value)) {
            return;
        }
        int step = (int) Math.rint((atS - startS) / stepS);
        if (step < 0) {
            lateTerms[rack]++;
            return;
        }
        if (step >= stepCount) {
            return;
        }
        int at = step * racks + rack;
        if (terms[at] > 0 && !byHost) {
            counts.add(Kind.DUPLICATE);
            return;
        }
        sums[at] += value;
        terms[at]++;
    }

    /** Forgets what was taken: the rest of the answer never came. */
    void nothing() {
        Arrays.fill(sums, 0);
        Arrays.fill(terms, 0);
        Arrays.fill(lateTerms, 0);
    }

    /** Whether anything of a rack came for the step before the first. */
    public boolean before(int rack) {
        return lateTerms[rack] > 0;
    }

    /** Sums, or means where that is what was asked for; NaN of racks that said nothing. */
    public void into(int step, boolean mean, double[] out) {
        for (int r = 0; r < racks; r++) {
            int at = step * racks + r;
            out[r] = terms[at] == 0 ? Double.NaN : mean ? sums[at] / terms[at] : sums[at];
        }
    }
}
