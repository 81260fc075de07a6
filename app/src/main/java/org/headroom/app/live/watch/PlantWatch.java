package org.headroom.app.live.watch;

import java.util.List;
import java.util.Locale;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Site;

/** Servers held back or off by heat, chillers at their capacity. */
final class PlantWatch {
    private static final double THROTTLED_WARNING_PERCENT = 1;
    private static final double THROTTLED_CRITICAL_PERCENT = 10;
    private static final double CHILLERS_WATCH_PERCENT = 95;
    private static final double CHILLERS_WARNING_PERCENT = 99.9;
    private static final double CHILLERS_CRITICAL_PERCENT = 110;
    private static final double CHILLERS_MARGIN = 3;

    private final AlarmState off;
    private final AlarmState throttled;
    private final AlarmState chillers;

    PlantWatch(Site site, List<AlarmState> states) {
        int servers = site.it().servers();
        off = new AlarmState(
                AlarmKind.PLANT,
                "servers_off",
                Unit.COUNT,
                s -> String.format(Locale.ROOT, "%.0f of %d servers are off from heat", s.value, servers));
        throttled = new AlarmState(
                AlarmKind.PLANT,
                "throttled",
                Unit.PERCENT,
                s -> String.format(Locale.ROOT, "%.2f %% of the servers are held back by heat", s.value));
        chillers = new AlarmState(
                AlarmKind.PLANT,
                "chillers",
                Unit.PERCENT,
                s -> String.format(Locale.ROOT, "chillers are at %.1f %% of their capacity", s.value));
        states.addAll(List.of(off, throttled, chillers));
    }

    void step(LedgerRow row, long nowS, double heldS, AlarmLog log) {
        double count = row.get(Measures.SERVERS_OFF_COUNT);
        off.value = count;
        off.limit = 0;
        int offLevel = count > 0 ? AlarmState.CRITICAL : AlarmState.NONE;
        off.see(offLevel, offLevel, heldS, nowS, log);

        double share = row.get(Measures.THROTTLED_PERCENT);
        throttled.value = share;
        throttled.limit = 0;
        throttled.see(
                level(share, 1e-9, THROTTLED_WARNING_PERCENT, THROTTLED_CRITICAL_PERCENT),
                level(share, 1e-9, THROTTLED_WARNING_PERCENT / 2, THROTTLED_CRITICAL_PERCENT / 2),
                heldS,
                nowS,
                log);

        double load = row.get(Measures.CHILLER_LOAD_PERCENT);
        chillers.value = load;
        chillers.limit = 100;
        chillers.see(
                level(load, CHILLERS_WATCH_PERCENT, CHILLERS_WARNING_PERCENT, CHILLERS_CRITICAL_PERCENT),
                level(
                        load + CHILLERS_MARGIN,
                        CHILLERS_WATCH_PERCENT,
                        CHILLERS_WARNING_PERCENT,
                        CHILLERS_CRITICAL_PERCENT),
                heldS,
                nowS,
                log);
    }

    static int level(double value, double watch, double warning, double critical) {
        return value >= critical
                ? AlarmState.CRITICAL
                : value >= warning ? AlarmState.WARNING : value >= watch ? AlarmState.WATCH : AlarmState.NONE;
    }
}
