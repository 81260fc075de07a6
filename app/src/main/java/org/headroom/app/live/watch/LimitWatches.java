package org.headroom.app.live.watch;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.forecast.Forecast;
import org.headroom.app.live.forecast.UsedWater;
import org.headroom.app.meters.SiteMeters;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.HallRatings;
import org.headroom.data.site.Site;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.supply.Limits;
import org.jspecify.annotations.Nullable;

/** Every limit of the site. */
final class LimitWatches {
    private static final double W_PER_MW = 1e6;
    private static final double J_PER_MWH = 3.6e9;

    private final List<Line> lines = new ArrayList<>();
    private final List<TotalAlarm> totals = new ArrayList<>();
    private final TotalAlarm potable;
    private final TotalAlarm potableHour;
    private final TotalAlarm sewer;
    private final Composite[] composites;
    private final LimitAlarm[] hallFeeds;
    private final SiteMeters meters;

    private record Line(Measures measure, boolean sewer, LimitAlarm alarm) {}

    /** A concentration as the mean of a day, weighted by flow. */
    private static final class Composite {
        final Measures measure;
        final LimitAlarm alarm;
        double gal;
        double galMgPerL;

        Composite(Measures measure, LimitAlarm alarm) {
            this.measure = measure;
            this.alarm = alarm;
        }
    }

    LimitWatches(Site site, SiteMeters meters, List<AlarmState> states) {
        this.meters = meters;
        Limits limits = new Limits(site.limits());
        line(limits, "site_power_mw", Measures.SITE_POWER_MW, 1, 0.01, 0, AlarmState.CRITICAL);
        line(limits, "transformer_mva", Measures.TRANSFORMER_MVA, 1, 0.01, 0, AlarmState.CRITICAL);
        line(limits, "transformer_n1_mva", Measures.TRANSFORMER_MVA, 1, 0.01, 0, AlarmState.WATCH);
        line(limits, "transformer_hot_spot_c", Measures.TRANSFORMER_HOT_SPOT_C, 1, 0, 1, AlarmState.CRITICAL);
        line(limits, "voltage_deviation_percent", Measures.VOLTAGE_DEVIATION_PERCENT, 1, 0.02, 0, AlarmState.CRITICAL);
        line(limits, "branch_loading_percent", Measures.BRANCH_LOADING_PERCENT, 1, 0.01, 0, AlarmState.CRITICAL);
        line(limits, "gpu_c", Measures.GPU_MAX_C, 1, 0, 1, AlarmState.CRITICAL);
        line(limits, "cold_water_c", Measures.COLD_WATER_C, 1, 0, 0.5, AlarmState.CRITICAL);
        line(limits, "sewer_temperature_c", Measures.SEWER_TEMPERATURE_C, 1, 0, 0.5, AlarmState.CRITICAL);
        line(limits, "sewer_ph_most", Measures.SEWER_PH, 1, 0, 0.1, AlarmState.CRITICAL);
        line(limits, "sewer_ph_least", Measures.SEWER_PH, -1, 0, 0.1, AlarmState.CRITICAL);
        own("hall_air_c", Measures.HALL_AIR_C, site.cooling().rooms().shutdownC(), 1, 0.5);
        BatteryDesign battery = site.grid().battery();
        if (battery.powerW() > 0 && battery.energyJ() > 0 && battery.reserveShare() > 0) {
            double capacityMwh = battery.energyJ() / J_PER_MWH;
            // what is kept for outages is never given away: at it, the rest is gone
            double reserveMwh = battery.reserveShare() * capacityMwh * 1.002;
            own("battery_reserve_mwh", Measures.BATTERY_MWH, reserveMwh, -1, 0.02 * capacityMwh);
        }
        if (site.cooling().mode() == CoolingPlant.Mode.WET) {
            double lowPercent = 100 * site.cooling().towerControl().lowLevelShare();
            own("basin_level_percent", Measures.BASIN_PERCENT, lowPercent, -1, 5);
        }
        potable = new TotalAlarm(limits, "potable_gal_per_day", "mains water", site.zone(), true, "potable_gal");
        potableHour = new TotalAlarm(limits, "potable_gal_per_hour", "mains water", site.zone(), false, "");
        sewer = new TotalAlarm(limits, "sewer_gal_per_day", "water to the sewer", site.zone(), true, "sewer_gal");
        totals.addAll(List.of(potable, potableHour, sewer));
        Measures[] judged = Measures.sewerComposites().toArray(Measures[]::new);
        composites = new Composite[judged.length];
        for (int i = 0; i < judged.length; i++) {
            String id = judged[i].measure().id();
            composites[i] = new Composite(
                    judged[i],
                    new LimitAlarm(
                            limits,
                            id,
                            judged[i].measure().label() + ", mean of the day so far,",
                            Unit.MG_PER_L,
                            null,
                            Double.NaN,
                            1,
                            0.02,
                            0,
                            AlarmState.CRITICAL));
        }
        List<HallRatings> ratings = site.it().ratings();
        hallFeeds = new LimitAlarm[Math.min(meters.halls(), ratings.size())];
        for (int h = 0; h < hallFeeds.length; h++) {
            hallFeeds[h] = new LimitAlarm(
                    limits,
                    "feeder_hall_" + (h + 1),
                    "feed of hall " + (h + 1),
                    Unit.MW,
                    null,
                    ratings.get(h).feedW() / W_PER_MW,
                    1,
                    0.01,
                    0,
                    AlarmState.CRITICAL);
        }
        lines.forEach(line -> states.add(line.alarm.state));
        totals.forEach(total -> states.add(total.state));
        for (Composite composite : composites) {
            states.add(composite.alarm.state);
        }
        for (LimitAlarm feed : hallFeeds) {
            states.add(feed.state);
        }
    }

    private void line(
            Limits limits, String id, Measures m, int sign, double marginShare, double marginLeast, int most) {
        lines.add(new Line(
                m,
                m == Measures.SEWER_PH || m == Measures.SEWER_TEMPERATURE_C,
                new LimitAlarm(
                        limits,
                        id,
                        m.measure().label(),
                        m.measure().unit(),
                        m,
                        Double.NaN,
                        sign,
                        marginShare,
                        marginLeast,
                        most)));
    }

    /** A limit that the plant sets, not the site's list. */
    private void own(String id, Measures m, double limit, int sign, double margin) {
        lines.add(new Line(
                m,
                m == Measures.SEWER_PH || m == Measures.SEWER_TEMPERATURE_C,
                new LimitAlarm(
                        new Limits(List.of()),
                        id,
                        m.measure().label(),
                        m.measure().unit(),
                        m,
                        limit,
                        sign,
                        0,
                        margin,
                        AlarmState.CRITICAL)));
    }

    void usedToday(UsedWater used, double fromS) {
        potable.begins(fromS, used.potableGal());
        sewer.begins(fromS, used.sewerGal());
    }

    /** Whether trends mean something; limits that are passed count always. */
    void settled(boolean now) {
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).alarm.settled(now);
        }
        for (LimitAlarm feed : hallFeeds) {
            feed.settled(now);
        }
        for (Composite composite : composites) {
            composite.alarm.settled(now);
        }
    }

    void step(LedgerRow row, double[] read, long nowS, double heldS, @Nullable Forecast forecast, AlarmLog log) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean dry = line.sewer && row.get(Measures.SEWER_GAL_PER_DAY) <= 0; // nothing there to be judged
            line.alarm.see(dry ? Double.NaN : row.get(line.measure), nowS, heldS, forecast, log);
        }
        for (int h = 0; h < hallFeeds.length; h++) {
            hallFeeds[h].see(read[meters.hallFeeder(h)] / W_PER_MW, nowS, heldS, forecast, log);
        }
        double fromS = row.fromS;
        boolean newDay = sewer.ended(fromS);
        potable.see(row.get(Measures.POTABLE_GAL_PER_DAY), fromS, nowS, heldS, forecast, log);
        potableHour.see(row.get(Measures.POTABLE_GAL_PER_DAY), fromS, nowS, heldS, forecast, log);
        sewer.see(row.get(Measures.SEWER_GAL_PER_DAY), fromS, nowS, heldS, forecast, log);
        double flowGal = row.get(Measures.SEWER_GAL_PER_DAY) * heldS / 86_400;
        for (Composite c : composites) {
            if (newDay) {
                c.gal = 0;
                c.galMgPerL = 0;
            }
            double mgPerL = row.get(c.measure);
            if (flowGal > 0 && !Double.isNaN(mgPerL)) {
                c.gal += flowGal;
                c.galMgPerL += flowGal * mgPerL;
            }
            c.alarm.see(c.gal > 0 ? c.galMgPerL / c.gal : Double.NaN, nowS, heldS, forecast, log);
        }
    }
}
