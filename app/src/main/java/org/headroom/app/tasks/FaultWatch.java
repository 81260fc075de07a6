package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.List;
import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.RackReadings;
import org.headroom.data.site.Fault;

/**
 * What happens in a run with a fault, and when: s after the fault began; not a number where it does not happen. A
 * temperature's passing is linear within a step, the rest is known to the end of the step in which it happens.
 */
final class FaultWatch {
    /** ASHRAE TC 9.9 (2021), class A2: highest allowable air at the inlets, C. */
    static final double HALL_ALLOWABLE_C = 35;

    /** Cold water and hall air count as recovered within so much of what they were, K. */
    private static final double RECOVERED_K = 1;

    /** The highest value of something, and when it was reached. */
    static final class Peak {
        double value = Double.NEGATIVE_INFINITY;
        double atS = Double.NaN;

        void see(double v, double timeS) {
            if (v > value) {
                value = v;
                atS = timeS;
            }
        }
    }

    private final Before before;
    private final boolean towerPumpsFail;
    private final double lowPercent;

    double throttleS = Double.NaN;
    double shutdownS = Double.NaN;
    double hallS = Double.NaN;
    double towerTripS = Double.NaN;
    double throttledPercent;
    double serversOff;
    final Peak gpu = new Peak();
    final Peak coolant = new Peak();
    final Peak hall = new Peak();
    final Peak coldWater = new Peak();
    double highestMw = Double.NEGATIVE_INFINITY;
    double lowestMw = Double.POSITIVE_INFINITY;
    double energyResidual;
    double waterResidual;
    double speciesResidual;

    private double hallBeforeC;
    private double lastBadS;
    private boolean throttledNow;
    private boolean offNow;
    private boolean coldNow;
    private boolean hallNow;
    private boolean basinNow;

    /** The site before the fault. */
    record Before(double siteMw, double gpuC, double coolantC, double hallC, double coldWaterC) {
        static Before of(LedgerRow row, RackReadings racks) {
            return new Before(
                    row.get(Measures.SITE_POWER_MW),
                    row.get(Measures.GPU_MAX_C),
                    hottestCoolantC(racks),
                    row.get(Measures.HALL_AIR_C),
                    row.get(Measures.COLD_WATER_C));
        }
    }

    /** @param lowPercent basin content under which the tower pumps trip */
    FaultWatch(Before before, Fault.Component component, double lowPercent) {
        this.before = before;
        this.towerPumpsFail = component == Fault.Component.TOWER_PUMPS || component == Fault.Component.COOLING_POWER;
        this.lowPercent = lowPercent;
        this.hallBeforeC = before.hallC;
    }

    /** Takes in a step. */
    void see(double timeS, double dtS, LedgerRow row, RackReadings racks) {
        double hallC = row.get(Measures.HALL_AIR_C);
        throttledPercent = row.get(Measures.THROTTLED_PERCENT);
        serversOff = row.get(Measures.SERVERS_OFF_COUNT);
        throttleS = first(throttleS, throttledPercent > 0, timeS);
        shutdownS = first(shutdownS, serversOff > 0, timeS);
        if (Double.isNaN(hallS) && hallC > HALL_ALLOWABLE_C) {
            double rise = hallC - hallBeforeC;
            hallS = timeS - (rise > 0 ? dtS * Math.clamp((hallC - HALL_ALLOWABLE_C) / rise, 0, 1) : 0);
        }
        hallBeforeC = hallC;
        boolean low = row.get(Measures.BASIN_PERCENT) <= lowPercent + 1;
        towerTripS = first(towerTripS, !towerPumpsFail && low && row.get(Measures.TOWER_WATER_KG_PER_S) == 0, timeS);
        gpu.see(row.get(Measures.GPU_MAX_C), timeS);
        coolant.see(hottestCoolantC(racks), timeS);
        hall.see(hallC, timeS);
        coldWater.see(row.get(Measures.COLD_WATER_C), timeS);
        highestMw = Math.max(highestMw, row.get(Measures.SITE_POWER_MW));
        lowestMw = Math.min(lowestMw, row.get(Measures.SITE_POWER_MW));
        energyResidual = Math.max(energyResidual, row.get(Measures.ENERGY_RESIDUAL));
        waterResidual = Math.max(waterResidual, row.get(Measures.WATER_RESIDUAL));
        speciesResidual = Math.max(speciesResidual, row.get(Measures.SPECIES_RESIDUAL));
        judge(timeS, row);
    }

    private void judge(double timeS, LedgerRow row) {
        throttledNow = throttledPercent > 0;
        offNow = serversOff > 0;
        coldNow = Math.abs(row.get(Measures.COLD_WATER_C) - before.coldWaterC) > RECOVERED_K;
        hallNow = row.get(Measures.HALL_AIR_C) - before.hallC > RECOVERED_K;
        basinNow = row.get(Measures.BASIN_PERCENT) < 99;
        if (throttledNow || offNow || coldNow || hallNow) {
            lastBadS = timeS;
        }
    }

    /** When all was well for good, s after the fault began; not a number if it still is not. */
    double recoveredS() {
        return throttledNow || offNow || coldNow || hallNow ? Double.NaN : lastBadS;
    }

    /** What was not as before at the end of the run. */
    List<String> leftOver() {
        List<String> left = new ArrayList<>();
        add(left, offNow, "servers_off");
        add(left, throttledNow, "throttled");
        add(left, coldNow, "cold_water");
        add(left, hallNow, "hall_air");
        add(left, basinNow, "basin_level");
        return left;
    }

    private static void add(List<String> list, boolean is, String what) {
        if (is) {
            list.add(what);
        }
    }

    private static double first(double known, boolean happens, double timeS) {
        return Double.isNaN(known) && happens ? timeS : known;
    }

    static double hottestCoolantC(RackReadings racks) {
        double max = Double.NEGATIVE_INFINITY;
        for (double c : racks.coolantSupplyC) {
            max = Math.max(max, c);
        }
        return max;
    }
}
