package org.headroom.data.site;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.headroom.physics.basis.OutOfRange;
import org.headroom.physics.cooling.AshraeWClass;
import org.headroom.physics.cooling.Cdu;
import org.headroom.physics.cooling.CduDesign;
import org.headroom.physics.cooling.CduPoint;
import org.headroom.physics.cooling.Chiller;
import org.headroom.physics.cooling.ChillerDesign;
import org.headroom.physics.cooling.ChillerPoint;
import org.headroom.physics.cooling.ColdPlate;
import org.headroom.physics.cooling.ColdPlateDesign;
import org.headroom.physics.cooling.Pipe;
import org.headroom.physics.cooling.PlateExchanger;
import org.headroom.physics.cooling.PlateExchangerDesign;
import org.headroom.physics.cooling.PumpGroup;
import org.headroom.physics.cooling.PumpGroupDesign;
import org.headroom.physics.cooling.Tower;
import org.jspecify.annotations.Nullable;

/**
 * Runs the cooling plant's models at their design conditions: can the pumps reach their systems, the towers hold the cold
 * water, the CDUs the GPUs, the facility water its class, the mains their velocity.
 *
 * <p>Design day: the wet bulb that 0.4 % of the hours exceed ({@code weather.heat_wave.wetbulb_c}) and the extreme one
 * ({@code weather.extreme_day.wetbulb_c}). What fails while training on the design day is an error, what fails only at
 * nameplate or on the extreme day a warning. In hybrid mode the warm loop's supply is not judged: no towers carry it.
 */
final class CoolingChecks {
    /** Above this, water that runs more than 8000 hours a year erodes pipes: ASHRAE Fundamentals (2017), ch. 22. */
    private static final double EROSION_M_PER_S = 2.4;

    /** The most that the same table allows for any hours. */
    private static final double MOST_M_PER_S = 4.6;

    private final Site site;
    private final CoolingPlant cooling;
    private final double coldWaterLimitC;
    private final List<Finding> findings = new ArrayList<>();

    /** What the plant settles to on a day. */
    private record Day(double wetbulbC, double heatW, double coldC, double supplyC, String text) {}

    private CoolingChecks(Site site, long atS) {
        this.site = site;
        this.cooling = site.cooling();
        this.coldWaterLimitC = site.limits().stream()
                .filter(w -> w.limit().equals("cold_water_c") && w.fromS() <= atS && atS < w.toS())
                .mapToDouble(w -> w.value())
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    static List<Finding> of(Site site, long atS) {
        CoolingChecks checks = new CoolingChecks(site, atS);
        checks.pumps("cooling.cdu.pumps", site.cooling().cdu().pumps());
        checks.pumps("cooling.warm_loop.pumps", site.cooling().warmLoop().pumps());
        checks.pumps("cooling.chilled_loop.pumps", site.cooling().chilledLoop().pumps());
        checks.pumps("cooling.towers.pumps", site.cooling().towers().pumps());
        checks.mains(
                "cooling.warm_loop.mains.diameter_m",
                site.cooling().warmLoop().mains(),
                site.cooling().warmLoop().pumps().flowKgPerS());
        checks.mains(
                "cooling.chilled_loop.mains.diameter_m",
                site.cooling().chilledLoop().mains(),
                site.cooling().chilledLoop().pumps().flowKgPerS());
        if (site.cooling().mode() == CoolingPlant.Mode.WET) {
            checks.days();
        } else if (site.cooling().mode() == CoolingPlant.Mode.DRY) {
            double supplyC = site.cooling().towers().setpointC();
            checks.racks(new Day(Double.NaN, 0, supplyC, supplyC, "at the dry setpoint"));
        }
        return List.copyOf(checks.findings);
    }

    private void pumps(String path, PumpGroupDesign group) {
        try {
            group.reaching();
        } catch (OutOfRange e) {
            add(
                    Finding.Severity.ERROR,
                    path,
                    e.found() + ", short of " + e.allowed().replace("pumps that reach ", ""));
        }
    }

    private void mains(String path, CoolingPlant.@Nullable Mains mains, double flowKgPerS) {
        if (mains == null) {
            return;
        }
        double velocity = new Pipe(1, mains.diameterM(), 0, 0).velocityMPerS(flowKgPerS / mains.count(), 25);
        if (velocity > EROSION_M_PER_S) {
            boolean beyond = velocity > MOST_M_PER_S;
            add(
                    beyond ? Finding.Severity.ERROR : Finding.Severity.WARNING,
                    path,
                    String.format(
                            Locale.ROOT,
                            "water runs at %.1f m/s at the design flow; %.1f m/s is the most %s",
                            velocity,
                            beyond ? MOST_M_PER_S : EROSION_M_PER_S,
                            beyond ? "for any hours of use" : "for pipes in use all year, against erosion"));
        }
    }

    private void days() {
        double designC = site.weather().heatWaveWetbulbC();
        double extremeC = site.weather().extremeWetbulbC();
        Day training = day(designC, false, "while training at the 0.4 % wet bulb");
        Day nameplate = day(designC, true, "at nameplate at the 0.4 % wet bulb");
        Day extreme = day(extremeC, false, "while training at the extreme wet bulb");
        if (!towers(training, Finding.Severity.ERROR) && !towers(nameplate, Finding.Severity.WARNING)) {
            towers(extreme, Finding.Severity.WARNING);
        }
        if (!waterClass(training, Finding.Severity.ERROR) && !waterClass(nameplate, Finding.Severity.WARNING)) {
            waterClass(extreme, Finding.Severity.WARNING);
        }
        racks(nameplate);
    }

    /** Cold water and facility supply with all fans at full speed; compressor heat follows the cold water. */
    private Day day(double wetbulbC, boolean rated, String text) {
        double servers = site.it().servers()
                * site.it()
                        .serverMean(
                                m -> rated ? m.server().ratedAcW() : m.server().trainingAcW());
        double warmW = servers * site.it().liquidShare()
                + new PumpGroup(cooling.warmLoop().pumps()).designPowerW()
                + site.it().racks() * new PumpGroup(cooling.cdu().pumps()).designPowerW();
        double chilledW = servers * (1 - site.it().liquidShare())
                + site.it().network().powerW()
                + site.it().racks() * cooling.chilledLoop().rearDoorFanW()
                + new PumpGroup(cooling.chilledLoop().pumps()).designPowerW();
        double pumpW = new PumpGroup(cooling.towers().pumps()).designPowerW();
        CoolingPlant.Towers t = cooling.towers();
        Tower tower = new Tower(t.cell());
        double waterWPerK = t.cells() * t.cell().waterKgPerS() * WATER_CP_J_PER_KG_K;
        double coldC = t.cell().waterOutC();
        double heatW = 0;
        for (int i = 0; i < 20; i++) { // compressor power hangs weakly on cold water
            heatW = warmW + chilledW + pumpW + compressorW(chilledW, coldC);
            double hotC = tower.waterInForHeatC(
                    wetbulbC, t.cell().pressurePa(), heatW / t.cells(), t.cell().waterKgPerS(), 1);
            coldC = hotC - heatW / waterWPerK;
        }
        return new Day(wetbulbC, heatW, coldC, coldC + exchangerApproachK(warmW, waterWPerK), text);
    }

    private double compressorW(double loadW, double condenserInC) {
        ChillerDesign unit = cooling.chillers().unit();
        ChillerPoint point = new ChillerPoint();
        new Chiller(unit)
                .at(
                        loadW / cooling.chillers().units(),
                        unit.fittedChilledOutC(cooling.chilledLoop().supplyC()),
                        unit.fittedCondenserInC(condenserInC),
                        point);
        return point.powerW
                * cooling.chillers().units()
                * (1 + cooling.chillers().auxiliaryShare());
    }

    /** Facility supply over tower water at the design flows. */
    private double exchangerApproachK(double warmW, double towerWPerK) {
        double hot = cooling.warmLoop().pumps().flowKgPerS() * WATER_CP_J_PER_KG_K;
        double cold = cooling.warmLoop().towerWaterShare() * towerWPerK;
        PlateExchanger exchanger =
                new PlateExchanger(new PlateExchangerDesign(cooling.warmLoop().uaWPerK(), hot, cold));
        return warmW / exchanger.heatPerK(hot, cold) - warmW / hot;
    }

    private boolean towers(Day day, Finding.Severity severity) {
        if (day.coldC() <= coldWaterLimitC) {
            return false;
        }
        add(
                severity,
                "cooling.towers.cells_count",
                String.format(
                        Locale.ROOT,
                        "with all fans at full speed %.1f MW leave the cold water at %.1f C, above its limit of %.1f C, %s of %.1f C",
                        day.heatW() / 1e6,
                        day.coldC(),
                        coldWaterLimitC,
                        day.text(),
                        day.wetbulbC()));
        return true;
    }

    private boolean waterClass(Day day, Finding.Severity severity) {
        AshraeWClass declared = cooling.warmLoop().wClass();
        if (declared == null || declared.marginK(day.supplyC()) >= 0) {
            return false;
        }
        add(
                severity,
                "cooling.warm_loop.w_class",
                String.format(
                        Locale.ROOT,
                        "facility water of %.2f C is beyond the %.0f C of class %s, %s of %.1f C",
                        day.supplyC(),
                        declared.mostSupplyC(),
                        declared.label(),
                        day.text(),
                        day.wetbulbC()));
        return true;
    }

    /** A full rack at nameplate behind its CDU: GPUs at their limit must stay below their throttle temperature. */
    private void racks(Day day) {
        CoolingPlant.Cdu design = cooling.cdu();
        Cdu cdu = new Cdu(new CduDesign(design.exchanger(), design.pumps()));
        CduPoint point = new CduPoint();
        double facility = cooling.warmLoop().pumps().flowKgPerS() / site.it().racks();
        for (ItPlant.Kind kind : site.it().kinds()) {
            double heatW = site.it().serversPerRack()
                    * kind.makers().stream()
                            .mapToDouble(m -> m.server().ratedAcW() * m.liquidShare())
                            .max()
                            .orElse(0);
            cdu.at(
                    heatW,
                    day.supplyC(),
                    facility,
                    design.pumps().flowKgPerS(),
                    design.pumps().units(),
                    point);
            ColdPlate plate = new ColdPlate(new ColdPlateDesign(
                    kind.coldPlateKPerW(),
                    cooling.flowLPerMinPerGpu(),
                    cooling.coldPlate().flowExponent()));
            double gpuC = plate.gpuC(kind.gpu().limitW(), point.supplyC, cooling.flowLPerMinPerGpu());
            if (gpuC > kind.gpu().throttleC()) {
                add(
                        Finding.Severity.ERROR,
                        "cooling.cdu.ua_w_per_k",
                        String.format(
                                Locale.ROOT,
                                "a rack of %.1f kW gets coolant of %.1f C from facility water of %.1f C, its GPUs reach %.1f C and throttle at %.1f C, %s",
                                heatW / 1000,
                                point.supplyC,
                                day.supplyC(),
                                gpuC,
                                kind.gpu().throttleC(),
                                day.text()));
            }
        }
    }

    private void add(Finding.Severity severity, String path, String text) {
        findings.add(new Finding(severity, path, text));
    }
}
