package org.headroom.app.twin;

import org.headroom.physics.basis.Constants;
import org.headroom.physics.cooling.Tower;
import org.headroom.physics.cooling.TowerPoint;
import org.headroom.physics.water.WaterBalance;

/**
 * Tower cells over one basin, with fans that hold the cold-water setpoint, at the end of a backward-Euler step.
 *
 * <pre>
 * hot  = Tb + (heat(Tb) + pump) / (m cp)                          heat(Tb): what exchangers and condensers bring
 * out  = tower(hot, air, fan)                                     with e = evaporation
 * Kb (Tb - Tb0)/dt = (m - e - d) cp out + mk cp Tmk - m cp Tb - bd cp Tb        basin at constant level
 * mk   = e + d + bd,   bd = e/(cycles - 1) - d                    make-up, drift d, blowdown
 * </pre>
 *
 * Three cases, one equation: fans at full speed and Tb above the setpoint; fans still (free convection) and Tb below
 * it; or Tb at the setpoint and the fan speed that does it, each by bracketed secant steps to 1e-11 K.
 */
final class TowerPlant {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;
    private static final int MOST_ITERATIONS = 80;

    /** What the loops bring at a cold-water temperature. */
    interface HeatSource {
        /** Heat into the condenser water at cold-water temperature {@code coldC}, W; must not fall steeply with it. */
        double heatW(double coldC);
    }

    /**
     * The plant's fixed figures.
     *
     * @param cells in service; water and air are shared equally
     * @param waterKgPerS circulating water of all cells
     * @param pumpW condenser-water pumps, all of it heat in the water
     * @param driftFraction drift per circulating water
     * @param basinJPerK heat capacity of basin and piping
     */
    record PlantDesign(
            int cells,
            double waterKgPerS,
            double pumpW,
            double setpointC,
            double driftFraction,
            double basinJPerK,
            double makeupC) {}

    /** Weather and chemistry of this step. */
    static final class Air {
        double drybulbC;
        double wetbulbC;
        double pressurePa;
        double cycles;
        double setpointC;
    }

    private final Tower tower;
    private final PlantDesign design;
    private final TowerPoint point = new TowerPoint();

    // results of the last solve, whole plant
    double basinC;
    double hotC;
    double outC;
    double fan;
    double fanW;
    double broughtW;
    double heatW;
    double airHeatW;
    double evaporationKgPerS;
    double driftKgPerS;
    double blowdownKgPerS;
    double makeupKgPerS;
    double storedW;
    double residualW;
    double throughputW;
    int iterations;

    TowerPlant(Tower tower, PlantDesign design) {
        this.tower = tower;
        this.design = design;
    }

    PlantDesign design() {
        return design;
    }

    /**
     * Finds cold water and fan speed at the end of the step.
     *
     * @param basin0C basin temperature at the start, C
     * @param perS 1/dt, 0 for the equilibrium
     * @param fanGuess fan speed of the last step, 0 to 1
     */
    void solve(HeatSource source, Air air, double basin0C, double perS, double fanGuess) {
        iterations = 0;
        double setC = air.setpointC;
        double atFull = surplusW(source, air, basin0C, perS, setC, 1);
        if (atFull > 0) {
            solveTemperature(source, air, basin0C, perS, 1, setC, atFull);
        } else if (atFull < 0) {
            double atRest = surplusW(source, air, basin0C, perS, setC, 0);
            if (atRest < 0) {
                solveTemperature(source, air, basin0C, perS, 0, setC, atRest);
            } else {
                solveFan(source, air, basin0C, perS, setC, atRest, atFull, fanGuess);
            }
        }
        residualW = surplusW(source, air, basin0C, perS, basinC, fan);
    }

    /** Basin temperature at a fixed fan speed: the surplus falls as the basin warms. */
    private void solveTemperature(
            HeatSource source, Air air, double basin0C, double perS, double fanFraction, double startC, double startW) {
        double scale = design.waterKgPerS() * CP + design.basinJPerK() * perS;
        double x0 = startC;
        double f0 = startW;
        double step = startW / scale;
        double x1 = x0 + step;
        double f1 = surplusW(source, air, basin0C, perS, x1, fanFraction);
        while (f0 * f1 > 0 && iterations < MOST_ITERATIONS) { // walk until the root is between
            double slope = (f1 - f0) / (x1 - x0);
            double ahead = slope < 0 ? -f1 / slope * 1.05 : step;
            x0 = x1;
            f0 = f1;
            x1 = x0 + Math.clamp(ahead, -25, 25);
            f1 = surplusW(source, air, basin0C, perS, x1, fanFraction);
        }
        while (Math.abs(f1) > tolerance() && Math.abs(x1 - x0) > 1e-13 && iterations < MOST_ITERATIONS) {
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            double f2 = surplusW(source, air, basin0C, perS, x2, fanFraction);
            if (f1 * f2 < 0) {
                x0 = x1;
                f0 = f1;
            } else {
                f0 *= f1 / (f1 + f2); // Illinois-type weight (Anderson and Bjorck 1973) keeps the far end moving
            }
            x1 = x2;
            f1 = f2;
        }
        basinC = x1;
        fan = fanFraction;
    }

    /** Fan speed that holds the setpoint: the surplus falls as the fan speeds up. */
    private void solveFan(
            HeatSource source,
            Air air,
            double basin0C,
            double perS,
            double setC,
            double atRest,
            double atFull,
            double guess) {
        double x0 = 0;
        double f0 = atRest;
        double x1 = 1;
        double f1 = atFull;
        double x2 = guess > 0 && guess < 1 ? guess : f0 / (f0 - f1);
        while (iterations < MOST_ITERATIONS) {
            double f2 = surplusW(source, air, basin0C, perS, setC, x2);
            if (f1 * f2 < 0) {
                x0 = x1;
                f0 = f1;
            } else {
                double weight = 1 - f2 / f1;
                f0 *= weight > 0 ? weight : 0.5;
            }
            x1 = x2;
            f1 = f2;
            if (Math.abs(f1) <= tolerance() || Math.abs(x1 - x0) < 1e-14) {
                break;
            }
            double x3 = x1 - f1 * (x1 - x0) / (f1 - f0);
            double low = Math.min(x0, x1);
            double high = Math.max(x0, x1);
            x2 = x3 > low && x3 < high ? x3 : 0.5 * (low + high);
        }
        basinC = setC;
        fan = x1;
    }

    /** Heat in less heat out of the basin at the end of the step, W; 0 where the step closes. Fills in the results. */
    private double surplusW(HeatSource source, Air air, double basin0C, double perS, double coldC, double fanFraction) {
        iterations++;
        double m = design.waterKgPerS();
        double in = source.heatW(coldC) + design.pumpW();
        double hot = coldC + in / (m * CP);
        tower.at(air.drybulbC, air.wetbulbC, air.pressurePa, hot, m / design.cells(), fanFraction, point);
        int n = design.cells();
        double e = n * point.evaporationKgPerS;
        double d = design.driftFraction() * m;
        double bd = WaterBalance.blowdownKgPerS(e, air.cycles, d);
        double mk = e + d + bd;
        broughtW = in;
        hotC = hot;
        outC = point.waterOutC;
        fanW = n * point.fanW;
        heatW = n * point.heatW;
        airHeatW = n * point.airHeatW;
        evaporationKgPerS = e;
        driftKgPerS = d;
        blowdownKgPerS = bd;
        makeupKgPerS = mk;
        throughputW = Math.abs(in) + mk * CP * Math.abs(outC);
        storedW = design.basinJPerK() * perS * (coldC - basin0C);
        return (m - e - d) * CP * outC + mk * CP * design.makeupC() - m * CP * coldC - bd * CP * coldC - storedW;
    }

    /** Holds the balances of basin, air and water after a solve. */
    void check(Balance energy, Balance water) {
        energy.check("tower basin", residualW, throughputW);
        energy.check("tower air", airHeatW - heatW - evaporationKgPerS * CP * outC, airHeatW);
        water.check("tower water", makeupKgPerS - evaporationKgPerS - driftKgPerS - blowdownKgPerS, makeupKgPerS);
    }

    private double tolerance() {
        return 1e-12 * Math.max(throughputW, 1e3);
    }
}
