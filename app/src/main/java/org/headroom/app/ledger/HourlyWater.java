package org.headroom.app.ledger;

import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/**
 * Water by hours of the clock: the largest hour of make-up with the main pressure in it, and mains water of each hour
 * against its limit. Its memory does not grow.
 */
final class HourlyWater {
    private static final double HOUR_S = Constants.SECONDS_PER_HOUR;

    /** Takes the mains water of an hour, US gallons. */
    @FunctionalInterface
    interface HourSink {
        void hour(long fromS, long toS, double potableGal);
    }

    private final HourSink sink;
    private long hourS = Long.MIN_VALUE;
    private double makeupGal;
    private double potableGal;
    private double coveredS;
    private double lowestKpa = Double.POSITIVE_INFINITY;
    private double peakGal = Double.NEGATIVE_INFINITY;
    private double peakCoveredS;
    private double peakKpa;
    private long peakS;

    HourlyWater(HourSink sink) {
        this.sink = sink;
    }

    /** Adds flows over a step, cut where hours end. */
    void add(double fromS, double dtS, double makeupGalPerDay, double potableGalPerDay, double mainsKpa) {
        double at = fromS;
        double left = dtS;
        while (left > 0) {
            long hour = (long) Math.floor(at / HOUR_S);
            if (hour * (long) HOUR_S != hourS) {
                close();
                hourS = hour * (long) HOUR_S;
            }
            double part = Math.min(left, (hour + 1) * HOUR_S - at);
            if (part <= 0) {
                break;
            }
            makeupGal += makeupGalPerDay * part / Constants.SECONDS_PER_DAY;
            potableGal += potableGalPerDay * part / Constants.SECONDS_PER_DAY;
            lowestKpa = Math.min(lowestKpa, mainsKpa); // not a number where the main is not followed
            coveredS += part;
            at += part;
            left -= part;
        }
    }

    /** Ends the hour in hand. */
    void close() {
        if (coveredS == 0) {
            return;
        }
        if (makeupGal > peakGal) {
            peakGal = makeupGal;
            peakS = hourS;
            peakKpa = lowestKpa;
            peakCoveredS = coveredS;
        }
        sink.hour(hourS, hourS + (long) HOUR_S, potableGal);
        makeupGal = 0;
        potableGal = 0;
        coveredS = 0;
        lowestKpa = Double.POSITIVE_INFINITY;
    }

    /** The hour with the most make-up; the first of equals; null before any. */
    @Nullable
    PeakHour peak() {
        return peakGal == Double.NEGATIVE_INFINITY
                ? null
                : new PeakHour(peakS, peakGal, peakGal / (peakCoveredS / 60), peakKpa);
    }
}
