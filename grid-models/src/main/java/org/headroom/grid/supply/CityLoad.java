package org.headroom.grid.supply;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.headroom.physics.basis.OutOfRange;

/**
 * A synthetic hourly load of a city, from temperature alone; not a measured one.
 *
 * <pre>
 *   L(t) = b s(t) + h max(0, Th - T(t)) + c max(0, T(t) - Tc)
 *   T(t) = (1 - w) Ta(t) + w mean(Ta over the day before), w = 0.4
 * </pre>
 *
 * s: shape of working days and weekends by hour with mean 1 (an assumption: low at night, 12 % up in the evening, 5 % less
 * on weekends); Ta: air temperature of the city (for the TVA a mean of five cities is the usual regressor); b, h, c are
 * solved so that the highest hour from June to September, the highest from December to March and the year's energy are
 * the published ones, to 1e-9. No solution with b, h and c of 0 or more is refused: the three figures do not fit the
 * weather.
 *
 * <p>Valid for a whole year of hourly temperatures.
 */
public final class CityLoad {
    private static final double INERTIA = 0.4;
    private static final int HOURS_BACK = 24;
    private static final int STEPS = 200;
    private static final double WEEKEND = 0.95;

    /** Working-day shape by local hour; mean 1. An assumption. */
    private static final double[] SHAPE = normalized(new double[] {
        0.85, 0.82, 0.80, 0.80, 0.82, 0.88, 0.97, 1.03, 1.05, 1.06, 1.07, 1.08, //
        1.08, 1.08, 1.07, 1.07, 1.08, 1.10, 1.12, 1.12, 1.10, 1.06, 0.99, 0.91
    });

    private final CityDesign design;
    private final long startS;
    private final double[] shape;
    private final double[] heatK;
    private final double[] coolK;
    private final boolean[] summer;
    private final boolean[] winter;
    private final double[] loadW;
    private double baseW;
    private double heatWPerK;
    private double coolWPerK;

    /**
     * @param startS start of the first hour, epoch s
     * @param airC air temperature of each hour of a year
     * @throws OutOfRange if the design's figures cannot all be met in this weather
     */
    public CityLoad(CityDesign design, long startS, double[] airC, ZoneId zone) {
        if (airC.length < 8760) {
            throw new OutOfRange("hours of temperature", Integer.toString(airC.length), "a year, 8760 or more");
        }
        this.design = design;
        this.startS = startS;
        int hours = airC.length;
        shape = new double[hours];
        heatK = new double[hours];
        coolK = new double[hours];
        summer = new boolean[hours];
        winter = new boolean[hours];
        loadW = new double[hours];
        for (int i = 0; i < hours; i++) {
            ZonedDateTime local = Instant.ofEpochSecond(startS + 3600L * i).atZone(zone);
            boolean weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
            shape[i] = SHAPE[local.getHour()] * (weekend ? WEEKEND : 1);
            int month = local.getMonthValue();
            summer[i] = month >= 6 && month <= 9;
            winter[i] = month == 12 || month <= 3;
            double feltC = (1 - INERTIA) * airC[i] + INERTIA * dayBefore(airC, i);
            heatK[i] = Math.max(0, design.heatBelowC() - feltC);
            coolK[i] = Math.max(0, feltC - design.coolAboveC());
        }
        solve();
    }

    private static double dayBefore(double[] airC, int hour) {
        double sum = 0;
        for (int back = 1; back <= HOURS_BACK; back++) {
            sum += airC[Math.floorMod(hour - back, airC.length)];
        }
        return sum / HOURS_BACK;
    }

    /** Energy of a year grows with the base when both peaks are held: bisection. */
    private void solve() {
        double low = 0;
        double high = Math.min(design.summerPeakW(), design.winterPeakW());
        for (int step = 0; step < STEPS; step++) {
            baseW = 0.5 * (low + high);
            heatWPerK = slope(design.winterPeakW(), heatK, winter);
            coolWPerK = slope(design.summerPeakW(), coolK, summer);
            if (yearJ() < design.energyJ()) {
                low = baseW;
            } else {
                high = baseW;
            }
        }
        boolean met = Math.abs(yearJ() / design.energyJ() - 1) < 1e-9
                && Math.abs(highest(summer) / design.summerPeakW() - 1) < 1e-9
                && Math.abs(highest(winter) / design.winterPeakW() - 1) < 1e-9;
        if (!met) {
            throw new OutOfRange(
                    "region peaks and energy",
                    "figures that no load with this weather has",
                    "peaks and energy that fit together");
        }
    }

    /** The smallest slope with which the highest hour of a season is the peak. */
    private double slope(double peakW, double[] degrees, boolean[] season) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < degrees.length; i++) {
            if (season[i] && degrees[i] > 0) {
                least = Math.min(least, Math.max(0, peakW - baseW * shape[i]) / degrees[i]);
            }
        }
        return Double.isFinite(least) ? least : 0;
    }

    private double yearJ() {
        double sum = 0;
        for (int i = 0; i < loadW.length; i++) {
            loadW[i] = baseW * shape[i] + heatWPerK * heatK[i] + coolWPerK * coolK[i];
            sum += loadW[i] * 3600;
        }
        return sum * 8760 / loadW.length;
    }

    private double highest(boolean[] season) {
        double highest = 0;
        for (int i = 0; i < loadW.length; i++) {
            highest = season[i] ? Math.max(highest, loadW[i]) : highest;
        }
        return highest;
    }

    /** The hour of the highest load in summer (or else in winter). */
    public int peakHour(boolean ofSummer) {
        boolean[] season = ofSummer ? summer : winter;
        int best = -1;
        for (int i = 0; i < loadW.length; i++) {
            if (season[i] && (best < 0 || loadW[i] > loadW[best])) {
                best = i;
            }
        }
        return best;
    }

    public int hours() {
        return loadW.length;
    }

    public long startS(int hour) {
        return startS + 3600L * hour;
    }

    /** Mean power of an hour, W. */
    public double loadW(int hour) {
        return loadW[hour];
    }

    public double baseW() {
        return baseW;
    }

    public double heatWPerK() {
        return heatWPerK;
    }

    public double coolWPerK() {
        return coolWPerK;
    }

    private static double[] normalized(double[] shape) {
        double mean = java.util.Arrays.stream(shape).average().orElse(1);
        return java.util.Arrays.stream(shape).map(x -> x / mean).toArray();
    }
}
