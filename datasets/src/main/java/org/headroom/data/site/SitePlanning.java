package org.headroom.data.site;

import org.jspecify.annotations.Nullable;

/**
 * What plans are made for: prices of what is not paid, and limits that the site sets itself.
 *
 * @param latenessUsdPerH price of a weighted hour late
 * @param carbonUsdPerT price of a ton of carbon dioxide
 * @param peakUsdPerMw price of a megawatt of the window's highest power, for its coincidence with the region's peak
 * @param potableUsdPerM3 price put on a cubic meter of potable water beside what it costs
 * @param first what goes before all else: {@code lateness}, {@code cost}, {@code carbon} or {@code water}
 * @param restartS work that each restart from a checkpoint loses, s
 * @param rampUpW most that mean power may rise from slot to slot, W; null for no limit
 * @param rampDownW the same downwards
 * @param carbonTPerDay most carbon dioxide of grid energy in a local day, t; null for no limit
 */
public record SitePlanning(
        double latenessUsdPerH,
        double carbonUsdPerT,
        double peakUsdPerMw,
        double potableUsdPerM3,
        String first,
        double restartS,
        @Nullable Double rampUpW,
        @Nullable Double rampDownW,
        @Nullable Double carbonTPerDay) {
    /** Where a site file says nothing: lateness goes before cost. */
    public static final SitePlanning DEFAULT = new SitePlanning(20_000, 50, 100, 0, "lateness", 600, null, null, null);
}
