package org.headroom.app.live.watch;

import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.site.Site;
import org.jspecify.annotations.Nullable;

/** Watches the site step by step and raises alarms. */
public final class SiteWatch {
    /** @param log takes each change as it happens */
    public SiteWatch(Site site, SiteMeters meters, AlarmLog log) {}

    /**
     * Judges a step.
     *
     * @param row what the twin makes of it
     * @param meters what perfect meters would read, as {@link SiteMeters#read} says
     * @param forecast the latest, or null
     * @param doubts meters that contradict physics now; the same list object as before means that nothing changed
     */
    public void step(
            LedgerRow row, double[] meters, Health health, @Nullable Forecast forecast, List<MeterDoubt> doubts) {}

    /** Time passes without a step, since the source is away. */
    public void idle(double nowS, Health health) {}

    /** Active alarms, the most urgent first, then the oldest. */
    public List<Alarm> active() {
        return List.of();
    }

    /**
     * Somebody has seen an alarm.
     *
     * @param by who
     * @return false if no such alarm is active
     */
    public boolean acknowledge(String id, String by, long atS) {
        return false;
    }

    /** Takes up alarms that were active before a restart. */
    public void resume(List<Alarm> active) {}
}
