package org.headroom.app.tasks;

import java.util.List;
import java.util.Locale;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.Unit;

/**
 * What came in against what went out over a settled hour, added up from the printed measures and not from the twin's own
 * check, whose largest residual stands beside it.
 *
 * @param electricityInMw utility, generation and battery
 * @param electricityOutMw IT, network, losses, pumps, fans, chillers and the rest
 * @param waterInGalPerDay mains, recycled water and tank
 * @param waterOutGalPerDay evaporation, drift, blowdown and what people use
 */
record PlantBalance(
        double electricityInMw,
        double electricityOutMw,
        double waterInGalPerDay,
        double waterOutGalPerDay,
        double energyResidual,
        double waterResidual) {

    static PlantBalance of(PlantHour hour) {
        LedgerRow row = hour.row();
        double domestic = Unit.GAL_PER_DAY.fromBase(hour.site().water().domesticM3PerS());
        return new PlantBalance(
                sum(row, Measures.SITE_POWER_MW, Measures.GENERATION_MW, Measures.BATTERY_MW),
                sum(
                        row,
                        Measures.SERVER_AC_MW,
                        Measures.NETWORK_STORAGE_MW,
                        Measures.LOSSES_MW,
                        Measures.PUMPS_MW,
                        Measures.TOWERS_MW,
                        Measures.CHILLERS_MW,
                        Measures.OTHER_MW),
                sum(row, Measures.POTABLE_GAL_PER_DAY, Measures.RECYCLED_GAL_PER_DAY, Measures.TANK_GAL_PER_DAY),
                sum(row, Measures.EVAPORATION_GAL_PER_DAY, Measures.DRIFT_GAL_PER_DAY, Measures.BLOWDOWN_GAL_PER_DAY)
                        + domestic,
                row.get(Measures.ENERGY_RESIDUAL),
                row.get(Measures.WATER_RESIDUAL));
    }

    private static double sum(LedgerRow row, Measures... measures) {
        double sum = 0;
        for (Measures measure : measures) {
            sum += row.get(measure);
        }
        return sum;
    }

    List<String> lines() {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "Energy: electricity in %.3f MW = IT, network, losses and plant %.3f MW, difference %.1e MW;"
                                + " largest residual of heat and electricity in the step %.1e of its throughput.",
                        electricityInMw,
                        electricityOutMw,
                        electricityInMw - electricityOutMw,
                        energyResidual),
                String.format(
                        Locale.ROOT,
                        "Water: mains, recycled and tank %,.0f gal/d = evaporation, drift, blowdown and people %,.0f gal/d,"
                                + " difference %.1e gal/d; largest residual in the step %.1e of its throughput.",
                        waterInGalPerDay,
                        waterOutGalPerDay,
                        waterInGalPerDay - waterOutGalPerDay,
                        waterResidual));
    }
}
