package org.headroom.app.planning;

/**
 * What electricity, water and carbon cost on the planner's grid.
 *
 * @param period billing period of each slot; -1 after the window, where nothing is billed
 * @param onPeak whether a slot is on-peak in the tariff, after the window too
 * @param kgCo2PerMwh emission factor of each slot
 * @param tailUsdPerMwh flat price put on energy after the window, so that putting work off is not free
 */
public record Prices(
        int[] period,
        boolean[] onPeak,
        Billing billing,
        double potableUsdPerGal,
        double sewerUsdPerGal,
        double recycledUsdPerGal,
        double[] kgCo2PerMwh,
        double tailUsdPerMwh) {}
