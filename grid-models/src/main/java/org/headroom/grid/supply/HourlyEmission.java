package org.headroom.grid.supply;

import org.headroom.physics.basis.OutOfRange;

/**
 * Carbon dioxide of grid energy hour by hour, from a file that a user gave: {@code mass = sum of factor x energy}. An
 * hour without a figure (NaN) has none, and asking for it is an error: no curve is made up.
 *
 * @param startS start of the first hour, epoch s, on a full hour
 * @param kgPerJ of each hour, kg/J; NaN where it is not known
 */
public record HourlyEmission(long startS, double[] kgPerJ) {
    private static final long HOUR_S = 3600;

    public HourlyEmission {
        if (Math.floorMod(startS, HOUR_S) != 0 || kgPerJ.length == 0) {
            throw new OutOfRange("hourly emissions", kgPerJ.length + " hours from " + startS, "hours from a full one");
        }
    }

    public long endS() {
        return startS + HOUR_S * kgPerJ.length;
    }

    /** NaN outside the file and in its gaps. */
    public double kgPerJ(long epochS) {
        long hour = Math.floorDiv(epochS - startS, HOUR_S);
        return hour >= 0 && hour < kgPerJ.length ? kgPerJ[(int) hour] : Double.NaN;
    }

    /** The first full hour in [fromS, toS) without a figure, epoch s; -1 if there is none. */
    public long firstUnknownS(long fromS, long toS) {
        for (long s = Math.floorDiv(fromS, HOUR_S) * HOUR_S; s < toS; s += HOUR_S) {
            if (Double.isNaN(kgPerJ(s))) {
                return s;
            }
        }
        return -1;
    }

    /** Carbon dioxide of what a meter saw, kg; NaN if an hour of it is not known. */
    public double co2Kg(DemandMeter meter) {
        double kg = 0;
        for (int slot = 0; slot < meter.slots(); slot++) {
            kg += kgPerJ(meter.slotFromS(slot)) * meter.slotEnergyJ(slot);
        }
        return kg;
    }
}
