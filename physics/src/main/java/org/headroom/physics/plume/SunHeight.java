package org.headroom.physics.plume;

/**
 * How high the sun stands, from the clock and the place, without refraction.
 *
 * <p>Declination and equation of time by the Fourier series of Spencer (1971, Search 2, 172): within 0.25 degrees and 0.6 minutes. sin h =
 * sin(lat) sin(dec) + cos(lat) cos(dec) cos(hour angle). Worked: Memphis (35.06 N, 90.16 W), 21 June at noon by the sun, is 78.4 degrees.
 */
public final class SunHeight {
    private static final double SECONDS_PER_DAY = 86_400;

    /** Of the mean year, days. */
    private static final double YEAR_DAYS = 365.2425;

    /** Seconds from 1970-01-01 to 2001-01-01, the start of a year like the mean one. */
    private static final double START_S = 978_307_200;

    private SunHeight() {}

    /**
     * Degrees above the horizon, negative below.
     *
     * @param epochS instant, seconds since 1970 in UTC
     * @param longitudeDeg east is positive
     */
    public static double degrees(double epochS, double latitudeDeg, double longitudeDeg) {
        double days = (epochS - START_S) / SECONDS_PER_DAY;
        double g = 2 * Math.PI * (days / YEAR_DAYS - Math.floor(days / YEAR_DAYS));
        double declination = 0.006918
                - 0.399912 * Math.cos(g)
                + 0.070257 * Math.sin(g)
                - 0.006758 * Math.cos(2 * g)
                + 0.000907 * Math.sin(2 * g)
                - 0.002697 * Math.cos(3 * g)
                + 0.00148 * Math.sin(3 * g);
        double equationDays = (0.000075
                        + 0.001868 * Math.cos(g)
                        - 0.032077 * Math.sin(g)
                        - 0.014615 * Math.cos(2 * g)
                        - 0.040849 * Math.sin(2 * g))
                / (2 * Math.PI);
        double turn = days - Math.floor(days) + longitudeDeg / 360 + equationDays - 0.5;
        double latitude = Math.toRadians(latitudeDeg);
        double sine = Math.sin(latitude) * Math.sin(declination)
                + Math.cos(latitude) * Math.cos(declination) * Math.cos(2 * Math.PI * turn);
        return Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, sine))));
    }
}
