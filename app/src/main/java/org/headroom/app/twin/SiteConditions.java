package org.headroom.app.twin;

import java.util.List;
import java.util.Objects;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Fault;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteEvent;
import org.headroom.grid.supply.DemandMeter;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.basis.Constants;

/** What the site's file says about an interval but for weather and load: limits, prices, outages, faults, water on offer. */
public final class SiteConditions {
    /** Calls are announced so long before they begin: the longer of the two notices in use (30 and 5 minutes), s. */
    private static final long ANNOUNCED_S = 1800;

    private final Site site;
    private final Limits limits;
    private final List<Fault> faults;
    private long priceSlot = Long.MIN_VALUE;
    private boolean onPeak;

    public SiteConditions(Site site) {
        this(site, new Limits(site.limits()));
    }

    SiteConditions(Site site, Limits limits) {
        this.site = site;
        this.limits = limits;
        this.faults = site.events().stream()
                .map(SiteEvent::fault)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The first instant after {@code fromS}, at most {@code toS}, at which equipment or the recycling plant changes. */
    public double nextChangeS(double fromS, double toS) {
        double changeS = Availability.nextChangeS(faults, site.cooling().restart(), fromS, toS);
        return site.water().recycling().nextChangeS(fromS, changeS);
    }

    /** Writes all that holds over {@code [fromS, toS)} but air and load. */
    public void fill(Boundary b, double fromS, double toS) {
        b.fromS = fromS;
        long from = (long) fromS;
        long to = Math.max(from + 1, (long) toS);
        b.transformersInService = transformersInService(site, from, to);
        b.sitePowerLimitMw = limits.smallest("site_power_mw", from, to);
        b.announcedLimitMw = limits.smallest("site_power_mw", from, Math.max(to, from + ANNOUNCED_S));
        setPrice(b, from);
        b.mainsRequestKgPerS = Unit.GAL_PER_HOUR.toBase(limits.smallest("potable_gal_per_hour", from, to))
                * Constants.WATER_DENSITY_KG_PER_M3;
        b.available.set(faults, site.cooling().restart(), fromS, toS);
        b.setWater(site, fromS);
    }

    private void setPrice(Boundary b, long atS) {
        long slot = Math.floorDiv(atS, DemandMeter.SLOT_S);
        if (slot != priceSlot) {
            priceSlot = slot;
            onPeak = site.tariff().onPeak(atS);
        }
        b.onPeak = onPeak;
    }

    /** Main transformers in service over all of an interval, by the site's events. */
    public static int transformersInService(Site site, long fromS, long toS) {
        int units = site.grid().substation().units();
        for (int e = 0; e < site.events().size(); e++) {
            SiteEvent event = site.events().get(e);
            if (event.fromS() < toS && fromS < event.toS()) {
                units -= event.unitsOut();
            }
        }
        return units;
    }
}
