package org.headroom.app.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.app.load.RackColumns;
import org.headroom.data.site.Calibration;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.GridConnection;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.Site;
import org.headroom.data.site.WaterPlant;
import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.generation.OnSiteGeneration;
import org.headroom.grid.network.SiteNetwork;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.storage.BatteryDispatch;
import org.headroom.grid.transformer.Substation;
import org.headroom.grid.transformer.ThermalUnit;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.ColdPlate;
import org.headroom.physics.cooling.ColdPlateDesign;
import org.headroom.physics.cooling.PlateExchanger;
import org.headroom.physics.cooling.PlateExchangerDesign;
import org.headroom.physics.cooling.PumpGroup;
import org.headroom.physics.cooling.Tower;
import org.headroom.physics.cooling.WatersideEconomizer;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;
import org.jspecify.annotations.Nullable;

/** A site's designs as the working models that the twin steps, with the site-wide figures that follow from them. */
final class SitePlant {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;

    /** Flow that is left when pumps stand, over the design flow: natural circulation; an assumption. */
    private static final double NATURAL_SHARE = 0.02;

    /** The same in a rack: its CDU stands below the plates, so warm coolant stays on top; an assumption. */
    private static final double RACK_STILL_SHARE = 0.002;

    /** Keeps divisions by the loop's capacity flow finite when every valve is shut. */
    private static final double MINIMAL_W_PER_K = 1;

    private static final double L_PER_MIN_PER_KG_PER_S = 60e3 / Constants.WATER_DENSITY_KG_PER_M3;

    /** A guess from which the first equilibrium is sought. */
    private static final double INITIAL_C = 27;

    private final ItPlant it;
    private final CoolingPlant cooling;
    private final WaterPlant water;
    private final Fleet fleet;
    private final RackColumns columns;
    private final ColdPlate[] coldPlates;
    private final PumpGroup cduPumps;
    private final PlateExchanger cduExchanger;
    private final PumpGroup warmPumps;
    private final PumpGroup chilledPumps;
    private final PumpReach cduReach;
    private final PumpReach warmReach;
    private final PumpReach chilledReach;
    private final double[] busiestW;
    private final double[] filledShare;
    private final double[] perRatedW;
    private final ChillerBank chillers;
    private final ChillerBank dryChillers;
    private final GridConnection grid;
    private final double otherW;
    private double pumpFactor = 1;

    SitePlant(Site site) {
        this(site, null);
    }

    /** @param told racks told apart; null for each */
    SitePlant(Site site, @Nullable RackColumns told) {
        it = site.it();
        cooling = site.cooling();
        water = site.water();
        grid = site.grid();
        otherW = site.otherW();
        fleet = fleet(it);
        columns = told == null ? RackColumns.each(fleet.racks()) : told;
        coldPlates = it.kinds().stream()
                .map(kind -> new ColdPlate(new ColdPlateDesign(
                        kind.coldPlateKPerW(),
                        cooling.flowLPerMinPerGpu(),
                        cooling.coldPlate().flowExponent())))
                .toArray(ColdPlate[]::new);
        cduPumps = new PumpGroup(cooling.cdu().pumps());
        cduExchanger = new PlateExchanger(cooling.cdu().exchanger());
        warmPumps = new PumpGroup(cooling.warmLoop().pumps());
        chilledPumps = new PumpGroup(cooling.chilledLoop().pumps());
        cduReach = new PumpReach(cduPumps);
        warmReach = new PumpReach(warmPumps);
        chilledReach = new PumpReach(chilledPumps);
        busiestW = new double[columns.count()];
        filledShare = new double[columns.count()];
        perRatedW = new double[columns.count()];
        for (int c = 0; c < columns.count(); c++) {
            int r = columns.rackOf()[c];
            filledShare[c] = fleet.serversIn(r) / (double) fleet.slots();
            perRatedW[c] = 1 / fleet.serverOf(r).server().ratedAcW();
        }
        chillers = bank(cooling.chillers());
        dryChillers = bank(cooling.dry());
    }

    private static Fleet fleet(ItPlant it) {
        List<Fleet.Kind> kinds = new ArrayList<>();
        for (ItPlant.Kind kind : it.kinds()) {
            List<Fleet.Maker> makers = kind.makers().stream()
                    .map(m -> new Fleet.Maker(
                            m.name(), m.share(), new ServerPower(kind.gpu(), m.server()), m.liquidShare()))
                    .toList();
            kinds.add(new Fleet.Kind(kind.name(), new GpuPower(kind.gpu()), makers));
        }
        List<Fleet.Hall> halls = it.hallList().stream()
                .map(hall -> new Fleet.Hall(hall.racks(), hall.kind()))
                .toList();
        return Fleet.of(it.gpus(), it.serversPerRack(), it.gpusPerServer(), it.racksPerArray(), halls, kinds);
    }

    private static ChillerBank bank(CoolingPlant.Chillers c) {
        return new ChillerBank(c.unit(), c.units(), c.auxiliaryShare());
    }

    Fleet fleet() {
        return fleet;
    }

    RackColumns columns() {
        return columns;
    }

    RackLoops racks() {
        return new RackLoops(RackDesign.of(fleet, columns, it, cooling.cdu().heatCapacityJPerK()));
    }

    WarmLoop warmLoop() {
        CoolingPlant.WarmLoop w = cooling.warmLoop();
        return new WarmLoop(w.heatCapacityJPerK(), warmExchangers(1), w.supplyLowC());
    }

    private PlateExchanger warmExchangers(double uaFactor) {
        CoolingPlant.WarmLoop w = cooling.warmLoop();
        return new PlateExchanger(new PlateExchangerDesign(
                uaFactor * w.uaWPerK(), warmPumps.design().flowKgPerS() * CP, w.towerWaterShare() * towerWPerK()));
    }

    /** Sets how the plant differs from its design sheets. What GPUs draw comes with the load. */
    void calibrate(Calibration c, WarmLoop warm, TowerPlant towers, TowerOperation operation) {
        warm.setExchangers(warmExchangers(c.exchangerUa()));
        towers.calibrate(c.towerUa());
        pumpFactor = 1 / c.pumpEfficiency();
        operation.calibrate(pumpFactor);
        chillers.calibrate(c.chillerPower());
        dryChillers.calibrate(c.chillerPower());
        flowVersion = -1;
    }

    private double towerWPerK() {
        return cooling.towers().cells() * cooling.towers().cell().waterKgPerS() * CP;
    }

    ChilledLoop chilledLoop() {
        CoolingPlant.Economizer e = cooling.economizer();
        WatersideEconomizer economizer = null;
        if (e.uaWPerK() > 0) {
            double chilledWPerK = chilledPumps.design().flowKgPerS() * CP;
            double condenserWPerK = (1 - cooling.warmLoop().towerWaterShare()) * towerWPerK();
            PlateExchangerDesign design = new PlateExchangerDesign(e.uaWPerK(), chilledWPerK, condenserWPerK);
            economizer = new WatersideEconomizer(design, e.onK(), e.offK());
        }
        return new ChilledLoop(cooling, economizer, fleet.racks());
    }

    TowerPlant towers() {
        CoolingPlant.Towers t = cooling.towers();
        TowerPlant.PlantDesign design = new TowerPlant.PlantDesign(
                t.cells(),
                t.cells() * t.cell().waterKgPerS(),
                t.driftFraction(),
                t.basinM3() * Constants.WATER_DENSITY_KG_PER_M3,
                cooling.towerControl().freezeC());
        return new TowerPlant(new Tower(t.cell()), design);
    }

    TowerOperation towerOperation() {
        return new TowerOperation(cooling);
    }

    AirCooledPlant airCooled() {
        return new AirCooledPlant(
                dryChillers,
                cooling.towers().setpointC(), // what the towers would give
                cooling.mode() == CoolingPlant.Mode.HYBRID ? cooling.dryCoolers() : null);
    }

    double makeupC() {
        return water.potableC();
    }

    ElectricalChain chain() {
        ElectricalChain.Parts parts = new ElectricalChain.Parts(
                new ConversionLoss(grid.pdu()),
                new ConversionLoss(grid.ups()),
                grid.upsItShare(),
                grid.upsNetworkShare(),
                new BatteryDispatch(grid.dispatch()),
                new ThermalUnit(grid.transformerHeat()));
        return new ElectricalChain(parts, delivery(), fleet.halls());
    }

    private Delivery delivery() {
        LumpedDelivery lumped = new LumpedDelivery(
                new ConversionLoss(grid.unitSubstations()),
                new ConversionLoss(grid.feeders()),
                new Substation(grid.substation()));
        SiteNetwork network = grid.network();
        return network == null ? lumped : new NetworkDelivery(network, fleet.halls(), lumped);
    }

    OnSiteGeneration generation() {
        return new OnSiteGeneration(grid.generation());
    }

    WaterSide waterSide() {
        return new WaterSide(water, domesticKgPerS());
    }

    BatteryDesign battery() {
        return grid.battery();
    }

    /** Whether towers take the heat. */
    boolean wet() {
        return cooling.mode() == CoolingPlant.Mode.WET;
    }

    double networkW() {
        return it.network().powerW();
    }

    double otherW() {
        return otherW;
    }

    double rearDoorFanW() {
        return cooling.chilledLoop().rearDoorFanW() * fleet.racks();
    }

    double initialC() {
        return INITIAL_C;
    }

    double chilledSetC() {
        return cooling.chilledLoop().supplyC();
    }

    /** Air of the halls at which all in it goes off, C. */
    double hallShutdownC() {
        return cooling.rooms().shutdownC();
    }

    /** How long chillers need from a trip to load, s. */
    double chillersRestartS() {
        return cooling.restart().chillersS();
    }

    double exchangerWaterShare() {
        return cooling.warmLoop().towerWaterShare();
    }

    ChillerBank chillers() {
        return chillers;
    }

    ChillerBank dryChillers() {
        return dryChillers;
    }

    private @Nullable RackBank flowBank;
    private long flowVersion = -1;
    private @Nullable Availability flowAvailable;
    private long flowAvailableVersion = -1;

    /**
     * Flows of each rack for a demand. Pumps and valves follow the rack's busiest server, measured against
     * nameplate, down to the loop's least flow: servers of a rack hang on one manifold and share its flow equally.
     */
    void flows(RackBank load, Availability available, RackFlows f) {
        if (load == flowBank
                && load.version == flowVersion
                && available == flowAvailable
                && available.version == flowAvailableVersion) {
            return;
        }
        int racks = columns.count();
        double[] times = columns.times();
        double least = cooling.warmLoop().minimumFlowShare();
        double known = Double.NaN;
        double shares = 0;
        f.pumpsW = 0;
        f.loadW = 0;
        Arrays.fill(busiestW, 0);
        for (int slot = 0; slot < load.slots; slot++) {
            f.loadW += add(load.gpuW[slot], load.restW[slot], busiestW, times);
        }
        for (int r = 0; r < racks; r++) {
            double filled = filledShare[r];
            double perServer = Math.min(Math.max(busiestW[r] * perRatedW[r], least), 1);
            double share = filled * perServer;
            boolean alike = r > 0 && kindOf(r) == kindOf(r - 1) && !available.racksTouched;
            if (share == known && filled == 1 && alike) { // most neighbours carry the same load
                f.plateWPerK[r] = f.plateWPerK[r - 1];
                f.secondaryWPerK[r] = f.secondaryWPerK[r - 1];
                f.valveWPerK[r] = f.valveWPerK[r - 1];
                f.pumpW[r] = f.pumpW[r - 1];
            } else {
                rackFlows(r, share, perServer, available, f);
                known = share;
            }
            f.pumpsW += f.pumpW[r] * times[r];
            shares += f.valveWPerK[r] * times[r];
        }
        f.share = shares / (warmPumps.design().flowKgPerS() * CP);
        double pumped = Math.max(
                NATURAL_SHARE, Math.min(1, warmReach.share(available.warmPumps) / Math.max(f.share, NATURAL_SHARE)));
        f.wantedShare = f.share;
        f.share *= Math.min(1, pumped);
        f.warmWPerK = Math.max(shares * pumped, MINIMAL_W_PER_K);
        exchangers(pumped, f);
        f.version++;
        flowBank = load;
        flowVersion = load.version;
        flowAvailable = available;
        flowAvailableVersion = available.version;
    }

    /** One slot of every rack: the busiest server so far, and the sum. */
    private static double add(double[] gpuW, double[] restW, double[] busiestW, double[] times) {
        double sum = 0;
        for (int r = 0; r < busiestW.length; r++) {
            busiestW[r] = Math.max(busiestW[r], gpuW[r] + restW[r]);
        }
        for (int r = 0; r < busiestW.length; r++) {
            sum += (gpuW[r] + restW[r]) * times[r];
        }
        return sum;
    }

    private int kindOf(int column) {
        return fleet.kindOfRack()[columns.rackOf()[column]];
    }

    /** Coolant of a rack and what its valve asks of the warm loop. */
    private void rackFlows(int r, double share, double perServer, Availability available, RackFlows f) {
        double pumps = available.racksTouched ? available.cduPumps[columns.rackOf()[r]] : 1;
        double valve = available.racksTouched ? available.cduValves[columns.rackOf()[r]] : 1;
        double wanted = share * cooling.cdu().pumps().flowKgPerS();
        double reached = pumps >= 1 || share <= 0 ? 1 : Math.min(1, cduReach.share(pumps) / share);
        double secondary = wanted * reached;
        double moving = Math.max(RACK_STILL_SHARE, reached);
        f.plateWPerK[r] = it.gpusPerServer() * plateWPerK(coldPlates[kindOf(r)], moving * perServer);
        f.secondaryWPerK[r] = moving * wanted * CP;
        f.valveWPerK[r] = valve * share * warmPumps.design().flowKgPerS() / fleet.racks() * CP;
        f.pumpW[r] = pumpFactor * cduReach.powerW(secondary, pumps);
    }

    /** Conductance of one plate at a share of its flow, W/K: coolant leaves no warmer than the plate is. */
    private double plateWPerK(ColdPlate plate, double share) {
        double lPerMin = share * cooling.flowLPerMinPerGpu();
        double carriedWPerK = lPerMin / L_PER_MIN_PER_KG_PER_S * CP;
        return Math.min(1 / plate.resistanceKPerW(lPerMin), carriedWPerK);
    }

    /** The CDUs' exchangers at the facility flow that the pumps give. */
    private void exchangers(double pumped, RackFlows f) {
        for (int r = 0; r < f.cduWPerK.length; r++) {
            double warmWPerK = f.valveWPerK[r] * pumped;
            f.facilityWPerK[r] = warmWPerK;
            boolean same =
                    r > 0 && f.valveWPerK[r] == f.valveWPerK[r - 1] && f.secondaryWPerK[r] == f.secondaryWPerK[r - 1];
            f.cduWPerK[r] = same ? f.cduWPerK[r - 1] : cduExchanger.heatPerK(f.secondaryWPerK[r], warmWPerK);
        }
    }

    double warmPumpW(double share, Availability available) {
        return pumpFactor * warmReach.powerW(share * warmPumps.design().flowKgPerS(), available.warmPumps);
    }

    double chilledPumpW(double share, Availability available) {
        return pumpFactor * chilledReach.powerW(chilledKgPerS(share, available), available.chilledPumps);
    }

    /** Chilled water that flows. */
    double chilledKgPerS(double share, Availability available) {
        CoolingPlant.ChilledLoop loop = cooling.chilledLoop();
        double wanted = Math.max(loop.minimumFlowShare(), share);
        return Math.min(wanted, chilledReach.share(available.chilledPumps))
                * loop.pumps().flowKgPerS();
    }

    double domesticKgPerS() {
        return water.domesticM3PerS() * Constants.WATER_DENSITY_KG_PER_M3;
    }
}
