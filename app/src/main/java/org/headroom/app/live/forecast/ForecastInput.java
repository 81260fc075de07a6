package org.headroom.app.live.forecast;

import org.headroom.app.twin.SiteState;
import org.headroom.data.site.Calibration;

/**
 * What a forecast starts from.
 *
 * @param nowS epoch seconds
 * @param state of the twin now, as {@code Twin.snapshot} gives it; it is not changed
 * @param calibration how the plant differs from its design sheets, as estimated
 * @param deviation one standard deviation of each of its factors
 * @param drybulbC outdoor air as measured now; not a number if it is not
 * @param wetbulbC outdoor wet bulb as measured now; not a number if it is not
 */
public record ForecastInput(
        double nowS,
        SiteState state,
        Calibration calibration,
        Deviation deviation,
        LoadOutlook load,
        WeatherOutlook weather,
        double drybulbC,
        double wetbulbC,
        UsedWater used) {

    /** Standard deviations of the factors of a {@link Calibration}. */
    public record Deviation(
            double towerUa, double exchangerUa, double pumpEfficiency, double chillerPower, double gpuPower) {
        /** The plant is known as well as meters tell. */
        public static final Deviation KNOWN = new Deviation(0.01, 0.02, 0.01, 0.02, 0.005);

        /** Before anything was estimated: plant as built against its sheets. */
        public static final Deviation PRIOR = new Deviation(0.08, 0.1, 0.05, 0.05, 0.02);
    }
}
