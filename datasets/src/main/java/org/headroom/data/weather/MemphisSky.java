package org.headroom.data.weather;

import java.util.Random;
import org.headroom.physics.plume.SunHeight;

/**
 * Wind direction, cloud and radiation for the embedded year: assumptions of the right order, always the same, not measurements.
 *
 * <pre>
 * G = 0.976 1098 sin h exp(-0.057 / sin h) (1 - 0.75 (N / 8)^3.4)     W/m2, h height of the sun, N cloud in eighths
 * </pre>
 *
 * <p>Clear sky: Haurwitz (1945, J. Meteorol. 2, 154); cloud: Kasten and Czeplak (1980, Solar Energy 24, 177). Cloud follows the days' clearness of
 * {@link MemphisYear}, on average a little over half the sky, as the National Weather Service's local climatological data of Memphis have it. Wind: the same
 * publication names south as prevailing direction, with north-east to north-west behind fronts; here three days of five
 * blow from 190 degrees and the others, the cooler ones, from 350, with a spread of 35 degrees by day and 20 by hour. No wind rose was at hand hour by hour: an
 * assumption. The factor 0.976 brings the mean of the
 * year to 4.5 kWh/m2 a day, that of Memphis on the horizontal (NREL, Marion and Wilcox 1994).
 */
final class MemphisSky {
    private static final double LATITUDE_DEG = 35.06;
    private static final double LONGITUDE_DEG = -89.99;
    private static final long SEED = 723341;
    /** So that the mean of the year is the published one. */
    private static final double HAZE = 0.976;

    private static final double SOUTH_DEG = 190;
    private static final double NORTH_DEG = 350;
    private static final double DAY_SPREAD_DEG = 35;
    private static final double HOUR_SPREAD_DEG = 20;
    private static final double HOUR_PERSISTENCE = 0.8;

    /** Normal deviate below which a day is among the cooler two of five. */
    private static final double FRONT = -0.253;

    private MemphisSky() {}

    /**
     * @param synoptic warmth of each day against its season, a normal deviate
     * @param clear clearness of each day, a normal deviate
     * @param yearS start of a year whose sun is meant, epoch seconds of local standard midnight
     */
    static double[][] columns(double[] synoptic, double[] clear, long yearS) {
        Random random = new Random(SEED);
        int days = clear.length;
        double[] dayDeg = new double[days];
        double[] dayCloud = new double[days];
        for (int day = 0; day < days; day++) {
            dayDeg[day] = (synoptic[day] < FRONT ? NORTH_DEG : SOUTH_DEG) + DAY_SPREAD_DEG * random.nextGaussian();
            dayCloud[day] = 6.5 - 3.2 * clear[day];
        }
        double[] fromDeg = new double[days * 24];
        double[] global = new double[days * 24];
        double[] cloud = new double[days * 24];
        double swing = 0;
        double drift = 0;
        double news = StrictMath.sqrt(1 - HOUR_PERSISTENCE * HOUR_PERSISTENCE);
        for (int hour = 0; hour < fromDeg.length; hour++) {
            swing = HOUR_PERSISTENCE * swing + news * random.nextGaussian();
            drift = HOUR_PERSISTENCE * drift + news * random.nextGaussian();
            double days0 = (hour + 0.5) / 24 - 0.5;
            int before = (int) Math.floor(days0);
            double share = days0 - before;
            int a = Math.floorMod(before, days);
            int b = Math.floorMod(before + 1, days);
            double turn = Math.IEEEremainder(dayDeg[b] - dayDeg[a], 360);
            fromDeg[hour] = wrapped(dayDeg[a] + share * turn + HOUR_SPREAD_DEG * swing);
            double tenths = (1 - share) * dayCloud[a] + share * dayCloud[b] + 1.5 * drift;
            cloud[hour] = Math.max(0, Math.min(10, tenths));
            double sine = StrictMath.sin(
                    StrictMath.toRadians(SunHeight.degrees(yearS + 3600.0 * hour + 1800, LATITUDE_DEG, LONGITUDE_DEG)));
            global[hour] = sine <= 0.01
                    ? 0
                    : HAZE
                            * 1098
                            * sine
                            * StrictMath.exp(-0.057 / sine)
                            * (1 - 0.75 * StrictMath.pow(cloud[hour] / 10, 3.4));
        }
        return new double[][] {fromDeg, global, cloud};
    }

    private static double wrapped(double deg) {
        double within = deg % 360;
        return within < 0 ? within + 360 : within;
    }
}
