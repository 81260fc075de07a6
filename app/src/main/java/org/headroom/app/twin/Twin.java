package org.headroom.app.twin;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.twin.RackLoops.Flows;
import org.headroom.data.site.Site;
import org.headroom.grid.storage.Battery;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.Arrangement;
import org.headroom.physics.cooling.HeatExchanger;
import org.headroom.physics.wastewater.RecycledPlant;

/**
 * The site, one step at a time: load, heat, cooling, water, wastewater, electricity, in that order and once through.
 *
 * <p>{@link #step} holds for any dt from 10 ms to infinity: thermal and storage states advance by backward Euler, and
 * with an infinite dt the same lines give the equilibrium. Rack, CDU, warm loop and basin are a tree: one sweep
 * eliminates towards the basin, one fills in. Every balance is checked in every step; a step allocates nothing.
 *
 * <p>What it leaves out, so far: variable tower water flow, waterside economizer, chemistry (cycles are given), weather
 * inside the halls (rack PDU and UPS heat leaves by the rooms' own ventilation), network dynamics.
 */
public final class Twin implements Stepper {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;
    private final SitePlant plant;
    private final RackLoops racks;
    private final TowerPlant towers;
    private final ElectricalChain chain;
    private final RecycledPlant recycledPlant;
    private final Flows flows;
    private final TowerPlant.Air air = new TowerPlant.Air();
    private final Balance energy = new Balance();
    private final Balance water = new Balance();
    private final TowerPlant.HeatSource condenserHeat = this::condenserHeatW;

    private SiteState state;
    private SiteState next;

    // what the condenser water must take at a cold-water temperature, and how the warm loop hangs on it
    private double warmFixedC;
    private double warmSlope;
    private double warmHeatFixedW;
    private double warmHeatSlope;
    private double chillerLoadW;
    private double chillerW;
    private double chillerLoadShare;
    private int chillersRunning;

    /** A twin of a site in the state that it settles to at its first step. */
    public Twin(Site site) {
        this(new SitePlant(site));
    }

    Twin(SitePlant plant) {
        this.plant = plant;
        this.racks = plant.racks();
        this.towers = plant.towers();
        this.chain = plant.chain();
        this.recycledPlant = plant.recycledPlant();
        Fleet fleet = plant.fleet();
        this.flows = new Flows(fleet.racks());
        this.state = new SiteState(fleet.slots(), fleet.racks(), Battery.full(plant.battery()));
        this.next = state.copy();
    }

    public Fleet fleet() {
        return plant.fleet();
    }

    @Override
    public RackBank newBank() {
        return plant.fleet().newBank();
    }

    /** Room for what instruments on each rack read; fill it with {@link #read}. */
    public RackReadings newReadings() {
        RackReadings out = new RackReadings(fleet().racks());
        for (int r = 0; r < out.racks(); r++) {
            out.hall[r] = fleet().hallOf(r);
            out.array[r] = fleet().arrayOf(r);
            out.kind[r] = fleet().kindOf(r).name();
            out.maker[r] = fleet().makerOf(r).name();
            out.servers[r] = fleet().serversIn(r);
        }
        return out;
    }

    /** Reads every rack as the last step left it; the boundary is that step's. */
    public void read(Boundary b, RackReadings out) {
        racks.read(b.load, next, state, flows, state.warmC, out); // after a step, next is the state before it
    }

    /** A deep copy of all that the site remembers. */
    public SiteState snapshot() {
        return state.copy();
    }

    /** Goes back to a snapshot of this twin or of another twin of the same site. */
    public void restore(SiteState snapshot) {
        state.set(snapshot);
    }

    /** Sets the thermal state to the equilibrium with a boundary; the battery stays as it is. */
    @Override
    public void settle(Boundary b, LedgerRow out) {
        state.warmC = plant.initialC();
        state.chilledC = plant.chilledSetC();
        state.basinC = plant.initialC();
        state.resetAll();
        step(b, Double.POSITIVE_INFINITY, out);
    }

    /**
     * Advances by one step and writes its outputs.
     *
     * @param dtS length, s; infinite for the equilibrium
     * @throws BalanceError if a balance of energy or water is open by more than 1e-9 of its throughput
     */
    @Override
    public void step(Boundary b, double dtS, LedgerRow out) {
        double perS = 1 / dtS;
        energy.start();
        water.start();
        next.battery.restore(state.battery);
        setFlows(b.load);
        racks.start(b.load, state, next, b.serverReset);
        double airHeatW;
        int sweep = 0;
        do {
            airHeatW = racks.airW + plant.networkW() + plant.rearDoorFanW() + chilledPumpW;
            stepChilledLoop(airHeatW, b, perS);
            racks.forward(b.load, state, flows, perS);
            if (plant.dry()) {
                stepWarmLoopDry(b, perS);
            } else {
                stepWarmLoopWet(b, perS);
            }
        } while (!racks.back(b.load, state, flows, next.warmC, next, sweep++));
        settleElectricity(b, dtS);
        writeWater(out);
        checkEnergy(airHeatW, perS);
        write(b, out);
        SiteState old = state;
        state = next;
        next = old;
    }

    private double warmPumpW;
    private double chilledPumpW;
    private double exchangerWPerK;
    private double dryHeatW;
    private double dryChillerW;
    private double dryWarmHeatW;
    private double hxHeatW;
    private double otherW;
    private double pumpsW;
    private double towersW;
    private double recycledKgPerS;

    private void setFlows(RackBank load) {
        plant.flows(load, flows);
        warmPumpW = plant.warmPumpW(flows.share);
        chilledPumpW = plant.chilledPumpW(flows.share);
        double coldWPerK = plant.exchangerWaterShare() * towers.design().waterKgPerS() * CP;
        exchangerWPerK = HeatExchanger.effectiveness(
                        Arrangement.COUNTERFLOW, flows.warmWPerK, coldWPerK, plant.exchangerUaWPerK())
                * Math.min(flows.warmWPerK, coldWPerK);
    }

    /**
     * Chillers hold the loop at its setpoint as far as they can: their load is what came in and what is too warm. An
     * equilibrium beyond their capacity does not exist; the load is then kept whole and its share says so.
     */
    private void stepChilledLoop(double airHeatW, Boundary b, double perS) {
        double kept = plant.chilledJPerK() * perS;
        double wanted = airHeatW + kept * (state.chilledC - plant.chilledSetC());
        double capacity = plant.dry()
                ? plant.dryChillers().capacityW(plant.chilledSetC(), b.drybulbC)
                : plant.chillers().capacityW(plant.chilledSetC(), state.basinC);
        chillerLoadShare = wanted / capacity;
        chillerLoadW = kept == 0 ? wanted : Math.clamp(wanted, 0, capacity);
        chillersRunning = plant.dry()
                ? plant.dryChillers().running(chillerLoadW, plant.chilledSetC(), b.drybulbC)
                : plant.chillers().running(chillerLoadW, plant.chilledSetC(), state.basinC);
        next.chilledC =
                chillerLoadW == wanted ? plant.chilledSetC() : (kept * state.chilledC + airHeatW - chillerLoadW) / kept;
    }

    /** The warm loop against the tower water: linear in the cold-water temperature, which the towers then find. */
    private void stepWarmLoopWet(Boundary b, double perS) {
        double kept = plant.warmJPerK() * perS;
        double pass = 1 - exchangerWPerK / flows.warmWPerK;
        double inverse = 1 / (kept - racks.v * pass + exchangerWPerK);
        warmFixedC = (kept * state.warmC + (racks.u + warmPumpW) * pass) * inverse;
        warmSlope = exchangerWPerK * inverse;
        double heatFixed = racks.u + warmPumpW + racks.v * warmFixedC;
        warmHeatFixedW = exchangerWPerK * (warmFixedC + heatFixed / flows.warmWPerK);
        warmHeatSlope = exchangerWPerK * (warmSlope + racks.v * warmSlope / flows.warmWPerK - 1);
        air.drybulbC = b.drybulbC;
        air.wetbulbC = b.wetbulbC;
        air.pressurePa = b.pressurePa;
        air.cycles = b.cycles;
        air.setpointC = towers.design().setpointC();
        towers.solve(condenserHeat, air, state.basinC, perS, state.towerFan);
        next.basinC = towers.basinC;
        next.towerFan = towers.fan;
        next.warmC = warmFixedC + warmSlope * next.basinC;
        double in = racks.u + racks.v * next.warmC + warmPumpW;
        hxHeatW = exchangerWPerK * (next.warmC + in / flows.warmWPerK - next.basinC);
        energy.check("warm loop", in - hxHeatW - kept * (next.warmC - state.warmC), in);
        towers.check(energy, water);
        chillerW = plant.chillers().powerW(chillerLoadW, chillersRunning, plant.chilledSetC(), next.basinC);
        dryHeatW = 0;
        dryWarmHeatW = 0;
        dryChillerW = 0;
    }

    private double condenserHeatW(double coldC) {
        return warmHeatFixedW
                + warmHeatSlope * coldC
                + chillerLoadW
                + plant.chillers().powerW(chillerLoadW, chillersRunning, plant.chilledSetC(), coldC);
    }

    /** Air-cooled chillers hold the warm loop at its dry setpoint; towers stand still. */
    private void stepWarmLoopDry(Boundary b, double perS) {
        double kept = plant.warmJPerK() * perS;
        double setC = plant.dryWarmSetC();
        double at = racks.u + warmPumpW + racks.v * setC;
        double wanted = at + kept * (state.warmC - setC);
        double capacity = plant.dryChillers().capacityW(setC, b.drybulbC) - chillerLoadW;
        dryWarmHeatW = Math.clamp(wanted, 0, Math.max(0, capacity));
        next.warmC = dryWarmHeatW == wanted
                ? setC
                : (kept * state.warmC + racks.u + warmPumpW - dryWarmHeatW) / (kept - racks.v);
        next.basinC = state.basinC;
        next.towerFan = 0;
        double in = racks.u + racks.v * next.warmC + warmPumpW;
        energy.check("warm loop", in - dryWarmHeatW - kept * (next.warmC - state.warmC), in);
        dryChillerW = plant.dryChillers()
                        .powerW(
                                dryWarmHeatW,
                                plant.dryChillers().running(dryWarmHeatW, setC, b.drybulbC),
                                setC,
                                b.drybulbC)
                + plant.dryChillers().powerW(chillerLoadW, chillersRunning, plant.chilledSetC(), b.drybulbC);
        dryHeatW = dryWarmHeatW + chillerLoadW + dryChillerW;
        chillerW = dryChillerW;
        hxHeatW = 0;
    }

    private void settleElectricity(Boundary b, double dtS) {
        boolean wet = !plant.dry();
        double makeupKgPerS = wet ? towers.makeupKgPerS : 0;
        double offerKgPerS = b.recycledOffer * recycledPlant.offerM3PerS() * Constants.WATER_DENSITY_KG_PER_M3;
        recycledKgPerS = Math.min(makeupKgPerS, offerKgPerS);
        double recycledW = recycledPlant.powerW(recycledKgPerS / Constants.WATER_DENSITY_KG_PER_M3);
        pumpsW = warmPumpW + chilledPumpW + (wet ? towers.design().pumpW() : 0) + flows.pumpsW;
        towersW = (wet ? towers.fanW : 0) + plant.rearDoorFanW();
        otherW = plant.otherW() + recycledW;
        chain.step(
                racks.gpuW + racks.serversRestW,
                plant.networkW(),
                pumpsW + towersW + chillerW + otherW,
                next.battery,
                b,
                dtS);
        energy.check("electricity", chain.residualW, chain.poiW + chain.generationW + Math.abs(chain.batteryW));
    }

    private void writeWater(LedgerRow out) {
        double domestic = plant.domesticKgPerS();
        double reject = recycledPlant.rejectM3PerS(recycledKgPerS / Constants.WATER_DENSITY_KG_PER_M3)
                * Constants.WATER_DENSITY_KG_PER_M3;
        TowerPlant wet = plant.dry() ? null : towers;
        if (wet != null) {
            double in = wet.makeupKgPerS + domestic + reject;
            double out1 = wet.evaporationKgPerS + wet.driftKgPerS + wet.blowdownKgPerS + domestic + reject;
            water.check("site water", in - out1, in);
        }
        Gallons.write(out, wet, recycledKgPerS, domestic, reject);
    }

    /** Every watt that came in by wire has left as heat in air or water, or is stored. */
    private void checkEnergy(double airHeatW, double perS) {
        double chilledKept = plant.chilledJPerK() == 0 || perS == 0
                ? 0
                : plant.chilledJPerK() * perS * (next.chilledC - state.chilledC);
        energy.check("racks", racks.residualW, racks.throughputW);
        energy.check("chilled loop", airHeatW - chillerLoadW - chilledKept, airHeatW);
        double in = racks.gpuW + racks.serversRestW + plant.networkW() + plant.rearDoorFanW() + pumpsW + chillerW;
        double kept = racks.storedW + chilledKept + plant.warmJPerK() * perS * (next.warmC - state.warmC);
        double out;
        if (plant.dry()) {
            out = dryHeatW;
        } else {
            kept += towers.storedW;
            out = towers.airHeatW
                    + towers.driftKgPerS * CP * towers.outC
                    + towers.blowdownKgPerS * CP * towers.basinC
                    - towers.makeupKgPerS * CP * towers.design().makeupC();
        }
        energy.check("site heat", in - kept - out, in);
    }

    private void write(Boundary b, LedgerRow out) {
        boolean wet = !plant.dry();
        out.fromS = b.fromS;
        set(out, Measures.SITE_POWER_MW, chain.poiW * 1e-6);
        set(out, Measures.GPU_MW, racks.gpuW * 1e-6);
        set(out, Measures.SERVERS_REST_MW, racks.serversRestW * 1e-6);
        set(out, Measures.SERVER_AC_MW, (racks.gpuW + racks.serversRestW) * 1e-6);
        set(out, Measures.NETWORK_STORAGE_MW, plant.networkW() * 1e-6);
        set(out, Measures.LOSSES_MW, chain.lossesW() * 1e-6);
        set(out, Measures.PUMPS_MW, pumpsW * 1e-6);
        set(out, Measures.TOWERS_MW, towersW * 1e-6);
        set(out, Measures.CHILLERS_MW, chillerW * 1e-6);
        set(out, Measures.OTHER_MW, (otherW + plant.battery().standbyW()) * 1e-6);
        set(out, Measures.PDU_LOSS_MW, chain.pduLossW * 1e-6);
        set(out, Measures.UPS_LOSS_MW, chain.upsLossW * 1e-6);
        set(out, Measures.UNIT_SUBSTATION_LOSS_MW, chain.unitSubstationLossW * 1e-6);
        set(out, Measures.FEEDER_LOSS_MW, chain.feederLossW * 1e-6);
        set(out, Measures.TRANSFORMER_LOSS_MW, chain.transformerLossW * 1e-6);
        set(out, Measures.MV_BUS_MW, chain.mvBusW * 1e-6);
        set(out, Measures.TRANSFORMER_MVA, chain.transformerVa() * 1e-6);
        set(out, Measures.BATTERY_MW, chain.batteryW * 1e-6);
        set(out, Measures.BATTERY_MWH, next.battery.storedJ() / 3.6e9);
        set(out, Measures.GENERATION_MW, chain.generationW * 1e-6);
        set(out, Measures.LIQUID_HEAT_MW, racks.heatToWarmW * 1e-6);
        set(out, Measures.AIR_HEAT_MW, chillerLoadW * 1e-6);
        set(out, Measures.TOWER_HEAT_MW, wet ? towers.broughtW * 1e-6 : 0);
        set(out, Measures.CHILLER_LOAD_PERCENT, chillerLoadShare * 100);
        set(out, Measures.DRY_HEAT_MW, dryHeatW * 1e-6);
        set(out, Measures.GPU_MEAN_C, racks.gpuMeanC);
        set(out, Measures.GPU_MAX_C, racks.gpuMaxC);
        set(out, Measures.COOLANT_MEAN_C, racks.coolantMeanC);
        set(out, Measures.WARM_SUPPLY_C, next.warmC);
        set(out, Measures.WARM_RETURN_C, next.warmC + racks.heatToWarmW / flows.warmWPerK);
        set(out, Measures.CHILLED_SUPPLY_C, next.chilledC);
        set(out, Measures.COLD_WATER_C, wet ? next.basinC : next.warmC);
        set(out, Measures.HOT_WATER_C, wet ? towers.hotC : next.warmC);
        set(out, Measures.TOWER_FAN_PERCENT, next.towerFan * 100);
        set(out, Measures.THROTTLED_PERCENT, racks.throttledShare * 100);
        set(out, Measures.DRYBULB_C, b.drybulbC);
        set(out, Measures.WETBULB_C, b.wetbulbC);
        set(out, Measures.GPUS_BUSY_COUNT, b.load.gpusBusy);
        set(out, Measures.ENERGY_RESIDUAL, energy.worst());
        set(out, Measures.WATER_RESIDUAL, water.worst());
    }

    private static void set(LedgerRow out, Measures measure, double value) {
        out.set(measure, value);
    }
}
