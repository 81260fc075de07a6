package org.headroom.physics.aquifer;

import java.util.Arrays;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;
import org.jspecify.annotations.Nullable;

/**
 * What a well pumps: a rate from each time on, 0 before the first, the last one for ever. Times in s from a zero that the caller chooses, the same
 * for all wells; rates in m3/s, negative where water is put in. Immutable; equal histories are computed once.
 */
public final class PumpingHistory {
    private final double[] startS;
    private final double[] rateM3PerS;

    private PumpingHistory(double[] startS, double[] rateM3PerS) {
        this.startS = startS;
        this.rateM3PerS = rateM3PerS;
    }

    /**
     * @param startS increasing
     * @param rateM3PerS from each of these times on
     * @throws OutOfRange when the lengths differ, a time does not increase or a number is not finite
     */
    public static PumpingHistory steps(double[] startS, double[] rateM3PerS) {
        if (startS.length != rateM3PerS.length) {
            throw new OutOfRange("rates", startS.length + " times, " + rateM3PerS.length + " rates", "one rate a time");
        }
        for (int i = 0; i < startS.length; i++) {
            Checks.finite("start_s", startS[i]);
            Checks.finite("rate_m3_per_s", rateM3PerS[i]);
            if (i > 0 && startS[i] <= startS[i - 1]) {
                throw new OutOfRange("start_s", startS[i] + " after " + startS[i - 1], "increasing times");
            }
        }
        return new PumpingHistory(startS.clone(), rateM3PerS.clone());
    }

    /** One rate from a time on. */
    public static PumpingHistory constant(double fromS, double rateM3PerS) {
        return steps(new double[] {fromS}, new double[] {rateM3PerS});
    }

    /** This history up to a time, another rate from then on. */
    public PumpingHistory then(double fromS, double rateM3PerS) {
        int kept = count(fromS, false);
        double[] starts = Arrays.copyOf(startS, kept + 1);
        double[] rates = Arrays.copyOf(this.rateM3PerS, kept + 1);
        starts[kept] = fromS;
        rates[kept] = rateM3PerS;
        return steps(starts, rates);
    }

    /** This history up to a time, nothing from then on: recovery. */
    public PumpingHistory stoppedAt(double timeS) {
        return then(timeS, 0);
    }

    /** Every rate times a factor. */
    public PumpingHistory times(double factor) {
        return steps(startS, Arrays.stream(rateM3PerS).map(q -> q * factor).toArray());
    }

    public int size() {
        return startS.length;
    }

    public double startS(int step) {
        return startS[step];
    }

    /** The rate of a step, m3/s. */
    public double rateM3PerS(int step) {
        return rateM3PerS[step];
    }

    /** By how much the rate of a step exceeds the one before, m3/s. */
    public double changeM3PerS(int step) {
        return step == 0 ? rateM3PerS[0] : rateM3PerS[step] - rateM3PerS[step - 1];
    }

    /** The rate at a time, m3/s; at the very start of a step already its own. */
    public double rateAtM3PerS(double timeS) {
        int n = count(timeS, true);
        return n == 0 ? 0 : rateM3PerS[n - 1];
    }

    /** The rate up to a time, m3/s; at the very start of a step still that of the one before. */
    public double rateBeforeM3PerS(double timeS) {
        int n = count(timeS, false);
        return n == 0 ? 0 : rateM3PerS[n - 1];
    }

    /** Pumped up to a time, m3. */
    public double volumeM3(double timeS) {
        double sum = 0;
        int n = count(timeS, true);
        for (int i = 0; i < n; i++) {
            double end = i + 1 < n ? startS[i + 1] : timeS;
            sum += rateM3PerS[i] * (end - startS[i]);
        }
        return sum;
    }

    /** How many steps begin before a time, or at it too. */
    private int count(double timeS, boolean atItToo) {
        int found = Arrays.binarySearch(startS, timeS);
        return found >= 0 ? found + (atItToo ? 1 : 0) : -found - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PumpingHistory that
                && Arrays.equals(startS, that.startS)
                && Arrays.equals(rateM3PerS, that.rateM3PerS);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(startS) + Arrays.hashCode(rateM3PerS);
    }

    @Override
    public String toString() {
        return "from " + Arrays.toString(startS) + " s: " + Arrays.toString(rateM3PerS) + " m3/s";
    }
}
