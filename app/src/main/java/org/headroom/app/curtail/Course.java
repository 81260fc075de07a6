package org.headroom.app.curtail;

import org.headroom.app.ledger.Ledger;

/**
 * How the site went over a call, step by step; means over the steps.
 *
 * @param fromS starts of the steps, epoch s, and the end of the last
 * @param siteMw at the utility's meter
 * @param itMw servers at their AC inlets
 * @param batteryMw what the battery gives (positive) or takes
 * @param batteryMwh what it holds at the end of the step
 * @param coolingMw pumps, towers and chillers
 * @param gpuMaxC the hottest GPU
 */
@SuppressWarnings("ArrayRecordComponent") // long series
public record Course(
        double[] fromS,
        double[] siteMw,
        double[] itMw,
        double[] batteryMw,
        double[] batteryMwh,
        double[] coolingMw,
        double[] gpuMaxC,
        Ledger ledger) {
    public int steps() {
        return siteMw.length;
    }

    public double lengthS(int i) {
        return fromS[i + 1] - fromS[i];
    }

    public double startS() {
        return fromS[0];
    }

    public double endS() {
        return fromS[fromS.length - 1];
    }

    /** The mean of a series of this course over a stretch. */
    public double mean(double[] series, double aS, double bS) {
        double sum = 0;
        double time = 0;
        for (int i = 0; i < steps(); i++) {
            double overlap = Math.min(bS, fromS[i + 1]) - Math.max(aS, fromS[i]);
            if (overlap > 0) {
                sum += series[i] * overlap;
                time += overlap;
            }
        }
        return time > 0 ? sum / time : Double.NaN;
    }

    /** The step that holds an instant, or the nearest one. */
    public int at(double epochS) {
        int i = java.util.Arrays.binarySearch(fromS, epochS);
        return Math.clamp(i >= 0 ? i : -i - 2, 0, steps() - 1);
    }
}
