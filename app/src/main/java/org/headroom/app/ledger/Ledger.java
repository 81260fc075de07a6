package org.headroom.app.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the twin's rows: totals, means and extremes of every measure in doubles, local calendar days of water,
 * half-hour demand, and limits with their headroom. Its memory grows by two numbers a half hour and three a day, and
 * with nothing else.
 */
public final class Ledger {
    private static final long HALF_HOUR_S = 1800;
    private static final int MOST_CYCLE_LIMITS = 16;

    private final ZoneId zone;
    private final Limits limits;
    private final double[] integral = new double[Measures.COUNT];
    private final double[] highest = new double[Measures.COUNT];
    private final long[] highestAtS = new long[Measures.COUNT];
    private final double[] lowest = new double[Measures.COUNT];
    private final List<WaterDay> days = new ArrayList<>();
    private final LimitWatch sitePower = new LimitWatch("site_power_mw", Unit.MW, false);
    private final LimitWatch transformer = new LimitWatch("transformer_mva", Unit.MVA, false);
    private final LimitWatch transformerN1 = new LimitWatch("transformer_n1_mva", Unit.MVA, true);
    private final LimitWatch gpuTemperature = new LimitWatch("gpu_c", Unit.C, false);
    private final LimitWatch coldWater = new LimitWatch("cold_water_c", Unit.C, false);
    private final LimitWatch potable = new LimitWatch("potable_gal_per_day", Unit.GAL_PER_DAY, false);
    private final LimitWatch potableHour = new LimitWatch("potable_gal_per_hour", Unit.GAL_PER_HOUR, false);
    private final LimitWatch recycled = new LimitWatch("recycled_gal_per_day", Unit.GAL_PER_DAY, false);
    private final LimitWatch sewer = new LimitWatch("sewer_gal_per_day", Unit.GAL_PER_DAY, false);
    private final LimitWatch hotSpot = new LimitWatch("transformer_hot_spot_c", Unit.C, false);
    private final LimitWatch voltage = new LimitWatch("voltage_deviation_percent", Unit.PERCENT, false);
    private final LimitWatch branches = new LimitWatch("branch_loading_percent", Unit.PERCENT, false);
    private final LimitWatch serversOff = new LimitWatch("servers_off_count", Unit.COUNT, false);
    private final SewerDays sewerDays = new SewerDays();
    private final List<LimitWatch> watches = new ArrayList<>(List.of(
            sitePower,
            transformer,
            transformerN1,
            hotSpot,
            voltage,
            branches,
            potable,
            potableHour,
            recycled,
            sewer,
            coldWater,
            gpuTemperature,
            serversOff));

    private double seconds;
    private long dayFromS = Long.MIN_VALUE;
    private long dayToS = Long.MIN_VALUE;
    private double dayMakeupGal;
    private double dayPotableGal;
    private double dayRecycledGal;

    /** Recycled water that the plant could have made for the site beyond what it took. */
    private double dayRecycledLeftGal;

    private double daySewerGal;
    private double[] demandMwS = new double[64];
    private int halfHours;
    private long firstHalfHourS = Long.MIN_VALUE;
    private double worstEnergyResidual;
    private double worstWaterResidual;
    private double worstSpeciesResidual;
    private final HourlyWater hours = new HourlyWater(this::endHour);
    private final double[] boundByS = new double[MOST_CYCLE_LIMITS];

    /** The water of one local calendar day, US gallons. */
    public record WaterDay(LocalDate date, double makeupGal, double potableGal, double recycledGal, double sewerGal) {}

    public Ledger(ZoneId zone, Limits limits) {
        this.zone = zone;
        this.limits = limits;
        watches.addAll(sewerDays.watches());
        Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        Arrays.fill(lowest, Double.POSITIVE_INFINITY);
    }

    /** Takes one step's row over {@code dtS} seconds. */
    public void close(LedgerRow row, double dtS) {
        long fromS = (long) row.fromS;
        long toS = (long) Math.ceil(row.toS);
        seconds += dtS;
        Measures[] measures = VALUES;
        for (int i = 0; i < measures.length; i++) {
            double value = row.get(measures[i]);
            integral[i] += value * dtS;
            if (value > highest[i]) {
                highest[i] = value;
                highestAtS[i] = fromS;
            }
            lowest[i] = Math.min(lowest[i], value);
        }
        worstEnergyResidual = Math.max(worstEnergyResidual, row.get(Measures.ENERGY_RESIDUAL));
        worstWaterResidual = Math.max(worstWaterResidual, row.get(Measures.WATER_RESIDUAL));
        worstSpeciesResidual = Math.max(worstSpeciesResidual, row.get(Measures.SPECIES_RESIDUAL));
        boundByS[(int) row.get(Measures.CYCLE_LIMIT)] += dtS;
        hours.add(
                row.fromS,
                dtS,
                row.get(Measures.MAKEUP_GAL_PER_DAY),
                row.get(Measures.POTABLE_GAL_PER_DAY),
                row.get(Measures.MAINS_KPA));
        addDay(row, fromS, dtS);
        addDemand(row.get(Measures.SITE_POWER_MW), fromS, dtS);

        watch(sitePower, "site_power_mw", row.get(Measures.SITE_POWER_MW), fromS, toS);
        watch(transformer, "transformer_mva", row.get(Measures.TRANSFORMER_MVA), fromS, toS);
        watch(transformerN1, "transformer_n1_mva", row.get(Measures.TRANSFORMER_MVA), fromS, toS);
        watch(hotSpot, "transformer_hot_spot_c", row.get(Measures.TRANSFORMER_HOT_SPOT_C), fromS, toS);
        watch(voltage, "voltage_deviation_percent", row.get(Measures.VOLTAGE_DEVIATION_PERCENT), fromS, toS);
        watch(branches, "branch_loading_percent", row.get(Measures.BRANCH_LOADING_PERCENT), fromS, toS);
        watch(gpuTemperature, "gpu_c", row.get(Measures.GPU_MAX_C), fromS, toS);
        watch(coldWater, "cold_water_c", row.get(Measures.COLD_WATER_C), fromS, toS);
        serversOff.see(fromS, toS, row.get(Measures.SERVERS_OFF_COUNT), 0); // none may shut down in heat
    }

    /** Ends the last day and any open violation; call once after the last step. */
    public void finish() {
        endDay();
        hours.close();
        watches.forEach(LimitWatch::close);
    }

    public double seconds() {
        return seconds;
    }

    /** The integral of a measure over time, in its unit times seconds. */
    public double total(Measures measure) {
        return integral[measure.index()];
    }

    public double mean(Measures measure) {
        return seconds > 0 ? integral[measure.index()] / seconds : Double.NaN;
    }

    public double highest(Measures measure) {
        return highest[measure.index()];
    }

    public long highestAtS(Measures measure) {
        return highestAtS[measure.index()];
    }

    public double lowest(Measures measure) {
        return lowest[measure.index()];
    }

    public double worstEnergyResidual() {
        return worstEnergyResidual;
    }

    public double worstWaterResidual() {
        return worstWaterResidual;
    }

    public double worstSpeciesResidual() {
        return worstSpeciesResidual;
    }

    /** The hour of the clock with the most make-up, or null before any row. */
    public @Nullable PeakHour peakHour() {
        return hours.peak();
    }

    /** The number of the limit that bound the cycles of concentration for the longest time. */
    public int cycleLimitCode() {
        int longest = 0;
        for (int i = 1; i < boundByS.length; i++) {
            longest = boundByS[i] > boundByS[longest] ? i : longest;
        }
        return longest;
    }

    /** Violations in order of time, then of limit. */
    public List<Violation> violations() {
        List<Violation> all = new ArrayList<>();
        for (LimitWatch watch : watches) {
            all.addAll(watch.violations());
        }
        all.sort(Comparator.comparingLong(Violation::fromS).thenComparing(Violation::limit));
        return all;
    }

    /** The smallest headroom of each limit that was ever in force. */
    public List<Headroom> headroom() {
        List<Headroom> all = new ArrayList<>();
        for (LimitWatch watch : watches) {
            Headroom headroom = watch.headroom();
            if (headroom != null) {
                all.add(headroom);
            }
        }
        return all;
    }

    public List<WaterDay> days() {
        return List.copyOf(days);
    }

    /** What went to the sewer, by day. */
    public List<SewerDay> sewerDays() {
        return sewerDays.days();
    }

    /** Mean site power of each half hour of the clock, MW, from {@link #firstHalfHourS()}. */
    public double[] halfHourDemandMw() {
        double[] mw = new double[halfHours];
        for (int i = 0; i < halfHours; i++) {
            mw[i] = demandMwS[i] / HALF_HOUR_S;
        }
        return mw;
    }

    public long firstHalfHourS() {
        return firstHalfHourS;
    }

    private static final Measures[] VALUES = Measures.values();

    private void watch(LimitWatch watch, String limit, double value, long fromS, long toS) {
        watch.see(fromS, toS, value, limits.smallest(limit, fromS, toS));
    }

    private void addDay(LedgerRow row, long fromS, double dtS) {
        if (fromS >= dayToS) {
            endDay();
            LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(fromS), zone);
            dayFromS = date.atStartOfDay(zone).toEpochSecond();
            dayToS = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
        }
        double days = dtS / 86400.0;
        dayMakeupGal += row.get(Measures.MAKEUP_GAL_PER_DAY) * days;
        dayPotableGal += row.get(Measures.POTABLE_GAL_PER_DAY) * days;
        double recycledGalPerDay = row.get(Measures.RECYCLED_GAL_PER_DAY);
        dayRecycledGal += recycledGalPerDay * days;
        dayRecycledLeftGal += Math.max(0, row.get(Measures.RECYCLED_OFFER_GAL_PER_DAY) - recycledGalPerDay) * days;
        daySewerGal += row.get(Measures.SEWER_GAL_PER_DAY) * days;
        sewerDays.add(row, days, limits, fromS, (long) Math.ceil(row.toS));
    }

    private void endHour(long fromS, long toS, double potableGal) {
        watch(potableHour, "potable_gal_per_hour", potableGal, fromS, toS);
    }

    private void endDay() {
        if (dayToS == Long.MIN_VALUE) {
            return;
        }
        LocalDate date = LocalDate.ofInstant(Instant.ofEpochSecond(dayFromS), zone);
        days.add(new WaterDay(date, dayMakeupGal, dayPotableGal, dayRecycledGal, daySewerGal));
        watch(potable, "potable_gal_per_day", dayPotableGal, dayFromS, dayToS);
        watchRecycled();
        watch(sewer, "sewer_gal_per_day", daySewerGal, dayFromS, dayToS);
        sewerDays.end(date, limits, dayFromS, dayToS);
        dayMakeupGal = 0;
        dayPotableGal = 0;
        dayRecycledGal = 0;
        dayRecycledLeftGal = 0;
        daySewerGal = 0;
        dayToS = Long.MIN_VALUE;
    }

    /** The plant as it stood bounds the day, not its rating: trains, feed, power and neighbours. */
    private void watchRecycled() {
        double rated = limits.smallest("recycled_gal_per_day", dayFromS, dayToS);
        if (rated > 0 && Double.isFinite(rated)) {
            double made = Math.min(rated, dayRecycledGal + dayRecycledLeftGal);
            recycled.judge(dayFromS, dayToS, dayRecycledGal, made);
        } else {
            recycled.see(dayFromS, dayToS, dayRecycledGal, rated);
        }
    }

    private void addDemand(double mw, long fromS, double dtS) {
        if (firstHalfHourS == Long.MIN_VALUE) {
            firstHalfHourS = Math.floorDiv(fromS, HALF_HOUR_S) * HALF_HOUR_S;
        }
        int index = Math.toIntExact((fromS - firstHalfHourS) / HALF_HOUR_S);
        double left = dtS;
        double room = HALF_HOUR_S - (fromS - firstHalfHourS - index * (double) HALF_HOUR_S);
        while (left > 0) {
            if (index >= demandMwS.length) {
                demandMwS = Arrays.copyOf(demandMwS, demandMwS.length * 2);
            }
            double part = Math.min(left, room);
            demandMwS[index] += mw * part;
            halfHours = Math.max(halfHours, index + 1);
            left -= part;
            room = HALF_HOUR_S;
            index++;
        }
    }
}
