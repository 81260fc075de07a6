package org.headroom.app.live.watch;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.headroom.app.live.forecast.DayTotal;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a total: gallons of a local calendar day or of an hour of the clock. With u used so far and the rate q,
 *
 * <pre>
 * t = (limit - u) / q     if that is before the day or hour ends; or if the forecast's median of the day passes the limit
 * </pre>
 *
 * A day that will pass its limit is a watch, one within an hour of it a warning, beyond it critical. What was used before
 * the first step is not known unless {@link #begins} says it: of a day it is taken as the mean rate since, once a quarter of
 * an hour was heard, which alone is never critical.
 */
final class TotalAlarm {
    private static final double DAY_S = 86_400;

    /** A rate counts for the rest of a period only after this part of it. */
    private static final double LEAST_SHARE = 0.02;

    private static final double RATE_S = 900;
    private static final double MARGIN = 0.98;

    private final Limits limits;
    private final String limitId;
    private final ZoneId zone;
    private final boolean day;
    private final String measure;
    final AlarmState state;
    private double endS = Double.NEGATIVE_INFINITY;
    private double startS;
    private double usedGal;
    private double seenFromS = Double.NEGATIVE_INFINITY;
    private double heardS;
    private double estimatedGal;
    private double meanPerS = Double.NaN;
    private LocalDate date = LocalDate.EPOCH;

    /** @param measure what the forecast's days call it */
    TotalAlarm(Limits limits, String limitId, String label, ZoneId zone, boolean day, String measure) {
        this.limits = limits;
        this.limitId = limitId;
        this.zone = zone;
        this.day = day;
        this.measure = measure;
        this.state = new AlarmState(
                AlarmKind.LIMIT,
                limitId,
                Unit.GAL,
                s -> text(label + (day ? " today" : " this hour"), s) + estimated());
    }

    /** What was used before the first step of the running period. */
    void begins(double fromS, double gal) {
        begin(fromS);
        seenFromS = startS;
        usedGal = gal;
    }

    /** Whether this instant is beyond the running period. */
    boolean ended(double fromS) {
        return fromS >= endS;
    }

    void see(double galPerDay, double fromS, long nowS, double heldS, @Nullable Forecast forecast, AlarmLog log) {
        if (fromS >= endS) {
            boolean first = Double.isInfinite(endS);
            begin(fromS);
            seenFromS = first && day ? fromS : startS;
        }
        double perS = galPerDay / DAY_S;
        usedGal += perS * heldS;
        double unseenS = seenFromS - startS < 60 ? 0 : seenFromS - startS;
        heardS += heldS;
        boolean sure = unseenS == 0 || heardS >= RATE_S;
        estimatedGal = unseenS > 0 && sure ? unseenS * usedGal / heardS : 0;
        double allGal = usedGal + estimatedGal;
        double weight = Math.min(1, heldS / RATE_S);
        meanPerS = Double.isNaN(meanPerS) ? perS : meanPerS + weight * (perS - meanPerS);
        double limit = limits.at(limitId, nowS);
        state.value = allGal;
        state.limit = limit;
        state.timeToLimitS = Double.NaN;
        if (Double.isInfinite(limit)) {
            state.see(AlarmState.NONE, AlarmState.NONE, heldS, nowS, log);
            return;
        }
        double leftS = endS - nowS;
        boolean over = usedGal > limit;
        double t = Math.max(0, limit - allGal) / meanPerS;
        boolean early = nowS - startS < LEAST_SHARE * (endS - startS) || !sure;
        boolean passes = t <= leftS && !early;
        if (day && forecast != null) {
            double median = forecastGal(forecast);
            passes = Double.isNaN(median) ? passes : median > limit && !early;
            t = passes && t > leftS ? leftS * (limit - allGal) / Math.max(1e-9, median - allGal) : t;
        }
        state.timeToLimitS = over ? 0 : passes && t > 0 ? t : Double.NaN;
        int enter = level(over, passes, t);
        double easy = (limit * MARGIN - allGal) / meanPerS;
        int stay = Math.max(enter, level(over, passes || easy <= leftS && !early, t / 1.5));
        state.see(enter, stay, heldS, nowS, log);
    }

    private int level(boolean over, boolean passes, double t) {
        if (over) {
            return AlarmState.CRITICAL;
        }
        double warningS = day ? LimitAlarm.WATCH_S : LimitAlarm.WARNING_S;
        return passes ? t < warningS ? AlarmState.WARNING : AlarmState.WATCH : AlarmState.NONE;
    }

    private double forecastGal(Forecast forecast) {
        for (int i = 0; i < forecast.days().size(); i++) {
            DayTotal total = forecast.days().get(i);
            if (total.measure().equals(measure) && total.date().equals(date)) {
                return total.wholeGal().q50();
            }
        }
        return Double.NaN;
    }

    private String estimated() {
        return estimatedGal > 0
                ? "; " + Words.number(estimatedGal, Unit.GAL) + " of it before this was seen, at the mean rate since"
                : "";
    }

    private void begin(double fromS) {
        if (day) {
            date = LocalDate.ofInstant(Instant.ofEpochSecond((long) fromS), zone);
            startS = date.atStartOfDay(zone).toEpochSecond();
            endS = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
        } else {
            startS = Math.floor(fromS / 3600) * 3600;
            endS = startS + 3600;
        }
        usedGal = 0;
        estimatedGal = 0;
        heardS = 0;
    }

    private static String text(String label, AlarmState s) {
        String used = label + ": " + Words.number(s.value, s.unit) + " of " + Words.number(s.limit, s.unit);
        if (s.clearing()) {
            return used;
        }
        if (s.timeToLimitS == 0) {
            return used + ", over the limit";
        }
        return Double.isNaN(s.timeToLimitS)
                ? used + ", close to passing it"
                : used + ", which are used up in " + Words.time(s.timeToLimitS);
    }
}
