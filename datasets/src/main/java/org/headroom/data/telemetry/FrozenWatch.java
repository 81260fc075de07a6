package org.headroom.data.telemetry;

import java.util.Arrays;

/**
 * Finds sensors that stand still: the same value, bit for bit, for a given time while at least half of the others of its
 * kind moved. A reading of 0 (off) is never frozen, nor is anything where fewer than three report or where all stand
 * still together, as on a site that idles behind coarse sensors.
 */
public final class FrozenWatch {
    private static final int FEWEST = 3;

    private final double afterS;
    private final double[] last;
    private final double[] sinceS;

    public FrozenWatch(int sensors, double afterS) {
        this.afterS = afterS;
        last = new double[sensors];
        sinceS = new double[sensors];
        Arrays.fill(last, Double.NaN);
    }

    /**
     * Takes the readings of one time and makes those not a number whose sensors are frozen.
     *
     * @param values one a sensor; NaN where it said nothing, which neither moves nor freezes it
     * @return how many were frozen
     */
    public int clean(double atS, double[] values) {
        int reporting = 0;
        int moved = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            if (Double.isNaN(value)) {
                continue;
            }
            if (value != last[i]) {
                last[i] = value;
                sinceS[i] = atS;
            }
            reporting++;
            moved += atS - sinceS[i] < afterS ? 1 : 0;
        }
        if (reporting < FEWEST || 2 * moved < reporting || moved == reporting) {
            return 0;
        }
        int frozen = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0 && atS - sinceS[i] >= afterS && !Double.isNaN(values[i])) {
                values[i] = Double.NaN;
                frozen++;
            }
        }
        return frozen;
    }
}
