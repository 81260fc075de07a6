package org.headroom.app.planning;

import java.util.Arrays;
import java.util.List;

/**
 * Where a battery holds the meter in each slot so that demand charges, energy and wear cost least, for a site whose power
 * without it is known.
 *
 * <pre>
 *   level_t = min(limit_t, L_m of the meters m that count slot t)
 *   above it  gives    g = min(P - level, rated, (E - reserve) discharge efficiency / h)
 *   below it  takes    c = min(level - P, recharge share x rated, (capacity - E) / (charge efficiency h))
 *   cost      = sum_m usdPerMw_m max_t (P - g + c) + sum_t price_t (P - g + c) h + wear g h + what refilling takes at the end
 * </pre>
 *
 * The levels L_m are found one after the other, each over a grid from the lowest to the highest power, three times round:
 * the cost is piecewise smooth in few numbers, and no worse than without a battery, which is among the candidates. What is
 * beyond a limit costs so much that limits come first.
 *
 * <p>Worked number: 10 MW with one hour of 14 MW, a battery of 10 MW and 8 MWh without losses, 20 $/kW: held at 10 MW,
 * saves 80,000 $ and has room at 10 MW only if the level leaves some to refill (the test).
 */
final class BatteryLevels {
    private static final int GRID = 40;
    private static final int ROUNDS = 3;
    /** What a megawatt-hour above a limit counts, USD. */
    private static final double BEYOND_USD_PER_MWH = 1e6;
    /** Levels are set a little lower than asked: conversion and network losses change with the battery's power. */
    private static final double MARGIN = 0.005;

    /**
     * A battery as the planner sees it; the twin has the whole of it.
     *
     * @param rechargeShare of the power, at most, for recharging
     * @param startShare charge at the start over the capacity
     * @param wearUsdPerMwh what a megawatt-hour given wears off
     */
    record Storage(
            double powerMw,
            double energyMwh,
            double chargeEfficiency,
            double dischargeEfficiency,
            double reserveShare,
            double rechargeShare,
            double startShare,
            double wearUsdPerMwh) {}

    /** A charge on the highest power among some slots. */
    record Meter(boolean[] counts, double usdPerMw) {}

    private final double[] siteMw;
    private final double[] limitMw;
    private final double[] usdPerMwh;
    private final double slotH;
    private final Storage storage;
    private final List<Meter> meters;
    private final double[] held;
    private final double[] after;
    private double bestUsd = Double.NaN;

    /**
     * Prepares.
     *
     * @param siteMw at the meter without the battery, by slot
     * @param limitMw what the utility allows, by slot; infinity for none
     * @param usdPerMwh price of energy, by slot
     */
    BatteryLevels(
            double[] siteMw, double[] limitMw, double[] usdPerMwh, double slotH, Storage storage, List<Meter> meters) {
        this.siteMw = siteMw;
        this.limitMw = limitMw;
        this.usdPerMwh = usdPerMwh;
        this.slotH = slotH;
        this.storage = storage;
        this.meters = List.copyOf(meters);
        this.held = new double[siteMw.length];
        this.after = new double[siteMw.length];
    }

    /** The level of each slot, MW; infinity where the battery is best left alone. */
    double[] best() {
        double[] levels = new double[meters.size()];
        Arrays.fill(levels, Double.POSITIVE_INFINITY);
        bestUsd = costUsd(levels);
        for (int round = 0; round < ROUNDS; round++) {
            double before = bestUsd;
            for (int m = 0; m < levels.length; m++) {
                double low = Double.POSITIVE_INFINITY;
                double high = 0;
                for (int slot = 0; slot < siteMw.length; slot++) {
                    if (meters.get(m).counts()[slot]) {
                        low = Math.min(low, siteMw[slot]);
                        high = Math.max(high, siteMw[slot]);
                    }
                }
                double kept = levels[m];
                for (int i = 0; i <= GRID && high > low; i++) {
                    levels[m] = low + i * (high - low) / GRID;
                    double usd = costUsd(levels);
                    if (usd < bestUsd) {
                        bestUsd = usd;
                        kept = levels[m];
                    }
                }
                levels[m] = kept;
            }
            if (bestUsd == before) {
                break;
            }
        }
        costUsd(levels);
        double[] result = held.clone();
        for (int slot = 0; slot < result.length; slot++) {
            result[slot] = result[slot] * (1 - MARGIN);
        }
        return result;
    }

    /** What the window costs with the levels found, as {@link #costUsd} counts. */
    double bestUsd() {
        return bestUsd;
    }

    /** Power at the meter with the levels last tried, MW. */
    double[] after() {
        return after.clone();
    }

    private void hold(double[] levels) {
        for (int slot = 0; slot < held.length; slot++) {
            double level = limitMw[slot];
            for (int m = 0; m < levels.length; m++) {
                if (meters.get(m).counts()[slot]) {
                    level = Math.min(level, levels[m]);
                }
            }
            held[slot] = level;
        }
    }

    /** What the window costs with meters held at these levels, USD; slots after it are not known. */
    double costUsd(double[] levels) {
        hold(levels);
        double stored = storage.startShare() * storage.energyMwh();
        double reserve = storage.reserveShare() * storage.energyMwh();
        double usd = 0;
        double energyUsd = 0;
        for (int slot = 0; slot < siteMw.length; slot++) {
            double now = siteMw[slot];
            double level = held[slot];
            if (now > level) {
                double most = Math.min(
                        storage.powerMw(), Math.max(0, stored - reserve) * storage.dischargeEfficiency() / slotH);
                double gives = Math.min(now - level, most);
                stored -= gives * slotH / storage.dischargeEfficiency();
                usd += gives * slotH * storage.wearUsdPerMwh();
                now -= gives;
            } else {
                double most = Math.min(
                        storage.rechargeShare() * storage.powerMw(),
                        Math.max(0, storage.energyMwh() - stored) / (storage.chargeEfficiency() * slotH));
                double takes = Math.min(level - now, most);
                stored += takes * slotH * storage.chargeEfficiency();
                now += takes;
            }
            after[slot] = now;
            energyUsd += now * slotH * usdPerMwh[slot];
            usd += Math.max(0, now - limitMw[slot]) * slotH * BEYOND_USD_PER_MWH;
        }
        double meanUsdPerMwh = Arrays.stream(usdPerMwh).average().orElse(0);
        double missing = Math.max(0, storage.startShare() * storage.energyMwh() - stored);
        usd += energyUsd + missing / storage.chargeEfficiency() * meanUsdPerMwh;
        for (Meter meter : meters) {
            double peak = 0;
            for (int slot = 0; slot < after.length; slot++) {
                if (meter.counts()[slot]) {
                    peak = Math.max(peak, after[slot]);
                }
            }
            usd += peak * meter.usdPerMw();
        }
        return usd;
    }

    /**
     * What a battery lets the site take above a lowered limit, by slot: its power, or its usable energy spread over the
     * stretch, less a tenth; no more in a later stretch than it can take up before.
     *
     * @param limitMw by slot; a stretch is where it is below its highest finite value
     */
    static double[] relief(double[] limitMw, double slotH, Storage storage) {
        double[] relief = new double[limitMw.length];
        double base = Arrays.stream(limitMw).filter(Double::isFinite).max().orElse(0);
        double usable = (Math.max(storage.startShare(), 0) - storage.reserveShare()) * storage.energyMwh();
        double full = (1 - storage.reserveShare()) * storage.energyMwh();
        double stored = Math.max(0, usable);
        int slot = 0;
        while (slot < limitMw.length) {
            if (!(limitMw[slot] < base)) {
                stored = Math.min(
                        full,
                        stored + storage.rechargeShare() * storage.powerMw() * slotH * storage.chargeEfficiency() / 2);
                slot++;
                continue;
            }
            int end = slot;
            while (end < limitMw.length && limitMw[end] < base) {
                end++;
            }
            double hours = (end - slot) * slotH;
            double give = 0.9 * Math.min(storage.powerMw(), stored * storage.dischargeEfficiency() / hours);
            for (; slot < end; slot++) {
                relief[slot] = Math.min(give, base - limitMw[slot]);
                stored -= relief[slot] * slotH / storage.dischargeEfficiency();
            }
            stored = Math.max(0, stored);
        }
        return relief;
    }
}
