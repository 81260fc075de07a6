package org.headroom.physics.water;

import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Water of an evaporative plant by cycles of concentration.
 *
 * <pre>
 * make-up  M = E + D + B
 * blowdown B = E / (N - 1) - D, at least 0
 * </pre>
 *
 * <p>E evaporation, D drift (droplets carried off), kg/s; N cycles of concentration: what does not evaporate leaves only
 * by blowdown and drift, so that M / (B + D) = N. When drift alone carries more than N asks for, blowdown is 0 and the
 * cycles reached are lower than N. Source: ASHRAE Handbook - HVAC Systems and Equipment (2020), ch. 40; US DOE FEMP,
 * Best Management Practice #10. Worked number: 10 kg/s evaporated, 5 cycles, drift 0.05: blowdown 2.45, make-up 12.5.
 */
public final class WaterBalance {
    private WaterBalance() {}

    /** Droplets carried off, kg/s. */
    public static double driftKgPerS(double circulatingKgPerS, double driftFraction) {
        return circulatingKgPerS * driftFraction;
    }

    /** @throws OutOfRange unless cycles are above 1 */
    public static double blowdownKgPerS(double evaporationKgPerS, double cycles, double driftKgPerS) {
        if (!(cycles > 1)) {
            throw new OutOfRange("cycles", Double.toString(cycles), "greater than 1");
        }
        return Math.max(0, evaporationKgPerS / (cycles - 1) - driftKgPerS);
    }

    public static double makeupKgPerS(double evaporationKgPerS, double blowdownKgPerS, double driftKgPerS) {
        return evaporationKgPerS + driftKgPerS + blowdownKgPerS;
    }

    /** The cycles at which the loop settles: make-up over what leaves as liquid. */
    public static double cyclesReached(double evaporationKgPerS, double blowdownKgPerS, double driftKgPerS) {
        Checks.positive("blowdown_kg_per_s + drift_kg_per_s", blowdownKgPerS + driftKgPerS);
        return makeupKgPerS(evaporationKgPerS, blowdownKgPerS, driftKgPerS) / (blowdownKgPerS + driftKgPerS);
    }
}
