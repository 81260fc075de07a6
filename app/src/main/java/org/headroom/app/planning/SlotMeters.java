package org.headroom.app.planning;

import java.util.Arrays;

/**
 * What the site takes in each slot for the IT power there, and its sums: water by day, energy and demand by billing
 * class, carbon. A billing class is a billing period's on-peak or off-peak slots.
 */
final class SlotMeters {
    static final int WATERS = 3;
    private static final long NO_LIMIT = Long.MAX_VALUE / 4;

    private final Instance in;
    private final long[] seenMeanW;
    private final long[] siteW;
    private final long[][] waterMilliGal;
    private final long[][] waterOfDay;
    private final long[] windowWater = new long[WATERS];
    private final boolean[] dayLimited;
    private final int[] classOf;
    private final int[][] slotsOfClass;
    private final long[] sumOfClass;
    private final long[] maxOfClass;
    private final boolean[] staleMax;
    private long windowCo2;
    private long tailSumW;
    private final double[] point = new double[4];

    SlotMeters(Instance in) {
        this.in = in;
        int slots = in.slots;
        seenMeanW = new long[slots];
        Arrays.fill(seenMeanW, Long.MIN_VALUE);
        siteW = new long[slots];
        waterMilliGal = new long[WATERS][slots];
        int days = in.dayStartSlot.length;
        waterOfDay = new long[WATERS][days];
        dayLimited = new boolean[days];
        for (int day = 0; day < days; day++) {
            for (long[] limit : in.dayLimit) {
                dayLimited[day] |= limit[day] < NO_LIMIT;
            }
        }
        classOf = new int[slots];
        slotsOfClass = new int[2 * in.periods][];
        sumOfClass = new long[2 * in.periods];
        maxOfClass = new long[2 * in.periods];
        staleMax = new boolean[2 * in.periods];
        classify();
    }

    private void classify() {
        int[] counts = new int[slotsOfClass.length];
        int[] period = in.problem.prices().period();
        boolean[] onPeak = in.problem.prices().onPeak();
        for (int slot = 0; slot < in.slots; slot++) {
            classOf[slot] = slot < in.windowSlots && period[slot] >= 0 ? 2 * period[slot] + (onPeak[slot] ? 1 : 0) : -1;
            if (classOf[slot] >= 0) {
                counts[classOf[slot]]++;
            }
        }
        for (int c = 0; c < counts.length; c++) {
            slotsOfClass[c] = new int[counts[c]];
        }
        for (int slot = in.slots - 1; slot >= 0; slot--) {
            if (classOf[slot] >= 0) {
                slotsOfClass[classOf[slot]][--counts[classOf[slot]]] = slot;
            }
        }
    }

    /** Takes note of a slot's mean IT power. */
    void read(int slot, long meanW) {
        if (meanW == seenMeanW[slot]) {
            return;
        }
        seenMeanW[slot] = meanW;
        in.problem.response().fill(slot, 0, (double) meanW, point);
        long newW = whole(point[0]);
        long change = newW - siteW[slot];
        int kind = classOf[slot];
        if (kind >= 0) {
            sumOfClass[kind] += change;
            if (newW >= maxOfClass[kind]) {
                maxOfClass[kind] = newW;
            } else if (siteW[slot] == maxOfClass[kind]) {
                staleMax[kind] = true;
            }
        } else {
            tailSumW += change;
        }
        siteW[slot] = newW;
        boolean inWindow = slot < in.windowSlots;
        if (inWindow) {
            windowCo2 += change * in.co2GPerMwh[slot];
        }
        int day = in.dayOf[slot];
        for (int water = 0; water < WATERS; water++) {
            long now = whole(point[1 + water] * 1000);
            long more = now - waterMilliGal[water][slot];
            waterMilliGal[water][slot] = now;
            waterOfDay[water][day] += more;
            if (inWindow) {
                windowWater[water] += more;
            }
        }
    }

    /** Rounds a number that is not negative. */
    private static long whole(double value) {
        return (long) (value + 0.5);
    }

    /** How far water limits are broken, in parts per million summed over days. */
    long dry() {
        long sum = 0;
        for (int day = 0; day < dayLimited.length; day++) {
            if (dayLimited[day]) {
                for (int water = 0; water < WATERS; water++) {
                    sum += 24 * Board.over(waterOfDay[water][day], in.dayLimit[water][day]);
                }
            }
        }
        return sum;
    }

    boolean limited(int slot) {
        return dayLimited[in.dayOf[slot]];
    }

    /** What one slot would take beyond now at another mean IT power, thousandths of a gallon. */
    void moreWater(int slot, long meanW, long[] more) {
        in.problem.response().fill(slot, 0, (double) meanW, point);
        for (int water = 0; water < WATERS; water++) {
            more[water] = whole(point[1 + water] * 1000) - waterMilliGal[water][slot];
        }
    }

    /** Whether a day holds so much more water, thousandths of a gallon. */
    boolean holds(int water, int day, long more) {
        return more <= 0 || waterOfDay[water][day] + more <= in.dayLimit[water][day];
    }

    /** What the window costs, USD: energy, demand, water and sewer. */
    double costUsd() {
        Prices prices = in.problem.prices();
        double perKwh = in.stepS / 3.6e6;
        double usd = 0;
        for (int period = 0; period < in.periods; period++) {
            double onPeakKw = max(2 * period + 1) / 1e3;
            double maxKw = Math.max(max(2 * period) / 1e3, onPeakKw);
            usd += prices.billing()
                    .usd(period, sumOfClass[2 * period + 1] * perKwh, sumOfClass[2 * period] * perKwh, onPeakKw, maxKw);
        }
        return usd
                + windowWater[0] / 1e3 * prices.potableUsdPerGal()
                + windowWater[1] / 1e3 * prices.sewerUsdPerGal()
                + windowWater[2] / 1e3 * prices.recycledUsdPerGal();
    }

    private long max(int kind) {
        if (staleMax[kind]) {
            long max = 0;
            for (int slot : slotsOfClass[kind]) {
                max = Math.max(max, siteW[slot]);
            }
            maxOfClass[kind] = max;
            staleMax[kind] = false;
        }
        return maxOfClass[kind];
    }

    double tailUsd() {
        return tailSumW * (in.stepS / 3.6e9) * in.problem.prices().tailUsdPerMwh();
    }

    double co2T() {
        return windowCo2 * (in.stepS / 3.6e15);
    }

    double windowWaterGal(int water) {
        return windowWater[water] / 1e3;
    }

    double waterOfDayGal(int water, int day) {
        return waterOfDay[water][day] / 1e3;
    }

    double peakMw() {
        long peak = 0;
        for (int kind = 0; kind < staleMax.length; kind++) {
            peak = Math.max(peak, max(kind));
        }
        return peak / 1e6;
    }

    double energyMwh() {
        long sum = 0;
        for (long part : sumOfClass) {
            sum += part;
        }
        return sum * (in.stepS / 3.6e9);
    }

    long slotSiteW(int slot) {
        return siteW[slot];
    }
}
