package org.headroom.app.planning;

import org.headroom.data.quantity.Unit;
import org.headroom.data.site.SitePlanning;

/**
 * What a plan is worth, in dollars to be made small: {@code latenessUsdPerH * weighted hours late + cost + tail energy
 * + carbonUsdPerT * CO2 + peakUsdPerMw * peak + ceilingFactor * max(0, cost - costCeilingUsd)}.
 *
 * @param latenessUsdPerH price of a weighted hour late; large, so that lateness goes before cost
 * @param costCeilingUsd what the window may cost at most (a comparator's cost); infinity for none
 * @param ceilingFactor price of a dollar above the ceiling
 * @param potableUsdPerGal price put on potable water beside what it costs
 */
public record Objective(
        double latenessUsdPerH,
        double costCeilingUsd,
        double ceilingFactor,
        double carbonUsdPerT,
        double peakUsdPerMw,
        double potableUsdPerGal) {
    private static final double FIRST = 1000;

    /** Without a price on potable water. */
    public Objective(
            double latenessUsdPerH,
            double costCeilingUsd,
            double ceilingFactor,
            double carbonUsdPerT,
            double peakUsdPerMw) {
        this(latenessUsdPerH, costCeilingUsd, ceilingFactor, carbonUsdPerT, peakUsdPerMw, 0);
    }

    /** Lateness first, then cost, with the social cost of carbon in the middle of published values and a small peak price. */
    public static final Objective DEFAULT = new Objective(20_000, Double.POSITIVE_INFINITY, 200, 50, 100);

    public Objective withCostCeiling(double usd) {
        return new Objective(latenessUsdPerH, usd, ceilingFactor, carbonUsdPerT, peakUsdPerMw, potableUsdPerGal);
    }

    /** A site's own prices; what goes first counts a thousandfold beside the rest. */
    public static Objective of(SitePlanning p) {
        double lateness = p.latenessUsdPerH();
        double carbon = p.carbonUsdPerT();
        double peak = p.peakUsdPerMw();
        double potable = p.potableUsdPerM3() * Unit.GAL.toBase(1);
        return switch (p.first()) {
            case "cost" ->
                new Objective(
                        lateness / FIRST, Double.POSITIVE_INFINITY, 200, carbon / FIRST, peak / FIRST, potable / FIRST);
            case "carbon" ->
                new Objective(lateness, Double.POSITIVE_INFINITY, 0, Math.max(50, carbon) * FIRST, peak, potable);
            case "water" ->
                new Objective(
                        lateness,
                        Double.POSITIVE_INFINITY,
                        0,
                        carbon,
                        peak,
                        Math.max(potable, 5 * Unit.GAL.toBase(1)) * FIRST);
            default -> new Objective(lateness, Double.POSITIVE_INFINITY, 200, carbon, peak, potable);
        };
    }
}
