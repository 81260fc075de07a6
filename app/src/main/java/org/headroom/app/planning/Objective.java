package org.headroom.app.planning;

/**
 * What a plan is worth, in dollars to be made small: {@code latenessUsdPerH * weighted hours late + cost + tail energy
 * + carbonUsdPerT * CO2 + peakUsdPerMw * peak + ceilingFactor * max(0, cost - costCeilingUsd)}.
 *
 * @param latenessUsdPerH price of a weighted hour late; large, so that lateness goes before cost
 * @param costCeilingUsd what the window may cost at most (a comparator's cost); infinity for none
 * @param ceilingFactor price of a dollar above the ceiling
 */
public record Objective(
        double latenessUsdPerH,
        double costCeilingUsd,
        double ceilingFactor,
        double carbonUsdPerT,
        double peakUsdPerMw) {
    /** Lateness first, then cost, with the social cost of carbon in the middle of published values and a small peak price. */
    public static final Objective DEFAULT = new Objective(20_000, Double.POSITIVE_INFINITY, 200, 50, 100);

    public Objective withCostCeiling(double usd) {
        return new Objective(latenessUsdPerH, usd, ceilingFactor, carbonUsdPerT, peakUsdPerMw);
    }
}
