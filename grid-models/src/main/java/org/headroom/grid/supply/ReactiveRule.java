package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;

/**
 * A charge for reactive demand in the form of TVA's schedules for large loads.
 *
 * <pre>
 *   lagging: max(0, Q1 - f P1) at the half hour of the highest demand P1
 *   leading: -Q2 at the half hour of the lowest demand P2, halves below {@link #LEAST_SHARE} of P1 left out
 * </pre>
 *
 * Q is lagging (the load takes it) when positive. f = 0.33 stands for a power factor of 0.95: tan(acos 0.95) = 0.3287.
 *
 * <p>Worked number: 150 MW and 60 Mvar lagging, f = 0.33: 10,500 kvar are billed.
 *
 * @param freeShare f, kvar that are free for each kW
 * @param laggingUsdPerKvar $/kvar and month
 * @param leadingUsdPerKvar $/kvar and month
 */
public record ReactiveRule(double freeShare, double laggingUsdPerKvar, double leadingUsdPerKvar) {
    /** Halves below this share of the highest demand do not count for the leading charge. */
    public static final double LEAST_SHARE = 0.25;

    public ReactiveRule {
        Checks.within("reactive_free_share", freeShare, 0, 10);
        Checks.notNegative("lagging_usd_per_kvar", laggingUsdPerKvar);
        Checks.notNegative("leading_usd_per_kvar", leadingUsdPerKvar);
    }

    /** Lagging reactive demand that is billed, var. */
    public double laggingVar(double highestW, double thenVar) {
        return Math.max(0, thenVar - freeShare * highestW);
    }

    /** Leading reactive demand that is billed, var. */
    public double leadingVar(double atLowestVar) {
        return Math.max(0, -atLowestVar);
    }
}
