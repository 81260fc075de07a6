package org.headroom.app.live.forecast;

import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;

/**
 * Outdoor air of one member of the ensemble.
 *
 * <p>With a forecast file, its hours, moved by what is measured now less what it says now, an offset that fades with 3 h; errors
 * grow as
 *
 * <pre>
 * s(t) = 0.5 + 1.0 sqrt(t / 24 h), at most 3 K, wet bulb; 1.4 times that, dry bulb
 * </pre>
 *
 * an assumption of the order that public verifications of numerical forecasts of 2 m temperature show (1.5 to 2 K at one
 * day, 3 K at a week); learnt errors replace it. Without one, a typical year: the mean of each hour of the day over its
 * hours at hand, today's anomaly, which fades with 24 h, and weather that wanders as an Ornstein-Uhlenbeck process,
 *
 * <pre>
 * s(t) = S sqrt(1 - exp(-2 t / 24 h))
 * </pre>
 *
 * with S the spread of those hours about their mean of the day's hour, at least 1 K.
 */
final class AirOutlook {
    private static final double HOUR_S = 3600;
    private static final double DAY_S = 86_400;
    private static final double OFFSET_FADES_S = 3 * HOUR_S;
    private static final double FIRST_K = 0.5;
    private static final double DAY_K = 1.0;
    private static final double MOST_K = 3;
    private static final double DRYBULB_FACTOR = 1.4;

    /** How much of the dry bulb's error goes with the wet bulb's. */
    private static final double TOGETHER = 0.8;

    /** Hours of a typical year that are looked at before and after now. */
    private static final double AROUND_S = 15 * DAY_S;

    private final Weather weather;
    private final boolean forecast;
    private final double nowS;
    private final double[] hourWetbulbC = new double[24];
    private final double[] hourDrybulbC = new double[24];
    private final double spreadWetbulbK;
    private final double spreadDrybulbK;
    private final double offsetWetbulbK;
    private final double offsetDrybulbK;
    private final WeatherPoint point = new WeatherPoint();

    AirOutlook(WeatherOutlook outlook, double nowS, double drybulbC, double wetbulbC) {
        this.weather = outlook.weather();
        this.forecast = outlook.forecast();
        this.nowS = nowS;
        double[] squares = forecast ? new double[2] : climate();
        spreadWetbulbK = Math.max(1, squares[0]);
        spreadDrybulbK = Math.max(1, squares[1]);
        base(nowS, nowS);
        offsetWetbulbK = Double.isNaN(wetbulbC) ? 0 : wetbulbC - point.wetbulbC;
        offsetDrybulbK = Double.isNaN(drybulbC) ? offsetWetbulbK : drybulbC - point.drybulbC;
    }

    /** Means of the day's hours over the typical year's hours about now, and the spread about them. */
    private double[] climate() {
        int[] count = new int[24];
        int first = (int) Math.max(0, Math.floor((nowS - AROUND_S - weather.startS()) / HOUR_S));
        int last = (int) Math.min(weather.hours(), Math.ceil((nowS + AROUND_S - weather.startS()) / HOUR_S));
        if (last - first < 48) {
            first = 0;
            last = weather.hours();
        }
        for (int h = first; h < last; h++) {
            int of = hourOfDay(weather.startS() + h * HOUR_S);
            count[of]++;
            hourWetbulbC[of] += weather.wetbulbC(h);
            hourDrybulbC[of] += weather.drybulbC(h);
        }
        for (int of = 0; of < 24; of++) {
            hourWetbulbC[of] /= Math.max(1, count[of]);
            hourDrybulbC[of] /= Math.max(1, count[of]);
        }
        double wet = 0;
        double dry = 0;
        for (int h = first; h < last; h++) {
            int of = hourOfDay(weather.startS() + h * HOUR_S);
            wet += Math.pow(weather.wetbulbC(h) - hourWetbulbC[of], 2);
            dry += Math.pow(weather.drybulbC(h) - hourDrybulbC[of], 2);
        }
        int hours = Math.max(1, last - first);
        return new double[] {Math.sqrt(wet / hours), Math.sqrt(dry / hours)};
    }

    private static int hourOfDay(double atS) {
        return (int) Math.floorMod((long) Math.floor(atS / HOUR_S), 24L);
    }

    private void base(double fromS, double toS) {
        weather.at(fromS, toS, point);
        if (!forecast) {
            double at = (fromS + toS) / 2 / HOUR_S - 0.5; // hours are means: linear between their centres
            int h = (int) Math.floorMod((long) Math.floor(at), 24L);
            double part = at - Math.floor(at);
            point.wetbulbC = hourWetbulbC[h] + part * (hourWetbulbC[(h + 1) % 24] - hourWetbulbC[h]);
            point.drybulbC = hourDrybulbC[h] + part * (hourDrybulbC[(h + 1) % 24] - hourDrybulbC[h]);
        }
    }

    /** Standard deviation of the wet bulb's error, K. */
    double wetbulbSpreadK(double leadS) {
        return forecast
                ? Math.min(MOST_K, FIRST_K + DAY_K * Math.sqrt(leadS / DAY_S))
                : spreadWetbulbK * Math.sqrt(-Math.expm1(-2 * leadS / DAY_S));
    }

    double drybulbSpreadK(double leadS) {
        return forecast
                ? DRYBULB_FACTOR * wetbulbSpreadK(leadS)
                : spreadDrybulbK * Math.sqrt(-Math.expm1(-2 * leadS / DAY_S));
    }

    /**
     * The air over a step.
     *
     * @param wet standard normal course of this member at this lead
     * @param dry another
     */
    WeatherPoint at(double fromS, double toS, double wet, double dry) {
        base(fromS, toS);
        double leadS = (fromS + toS) / 2 - nowS;
        double fade = Math.exp(-leadS / (forecast ? OFFSET_FADES_S : DAY_S));
        double together = TOGETHER * wet + Math.sqrt(1 - TOGETHER * TOGETHER) * dry;
        point.wetbulbC += fade * offsetWetbulbK + wetbulbSpreadK(leadS) * wet;
        point.drybulbC += fade * offsetDrybulbK + drybulbSpreadK(leadS) * together;
        point.drybulbC = Math.clamp(point.drybulbC, -30, 50);
        point.wetbulbC = Math.clamp(point.wetbulbC, -35, Math.min(point.drybulbC, 35));
        return point;
    }
}
