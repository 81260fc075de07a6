package org.headroom.app.live.estimate;

import org.headroom.app.live.Frame;
import org.headroom.app.meters.SiteMeters;
import org.headroom.app.twin.Boundary;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.jspecify.annotations.Nullable;

/**
 * Outdoor air from the site's own meters, smoothed; where they are silent from a weather file, moved by what the meters
 * last said beyond it.
 *
 * <pre>
 * meter = file + d + noise        d and its trend by a critically damped alpha-beta filter with a memory of ten minutes
 * d' = d + t dt + (1 - q^2) e     t' = t + (1 - q)^2 e / dt        e = meter - file - d - t dt,  q = exp(-dt/600 s)
 * o' = o + (1 - p) (d' + 300 t' - o)                              p = exp(-dt/300 s); what is used: o, ahead by the trend as
 *                                                                 much as it lags
 * silent: o fades with a time constant of an hour (without a file it stays)
 * </pre>
 *
 * <p>Until enough was heard d is the mean of all readings. Towers aim at the wet bulb: 10 mK more from one step to
 * the next drive their fans by a tenth; a trend is followed without lag. A spike is not heard: a
 * wet bulb above the dry bulb or 60 K below it (no air is), or what is more than six standard deviations and what air can do (1 K in a
 * minute, a gust front) from what was last followed; if eight readings on end say so, it was no spike. Without a file the meters' own
 * course is followed, and the pressure is that of the standard atmosphere at the site's height (ICAO 7488: 101,325 (1 -
 * 2.25577e-5 h)^5.25588 Pa). Source of the gains: Benedict and Bordner, IRE Trans. Automatic Control 7:27, 1962.
 */
final class AirFromTelemetry {
    private static final double MEMORY_S = 600;
    private static final double CALM_S = 300;
    private static final double FADES_S = 3600;
    private static final double UNKNOWN_C = 20;
    private static final double SPIKE = 6;

    /** Air changes by this at most, K/s: a gust front's 5 K in five minutes. */
    private static final double FRONT_K_PER_S = 1.0 / 60;

    /** A weather file of the place is not further off, K. */
    private static final double FILE_OFF_K = 20;

    /** Beyond the dry bulb by the noise of both meters, K; depressions of desert air stay below the other, K. */
    private static final double WET_ABOVE_DRY_K = 3;

    private static final double DEEPEST_K = 60;

    /** Shorter than this a hole is a missing reading, s. */
    private static final double SILENT_S = 60;

    private static final int SPIKES_END_AFTER = 8;
    private static final double DRY_LOW_C = -30;
    private static final double DRY_HIGH_C = 50;

    private final @Nullable Weather weather;
    private final double pressurePa;
    private final int drybulb;
    private final int wetbulb;
    private final SiteMeters meters;
    private final WeatherPoint point = new WeatherPoint();
    private final NoiseTracker noise = new NoiseTracker(2);
    private final double[] d = new double[2];
    private final double[] trend = new double[2];
    private final double[] calm = new double[2];
    private final int[] count = new int[2];
    private final int[] far = new int[2];
    private final double[] unheardS = new double[2];

    AirFromTelemetry(SiteMeters meters, @Nullable Weather weather, double elevationM) {
        this.meters = meters;
        this.weather = weather;
        this.drybulb = meters.indexOf("drybulb");
        this.wetbulb = meters.indexOf("wetbulb");
        this.pressurePa = 101_325 * Math.pow(1 - 2.25577e-5 * elevationM, 5.25588);
    }

    /** Writes the air of a step. */
    void fill(Frame frame, double dtS, Boundary b) {
        double dry = UNKNOWN_C;
        double wet = UNKNOWN_C - 5;
        b.pressurePa = pressurePa;
        if (weather != null) {
            weather.at(frame.fromS, frame.toS, point);
            dry = point.drybulbC;
            wet = point.wetbulbC;
            b.pressurePa = point.pressurePa;
        }
        b.drybulbC = Math.clamp(follow(0, drybulb, frame, dry, wet, dtS), DRY_LOW_C, DRY_HIGH_C);
        b.wetbulbC = Math.clamp(follow(1, wetbulb, frame, wet, b.drybulbC, dtS), DRY_LOW_C - 1, b.drybulbC);
    }

    /** What no air is, or what the air cannot have become since it was last followed. */
    private boolean spike(int i, double reading, double otherC, double miss, double sd) {
        boolean absurd = i == 1 && (reading > otherC + WET_ABOVE_DRY_K || reading < otherC - DEEPEST_K);
        double most = count[i] > 0
                ? SPIKE * sd + FRONT_K_PER_S * Math.min(unheardS[i], MEMORY_S)
                : weather == null ? Double.POSITIVE_INFINITY : FILE_OFF_K;
        if (Math.abs(miss) <= most) {
            far[i] = 0;
            return absurd;
        }
        if (absurd || ++far[i] < SPIKES_END_AFTER) {
            return true;
        }
        far[i] = 0;
        count[i] = 0; // it stays there: a front, or another meter
        trend[i] = 0;
        return false;
    }

    private double follow(int i, int meter, Frame frame, double fileC, double otherC, double dtS) {
        double reading = frame.meters[meter];
        double deviation = reading - fileC;
        unheardS[i] += dtS;
        boolean heard = !Double.isNaN(reading) && reading >= -60 && reading <= 60;
        if (heard) {
            double sd = Math.max(noise.sd(i), meters.get(meter).noiseAt(reading));
            heard = !spike(i, reading, otherC, deviation - d[i] - trend[i] * dtS, sd);
        }
        if (!heard) {
            if (unheardS[i] > SILENT_S) {
                trend[i] = 0;
                if (weather != null) {
                    calm[i] *= Math.exp(-dtS / FADES_S);
                    d[i] = calm[i];
                }
            }
            return fileC + calm[i];
        }
        unheardS[i] = 0;
        noise.sd(i, deviation, meters.get(meter).noiseAt(reading));
        d[i] += trend[i] * dtS;
        double miss = deviation - d[i];
        count[i]++;
        double q = Math.exp(-dtS / MEMORY_S);
        double gain = 1 - q * q;
        boolean filled = count[i] * gain > 1;
        d[i] += (filled ? gain : 1.0 / count[i]) * miss;
        trend[i] += filled ? (1 - q) * (1 - q) * miss / dtS : 0;
        calm[i] = filled ? calm[i] + (1 - Math.exp(-dtS / CALM_S)) * (d[i] + CALM_S * trend[i] - calm[i]) : d[i];
        return fileC + calm[i];
    }

    double[] snapshot() {
        return new double[] {
            d[0], d[1], trend[0], trend[1], noise.sd(0), noise.sd(1), count[0], count[1], calm[0], calm[1]
        };
    }

    void restore(double[] s) {
        d[0] = s[0];
        d[1] = s[1];
        trend[0] = s[2];
        trend[1] = s[3];
        noise.restore(new double[] {s[4] * s[4], s[5] * s[5]});
        count[0] = (int) s[6];
        count[1] = (int) s[7];
        calm[0] = s[8];
        calm[1] = s[9];
    }
}
