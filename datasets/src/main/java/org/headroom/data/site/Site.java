package org.headroom.data.site;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.headroom.grid.supply.EmissionFactor;
import org.headroom.grid.supply.LimitWindow;
import org.headroom.grid.supply.Tariff;

/**
 * A site as it stands at one instant: immutable designs in SI, bound from a {@link SiteTree}.
 *
 * @param id the embedded site's name or the file's name without its ending
 * @param name what to call it
 * @param label how to read it, as in {@code counterfactual}
 * @param summary a sentence for the report
 * @param zone the site's clock: tariffs and water days run on it
 * @param other loads that the file lists one by one
 * @param limits base limits and those of events; of overlapping windows of one limit the smallest value counts
 * @param events what happens at known times
 * @param calibration how the plant differs from its design sheets
 * @param hash SHA-256 of the tree it was bound from, in hex
 */
public record Site(
        String id,
        String name,
        String label,
        String summary,
        ZoneId zone,
        double latitudeDeg,
        double longitudeDeg,
        double elevationM,
        ItPlant it,
        CoolingPlant cooling,
        WaterPlant water,
        GridConnection grid,
        List<OtherLoad> other,
        Tariff tariff,
        EmissionFactor gridEmission,
        List<LimitWindow> limits,
        List<SiteEvent> events,
        WeatherOverlay weather,
        CloudSite cloud,
        CapitalCost capital,
        LocalDate planningFrom,
        int planningDays,
        SitePlanning planning,
        Calibration calibration,
        String hash) {

    /** Start of windows without a beginning: 1900-01-01 UTC. */
    public static final long OPEN_FROM_S = -2_208_988_800L;

    /** End of windows without an end: 2200-01-01 UTC. */
    public static final long OPEN_TO_S = 7_258_118_400L;

    /** A small constant load, at the unit substations. */
    public record OtherLoad(String name, double powerW) {}

    public Site {
        other = List.copyOf(other);
        limits = List.copyOf(limits);
        events = List.copyOf(events);
    }

    public double otherW() {
        return other.stream().mapToDouble(OtherLoad::powerW).sum();
    }
}
