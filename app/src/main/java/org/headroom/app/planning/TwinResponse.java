package org.headroom.app.planning;

import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.FullLoad;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.Twin;
import org.headroom.data.quantity.Unit;
import org.headroom.data.series.TimeGrid;
import org.headroom.data.site.RecyclingTimeline;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;

/**
 * The twin's equilibrium in the mean weather of each slot, with IT power spread evenly over all servers (the server's
 * law is linear, so the spread does not matter). Slots after the window take the weather of the window again.
 */
final class TwinResponse implements ResponseSource {
    private static final int SETTLING_STEPS = 2;

    private final Site site;
    private final TimeGrid grid;
    private final int windowSlots;
    private final Weather weather;
    private final Twin twin;
    private final Fleet fleet;
    private final Boundary boundary;
    private final RecyclingTimeline recycling;
    private final List<SourceModes.Mode> modes;
    private final WeatherPoint air = new WeatherPoint();
    private final LedgerRow row = new LedgerRow();
    private boolean settled;

    TwinResponse(Site site, Weather weather, TimeGrid grid, int windowSlots, List<SourceModes.Mode> modes) {
        this.modes = modes;
        this.site = site;
        this.grid = grid;
        this.windowSlots = windowSlots;
        this.weather = weather;
        this.recycling = site.water().recycling().foreseen();
        this.twin = new Twin(site);
        this.fleet = twin.fleet();
        this.boundary = new Boundary(twin.newBank());
    }

    @Override
    public void at(int slot, int mode, double itW, ResponsePoint out) {
        int inWindow = slot % windowSlots;
        double fromS = grid.fromS(inWindow);
        double toS = grid.toS(inWindow);
        weather.at(fromS, toS, air);
        boundary.fromS = fromS;
        boundary.drybulbC = air.drybulbC;
        boundary.wetbulbC = air.wetbulbC;
        boundary.pressurePa = air.pressurePa;
        boundary.transformersInService = site.grid().transformers();
        boundary.setWater(site, recycling, grid.fromS(slot));
        boundary.recycledAllowed = modes.get(mode).recycled();
        boundary.padsAllowed = modes.get(mode).pads();
        FullLoad.inAll(fleet, itW).mean(fromS, toS, boundary.load);
        if (!settled) {
            twin.settle(boundary, row);
            settled = true;
        }
        for (int i = 0; i < SETTLING_STEPS; i++) {
            twin.step(boundary, Double.POSITIVE_INFINITY, row);
        }
        out.siteW = row.get(Measures.SITE_POWER_MW) * 1e6;
        out.potableM3PerS = Unit.GAL_PER_DAY.toBase(row.get(Measures.POTABLE_GAL_PER_DAY));
        out.sewerM3PerS = Unit.GAL_PER_DAY.toBase(row.get(Measures.SEWER_GAL_PER_DAY));
        out.recycledM3PerS = Unit.GAL_PER_DAY.toBase(row.get(Measures.RECYCLED_GAL_PER_DAY));
    }
}
