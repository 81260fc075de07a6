package org.headroom.app.impact.year;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import org.headroom.app.impact.ImpactCase;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.data.series.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * The work of a run carried on over a year, hour by hour: the place of all servers between idle and their highest power,
 *
 * <pre>
 * place(h) = (P_demanded(h) / N - P_idle) / (P_max - P_idle)
 * </pre>
 *
 * <p>P_demanded the power that N servers ask for in that hour of the run, P_idle and P_max of one server. A run shorter
 * than the year is repeated from its start by whole weeks of the local clock, by whole days if it is shorter than a week.
 * A run that kept no power of its servers has them at the measured mean of training. Worked number: 12,500 servers that
 * ask for 96.9 MW are 7,752 W each; between 2,600 and 8,400 W that is 0.888 of the way.
 *
 * @param startS start of the first hour, epoch s
 * @param place of each hour, 0 idle to 1 highest
 * @param busy share of the GPUs that have a job in each hour
 * @param known whether the run kept the power of its servers
 */
record WorkOfYear(long startS, double[] place, double[] busy, boolean known) {
    private static final long HOUR_S = 3600;
    private static final long DAY_S = 24 * HOUR_S;
    private static final long WEEK_S = 7 * DAY_S;

    static WorkOfYear of(ImpactCase.Window window, Fleet fleet, ZoneId zone, long startS, long endS) {
        int hours = Math.toIntExact(Math.ceilDiv(endS - startS, HOUR_S));
        double[] place = new double[hours];
        double[] busy = new double[hours];
        double[] mw = power(window);
        double[] gpus = window.series().get(Measures.GPUS_BUSY_COUNT);
        double idleW = fleet.serverMean((_, maker) -> maker.server().server().idleAcW());
        double maxW = fleet.serverMean((_, maker) -> maker.server().server().maxAcW());
        double training = fleet.serverMean((_, maker) -> maker.server().server().trainingAcW());
        TimeGrid grid = window.grid();
        long fromS = window.fromS();
        long periodS = period(Math.min(window.toS(), grid.endS()) - fromS);
        long originS = local(fromS, zone);
        for (int h = 0; h < hours; h++) {
            long atS = startS + h * HOUR_S;
            double serverW = training;
            double share = 1;
            if (mw != null) {
                long sourceS = atS >= fromS && atS + HOUR_S <= Math.min(window.toS(), grid.endS())
                        ? atS
                        : fromS + Math.floorMod(local(atS, zone) - originS, periodS);
                serverW = mean(mw, grid, fromS, periodS, sourceS) * 1e6 / fleet.servers();
                share = gpus == null ? 1 : mean(gpus, grid, fromS, periodS, sourceS) / fleet.gpus();
            }
            place[h] = Math.clamp((serverW - idleW) / (maxW - idleW), 0, 1);
            busy[h] = Math.clamp(share, 0, 1);
        }
        return new WorkOfYear(startS, place, busy, mw != null);
    }

    /** The same with every hour's place times a factor, never above 1. */
    WorkOfYear times(double factor) {
        double[] scaled = new double[place.length];
        double[] shares = new double[place.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.clamp(place[i] * factor, 0, 1);
            shares[i] = Math.clamp(busy[i] * factor, 0, 1);
        }
        return new WorkOfYear(startS, scaled, shares, known);
    }

    /** The same work, spread evenly over the year. */
    WorkOfYear even() {
        double[] flat = new double[place.length];
        double[] shares = new double[place.length];
        Arrays.fill(flat, meanPlace());
        Arrays.fill(shares, Arrays.stream(busy).average().orElse(1));
        return new WorkOfYear(startS, flat, shares, known);
    }

    double placeAt(double fromS, double toS) {
        return mean(place, fromS, toS);
    }

    double busyAt(double fromS, double toS) {
        return mean(busy, fromS, toS);
    }

    double meanPlace() {
        return Arrays.stream(place).average().orElse(0);
    }

    /** Mean over an interval; the ends go on beyond the year. */
    private double mean(double[] of, double fromS, double toS) {
        double from = (fromS - startS) / HOUR_S;
        double to = (toS - startS) / HOUR_S;
        double sum = 0;
        double at = from;
        while (at < to) {
            double next = Math.min(to, Math.floor(at) + 1);
            int i = (int) Math.clamp(Math.floor(at), 0, of.length - 1);
            sum += of[i] * (next - at);
            at = next;
        }
        return sum / (to - from);
    }

    /** What the servers asked for; nothing if the run kept no such series or asked for nothing. */
    private static double @Nullable [] power(ImpactCase.Window window) {
        double[] demanded = window.series().get(Measures.SERVERS_DEMANDED_MW);
        double[] mw = demanded == null ? window.series().get(Measures.SERVER_AC_MW) : demanded;
        if (mw == null) {
            return null;
        }
        for (double value : mw) {
            if (value > 0) {
                return mw;
            }
        }
        return null;
    }

    private static long period(long lengthS) {
        return lengthS >= WEEK_S
                ? lengthS / WEEK_S * WEEK_S
                : lengthS >= DAY_S ? lengthS / DAY_S * DAY_S : Math.max(lengthS, 1);
    }

    /** Seconds on the local clock. */
    private static long local(long atS, ZoneId zone) {
        return atS + zone.getRules().getOffset(Instant.ofEpochSecond(atS)).getTotalSeconds();
    }

    /** Mean of the hour from an instant of the run, going round at the end of the period. */
    private static double mean(double[] values, TimeGrid grid, long fromS, long periodS, long sourceS) {
        double sum = 0;
        long left = HOUR_S;
        long atS = sourceS;
        while (left > 0) {
            long inPeriodS = fromS + Math.floorMod(atS - fromS, periodS);
            if (atS >= grid.startS() && atS < grid.endS() && atS + left <= grid.endS()) {
                inPeriodS = atS;
            }
            int step = Math.clamp(grid.stepAt(inPeriodS), 0, values.length - 1);
            long part = Math.min(left, Math.max(1, grid.toS(step) - inPeriodS));
            double value = values[step];
            sum += (Double.isFinite(value) ? value : 0) * part;
            left -= part;
            atS = inPeriodS + part;
        }
        return sum / HOUR_S;
    }
}
