package org.headroom.app.live.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.UsedWater;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Watches the site step by step and raises alarms: limits ({@link LimitWatches}), plant ({@link PlantWatch}), meters and
 * telemetry ({@link TelemetryWatch}). Pure judgement: no input, no output but the log that it is given; nothing is allocated
 * while nothing changes.
 */
public final class SiteWatch {
    /** A step counts for holds at most so long, whatever gap lay before it, s. */
    private static final double LONGEST_S = 300;

    private final AlarmLog log;
    private final LimitWatches limits;
    private final PlantWatch plant;
    private final TelemetryWatch telemetry;
    private final List<AlarmState> states = new ArrayList<>();
    private double lastS = Double.NaN;
    private double settledS = Double.NEGATIVE_INFINITY;

    /** @param log takes each change as it happens */
    public SiteWatch(Site site, SiteMeters meters, AlarmLog log) {
        this.log = log;
        this.limits = new LimitWatches(site, meters, states);
        this.plant = new PlantWatch(site, states);
        this.telemetry = new TelemetryWatch(meters, states);
    }

    /** What was drawn since local midnight before the first step. */
    public void usedToday(UsedWater used, double fromS) {
        limits.usedToday(used, fromS);
    }

    /** Until then trends tell nothing: a twin that begins from its design point finds to the machine's state first. */
    public void settling(double untilS) {
        settledS = untilS;
    }

    /**
     * Judges a step.
     *
     * @param row what the twin makes of it
     * @param meters what perfect meters would read, as {@link SiteMeters#read} says
     * @param forecast the latest, or null
     * @param doubts meters that contradict physics now
     */
    public void step(
            LedgerRow row, double[] meters, Health health, @Nullable Forecast forecast, List<MeterDoubt> doubts) {
        double heldS = held(row.toS);
        long nowS = (long) row.toS;
        limits.settled(row.toS > settledS);
        limits.step(row, meters, nowS, heldS, forecast, log);
        plant.step(row, nowS, heldS, log);
        telemetry.step(health, doubts, nowS, heldS, log);
    }

    /** Time passes without a step, since the source is away. */
    public void idle(double nowS, Health health) {
        telemetry.step(health, List.of(), (long) nowS, held(nowS), log);
    }

    private double held(double nowS) {
        double heldS = Double.isNaN(lastS) ? 0 : Math.clamp(nowS - lastS, 0, LONGEST_S);
        lastS = nowS;
        return heldS;
    }

    /** Active alarms, the most urgent first, then the oldest. */
    public List<Alarm> active() {
        List<Alarm> all = new ArrayList<>();
        for (AlarmState state : states) {
            Alarm alarm = state.alarm();
            if (alarm != null) {
                all.add(alarm);
            }
        }
        all.sort(Comparator.comparing(Alarm::level)
                .reversed()
                .thenComparingLong(Alarm::sinceS)
                .thenComparing(Alarm::id));
        return all;
    }

    /** How many are active, without a list of them. */
    public int activeCount() {
        int count = 0;
        for (int i = 0; i < states.size(); i++) {
            count += states.get(i).active() ? 1 : 0;
        }
        return count;
    }

    /**
     * Somebody has seen an alarm: it stays, and is not sent again unless it gets worse.
     *
     * @param by who
     * @return false if no such alarm is active
     */
    public boolean acknowledge(String id, String by, long atS) {
        for (AlarmState state : states) {
            if (state.active() && state.id.equals(id)) {
                state.acknowledge(by, atS, log);
                return true;
            }
        }
        return false;
    }

    /** Takes up alarms that were active before a restart; those of places that are no more are dropped. */
    public void resume(List<Alarm> active) {
        for (Alarm alarm : active) {
            for (AlarmState state : states) {
                if (state.id.equals(alarm.id())) {
                    state.resume(alarm);
                }
            }
        }
    }
}
