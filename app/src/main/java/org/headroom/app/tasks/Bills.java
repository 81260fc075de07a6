package org.headroom.app.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.headroom.app.ledger.Ledger;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;
import org.headroom.data.site.Site;
import org.headroom.grid.supply.Bill;
import org.headroom.physics.basis.Constants;

/**
 * What a stretch of operation costs: energy and demand by the site's tariff on half-hour means, water, sewer, and the
 * carbon of it. Monthly charges count by the share of the month that the stretch covers.
 *
 * @param demandUsd demand and customer charges
 * @param cloudUsd rented GPUs
 * @param idleGpuUsd what the idle GPUs cost in capital, apart from the bill
 */
record Bills(
        double energyUsd,
        double demandUsd,
        double waterUsd,
        double sewerUsd,
        double cloudUsd,
        double idleGpuUsd,
        double co2T) {

    static Bills of(Site site, Carbon carbon, Ledger ledger) {
        double[] mw = ledger.halfHourDemandMw();
        double[] watts = new double[mw.length];
        for (int i = 0; i < mw.length; i++) {
            watts[i] = mw[i] * 1e6;
        }
        Bill bill = site.tariff().bill(ledger.firstHalfHourS(), watts);
        double potableM3 = cubicMetres(ledger, Measures.POTABLE_GAL_PER_DAY);
        double recycledM3 = cubicMetres(ledger, Measures.RECYCLED_GAL_PER_DAY);
        double idleGpuHours =
                site.it().gpus() * ledger.seconds() / 3600 - ledger.total(Measures.GPUS_BUSY_COUNT) / 3600;
        double kg = carbon.co2Kg(ledger);
        kg += ledger.total(Measures.GENERATION_CO2_KG_PER_H) / Constants.SECONDS_PER_HOUR;
        return new Bills(
                bill.energyUsd(),
                bill.demandUsd() + bill.customerUsd(),
                potableM3 * site.water().potableUsdPerM3()
                        + recycledM3 * site.water().recycledUsdPerM3(),
                SewerBill.of(site, ledger).totalUsd(),
                0,
                idleGpuHours * site.capital().usdPerGpuHour(site.it().gpus()),
                kg * 1e-3);
    }

    /** The same with the rent of a second site. */
    Bills withCloud(double usd) {
        return new Bills(energyUsd, demandUsd, waterUsd, sewerUsd, usd, idleGpuUsd, co2T);
    }

    double totalUsd() {
        return energyUsd + demandUsd + waterUsd + sewerUsd + cloudUsd;
    }

    Map<String, Object> json() {
        Map<String, Object> cost = new LinkedHashMap<>();
        Envelope.put(cost, "energy", energyUsd);
        Envelope.put(cost, "demand", demandUsd);
        Envelope.put(cost, "water", waterUsd);
        Envelope.put(cost, "sewer", sewerUsd);
        Envelope.put(cost, "cloud", cloudUsd);
        Envelope.put(cost, "total", totalUsd());
        return cost;
    }

    private static double cubicMetres(Ledger ledger, Measures gallonsPerDay) {
        return Unit.GAL.toBase(ledger.total(gallonsPerDay) / Constants.SECONDS_PER_DAY);
    }
}
