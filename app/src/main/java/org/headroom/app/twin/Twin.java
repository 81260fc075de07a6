package org.headroom.app.twin;

import org.headroom.app.ledger.LedgerRow;
import org.headroom.app.ledger.Measures;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.HeldBack;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.RackColumns;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.Site;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.generation.Pollutant;
import org.headroom.grid.storage.Battery;
import org.headroom.physics.basis.Constants;
import org.jspecify.annotations.Nullable;

/**
 * The site, one step at a time: load, heat, cooling, water, wastewater, electricity, in that order and once through.
 *
 * <p>{@link #step} holds for any dt from 10 ms to infinity: thermal and storage states advance by backward Euler, and
 * with an infinite dt the same lines give the equilibrium. Rack, CDU, warm loop and basin are a tree: one sweep
 * eliminates towards the basin, one fills in. Every balance is checked in every step; a step allocates nothing.
 *
 * <p>Over 400 lines because the order of one step, its balances and its row read best in one place.
 *
 * <p>What it leaves out, so far: weather inside the halls (rack PDU and UPS heat leaves by the rooms' own
 * ventilation), network dynamics.
 */
public final class Twin implements Stepper {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;

    /** RackFlows of heat count as at least this share of the load asked for. */
    private static final double LEAST_THROUGHPUT = 0.1;

    /** Halls that went off for heat are switched on again only this much below their limit. */
    private static final double HALL_RESET_K = 10;

    private static final Pollutant[] POLLUTANTS = Pollutant.values();

    /** By {@link Pollutant#index()}. */
    private static final Measures[] EMISSIONS = {
        Measures.GENERATION_NOX_KG_PER_H,
        Measures.GENERATION_CO_KG_PER_H,
        Measures.GENERATION_VOC_KG_PER_H,
        Measures.GENERATION_PM_KG_PER_H,
        Measures.GENERATION_HAP_KG_PER_H,
        Measures.GENERATION_FORMALDEHYDE_KG_PER_H,
        Measures.GENERATION_CO2_KG_PER_H
    };

    private final SitePlant plant;
    private final RackLoops racks;
    private final WarmLoop warm;
    private final ChilledLoop chilled;
    private final TowerPlant towers;
    private final TowerOperation towerOperation;
    private final AirCooledPlant airCooled;
    private final ElectricalChain chain;
    private final WaterSide waterSide;
    private final RackFlows flows;
    private final Availability whole;
    private final int[] hallEnds;
    private final TowerPlant.Duty duty = new TowerPlant.Duty();
    private final WaterUse use = new WaterUse();
    private final Balance energy = new Balance();
    private final Balance water = new Balance();
    private final Balance species = new Balance();
    private final TowerPlant.HeatSource condenserHeat = this::condenserHeatW;

    private SiteState state;
    private SiteState next;

    private Availability available;
    private double warmPumpW;
    private double chilledPumpW;
    private double chilledKgPerS;
    private double condenserKgPerS;
    private double chillerW;
    private double airHeatW;
    private double networkW;
    private double doorFansW;
    private double otherW;
    private double pumpsW;
    private double towersW;

    /** A twin of a site in the state that it settles to at its first step. */
    public Twin(Site site) {
        this(site, null);
    }

    /**
     * The same that steps one rack a column; its load writes columns ({@link org.headroom.app.load.ColumnLoad}), and
     * single racks are not read.
     *
     * @param columns null for every rack
     */
    public Twin(Site site, @Nullable RackColumns columns) {
        this(new SitePlant(site, columns));
        if (!site.calibration().equals(Calibration.NONE)) {
            calibrate(site.calibration());
        }
    }

    /** Sets how the plant differs from its design sheets, from the next step on; what GPUs draw comes with the load. */
    public void calibrate(Calibration calibration) {
        plant.calibrate(calibration, warm, towers, towerOperation);
    }

    /** The plant's few slow states as they are now. */
    public PlantStates plantStates() {
        return state.plant();
    }

    /** Puts the plant's few slow states to other values: a filter's correction. */
    public void setPlantStates(PlantStates plantStates) {
        state.setPlant(plantStates);
    }

    /** What each hall's low-voltage board took over the last step, PDU and UPS losses included, W. */
    public double hallBoardW(int hall) {
        return chain.load.hallW[hall];
    }

    /** The same of the network and storage. */
    public double networkBoardW() {
        return chain.load.networkW;
    }

    Twin(SitePlant plant) {
        this.plant = plant;
        this.racks = plant.racks();
        this.warm = plant.warmLoop();
        this.chilled = plant.chilledLoop();
        this.towers = plant.towers();
        this.towerOperation = plant.towerOperation();
        this.airCooled = plant.airCooled();
        this.chain = plant.chain();
        this.waterSide = plant.waterSide();
        Fleet fleet = plant.fleet();
        int racksTold = plant.columns().count();
        this.hallEnds = plant.columns().hallEnds(fleet);
        this.flows = new RackFlows(racksTold);
        this.whole = new Availability(fleet.racks());
        this.available = whole;
        this.state = new SiteState(
                fleet.slots(),
                racksTold,
                Battery.full(plant.battery()),
                plant.generation(),
                waterSide.newState(),
                chain.newVoltages());
        this.next = state.copy();
    }

    public Fleet fleet() {
        return plant.fleet();
    }

    @Override
    public RackBank newBank() {
        return new RackBank(
                plant.fleet().slots(), plant.columns().count(), plant.fleet().racks());
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

    @Override
    public boolean heldBack(Boundary b, HeldBack out) {
        return racks.heldBack(b.load, next, state, flows, out); // after a step, next is the state before it
    }

    @Override
    public OnSiteGeneration generation() {
        return state.generation;
    }

    /** A deep copy of all that the site remembers. */
    public SiteState snapshot() {
        return state.copy();
    }

    /** Writes all that the site remembers over a snapshot taken before: the same without a new copy. */
    public void save(SiteState over) {
        over.set(state);
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
        state.hallC = plant.chilledSetC();
        state.basinC = plant.initialC();
        state.basinKg = towers.design().basinKg();
        state.basinTripped = false;
        state.chillersWaitS = 0;
        state.hallsOff = false;
        state.resetAll();
        state.evaporationKgPerS = 0;
        waterSide.settle(state.water, b);
        step(b, Double.POSITIVE_INFINITY, out);
        if (waterSide.mixes()) {
            step(b, Double.POSITIVE_INFINITY, out); // now the blend is known
        }
    }

    /**
     * Advances by one step and writes its outputs.
     *
     * @param dtS length, s; infinite for the equilibrium, which is that of the whole plant whatever fails
     * @throws BalanceError if a balance of energy or water is open by more than 1e-9 of its throughput
     */
    @Override
    public void step(Boundary b, double dtS, LedgerRow out) {
        double perS = 1 / dtS;
        energy.start();
        water.start();
        species.start();
        next.battery.restore(state.battery);
        next.takeVoltages(state);
        available = perS == 0 ? whole : b.available;
        setFlows(b.load);
        startHalls(b, perS);
        startTowers(b, perS);
        int sweep = 0;
        do {
            startChilledLoop(b, perS);
            racks.forward(b.load, state, flows, perS);
            warm.start(
                    racks.u + warmPumpW,
                    racks.v,
                    flows.warmWPerK,
                    plant.exchangerWaterShare() * duty.waterKgPerS * CP,
                    available.warmValve,
                    state.warmC,
                    perS);
            if (!plant.wet()) {
                stepWithoutTowers(b);
            } else {
                stepTowers(perS);
            }
            next.warmC = warm.supplyC;
        } while (!racks.back(b.load, state, flows, next.warmC, next, sweep++));
        next.evaporationKgPerS = use.evaporationKgPerS;
        waterSide.draw(use, state.basinKg, next.basinKg, state.water, next.water, b, perS, water, species);
        settleElectricity(b, dtS);
        Gallons.write(out, use, waterSide, next.water);
        checkEnergy();
        write(b, out);
        SiteState old = state;
        state = next;
        next = old;
    }

    private void setFlows(RackBank load) {
        plant.flows(load, available, flows);
        warmPumpW = plant.warmPumpW(flows.share, available);
        chilledPumpW = plant.chilledPumpW(flows.wantedShare, available);
        chilledKgPerS = plant.chilledKgPerS(flows.wantedShare, available);
    }

    /** Who may run: halls that were too hot at the start of the step are off, network and storage too, until a reset. */
    private void startHalls(Boundary b, double perS) {
        boolean tooHot = perS > 0 && state.hallC >= plant.hallShutdownC();
        boolean back = b.serverReset && state.hallC < plant.hallShutdownC() - HALL_RESET_K;
        next.hallsOff = tooHot || state.hallsOff && !back;
        networkW = next.hallsOff ? 0 : plant.networkW();
        doorFansW = next.hallsOff ? 0 : plant.rearDoorFanW();
        racks.start(b.load, state, next, b.serverReset && !next.hallsOff, tooHot && !state.hallsOff);
    }

    /** Water and cells for the heat to be expected, and the cold water that the fans aim at. */
    private void startTowers(Boundary b, double perS) {
        duty.drybulbC = b.drybulbC;
        duty.wetbulbC = b.wetbulbC;
        duty.pressurePa = b.pressurePa;
        waterSide.offer(state.water, b, state.evaporationKgPerS, perS);
        duty.cycles = waterSide.cycles;
        duty.makeupC = waterSide.makeupC;
        duty.makeupOfferKgPerS = waterSide.mostMakeupKgPerS;
        if (!plant.wet()) {
            duty.waterKgPerS = 0;
            next.basinTripped = false;
            return;
        }
        double expectedW = flows.loadW + networkW + doorFansW + warmPumpW + chilledPumpW;
        towerOperation.set(expectedW, racks.airW + networkW + doorFansW, available, state, next, perS, duty);
        condenserKgPerS = (1 - plant.exchangerWaterShare()) * duty.waterKgPerS;
    }

    private void startChilledLoop(Boundary b, double perS) {
        airHeatW = racks.airW + networkW + doorFansW;
        boolean dry = !plant.wet();
        double coldC = perS == 0 ? duty.setpointC : state.basinC;
        ChillerBank bank = dry ? plant.dryChillers() : plant.chillers();
        double condenserC = dry ? b.drybulbC : coldC;
        chilled.start(
                airHeatW,
                chilledPumpW,
                chilledKgPerS,
                dry ? 0 : condenserKgPerS,
                dry ? Double.NaN : coldC,
                bank,
                condenserC,
                chillersShare(bank, condenserC, dry, perS),
                state,
                perS);
        next.chilledC = chilled.supplyC;
        next.hallC = chilled.hallC;
        next.economizing = chilled.economizing;
    }

    /** Chillers trip without water on either side or with too warm a condenser, and need their time to come back. */
    private double chillersShare(ChillerBank bank, double condenserC, boolean dry, double perS) {
        boolean stands = chilledKgPerS <= 0 || !dry && condenserKgPerS <= 0;
        if (perS == 0) {
            next.chillersWaitS = 0;
            return stands ? 0 : available.chillers;
        }
        boolean trips = stands || condenserC > bank.cutoutC(plant.chilledSetC());
        if (trips) {
            next.chillersWaitS = available.chillers > 0 ? plant.chillersRestartS() : state.chillersWaitS;
            return 0;
        }
        next.chillersWaitS = Math.max(0, state.chillersWaitS - 1 / perS);
        return available.chillers * Math.clamp(1 - state.chillersWaitS * perS, 0, 1);
    }

    private void stepTowers(double perS) {
        towers.solve(condenserHeat, duty, perS);
        towers.check(energy, water);
        next.basinC = towers.basinC;
        next.basinKg = perS == 0 ? state.basinKg : state.basinKg + towers.levelKgPerS / perS;
        next.towerFan = towers.fan;
        warm.finish(next.basinC);
        towers.write(use);
        chillerW = chillerPowerW(next.basinC);
    }

    private void stepWithoutTowers(Boundary b) {
        airCooled.step(warm, chilled, available, b, duty.cycles, duty.makeupOfferKgPerS, state.padsWet, use);
        chillerW = airCooled.chillerW;
        next.padsWet = airCooled.padsWet;
        next.evaporationKgPerS = use.evaporationKgPerS;
        next.basinC = state.basinC;
        next.basinKg = state.basinKg;
        next.towerFan = airCooled.fan;
    }

    /** What the tower water must take at a cold-water temperature: exchangers, economizer, condensers. */
    private double condenserHeatW(double coldC) {
        return warm.heatW(coldC) + chilled.removedW + chillerPowerW(coldC);
    }

    /** The condensers come after the economizer on the same water. */
    private double chillerPowerW(double coldC) {
        double economizerW = chilled.economizerW(coldC);
        double condenserC = economizerW > 0 ? coldC + economizerW / (condenserKgPerS * CP) : coldC;
        return plant.chillers()
                .powerW(chilled.removedW - economizerW, chilled.running, chilled.setpointC(), condenserC);
    }

    private void settleElectricity(Boundary b, double dtS) {
        boolean wet = plant.wet();
        pumpsW = warmPumpW + chilledPumpW + (wet ? duty.pumpW : 0) + flows.pumpsW;
        towersW = (wet ? towers.fanW + towers.heaterW : airCooled.fanW) + doorFansW;
        otherW = plant.otherW() + waterSide.recycling().siteW;
        racks.hallsW(hallEnds, chain.load.hallW);
        chain.load.networkW = networkW;
        chain.load.coolingW = pumpsW + towersW;
        chain.load.chillersW = chillerW;
        chain.load.otherW = otherW;
        chain.step(b, dtS, state, next);
        energy.check("electricity", chain.residualW, chain.flows.meterW + chain.generationW + Math.abs(chain.batteryW));
    }

    /** Every watt that came in by wire has left as heat in air or water, or is stored. */
    private void checkEnergy() {
        double least = LEAST_THROUGHPUT * flows.loadW; // servers that are off draw nothing, yet their metal is warm
        energy.check("racks", racks.residualW, racks.throughputW);
        energy.check("chilled loop", chilled.residualW, Math.max(airHeatW + chilledPumpW, least));
        energy.check("warm loop", warm.residualW, Math.max(warm.inW, flows.pumpsW + warmPumpW + 1 + least));
        double in = racks.gpuW
                + racks.serversRestW
                + networkW
                + doorFansW
                + (pumpsW - (plant.wet() ? duty.pumpW : 0))
                + chillerW;
        double kept = racks.storedW + chilled.storedW + warm.storedW;
        double out;
        if (!plant.wet()) {
            out = airCooled.heatW;
        } else {
            in += duty.pumpW + towers.heaterW + towers.makeupKgPerS * CP * duty.makeupC;
            kept += towers.storedW;
            out = towers.airHeatW + towers.driftHeatW + towers.blowdownKgPerS * CP * towers.basinC;
        }
        energy.check("site heat", in - kept - out, Math.max(in, least));
    }

    private void write(Boundary b, LedgerRow out) {
        boolean wet = plant.wet();
        out.fromS = b.fromS;
        set(out, Measures.SITE_POWER_MW, chain.flows.meterW * 1e-6);
        set(out, Measures.GPU_MW, racks.gpuW * 1e-6);
        set(out, Measures.SERVERS_REST_MW, racks.serversRestW * 1e-6);
        set(out, Measures.SERVER_AC_MW, (racks.gpuW + racks.serversRestW) * 1e-6);
        set(out, Measures.NETWORK_STORAGE_MW, networkW * 1e-6);
        set(out, Measures.LOSSES_MW, chain.lossesW() * 1e-6);
        set(out, Measures.PUMPS_MW, pumpsW * 1e-6);
        set(out, Measures.TOWERS_MW, towersW * 1e-6);
        set(out, Measures.CHILLERS_MW, chillerW * 1e-6);
        set(out, Measures.OTHER_MW, (otherW + chain.load.standbyW) * 1e-6);
        set(out, Measures.SERVERS_DEMANDED_MW, flows.loadW * 1e-6);
        set(out, Measures.PDU_LOSS_MW, chain.pduLossW * 1e-6);
        set(out, Measures.UPS_LOSS_MW, chain.upsLossW * 1e-6);
        set(out, Measures.UNIT_SUBSTATION_LOSS_MW, chain.flows.unitSubstationLossW * 1e-6);
        set(out, Measures.FEEDER_LOSS_MW, chain.flows.feederLossW * 1e-6);
        set(out, Measures.TRANSFORMER_LOSS_MW, chain.flows.transformerLossW * 1e-6);
        set(out, Measures.MV_BUS_MW, chain.flows.mvBusW * 1e-6);
        set(out, Measures.TRANSFORMER_MVA, chain.flows.transformerVa * 1e-6);
        set(out, Measures.TRANSFORMER_TOP_OIL_C, next.transformer.topOilC);
        set(out, Measures.TRANSFORMER_HOT_SPOT_C, next.transformer.hotSpotC);
        set(out, Measures.TRANSFORMER_AGEING, next.transformer.ageingFactor);
        set(out, Measures.SITE_POWER_FACTOR, chain.flows.powerFactor());
        set(out, Measures.VOLTAGE_DEVIATION_PERCENT, chain.flows.voltageDeviation * 100);
        set(out, Measures.BRANCH_LOADING_PERCENT, chain.flows.worstLoading * 100);
        set(out, Measures.BATTERY_MW, chain.batteryW * 1e-6);
        set(out, Measures.BATTERY_MWH, next.battery.storedJ() / 3.6e9);
        set(out, Measures.GENERATION_MW, chain.generationW * 1e-6);
        set(out, Measures.BATTERY_CELL_C, next.battery.cellC());
        set(out, Measures.BATTERY_HEALTH_PERCENT, next.battery.health() * 100);
        write(next.generation, out);
        set(out, Measures.LIQUID_HEAT_MW, racks.heatToWarmW * 1e-6);
        set(out, Measures.AIR_HEAT_MW, chilled.removedW * 1e-6);
        set(out, Measures.TOWER_HEAT_MW, wet ? towers.broughtW * 1e-6 : 0);
        set(out, Measures.CHILLER_LOAD_PERCENT, Math.min(chilled.loadShare, 10) * 100);
        set(out, Measures.ECONOMIZER_MW, wet ? chilled.economizerW(next.basinC) * 1e-6 : 0);
        set(out, Measures.HALL_AIR_C, next.hallC);
        set(out, Measures.WARM_VALVE_PERCENT, wet ? warm.valve * 100 : 0);
        set(out, Measures.TOWER_CELLS_COUNT, wet ? duty.cells : 0);
        set(out, Measures.TOWER_WATER_KG_PER_S, wet ? duty.waterKgPerS : 0);
        set(out, Measures.BASIN_PERCENT, next.basinKg / towers.design().basinKg() * 100);
        set(out, Measures.DRY_HEAT_MW, !plant.wet() ? airCooled.heatW * 1e-6 : 0);
        set(out, Measures.GPU_MEAN_C, racks.gpuMeanC);
        set(out, Measures.GPU_MAX_C, racks.gpuMaxC);
        set(out, Measures.COOLANT_MEAN_C, racks.coolantMeanC);
        set(out, Measures.WARM_SUPPLY_C, next.warmC);
        set(out, Measures.WARM_RETURN_C, warm.returnC());
        set(out, Measures.CHILLED_SUPPLY_C, next.chilledC);
        set(out, Measures.COLD_WATER_C, wet ? next.basinC : next.warmC);
        set(out, Measures.HOT_WATER_C, wet ? towers.hotC : next.warmC);
        set(out, Measures.TOWER_FAN_PERCENT, next.towerFan * 100);
        set(out, Measures.THROTTLED_PERCENT, racks.throttledShare * 100);
        set(out, Measures.SERVERS_OFF_COUNT, racks.offServers);
        set(out, Measures.DRYBULB_C, b.drybulbC);
        set(out, Measures.WETBULB_C, b.wetbulbC);
        set(out, Measures.GPUS_BUSY_COUNT, b.load.gpusBusy);
        set(out, Measures.ENERGY_RESIDUAL, energy.worst());
        set(out, Measures.WATER_RESIDUAL, water.worst());
    }

    private static void write(OnSiteGeneration generation, LedgerRow out) {
        set(out, Measures.GENERATION_FUEL_MW, generation.fuelW() * 1e-6);
        for (Pollutant pollutant : POLLUTANTS) {
            set(out, EMISSIONS[pollutant.index()], generation.kgPerS(pollutant) * Constants.SECONDS_PER_HOUR);
        }
    }

    private static void set(LedgerRow out, Measures measure, double value) {
        out.set(measure, value);
    }
}
