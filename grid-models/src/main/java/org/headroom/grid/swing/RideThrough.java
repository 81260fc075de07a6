package org.headroom.grid.swing;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Erf;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * How long a kind of equipment stays on at how low a voltage, and how far single units scatter about it.
 *
 * <pre>
 *   envelope   T(v) = the duration of the highest point at or below v; infinite from the last point up; 0 below the first
 *   unit       stays on for m T(v + s_v z1) e^(s_t z2), z1 and z2 standard normal
 *   tripped    share(v, d) = sum_k P(v + s_v z1 in step k) Phi(ln(d / (m T_k)) / s_t)
 * </pre>
 *
 * m is how much longer than the envelope the median unit holds, s_t the scatter of that (of the logarithm, 1), s_v the scatter of
 * the voltage thresholds (pu). The share is 0 for no dip and never falls with depth or duration.
 *
 * <p>Default envelope: ITI (CBEMA) curve application note, ITIC 2000: no voltage for 20 ms, 70 % for 0.5 s, 80 % for 10 s, 90 %
 * for ever. It is what equipment shall withstand at least, for 120 V single phase; used at other voltages by custom.
 */
public final class RideThrough {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private final double[] voltagePu;
    private final double[] durationS;
    private final double medianFactor;
    private final double timeScatter;
    private final double voltageScatterPu;

    /**
     * @param points in rising order of voltage; the last holds for ever, whatever its duration
     */
    public RideThrough(List<Point> points, double medianFactor, double timeScatter, double voltageScatterPu) {
        if (points.isEmpty()) {
            throw new OutOfRange("ride_through", "no point", "at least one");
        }
        voltagePu = points.stream().mapToDouble(Point::voltagePu).toArray();
        durationS = points.stream().mapToDouble(Point::durationS).toArray();
        durationS[durationS.length - 1] = Double.POSITIVE_INFINITY;
        for (int k = 1; k < voltagePu.length; k++) {
            if (!(voltagePu[k] > voltagePu[k - 1] && durationS[k] >= durationS[k - 1])) {
                throw new OutOfRange(
                        "ride_through",
                        Arrays.toString(voltagePu) + " pu, " + Arrays.toString(durationS) + " s",
                        "voltages that rise and durations that do not fall");
            }
        }
        this.medianFactor = Checks.positive("median_factor", medianFactor);
        this.timeScatter = Checks.within("time_scatter", timeScatter, 0, 3);
        this.voltageScatterPu = Checks.within("voltage_scatter_pu", voltageScatterPu, 0, 0.5);
    }

    /** At this voltage or above, equipment stays on for this long. */
    public record Point(double voltagePu, double durationS) {
        public Point {
            Checks.within("voltage_pu", voltagePu, 0, 1.2);
            if (durationS != Double.POSITIVE_INFINITY) {
                Checks.notNegative("duration_s", durationS);
            }
        }
    }

    /** The ITIC envelope of 2000. */
    public static List<Point> itic() {
        return List.of(
                new Point(0, 0.02), new Point(0.7, 0.5), new Point(0.8, 10), new Point(0.9, Double.POSITIVE_INFINITY));
    }

    /** The envelope itself: how long a unit without scatter stays on, s. */
    public double enduredS(double remainingPu) {
        int k = step(remainingPu);
        return k < 0 ? 0 : durationS[k];
    }

    /** The median unit, s. */
    public double medianS(double remainingPu) {
        return medianFactor * enduredS(remainingPu);
    }

    private int step(double v) {
        int k = -1;
        while (k + 1 < voltagePu.length && v >= voltagePu[k + 1]) {
            k++;
        }
        return k;
    }

    /** The share of units that a dip trips, 0 to 1. */
    public double trippedShare(Dip dip) {
        if (dip.durationS() == 0 || dip.remainingPu() >= 1) {
            return 0;
        }
        if (voltageScatterPu == 0) {
            return tripped(step(dip.remainingPu()), dip.durationS());
        }
        double share = 0;
        double below = 0;
        for (int k = -1; k < voltagePu.length; k++) {
            double upTo = k + 1 == voltagePu.length
                    ? 1
                    : NORMAL.cumulativeProbability((voltagePu[k + 1] - dip.remainingPu()) / voltageScatterPu);
            if (k + 1 == 0 && voltagePu[0] == 0) {
                upTo = 0; // voltage does not fall below zero
            }
            share += (upTo - below) * tripped(k, dip.durationS());
            below = upTo;
        }
        return Math.min(1, Math.max(0, share));
    }

    private double tripped(int step, double dipS) {
        double medianS = step < 0 ? 0 : medianFactor * durationS[step];
        if (medianS == 0) {
            return 1;
        }
        if (medianS == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double decades = Math.log(dipS / medianS);
        if (timeScatter == 0) {
            return decades > 0 ? 1 : 0;
        }
        return 0.5 * Erf.erfc(-decades / timeScatter / Math.sqrt(2));
    }
}
