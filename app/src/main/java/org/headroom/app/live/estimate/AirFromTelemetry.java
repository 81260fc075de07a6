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
 * meter = file + d + noise        d follows a random walk of 0.5 K in an hour; a scalar Kalman filter finds it
 * silent: d fades with a time constant of an hour (without a file it stays)
 * </pre>
 *
 * <p>The walk is an assumption: away from fronts wet bulb moves by tenths of a kelvin in an hour beyond the daily course.
 * Without a file the meters' own course is followed, and the pressure is that of the standard atmosphere at the site's
 * height (ICAO 7488: 101,325 (1 - 2.25577e-5 h)^5.25588 Pa).
 */
final class AirFromTelemetry {
    private static final double WALK_K2_PER_S = 0.5 * 0.5 / 3600;
    private static final double FADES_S = 3600;
    private static final double UNKNOWN_C = 20;
    private static final double FIRST_VARIANCE = 100;
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
    private final double[] variance = {FIRST_VARIANCE, FIRST_VARIANCE};

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
        b.drybulbC = Math.clamp(follow(0, drybulb, frame, dry, dtS), DRY_LOW_C, DRY_HIGH_C);
        b.wetbulbC = Math.clamp(follow(1, wetbulb, frame, wet, dtS), DRY_LOW_C - 1, b.drybulbC);
    }

    private double follow(int i, int meter, Frame frame, double fileC, double dtS) {
        double reading = frame.meters[meter];
        variance[i] = Math.min(FIRST_VARIANCE, variance[i] + WALK_K2_PER_S * dtS);
        if (Double.isNaN(reading) || reading < -60 || reading > 60) {
            if (weather != null) {
                d[i] *= Math.exp(-dtS / FADES_S);
            }
            return fileC + d[i];
        }
        double deviation = reading - fileC;
        double sd = noise.sd(i, deviation, meters.get(meter).noiseAt(reading));
        double miss = deviation - d[i];
        double all = variance[i] + sd * sd;
        if (miss * miss > 36 * all) {
            miss = Math.copySign(6 * Math.sqrt(all), miss); // a spike moves it little, a front all the same
        }
        d[i] += variance[i] / all * miss;
        variance[i] *= sd * sd / all;
        return fileC + d[i];
    }

    double[] snapshot() {
        return new double[] {d[0], d[1], variance[0], variance[1], noise.sd(0), noise.sd(1)};
    }

    void restore(double[] s) {
        d[0] = s[0];
        d[1] = s[1];
        variance[0] = s[2];
        variance[1] = s[3];
        noise.restore(new double[] {s[4] * s[4], s[5] * s[5]});
    }
}
