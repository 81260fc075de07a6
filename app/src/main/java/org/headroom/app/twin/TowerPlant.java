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
 * M0 cp (Tb - Tb0)/dt + dM/dt cp Tb = (m - e - d) cp out + mk cp Tmk - m cp Tb - bd cp Tb + heater
 * dM/dt = mk - e - d - bd                                         basin level; drift d
 * mk   = e + d + bd + fill, at most what is on offer              make-up
 * bd   = e/(cycles - 1) - d                                       blowdown; shut before the level falls
 * </pre>
 *
 * Five cases, one equation: fans at full speed and Tb above the setpoint; Tb at the setpoint and the fan speed that does
 * it; fans still and Tb below it; Tb at the freeze setpoint and the part of the water that bypasses the fill; all of it
 * past the fill and heaters on. Each by bracketed secant steps to 1e-11 K.
 */
final class TowerPlant {
    private static final double CP = Constants.WATER_CP_J_PER_KG_K;
    private static final int MOST_ITERATIONS = 80;
    private static final int MOST_FOLLOWING = 8;

    /** About how much of a tower's heat follows its fan, relative to relative: a first step's guess. */
    private static final double HEAT_OVER_FAN = 0.6;

    /** Longest time in which the basin is filled up again, s. */
    private static final double FILL_S = 900;

    /** With no water moving its balance is held to that of so many kelvins in the design flow. */
    private static final double STILL_K = 0.1;

    /** What the loops bring at a cold-water temperature. */
    interface HeatSource {
        /** Heat into the condenser water at cold-water temperature {@code coldC}, W; must not fall steeply with it. */
        double heatW(double coldC);
    }

    /**
     * The plant's fixed figures.
     *
     * @param cells installed; water and air are shared equally among those that run
     * @param waterKgPerS circulating water of all cells at their design flow
     * @param driftFraction drift per circulating water
     * @param basinKg water in the basins and piping at the normal level
     * @param freezeC basin temperature that bypass and heaters keep
     */
    record PlantDesign(int cells, double waterKgPerS, double driftFraction, double basinKg, double freezeC) {}

    /** Weather, water and operation of a step; filled by the caller. */
    static final class Duty {
        double drybulbC;
        double wetbulbC;
        double pressurePa;
        double cycles;
        double setpointC;

        /** Water on its way to the cells, kg/s, and the cells that take it. */
        double waterKgPerS;

        int cells;

        /** Share of the running cells whose fans can run. */
        double fansShare = 1;

        /** Heat of the tower-water pumps, W. */
        double pumpW;

        double makeupC;

        /** The most make-up that there is, kg/s. */
        double makeupOfferKgPerS = Double.POSITIVE_INFINITY;

        double basin0C;
        double basin0Kg;

        /** Fan speed of the last step, 0 to 1. */
        double fanGuess;
    }

    private final Tower asDesigned;
    private Tower tower;
    private final PlantDesign design;
    private final TowerPoint point = new TowerPoint();
    private final TowerPoint still = new TowerPoint();

    // results of the last solve, whole plant
    double basinC;
    double hotC;
    double outC;
    double fan;
    double bypass;
    double heaterW;
    double fanW;
    double broughtW;
    double heatW;
    double airHeatW;
    double evaporationKgPerS;
    double driftKgPerS;
    double driftHeatW;
    double blowdownKgPerS;
    double makeupKgPerS;
    double levelKgPerS;
    double storedW;
    double residualW;
    double throughputW;
    int iterations;

    private HeatSource source = _ -> 0;
    private Duty duty = new Duty();
    private double perS;

    TowerPlant(Tower tower, PlantDesign design) {
        this.asDesigned = tower;
        this.tower = tower;
        this.design = design;
    }

    PlantDesign design() {
        return design;
    }

    /** @param uaFactor UA over that of the nominal point */
    void calibrate(double uaFactor) {
        tower = uaFactor == 1 ? asDesigned : asDesigned.withTransfer(uaFactor * asDesigned.transferKgPerS());
    }

    /**
     * Finds cold water and fan speed at the end of the step.
     *
     * @param perS 1/dt, 0 for the equilibrium
     */
    void solve(HeatSource source, Duty duty, double perS) {
        this.source = source;
        this.duty = duty;
        this.perS = perS;
        iterations = 0;
        bypass = 0;
        heaterW = 0;
        if (duty.waterKgPerS <= 0 || duty.cells == 0) {
            stand();
            return;
        }
        double setC = duty.setpointC;
        if (followsFan(setC)) {
            residualW = surplusW(basinC, fan);
            return;
        }
        double atFull = surplusW(setC, 1);
        if (atFull > 0) {
            solveTemperature(1, setC, atFull);
        } else if (atFull < 0) {
            double atRest = surplusW(setC, 0);
            if (atRest < 0) {
                solveTemperature(0, setC, atRest);
                if (basinC < design.freezeC()) {
                    keepFromFreezing();
                }
            } else {
                solveFan(setC, atRest, atFull);
            }
        } else {
            basinC = setC;
            fan = 1;
        }
        residualW = surplusW(basinC, fan);
        fan = duty.fansShare > 0 ? fan : 0;
    }

    /** No water moves: the basin keeps its temperature but for make-up; the fans stand. */
    private void stand() {
        double fill = fillKgPerS();
        fan = 0;
        fanW = 0;
        broughtW = 0;
        heatW = 0;
        airHeatW = 0;
        evaporationKgPerS = 0;
        driftKgPerS = 0;
        driftHeatW = 0;
        blowdownKgPerS = Math.max(0, -fill);
        makeupKgPerS = Math.clamp(fill, 0, duty.makeupOfferKgPerS);
        levelKgPerS = makeupKgPerS - blowdownKgPerS;
        double kept = duty.basin0Kg * perS;
        double warmed = kept + makeupKgPerS;
        basinC = duty.basin0C + (warmed > 0 ? makeupKgPerS * (duty.makeupC - duty.basin0C) / warmed : 0);
        hotC = basinC;
        outC = basinC;
        storedW = (kept * (basinC - duty.basin0C) + levelKgPerS * basinC) * CP;
        throughputW = Math.max(STILL_K * design.waterKgPerS() * CP, makeupKgPerS * CP * Math.abs(duty.makeupC));
        residualW = (makeupKgPerS * duty.makeupC - blowdownKgPerS * basinC) * CP - storedW;
    }

    /** Water that brings the basin back to its normal level, kg/s; negative if it is too full. */
    private double fillKgPerS() {
        return (design.basinKg() - duty.basin0Kg) * Math.min(perS, 1 / FILL_S);
    }

    /** Basin temperature at a fixed fan speed: the surplus falls as the basin warms. */
    private void solveTemperature(double fanFraction, double startC, double startW) {
        double scale = (duty.waterKgPerS + duty.basin0Kg * perS) * CP;
        double x0 = startC;
        double f0 = startW;
        double step = startW / scale;
        double x1 = x0 + step;
        double f1 = surplusW(x1, fanFraction);
        while (f0 * f1 > 0 && iterations < MOST_ITERATIONS) { // walk until the root is between
            double slope = (f1 - f0) / (x1 - x0);
            double ahead = slope < 0 ? -f1 / slope * 1.05 : step;
            x0 = x1;
            f0 = f1;
            x1 = x0 + Math.clamp(ahead, -25, 25);
            f1 = surplusW(x1, fanFraction);
        }
        while (Math.abs(f1) > tolerance() && Math.abs(x1 - x0) > 1e-13 && iterations < MOST_ITERATIONS) {
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            double f2 = surplusW(x2, fanFraction);
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

    /**
     * Whether a fan speed near that of the last step holds the setpoint: secant steps without a bracket, since the surplus
     * falls as the fan speeds up and has one root. False where they leave the range in which the fan moves the air.
     */
    private boolean followsFan(double setC) {
        double x0 = duty.fanGuess;
        if (!moves(x0) || duty.fansShare <= 0) {
            return false;
        }
        double f0 = surplusW(setC, x0);
        double x1 = x0 * (1 + f0 / (HEAT_OVER_FAN * Math.max(broughtW, throughputW)));
        for (int i = 0; i < MOST_FOLLOWING && moves(x1); i++) {
            double f1 = surplusW(setC, x1);
            if (Math.abs(f1) <= tolerance()) {
                basinC = setC;
                fan = x1;
                return true;
            }
            double x2 = x1 - f1 * (x1 - x0) / (f1 - f0);
            x0 = x1;
            f0 = f1;
            x1 = x2;
        }
        return false;
    }

    private static boolean moves(double fanFraction) {
        return fanFraction > Tower.FREE_CONVECTION_AIR_SHARE && fanFraction < 1;
    }

    /** Fan speed that holds the setpoint: the surplus falls as the fan speeds up. */
    private void solveFan(double setC, double atRest, double atFull) {
        double x0 = 0;
        double f0 = atRest;
        double x1 = 1;
        double f1 = atFull;
        double guess = duty.fanGuess;
        double x2 = guess > 0 && guess < 1 ? guess : f0 / (f0 - f1);
        while (iterations < MOST_ITERATIONS) {
            double f2 = surplusW(setC, x2);
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

    /** Fans still and the basin below the freeze setpoint: water goes past the fill, then heaters help. */
    private void keepFromFreezing() {
        double freezeC = design.freezeC();
        bypass = 1;
        double past = surplusW(freezeC, 0);
        if (past < 0) {
            heaterW = -past;
        } else {
            double low = 0;
            double high = 1;
            while (high - low > 1e-15 && iterations < 2 * MOST_ITERATIONS) { // the fill stops wetting: no smooth slope
                bypass = 0.5 * (low + high);
                double surplus = surplusW(freezeC, 0);
                if (Math.abs(surplus) <= tolerance()) {
                    break;
                }
                if (surplus > 0) {
                    high = bypass;
                } else {
                    low = bypass;
                }
            }
        }
        basinC = freezeC;
        fan = 0;
    }

    /** Heat in less heat out of the basin at the end of the step, W; 0 where the step closes. Fills in the results. */
    private double surplusW(double coldC, double fanFraction) {
        iterations++;
        double m = duty.waterKgPerS;
        double in = source.heatW(coldC) + duty.pumpW;
        double hot = coldC + in / (m * CP);
        overFill(hot, fanFraction);
        double over = (1 - bypass) * m;
        double e = evaporationKgPerS;
        double d = design.driftFraction() * over;
        double fill = fillKgPerS();
        double blowdown = WaterBalance.blowdownKgPerS(e, duty.cycles, d);
        double need = e + d + blowdown + fill;
        double mk = Math.clamp(need, 0, duty.makeupOfferKgPerS);
        double bd = blowdown;
        if (need < 0) {
            bd -= need; // the basin spills
        } else if (mk < need) {
            bd = Math.clamp(mk - e - d, 0, blowdown); // blowdown is shut before the level falls
        }
        double level = mk - e - d - bd;
        broughtW = in;
        hotC = hot;
        driftKgPerS = d;
        blowdownKgPerS = bd;
        makeupKgPerS = mk;
        levelKgPerS = level;
        throughputW = Math.abs(in) + mk * CP * Math.abs(outC);
        storedW = (duty.basin0Kg * perS * (coldC - duty.basin0C) + level * coldC) * CP;
        return ((over - e - d) * outC + bypass * m * hot + mk * duty.makeupC - (m + bd) * coldC) * CP
                + heaterW
                - storedW;
    }

    /** The fill, with the cells whose fans cannot run apart. */
    private void overFill(double hotC, double fanFraction) {
        double perCell = (1 - bypass) * duty.waterKgPerS / duty.cells;
        if (bypass == 1) {
            fanW = 0;
            heatW = 0;
            airHeatW = 0;
            evaporationKgPerS = 0;
            outC = hotC;
            driftHeatW = 0;
            return;
        }
        tower.at(duty.drybulbC, duty.wetbulbC, duty.pressurePa, hotC, perCell, fanFraction, point);
        double n = duty.cells * duty.fansShare;
        outC = point.waterOutC;
        driftHeatW = design.driftFraction() * perCell * duty.cells * CP * outC;
        fanW = n * point.fanW;
        heatW = n * point.heatW;
        airHeatW = n * point.airHeatW;
        evaporationKgPerS = n * point.evaporationKgPerS;
        if (duty.fansShare < 1) {
            double rest = duty.cells - n;
            tower.at(duty.drybulbC, duty.wetbulbC, duty.pressurePa, hotC, perCell, 0, still);
            double left = perCell * (1 - design.driftFraction());
            double a = n * (left - point.evaporationKgPerS);
            double b = rest * (left - still.evaporationKgPerS);
            driftHeatW = design.driftFraction() * perCell * CP * (n * point.waterOutC + rest * still.waterOutC);
            outC = (a * point.waterOutC + b * still.waterOutC) / (a + b);
            heatW += rest * still.heatW;
            airHeatW += rest * still.airHeatW;
            evaporationKgPerS += rest * still.evaporationKgPerS;
        }
    }

    void write(WaterUse use) {
        use.set(evaporationKgPerS, driftKgPerS, blowdownKgPerS, makeupKgPerS, levelKgPerS);
        use.blowdownC = basinC;
    }

    /** Holds the balances of basin, air and water after a solve. */
    void check(Balance energy, Balance water) {
        energy.check("tower basin", residualW, throughputW);
        energy.check("tower air", airHeatW - heatW - evaporationHeatW(), Math.max(airHeatW, throughputW));
        double in = Math.max(makeupKgPerS, evaporationKgPerS);
        water.check(
                "tower water",
                makeupKgPerS - evaporationKgPerS - driftKgPerS - blowdownKgPerS - levelKgPerS,
                Math.max(in, 1e-9));
    }

    /** Enthalpy that evaporated water takes with it, W. */
    private double evaporationHeatW() {
        double share = duty.fansShare;
        if (duty.waterKgPerS <= 0 || duty.cells == 0 || bypass == 1) {
            return 0;
        }
        return duty.cells
                * CP
                * (share * point.evaporationKgPerS * point.waterOutC
                        + (1 - share) * (share < 1 ? still.evaporationKgPerS * still.waterOutC : 0));
    }

    private double tolerance() {
        return 1e-12 * Math.max(throughputW, 1e3);
    }
}
