package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.Checks;
import org.headroom.physics.basis.OutOfRange;

/**
 * Counterflow cooling tower: effectiveness-NTU on enthalpy (Merkel), with the air as an equivalent fluid of the
 * temperature of its wet bulb.
 *
 * <pre>
 * Q       = eps C_min (t_w,in - t_wb,in)              C_w = m_w c_w,  C_a = m_a c_s
 * c_s     = (h_s(t_wb,out) - h_s(t_wb,in)) / (t_wb,out - t_wb,in)
 * eps     = counterflow(NTU, C_min / C_max),          NTU = UA c_s / C_min
 * m_a (h_s(t_wb,out) - h_s(t_wb,in)) = Q              solved for t_wb,out
 * UA      = UA0 f_a f_wb f_w
 * f_a     = 1.3 x - 0.3 x2                            x = air / nominal air, at least 0.1 (free convection)
 * f_wb    = 1 + 0.0081 (t_wb,nominal - t_wb), within 0.85 to 1.3
 * f_w     = 0.1082 + 1.667 y - 0.7713 y2              y = water / nominal water, within 0.3 to 1
 * fan     = fan0 (0.02 + 0.98 x3), 0 when the fan stands
 * </pre>
 *
 * <p>UA (here divided by the specific heat of air, kg/s) is solved from the nominal point, so that the nominal point
 * comes back exactly. Evaporation follows from the true dry bulb: the air leaves saturated, at the temperature where
 *
 * <pre>m_a (h_out - h_in) = Q + E c_w t_w,out,   E = m_a (w_out - w_in)</pre>
 *
 * <p>that is, the evaporated water leaves the loop at the cold-water temperature (enthalpy zero at 0 C). E is never
 * clamped: moist air over cold water condenses. Dry air at the same wet bulb takes more water for the same heat.
 *
 * <p>A warmer wet bulb never gives colder water, more air or less water never warmer water. The equations alone break the
 * first for hot water in cold air (in a plant of water to air 1.2 for water of 44 C and more); there the heat is that of
 * the warmer air in which it is largest, a few hundredths of a kelvin of cold water.
 *
 * <p>Valid range: fits of the curves: wet bulb from 25 K below to 10 K above nominal, water 0.3 to 1 of nominal.
 * Source: EnergyPlus Engineering Reference 23.1, "Variable speed tower model", Merkel; Braun, Klein, Mitchell, ASHRAE
 * Trans. 95(2) (1989). Worked number: 1.089 kg/s at 36.39 C, wet bulb 24.10 C, fan 0.6906 leaves at 30.82 C (EnergyPlus
 * 23.1); this class gives 30.87 C.
 */
public final class Tower {
    /** Air through a tower whose fan stands, as a share of nominal (EnergyPlus default). */
    public static final double FREE_CONVECTION_AIR_SHARE = 0.1;

    private static final double WETBULB_SLOPE = 0.0081;
    private static final double LEAST_WETBULB_TERM = 0.85;
    private static final double MOST_WETBULB_TERM = 1.3;

    /** With a smaller difference between hot water and wet bulb the equations are monotone by themselves. */
    private static final double LEAST_TURN_DRIVE_K = 25;

    private static final double TURN_STEP_K = 3;

    /** In frost, where the slope jumps again when the air leaves above 0 C. */
    private static final double COLD_TURN_STEP_K = 1;

    /** Just above the triple point, where saturation changes from ice to water and its slope jumps. */
    private static final double MELTING_C = 0.011;

    private final TowerDesign design;
    private final double transferKgPerS;

    /** With colder hot water the equations are monotone by themselves. */
    private final double leastTurnC;

    public Tower(TowerDesign design) {
        this.design = design;
        this.transferKgPerS = nominalTransfer(design) / (airTerm(1) * wetbulbTerm(design.wetbulbC()) * waterTerm(1));
        this.leastTurnC = leastTurnC();
    }

    private Tower(TowerDesign design, double transferKgPerS) {
        this.design = design;
        this.transferKgPerS = transferKgPerS;
        this.leastTurnC = leastTurnC();
    }

    /** The same tower with another UA: fill that has fouled or is better than its nominal point says. */
    public Tower withTransfer(double transferKgPerS) {
        return new Tower(design, Checks.positive("transfer_kg_per_s", transferKgPerS));
    }

    public TowerDesign design() {
        return design;
    }

    /** UA over the specific heat of air at the nominal point, kg/s; the heat per unit of enthalpy difference. */
    public double transferKgPerS() {
        return transferKgPerS;
    }

    /**
     * The tower at one moment.
     *
     * @param drybulbC true dry bulb of the air that enters; moves evaporation, not the cold water (Merkel)
     * @param fanFraction 0 (fan stands) to 1
     */
    public void at(
            double drybulbC,
            double wetbulbC,
            double pressurePa,
            double waterInC,
            double waterKgPerS,
            double fanFraction,
            TowerPoint out) {
        check(waterKgPerS, fanFraction);
        double air = airKgPerS(fanFraction);
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        out.waterOutC = waterInC - heatW(wetbulbC, pressurePa, waterInC, waterKgPerS, air) / waterC;
        out.heatW = waterC * (waterInC - out.waterOutC);
        out.fanW = fanW(fanFraction);
        out.airKgPerS = air;
        leaveSaturated(drybulbC, wetbulbC, pressurePa, out);
    }

    /**
     * The fan fraction at which the water leaves at the setpoint: 0 if free convection suffices, 1 if the tower cannot
     * reach it. Searches the wet bulb of the outlet air, which fixes air flow and heat alike, so that each try costs
     * one saturation pressure.
     */
    public double fanFractionFor(
            double wetbulbC, double pressurePa, double waterInC, double waterKgPerS, double waterOutSetC) {
        check(waterKgPerS, 0);
        if (waterInC <= waterOutSetC) {
            return 0;
        }
        if (waterOutSetC <= wetbulbC) {
            return 1;
        }
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        double heat = waterC * (waterInC - waterOutSetC);
        double inEnthalpy = MoistAir.saturationEnthalpyJPerKg(wetbulbC, pressurePa);
        double perAir = heat / design.airKgPerS();
        double base = transfer(wetbulbC, waterKgPerS, 1);
        double low = MoistAir.saturatedTemperatureC(inEnthalpy + perAir, 0, pressurePa, waterOutSetC);
        double high = waterInC;
        double missingLow = missing(low, wetbulbC, pressurePa, inEnthalpy, waterInC, waterC, heat, base);
        if (low >= high || missingLow >= 0) {
            return fanFractionAtTurn(wetbulbC, pressurePa, waterInC, waterKgPerS, heat, 1);
        }
        double freeEnthalpy = inEnthalpy + perAir / FREE_CONVECTION_AIR_SHARE;
        if (MoistAir.saturationEnthalpyJPerKg(high, pressurePa) > freeEnthalpy) {
            high = MoistAir.saturatedTemperatureC(freeEnthalpy, 0, pressurePa, high);
        }
        double missingHigh = missing(high, wetbulbC, pressurePa, inEnthalpy, waterInC, waterC, heat, base);
        if (missingHigh <= 0) {
            return 0;
        }
        int side = 0;
        double air = design.airKgPerS();
        for (int i = 0; i < 100 && high - low > 1e-10; i++) {
            double t = (low * missingHigh - high * missingLow) / (missingHigh - missingLow);
            double m = missing(t, wetbulbC, pressurePa, inEnthalpy, waterInC, waterC, heat, base);
            air = heat / (MoistAir.saturationEnthalpyJPerKg(t, pressurePa) - inEnthalpy);
            if (Math.abs(m) < 1e-11) {
                break;
            }
            if (m < 0) {
                low = t;
                missingLow = m;
                missingHigh = side < 0 ? 0.5 * missingHigh : missingHigh;
                side = -1;
            } else {
                high = t;
                missingHigh = m;
                missingLow = side > 0 ? 0.5 * missingLow : missingLow;
                side = 1;
            }
        }
        double fan = Math.max(0, Math.min(1, air / design.airKgPerS()));
        return fanFractionAtTurn(wetbulbC, pressurePa, waterInC, waterKgPerS, heat, fan);
    }

    /** The fan fraction again where the bound on {@link #turnC} makes the tower better than its equations alone. */
    private double fanFractionAtTurn(
            double wetbulbC, double pressurePa, double waterInC, double waterKgPerS, double heat, double fan) {
        if (waterInC < leastTurnC
                || waterInC - wetbulbC < LEAST_TURN_DRIVE_K
                || heatW(wetbulbC, pressurePa, waterInC, waterKgPerS, airKgPerS(fan)) <= heat * (1 + 1e-9)) {
            return fan;
        }
        double low = FREE_CONVECTION_AIR_SHARE;
        double high = fan;
        for (int i = 0; i < 60 && high - low > 1e-11; i++) {
            double mid = 0.5 * (low + high);
            boolean enough = heatW(wetbulbC, pressurePa, waterInC, waterKgPerS, airKgPerS(mid)) > heat;
            high = enough ? mid : high;
            low = enough ? low : mid;
        }
        return high - FREE_CONVECTION_AIR_SHARE < 1e-10 ? 0 : high;
    }

    /**
     * The hot-water temperature at which the tower rejects this heat: the equilibrium of a plant whose fans cannot reach
     * their setpoint. No iteration beyond one inversion of the saturation enthalpy.
     */
    public double waterInForHeatC(
            double wetbulbC, double pressurePa, double heatW, double waterKgPerS, double fanFraction) {
        check(waterKgPerS, fanFraction);
        double air = airKgPerS(fanFraction);
        double inEnthalpy = MoistAir.saturationEnthalpyJPerKg(wetbulbC, pressurePa);
        double outWetbulbC = MoistAir.saturatedTemperatureC(inEnthalpy + heatW / air, 0, pressurePa, wetbulbC + 5);
        double specificHeat = EquivalentFluid.secant(outWetbulbC, wetbulbC, pressurePa, inEnthalpy);
        double transfer = transfer(wetbulbC, waterKgPerS, air / design.airKgPerS());
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        double high = wetbulbC + heatW / EquivalentFluid.conductance(specificHeat, waterC, air, transfer);
        if (high < leastTurnC
                || high - wetbulbC < LEAST_TURN_DRIVE_K
                || !(heatW(wetbulbC, pressurePa, high, waterKgPerS, air) > heatW * (1 + 1e-12))) {
            return high;
        }
        double low = wetbulbC;
        while (high - low > 1e-10) {
            double mid = 0.5 * (low + high);
            boolean enough = heatW(wetbulbC, pressurePa, mid, waterKgPerS, air) > heatW;
            high = enough ? mid : high;
            low = enough ? low : mid;
        }
        return high;
    }

    /**
     * Heat from the water. Where the equivalent fluid would give the water less heat in colder air (it is linear in wet
     * bulb, the air is not: hot water in cold air), the heat is that of the warmer air in which it is largest, so that a
     * warmer wet bulb never gives colder water.
     */
    private double heatW(double wetbulbC, double pressurePa, double waterInC, double waterKgPerS, double air) {
        double heat = fluidHeatW(wetbulbC, pressurePa, waterInC, waterKgPerS, air);
        if (waterInC < leastTurnC || waterInC - wetbulbC < LEAST_TURN_DRIVE_K) {
            return heat;
        }
        // down the wet bulbs, from the smallest drive at which the heat can have a maximum
        double corrected = correctedC();
        boolean rising = false;
        double t = waterInC - LEAST_TURN_DRIVE_K;
        double warmer = t;
        while (true) {
            boolean wasRising = rising;
            rising = excess(t, pressurePa, waterInC, waterKgPerS, air) > 0;
            if (rising && !wasRising) {
                double turn = turnC(t, warmer, pressurePa, waterInC, waterKgPerS, air);
                heat = Math.max(heat, fluidHeatW(turn, pressurePa, waterInC, waterKgPerS, air));
            }
            if (t <= wetbulbC) {
                return heat;
            }
            warmer = t;
            double next = Math.max(wetbulbC, t - (t > MELTING_C ? TURN_STEP_K : COLD_TURN_STEP_K));
            next = next < corrected && t > corrected ? corrected : next;
            t = next < MELTING_C && t > MELTING_C ? MELTING_C : next;
        }
    }

    /** Heat by the equations of the class comment alone. */
    private double fluidHeatW(double wetbulbC, double pressurePa, double waterInC, double waterKgPerS, double air) {
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        double transfer = transfer(wetbulbC, waterKgPerS, air / design.airKgPerS());
        double specificHeat = specificHeat(wetbulbC, pressurePa, waterInC, waterC, air, transfer);
        return (waterInC - wetbulbC) * EquivalentFluid.conductance(specificHeat, waterC, air, transfer);
    }

    /** The wet bulb at which the heat has its maximum between one where it rises and a warmer one; by bisection. */
    private double turnC(
            double risingC, double fallingC, double pressurePa, double waterInC, double waterKgPerS, double air) {
        double low = risingC;
        double high = fallingC;
        while (high - low > 1e-6) {
            double mid = 0.5 * (low + high);
            boolean rising = excess(mid, pressurePa, waterInC, waterKgPerS, air) > 0;
            low = rising ? mid : low;
            high = rising ? high : mid;
        }
        return low;
    }

    /** The wet bulb at which the correction of UA ends. */
    private double correctedC() {
        return design.wetbulbC() - (MOST_WETBULB_TERM - 1) / WETBULB_SLOPE - 1e-9;
    }

    /** Some kelvin below the coldest hot water for which the heat has a maximum, over a grid of air, water and wet bulb. */
    private double leastTurnC() {
        double least = 65;
        for (double airShare : new double[] {FREE_CONVECTION_AIR_SHARE, 0.2, 0.4, 0.7, 1}) {
            for (double waterShare : new double[] {0.1, 0.3, 0.6, 1, 1.5}) {
                for (double wetbulbC : new double[] {-40, -25, -15, correctedC(), -7, MELTING_C, 10, 20}) {
                    double air = airShare * design.airKgPerS();
                    double water = waterShare * design.waterKgPerS();
                    while (least - wetbulbC > LEAST_TURN_DRIVE_K
                            && excess(wetbulbC, design.pressurePa(), least, water, air) > 0) {
                        least -= 1;
                    }
                }
            }
        }
        return least - 5;
    }

    private double excess(double wetbulbC, double pressurePa, double waterInC, double waterKgPerS, double air) {
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        double transfer = transfer(wetbulbC, waterKgPerS, air / design.airKgPerS());
        double specificHeat = specificHeat(wetbulbC, pressurePa, waterInC, waterC, air, transfer);
        double drive = waterInC - wetbulbC;
        return EquivalentFluid.excess(
                specificHeat, wetbulbC, pressurePa, drive, waterC, air, transfer, transferSlope(wetbulbC));
    }

    private static double specificHeat(
            double wetbulbC, double pressurePa, double waterInC, double waterC, double air, double transfer) {
        double inEnthalpy = MoistAir.saturationEnthalpyJPerKg(wetbulbC, pressurePa);
        return EquivalentFluid.specificHeat(
                wetbulbC, pressurePa, inEnthalpy, waterInC - wetbulbC, waterC, air, transfer);
    }

    /** Electric power of the fans, W. */
    public double fanW(double fanFraction) {
        double x = fanFraction;
        return x <= 0 ? 0 : design.fanW() * (0.02 + 0.98 * x * x * x);
    }

    /** Dry air at this fan fraction, kg/s. */
    public double airKgPerS(double fanFraction) {
        return design.airKgPerS() * Math.max(fanFraction, FREE_CONVECTION_AIR_SHARE);
    }

    /** The outlet state that closes the energy balance, from the true dry bulb. */
    private static void leaveSaturated(double drybulbC, double wetbulbC, double pressurePa, TowerPoint out) {
        double inRatio = MoistAir.humidityRatioFromWetbulb(drybulbC, wetbulbC, pressurePa);
        double inEnthalpy = MoistAir.enthalpyJPerKg(drybulbC, inRatio);
        double liquid = WATER_CP_J_PER_KG_K * out.waterOutC;
        double target = inEnthalpy - liquid * inRatio + out.heatW / out.airKgPerS;
        double t = MoistAir.saturatedTemperatureC(target, liquid, pressurePa, wetbulbC + 5);
        out.airOutC = t;
        out.airOutHumidityRatio = MoistAir.saturationHumidityRatio(t, pressurePa);
        out.evaporationKgPerS = out.airKgPerS * (out.airOutHumidityRatio - inRatio);
        out.airHeatW = out.airKgPerS * (MoistAir.enthalpyJPerKg(t, out.airOutHumidityRatio) - inEnthalpy);
    }

    /** Heat still missing over the heat wanted, when the air leaves at wet bulb {@code outWetbulbC} with all that heat. */
    private double missing(
            double outWetbulbC,
            double wetbulbC,
            double pressurePa,
            double inEnthalpy,
            double waterInC,
            double waterC,
            double heat,
            double base) {
        double rise = MoistAir.saturationEnthalpyJPerKg(outWetbulbC, pressurePa) - inEnthalpy;
        double air = heat / rise;
        double x = air / design.airKgPerS();
        double specificHeat = rise / (outWetbulbC - wetbulbC);
        return 1
                - (waterInC - wetbulbC)
                        * EquivalentFluid.conductance(specificHeat, waterC, air, base * airTerm(x))
                        / heat;
    }

    private double transfer(double wetbulbC, double waterKgPerS, double airShare) {
        return transferKgPerS
                * airTerm(airShare)
                * wetbulbTerm(wetbulbC)
                * waterTerm(waterKgPerS / design.waterKgPerS());
    }

    private static double airTerm(double x) {
        return x * (1.3 - 0.3 * x);
    }

    private double wetbulbTerm(double wetbulbC) {
        double term = 1 + WETBULB_SLOPE * (design.wetbulbC() - wetbulbC);
        return Math.max(LEAST_WETBULB_TERM, Math.min(MOST_WETBULB_TERM, term));
    }

    /** Logarithmic slope of UA in the wet bulb, 1/K. */
    private double transferSlope(double wetbulbC) {
        double term = 1 + WETBULB_SLOPE * (design.wetbulbC() - wetbulbC);
        return term > LEAST_WETBULB_TERM && term < MOST_WETBULB_TERM ? -WETBULB_SLOPE / term : 0;
    }

    private static double waterTerm(double share) {
        double y = Math.max(0.3, Math.min(1, share));
        return 0.1082 + y * (1.667 - 0.7713 * y);
    }

    /** Inverts the counterflow effectiveness at the nominal point. */
    private static double nominalTransfer(TowerDesign d) {
        double waterC = d.waterKgPerS() * WATER_CP_J_PER_KG_K;
        double heat = waterC * (d.waterInC() - d.waterOutC());
        double inEnthalpy = MoistAir.saturationEnthalpyJPerKg(d.wetbulbC(), d.pressurePa());
        double outC = MoistAir.temperatureOfSaturatedEnthalpyC(inEnthalpy + heat / d.airKgPerS(), d.pressurePa());
        if (!(outC < d.waterInC())) {
            double most = MoistAir.saturationEnthalpyJPerKg(d.waterInC(), d.pressurePa()) - inEnthalpy;
            throw new OutOfRange(
                    "air_kg_per_s",
                    Double.toString(d.airKgPerS()),
                    "more than " + Math.round(heat / most * 1e4) / 1e4
                            + ": less air would have to leave hotter than the" + " water to take " + Math.round(heat)
                            + " W");
        }
        double specificHeat = EquivalentFluid.secant(outC, d.wetbulbC(), d.pressurePa(), inEnthalpy);
        double airC = d.airKgPerS() * specificHeat;
        double least = Math.min(waterC, airC);
        double c = least / Math.max(waterC, airC);
        double eps = heat / (least * (d.waterInC() - d.wetbulbC()));
        double ntu = Math.abs(1 - c) < 1e-9 ? eps / (1 - eps) : Math.log((1 - eps * c) / (1 - eps)) / (1 - c);
        return ntu * least / specificHeat;
    }

    private static void check(double waterKgPerS, double fanFraction) {
        Checks.positive("water_kg_per_s", waterKgPerS);
        Checks.share("fan_fraction", fanFraction);
    }
}
