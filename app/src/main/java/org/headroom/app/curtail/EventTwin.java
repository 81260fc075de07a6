package org.headroom.app.curtail;

import java.util.function.DoubleUnaryOperator;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.SiteLoad;
import org.headroom.app.twin.Boundary;
import org.headroom.app.twin.PlantStates;
import org.headroom.app.twin.SiteConditions;
import org.headroom.app.twin.SiteState;
import org.headroom.app.twin.Twin;
import org.headroom.data.site.Site;
import org.headroom.data.weather.Weather;
import org.headroom.data.weather.WeatherPoint;
import org.headroom.grid.supply.Limits;

/**
 * The real twin through a call, in steps of one second about what changes and of a minute elsewhere. Three bindings of one site
 * differ in what the battery does: nothing; it holds the meter at a level; it holds a level and is charged below it.
 *
 * @param idle the battery neither gives nor takes
 * @param holds it gives what is above the level
 * @param recharges it also takes what is below it
 * @param chargeShare its state of charge at the start, 1
 */
record EventTwin(Site idle, Site holds, Site recharges, Weather weather, double chargeShare) {

    /** What the battery does from an instant on. */
    enum Battery {
        IDLE,
        HOLD,
        RECHARGE
    }

    /**
     * When the battery does what.
     *
     * @param holdS from when it holds the level, epoch s; infinity: never
     * @param rechargeS from when it is charged too, epoch s
     * @param levelMw the level at the meter at an instant, MW
     */
    record Orders(double holdS, double rechargeS, DoubleUnaryOperator levelMw) {
        static final Orders NONE = new Orders(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, _ -> 1e9);

        Battery at(double atS) {
            return atS >= rechargeS ? Battery.RECHARGE : atS >= holdS ? Battery.HOLD : Battery.IDLE;
        }
    }

    /** @param fromS starts of the steps and the end of the last, epoch s */
    Course run(SiteLoad load, double[] fromS, Orders orders) {
        Site[] sites = {idle, holds, recharges};
        Twin[] twins = new Twin[sites.length];
        SiteConditions conditions = new SiteConditions(idle);
        Ledger ledger = new Ledger(idle.zone(), new Limits(idle.limits()));
        int n = fromS.length - 1;
        double[] site = new double[n];
        double[] it = new double[n];
        double[] battery = new double[n];
        double[] stored = new double[n];
        double[] cooling = new double[n];
        double[] gpu = new double[n];
        Twin twin = new Twin(idle);
        twins[0] = twin;
        Boundary b = new Boundary(twin.newBank());
        WeatherPoint air = new WeatherPoint();
        LedgerRow row = new LedgerRow();
        Battery now = Battery.IDLE;
        for (int i = 0; i < n; i++) {
            Battery next = orders.at(fromS[i]);
            if (next != now) {
                SiteState state = twin.snapshot();
                int index = next == Battery.IDLE ? 0 : next == Battery.HOLD ? 1 : 2;
                Twin other = twins[index] == null ? new Twin(sites[index]) : twins[index];
                twins[index] = other;
                twin = other;
                twin.restore(state);
                now = next;
            }
            weather.at(fromS[i], fromS[i + 1], air);
            b.drybulbC = air.drybulbC;
            b.wetbulbC = air.wetbulbC;
            b.pressurePa = air.pressurePa;
            conditions.fill(b, fromS[i], fromS[i + 1]);
            if (now != Battery.IDLE) {
                b.sitePowerLimitMw =
                        Math.min(b.sitePowerLimitMw, orders.levelMw().applyAsDouble(fromS[i]));
            }
            load.mean(fromS[i], fromS[i + 1], b.load);
            if (i == 0) {
                twin.settle(b, row);
                PlantStates s = twin.plantStates();
                twin.setPlantStates(new PlantStates(
                        s.warmC(),
                        s.chilledC(),
                        s.hallC(),
                        s.basinC(),
                        s.basinKg(),
                        chargeShare * idle.grid().battery().energyJ()));
            }
            double dtS = fromS[i + 1] - fromS[i];
            twin.step(b, dtS, row);
            row.toS = fromS[i + 1];
            ledger.close(row, dtS);
            site[i] = row.get(Measures.SITE_POWER_MW);
            it[i] = row.get(Measures.SERVER_AC_MW);
            battery[i] = row.get(Measures.BATTERY_MW);
            stored[i] = row.get(Measures.BATTERY_MWH);
            cooling[i] = row.get(Measures.PUMPS_MW) + row.get(Measures.TOWERS_MW) + row.get(Measures.CHILLERS_MW);
            gpu[i] = row.get(Measures.GPU_MAX_C);
        }
        ledger.finish();
        return new Course(fromS, site, it, battery, stored, cooling, gpu, ledger);
    }

    /** What the site settles to under a load in an hour, MW at the meter. */
    double settledMw(SiteLoad load, double atS) {
        Twin twin = new Twin(idle);
        SiteConditions conditions = new SiteConditions(idle);
        Boundary b = new Boundary(twin.newBank());
        WeatherPoint air = new WeatherPoint();
        weather.at(atS, atS + 3600, air);
        b.drybulbC = air.drybulbC;
        b.wetbulbC = air.wetbulbC;
        b.pressurePa = air.pressurePa;
        conditions.fill(b, atS, atS + 3600);
        load.mean(atS, atS + 3600, b.load);
        LedgerRow row = new LedgerRow();
        twin.settle(b, row);
        return row.get(Measures.SITE_POWER_MW);
    }
}
