package org.headroom.app.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.twin.SiteOrders;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.Site;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.DispatchStrategy;
import org.headroom.grid.supply.Limits;
import org.headroom.grid.supply.Tariff;

/**
 * What the plant does beside the jobs of a plan, slot by slot: where the battery holds the meter ({@link BatteryLevels}),
 * which water is taken and whether pads are wetted ({@link SourceModes}). Jobs and plant are planned in turn: the jobs with
 * the ways chosen before and the relief that the battery can give in calls, then the battery on the power that the twin
 * makes of the jobs; the twin runs both together. The battery is planned where the site's file says so
 * ({@code grid.battery.dispatch: planned}).
 */
public final class SiteDispatch {
    /** What cells have left after a while; the twin knows better. */
    private static final double AGED = 0.97;

    private final Site site;
    private final TimeGrid window;
    private final List<SourceModes.Mode> ways;
    private final int[] sources;
    private final double[] usdPerMwh;

    SiteDispatch(
            Site site, TimeGrid grid, int windowSlots, List<SourceModes.Mode> ways, int[] sources, double[] usdPerMwh) {
        this.site = site;
        this.window = new TimeGrid(grid.startS(), grid.stepS(), windowSlots);
        this.ways = ways;
        this.sources = sources;
        this.usdPerMwh = Arrays.copyOf(usdPerMwh, windowSlots);
    }

    /** The slots of the orders: those of the window. */
    public TimeGrid grid() {
        return window;
    }

    /** Whether the battery's levels are the plan's to set. */
    public boolean plansBattery() {
        return plans(site);
    }

    /** Whether anything is ordered at all. */
    public boolean orders() {
        return plansBattery() || sources.length > 0;
    }

    /** Orders with the battery left alone: what it will be planned on. */
    public SiteOrders withoutBattery() {
        double[] none = new double[window.count()];
        Arrays.fill(none, Double.POSITIVE_INFINITY);
        return orders(none);
    }

    /**
     * Orders for a site whose power at the meter is known.
     *
     * @param siteMw mean of each slot of the window with the battery left alone, MW
     */
    public SiteOrders on(double[] siteMw) {
        if (!plansBattery()) {
            return withoutBattery();
        }
        return orders(levels(siteMw).best());
    }

    private BatteryLevels levels(double[] siteMw) {
        int slots = window.count();
        Limits foreseen = new Limits(site.limits()).foreseen();
        double[] limit = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            limit[slot] = foreseen.smallest(
                    org.headroom.app.planning.Limits.SITE_POWER, window.fromS(slot), window.toS(slot));
        }
        return new BatteryLevels(siteMw, limit, usdPerMwh, window.stepS() / 3600.0, storage(site), meters());
    }

    private SiteOrders orders(double[] holdMw) {
        boolean[] recycled = new boolean[window.count()];
        boolean[] pads = new boolean[window.count()];
        for (int slot = 0; slot < recycled.length; slot++) {
            recycled[slot] = sources.length == 0 || ways.get(sources[slot]).recycled();
            pads[slot] = sources.length == 0 || ways.get(sources[slot]).pads();
        }
        return new SiteOrders(window, holdMw, recycled, pads);
    }

    /** The tariff's demand charges month by month: on the highest power, and what on-peak power costs more. */
    private List<BatteryLevels.Meter> meters() {
        Tariff tariff = site.tariff();
        List<BatteryLevels.Meter> meters = new ArrayList<>();
        int slots = window.count();
        int from = 0;
        while (from < slots) {
            int to = from;
            while (to < slots && month(to) == month(from)) {
                to++;
            }
            boolean[] all = new boolean[slots];
            boolean[] peak = new boolean[slots];
            double offUsd = Double.NaN;
            double onUsd = Double.NaN;
            for (int slot = from; slot < to; slot++) {
                boolean onPeak = tariff.onPeak(window.fromS(slot));
                double usd = tariff.demandPriceUsdPerKw(window.fromS(slot)) * 1e3;
                all[slot] = true;
                peak[slot] = onPeak;
                offUsd = onPeak ? offUsd : usd;
                onUsd = onPeak ? usd : onUsd;
            }
            double share = tariff.monthShare(window.fromS(from), (double) (to - from) * window.stepS());
            double base = Double.isNaN(offUsd) ? onUsd : offUsd;
            meters.add(new BatteryLevels.Meter(all, base * share));
            if (!Double.isNaN(onUsd) && onUsd > base) {
                meters.add(new BatteryLevels.Meter(peak, (onUsd - base) * share));
            }
            from = to;
        }
        return meters;
    }

    private int month(int slot) {
        return java.time.Instant.ofEpochSecond(window.fromS(slot))
                .atZone(site.zone())
                .getMonthValue();
    }

    /** Raises limits that fall for a while by what a planned battery can give there. */
    static void relieve(Site site, double[] siteMw, double slotH) {
        if (plans(site)) {
            double[] relief = BatteryLevels.relief(siteMw, slotH, storage(site));
            for (int slot = 0; slot < siteMw.length; slot++) {
                siteMw[slot] += relief[slot];
            }
        }
    }

    private static boolean plans(Site site) {
        return site.grid().dispatch().strategy() == DispatchStrategy.PLANNED
                && site.grid().battery().powerW() > 0;
    }

    private static BatteryLevels.Storage storage(Site site) {
        BatteryDesign b = site.grid().battery();
        return new BatteryLevels.Storage(
                b.powerW() * 1e-6,
                AGED * b.energyJ() / 3.6e9,
                b.chargeEfficiency(),
                b.dischargeEfficiency(),
                b.reserveShare(),
                site.grid().dispatch().rechargeShare(),
                1,
                site.planning().batteryWearUsdPerMwh());
    }
}
