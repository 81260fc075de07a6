package org.headroom.physics.cooling;

/**
 * Three-way mixing valve: return water past the exchanger is mixed with water through it.
 *
 * <pre>T_mixed = f T_bypass + (1 - f) T_cold,   f = (T_wanted - T_cold) / (T_bypass - T_cold), 0 to 1</pre>
 *
 * <p>f share of the flow that goes by; both streams water, so that temperatures mix by flow. Source: energy balance.
 * Worked number: 27 C wanted from 20 and 34 C: half goes by.
 */
public final class ThreeWayValve {
    private ThreeWayValve() {}

    /** The bypass share for a wanted supply: 0 when even that is too warm, 1 when even the bypass is too cold. */
    public static double bypassShare(double wantedC, double coldC, double bypassC) {
        if (!(bypassC > coldC)) {
            return 0; // nothing to warm with
        }
        return Math.clamp((wantedC - coldC) / (bypassC - coldC), 0, 1);
    }

    /** The same with a valve that may be stuck; NaN: it moves. */
    public static double bypassShare(double wantedC, double coldC, double bypassC, double stuckAt) {
        return Double.isNaN(stuckAt) ? bypassShare(wantedC, coldC, bypassC) : Math.clamp(stuckAt, 0, 1);
    }

    public static double mixedC(double bypassShare, double coldC, double bypassC) {
        return bypassShare * bypassC + (1 - bypassShare) * coldC;
    }
}
