package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.ledger.Resource;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.grid.supply.Limits;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.Tower;

/**
 * What all of the site shares, in a settled hour. What one more server needs is the slope of the twin: the hour settled
 * again with every server drawing 1 % more, spread over that many servers.
 */
final class SiteResources {
    private static final double MORE = 0.01;

    /** The tower model is held against measurements up to this hot water, C; plastic fill stands little more. */
    private static final double HOTTEST_WATER_C = 45;

    private final PlantHour hour;
    private final LedgerRow more;

    SiteResources(PlantHour hour) {
        this.hour = hour;
        this.more = hour.scaled(1 + MORE).row();
    }

    List<Resource> all() {
        List<Resource> all = new ArrayList<>();
        double generationMw = hour.site().grid().generationW() * 1e-6;
        add(
                all,
                "utility",
                Unit.MW,
                limit("site_power_mw") + generationMw,
                Measures.SITE_POWER_MW,
                Measures.GENERATION_MW);
        add(all, "transformers", Unit.MVA, limit("transformer_mva"), Measures.TRANSFORMER_MVA);
        if (hour.site().cooling().mode() == CoolingPlant.Mode.WET) {
            add(all, "towers", Unit.MW, towersMw(), Measures.TOWER_HEAT_MW);
        }
        double share = hour.row().get(Measures.CHILLER_LOAD_PERCENT) / 100;
        if (share > 0) {
            double slope = (more.get(Measures.CHILLER_LOAD_PERCENT) / 100 - share) / extraServers();
            all.add(new Resource("chillers", Unit.PERCENT, 100, 100 * share, 100 * slope));
        }
        add(all, "mains", Unit.GAL_PER_DAY, limit("potable_gal_per_day"), Measures.POTABLE_GAL_PER_DAY);
        add(all, "sewer", Unit.GAL_PER_DAY, limit("sewer_gal_per_day"), Measures.SEWER_GAL_PER_DAY);
        return all;
    }

    private double limit(String id) {
        return new Limits(hour.site().limits()).at(id, hour.atS());
    }

    private double extraServers() {
        return MORE * hour.fleet().servers();
    }

    private void add(List<Resource> all, String id, Unit unit, double capacity, Measures... measures) {
        if (Double.isFinite(capacity)) {
            double used = 0;
            double then = 0;
            for (Measures measure : measures) {
                used += hour.row().get(measure);
                then += more.get(measure);
            }
            all.add(new Resource(id, unit, capacity, used, Math.max(0, (then - used) / extraServers())));
        }
    }

    /** Heat at which all cells at full speed give cold water at its limit, or take hot water at 45 C, MW. */
    private double towersMw() {
        double coldC = limit("cold_water_c");
        CoolingPlant.Towers towers = hour.site().cooling().towers();
        WeatherPoint air = new WeatherPoint();
        hour.weather().at(hour.atS(), hour.atS() + 3600.0, air);
        Tower tower = new Tower(towers.cell());
        double flow = towers.cell().waterKgPerS();
        double low = 0;
        double high = 100 * flow * Constants.WATER_CP_J_PER_KG_K;
        for (int i = 0; i < 60; i++) {
            double heat = 0.5 * (low + high);
            double in = tower.waterInForHeatC(air.wetbulbC, air.pressurePa, heat, flow, 1);
            if (in <= HOTTEST_WATER_C && in - heat / (flow * Constants.WATER_CP_J_PER_KG_K) < coldC) {
                low = heat;
            } else {
                high = heat;
            }
        }
        return towers.cells() * low * 1e-6;
    }
}
