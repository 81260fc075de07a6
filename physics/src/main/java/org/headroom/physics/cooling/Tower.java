package org.headroom.physics.cooling;

import static org.headroom.physics.basis.Constants.WATER_CP_J_PER_KG_K;

import org.headroom.physics.air.MoistAir;
import org.headroom.physics.basis.Checks;

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
 * <p>Valid range: fits of the curves: wet bulb from 25 K below to 10 K above nominal, water 0.3 to 1 of nominal.
 * Source: EnergyPlus Engineering Reference 23.1, "Variable speed tower model", Merkel; Braun, Klein, Mitchell, ASHRAE
 * Trans. 95(2) (1989). Worked number: 1.089 kg/s at 36.39 C, wet bulb 24.10 C, fan 0.6906 leaves at 30.82 C (EnergyPlus
 * 23.1); this class gives 30.87 C.
 */
public final class Tower {
    /** Air through a tower whose fan stands, as a share of nominal (EnergyPlus default). */
    public static final double FREE_CONVECTION_AIR_SHARE = 0.1;

    private final TowerDesign design;
    private final double transferKgPerS;

    public Tower(TowerDesign design) {
        this.design = design;
        this.transferKgPerS = nominalTransfer(design) / (airTerm(1) * wetbulbTerm(design.wetbulbC()) * waterTerm(1));
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
        double transfer = transfer(wetbulbC, waterKgPerS, air / design.airKgPerS());
        double waterC = waterKgPerS * WATER_CP_J_PER_KG_K;
        double inEnthalpy = MoistAir.saturationEnthalpyJPerKg(wetbulbC, pressurePa);
        double drive = waterInC - wetbulbC;
        double specificHeat = specificHeat(wetbulbC, pressurePa, inEnthalpy, drive, waterC, air, transfer);
        double heat = drive * conductance(specificHeat, waterC, air, transfer);
        out.waterOutC = waterInC - heat / waterC;
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
            return 1;
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
        return Math.max(0, Math.min(1, air / design.airKgPerS()));
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
        double specificHeat = secant(outWetbulbC, wetbulbC, pressurePa, inEnthalpy);
        double transfer = transfer(wetbulbC, waterKgPerS, air / design.airKgPerS());
        return wetbulbC + heatW / conductance(specificHeat, waterKgPerS * WATER_CP_J_PER_KG_K, air, transfer);
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

    /** Solves the enthalpy balance of the equivalent fluid for its mean specific heat, by regula falsi (Illinois). */
    private static double specificHeat(
            double wetbulbC,
            double pressurePa,
            double inEnthalpy,
            double drive,
            double waterC,
            double air,
            double transfer) {
        double lowC = 0;
        double lowValue = MoistAir.saturationEnthalpySlope(wetbulbC, pressurePa);
        if (Math.abs(drive) < 1e-9) {
            return lowValue;
        }
        // Unknown: rise as a share of the drive. residual(share) = share - Q / (C_a drive), negative at 0, positive at
        // 1.
        double low = lowC;
        double residualLow = -conductance(lowValue, waterC, air, transfer) / (air * lowValue);
        double high = 1;
        double specificHeat = secant(wetbulbC + drive, wetbulbC, pressurePa, inEnthalpy);
        double residualHigh = 1 - conductance(specificHeat, waterC, air, transfer) / (air * specificHeat);
        int side = 0;
        for (int i = 0; i < 100 && high - low > 1e-13; i++) {
            double share = (low * residualHigh - high * residualLow) / (residualHigh - residualLow);
            specificHeat = secant(wetbulbC + share * drive, wetbulbC, pressurePa, inEnthalpy);
            double residual = share - conductance(specificHeat, waterC, air, transfer) / (air * specificHeat);
            if (Math.abs(residual) < 1e-13) {
                break;
            }
            if (residual < 0) {
                low = share;
                residualLow = residual;
                residualHigh = side < 0 ? 0.5 * residualHigh : residualHigh;
                side = -1;
            } else {
                high = share;
                residualHigh = residual;
                residualLow = side > 0 ? 0.5 * residualLow : residualLow;
                side = 1;
            }
        }
        return specificHeat;
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
        return 1 - (waterInC - wetbulbC) * conductance(specificHeat, waterC, air, base * airTerm(x)) / heat;
    }

    /** eps C_min, W/K. */
    private static double conductance(double specificHeat, double waterC, double air, double transfer) {
        double airC = air * specificHeat;
        double least = Math.min(waterC, airC);
        double most = Math.max(waterC, airC);
        return least * Effectiveness.counterflow(transfer * specificHeat / least, least / most);
    }

    private static double secant(double outC, double inC, double pressurePa, double inEnthalpy) {
        double rise = outC - inC;
        return Math.abs(rise) < 1e-6
                ? MoistAir.saturationEnthalpySlope(inC, pressurePa)
                : (MoistAir.saturationEnthalpyJPerKg(outC, pressurePa) - inEnthalpy) / rise;
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
        return Math.max(0.85, Math.min(1.3, 1 + 0.0081 * (design.wetbulbC() - wetbulbC)));
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
        Checks.within("air_kg_per_s: its saturated outlet would be at C", outC, d.wetbulbC(), d.waterInC());
        double specificHeat = secant(outC, d.wetbulbC(), d.pressurePa(), inEnthalpy);
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
