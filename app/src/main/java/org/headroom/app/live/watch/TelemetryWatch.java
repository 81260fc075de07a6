package org.headroom.app.live.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.headroom.app.meters.SiteMeter;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.Unit;

/**
 * Telemetry that stops or lies: the source away, racks silent, meters silent, stuck or in contradiction to physics, clocks
 * apart, the twin behind, the store not writable. Where the source is away or most meters are silent at once, that is one
 * alarm and not one a meter.
 */
final class TelemetryWatch {
    private static final double AWAY_WATCH_S = 60;
    private static final double AWAY_WARNING_S = 300;
    private static final double AWAY_CRITICAL_S = 900;
    private static final double SILENT_WATCH_S = 300;
    private static final double SILENT_WARNING_S = 1800;
    private static final double STUCK_WATCH_S = 1800;
    private static final double BEHIND_WATCH_S = 120;
    private static final double BEHIND_WARNING_S = 600;
    private static final double BEHIND_CRITICAL_S = 1800;
    private static final double SKEW_WATCH_S = 5;
    private static final double SKEW_WARNING_S = 30;
    private static final double MANY_SHARE = 0.2;
    private static final double RACKS_WATCH = 5;
    private static final double RACKS_WARNING = 25;
    private static final double RACKS_CRITICAL = 50;
    private static final double EASIER = 0.8;

    private final SiteMeters meters;
    private final AlarmState source;
    private final AlarmState racks;
    private final AlarmState many;
    private final AlarmState behind;
    private final AlarmState clock;
    private final AlarmState store;
    private final AlarmState undecided;
    private final AlarmState[] silent;
    private final AlarmState[] doubtful;
    private final double[] sigmas;
    private double skewShownS;
    private String storeFault = "";
    private String undecidedBetween = "";
    private int silentMeters;
    private int knownMeters;

    TelemetryWatch(SiteMeters meters, List<AlarmState> states) {
        this.meters = meters;
        source = telemetry("source", Unit.S, s -> "no answer from the telemetry source for " + Words.time(s.value));
        racks = telemetry(
                "racks",
                Unit.PERCENT,
                s -> String.format(Locale.ROOT, "%.1f %% of the racks report no GPU power", s.value));
        many = telemetry("meters", Unit.COUNT, s -> silentMeters + " of " + knownMeters + " meters are silent");
        behind = telemetry("behind", Unit.S, s -> "the twin is " + Words.time(s.value) + " behind the present");
        clock = telemetry(
                "clock",
                Unit.S,
                s -> String.format(Locale.ROOT, "the telemetry server's clock is %+.1f s off ours", skewShownS));
        store = new AlarmState(
                AlarmKind.STORE, "writable", Unit.ONE, s -> "the store cannot be written: " + storeFault);
        undecided = new AlarmState(AlarmKind.METER, "undecided", Unit.ONE, s -> undecidedBetween);
        states.addAll(List.of(source, racks, many, behind, clock, store, undecided));
        silent = new AlarmState[meters.size()];
        doubtful = new AlarmState[meters.size()];
        sigmas = new double[meters.size()];
        for (int i = 0; i < silent.length; i++) {
            SiteMeter meter = meters.get(i);
            silent[i] = telemetry(
                    "meter/" + meter.id(),
                    Unit.S,
                    s -> "meter " + meter.id() + " (" + meter.label() + ") "
                            + (s.limit > 0 ? "has read the same value for " : "has been silent for ")
                            + Words.time(s.value));
            doubtful[i] = new AlarmState(AlarmKind.METER, meter.id(), meter.unit(), s -> doubt(meter, s));
            states.add(silent[i]);
            states.add(doubtful[i]);
        }
    }

    private static AlarmState telemetry(String place, Unit unit, AlarmState.Wording wording) {
        return new AlarmState(AlarmKind.TELEMETRY, place, unit, wording);
    }

    /** {@code value} is how far the meter is off, {@code limit} the same in percent. */
    private static String doubt(SiteMeter meter, AlarmState s) {
        String off = (s.value > 0 ? "+" : "") + Words.number(s.value, s.unit);
        String share = Double.isNaN(s.limit) ? "" : String.format(Locale.ROOT, " (%+.1f %%)", s.limit);
        return "meter " + meter.id() + " (" + meter.label() + ") contradicts physics and the other meters by " + off
                + share;
    }

    void step(Health h, List<MeterDoubt> doubts, long nowS, double heldS, AlarmLog log) {
        judge(source, h.sourceAwayS, AWAY_WATCH_S, AWAY_WARNING_S, AWAY_CRITICAL_S, nowS, heldS, log);
        boolean away = h.sourceAwayS > 0;
        double share = h.racks == 0 || away ? 0 : 100.0 * h.racksSilent / h.racks;
        judge(racks, share, RACKS_WATCH, RACKS_WARNING, RACKS_CRITICAL, nowS, heldS, log);
        judge(behind, away ? 0 : h.behindS, BEHIND_WATCH_S, BEHIND_WARNING_S, BEHIND_CRITICAL_S, nowS, heldS, log);
        double skewS = Math.abs(h.skewS);
        skewShownS = skewS >= EASIER * SKEW_WATCH_S ? h.skewS : skewShownS;
        judge(clock, skewS, SKEW_WATCH_S, SKEW_WARNING_S, Double.POSITIVE_INFINITY, nowS, heldS, log);
        storeFault = h.storeFault.isEmpty() && store.active() ? storeFault : h.storeFault;
        int fault = h.storeFault.isEmpty() ? AlarmState.NONE : AlarmState.CRITICAL;
        store.see(fault, fault, heldS, nowS, log);
        judgeMeters(h, away, nowS, heldS, log);
        if (!away) { // else nothing new is known of a meter: what was raised stays
            judgeDoubts(doubts, nowS, heldS, log);
            undecidedBetween = h.undecided.isEmpty() && undecided.active() ? undecidedBetween : h.undecided;
            int odd = h.undecided.isEmpty() ? AlarmState.NONE : AlarmState.WATCH;
            undecided.see(odd, odd, heldS, nowS, log);
        }
    }

    private void judgeMeters(Health h, boolean away, long nowS, double heldS, AlarmLog log) {
        silentMeters = 0;
        knownMeters = 0;
        for (double s : h.meterSilentS) {
            knownMeters += Double.isNaN(s) ? 0 : 1;
            silentMeters += s >= SILENT_WATCH_S ? 1 : 0;
        }
        boolean together = silentMeters > 2 && silentMeters > MANY_SHARE * knownMeters;
        many.value = silentMeters;
        many.limit = 0;
        int level = together && !away ? AlarmState.WARNING : AlarmState.NONE;
        many.see(level, level, heldS, nowS, log);
        for (int i = 0; i < silent.length; i++) {
            double s = h.meterSilentS[i];
            double stuck = h.meterStuckS[i];
            boolean isSilent = s >= SILENT_WATCH_S;
            int enter = AlarmState.NONE;
            if (!away && !together && !Double.isNaN(s)) {
                enter = isSilent
                        ? s >= SILENT_WARNING_S ? AlarmState.WARNING : AlarmState.WATCH
                        : stuck >= STUCK_WATCH_S ? AlarmState.WATCH : AlarmState.NONE;
            }
            if (enter != AlarmState.NONE || !silent[i].active()) {
                silent[i].value = isSilent ? s : stuck;
                silent[i].limit = isSilent ? 0 : 1;
            }
            // while the source is away nothing is known of a meter: what was raised stays
            int stay = away || together ? Math.max(enter, silent[i].level()) : enter;
            silent[i].see(enter, stay, heldS, nowS, log);
        }
    }

    private void judgeDoubts(List<MeterDoubt> doubts, long nowS, double heldS, AlarmLog log) {
        Arrays.fill(sigmas, 0);
        for (int d = 0; d < doubts.size(); d++) {
            MeterDoubt doubt = doubts.get(d);
            int i = meters.indexOf(doubt.meter());
            if (i >= 0) {
                sigmas[i] = Math.max(doubt.sigmas(), 1);
                doubtful[i].value = doubt.off();
                doubtful[i].limit = doubt.offPercent();
            }
        }
        for (int i = 0; i < doubtful.length; i++) {
            int level = sigmas[i] > 0 ? AlarmState.WARNING : AlarmState.NONE;
            doubtful[i].see(level, level, heldS, nowS, log);
        }
    }

    private static void judge(
            AlarmState state,
            double value,
            double watch,
            double warning,
            double critical,
            long nowS,
            double heldS,
            AlarmLog log) {
        int enter = PlantWatch.level(value, watch, warning, critical);
        int stay = PlantWatch.level(value, EASIER * watch, EASIER * warning, EASIER * critical);
        if (enter != AlarmState.NONE || !state.active()) {
            state.value = value;
            state.limit = watch;
        }
        state.see(enter, stay, heldS, nowS, log);
    }
}
