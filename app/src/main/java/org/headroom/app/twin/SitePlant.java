package org.headroom.app.twin;

import java.util.List;
import org.headroom.app.load.Fleet;
import org.headroom.app.load.RackBank;
import org.headroom.data.site.CoolingPlant;
import org.headroom.data.site.GridConnection;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.Site;
import org.headroom.data.site.WaterPlant;
import org.headroom.grid.conversion.ConversionLoss;
import org.headroom.grid.storage.BatteryDesign;
import org.headroom.grid.transformer.Substation;
import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.ColdPlate;
import org.headroom.physics.cooling.Pump;
import org.headroom.physics.cooling.Tower;
import org.headroom.physics.gpu.GpuPower;
import org.headroom.physics.gpu.ServerPower;
import org.headroom.physics.wastewater.RecycledPlant;
import org.jspecify.annotations.Nullable;

/** A site's designs as the working models that the twin steps, with the site-wide figures that follow from them. */
final class SitePlant {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;

    /** A guess from which the first equilibrium is sought. */
    private static final double INITIAL_C = 27;

    private final ItPlant it;
    private final CoolingPlant cooling;
    private final WaterPlant water;
    private final Fleet fleet;
    private final ColdPlate coldPlate;
    private final Pump cduPump;
    private final Pump warmPump;
    private final Pump chilledPump;
    private final ChillerBank chillers;
    private final ChillerBank dryChillers;
    private final GridConnection grid;
    private final double otherW;
    private final double ratedW;

    SitePlant(Site site) {
        it = site.it();
        cooling = site.cooling();
        water = site.water();
        grid = site.grid();
        otherW = site.otherW();
        GpuPower gpu = new GpuPower(it.gpu());
        List<Fleet.Maker> makers = it.makers().stream()
                .map(m -> new Fleet.Maker(m.name(), m.share(), new ServerPower(it.gpu(), m.server()), m.liquidShare()))
                .toList();
        fleet = Fleet.of(it.gpus(), it.racks(), it.serversPerRack(), it.gpusPerServer(), it.halls(), gpu, makers);
        coldPlate = new ColdPlate(cooling.coldPlate());
        cduPump = new Pump(cooling.cdu().pump());
        warmPump = new Pump(cooling.warmLoop().pump());
        chilledPump = new Pump(cooling.chilledLoop().pump());
        chillers = bank(cooling.chillers());
        dryChillers = bank(cooling.dry());
        ratedW = it.servers()
                * it.makers().stream()
                        .mapToDouble(m -> m.share() * m.server().ratedAcW())
                        .sum();
    }

    private static ChillerBank bank(CoolingPlant.Chillers c) {
        return new ChillerBank(c.unit(), c.units(), c.auxiliaryShare());
    }

    Fleet fleet() {
        return fleet;
    }

    /**
     * The racks. Cold plates take all GPU heat and that share of the rest which makes the maker's liquid share come
     * true at training power.
     */
    RackLoops racks() {
        double[] restShare = new double[fleet.racks()];
        for (int r = 0; r < restShare.length; r++) {
            ServerPower server = fleet.serverOf(r);
            double training = server.server().trainingAcW();
            double gpus = it.gpusPerServer() * server.gpuWOf(training);
            double liquid = fleet.liquidShareOf(r) * training;
            restShare[r] = Math.clamp((liquid - gpus) / (training - gpus), 0, 1);
        }
        RackLoops.RackDesign design = new RackLoops.RackDesign(
                fleet.servers(),
                it.gpusPerServer() * it.gpuHeatCapacityJPerK(),
                cooling.cdu().heatCapacityJPerK(),
                it.gpu().referenceC(),
                it.gpu().throttleC());
        return new RackLoops(fleet.slots(), fleet.racks(), design, restShare);
    }

    TowerPlant towers() {
        double flow = cooling.towers().cells() * cooling.towers().cell().waterKgPerS();
        return towers(
                new Pump(cooling.towers().pump()).powerW(flow), cooling.towers().setpointC());
    }

    /** The towers without their pumps' heat, at a setpoint of one's own. */
    TowerPlant towersAlone(double setpointC) {
        return towers(0, setpointC);
    }

    private TowerPlant towers(double pumpW, double setpointC) {
        CoolingPlant.Towers t = cooling.towers();
        TowerPlant.PlantDesign design = new TowerPlant.PlantDesign(
                t.cells(),
                t.cells() * t.cell().waterKgPerS(),
                pumpW,
                setpointC,
                t.driftFraction(),
                t.basinM3() * Constants.WATER_DENSITY_KG_PER_M3 * CP,
                water.potableC());
        return new TowerPlant(new Tower(t.cell()), design);
    }

    ElectricalChain chain() {
        return new ElectricalChain(new ElectricalChain.Parts(
                new ConversionLoss(grid.pdu()),
                new ConversionLoss(grid.ups()),
                grid.upsItShare(),
                grid.upsNetworkShare(),
                new ConversionLoss(grid.unitSubstations()),
                new ConversionLoss(grid.feeders()),
                new Substation(grid.substation()),
                grid.dispatch() == GridConnection.Dispatch.SHAVE,
                grid.generationW()));
    }

    RecycledPlant recycledPlant() {
        return new RecycledPlant(water.recycled());
    }

    BatteryDesign battery() {
        return grid.battery();
    }

    boolean dry() {
        return cooling.mode() == CoolingPlant.Mode.DRY;
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

    double chilledJPerK() {
        return cooling.chilledLoop().heatCapacityJPerK();
    }

    double warmJPerK() {
        return cooling.warmLoop().heatCapacityJPerK();
    }

    /** Warm-loop supply that air-cooled chillers hold: what the towers would give at their setpoint, C. */
    double dryWarmSetC() {
        return cooling.towers().setpointC();
    }

    double exchangerUaWPerK() {
        return cooling.warmLoop().uaWPerK();
    }

    double exchangerWaterShare() {
        return cooling.warmLoop().towerWaterShare();
    }

    double cduUaWPerK() {
        return cooling.cdu().uaWPerK();
    }

    ChillerBank chillers() {
        return chillers;
    }

    ChillerBank dryChillers() {
        return dryChillers;
    }

    Pump cduPump() {
        return cduPump;
    }

    Pump warmPump() {
        return warmPump;
    }

    Pump chilledPump() {
        return chilledPump;
    }

    /** Variable-speed loops follow the servers' demand, measured against nameplate; each loop has its own floor. */
    double flowShare(RackBank load) {
        return Math.min(1, demandW(load) / ratedW);
    }

    private @Nullable RackBank demandBank;
    private long demandVersion = -1;
    private double demandW;

    private double demandW(RackBank load) {
        if (load != demandBank || load.version != demandVersion) {
            demandW = load.totalW();
            demandBank = load;
            demandVersion = load.version;
        }
        return demandW;
    }

    double warmFlowKgPerS(double share) {
        CoolingPlant.WarmLoop loop = cooling.warmLoop();
        return loop.pump().flowKgPerS() * Math.max(loop.minimumFlowShare(), share);
    }

    double chilledFlowKgPerS(double share) {
        CoolingPlant.ChilledLoop loop = cooling.chilledLoop();
        return loop.pump().flowKgPerS() * Math.max(loop.minimumFlowShare(), share);
    }

    double cduFlowKgPerS(double share) {
        return cooling.cdu().pump().flowKgPerS() * Math.max(cooling.warmLoop().minimumFlowShare(), share);
    }

    /** Conductance from a server's GPUs to the coolant at their inlet, W/K. */
    double plateWPerK(double share) {
        double flow = cooling.flowLPerMinPerGpu() * Math.max(cooling.warmLoop().minimumFlowShare(), share);
        return it.gpusPerServer() / coldPlate.resistanceKPerW(flow);
    }

    double domesticKgPerS() {
        return water.domesticM3PerS() * Constants.WATER_DENSITY_KG_PER_M3;
    }
}
