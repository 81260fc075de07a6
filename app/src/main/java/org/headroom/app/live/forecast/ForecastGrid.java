package org.headroom.app.live.forecast;

/** The steps of a forecast: 5 min to 1 h, 15 min to 6 h, 30 min to 24 h, 1 h to 48 h, 2 h to 7 d. */
final class ForecastGrid {
    private ForecastGrid() {}

    /** Ends of the steps, s after the start. */
    static double[] leads() {
        double[][] parts = {
            {300, 3600}, {900, 21_600}, {1800, Forecast.DAY_S}, {3600, 2 * Forecast.DAY_S}, {7200, Forecast.WEEK_S}
        };
        double[] leads = new double[12 + 20 + 36 + 24 + 60];
        int n = 0;
        double at = 0;
        for (double[] part : parts) {
            while (at < part[1] - 1e-9) {
                at += part[0];
                leads[n++] = at;
            }
        }
        return leads;
    }
}
