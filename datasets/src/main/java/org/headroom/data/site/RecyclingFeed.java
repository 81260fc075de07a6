package org.headroom.data.site;

import org.headroom.physics.basis.Constants;
import org.headroom.physics.wastewater.FeedQuality;

/**
 * What the neighbouring treatment works offer the recycling plant: treated sewage by the hour, the season and the storm.
 *
 * <pre>
 * Q = min(Q0 h(hour) s, Qpeak)                  s storm factor, 1 in dry weather
 * r = Q / (Q0 h(hour)), at least 1              how much rain has come to the sewage
 * C = C0 / (1 + d (r - 1))                      dissolved; d = 1 is rain without it
 * X = X0 + (Xwet - X0) min(1, (r - 1) / (Qpeak/Q0 - 1))   suspended solids: settlers carry over
 * T = Tmean + A cos(2 pi (day - warmest) / 365.2425) + offset
 * </pre>
 *
 * <p>Q in m3/s, C and X in mg/L, T in degrees Celsius. For storm factors of 0 and more; continuous in all but the hour.
 * The cosine is the usual picture of sewage temperature over a year. Worked number: 70 Mgal/d with a peak of 200 and a
 * storm of 2: r = 2, dissolved matter halves, and solids of 15 and 40 mg/L become 15 + 25 x 1/1.857 = 28.5 mg/L.
 * Immutable; asking allocates nothing.
 */
public final class RecyclingFeed {
    private static final double DAYS_PER_YEAR = 365.2425;

    /** 2000-01-01 at noon UTC, the middle of a first day. */
    private static final double FIRST_DAY_S = 946_728_000;

    /**
     * How much comes, in dry weather.
     *
     * @param meanM3PerS of a day; infinite if never short
     * @param peakM3PerS the most that the works treat; infinite if not said
     */
    public record Flow(double meanM3PerS, double peakM3PerS) {}

    /**
     * The year of its temperature.
     *
     * @param swingK half of the difference between warmest and coldest
     * @param warmestDay day of the year, 1 to 366
     */
    public record Season(double meanC, double swingK, double warmestDay) {}

    /**
     * What rain makes of it.
     *
     * @param dilutes how far rain dilutes dissolved matter: 1 as clean water, 0 not at all
     * @param solidsMgPerL suspended solids at the works' peak flow
     * @param coolingK colder at the works' peak flow
     */
    public record Rain(double dilutes, double solidsMgPerL, double coolingK) {}

    private final Flow flow;
    private final double[] hourFactors;
    private final Season season;
    private final FeedQuality quality;
    private final double bodMgPerL;
    private final Rain rain;

    RecyclingFeed(Flow flow, double[] hourFactors, Season season, FeedQuality quality, double bodMgPerL, Rain rain) {
        this.flow = flow;
        this.hourFactors = hourFactors.clone();
        this.season = season;
        this.quality = quality;
        this.bodMgPerL = bodMgPerL;
        this.rain = rain;
    }

    public Flow flow() {
        return flow;
    }

    public Season season() {
        return season;
    }

    /** In dry weather. */
    public FeedQuality quality() {
        return quality;
    }

    /** Biochemical oxygen demand in five days, solids included, in dry weather: how well it was treated. */
    public double bodMgPerL() {
        return bodMgPerL;
    }

    public Rain rain() {
        return rain;
    }

    /** Beyond this it is no treated sewage: works leave 30 mg/L at most in a month's mean (40 CFR 133.102). */
    public static final double RAW_BOD_MG_PER_L = 100;

    /** Flow over its mean in an hour of the local clock, 0 to 23. */
    public double hourFactor(int hour) {
        return hourFactors.length == 0 ? 1 : hourFactors[hour];
    }

    /** The lowest of the day. */
    public double lowestHourFactor() {
        double lowest = hourFactor(0);
        for (int hour = 1; hour < 24; hour++) {
            lowest = Math.min(lowest, hourFactor(hour));
        }
        return lowest;
    }

    public double meanHourFactor() {
        double sum = 0;
        for (int hour = 0; hour < 24; hour++) {
            sum += hourFactor(hour);
        }
        return sum / 24;
    }

    /** All that the works offer, m3/s. */
    public double m3PerS(int localHour, double stormFactor) {
        double dry = flow.meanM3PerS() * hourFactor(localHour);
        return Double.isInfinite(dry) ? stormFactor > 0 ? dry : 0 : Math.min(dry * stormFactor, flow.peakM3PerS());
    }

    /** Flow over that of the same hour in dry weather, as far as the works take it; 1 and more. */
    public double rainRatio(int localHour, double stormFactor) {
        double dry = flow.meanM3PerS() * hourFactor(localHour);
        double most = dry > 0 && !Double.isInfinite(dry) ? Math.max(1, flow.peakM3PerS() / dry) : stormFactor;
        return Math.max(1, Math.min(stormFactor, most));
    }

    /** What dissolved matter is multiplied with. */
    public double dilution(double rainRatio) {
        return 1 / (1 + rain.dilutes() * (rainRatio - 1));
    }

    public double solidsMgPerL(double rainRatio) {
        return quality.tssGPerM3() + (rain.solidsMgPerL() - quality.tssGPerM3()) * wetness(rainRatio);
    }

    /** Degrees Celsius; never ice. */
    public double temperatureC(double epochS, double rainRatio, double offsetK) {
        double day = 1 + (epochS - FIRST_DAY_S) / Constants.SECONDS_PER_DAY;
        double angle = 2 * Math.PI * (day - season.warmestDay()) / DAYS_PER_YEAR;
        double dryC = season.meanC() + season.swingK() * Math.cos(angle);
        return Math.max(0.1, dryC + offsetK - rain.coolingK() * wetness(rainRatio));
    }

    /** 0 in dry weather, 1 at the works' peak, or at three times their flow where no peak is said. */
    private double wetness(double rainRatio) {
        double most = flow.peakM3PerS() / flow.meanM3PerS() - 1;
        double full = most > 0 && Double.isFinite(most) ? most : 2;
        return Math.clamp((rainRatio - 1) / full, 0, 1);
    }
}
