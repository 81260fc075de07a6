package org.headroom.app.twin;

import java.util.ArrayList;
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
import org.headroom.physics.cooling.Arrangement;
import org.headroom.physics.cooling.ColdPlate;
import org.headroom.physics.cooling.ColdPlateDesign;
import org.headroom.physics.cooling.HeatExchanger;
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
    private final ColdPlate[] coldPlates;
    private final Pump cduPump;
    private final Pump warmPump;
    private final Pump chilledPump;
    private final ChillerBank chillers;
    private final ChillerBank dryChillers;
    private final GridConnection grid;
    private final double otherW;

    SitePlant(Site site) {
        it = site.it();
        cooling = site.cooling();
        water = site.water();
        grid = site.grid();
        otherW = site.otherW();
        fleet = fleet(it);
        coldPlates = it.kinds().stream()
                .map(kind -> new ColdPlate(new ColdPlateDesign(
                        kind.coldPlateKPerW(),
                        cooling.flowLPerMinPerGpu(),
                        cooling.coldPlate().flowExponent())))
                .toArray(ColdPlate[]::new);
        cduPump = new Pump(cooling.cdu().pump());
        warmPump = new Pump(cooling.warmLoop().pump());
        chilledPump = new Pump(cooling.chilledLoop().pump());
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

    RackLoops racks() {
        return new RackLoops(RackDesign.of(fleet, it, cooling.cdu().heatCapacityJPerK()));
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

    ChillerBank chillers() {
        return chillers;
    }

    ChillerBank dryChillers() {
        return dryChillers;
    }

    private @Nullable RackBank flowBank;
    private long flowVersion = -1;

    /**
     * Flows of each rack for a demand. Pumps and valves follow the rack's busiest server, measured against
     * nameplate, down to the loop's least flow: servers of a rack hang on one manifold and share its flow equally.
     */
    void flows(RackBank load, RackLoops.Flows f) {
        if (load == flowBank && load.version == flowVersion) {
            return;
        }
        int racks = fleet.racks();
        double secondaryDesign = cooling.cdu().pump().flowKgPerS();
        double warmDesign = warmPump.design().flowKgPerS() / racks;
        double least = cooling.warmLoop().minimumFlowShare();
        double known = Double.NaN;
        double shares = 0;
        f.pumpsW = 0;
        for (int r = 0; r < racks; r++) {
            double busiestW = 0;
            for (int s = 0; s < load.slots; s++) {
                busiestW = Math.max(busiestW, load.gpuW[s][r] + load.restW[s][r]);
            }
            double filled = fleet.serversIn(r) / (double) load.slots;
            double perServer = Math.clamp(busiestW / fleet.serverOf(r).server().ratedAcW(), least, 1);
            double share = filled * perServer;
            boolean alike = r > 0 && fleet.kindOfRack()[r] == fleet.kindOfRack()[r - 1];
            if (share == known && filled == 1 && alike) { // most neighbours carry the same load
                f.plateWPerK[r] = f.plateWPerK[r - 1];
                f.secondaryWPerK[r] = f.secondaryWPerK[r - 1];
                f.facilityWPerK[r] = f.facilityWPerK[r - 1];
                f.cduWPerK[r] = f.cduWPerK[r - 1];
                f.pumpW[r] = f.pumpW[r - 1];
            } else {
                double secondary = share * secondaryDesign;
                double warmWPerK = share * warmDesign * CP;
                f.plateWPerK[r] = it.gpusPerServer()
                        / coldPlates[fleet.kindOfRack()[r]].resistanceKPerW(perServer * cooling.flowLPerMinPerGpu());
                f.secondaryWPerK[r] = secondary * CP;
                f.facilityWPerK[r] = warmWPerK;
                f.cduWPerK[r] = HeatExchanger.effectiveness(
                                Arrangement.COUNTERFLOW,
                                f.secondaryWPerK[r],
                                warmWPerK,
                                cooling.cdu().uaWPerK())
                        * Math.min(f.secondaryWPerK[r], warmWPerK);
                f.pumpW[r] = cduPump.powerW(secondary);
                known = share;
            }
            f.pumpsW += f.pumpW[r];
            shares += share;
        }
        f.share = shares / racks;
        f.warmWPerK = shares * warmDesign * CP;
        flowBank = load;
        flowVersion = load.version;
    }

    double warmPumpW(double share) {
        return warmPump.powerW(share * warmPump.design().flowKgPerS());
    }

    double chilledPumpW(double share) {
        CoolingPlant.ChilledLoop loop = cooling.chilledLoop();
        return chilledPump.powerW(
                Math.max(loop.minimumFlowShare(), share) * loop.pump().flowKgPerS());
    }

    double domesticKgPerS() {
        return water.domesticM3PerS() * Constants.WATER_DENSITY_KG_PER_M3;
    }
}
