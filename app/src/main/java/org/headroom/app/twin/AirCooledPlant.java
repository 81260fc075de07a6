package org.headroom.app.twin;

import org.headroom.data.site.CoolingPlant;
import org.headroom.physics.cooling.DryCooler;
import org.headroom.physics.cooling.DryCoolerPoint;
import org.headroom.physics.water.WaterBalance;
import org.jspecify.annotations.Nullable;

/**
 * Heat rejection without towers. Air-cooled chillers take the chilled loop. The warm loop is theirs too (dry), held at
 * its dry setpoint as far as they can; or it goes through adiabatic dry coolers (hybrid):
 *
 * <pre>
 * fans hold the setpoint;  at full speed   X = G (return - coil air), linear in the supply;
 * a supply above the trim temperature is held there by chillers;  below its lowest the three-way valve holds it
 * pads: wet in warm air as long as there is water for them, evaporation e, bleed e/(cycles - 1), make-up e + bleed
 * </pre>
 */
final class AirCooledPlant {
    private static final double PROBE_K = 10;

    private final ChillerBank bank;
    private final double drySetC;
    private final CoolingPlant.@Nullable DryCoolers dryCoolers;
    private final @Nullable DryCooler cooler;
    private final DryCoolerPoint point = new DryCoolerPoint();

    // results
    double trimW;
    double chillerW;
    double heatW;
    double fan;
    double fanW;
    double coolersW;
    boolean padsWet;
    private double padsKgPerS;

    /** @param drySetC warm-loop supply that chillers hold where there are no dry coolers, C */
    AirCooledPlant(ChillerBank bank, double drySetC, CoolingPlant.@Nullable DryCoolers dryCoolers) {
        this.bank = bank;
        this.drySetC = drySetC;
        this.dryCoolers = dryCoolers;
        this.cooler = dryCoolers == null ? null : new DryCooler(dryCoolers.unit());
    }

    /**
     * Takes the warm loop; the chilled loop has started and comes first.
     *
     * @param mostMakeupKgPerS make-up on offer; without enough of it the pads stay dry
     */
    void step(
            WarmLoop warm,
            ChilledLoop chilled,
            Availability available,
            Boundary b,
            double cycles,
            double mostMakeupKgPerS,
            boolean padsWereWet,
            WaterUse water) {
        water.none();
        fan = 0;
        fanW = 0;
        coolersW = 0;
        padsWet = false;
        double setC = drySetC;
        double spareW = Math.max(0, bank.capacityW(drySetC, b.drybulbC) * available.chillers - chilled.removedW);
        if (cooler == null || dryCoolers == null) {
            double wanted = warm.heatForW(setC);
            // an equilibrium beyond capacity does not exist: the load is kept whole
            trimW = Math.clamp(wanted, 0, warm.settles() ? Double.MAX_VALUE : spareW);
            warm.finish(trimW == wanted ? setC : warm.supplyForC(trimW), trimW);
        } else {
            setC = dryCoolers.trimC();
            padsWet = b.padsAllowed && cooler.padsWet(b.drybulbC, padsWereWet);
            throughCoolers(cooler, dryCoolers, warm, b, available.towerFans, spareW);
            if (padsKgPerS + WaterBalance.blowdownKgPerS(padsKgPerS, cycles, 0) > mostMakeupKgPerS) {
                padsWet = false; // no pad runs half dry
                throughCoolers(cooler, dryCoolers, warm, b, available.towerFans, spareW);
            }
            double bleed = WaterBalance.blowdownKgPerS(padsKgPerS, cycles, 0);
            water.set(padsKgPerS, 0, bleed, padsKgPerS + bleed, 0);
            water.blowdownC = Math.max(0, b.wetbulbC); // a wet pad's water is near the wet bulb
        }
        chillerW = bank.powerW(trimW, bank.running(trimW, setC, b.drybulbC), setC, b.drybulbC)
                + bank.powerW(chilled.removedW, chilled.running, chilled.setpointC(), b.drybulbC);
        heatW = trimW + coolersW + chilled.removedW + chillerW;
    }

    private void throughCoolers(
            DryCooler cooler, CoolingPlant.DryCoolers d, WarmLoop warm, Boundary b, double fansShare, double spareW) {
        double each = warm.flowKgPerS() / d.units();
        double returnC = warm.returnForC(d.setpointC());
        fan = cooler.fanFractionFor(b.drybulbC, b.wetbulbC, b.pressurePa, returnC, each, padsWet, d.setpointC());
        fan = Math.min(fan, fansShare);
        double coilC = cooler.coilAirC(b.drybulbC, b.wetbulbC, padsWet);
        // the coil's heat is in proportion to water less air: any difference tells its conductance
        cooler.at(b.drybulbC, b.wetbulbC, b.pressurePa, coilC + PROBE_K, each, fan, padsWet, point);
        double sinkWPerK = d.units() * point.heatW / PROBE_K;
        double supplyC = warm.supplyForC(sinkWPerK, coilC);
        trimW = 0;
        if (supplyC < warm.lowC()) {
            supplyC = Math.min(warm.lowC(), warm.supplyForC(0)); // the valve leads water past the coolers
            coolersW = warm.heatForW(supplyC);
        } else if (supplyC > d.trimC()) {
            coolersW = sinkWPerK * (warm.returnForC(d.trimC()) - coilC);
            double wanted = warm.heatForW(d.trimC()) - coolersW;
            trimW = Math.clamp(wanted, 0, warm.settles() ? Double.MAX_VALUE : spareW);
            supplyC = trimW == wanted ? d.trimC() : warm.supplyForC(sinkWPerK, coilC, trimW);
            coolersW = sinkWPerK * (warm.returnForC(supplyC) - coilC);
        } else {
            coolersW = sinkWPerK * (warm.returnForC(supplyC) - coilC);
        }
        warm.finish(supplyC, coolersW + trimW);
        fanW = d.units() * point.fanW;
        padsKgPerS = padsWet ? d.units() * point.evaporationKgPerS : 0;
    }
}
