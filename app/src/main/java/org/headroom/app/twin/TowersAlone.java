package org.headroom.app.twin;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.RackBank;
import org.headroom.data.site.Site;
import org.headroom.grid.generation.OnSiteGeneration;
import org.jspecify.annotations.Nullable;

/**
 * The site's towers with a constant heat and nothing else: what a given heat costs in water and fan power, whatever
 * made it. The heat counts compressors and pumps already, so the condenser-water pumps add none here.
 */
final class TowersAlone implements Stepper {
    private final TowerPlant towers;
    private final double heatW;
    private final TowerPlant.Duty duty = new TowerPlant.Duty();
    private final WaterUse use = new WaterUse();
    private final Balance energy = new Balance();
    private final Balance water = new Balance();
    private final Balance species = new Balance();
    private final WaterSide waterSide;
    private WaterState waterState;
    private WaterState nextWater;
    private double basinC;
    private double fan;

    TowersAlone(Site site, double heatW, double setpointC) {
        SitePlant plant = new SitePlant(site);
        this.towers = plant.towers();
        duty.setpointC = setpointC;
        duty.waterKgPerS = plant.towerOperation().flowKgPerS(heatW);
        duty.cells = towers.design().cells();
        duty.basin0Kg = towers.design().basinKg();
        this.heatW = heatW;
        this.waterSide = new WaterSide(site.water(), 0);
        this.waterState = waterSide.newState();
        this.nextWater = waterSide.newState();
    }

    @Override
    public @Nullable OnSiteGeneration generation() {
        return null;
    }

    @Override
    public RackBank newBank() {
        return new RackBank(0, 0);
    }

    @Override
    public void settle(Boundary b, LedgerRow out) {
        basinC = duty.setpointC;
        waterSide.settle(waterState, b);
        step(b, Double.POSITIVE_INFINITY, out);
        step(b, Double.POSITIVE_INFINITY, out); // now the evaporation is known, by which sources mix
    }

    @Override
    public void step(Boundary b, double dtS, LedgerRow out) {
        energy.start();
        water.start();
        species.start();
        double perS = 1 / dtS;
        duty.drybulbC = b.drybulbC;
        duty.wetbulbC = b.wetbulbC;
        duty.pressurePa = b.pressurePa;
        waterSide.offer(waterState, b, use.evaporationKgPerS, perS);
        duty.cycles = waterSide.cycles;
        duty.makeupC = waterSide.makeupC;
        duty.basin0C = basinC;
        duty.fanGuess = fan;
        towers.solve(_ -> heatW, duty, perS);
        towers.check(energy, water);
        towers.write(use);
        double basinKg = towers.design().basinKg();
        waterSide.draw(use, basinKg, basinKg, waterState, nextWater, b, perS, water, species);
        WaterState old = waterState;
        waterState = nextWater;
        nextWater = old;
        basinC = towers.basinC;
        fan = towers.fan;
        out.clear();
        out.fromS = b.fromS;
        out.set(Measures.SITE_POWER_MW, towers.fanW * 1e-6);
        out.set(Measures.TOWERS_MW, towers.fanW * 1e-6);
        out.set(Measures.TOWER_HEAT_MW, towers.broughtW * 1e-6);
        out.set(Measures.COLD_WATER_C, towers.basinC);
        out.set(Measures.HOT_WATER_C, towers.hotC);
        out.set(Measures.TOWER_FAN_PERCENT, towers.fan * 100);
        out.set(Measures.DRYBULB_C, b.drybulbC);
        out.set(Measures.WETBULB_C, b.wetbulbC);
        out.set(Measures.GPU_MAX_C, Double.NaN);
        out.set(Measures.GPU_MEAN_C, Double.NaN);
        Gallons.write(out, use, waterSide, waterState);
        out.set(Measures.ENERGY_RESIDUAL, energy.worst());
        out.set(Measures.WATER_RESIDUAL, water.worst());
    }
}
