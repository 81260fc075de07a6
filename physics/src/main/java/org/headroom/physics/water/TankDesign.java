package org.headroom.physics.water;

import org.headroom.physics.basis.Checks;

/**
 * Make-up water stored on site.
 *
 * @param volumeM3 usable volume; 0: no tank
 * @param mostM3PerS the most that it gives
 * @param refillM3PerS the most that refills it, out of what the main has to spare
 */
public record TankDesign(double volumeM3, double mostM3PerS, double refillM3PerS) {
    public TankDesign {
        Checks.notNegative("volume_m3", volumeM3);
        Checks.notNegative("most_m3_per_s", mostM3PerS);
        Checks.notNegative("refill_m3_per_s", refillM3PerS);
    }

    /** No storage. */
    public static TankDesign none() {
        return new TankDesign(0, 0, 0);
    }
}
