package org.headroom.app.live.watch;

import java.util.Locale;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.forecast.Band;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.data.quantity.Unit;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/**
 * A limit of a quantity at any time, and how long it is until it is reached.
 *
 * <pre>
 * by trend     t = (limit - level) / slope                    up to an hour, where the limit is not further away than three
 *                                                             times what the half hour before moved the signal, and that
 *                                                             is more than twice its scatter about the line
 *              t = start of a lower limit that the trend then exceeds
 * by forecast  t = first lead at which the median passes the limit then in force
 * </pre>
 *
 * The shorter counts: under an hour is a watch, under a quarter of an hour a warning, beyond the limit critical. A level is
 * kept while the margin is not regained and the time is not half as long again.
 */
final class LimitAlarm {
    static final double WATCH_S = 3600;
    static final double WARNING_S = 900;
    private static final double LONGER = 1.5;
    private static final double FURTHEST = 3;
    private static final double SCATTERS = 2;

    /** So near is close, over the limit. */
    private static final double CLOSE = 0.05;

    private final Limits all;
    private final Limits foreseen;
    private final String limitId;
    private final @Nullable Measures measure;
    private final double fixed;
    private final int sign;
    private final double marginShare;
    private final double marginLeast;
    private final int most;
    private final Trend trend = new Trend();
    final AlarmState state;
    private @Nullable Forecast seen;
    private boolean settled = true;

    /**
     * @param measure what the forecast calls it; null if it is not forecast
     * @param fixed the limit where the site's list of limits does not have it; not a number to look there
     * @param sign 1 where more is worse, -1 where less is
     * @param marginShare what must be regained, over the limit
     * @param marginLeast and at least so much, in its unit
     * @param most highest level
     */
    LimitAlarm(
            Limits all,
            String limitId,
            String label,
            Unit unit,
            @Nullable Measures measure,
            double fixed,
            int sign,
            double marginShare,
            double marginLeast,
            int most) {
        this.all = all;
        this.foreseen = all.foreseen();
        this.limitId = limitId;
        this.measure = measure;
        this.fixed = fixed;
        this.sign = sign;
        this.marginShare = marginShare;
        this.marginLeast = marginLeast;
        this.most = most;
        this.state = new AlarmState(AlarmKind.LIMIT, limitId, unit, s -> text(label, sign, s));
    }

    /** Whether the trend means something. */
    void settled(boolean now) {
        settled = now;
    }

    void see(double value, long nowS, double heldS, @Nullable Forecast forecast, AlarmLog log) {
        double limit = Double.isNaN(fixed) ? all.at(limitId, nowS) : fixed;
        if (Double.isNaN(value) || Double.isInfinite(limit) || limit == 0 && value == 0) {
            state.value = value;
            state.limit = limit;
            state.timeToLimitS = Double.NaN;
            state.see(AlarmState.NONE, AlarmState.NONE, heldS, nowS, log);
            return;
        }
        if (settled) {
            trend.add(nowS, value);
        }
        seen = forecast;
        double over = sign * (value - limit);
        double t = over > 0 ? 0 : shorter(byTrend(limit, nowS), byForecast(nowS));
        double margin = Math.max(marginShare * Math.abs(limit), marginLeast);
        state.value = value;
        state.limit = limit;
        state.timeToLimitS = t;
        int enter = Math.min(most, level(over > 1e-9 * Math.abs(limit), t));
        int stay = Math.min(most, Math.max(enter, level(over > -margin, t / LONGER)));
        state.see(enter, stay, heldS, nowS, log);
    }

    private static int level(boolean over, double t) {
        if (over) {
            return AlarmState.CRITICAL;
        }
        return t < WARNING_S ? AlarmState.WARNING : t < WATCH_S ? AlarmState.WATCH : AlarmState.NONE;
    }

    private static double shorter(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.min(a, b);
    }

    private double byTrend(double limit, long nowS) {
        double slope = sign * trend.slopePerS();
        double room = sign * (limit - trend.levelNow());
        boolean stands = room <= FURTHEST * trend.moved() && trend.moved() > SCATTERS * trend.scatter();
        double t = slope > 0 && room > 0 && stands ? room / slope : Double.NaN;
        t = t <= WATCH_S * LONGER ? t : Double.NaN;
        long change = Double.isNaN(fixed) ? foreseen.nextChangeS(limitId, nowS) : Limits.NEVER;
        if (change != Limits.NEVER && change - nowS <= WATCH_S * LONGER) {
            double then = trend.levelNow() + trend.slopePerS() * (change - nowS);
            boolean passes = sign * (then - foreseen.at(limitId, change)) > 0;
            t = passes ? shorter(t, change - nowS) : t;
        }
        return t;
    }

    private double byForecast(long nowS) {
        Forecast forecast = seen;
        Measures of = measure;
        if (forecast == null || of == null || !forecast.bands().containsKey(of)) {
            return Double.NaN;
        }
        Band band = forecast.band(of);
        double ageS = nowS - forecast.issuedS();
        for (int i = 0; i < forecast.leadS().length; i++) {
            double ahead = forecast.leadS()[i] - ageS;
            if (ahead > 0) {
                double limit = Double.isNaN(fixed) ? foreseen.at(limitId, nowS + (long) ahead) : fixed;
                if (sign * (band.q50()[i] - limit) > 0) {
                    return ahead;
                }
            }
        }
        return Double.NaN;
    }

    private static boolean close(AlarmState s) {
        return Math.abs(s.limit - s.value) <= CLOSE * Math.abs(s.limit);
    }

    private static String text(String label, int sign, AlarmState s) {
        String now = String.format(Locale.ROOT, "%s is %s", label, Words.number(s.value, s.unit));
        String limit = Words.number(s.limit, s.unit);
        if (s.clearing()) {
            return now + " again, its limit is " + limit;
        }
        if (s.timeToLimitS == 0) {
            return now + (sign > 0 ? ", over its limit of " : ", under its limit of ") + limit;
        }
        return Double.isNaN(s.timeToLimitS)
                ? now + (close(s) ? ", close to its limit of " : ", its limit is ") + limit
                : now + " and reaches its limit of " + limit + " in " + Words.time(s.timeToLimitS);
    }
}
