package org.headroom.data.weather;

import java.util.function.IntToDoubleFunction;
import org.headroom.physics.air.MoistAir;

/**
 * Outdoor air over a stretch of time, on true instants: hourly means, taken as linear between the centres of the hours
 * and constant beyond the first and the last centre.
 *
 * <p>{@link #at} is the exact mean of that piecewise-linear curve, so the sums over any steps agree: an hour at 20 C
 * followed by one at 22 C is 20 C at half past the first hour, 21 C at its end, and (20 + 21) / 2 = 20.5 C over the half
 * hour between. Wet bulb and humidity ratio are interpolated apart; between two hours they differ from each other by less
 * than 0.02 K.
 */
public final class Weather {
    private final String name;
    private final long startS;
    private final double[] drybulbC;
    private final double[] wetbulbC;
    private final double[] humidityRatio;
    private final double[] pressurePa;
    private final double[] windMPerS;
    private final Sky sky;

    /** Hourly columns from an instant; element i covers [startS + 3600 i, startS + 3600 (i + 1)). */
    Weather(
            String name,
            long startS,
            double[] drybulbC,
            double[] wetbulbC,
            double[] humidityRatio,
            double[] pressurePa,
            double[] windMPerS) {
        this(name, startS, drybulbC, wetbulbC, humidityRatio, pressurePa, windMPerS, Sky.UNKNOWN);
    }

    Weather(
            String name,
            long startS,
            double[] drybulbC,
            double[] wetbulbC,
            double[] humidityRatio,
            double[] pressurePa,
            double[] windMPerS,
            Sky sky) {
        this.name = name;
        this.startS = startS;
        this.drybulbC = drybulbC;
        this.wetbulbC = wetbulbC;
        this.humidityRatio = humidityRatio;
        this.pressurePa = pressurePa;
        this.windMPerS = windMPerS;
        this.sky = sky;
    }

    /** The same air at all times: for design points and tests. Valid at every instant. */
    public static Weather constant(
            double drybulbC, double wetbulbC, double humidityRatio, double pressurePa, double windMPerS) {
        return new Weather(
                "constant",
                0,
                new double[] {drybulbC},
                new double[] {wetbulbC},
                new double[] {humidityRatio},
                new double[] {pressurePa},
                new double[] {windMPerS});
    }

    /** Where it comes from: a file or the name of the embedded year, with overlays. */
    public String name() {
        return name;
    }

    /** Start of the first hour, epoch seconds. */
    public long startS() {
        return startS;
    }

    /** The same air from another instant on: a hard day laid on a date. */
    public Weather movedTo(long newStartS) {
        return new Weather(name, newStartS, drybulbC, wetbulbC, humidityRatio, pressurePa, windMPerS, sky);
    }

    public int hours() {
        return drybulbC.length;
    }

    public long endS() {
        return startS + 3600L * drybulbC.length;
    }

    public double drybulbC(int hour) {
        return drybulbC[hour];
    }

    public double wetbulbC(int hour) {
        return wetbulbC[hour];
    }

    public double humidityRatio(int hour) {
        return humidityRatio[hour];
    }

    public double pressurePa(int hour) {
        return pressurePa[hour];
    }

    public double windMPerS(int hour) {
        return windMPerS[hour];
    }

    /** Where the wind comes from, degrees clockwise from north; not a number if unknown. */
    public double windFromDeg(int hour) {
        return sky.at(Sky.WIND_FROM_DEG, hour);
    }

    /** Radiation of sun and sky on the horizontal, W/m2; not a number if unknown. */
    public double globalWPerM2(int hour) {
        return sky.at(Sky.GLOBAL_W_PER_M2, hour);
    }

    /** Tenths of the sky that clouds cover, 0 to 10; not a number if unknown. */
    public double cloudTenths(int hour) {
        return sky.at(Sky.CLOUD_TENTHS, hour);
    }

    /** The same hours warmer by so many kelvin each, at unchanged relative humidity. */
    public Weather warmed(IntToDoubleFunction byK) {
        double[] dry = drybulbC.clone();
        double[] wet = wetbulbC.clone();
        double[] ratio = humidityRatio.clone();
        for (int i = 0; i < dry.length; i++) {
            double k = byK.applyAsDouble(i);
            if (k != 0) {
                double rh = Air.relativeHumidity(drybulbC[i], humidityRatio[i], pressurePa[i]);
                dry[i] += k;
                ratio[i] = MoistAir.humidityRatio(dry[i], rh, pressurePa[i]);
                wet[i] = Math.min(dry[i], MoistAir.wetbulbC(dry[i], ratio[i], pressurePa[i]));
            }
        }
        return new Weather(name, startS, dry, wet, ratio, pressurePa, windMPerS, sky);
    }

    /**
     * The same hours in another order: hour i has the air of hour {@code hourOf[i]}; days shuffled within a month, for
     * instance.
     */
    public Weather reordered(int[] hourOf) {
        return new Weather(
                name,
                startS,
                column(hourOf.length, i -> drybulbC[hourOf[i]]),
                column(hourOf.length, i -> wetbulbC[hourOf[i]]),
                column(hourOf.length, i -> humidityRatio[hourOf[i]]),
                column(hourOf.length, i -> pressurePa[hourOf[i]]),
                column(hourOf.length, i -> windMPerS[hourOf[i]]));
    }

    /** The same hours with a wet bulb higher by so many kelvin, at most the dry bulb, at unchanged temperature. */
    public Weather wetter(double byK) {
        if (byK == 0) {
            return this;
        }
        double[] wet = wetbulbC.clone();
        double[] ratio = humidityRatio.clone();
        for (int i = 0; i < wet.length; i++) {
            double lowest = MoistAir.wetbulbC(drybulbC[i], 0, pressurePa[i]);
            wet[i] = Math.max(lowest, Math.min(drybulbC[i], wetbulbC[i] + byK));
            ratio[i] = Math.max(0, MoistAir.humidityRatioFromWetbulb(drybulbC[i], wet[i], pressurePa[i]));
        }
        return new Weather(name, startS, drybulbC, wet, ratio, pressurePa, windMPerS, sky);
    }

    /** The means over [fromS, toS); the value at the instant when both are equal. Allocates nothing. */
    public void at(double fromS, double toS, WeatherPoint out) {
        // In hours from the centre of the first hour.
        double from = (fromS - startS) / 3600 - 0.5;
        double to = (toS - startS) / 3600 - 0.5;
        out.drybulbC = mean(drybulbC, from, to);
        out.wetbulbC = mean(wetbulbC, from, to);
        out.humidityRatio = mean(humidityRatio, from, to);
        out.pressurePa = mean(pressurePa, from, to);
        out.windMPerS = mean(windMPerS, from, to);
    }

    private static double mean(double[] y, double from, double to) {
        double first = Math.floor(from);
        if (to <= first + 1) {
            return value(y, (from + to) / 2, first);
        }
        double sum = (first + 1 - from) * value(y, (from + first + 1) / 2, first);
        double left = first + 1;
        for (; left + 1 <= to; left++) {
            sum += value(y, left + 0.5, left);
        }
        if (to > left) {
            sum += (to - left) * value(y, (left + to) / 2, left);
        }
        return sum / (to - from);
    }

    private static double value(double[] y, double x, double left) {
        int last = y.length - 1;
        int i = (int) Math.max(0, Math.min(last, left));
        int j = (int) Math.max(0, Math.min(last, left + 1));
        return y[i] + (y[j] - y[i]) * (x - left);
    }

    static double[] column(int count, IntToDoubleFunction of) {
        double[] column = new double[count];
        for (int i = 0; i < count; i++) {
            column[i] = of.applyAsDouble(i);
        }
        return column;
    }
}
